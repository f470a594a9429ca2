"""JSON that is safe to show in a terminal, and says the same."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.json_escapes import escaped

CONTROLS = "\x00\x1b\x7f\x85\x9b\x9d"
HIDDEN = "\xad\u034f\u061c\u115f\u200b\u200d\u202e\u2028\u2066\u3164\ufe0f\ufeff\ufff9"
TAGS = "\U000e0001\U000e0041\U000e0100\U0001d173"


@pytest.mark.parametrize("character", CONTROLS + HIDDEN + TAGS)
def test_what_steers_or_hides_is_escaped(character: str) -> None:
    written = escaped(json.dumps(f"a{character}b", ensure_ascii=False))
    assert written.isascii() and written.isprintable()
    assert json.loads(written) == f"a{character}b"


def test_other_text_stays_as_it_is() -> None:
    text = json.dumps("Ærø – “naïve” 家族 سلام Ελλάδα 🙂 e\u0301", ensure_ascii=False)
    assert escaped(text) == text


def test_no_control_or_format_character_is_left() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    written = escaped(json.dumps(every, ensure_ascii=False))
    assert not {unicodedata.category(c) for c in written} & {"Cc", "Cf", "Zl", "Zp"}
    assert json.loads(written) == every


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_says_the_same(text: str) -> None:
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text
