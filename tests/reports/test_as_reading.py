"""A story as lines to be read or heard: the verdicts in words, behind what they are about."""

from __future__ import annotations

from dataclasses import replace

from newsreader.compare import compare
from newsreader.model import Conflict, ConflictKind, Span, Story, Verdict
from newsreader.reports.as_reading import comparison_as_reading
from tests.support.making import article, bridge_story, comparison

BRIDGE = """\
The bridge

A: Courier; 1 confirmed, 1 rephrased, 2 omitted
A1: The bridge closed on Monday. (confirmed by Wire; rephrased by Gazette)
A2: Engineers found cracks. (rephrased by Gazette; omitted by Wire)
A3: The mayor was told in May. (omitted by all 2)
A4: Repairs cost two million. (omitted by all 2)

B: Gazette; 0 confirmed, 2 rephrased, 1 omitted
B1: Cracks were seen by engineers. (rephrased by Courier; omitted by Wire)
B2: On Monday the bridge was shut. (rephrased by all 2)
B3: Traffic (heading)
B4: Commuters were angry. (omitted by all 2)

C: Wire; 1 confirmed, 0 rephrased, 0 omitted
C1: The bridge closed on Monday. (confirmed by Courier; rephrased by Gazette)
C2: Share this article (page furniture)"""


def test_every_sentence_is_a_line_with_its_verdicts() -> None:
    assert "\n".join(comparison_as_reading(bridge_story()[1])) == BRIDGE


def test_some_versions_are_read_against_some() -> None:
    lines = list(comparison_as_reading(bridge_story()[1], versions=[0], against=[2]))
    assert lines[2:5] == [
        "A: Courier; 1 confirmed, 0 rephrased, 3 omitted",
        "A1: The bridge closed on Monday. (confirmed by Wire)",
        "A2: Engineers found cracks. (omitted by Wire)",
    ]
    assert len(lines) == 7


def test_many_versions_are_counted_and_the_unsure_are_said_to_be() -> None:
    texts = [article("The dam held.", outlet=f"Paper {number}") for number in range(6)]
    story = Story("The dam", tuple(texts))
    carried = {(0, 0, other): (Verdict.CONFIRMED, (0,)) for other in (1, 2)}
    found = comparison(story, carried)
    first = found.judgements[0][0]
    assert first[2] is not None
    row = (*first[:2], replace(first[2], confidence=0.5), *first[3:])
    found = replace(found, judgements=((row,), *found.judgements[1:]))
    line = list(comparison_as_reading(found))[3]
    assert line == (
        "A1: The dam held. (confirmed by Paper 1; perhaps confirmed by Paper 2; "
        "omitted by Paper 3, Paper 4 and Paper 5)"
    )
    assert list(comparison_as_reading(found))[6].endswith("(omitted by all 5)")


def test_a_conflict_comes_first_and_quotes_both() -> None:
    story = Story(
        "The dam", (article("It held 12 days.", outlet="A"), article("It held 17 days.", outlet="B"))
    )
    conflict = Conflict(ConflictKind.FIGURE, Span(8, 10), 0, Span(8, 10))
    found = comparison(story, {(0, 0, 1): (Verdict.REPHRASED, (0,))}, {(0, 0, 1): (conflict,)})
    lines = list(comparison_as_reading(found))
    assert lines[2] == "A: A; 0 confirmed, 0 rephrased, 0 omitted, 1 contested"
    assert lines[3] == "A1: It held 12 days. (in conflict with B: figure “12” / “17”)"


def test_what_only_the_beginning_of_a_version_is_known_of_is_unknown() -> None:
    story = Story(
        "The dam",
        (article("It held.", outlet="A"), replace(article("It rained.", outlet="B"), beginning_only=True)),
    )
    lines = list(comparison_as_reading(comparison(story, {})))
    assert lines[3] == "A1: It held. (unknown of B)"
    assert lines[5].endswith("; only the beginning")


def test_an_article_alone_says_where_it_contradicts_itself() -> None:
    alone = article("The dam held 12 days.", "It rained.", "The dam held 17 days.", outlet="A")
    story = Story("The dam", (alone,))
    conflict = Conflict(ConflictKind.FIGURE, Span(13, 15), 2, Span(48, 50))
    lines = list(comparison_as_reading(replace(compare(story), inner_conflicts=((conflict,),))))
    assert lines == [
        "The dam",
        "",
        "A: A",
        "A1: The dam held 12 days. (contradicted in A3: figure “12” / “17”)",
        "A2: It rained.",
        "A3: The dam held 17 days.",
    ]


def test_nothing_in_a_text_steers_the_terminal_or_breaks_a_line() -> None:
    story = Story("A\x1b[2J", (article("It\nheld\x07.", outlet="\x1b]0;x"), article("It held.", outlet="B")))
    for line in comparison_as_reading(compare(story)):
        assert line.isprintable()
