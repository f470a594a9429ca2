"""What does not count when texts are compared, in two strengths, and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.folding import FoldedText, fold_for_search, fold_typography
from tests.support.mark_styles import STYLES

ALIKE = [
    ("“We go,” she said", '"We go," she said'),
    ("the girls’ school", "the girls' school"),
    ("1914–1918\u00a0— a\u00adgap", "1914-1918 - agap"),
    ("caf\u00e9 \t\n bar", "cafe\u0301 bar"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_typography_does_not_count(one: str, other: str) -> None:
    assert fold_typography(one) == fold_typography(other)
    assert fold_for_search(one) == fold_for_search(other)


def test_case_and_accents_count_for_typography_only() -> None:
    assert fold_for_search("  Édouard ﬁnds STRASSE ") == fold_for_search("edouard finds straße")
    assert len({fold_typography(word) for word in ("Édouard", "édouard", "edouard")}) == 3


def test_what_is_kept_for_searching_can_be_stored() -> None:
    assert fold_for_search("a\ud800b").encode("utf-8") == "a\ufffdb".encode()


@pytest.mark.parametrize("style", STYLES[:4])
def test_common_marks_are_those_of_a_keyboard(style: tuple[str, str]) -> None:
    assert set(fold_typography("".join(style))) <= set("'\"")


@given(st.text(st.sampled_from("aé\u0301 \t\u00ad“’–ﬁ\x00x"), max_size=30))
def test_every_folded_span_leads_back_to_what_it_came_from(text: str) -> None:
    page = FoldedText(text)
    assert fold_typography(page.folded) == page.folded
    for start in range(len(page.folded)):
        span = page.span(start, start + 1)
        assert 0 <= span.start <= span.end <= len(text)
        if page.folded[start] != " ":
            assert page.folded[start] in fold_typography(text[span.start : span.end])
