"""What a reader types to have only some stories listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.filters import (
    DAYS,
    FLAGS,
    NAMED,
    NUMBERS,
    RELATIONS,
    Field,
    FilterError,
    Term,
    complete,
    parse,
    written,
)

NAMES = {Field.OUTLET: ("Dawn", "Arab Times", "The Nation"), Field.LANGUAGE: ("en", "de")}

_words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='"'), min_size=1, max_size=9)
_texts = st.lists(_words, min_size=1, max_size=3).map(" ".join).filter(lambda t: any(map(str.isalnum, t)))
_not = st.booleans()
_terms = st.one_of(
    st.builds(Term, st.sampled_from(NAMED), _texts, st.just(":"), _not),
    st.builds(
        Term,
        st.sampled_from(DAYS),
        st.dates().map(str) | st.just("2026-11") | st.just("2026"),
        st.just(":"),
        _not,
    ),
    st.builds(
        Term,
        st.sampled_from(NUMBERS),
        st.integers(0, 999_999),
        st.sampled_from([one for one in RELATIONS if one != "="]),
        _not,
    ),
    st.builds(lambda field, no: Term(field, relation="", is_not=no), st.sampled_from(FLAGS), _not),
    st.builds(lambda words, no: Term(Field.WORDS, words, is_not=no), _texts, _not),
)


def test_a_filter_of_every_kind() -> None:
    assert parse('outlet:dawn after:2026-11-01 versions>=3 unread "gas pipeline" -pinned tax') == (
        Term(Field.OUTLET, "dawn"),
        Term(Field.AFTER, "2026-11-01"),
        Term(Field.VERSIONS, 3, ">="),
        Term(Field.UNREAD, relation=""),
        Term(Field.WORDS, "gas pipeline"),
        Term(Field.PINNED, relation="", is_not=True),
        Term(Field.WORDS, "tax"),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("afer:2026", "there is no afer: did you mean after?"),
        ("after:2026-13-01", "2026-13-01 is no day: write it as 2026-11-01, 2026-11 or 2026"),
        ("versions>=many", "many is no number: write versions>=3, told by so many articles"),
        ("versions>=", "versions>= says nothing: write versions>=3, told by so many articles"),
        ("outlet>dawn", "outlet has no >: write outlet:dawn, an outlet whose name has that in it"),
        ('outlet:"Arab', 'a quotation mark is not closed: write outlet:"Arab Times"'),
        ("zzz:1", 'there is no zzz: "zzz:1" in quotation marks looks for the words'),
        ("x" * 501, "a filter has at most 500 characters"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(typed: str, said: str) -> None:
    with pytest.raises(FilterError) as raised:
        parse(typed)
    assert str(raised.value) == said


@given(st.lists(_terms, max_size=5).map(tuple))
def test_what_is_written_of_a_filter_means_the_same(filter: tuple[Term, ...]) -> None:
    assert parse(written(filter)) == filter


@given(st.text(max_size=60))
def test_any_text_is_a_filter_or_told_what_is_wrong(text: str) -> None:
    try:
        filter = parse(text)
    except FilterError as error:
        assert "\n" not in str(error) or "\n" in text
        assert str(error)
    else:
        assert parse(written(filter)) == filter
    complete(text, NAMES)


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("out", ["outlet:"]),
        ("unread outlet:tim", ['unread outlet:"Arab Times"']),
        ("-un", ["-unread"]),
        ('outlet:"the', ['outlet:"The Nation"']),
        ("language:", ["language:de", "language:en"]),
        ("ver", ["versions>="]),
        ("gas", []),
    ],
)
def test_completion(typed: str, ways: list[str]) -> None:
    assert complete(typed, NAMES) == ways


@given(st.sampled_from([*NAMES[Field.OUTLET]]), st.sampled_from(["", "unread ", "-pinned gas "]))
def test_what_is_completed_is_a_filter(name: str, before: str) -> None:
    for way in complete(f"{before}outlet:{name[:2]}", NAMES):
        assert parse(way)[-1].field is Field.OUTLET
