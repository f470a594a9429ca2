"""The nearest of what has no day: what a look at every two finds, and no more than a few of each."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from newsreader.grouping import undated
from newsreader.grouping.features import FEWEST_SHARED, Features, signature_of
from newsreader.grouping.likeness import CUT, likeness
from newsreader.grouping.nearest import MOST
from newsreader.grouping.undated import Signatures, nearest_undated
from newsreader.survey.journal import head_of
from tests.support.making_features import stories_made


def made(words: dict[int, int]) -> bytes:
    return Features(words, frozenset(), frozenset(), frozenset()).packed()


def found(kept: list[bytes], first: int = 0) -> list[tuple[int, int]]:
    return [(a, b) for a, b in nearest_undated(Signatures(kept, len(kept)), first).tolist()]


@pytest.fixture(scope="module")
def kept() -> list[bytes]:
    data = stories_made(range(120))
    _, places = head_of(data)
    return sorted(data[begin : begin + size] for begin, size in places[::2])


@pytest.mark.parametrize("dated", [0, 100, 250])
def test_all_that_is_alike_is_found(dated: int, kept: list[bytes]) -> None:
    features = [Features.unpacked(data) for data in kept]
    signatures = [frozenset(each.signature) for each in features]
    wanted = {
        (a, b)
        for a, b in combinations(range(len(kept)), 2)
        if b >= dated
        and len(signatures[a] & signatures[b]) >= FEWEST_SHARED
        and likeness(features[a], features[b], dated=False).total >= CUT
    }
    pairs = found(kept, dated)
    assert wanted and wanted <= set(pairs)
    assert pairs == sorted(set(pairs)) and all(a < b >= dated for a, b in pairs)


def test_how_much_is_looked_at_in_one_go_changes_nothing(
    kept: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(kept, 40)
    for name, number in (("_POSTINGS", 30), ("_WEIGHED", 7), ("_HELD", 1)):
        monkeypatch.setattr(undated, name, number)
    assert found(kept, 40) == whole


def test_of_many_that_are_as_alike_the_first_few_count() -> None:
    pairs = found([made({1: 10, 2: 20})] * 40, 39)
    assert pairs == [(at, 39) for at in range(MOST)]


def test_two_words_that_very_many_have_bring_nothing_together() -> None:
    many = [made({1: 60, 2: 60, 100 + at // 2: 30, 500 + at // 2: 30}) for at in range(200)]
    pairs = found(many)
    assert pairs == [(at, at + 1) for at in range(0, 200, 2)]
    assert max(Counter(place for pair in pairs for place in pair).values()) == 1


def test_a_word_alone_is_like_the_same_word_alone() -> None:
    assert found([made({}), made({5: 3}), made({7: 3}), made({5: 9}), made({5: 9, 6: 1})]) == [(1, 3)]


@pytest.mark.parametrize(
    "words", [[{}], [{}, {}], [{1: 2, 3: 4}, {5: 6, 7: 8}], [{1: 2, 3: 4}, {1: 6, 7: 8}]]
)
def test_where_nothing_is_alike_nothing_is_found(words: list[dict[int, int]]) -> None:
    assert found([made(each) for each in words]) == []


def test_a_signature_is_read_from_what_is_kept(kept: list[bytes]) -> None:
    for data in kept[:20]:
        features = Features.unpacked(data)
        assert [(word, features.words[word]) for word in features.signature] == signature_of(data)
