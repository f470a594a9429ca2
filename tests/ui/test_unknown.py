"""What a version does not tell of which only the beginning could be read is unknown, from file to screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.cli.main import run
from newsreader.compare import compare
from newsreader.sources import open_stories
from newsreader.ui.reader import ReaderScreen
from tests.support.extras import needs_web
from tests.support.pages import BODY, linked_data, page
from tests.support.playing import play, shown

pytestmark = needs_web


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A whole text, and a page behind a paywall with the first three of its sentences."""
    whole, cut = tmp_path / "courier.txt", tmp_path / "eight.html"
    whole.write_text("Fire at Vessmouth\n\n" + "\n\n".join(BODY), encoding="utf-8")
    cut.write_text(page(BODY[:3], head=linked_data(isAccessibleForFree="false")), encoding="utf-8")
    return [whole, cut]


def test_the_report_says_unknown_where_the_beginning_says_nothing(
    files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["compare", "--format", "json", *map(str, files)])
    written = json.loads(capsys.readouterr().out)
    whole, cut = written["articles"]
    assert "beginning_only" not in whole and cut["beginning_only"] is True
    rows = {s["text"]: s for s in whole["sentences"]}
    first, last = rows[BODY[0]], rows[BODY[5]]
    assert (first["colour"], first["against"][0]["verdict"]) == ("confirmed", "confirmed")
    assert "unknown" not in first["against"][0]
    assert (last["colour"], last["against"][0]["verdict"]) == (None, "omitted")
    assert last["against"][0]["unknown"] is True
    assert not any("unknown" in entry for s in cut["sentences"] for entry in s["against"])


def test_the_text_report_says_so_in_words(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    run(["compare", *map(str, files)])
    text = capsys.readouterr().out
    assert "B unknown: only the beginning of it could be read" in text
    assert "○ 0 omitted" in text and "· 3 unknown" in text
    assert "only the beginning of it could be read: what it does not tell is unknown" in text


def test_the_screen_draws_it_dim_with_a_word_of_its_own(files: list[Path]) -> None:
    (story,) = open_stories(files).stories
    made = compare(story)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("G")
        await pilot.pause()
        evidence = " ".join(" ".join(shown(screen, "evidence")).split())
        assert "eight unknown" in evidence
        assert "only the beginning of eight could be read" in evidence
        versions = shown(screen, "versions")
        assert "  only the beginning" in [line.rstrip() for line in versions]
        assert "· 3 unknown" in shown(screen, "status")[0]
        assert "○ 0 omitted" in shown(screen, "status")[0]
        sentence = screen.reading.place.sentence
        assert screen.reading.marks(sentence).unknown and screen.reading.marks(sentence).dim
        await pilot.press("m")
        await pilot.pause()
        assert screen.view is not None
        assert any(line.startswith(" ●  · ") for line in shown(screen, "view-matrix"))

    async def other(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l")
        await pilot.pause()
        assert " left out here: unknown" in [line.rstrip() for line in shown(screen, "versions")]
        await pilot.press("o")
        await pilot.pause()
        left_out = " ".join(shown(screen, "view-left-out"))
        assert "is unknown: only the beginning of it could be read" in " ".join(left_out.split())

    play(scenario, compare=lambda story: made, stories=[story])
    play(other, compare=lambda story: made, stories=[story])
