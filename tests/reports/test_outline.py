"""The outline of a story: what every report and the views tell is in it, and made once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.model import Standing
from newsreader.reports.files import THERE, file_name, why_not
from newsreader.reports.outline import ON_REQUEST, USUAL, Outline, Part, Result
from newsreader.reports.signs import Sign
from newsreader.reports.watching import FINDINGS, found_in
from tests.support.making import bridge_story
from tests.support.reported import many, sample


def test_the_result_counts_what_the_parts_list() -> None:
    outline = sample("harbour-fire")
    result = outline.result
    assert result.conflicts == len(outline.disputes(Standing.ASSERTED)) > 5
    assert result.claims == len(outline.rows) == len(outline.comparison.claims)
    assert result.by_one == sum(row.witnesses == 1 for row in outline.rows)
    assert result.in_words.startswith(f"The 4 versions disagree on {result.conflicts} facts.")


def test_each_part_is_made_once() -> None:
    outline = sample("harbour-fire")
    for part in ("rows", "facts", "coverage", "left_out", "naming", "single_source", "utterances", "result"):
        assert getattr(outline, part) is getattr(outline, part)


def test_a_version_at_a_glance() -> None:
    outline = sample("harbour-fire")
    for one in outline.coverage:
        assert len(one.signs) == len(one.article.sentences)
        assert one.count(*Sign) == len(one.signs)
        assert one.count(Sign.CONTESTED) == len(outline.comparison.contested(one.version))
        assert one.left_out == len(outline.left_out[one.version])
        assert not any(absence.row.cells[one.version].is_told for absence in outline.left_out[one.version])


def test_a_fact_tells_who_says_what_and_who_stands_apart() -> None:
    outline = sample("harbour-fire")
    fact = outline.facts[0]
    said = [fact.said_by(version) for version in range(4)]
    assert [one[0].value for one in said if one] == ["12", "12", "17", "12"]
    assert [fact.is_dissent(version) for version in range(4)] == [False, False, True, False]
    assert outline.where(fact.place) == "A1"


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (
            Result(2, 2, 0, 0, 0, 0, 0),
            "No conflict between the 2 versions was found. No claim was found",
        ),
        (Result(3, 3, 0, 1, 1, 1, 0), "found; on 1 fact they may differ. Of 1 claim, 1 is told by all and 0"),
        (Result(3, 2, 1, 2, 4, 0, 1), "disagree on 1 fact, and on 2 more they may. Of 4 claims"),
        (Result(3, 2, 1, 2, 4, 0, 1), "Copies counted once, they are 2."),
    ],
)
def test_the_result_in_words(result: Result, words: str) -> None:
    assert words in result.in_words


def test_parts_that_are_the_readers_own_are_in_it_only_on_request() -> None:
    outline = Outline(bridge_story()[1])
    assert Part.NOTES in ON_REQUEST and not outline.has(Part.NOTES) and outline.has(Part.TEXTS)
    assert set(Part) == USUAL | ON_REQUEST and all(part.does for part in Part)


def test_a_report_lists_what_several_tell() -> None:
    outline = many()
    for absent in outline.left_out:
        assert all(absence.witnesses > 1 for absence in outline.listed(absent))
    pair = Outline(sample("border-security").comparison)
    assert len(pair.listed(pair.left_out[0])) == min(len(pair.left_out[0]), 20) > 0


def test_what_is_watched_for_is_counted() -> None:
    outline = sample("harbour-fire")
    assert list(found_in(outline, ["conflict"])) == [f"{outline.result.conflicts} × fact in conflict"]
    assert list(found_in(outline, [])) == []
    assert len(list(found_in(outline, FINDINGS))) >= 3
    quiet = Outline(replace(outline.comparison, disputes=()))
    assert list(found_in(quiet, ["conflict", "dispute", "inner-conflict"])) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fire at Vessmouth harbour", "fire-at-vessmouth-harbour.html"),
        ("../../etc/passwd \x1b[2J", "etc-passwd-2j.html"),
        ("Élan vital: l’été", "elan-vital-l-ete.html"),
        ("…", "story.html"),
        ("x" * 300, "x" * 60 + ".html"),
    ],
    ids=["plain", "path", "accents", "signs", "long"],
)
def test_a_title_becomes_the_name_of_a_file(title: str, name: str) -> None:
    assert file_name(title, ".html") == name


def test_an_article_is_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path
    story, _ = bridge_story()
    there = folder / "there.html"
    there.write_text("x")
    own = replace(story, versions=(replace(story.versions[0], path=str(there)), *story.versions[1:]))
    assert why_not(there, own, force=True) == "is an article of this story"
    assert why_not(there, story) == THERE and why_not(there, story, force=True) == ""
    assert why_not(there, story, [str(there)], force=True) == "is your library"
    assert why_not(folder, story, force=True) == "is a folder" and why_not(folder / "new.html", story) == ""
