"""Characters that are not seen: absent for whoever compares, stand-ins on the screen, counted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.hidden import count_hidden, hidden_runs, without_hidden
from newsreader.text.json_escapes import escaped
from newsreader.text.terminal import printable, safe
from tests.support.deceiving import HIDDEN

NEEDED = (
    "می\u200cخواهم",  # a non-joiner in Persian
    "क्\u200dष",  # a joiner in Devanagari
    "ภาษา\u200bไทย",  # a place to break a line in Thai
    "ᠮᠣᠩ\u180b",  # a variation of a Mongolian letter
    "葛\U000e0100飾区",  # a variation of a Chinese character
    "❤\ufe0f ☎\ufe0e 🏳\ufe0f",
    "1\ufe0f\u20e3",
    "⠓⠑⠽\u2800\u2800⠽⠕⠥",
)
"""What scripts need."""


@pytest.mark.parametrize("character", HIDDEN)
def test_inside_a_word_it_is_absent_shown_and_counted(character: str) -> None:
    text = f"dep{character}ot"
    assert without_hidden(text) == "depot"
    assert hidden_runs(text) == [(3, 4)]
    assert safe(text) == "dep\ufffdot"
    assert sum(count_hidden(text)) == 1
    assert printable(text).isascii()
    assert escaped(f'"{text}"').isascii()


@pytest.mark.parametrize("text", NEEDED)
def test_what_a_script_needs_is_shown_and_not_counted(text: str) -> None:
    assert safe(text) == text
    assert count_hidden(text) == (0, 0)
    assert safe(f"word {text} word.") == f"word {text} word."


def test_more_than_one_at_a_time_is_needed_nowhere() -> None:
    assert safe("❤\ufe0f\ufe01\ufe02") == "❤\ufe0f\ufffd\ufffd"
    assert safe("葛\U000e0100\U000e0101") == "葛\U000e0100\ufffd"
    assert safe("می\u200c\u200dخ") == "می\u200c\ufffdخ"
    assert count_hidden("❤\ufe0f\ufe01\ufe02") == (2, 0)


def test_emojis_of_several_parts_are_shown_as_their_parts_and_not_counted() -> None:
    text = "👩\u200d🚒 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🏳\ufe0f\u200d🌈"
    assert count_hidden(text) == (0, 0)
    assert "\u200d" not in safe(text)


def test_marks_of_direction_are_needed_beside_letters_from_right_to_left_only() -> None:
    assert count_hidden("שלום\u200f (Shalom)\u200e.") == (0, 0)
    assert count_hidden("pay\u200fpal\n\nשלום") == (0, 1)
    assert count_hidden("שלום\u202eabc\u202c") == (0, 2)


@given(st.text(st.one_of(st.characters(), st.sampled_from(HIDDEN)), max_size=60))
def test_any_text_is_counted_and_shown_in_its_length(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert safe(shown) == shown
    assert sum(count_hidden(text)) <= len(text) - len(without_hidden(text))
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert without_hidden(without_hidden(text)) == without_hidden(text)
    line = printable(text)
    assert line.isprintable() and without_hidden(line) == line
