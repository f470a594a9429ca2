"""What each version calls one person, group, place or event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.analysis.naming import namings
from newsreader.analysis.used import Named, Naming
from newsreader.compare.engine import compare
from newsreader.model import Shift, Span, Story, WordingShift
from tests.support.making import CONFIRMED, article, comparison

SAME = {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))}


def named(*versions: str) -> tuple[Naming, ...]:
    """Of versions of one sentence each; the first of the first two tell the same."""
    return namings(comparison(Story("", tuple(map(article, versions))), SAME))


def told(naming: Naming) -> list[list[str]]:
    return [[used.words for used in ones] for ones in naming.used]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "They met Mayor Ilse Brandt, the daughter of a pilot, in the hall.",
            "They met the former smuggler Ilse Brandt in the hall.",
            [["Mayor", "the daughter of a pilot"], ["the former smuggler"]],
        ),
        (
            "On Monday Sen. Ilse Brandt spoke.",
            "On Monday Ilse Brandt, chairwoman of the Harbour Committee, spoke.",
            [["Sen."], ["chairwoman of the Harbour Committee"]],
        ),
        (
            "They met Ilse Brandt, an aide to Rep. Bo Kay, in the fishing hall near the port.",
            "They met the populist leader Ilse Brandt in the hall.",
            [["an aide to Rep. Bo Kay"], ["the populist leader"]],
        ),
    ],
)
def test_titles_and_descriptions_of_a_person(one: str, other: str, expected: list[list[str]]) -> None:
    (naming,) = [one for one in named(one, other) if one.what == "Ilse Brandt"]
    assert naming.named is Named.PERSON
    assert told(naming) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They met Mayor Ilse Brandt in the hall.", "They met Ilse Brandt, the mayor, in the hall."),
        ("They met Mr. Ilse Brandt in the hall.", "They met Mayor Ilse Brandt in the hall."),
        ("They met Mayor Ilse Brandt in the hall.", "They met Ilse Brandt in the hall."),
        ("They met Mayor Ilse Brandt in the hall.", "They met the pilot Max Brandt in the hall."),
        ("They met Ilse Brandt, the fishing hall was full.", "They met Mayor Ilse Brandt in the hall."),
        ("They saw Bo Kay, the mayor, Ilse Brandt and more.", "They met the pilot Ilse Brandt in the hall."),
    ],
)
def test_where_a_person_is_not_called_differently(one: str, other: str) -> None:
    assert named(one, other) == ()


def test_a_description_that_stands_for_the_name() -> None:
    one = "On Monday the populist leader opened the new pier of the fishing port."
    other = "On Monday Mayor Ilse Brandt opened the new pier of the fishing port."
    (naming,) = named(one, other)
    assert (naming.what, told(naming)) == ("Ilse Brandt", [["the populist leader"], ["Mayor"]])
    assert named(one, "On Monday Mayor Ilse Brandt praised the new pier of the fishing port.") == ()
    both = "On Monday the populist leader opened the new pier, which Brandt had built in the port."
    assert named(both, other) == ()


def test_every_mention_leads_to_its_words() -> None:
    one = "They met Mayor Ilse Brandt in the hall."
    other = "The smuggler Ilse Brandt spoke. | Many came. | Again the smuggler Ilse Brandt spoke."
    made = comparison(Story("", (article(one), article(other))), {})
    (naming,) = namings(made)
    ((mayor,), (smuggler,)) = naming.used
    assert [(m.version, m.sentence) for m in (*mayor.mentions, *smuggler.mentions)] == [
        (0, 0),
        (1, 0),
        (1, 2),
    ]
    texts = [made.story.versions[m.version].text[m.start : m.end] for m in naming.mentions]
    assert texts == ["Mayor", "The smuggler", "the smuggler"]


def test_words_of_one_set_in_each_others_place() -> None:
    (naming,) = named("The regime in Ostwick closed the port.", "The government in Ostwick closed the port.")
    assert (naming.named, naming.what) == (Named.GROUP, "government / regime")
    assert told(naming) == [["regime"], ["government"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The regime in Ostwick closed the port.", "The regime in Ostwick shut the port."),
        ("The regime in Ostwick closed the port.", "The regime told the government in Ostwick of the port."),
        ("“The regime in Ostwick closed the port.”", "The government in Ostwick closed the port."),
    ],
)
def test_words_that_do_not_stand_in_each_others_place(one: str, other: str) -> None:
    assert named(one, other) == ()


def test_sentences_that_tell_something_else_are_not_held_against_each_other() -> None:
    versions = ("The regime in Ostwick closed the port.", "The government in Ostwick closed the port.")
    assert namings(comparison(Story("", tuple(map(article, versions))), {})) == ()


def test_places_with_two_names() -> None:
    (naming,) = named("The train to Kiev was late.", "The train to Kyiv was late.")
    assert (naming.named, told(naming)) == (Named.PLACE, [["Kiev"], ["Kyiv"]])
    assert named("The train to Kiev was late.", "The train to Kiev left.") == ()


def test_words_of_strength() -> None:
    story = Story("", (article("The fire killed nine people."), article("In the fire nine people died.")))
    made = comparison(story, SAME)
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    shift = WordingShift(Shift.WEAKER, Span(9, 15), 0, Span(24, 28))
    rows = (((None, replace(judgement, shifts=(shift,))),), made.judgements[1])
    (naming,) = namings(replace(made, judgements=rows))
    assert (naming.named, naming.what, told(naming)) == (
        Named.WORDING,
        "died / killed",
        [["killed"], ["died"]],
    )


def test_in_another_language_only_places_are_looked_for() -> None:
    versions = (
        replace(article("Der Zug nach Kiev und Major Ilse Brandt kam an."), language="de"),
        replace(article("The train to Kyiv with the smuggler Ilse Brandt came."), language="en"),
    )
    assert [one.named for one in namings(compare(Story("", versions)))] == [Named.PLACE]
