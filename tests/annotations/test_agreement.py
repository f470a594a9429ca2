"""Agreement of two readers, against examples worked out in print."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.agreement import tag_agreement, verdict_agreement
from newsreader.annotations.coefficients import (
    NO_UNITS,
    NO_VARIATION,
    LabelAgreement,
    cohen_kappa,
    krippendorff_alpha,
    label_agreement,
    masi,
)
from newsreader.model import Anchor, Article, ArticleIdentity, Note, Ruling, Span, Verdict
from tests.support.making import bridge_story

STORY, _ = bridge_story()
A, B, C = STORY.versions
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


def test_labels_are_counted() -> None:
    rows = label_agreement([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")], ["a", "b", "c"])
    assert rows == (LabelAgreement("a", 2, 1, 1), LabelAgreement("b", 2, 3, 2))
    assert [row.specific for row in rows] == [2 / 3, 4 / 5]


def ruling(here: Article, index: int, there: Article, verdict: Verdict, author: str) -> Ruling:
    found = here.sentences[index]
    return Ruling(
        str(uuid.uuid5(uuid.NAMESPACE_URL, f"{author}{here.outlet}{index}{there.outlet}")),
        ArticleIdentity.of(here),
        Anchor.of(here.text, Span(found.start, found.end)),
        ArticleIdentity.of(there),
        verdict,
        author=author,
    )


def note(here: Article, start: int, end: int, *tags: str) -> Note:
    name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{here.outlet}{start}{end}{tags}"))
    return Note(name, ArticleIdentity.of(here), Anchor.of(here.text, Span(start, end)), tags=tags)


def test_rulings_on_the_same_sentence_and_version_are_compared() -> None:
    confirmed, rephrased, omitted = Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED
    first = [
        ruling(A, 0, B, rephrased, "Ada"),
        ruling(A, 0, C, confirmed, "Ada"),
        ruling(A, 1, B, rephrased, "Ada"),
        ruling(A, 2, B, omitted, "Ada"),
    ]
    second = [
        ruling(A, 0, B, rephrased, "Ben"),
        ruling(A, 0, C, confirmed, "Ben"),
        ruling(A, 1, B, omitted, "Ben"),
        ruling(B, 0, A, rephrased, "Ben"),
        replace(ruling(B, 1, A, rephrased, "Ben"), article=ArticleIdentity("00" * 32)),
    ]
    found = verdict_agreement(first, second, STORY)
    assert found.kappa.units == found.alpha.units == 3
    assert found.kappa.observed == pytest.approx(2 / 3)
    assert found.kappa.value == pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3))
    assert found.labels == (
        LabelAgreement("confirmed", 1, 1, 1),
        LabelAgreement("rephrased", 2, 1, 1),
        LabelAgreement("omitted", 0, 1, 0),
    )
    assert (found.only_first, found.only_second, len(found.unplaced)) == (1, 1, 1)
    assert verdict_agreement([], second, STORY).kappa.undefined == NO_UNITS


def test_tags_of_passages_that_both_marked_are_compared() -> None:
    first = [
        note(A, 0, 28, "figure"),
        note(A, 29, 51, "source", "figure"),
        note(B, 0, 30, "figure"),
        note(A, 60, 70),
    ]
    second = [note(A, 2, 28, "figure"), note(A, 29, 51, "source"), note(C, 0, 30, "figure"), note(A, 40, 70)]
    found = tag_agreement(first, second, STORY)
    tags = {row.label: (row, kappa, alpha) for row, kappa, alpha in found.tags}
    assert tags["figure"][0] == LabelAgreement("figure", 2, 1, 1)
    assert tags["source"][0] == LabelAgreement("source", 1, 1, 1)
    assert tags["source"][1].value == 1
    assert tags["figure"][1].undefined == "" and tags["figure"][1].observed == 0.5
    assert found.sets.units == 2
    assert (found.only_first, found.only_second, found.unplaced) == (2, 2, ())


def test_notes_of_one_reader_on_one_passage_are_one_unit() -> None:
    first = [note(A, 0, 28, "figure"), note(A, 0, 28, "source")]
    found = tag_agreement(first, [note(A, 0, 28, "source", "figure"), note(A, 29, 51, "other")], STORY)
    assert found.sets.units == 1 and found.sets.observed == 1
    assert (found.only_first, found.only_second) == (0, 1)


def test_tags_without_common_passages_are_undefined() -> None:
    found = tag_agreement([note(A, 0, 28, "x")], [note(B, 0, 28, "x")], STORY)
    assert found.tags == () and found.sets.undefined == NO_UNITS
    lost = replace(note(A, 0, 28, "x"), anchor=Anchor("gone", "", "", 1, 2))
    assert [item.reason for item in tag_agreement([lost], [], STORY).unplaced] == [
        "its passage is not found for certain"
    ]
