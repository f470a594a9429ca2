"""Clauses on the screen: what nobody else tells, what a version does not tell, what is told here in part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style

from newsreader.model import Clause, Comparison, Span, Story, Verdict
from newsreader.settings.config import ALWAYS, AT_CURSOR, OFF, TextSettings
from newsreader.settings.theme_files import load_themes
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.views.left_out import told_in_part
from newsreader.ui.widgets.article_view import untold
from newsreader.ui.widgets.evidence_lines import card
from tests.support.making import REPHRASED, article, comparison

PALETTE = Palette(load_themes().by_name["dusk"])
COURIER = "The mayor resigned, while the bells rang twice."
WIRE = "The mayor left her office."
BELLS = Span(20, 47)


def mayor(told: tuple[bool, bool] = (True, False), verdict: Verdict = REPHRASED) -> Comparison:
    """A sentence of two clauses, which of them another version tells, and in what sentence."""
    story = Story(
        "The mayor", (article(COURIER, outlet="Courier"), article(WIRE, "Soup rose.", outlet="Wire"))
    )
    carried = {} if verdict is Verdict.OMITTED else {(0, 0, 1): (verdict, (0,)), (1, 0, 0): (verdict, (0,))}
    made = comparison(story, carried)
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    clauses = Clause(0, 19, told[0], 0.8), Clause(BELLS.start, BELLS.end, told[1], 0.1)
    row = (None, replace(judgement, clauses=clauses, partial=verdict is not Verdict.OMITTED))
    return replace(made, judgements=((row,), *made.judgements[1:]))


def reading_of(made: Comparison, version: int = 0) -> StoryState:
    reading = StoryState(made.story)
    reading.take_comparison(made)
    reading.open_version(version)
    return reading


@pytest.mark.parametrize(
    ("setting", "at_cursor", "marked"),
    [(ALWAYS, False, True), (AT_CURSOR, True, True), (AT_CURSOR, False, False), (OFF, True, False)],
)
def test_what_nobody_else_tells_is_marked_where_it_is_wanted(
    setting: str, at_cursor: bool, marked: bool
) -> None:
    marks = reading_of(mayor()).marks(0)
    assert marks.untold == (BELLS,)
    drawn = untold(marks, Style(), TextSettings(clauses=setting), at_cursor, PALETTE)
    assert [(start, end) for start, end, _ in drawn] == ([(BELLS.start, BELLS.end)] if marked else [])
    assert untold(replace(marks, dim=True), Style(), TextSettings(clauses=ALWAYS), True, PALETTE) == []


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (mayor(), " − not there: “while the bells rang twice.”"),
        (mayor((True, False), Verdict.OMITTED), " · a part of it is there: “The mayor resigned,”"),
        (mayor((True, True)), ""),
    ],
    ids=["carried", "omitted", "whole"],
)
def test_the_evidence_says_which_clauses_a_version_tells(made: Comparison, said: str) -> None:
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    lines = card(reading_of(made), 1, judgement, None, PALETTE, 90, False)
    found = ["".join(piece.text for piece in line) for line in lines]
    assert [line for line in found if "there: “" in line] == ([said] if said else [])


def test_what_is_told_in_part_is_listed_with_what_it_lacks() -> None:
    reading = reading_of(mayor(), 1)
    (found,) = told_in_part(reading)
    assert found.lacks == (BELLS,)
    assert found.cell.verdict is REPHRASED
    whole = reading_of(mayor((True, True)), 1)
    assert told_in_part(whole) == ()
