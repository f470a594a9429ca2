"""Which articles of very many tell one story: the same stories as a library makes of them.

First those that are most like each article are found, in blocks of articles of the same days, and of one
without a day among all by words that few have; what is linked so, over however many articles, hangs together.
Then all likely pairs of what hangs together are scored, and put into stories, as everywhere.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from newsreader.grouping.features import FEWEST_SHARED, Features
from newsreader.grouping.likeness import CUT, DAYS, UNDATED, likeness
from newsreader.grouping.linkage import Pair, components
from newsreader.grouping.nearest import nearest
from newsreader.grouping.together import together
from newsreader.grouping.undated import Ints, Signatures, nearest_undated
from newsreader.records import dataclass

ROWS, COLUMNS = 2_000, 20_000
"""Articles of a block: those of which the nearest are found, at most so many among which."""
PAIRS = 5_000
"""Pairs that one task weighs."""
_TOGETHER = 500
"""Articles that hang together with some others and are put into stories by one task, about."""


@dataclass(frozen=True, slots=True)
class Block:
    """Articles, by their places in the order of their days, and those among which the nearest are."""

    rows: range
    columns: range

    @property
    def places(self) -> range | list[int]:
        """Of all of them: the columns, with the rows before them if these are no part of them."""
        return self.columns if self.has_its_rows else [*self.rows, *self.columns]

    @property
    def has_its_rows(self) -> bool:
        """Whether the rows are a part of the columns; else no row is."""
        return self.columns.start <= self.rows.start < self.columns.stop


@dataclass(frozen=True, slots=True)
class Looking:
    """A block with what is known of its articles."""

    kept: tuple[bytes, ...]
    days: tuple[int, ...]
    rows: range
    """Places in these."""
    columns: range


@dataclass(frozen=True, slots=True)
class Weighing:
    """Pairs of articles of which one has no day, by their places in what is known of them."""

    kept: tuple[bytes, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Hanging:
    """Some articles that hang together."""

    kept: tuple[bytes, ...]
    days: tuple[int, ...]
    keys: tuple[str, ...]
    joined: tuple[Pair, ...] = ()
    """Places in these that the reader has joined."""
    parted: tuple[Pair, ...] = ()


def blocks(days: Sequence[int]) -> Iterator[Block]:
    """Blocks of articles that stand in the order of their days, which are known: every two that may be of one
    story stand in one."""
    for begin in range(0, len(days), ROWS):
        rows = range(begin, min(begin + ROWS, len(days)))
        first = bisect_left(days, days[rows.start] - DAYS)
        last = bisect_right(days, days[rows.stop - 1] + DAYS)
        yield from _tiles(rows, first, last)


def _tiles(rows: range, first: int, last: int) -> Iterator[Block]:
    """The columns from `first` to `last`, cut where whole blocks of rows end."""
    while first < last:
        end = min(last, first - first % COLUMNS + COLUMNS)
        yield Block(rows, range(first, end))
        first = end


def looking(block: Block, days: Sequence[int], features_of: Callable[[int], bytes]) -> Looking:
    """A block as a task; `features_of` a place are as `Features.packed` made them."""
    places = block.places
    rows = range(len(block.rows))
    columns = range(len(places) - len(block.columns), len(places))
    if block.has_its_rows:
        begin = block.rows.start - block.columns.start
        rows = range(begin, begin + len(block.rows))
    kept = tuple(features_of(place) for place in places)
    return Looking(kept, tuple(days[place] for place in places), rows, columns)


def look(task: Looking) -> bytes:
    """The pairs of articles that are alike enough to be of one story, of those that are nearest to each
    other: their places in the task, 32 bits each."""
    kept = [Features.unpacked(data) for data in task.kept]
    pairs = {(min(pair), max(pair)) for pair in nearest(kept, task.days, task.rows, task.columns)}
    signatures = [frozenset(each.signature) for each in kept]
    found = array("i")
    for a, b in sorted(pairs):
        if len(signatures[a] & signatures[b]) >= FEWEST_SHARED and _alike(kept[a], kept[b], dated=True):
            found.extend((a, b))
    return found.tobytes()


def _alike(one: Features, other: Features, *, dated: bool) -> bool:
    return likeness(one, other, dated=dated).total >= CUT


def pairs_of(data: bytes, block: Block) -> Iterator[Pair]:
    """The pairs that `look` found in a block, by their places in the order of days."""
    found = array("i", data)
    places = block.places
    for at in range(0, len(found), 2):
        yield places[found[at]], places[found[at + 1]]


def undated_pairs(features: Iterable[bytes], count: int, dated: int) -> Ints:
    """The pairs of `count` articles, by their places, that are nearest to each other and of which one has no
    day: one from `dated` on."""
    if dated == count:
        return np.empty((0, 2), dtype=np.int64)
    return nearest_undated(Signatures(features, count), dated)


def weighing(pairs: Ints, features_of: Callable[[int], bytes]) -> Weighing:
    """Some pairs as a task; `features_of` a place are as `Features.packed` made them."""
    places, order = np.unique(pairs, return_inverse=True)
    within = order.reshape(-1, 2).tolist()
    return Weighing(tuple(map(features_of, places.tolist())), tuple((a, b) for a, b in within))


def weigh(task: Weighing) -> bytes:
    """For each pair 1 if it is alike enough to be of one story, else 0."""
    kept = [Features.unpacked(data) for data in task.kept]
    return bytes(_alike(kept[a], kept[b], dated=False) for a, b in task.pairs)


def weighed(data: bytes, pairs: Ints) -> Iterator[Pair]:
    """The pairs that `weigh` found alike."""
    return ((a, b) for a, b in pairs[np.frombuffer(data, dtype=bool)].tolist())


def portions(count: int, pairs: Iterable[Pair]) -> list[tuple[tuple[int, ...], ...]]:
    """What of `count` articles hangs together by some pairs, in portions of a task each; what hangs together
    with nothing is in none."""
    found: list[tuple[tuple[int, ...], ...]] = []
    held: list[tuple[int, ...]] = []
    size = 0
    for members in components(count, pairs):
        if len(members) < 2:
            continue
        held.append(tuple(members))
        size += len(members)
        if size >= _TOGETHER:
            found.append(tuple(held))
            held, size = [], 0
    return [*found, tuple(held)] if held else found


def link(task: tuple[Hanging, ...]) -> bytes:
    """The stories of each that hangs together, as JSON: lists of lists of places in it."""
    return json.dumps([_stories(hanging) for hanging in task]).encode("ascii")


def stories_of(data: bytes) -> list[list[list[int]]]:
    """What `link` found."""
    found: list[list[list[int]]] = json.loads(data)
    return found


def _stories(hanging: Hanging) -> list[list[int]]:
    kept = [Features.unpacked(data) for data in hanging.kept]
    days = [None if day == UNDATED else day for day in hanging.days]
    return together(hanging.keys, days, kept, joined=hanging.joined, parted=hanging.parted)
