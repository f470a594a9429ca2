"""Agreement beyond chance, against examples worked out in print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.coefficients import (
    NO_UNITS,
    NO_VARIATION,
    cohen_kappa,
    krippendorff_alpha,
    masi,
)

LABELS = st.sampled_from("abc")

# Krippendorff, Computing Krippendorff's alpha-reliability (2011), section C: 4 observers, 12 units.
OBSERVERS = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""


def table(counts: list[list[int]]) -> list[tuple[str, str]]:
    """The pairs of a table of counts: rows are the first reader's labels."""
    return [
        (str(row), str(column))
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
        for _ in range(count)
    ]


def test_alpha_of_krippendorffs_example_with_missing_values() -> None:
    rows = [line.split() for line in OBSERVERS.split("\n") if line]
    units = [[value for value in unit if value != "."] for unit in zip(*rows, strict=True)]
    alpha = krippendorff_alpha(units)
    assert alpha.value == pytest.approx(0.743, abs=0.0005)
    assert alpha.units == 11  # the twelfth has one value only
    assert alpha.observed == pytest.approx(0.8, abs=0.0005)  # 32 of 40 coincidences


def test_alpha_of_krippendorffs_binary_example() -> None:
    # The same paper, section A: two observers, ten units.
    one, other = "0 1 0 0 0 0 0 0 1 0".split(), "1 1 1 0 0 1 0 0 0 0".split()
    assert krippendorff_alpha(list(zip(one, other, strict=True))).value == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_krippendorffs_nominal_example() -> None:
    # The same paper, section B: two observers, twelve units.
    one, other = "a a b b d c c c e d d a".split(), "b a b b b c c c e d d d".split()
    assert krippendorff_alpha(list(zip(one, other, strict=True))).value == pytest.approx(0.692, abs=0.0005)


def test_kappa_of_cohens_table() -> None:
    # Proportions .44 .07 .09 / .05 .20 .05 / .01 .03 .06 (Cohen 1968): observed .70, by chance .41.
    kappa = cohen_kappa(table([[44, 7, 9], [5, 20, 5], [1, 3, 6]]))
    assert kappa.value == pytest.approx(0.492, abs=0.0005)
    assert kappa.units == 100
    assert [kappa.observed, kappa.expected] == pytest.approx([0.70, 0.41])


def test_kappa_of_a_textbook_table() -> None:
    kappa = cohen_kappa(table([[20, 5], [10, 15]]))
    assert [kappa.observed, kappa.expected, kappa.value] == pytest.approx([0.7, 0.5, 0.4])


def test_kappa_below_chance() -> None:
    assert cohen_kappa([("a", "b"), ("b", "a")]).value == -1


def test_nothing_in_common_is_undefined() -> None:
    for coefficient in (cohen_kappa([]), krippendorff_alpha([]), krippendorff_alpha([["a"], ["b"], []])):
        assert (coefficient.value, coefficient.units, coefficient.undefined) == (None, 0, NO_UNITS)


def test_no_variation_is_undefined() -> None:
    for coefficient in (cohen_kappa([("a", "a")] * 7), krippendorff_alpha([["a", "a"]] * 7)):
        assert (coefficient.value, coefficient.units, coefficient.undefined) == (None, 7, NO_VARIATION)
        assert (coefficient.observed, coefficient.expected) == (1, 1)


@given(st.lists(st.tuples(LABELS, LABELS), max_size=30))
def test_coefficients_are_symmetric_and_at_most_one(pairs: list[tuple[str, str]]) -> None:
    for coefficient in (cohen_kappa, krippendorff_alpha):
        found, turned = coefficient(pairs), coefficient([(other, one) for one, other in pairs])
        assert found.value == (None if turned.value is None else pytest.approx(turned.value))
        assert (found.value is None) == bool(found.undefined)
        if found.value is not None:
            assert found.value <= 1 + 1e-9
            assert (found.value > 1 - 1e-9) == all(one == other for one, other in pairs)


def test_masi_distances() -> None:
    # Passonneau 2006: equal, one inside the other (2/3), overlapping (1/3), disjoint; times Jaccard.
    one, two = frozenset("a"), frozenset("ab")
    assert masi(two, two) == masi(frozenset(), frozenset()) == 0
    assert masi(one, two) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(two, frozenset("bc")) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(one, frozenset("c")) == masi(one, frozenset()) == 1
