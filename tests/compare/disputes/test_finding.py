"""Each fact on which versions differ once, with who says what."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare import compare
from newsreader.compare.disputes.finding import find_disputes
from newsreader.model import (
    Article,
    Comparison,
    Conflict,
    ConflictKind,
    Dispute,
    Judgement,
    Span,
    Standing,
    Story,
)
from newsreader.sources import open_stories
from tests.support.making import CONFIRMED, article, bridge_story, comparison, disputed

FIGURE, DATE, PLACE = ConflictKind.FIGURE, ConflictKind.DATE, ConflictKind.PLACE
SEEDS = Path(__file__).parents[3] / "seeds"
A = article("Fire hurts 12. | It began on Monday. | Twelve people were hurt.", outlet="Courier")
B = article("A dozen were hurt. | It began on Monday.", outlet="Gazette")
C = article("17 hurt. | It began on Sunday. | The hall is in Oslo. | The hall is in Rome.", outlet="Wire")
FIRE = Story("The fire", (A, B, C))
Side = tuple[int, int, str]
"""(version, sentence, words)"""


def held(story: Story, *pairs: tuple[Side, Side, ConflictKind], both: bool = True) -> Comparison:
    """A comparison with conflicts between words, told from both sides."""
    conflicts: dict[tuple[int, int, int], tuple[Conflict, ...]] = {}
    carried = {}
    for one, other, kind in pairs:
        for (v, s, words), (o, m, theirs) in ((one, other), (other, one))[: 2 if both else 1]:
            starts = [
                story.versions[n].text.index(said, story.versions[n].sentences[k].start)
                for n, k, said in ((v, s, words), (o, m, theirs))
            ]
            here, there = (Span(a, a + len(b)) for a, b in zip(starts, (words, theirs), strict=True))
            carried[v, s, o] = (CONFIRMED, (m,))
            conflicts[v, s, o] = (*conflicts.get((v, s, o), ()), Conflict(kind, here, m, there))
    return comparison(story, carried, conflicts)


def said(made: Comparison, one: Dispute) -> list[tuple[str, list[str]]]:
    """The camps of a dispute: value, and the words of the versions."""
    texts = [version.text for version in made.story.versions]
    return [(camp.value, [texts[m.version][m.start : m.end] for m in camp.told]) for camp in one.camps]


def test_both_directions_and_all_versions_of_a_fact_are_one_dispute() -> None:
    made = held(
        FIRE,
        ((0, 0, "12"), (2, 0, "17"), FIGURE),
        ((0, 2, "Twelve"), (2, 0, "17"), FIGURE),
        ((1, 0, "A dozen"), (2, 0, "17"), FIGURE),
        ((0, 1, "Monday"), (2, 1, "Sunday"), DATE),
    )
    figure, date = made.disputes
    assert (figure.kind, figure.standing) == (FIGURE, Standing.ASSERTED)
    assert said(made, figure) == [("12", ["12", "Twelve", "A dozen"]), ("17", ["17"])]
    assert [camp.versions for camp in figure.camps] == [(0, 1), (2,)]
    assert said(made, date) == [("Monday", ["Monday"]), ("Sunday", ["Sunday"])]


def test_who_tells_the_claim_and_is_contradicted_by_nobody_is_in_the_camp_that_it_agrees_with() -> None:
    d = article("Doctors treated a dozen hurt people.", outlet="Post")
    e = article("Many people were hurt in the fire.", outlet="Echo")
    story = Story("", (A, d, e, C))
    made = held(story, ((0, 0, "12"), (3, 0, "17"), FIGURE))
    told = replace(made.claims[0], told=((0,), (0,), (0,), (0,)))
    claims = (told, *(replace(c, told=((), (), (), ())) for c in made.claims[1:]))
    (one,) = find_disputes(replace(made, claims=claims))
    assert [camp.versions for camp in one.camps] == [(0, 1), (3,)]
    assert one.without == (2,)
    assert one.claims == (told.id,)


def test_a_day_on_which_somebody_spoke_puts_nobody_in_a_camp() -> None:
    a = article("The mill in Tarn burned down on Monday.", outlet="A")
    b = article("The mill in Tarn burned down on Sunday.", outlet="B")
    c = article("A mill was lost to the flames, officials told reporters on Monday.", outlet="C")
    d = article("The old mill burned to the ground on Monday in Tarn.", outlet="D")
    made = held(Story("", (a, b, c, d)), ((0, 0, "Monday"), (1, 0, "Sunday"), DATE))
    claims = (replace(made.claims[0], told=((0,), (0,), (0,), (0,))),)
    (one,) = find_disputes(replace(made, claims=claims))
    assert [camp.versions for camp in one.camps] == [(0, 3), (1,)]
    assert one.without == (2,)


def test_copies_are_one_witness_and_the_camp_with_more_witnesses_comes_first() -> None:
    story = Story("", (B, replace(B, outlet="Copy"), A, article("It hurt 17 people.", outlet="Post"), C))
    pairs = [((v, 0, "A dozen"), (w, 0, "17"), FIGURE) for v in (0, 1) for w in (3, 4)]
    made = held(story, *pairs)
    assert [camp.value for camp in made.disputes[0].camps] == ["12", "17"]
    copied = find_disputes(replace(made, copies=((0, 1),), claims=()))
    assert [camp.value for camp in copied[0].camps] == ["17", "12"]


def test_one_toll_in_two_pairs_of_sentences_is_one_fact() -> None:
    a = article("Fire hurts 12. | Mayor speaks. | Twelve people were hurt.", outlet="A")
    b = article("Fire hurts 17. | Mayor sleeps. | Seventeen people were hurt.", outlet="B")
    first, second = ((0, 0, "12"), (1, 0, "17"), FIGURE), ((0, 2, "Twelve"), (1, 2, "Seventeen"), FIGURE)
    made = held(Story("", (a, b)), first, second)
    (one,) = made.disputes
    assert said(made, one) == [("12", ["12", "Twelve"]), ("17", ["17", "Seventeen"])]


def test_facts_of_other_kinds_or_with_other_values_are_apart() -> None:
    a = article("Ten boats and ten cars burned.", outlet="A")
    b = article("Nine boats and six cars burned.", outlet="B")
    made = held(
        Story("", (a, b)), ((0, 0, "Ten"), (1, 0, "Nine"), FIGURE), ((0, 0, "ten"), (1, 0, "six"), FIGURE)
    )
    assert [[camp.value for camp in one.camps] for one in made.disputes] == [["10", "9"], ["10", "6"]]


def listed(judgement: Judgement | None) -> Judgement | None:
    """What is in conflict only differs, perhaps."""
    if judgement is None:
        return None
    doubtful = tuple(replace(conflict, likelihood=0.4) for conflict in judgement.conflicts)
    return replace(judgement, conflicts=(), differences=doubtful)


def test_what_is_listed_or_inside_one_version_has_a_standing_of_its_own() -> None:
    made = held(FIRE, ((0, 1, "Monday"), (2, 1, "Sunday"), DATE))
    moved = tuple(tuple(tuple(map(listed, row)) for row in rows) for rows in made.judgements)
    oslo, rome = C.text.index("Oslo"), C.text.index("Rome")
    inner = (Conflict(PLACE, Span(oslo, oslo + 4), 3, Span(rome, rome + 4)),)
    found = find_disputes(replace(made, judgements=moved, inner_conflicts=((), (), inner)))
    assert [one.standing for one in found] == [Standing.LISTED, Standing.INNER]
    assert [one.likelihood for one in found] == [0.4, 1.0]
    assert [mention.sentence for mention in found[1].mentions] == [2, 3]


def test_what_is_asserted_is_not_listed_again() -> None:
    made = held(FIRE, ((0, 0, "12"), (2, 0, "17"), FIGURE))
    again = tuple(
        tuple(tuple(j and replace(j, differences=j.conflicts) for j in row) for row in rows)
        for rows in made.judgements
    )
    assert find_disputes(replace(made, judgements=again)) == made.disputes


def test_overlapping_words_are_one_mention() -> None:
    made = held(
        FIRE, ((0, 1, "on Monday"), (2, 1, "Sunday"), DATE), ((0, 1, "Monday"), (2, 1, "on Sunday"), DATE)
    )
    (one,) = made.disputes
    assert [words for _, words in said(made, one)] == [["on Monday"], ["on Sunday"]]


def test_versions_without_conflicts_have_no_disputes() -> None:
    assert bridge_story()[1].disputes == ()


# On what the engine finds


def every_conflict(made: Comparison, one: Dispute, standing: Standing) -> int:
    """How many asserted conflicts a dispute holds both sides of."""

    def holds(version: int, start: int, end: int) -> bool:
        return any(m.version == version and m.start <= start and end <= m.end for m in one.mentions)

    assert standing is one.standing
    return sum(
        conflict.kind is one.kind
        and holds(v, conflict.here.start, conflict.here.end)
        and holds(o, conflict.there.start, conflict.there.end)
        for v, rows in enumerate(made.judgements)
        for row in rows
        for o, judgement in enumerate(row)
        if judgement is not None
        for conflict in judgement.conflicts
    )


def touches(dispute: Dispute, *sides: tuple[int, Span]) -> bool:
    """Whether it has some words of each side."""
    return all(
        any(m.version == version and m.start < span.end and span.start < m.end for m in dispute.mentions)
        for version, span in sides
    )


def check(made: Comparison) -> None:
    """Every asserted conflict is in one dispute, and so is whatever differs, perhaps."""
    for version, rows in enumerate(made.judgements):
        for row in rows:
            for other, judgement in enumerate(row):
                for differs in judgement.differences if judgement else ():
                    sides = (version, differs.here), (other, differs.there)
                    about = [one for one in made.disputes if one.kind is differs.kind]
                    assert any(touches(one, *sides) for one in about)
    asserted = [one for one in made.disputes if one.standing is Standing.ASSERTED]
    conflicts = sum(
        len(judgement.conflicts) for rows in made.judgements for row in rows for judgement in row if judgement
    )
    assert sum(every_conflict(made, one, Standing.ASSERTED) for one in asserted) == conflicts
    for one in made.disputes:
        assert len(one.camps) > 1 and all(camp.told for camp in one.camps)
        assert len(set(one.mentions)) == len(one.mentions)
        involved = {version for camp in one.camps for version in camp.versions}
        assert involved.isdisjoint(one.without)


def shape(made: Comparison) -> list[object]:
    """The disputes, with texts in the place of versions, and camps in no order."""
    text = [version.text for version in made.story.versions]
    return [
        (
            one.kind,
            one.standing,
            one.likelihood,
            {(c.value, frozenset((text[m.version], m.start, m.end) for m in c.told)) for c in one.camps},
            one.claims,
            sorted(text[version] for version in one.without),
        )
        for one in made.disputes
    ]


@pytest.mark.parametrize("name", ["border-security", "harbour-fire"])
def test_the_samples_hold_together_in_every_order(name: str) -> None:
    (story,) = open_stories([SEEDS / name]).stories
    made = compare(story)
    check(made)
    for versions in list(permutations(story.versions))[1::5]:
        assert shape(compare(replace(story, versions=versions))) == shape(made)


def test_the_facts_of_the_fire() -> None:
    (story,) = open_stories([SEEDS / "harbour-fire"]).stories
    made = compare(story)
    found = {tuple(camp.value for camp in one.camps): one for one in made.disputes}
    assert len(made.disputes) == 10
    names = [story.version_id(version) for version in found["12", "17"].camps[0].versions]
    assert names == ["A", "B", "D"]
    assert {("died", "survived"), ("€3.5 million", "€8 million"), ("Pier 3", "Pier 5")} <= set(found)


def dated(published: str, outlet: str, *sentences: str) -> Article:
    return replace(article(" | ".join(sentences), outlet=outlet), published=published)


def test_all_forms_of_a_value_are_one_camp_and_a_weekday_is_a_day_of_the_report() -> None:
    made = compare(
        Story(
            "",
            (
                dated(
                    "2025-11-05",
                    "Courier",
                    "A fire destroyed the old mill of Tarn on Tuesday, the fire brigade of the town said.",
                    "The damage was put at EUR 3.5 million by the owners.",
                    "A dozen people were hurt in the fire.",
                ),
                dated(
                    "2025-11-06",
                    "Gazette",
                    "The old mill of Tarn was destroyed by a fire on 4 November, the fire brigade said.",
                    "The owners put the damage at €3.5m.",
                    "12 people were hurt.",
                ),
                dated(
                    "2025-11-06",
                    "Wire",
                    "The old mill of Tarn was destroyed by a fire on 5 November, the fire brigade said.",
                    "The damage was put at 5 million euros by the owners.",
                    "Seventeen people were hurt in the fire.",
                ),
            ),
        )
    )
    assert [[(camp.value, camp.versions) for camp in one.camps] for one in made.disputes] == [
        [("Tuesday, 4 November", (0, 1)), ("5 November", (2,))],
        [("€3.5 million", (0, 1)), ("€5 million", (2,))],
        [("12", (0, 1)), ("17", (2,))],
    ]


NUMBERS = st.sampled_from(["12", "twelve", "a dozen", "17", "seventeen", "about 17", "40"])
DAYS = st.sampled_from(["Monday", "Tuesday", "4 November", "last week"])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NUMBERS, DAYS), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_any_versions_give_disputes_that_hold_together(said: list[tuple[str, str]], chance: object) -> None:
    versions = [
        article(
            f"Fire at the old mill of Tarn injured {number} people on {day}, officials of the town said.",
            f"The mill number {n} was closed by the mayor in the spring of the year.",
            outlet=f"Outlet {n}",
        )
        for n, (number, day) in enumerate(said)
    ]
    made = compare(Story("", tuple(versions)))
    check(made)
    assert shape(compare(Story("", tuple(reversed(versions))))) == shape(made)
    assert find_disputes(made) == made.disputes
    assert disputed(made) == made
