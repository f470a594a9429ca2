"""No text can steer the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.terminal import printable, safe

STEERING = [
    "\x1b]52;c;aGk=\x07",
    "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x1b[2J\x1b[H",
    "\x1bP1;2|17/ab\x1b\\",
    "\x1b_apc\x1b\\",
    "\x1b[6n",
    "\x9b2J",
    "\x9d0;x\x9c",
    "over\rprint\b\b",
    "\x00\x7f",
    "\u202eesrever\u202c",
    "zero\u200bwidth\ufeff",
    "\U000e0041tag",
    "\ud800",
]


@pytest.mark.parametrize("text", STEERING)
def test_steering_text_becomes_visible(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in shown)


@given(st.text(st.characters(), max_size=100))
def test_keeps_offsets_and_holds_no_control(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert safe(shown) == shown
    shown.encode("utf-8")


def test_plain_text_is_left_alone() -> None:
    text = "“We agreed”, the minister’s office said – 3.5 % … naïve 日本 🙂"
    assert safe(text) is text


def test_joiners_stay_where_scripts_need_them() -> None:
    assert safe("می\u200cخواهم") == "می\u200cخواهم"
    assert "\u200d" not in safe("👩\u200d👩")
    assert "\u200d" not in safe("1\u200d2 \u200d")


@given(st.text(st.characters(), max_size=60))
def test_a_printable_line_can_be_written_anywhere(text: str) -> None:
    line = printable(text)
    assert line.isprintable()
    assert printable(line) == line
    line.encode("utf-8")


def test_what_is_not_printable_is_escaped() -> None:
    assert printable("a\nb\x1b[2J\ud800ü") == "a\\nb\\x1b[2J\\ud800ü"
