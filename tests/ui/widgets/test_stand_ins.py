"""Text that is written as it is and shown as it may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.terminal import safe
from newsreader.ui.widgets.stand_ins import StandIns, is_unseen

HIDDEN = "a\u200db\u200cc\xadd\u202ee\x1bf\x9bg\u2066\U00100000\U000e0041\td"


@given(st.text(alphabet=st.one_of(st.characters(exclude_characters="\r"), st.sampled_from(HIDDEN))))
def test_nothing_is_lost_and_nothing_is_shown_that_must_not_be(text: str) -> None:
    stand_ins = StandIns()
    held = stand_ins.put_in(text)
    assert len(held) == len(text)
    assert stand_ins.taken_out(held) == text
    assert stand_ins.shown(held) == safe(text)
    for line in held.split("\n"):
        assert safe(line) == line, "a field may show it as it is"


def test_ends_of_lines_become_plain() -> None:
    assert StandIns().put_in("a\r\nb\rc") == "a\nb\nc"


def test_what_is_typed_and_not_seen_is_known() -> None:
    assert [is_unseen(one) for one in ("\u200d", "\xad", "\u202e", "a", "\x1b", None)] == [
        *(True, True, True, False, False, False)
    ]
