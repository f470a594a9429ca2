"""Reworded quotations: what is only there for speed gives what the plain way gives."""

from __future__ import annotations

import random

import numpy as np
from rapidfuzz.distance import LCSseq

from newsreader.compare.align.word_order import KEPT, LEAST_REPLACED, REPLACED_SHARE, _replaced, _reworded


def test_no_rewording_is_passed_over() -> None:
    draw = random.Random(3)
    left = ["".join(draw.choices("abcdefgh", k=draw.randint(3, 14))) for _ in range(400)]
    right = ["".join(c if draw.random() < 0.7 else draw.choice("xyz") for c in text) for text in left]
    common = np.array([LCSseq.similarity(a, b) for a, b in zip(left, right, strict=True)], dtype=np.float64)
    plain = []
    for a, b, kept in zip(left, right, common.tolist(), strict=True):
        replaced = _replaced(a, b) if kept >= KEPT else 0
        plain.append(replaced >= LEAST_REPLACED and replaced >= REPLACED_SHARE * min(len(a), len(b)))
    assert _reworded(left, right, common).tolist() == plain
    assert any(plain) and not all(plain)
