"""Disputes in words, and the camps about a claim."""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.camps import by_claim, camps_about, in_words, said_by, sides_of, tally_in_words
from newsreader.model import Camp, Comparison, ConflictKind, Dispute, Mention, Standing, Story
from tests.support.making import article, comparison

NAMES = ("Courier", "Gazette", "Wire", "Post", "Echo")
STORY = Story("", tuple(article(f"It hurt some, as {name} has it.", outlet=name) for name in NAMES))


def dispute(*camps: tuple[str, tuple[int, ...]], kind: ConflictKind = ConflictKind.FIGURE) -> Dispute:
    """One about the claim `hurt`: values, and who gives each."""
    made = tuple(Camp(value, tuple(Mention(v, 0, 0, 2) for v in versions)) for value, versions in camps)
    return Dispute(kind, Standing.ASSERTED, made, ("hurt",))


FIGURE = dispute(("12", (0, 1, 3)), ("17", (2,)))
DATE = dispute(("Monday", (0, 2)), ("Sunday", (1,)), kind=ConflictKind.DATE)


def story(*disputes: Dispute) -> Comparison:
    return replace(comparison(STORY, {}), disputes=disputes)


def test_a_dispute_says_who_says_what() -> None:
    made = story(FIGURE)
    assert in_words(made, FIGURE) == "12: Courier, Gazette, Post · 17: Wire"
    assert [side.is_minor for side in sides_of(made, FIGURE)] == [False, True]
    quote = dispute(("we saw it", (0,)), ("we heard it", (1,)), kind=ConflictKind.QUOTATION)
    assert in_words(made, quote) == "“we saw it”: Courier · “we heard it”: Gazette"
    assert not any(side.is_minor for side in sides_of(made, quote))
    inner = replace(dispute(("Oslo", (2,)), ("Rome", (2,))), standing=Standing.INNER)
    assert in_words(made, inner) == "Wire: Oslo against Rome"


def test_copies_make_no_majority() -> None:
    made = replace(story(FIGURE), copies=((0, 1, 3),))
    assert not any(side.is_minor for side in sides_of(made, FIGURE))


def test_versions_are_in_one_camp_unless_they_are_apart_about_something() -> None:
    made = story(FIGURE, DATE)
    assert camps_about(made, [FIGURE], range(5)) == [[0, 1, 3], [2]]
    assert camps_about(made, [FIGURE, DATE], range(5)) == [[0, 3], [1], [2]]
    assert camps_about(made, [FIGURE, DATE], [1, 2]) == [[1], [2]]
    assert camps_about(made, [FIGURE], [4]) == []


def test_what_a_version_says_and_what_the_others_say() -> None:
    made = story(FIGURE, DATE)
    (figure, mine, others), (date, day, rest) = said_by(made, [FIGURE, DATE], 2)
    assert (figure, mine.value, [side.value for side in others]) == (FIGURE, "17", ["12"])
    assert (date, day.value, [side.names for side in rest]) == (DATE, "Monday", ["Gazette"])
    assert list(said_by(made, [FIGURE, DATE], 4)) == []


def test_facts_are_counted_by_how_sure_they_are() -> None:
    listed, inner = replace(FIGURE, standing=Standing.LISTED), replace(FIGURE, standing=Standing.INNER)
    assert tally_in_words([FIGURE]) == "1 fact in conflict"
    assert tally_in_words([]) == "0 facts in conflict"
    words = tally_in_words([FIGURE, DATE, listed, inner])
    assert words == "2 facts in conflict · 1 differs, perhaps · 1 inside one version"
    assert by_claim(story(FIGURE, listed, inner)) == {"hurt": (FIGURE,)}
