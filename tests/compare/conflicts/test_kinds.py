"""The table of the kinds of conflicts is complete, and its finders are asked in turn."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import pytest

from newsreader.compare.conflicts import kinds
from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.conflicts.kinds import KINDS, Finder, KindSpec, in_turn, pair_differences
from newsreader.compare.conflicts.likelihood import shipped_likelihood
from newsreader.compare.facts.article import ArticleFacts, read_facts
from newsreader.compare.facts.topics import FactType, Topic, check_complete
from newsreader.model import ConflictKind, Span
from tests.support.making import article


def test_a_kind_without_an_entry_is_named() -> None:
    rest = {kind: spec for kind, spec in KINDS.items() if kind is not ConflictKind.PLACE}
    with pytest.raises(TypeError, match="the kinds of conflicts: PLACE is missing"):
        check_complete("the kinds of conflicts", rest, ConflictKind)


def test_an_entry_without_a_kind_is_named() -> None:
    class Colour(StrEnum):
        RED = "red"

    with pytest.raises(TypeError, match=r"RED.* is no ConflictKind"):
        check_complete("the kinds of conflicts", [*KINDS, Colour.RED], ConflictKind)


def test_every_sort_of_fact_is_of_a_kind() -> None:
    assert {Topic(sort).kind for sort in FactType} <= set(KINDS)


def test_every_sign_has_a_weight() -> None:
    assert {sign for spec in KINDS.values() for sign in spec.signs} <= shipped_likelihood().weights.keys()


def test_a_finder_of_several_kinds_is_asked_once() -> None:
    asked = [finder for finder, _ in in_turn(KINDS)]
    assert len(asked) == len(set(asked))
    assert set(asked) == {finder for spec in KINDS.values() for finder in spec.finders}


def always(here: ArticleFacts, sentence: int, there: ArticleFacts, other: int) -> bool:
    return True


def finder(kind: ConflictKind, said: list[str], name: str, finds: bool) -> Finder:
    """One that notes that it was asked."""

    def find(here: ArticleFacts, sentence: int, there: ArticleFacts, other: int) -> Iterator[Difference]:
        said.append(name)
        if finds:
            yield Difference(kind, Span(0, 1), other, Span(0, 1), Doubt.LIKELY)

    return Finder(find, always)


@pytest.mark.parametrize(("finds", "asked"), [(True, ["first"]), (False, ["first", "second"])])
def test_a_second_finder_is_asked_where_the_first_found_nothing(
    finds: bool, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    kind = ConflictKind.OUTCOME
    finders = finder(kind, said, "first", finds), finder(kind, said, "second", True)
    monkeypatch.setattr(kinds, "_TURNS", in_turn({kind: KindSpec(finders, ("plain",))}))
    facts = read_facts(article("The lock opened."))
    assert [one.kind for one in pair_differences(facts, 0, facts, 0)] == [kind]
    assert said == asked
