"""Styles written as differences show what they show when each is written whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.ansi import AnsiDecoder
from rich.color import ColorSystem
from rich.style import Style

from newsreader.ui import sgr
from newsreader.ui.sgr import Sparing, is_the_same, sparing_driver

COLOURS = st.sampled_from([None, "red", "bright_blue", "color(17)", "#0a141e", "#e6edf3"])
FLAGS = st.sampled_from([None, True])
STYLES = st.builds(
    Style, color=COLOURS, bgcolor=COLOURS, bold=FLAGS, dim=FLAGS, italic=FLAGS, underline=FLAGS, reverse=FLAGS
)
TEXTS = st.text("ab m;1H[", max_size=4)
SYSTEMS = st.sampled_from([ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR])
MOVES = st.sampled_from(["", "", "\x1b[3;7H", "\x1b[?2026h", "\n", "\x1b[1;1H\x1b[K"])


def cells(data: str) -> list[tuple[str, str]]:
    """Characters and their styles as Rich reads them, one line after the other."""
    found = []
    for line in AnsiDecoder().decode(data):
        for start, character in enumerate(line.plain):
            style = Style.combine(
                [Style(), *(span.style for span in line.spans if span.start <= start < span.end)]  # type: ignore[list-item]
            )
            flags = (style.bold, style.dim, style.italic, style.underline, style.reverse)
            colours = (None if one is None or one.is_default else one for one in (style.color, style.bgcolor))
            look = (*colours, tuple(map(bool, flags)))
            found.append((character, repr(look)))
    return found


@settings(max_examples=50)
@given(st.lists(st.tuples(TEXTS, STYLES), max_size=8), SYSTEMS)
def test_another_reader_sees_the_same(segments: list[tuple[str, Style]], system: ColorSystem) -> None:
    data = "".join(style.render(text, color_system=system) for text, style in segments)
    spared = Sparing().write(data)
    assert cells(spared) == cells(data)
    assert len(spared) <= len(data)


@settings(max_examples=50)
@given(st.lists(st.lists(st.tuples(TEXTS, STYLES, MOVES), max_size=5), max_size=3), SYSTEMS)
def test_several_writes_show_the_same(
    writes: list[list[tuple[str, Style, str]]], system: ColorSystem
) -> None:
    sparing = Sparing()
    whole, spared = "", ""
    for write in writes:
        data = "".join(move + style.render(text, color_system=system) for text, style, move in write)
        whole += data
        spared += sparing.write(data)
    assert list(sgr.shown(spared)) == list(sgr.shown(whole))


@pytest.mark.parametrize(
    ("data", "spared"),
    [
        ("\x1b[31mone\x1b[0m\x1b[31mtwo\x1b[0m", "\x1b[31monetwo\x1b[m"),
        ("\x1b[1;31;44mone\x1b[0m\x1b[31;44mtwo\x1b[0m", "\x1b[1;31;44mone\x1b[22mtwo\x1b[m"),
        ("\x1b[2;31mone\x1b[0m\x1b[1;31mtwo\x1b[0m", "\x1b[2;31mone\x1b[22;1mtwo\x1b[m"),
        ("\x1b[31mone\x1b[0m\x1b[2;5H\x1b[31mtwo\x1b[0m", "\x1b[31mone\x1b[2;5Htwo\x1b[m"),
        ("\x1b[31mone\x1b[0m\x1b[Ktwo", "\x1b[31mone\x1b[m\x1b[Ktwo"),
        ("\x1b[4:3;31mone\x1b[0mtwo", "\x1b[4:3;31mone\x1b[mtwo"),
        ("\x1b[31mone\x1b[0m\x1b]8;;\x1b\\two", "\x1b[31mone\x1b[m\x1b]8;;\x1b\\two"),
        ("no style", "no style"),
    ],
    ids=("same", "attribute", "dim-bold", "move", "erase", "unknown", "link", "none"),
)
def test_only_what_changes_is_written(data: str, spared: str) -> None:
    assert Sparing().write(data) == spared


class Kept:
    """Keeps what is written."""

    def __init__(self, app: None) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)


FRAME = "\x1b[31mone\x1b[0m\x1b[31mtwo\x1b[0m" * 200


def written(*data: str) -> list[str]:
    kept: Any = Kept
    made: Any = sparing_driver(kept)
    driver = made(None)
    for one in data:
        driver.write(one)
    return list(driver.written)


def test_the_first_frame_is_written_as_it_is_and_the_others_sparingly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert written("\x1b[?1049h", FRAME, FRAME)[-1] == FRAME, "there is more to do at first"
    monkeypatch.setattr(sgr, "AT_REST", 0)
    before, frame, after = written("\x1b[?1049h", FRAME, FRAME)
    assert (before, frame) == ("\x1b[?1049h", FRAME)
    assert len(after) < len(FRAME) / 2 and is_the_same(FRAME)


def test_nothing_is_spared_if_the_first_frame_would_not_show_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sgr, "AT_REST", 0)
    monkeypatch.setattr(sgr, "_change", lambda before, after: "\x1b[32m")
    assert not is_the_same(FRAME)
    assert written(FRAME, FRAME, FRAME) == [FRAME, FRAME, FRAME]
