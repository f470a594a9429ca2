"""Why articles are in one story, what copies what, and a story day by day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.grouping.likeness import CUT
from newsreader.library import Library, LibraryError
from newsreader.library.evidence import chapters, copies, why
from newsreader.library.judgements import Judging
from tests.support.told_stories import TOLD, filled, record, story_of

FERRY = [number for number, (story, _) in enumerate(TOLD, 1) if story == "ferry"]
COMET = next(number for number, (story, _) in enumerate(TOLD, 1) if story == "comet")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with filled(tmp_path / "articles.db") as library:
        yield library


def test_why_two_are_together_is_told_in_words_and_numbers(library: Library) -> None:
    evidence = why(library, FERRY[0], FERRY[1])
    assert evidence.together and evidence.likeness.total >= CUT and evidence.days == 0
    words = {shared.word: shared for shared in evidence.words}
    assert words["rudder"].share > 0 and words["Lurnsay"].is_name
    assert "Morven Star" in evidence.phrases
    assert sum(shared.share for shared in evidence.words) <= 1
    assert evidence.average >= CUT / 1_000_000
    assert not evidence.same_address and evidence.said is None and evidence.chain == ()


def test_why_two_are_apart_is_told_too(library: Library) -> None:
    evidence = why(library, FERRY[0], COMET)
    assert not evidence.together and evidence.likeness.total < CUT and evidence.average < CUT / 1_000_000


def test_the_readers_word_is_told(library: Library) -> None:
    judging = Judging(library, "Ida")
    judging.join([story_of(library, FERRY[0]), story_of(library, COMET)])
    assert why(library, min(FERRY), COMET).said == ("together", "Ida")
    judging.split([COMET])
    assert why(library, COMET, FERRY[0]).said == ("apart", "Ida")


def test_two_that_hang_together_through_others_are_told_through_which(tmp_path: Path) -> None:
    text = TOLD[FERRY[0] - 1][1]
    some = [record(text, outlet=day, published=f"2026-03-{day}") for day in ("01", "04", "07")]
    with filled(tmp_path / "articles.db", some) as library:
        evidence = why(library, 1, 3)
        assert evidence.together and evidence.days == 6
        assert evidence.chain == () or [step.article for step in evidence.chain] == [2, 3]


def test_one_article_has_nothing_to_be_compared_with(library: Library) -> None:
    with pytest.raises(LibraryError):
        why(library, COMET, COMET)
    with pytest.raises(LibraryError):
        why(library, COMET, 999)


def test_a_story_is_told_day_by_day(tmp_path: Path) -> None:
    text = TOLD[FERRY[0] - 1][1]
    days = ["2026-03-03T09:00:00+00:00", "2026-03-02", "2026-03-03", ""]
    some = [record(text, outlet=day, published=day) for day in days]
    with filled(tmp_path / "articles.db", some) as library:
        found = chapters(library.articles(story_of(library, 1)))
    assert [(chapter.day, {row.id for row in chapter.articles}) for chapter in found] == [
        ("2026-03-02", {2}),
        ("2026-03-03", {1, 3}),
        ("", {4}),
    ]


def test_copies_of_one_text_are_told_from_the_first_that_had_it(tmp_path: Path) -> None:
    wire = "\n\n".join(text for _, text in TOLD[:4])
    some = [
        record(f"Our own headline\n\n{wire}", outlet="Echo", published="2026-03-03"),
        record(f"Another one\n\n{wire}", outlet="Wire", published="2026-03-02"),
        record(TOLD[0][1], outlet="Gazette", published="2026-03-02"),
    ]
    with filled(tmp_path / "articles.db", some) as library:
        rows = [row for number in (1, 2) if (row := library.article(number))]
        assert copies(library, rows) == {1: 2}
