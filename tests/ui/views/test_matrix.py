"""Every claim, and how each version tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.analysis.claim_table import Cell, claim_rows
from newsreader.model import ConflictKind, Place, Thresholds, Verdict
from newsreader.settings.theme_files import load_themes
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views.matrix import MatrixView, agreement, disagreement
from newsreader.ui.views.matrix_lines import first_words, fit_grid
from newsreader.ui.widgets.lines import Line
from tests.support.claimed import BRIDGE_CLAIMS, COURIER, GAZETTE, WIRE, bridge, crowd, ground, play, shown
from tests.support.making import disputed

CONFIRMED, REPHRASED, OMITTED = Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED


# The cells


def test_a_cell_says_how_a_version_tells_the_representative() -> None:
    closed, cracks, mayor, *_ = claim_rows(bridge(), Thresholds(0.6, 0.6))
    assert closed.cells == (Cell(CONFIRMED, False, 0), Cell(REPHRASED, False, 1), Cell(CONFIRMED, False, 0))
    assert cracks.cells == (Cell(CONFIRMED, False, 1), Cell(REPHRASED, False, 0), Cell(OMITTED))
    assert (closed.witnesses, cracks.witnesses, mayor.witnesses) == (3, 2, 1)
    assert closed.tellers == [WIRE, COURIER, GAZETTE]


def test_a_doubtful_judgement_is_unsure_and_the_representative_never_is() -> None:
    closed, cracks, *_ = claim_rows(bridge(), Thresholds(0.81, 0.91))
    assert [cell.unsure for cell in closed.cells] == [True, True, False]
    assert cracks.cells[WIRE] == Cell(OMITTED, True)


def test_a_version_that_is_grouped_but_judged_otherwise_is_unsure() -> None:
    claims = (replace(BRIDGE_CLAIMS[2], told=((2,), (3,), ())),)
    (mayor,) = claim_rows(replace(bridge(), claims=claims), Thresholds(0.6, 0.6))
    assert mayor.cells[GAZETTE] == Cell(REPHRASED, True, 3)


def test_a_conflict_marks_both_versions_of_it() -> None:
    closed, cracks, *_ = claim_rows(bridge(conflicting=True), Thresholds(0.6, 0.6))
    assert [cell.disputes for cell in cracks.cells] == [(ConflictKind.FIGURE,), (ConflictKind.FIGURE,), ()]
    assert closed.disputed_by == 0
    assert cracks.disputes([COURIER, WIRE]) == [ConflictKind.FIGURE]
    assert cracks.disputes([WIRE]) == []


def test_a_conflict_between_two_claims_marks_each_where_it_is_told() -> None:
    apart = (
        replace(BRIDGE_CLAIMS[1], told=((1,), (), ()), id="here"),
        replace(BRIDGE_CLAIMS[1], told=((), (0,), ()), representative=(GAZETTE, 0), id="there"),
    )
    made = disputed(replace(bridge(conflicting=True), claims=apart))
    here, there = claim_rows(made, Thresholds(0.6, 0.6))
    assert here.cells[COURIER].disputes and there.cells[GAZETTE].disputes


def test_agreement_and_disagreement_sort_as_they_say() -> None:
    rows = claim_rows(bridge(conflicting=True), Thresholds(0.6, 0.6))
    assert [row.claim.id for row in sorted(rows, key=agreement)][:2] == ["closed", "cracks"]
    assert min(rows, key=disagreement).claim.id == "cracks"
    assert max(rows, key=disagreement).claim.id == "closed"


# The lines


def test_the_columns_that_fit_hold_the_selected_one() -> None:
    for width in range(1, 130):
        for count in (1, 4, 9, 20, 60):
            for selected in (0, count // 2, count - 1):
                grid = fit_grid(count, width, selected)
                assert selected in grid.shown and grid.shown.stop <= count
                if width > 30:
                    assert grid.width <= width - 14
    assert list(fit_grid(20, 60, 0).shown) == list(range(20))


def test_a_column_is_found_where_it_is_drawn() -> None:
    for grid in (fit_grid(4, 80, 0), fit_grid(60, 80, 40)):
        assert all(grid.column_at(grid.x(column)) == column for column in grid.shown)
        assert grid.column_at(0) is None
        assert grid.column_at(grid.width - 1) is None


@pytest.mark.parametrize("width", range(1, 40))
def test_shortened_words_fit(width: int) -> None:
    assert first_words("A bridge closed", 15) == "A bridge closed"
    assert first_words("A bridge closed today", 15) == "A bridge…"
    assert len(first_words("Unbreakablewordsofgreatlength and more", width)) <= max(width, 3)
    assert first_words("", width) == ""


# On the screen


def test_a_frame_of_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m")
        lines = shown(screen)
        assert lines[:7] == [
            " 1 Courier  2 Gazette  3 Wire",
            " 1  2  3    5 claims",
            " ●  ◐  ●    The bridge closed on Monday.",
            " a  b  ○    Engineers found cracks.",
            " ●  ○  ○    The mayor was told in May.",
            " ●  ○  ○    Repairs cost two million.",
            " ○  ●  ○    Commuters were angry.",
        ]
        assert lines[-2:] == [" ● Courier says the same 80 %", "   The bridge closed on Monday."]

    play(scenario, bridge(conflicting=True))


def test_the_foot_follows_the_line_and_the_column() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m", "j")
        assert shown(screen)[-2:] == [
            " a Courier says found · figure: seen (Gazette)",
            "   Engineers found cracks.",
        ]
        await pilot.press("l")
        assert shown(screen)[-2:] == [
            " b Gazette says seen · figure: found (Courier)",
            "   Cracks were seen by engineers.",
        ]
        await pilot.press("l")
        assert shown(screen)[-2:] == [" ○ Wire leaves this out 90 %", "   Courier: Engineers found cracks."]
        await pilot.press("h", "G")
        assert shown(screen)[-2] == " ● Gazette alone tells this"

    play(scenario, bridge(conflicting=True))


def test_it_opens_at_the_sentence_and_enter_goes_to_the_selected_version() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "m")
        assert screen.view is not None and screen.view.place == Place(COURIER, 1)
        await pilot.press("l", "enter")
        assert screen.view is None
        assert screen.reading.place == Place(GAZETTE, 0)
        await pilot.press("m")
        assert screen.view is not None and screen.view.place == Place(GAZETTE, 0)
        await pilot.press("l", "enter")
        assert screen.reading.place == Place(COURIER, 1), "left out there: the one that tells it best"

    play(scenario, bridge())


def test_sorts_filters_and_words() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def claims() -> list[str]:
            return [line[12:].split()[-1] for line in shown(screen)[2:] if line[1:2] in tuple("●◐○a")][:-1]

        await pilot.press("m")
        assert screen.view is not None
        assert claims() == ["Monday.", "cracks.", "May.", "million.", "angry."]
        await pilot.press("r", "r")
        assert screen.view.border_subtitle == "by disagreement · all claims"
        assert claims()[0] == "cracks."
        await pilot.press("r", "f")
        assert claims() == ["cracks."]
        assert shown(screen)[1].endswith("1 of 5 claims")
        await pilot.press("f")
        assert claims() == ["May.", "million.", "angry."]
        await pilot.press("slash", *"angry")
        await pilot.pause()
        assert claims() == ["angry."]

    play(scenario, bridge(conflicting=True))


def test_nothing_to_show_is_said_in_words() -> None:
    async def agreed(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m", "f")
        assert " No claim is in conflict." in shown(screen)
        await pilot.press("f", "j", "l", "enter", "space")
        assert " Every claim has several sources." in shown(screen)

    async def failed(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m", "l", "j", "enter")
        assert shown(screen) == [" not compared."]

    play(agreed, crowd(3, 4))
    play(failed, more={"The bridge": ValueError("no")}, stories=[bridge().story])


def test_head_and_foot_stay_while_the_claims_are_scrolled() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m")
        top = shown(screen)
        assert top[:3] == [
            " " * 19 + "1 1 1 1 1 1 1 1 1 1 2",
            " 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0   1 Outlet 1 · 200 claims",
            " " + "● " * 20 + "  Claim 1 as Outlet 1 has it.",
        ]
        for key, number in [("j", 2), ("G", 200), ("k", 199), ("g", 1)]:
            await pilot.press(key)
            lines = shown(screen)
            assert lines[:2] == top[:2], key
            assert lines[-1].strip() == f"Claim {number} as Outlet 1 has it."
            selected = [line for line in lines[2:-2] if line.endswith(f" Claim {number} as Outlet 1 has it.")]
            assert len(selected) == 1, "the selected claim is in view"
        await pilot.press("space")
        assert 10 < int(shown(screen)[-1].split()[1]) < 40

    play(scenario, crowd(20, 200))


def test_every_claim_can_be_seen_at_any_height() -> None:
    for height in (11, 20, 30):

        async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
            await pilot.press("m")
            for number in range(1, 21):
                view = screen.view
                assert isinstance(view, MatrixView)
                lines = [view.render_line(y) for y in range(view.size.height)]
                at = [y for y, line in enumerate(lines) if f"Claim {number} as Outlet 1" in line.text]
                assert at, (number, view.size.height)
                await pilot.press("j")

        play(scenario, crowd(2, 20), size=(80, height))


def test_more_columns_than_fit_are_leafed_through() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m")
        line = shown(screen)[2]
        assert "› " in line and "‹" not in line
        await pilot.press(*["l"] * 29)
        line = shown(screen)[2]
        assert line.startswith("‹") and "›" not in line
        assert "30 Outlet 30" in shown(screen)[1]
        await pilot.press("l", "enter")
        assert screen.reading.place == Place(29, 0)

    play(scenario, crowd(30, 3), size=(60, 20))


def test_the_selected_line_and_column_stand_out() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m", "j", "l")
        colours = load_themes().by_name["dusk"].colours
        assert ground(screen, 1, 3) == ground(screen, 20, 3) == ground(screen, 4, 2) == colours.cursor
        assert ground(screen, 4, 3) == colours.selection, "where they cross"
        assert ground(screen, 1, 2) == ground(screen, 20, 2) == colours.background
        await pilot.press("t")
        assert ground(screen, 4, 3) != colours.selection

    play(scenario, bridge())


def test_the_mouse_selects_a_cell_and_opens_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m")
        view = screen.view
        assert view is not None
        await pilot.click(view, offset=(1 + 4, 1 + 3))
        assert view.place == Place(GAZETTE, 0)
        await pilot.click(view, offset=(1 + 7, 1 + 1))
        assert view.column == WIRE
        await pilot.click(view, offset=(1 + 2, 1 + 0))
        assert view.column == COURIER
        await pilot.click(view, offset=(1 + 4, 1 + 3))
        assert screen.view is view
        await pilot.click(view, offset=(1 + 4, 1 + 3))
        await pilot.pause()
        assert screen.view is None
        assert screen.reading.place == Place(GAZETTE, 0)

    play(scenario, bridge())


def test_moving_makes_no_line_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    real = MatrixView.make_lines

    def counted(view: MatrixView, width: int) -> Sequence[Line]:
        made.append(width)
        return real(view, width)

    monkeypatch.setattr(MatrixView, "make_lines", counted)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m")
        await pilot.pause()
        before = len(made)
        assert before >= 1
        await pilot.press("j", "l", "space", "h", "G", "k")
        assert len(made) == before

    play(scenario, crowd(20, 100))


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (300, 100)])
def test_any_size_of_terminal_is_survived(size: tuple[int, int]) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("m", "j", "l", "f", "f", "r")
        await pilot.resize_terminal(120, 40)
        await pilot.resize_terminal(*size)
        await pilot.press("k", "h", "space", "enter")

    play(scenario, crowd(12, 40), size=size)
