"""Overruling verdicts and matches on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.annotations.store import RulingFilter
from newsreader.model import Place, Verdict
from newsreader.ui.reader import ReaderScreen
from tests.support.noting_play import play, press, shown, text_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_a_ruling_changes_gutter_counts_and_evidence_and_is_undone(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j", "equals_sign")
        assert shown(screen, "article")[1].startswith("▌●○*")
        assert "*" not in shown(screen, "article")[0]
        assert "● 2 confirmed  ◐ 0 rephrased" in _counts(screen)
        evidence = text_of(screen, "evidence")
        assert evidence.startswith("● 2 Gazette says the same yours ▸ Cracks were seen by engineers.")
        assert "your verdict" in evidence
        assert "the program says rephrased, 80 %" in evidence
        assert "Wire does not say it" in evidence
        await press(pilot, "u")
        assert shown(screen, "article")[1].startswith("▌◐○")
        assert "*" not in "".join(shown(screen, "article"))
        assert "yours" not in text_of(screen, "evidence")
        await press(pilot, "U")
        assert shown(screen, "article")[1].startswith("▌●○")
        await press(pilot, "equals_sign")
        assert "The program's verdict on Gazette again" in shown(screen, "status")[0]
        assert shown(screen, "article")[1].startswith("▌◐○")

    play(scenario, path)


def _counts(screen: ReaderScreen) -> str:
    screen.status.show_status(screen.reading)
    return shown(screen, "status")[0]


def test_a_ruling_is_there_in_the_next_session(path: Path) -> None:
    async def rule(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "exclamation_mark")

    async def look(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert shown(screen, "article")[0].startswith("▌◐○")
        assert "Wire does not say it yours" in text_of(screen, "evidence")

    play(rule, path)
    play(look, path)


def test_the_selected_match_is_overruled(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "tab", "j", "exclamation_mark")
        assert shown(screen, "article")[0].startswith("▌○●")
        assert screen.evidence.selected == Place(1, -1)
        await press(pilot, "tilde")
        assert "Which sentence says what Courier says?" in str(screen.article.border_subtitle)

    play(scenario, path)


def test_the_sentence_that_says_the_same_is_pointed_at(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j", "j", "tilde")
        assert screen.reading.place.version == 1
        await press(pilot, "g", "j", "j", "equals_sign")
        assert "makes no claim" in shown(screen, "status")[0]
        await press(pilot, "j", "tilde")
        await pilot.pause()
        assert screen.reading.place == Place(0, 2)
        assert str(screen.article.border_subtitle) == ""
        assert shown(screen, "article")[3].startswith("▌◐○")
        assert screen.reading.comparison is not None
        assert screen.reading.comparison.colour(1, 3) is Verdict.REPHRASED
        assert screen.reading.desk is not None
        (ruling,) = screen.reading.desk.library.rulings.find(RulingFilter())
        assert ruling.verdict is Verdict.REPHRASED
        assert [match.exact for match in ruling.matches] == ["Commuters were angry."]

    play(scenario, path)


def test_pointing_can_be_given_up(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j", "j", "tilde", "escape")
        assert str(screen.article.border_subtitle) == ""
        await press(pilot, "g", "exclamation_mark")
        assert screen.reading.desk is not None
        (ruling,) = screen.reading.desk.library.rulings.find(RulingFilter())
        assert ruling.article.outlet == "Gazette"

    play(scenario, path)


def test_the_sign_of_a_ruling_stands_beside_the_others_and_the_text_where_it_was(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        before = shown(screen, "article")
        await press(pilot, "exclamation_mark", "a", "x", "ctrl+s")
        await pilot.pause()
        after = shown(screen, "article")
        assert after[0].startswith("▌◐○*✎ The bridge")
        assert [row[5:] for row in before[1:]] == [row[6:] for row in after[1:]]
        await press(pilot, "3", "R")
        assert "*" in shown(screen, "article")[0]
        await press(pilot, "2", "R")
        assert "*" not in shown(screen, "article")[0], "it is not about this version"

    play(scenario, path)


def test_a_match_that_a_view_shows_is_overruled_there(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def verdict(here: int, sentence: int, other: int) -> Verdict:
            assert screen.reading.comparison is not None
            judgement = screen.reading.comparison.judgements[here][sentence][other]
            assert judgement is not None
            return judgement.verdict

        await press(pilot, "s", "j", "equals_sign")
        assert "Your verdict on Gazette: confirmed" in shown(screen, "status")[0]
        assert screen.view is not None
        assert verdict(0, 1, 1) is Verdict.CONFIRMED
        await press(pilot, "u", "m", "l", "tilde")
        assert verdict(0, 1, 1) is Verdict.REPHRASED
        await press(pilot, "o", "equals_sign")
        assert "no verdict to overrule here" in shown(screen, "status")[0]

    play(scenario, path)
