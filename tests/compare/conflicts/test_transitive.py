"""What a third version adds: it vouches for a doubtful pair, and it is contradicted along with its like."""

from __future__ import annotations

import pytest

from newsreader.compare.align.pairings import Pairing, Pairings
from newsreader.compare.conflicts.finding import held_differences
from tests.support.indexed import index_of
from tests.support.making import article

A = article("Twelve people were hurt by the fire.")
B = article("In hospital 12 people were treated.")
C = article("Seventeen people were hurt, three of them badly.")
KEYS = {(v, 0, o) for v in range(3) for o in range(3) if v != o}


def said(near: tuple[Pairing, ...], far: tuple[Pairing, ...] = ()) -> set[tuple[int, int, int]]:
    """Where a conflict is asserted."""
    found = held_differences(index_of(A, B, C), Pairings(near, far))
    return {key for key, held in found.items() if any(h.asserted for h in held)}


def test_what_contradicts_a_sentence_contradicts_its_like() -> None:
    near = (Pairing(0, 0, 1, 0, 0.9, 2), Pairing(0, 0, 2, 0, 0.6, 2))
    assert said(near) == {key for key in KEYS if 2 in (key[0], key[2])}


def test_a_doubtful_pair_carries_nothing_over() -> None:
    near = (Pairing(0, 0, 1, 0, 0.25, 1), Pairing(0, 0, 2, 0, 0.6, 2))
    assert said(near) == {(0, 0, 2), (2, 0, 0)}


@pytest.mark.parametrize(
    ("chance", "ways", "found"),
    [
        (0.02, (), False),
        (0.06, (), True),
        (0.02, (Pairing(0, 0, 1, 0, 0.9, 2), Pairing(1, 0, 2, 0, 0.2, 1)), True),
    ],
)
def test_a_far_pair_needs_support(chance: float, ways: tuple[Pairing, ...], found: bool) -> None:
    assert ((0, 0, 2) in said(ways, (Pairing(0, 0, 2, 0, chance, 0),))) is found


def test_a_far_pair_needs_a_telling_fact() -> None:
    index = index_of(
        article("The new ferry terminal cost the council $40 million."),
        article("The council paid $52 million for the new ferry terminal."),
    )
    assert held_differences(index, Pairings((), (Pairing(0, 0, 1, 0, 0.09, 0),))) == {}
