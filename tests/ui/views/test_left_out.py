"""What the other versions tell and this one does not."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from newsreader.model import Claim, Place, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views.left_out import absent_here
from tests.support.claimed import (
    BRIDGE_CLAIMS,
    COURIER,
    GAZETTE,
    WIRE,
    bridge,
    crowd,
    play,
    reading_of,
    shown,
)
from tests.support.making import article, comparison


def left_out(
    version: int, against: tuple[int, ...] | None = None, copies: tuple[tuple[int, ...], ...] = ()
) -> list[tuple[str, tuple[int, ...], int]]:
    """(claim, versions that tell it, witnesses) of what a version leaves out."""
    reading = reading_of(bridge(copies=copies), version)
    assert reading.read_against(against)
    assert reading.comparison is not None
    found = absent_here(reading)
    return [(one.row.claim.id, one.tellers, one.witnesses) for one in found]


def test_what_a_version_leaves_out_and_who_tells_it() -> None:
    assert left_out(WIRE) == [
        ("cracks", (COURIER, GAZETTE), 2),
        ("mayor", (COURIER,), 1),
        ("repairs", (COURIER,), 1),
        ("anger", (GAZETTE,), 1),
    ]
    assert left_out(COURIER) == [("anger", (GAZETTE,), 1)]


def test_copies_are_one_witness() -> None:
    assert left_out(WIRE, copies=((COURIER, GAZETTE),))[0] == ("cracks", (COURIER, GAZETTE), 1)


def test_only_the_versions_read_against_count() -> None:
    assert left_out(WIRE, (GAZETTE,)) == [("cracks", (GAZETTE,), 1), ("anger", (GAZETTE,), 1)]


def test_the_claims_those_most_tell_first() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "l", "o")
        assert shown(screen) == [
            " 4 claims that Wire leaves out",
            "",
            " ○ 2 of 2  Engineers found cracks.",
            "           Courier, Gazette",
            " ○ 1 of 2  The mayor was told in May.",
            "           Courier",
            " ○ 1 of 2  Repairs cost two million.",
            "           Courier",
            " ○ 1 of 2  Commuters were angry.",
            "           Gazette",
        ]

    play(scenario, bridge())


def test_enter_goes_to_the_sentence_of_the_selected_version() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "l", "o", "enter")
        assert screen.view is None
        assert screen.reading.place == Place(COURIER, 1)
        await pilot.press("backspace")
        assert screen.reading.place == Place(WIRE, 0)
        assert screen.view is not None, "back in the list"
        await pilot.press("l", "enter")
        assert screen.reading.place == Place(GAZETTE, 0)
        await pilot.press("backspace", "l", "l", "l", "h", "enter")
        assert screen.reading.place == Place(COURIER, 1), "there are two columns only"
        await pilot.press("backspace", "l", "j", "enter")
        assert screen.reading.place == Place(COURIER, 2), "the second column has no sentence here"

    play(scenario, bridge())


def test_the_name_of_the_selected_version_stands_out_and_no_line_is_made_anew_for_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def names() -> list[str]:
            assert screen.view is not None
            accent = screen.palette.accent
            drawn = [piece for row in range(len(lines)) for piece in screen.view.line(row)]
            return [piece.text for piece in drawn if piece.style.color == accent.color and piece.style.bold]

        await pilot.press("l", "l", "o")
        assert screen.view is not None
        lines = screen.view.lines
        assert names() == ["Courier", "Courier", "Courier", "Gazette"]
        await pilot.press("l")
        assert names() == ["Gazette", "Courier", "Courier", "Gazette"]
        await pilot.press("h")
        assert names() == ["Courier", "Courier", "Courier", "Gazette"]
        assert screen.view.lines is lines

    play(scenario, bridge())


def test_sorts_filters_and_words() -> None:
    chain = BRIDGE_CLAIMS
    given = replace(bridge(), claims=(chain[2], chain[1], chain[4]))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def claims() -> list[str]:
            return [line[11:] for line in shown(screen) if " of 2  " in line]

        await pilot.press("l", "l", "o")
        assert screen.view is not None
        cracks, mayor, anger = (
            "Engineers found cracks.",
            "The mayor was told in May.",
            "Commuters were angry.",
        )
        assert claims() == [cracks, mayor, anger]
        await pilot.press("r")
        assert claims() == [mayor, cracks, anger]
        assert screen.view.border_subtitle == "in story order · all"
        await pilot.press("f")
        assert claims() == [cracks]
        assert shown(screen)[0] == " 1 of 3 claims that Wire leaves out"
        await pilot.press("f")
        assert claims() == [mayor, anger]
        await pilot.press("f")
        assert shown(screen) == [" Wire leaves no clause out of what it tells of the others."]
        await pilot.press("f", "slash", *"gazette")
        await pilot.pause()
        assert claims() == [cracks, anger]
        await pilot.press(*"xyz")
        await pilot.pause()
        assert shown(screen)[-1] == " No line has these words."

    play(scenario, given)


def test_conflicts_among_those_that_tell_it_are_flagged() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "l", "o")
        flagged = [line.replace("\u00a0", " ").strip() for line in shown(screen) if "⚑" in line]
        assert flagged == ["Courier, Gazette  ⚑ conflict: figure"]

    play(scenario, bridge(conflicting=True))


def test_copies_and_the_version_read_against_are_said() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "l", "o")
        assert shown(screen)[2:4] == [
            " ○ 1 of 1  Engineers found cracks.",
            "           Courier, Gazette (a copy)",
        ]
        await pilot.press("escape", "2", "R", "o")
        assert shown(screen)[0] == " 2 claims of Gazette that Wire leaves out"
        assert shown(screen)[2] == " ○ 1 of 1  Cracks were seen by engineers."

    play(scenario, bridge(copies=((COURIER, GAZETTE),)))


def test_it_follows_the_version_that_is_chosen_beside_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("o")
        assert shown(screen)[0] == " 1 claim that Courier leaves out"
        await pilot.press("shift+tab", "j")
        assert shown(screen)[0] == " 2 claims that Gazette leaves out"

    play(scenario, bridge())


def test_nothing_to_show_is_said_in_words() -> None:
    async def nothing(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("o")
        assert shown(screen) == [" Outlet 1 leaves out nothing that the others tell."]
        await pilot.press("escape", "2", "R", "o")
        assert shown(screen) == [" Outlet 1 leaves out nothing that Outlet 2 tells."]
        await pilot.press("j", "l", "enter", "space", "r", "f")
        assert screen.view is not None

    async def filtered(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("o", "f")
        assert shown(screen)[-1] == " None of them is told by several."

    async def failed(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("o")
        assert shown(screen) == [" not compared."]

    play(nothing, crowd(3, 2))
    play(filtered, bridge())
    play(failed, more={"The bridge": ValueError("no")}, stories=[bridge().story])


def test_a_narrow_terminal_has_all_of_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("l", "l", "o")
        assert shown(screen)[2:4] == [" ○ 2/2  Engineers found cracks.", "   Courier, Gazette"]
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert shown(screen)[2] == " ○ 2 of 2  Engineers found cracks."

    play(scenario, bridge(), size=(50, 30))


def test_text_of_articles_is_data() -> None:
    here = article("Nothing here.", outlet="Here")
    there = article("The [b]minister[/b] \x1b]52;c;aGk=\x07 left.", outlet="[red]Out\x9b2J")
    made = comparison(Story("nasty", (here, there)), {})
    given = replace(made, claims=(Claim("x", ((), (0,)), (1, 0)),))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("o")
        text = "\n".join(shown(screen))
        assert "The [b]minister[/b] ␛]52;c;aGk=␇ left." in text
        assert "[red]Out\ufffd2J" in text
        assert not set(text) & {"\x1b", "\x07", "\x9b"}

    play(scenario, given)
