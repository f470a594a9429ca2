"""Dataclasses with methods that are compiled by the first call do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from typing import Any

import pytest

from newsreader import records
from newsreader.model import Judgement, Span, Verdict


def made(dataclass: Any) -> dict[str, Any]:
    """Classes of every form that the program has."""

    @dataclass(frozen=True, slots=True)
    class Plain:
        name: str
        number: int = 3
        """With a default."""
        found: Mapping[str, int] = dataclasses.field(default_factory=dict, hash=False)
        beside: int = dataclasses.field(default=0, compare=False, repr=False)

        @property
        def twice(self) -> int:
            return 2 * self.number

    @dataclass(frozen=True, slots=True)
    class Wider(Plain):
        more: str = "more"

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        first: int
        second: str

    @dataclass
    class Changing:
        first: int
        others: list[int] = dataclasses.field(default_factory=list)

        def __post_init__(self) -> None:
            self.others.append(self.first)

    @dataclass(eq=False, slots=True)
    class Same:
        first: int
        last: str = ""

    @dataclass(frozen=True, slots=True)
    class Equal:
        first: int
        last: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self)) and self.first == other.first

    return {name: kind for name, kind in locals().items() if name != "dataclass"}


OURS, THEIRS = made(records.dataclass), made(dataclasses.dataclass)


def told(kinds: dict[str, Any]) -> list[object]:
    """What the classes do, in values that can be set side by side."""
    plain, wider, ordered, changing, same, equal = kinds.values()
    one, other = plain("a"), plain("a", 3, {}, beside=7)
    changed = changing(4)
    changed.first = 5
    low, high = ordered(1, "b"), ordered(2, "a")
    return [
        *(repr(one), one == other, hash(one) == hash(other), one != plain("b"), one.twice, {one: 1}[other]),
        *(one.found is not other.found, dataclasses.replace(one, number=9).number, one == wider("a")),
        *(repr(wider("a", 1, more="z")), wider("a").twice, copy.copy(one) == one, copy.deepcopy(one) == one),
        *(dataclasses.asdict(wider("a")), [field.name for field in dataclasses.fields(wider)]),
        *(plain.__match_args__, plain.__slots__, wider.__slots__),
        *(low < high, low <= high, high > low, high >= low, sorted([high, low])[0].second, low == high),
        *(changed.first, changed.others, changing(1) == changing(1), changing.__hash__),
        *(same(1) == same(1), len({same(1), same(1)}), equal(1, 2) == equal(1, 3)),
        hash(equal(1, 2)) == hash(equal(1, 2)),
    ]


def test_they_are_as_those_of_the_standard_library() -> None:
    assert told(OURS) == told(THEIRS)


@pytest.mark.parametrize("name", ("Plain", "Wider", "Ordered", "Equal"))
def test_what_is_frozen_cannot_be_changed(name: str) -> None:
    one = OURS[name](1, 2)
    field = dataclasses.fields(one)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError, match=field):
        setattr(one, field, 2)
    with pytest.raises(dataclasses.FrozenInstanceError, match=field):
        delattr(one, field)
    with pytest.raises(TypeError, match="frozen"):
        dataclasses.dataclass(type("Looser", (OURS[name],), {}))


@pytest.mark.parametrize("given", [(), (1, 2, 3, 4, 5, 6)], ids=("none", "many"))
def test_wrong_arguments_are_refused_at_every_call(given: tuple[int, ...]) -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            OURS["Plain"](*given)


def test_they_go_to_other_processes() -> None:
    judgement = Judgement(Verdict.CONFIRMED, 0.5, missing=(Span(1, 2),))
    assert pickle.loads(pickle.dumps(judgement)) == judgement
