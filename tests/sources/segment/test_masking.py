"""Which stops of a paragraph are held before it is cut into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.sources.segment import masking
from newsreader.sources.segment.masking import masked
from newsreader.sources.segment.stops import stops_of
from newsreader.text.abbreviations import NEVER_LAST, NUMBERED, PLAIN_WORDS, SUFFIXES, TITLES
from newsreader.text.quotations import pair_marks

WORDS = frozenset(
    [*TITLES, *SUFFIXES, *NUMBERED, *PLAIN_WORDS, *NEVER_LAST, "J", "U.S", "p.m", "D-Cal", "z.B"]
)
SHAPES = (
    "J",
    "R",
    "Smith",
    "The",
    "said",
    "3",
    "17",
    "am 3",
    "Mai",
    "(",
    "(Mr",
    "é",
    "_",
    "U.S",
    "p.m",
    "D-Cal",
    "z.B",
)
GAPS = (". ", ".", " ", ", ", "-", ") ")


@given(
    st.lists(
        st.tuples(st.sampled_from(SHAPES) | st.sampled_from(sorted(WORDS)), st.sampled_from(GAPS)), max_size=8
    ),
    st.sampled_from(["en", "de", "fr", "pl", "ru"]),
    st.data(),
)
@settings(max_examples=500, deadline=None)
def test_a_step_that_is_left_out_would_have_changed_nothing(
    pieces: list[tuple[str, str]], language: str, data: st.DataObject
) -> None:
    stops = stops_of(language)
    own = sorted(stops.titles | stops.numbered | stops.inner | stops.last) or ["Mr"]
    text = "".join(
        (data.draw(st.sampled_from(own)) if data.draw(st.integers(0, 3)) == 0 else word) + gap
        for word, gap in pieces
    )
    found = masked(text, pair_marks(text), stops)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(masking, "_before_stops", lambda text: masking._Before(WORDS, WORDS, True, True))
        patch.setattr(masking, "_may_be_plain", lambda *_: True)
        patch.setattr(
            masking, "_HOLDS", [(shape, holds, lambda *_: True) for shape, holds, _ in masking._HOLDS]
        )
        assert masked(text, pair_marks(text), stops) == found
