"""The text report in colour: the same lines, with signs that stand out."""

from __future__ import annotations

import re

from newsreader.compare import compare
from newsreader.reports.as_text import comparison_as_text
from newsreader.reports.in_colour import in_colour
from newsreader.sources import open_stories
from tests.support.running import ROOT

STORIES = open_stories([ROOT / "seeds"]).stories
REPORTS = [comparison_as_text(compare(story)) for story in STORIES]
STYLES = re.compile(r"\x1b\[[\d;]*m")


def test_without_its_colours_it_is_the_report() -> None:
    for report in REPORTS:
        coloured = in_colour(report)
        assert coloured != report and STYLES.sub("", coloured) == report


def test_no_colour_runs_into_the_next_line() -> None:
    for report in REPORTS:
        for line in in_colour(report).splitlines():
            begun, ended = len(STYLES.findall(line)), line.count("\x1b[0m")
            assert begun == 2 * ended


def test_a_sentence_has_the_colour_of_its_sign_and_a_text_is_not_taken_for_one() -> None:
    confirmed, other = " ●   3 It burned.\n", "       ● 3 points\n"
    fact = " ⚑ figure · 12: The Courier · 17: The Wire\n"
    assert in_colour(fact) == "\x1b[1;31m ⚑ figure\x1b[0m · 12: The Courier · 17: The Wire\n"
    assert in_colour(confirmed) == " \x1b[32m●   3\x1b[0m It burned.\n"
    assert in_colour(other) == other
