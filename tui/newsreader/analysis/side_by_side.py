"""Lay two versions of a story next to each other: which sentences stand in one row. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum

from newsreader.model import Comparison
from newsreader.records import dataclass


class Order(StrEnum):
    """Where a sentence of the right version has its own place, seen from the row it is shown in."""

    HERE = "here"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence of the right version in a row."""

    sentence: int
    order: Order = Order.HERE
    brief: bool = False
    """It is not the best counterpart here, and stands at full length in another row."""


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A sentence of the left version with its counterparts on the right, or one of the right alone."""

    left: int | None
    right: tuple[Beside, ...]


def align(comparison: Comparison, left: int, right: int) -> tuple[AlignedRow, ...]:
    """All sentences of two versions in rows: those of the left in order, each once.

    Every sentence of the right stands in at least one row: beside each sentence of the left that it carries,
    else alone, behind what is before it in its own version. The counterparts that keep the order of the
    right version are a longest increasing run; the others are marked as from above or below.
    """
    beside = _counterparts(comparison, left, right)
    main = [found[0] if found else -1 for found in beside]
    anchors = _longest_increasing(main)
    shown = {sentence for found in beside for sentence in found}
    alone = [n for n in range(len(comparison.judgements[right])) if n not in shown]
    ahead = _ahead(main, anchors, len(comparison.judgements[right]))
    rows: list[AlignedRow] = []
    waiting = 0
    """How many of `alone` have been placed."""
    whole = set(main)
    """What stands somewhere at full length."""
    reached = -1
    """The last sentence of the right that stands in its order."""
    for row, found in enumerate(beside):
        if row in anchors:
            while waiting < len(alone) and alone[waiting] < main[row]:
                rows.append(AlignedRow(None, (Beside(alone[waiting]),)))
                waiting += 1
        cells = []
        for sentence in sorted(found):
            is_anchor = row in anchors and sentence == main[row]
            if is_anchor or reached < sentence < ahead[row]:
                reached = sentence
                whole.add(sentence)
                cells.append(Beside(sentence))
            else:
                order = Order.ABOVE if sentence <= reached else Order.BELOW
                cells.append(Beside(sentence, order, sentence != main[row] and sentence in whole))
                whole.add(sentence)
        rows.append(AlignedRow(row, tuple(cells)))
    rows += [AlignedRow(None, (Beside(sentence),)) for sentence in alone[waiting:]]
    return tuple(rows)


def _counterparts(comparison: Comparison, left: int, right: int) -> list[list[int]]:
    """Per sentence of the left its counterparts on the right, the best first.

    One that only the right version's own judgements name stands beside its best match.
    """
    beside: list[list[int]] = []
    for row in comparison.judgements[left]:
        judgement = row[right]
        beside.append(list(dict.fromkeys(m.sentence for m in judgement.matches)) if judgement else [])
    shown = {sentence for found in beside for sentence in found}
    for sentence, row in enumerate(comparison.judgements[right]):
        judgement = row[left]
        if sentence not in shown and judgement and judgement.matches:
            beside[judgement.matches[0].sentence].append(sentence)
    return beside


def _ahead(main: Sequence[int], anchors: frozenset[int], count: int) -> list[int]:
    """Per row, what the next anchor below or in it stands for; `count` below the last."""
    ahead = [count] * len(main)
    for row in range(len(main) - 1, -1, -1):
        after = ahead[row + 1] if row + 1 < len(main) else count
        ahead[row] = main[row] if row in anchors else after
    return ahead


def _longest_increasing(values: Sequence[int]) -> frozenset[int]:
    """The places of a longest strictly increasing run of the values that are not negative."""
    ends: list[int] = []
    """The smallest value that a run of each length ends with."""
    places: list[int] = []
    before: dict[int, int] = {}
    for place, value in enumerate(values):
        if value < 0:
            continue
        length = bisect_left(ends, value)
        if length:
            before[place] = places[length - 1]
        ends[length : length + 1] = [value]
        places[length : length + 1] = [place]
    run: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        run.append(at)
        at = before.get(at, -1)
    return frozenset(run)


class Alignment:
    """The rows of two versions of a comparison, found when they are first asked for."""

    def __init__(self) -> None:
        self._found: tuple[tuple[Comparison, int, int], tuple[AlignedRow, ...]] | None = None

    def rows(self, comparison: Comparison, left: int, right: int) -> tuple[AlignedRow, ...]:
        """As `align` gives them; those of the last two versions are kept. In any thread."""
        kept = self._found
        if kept is None or kept[0][0] is not comparison or kept[0][1:] != (left, right):
            self._found = kept = ((comparison, left, right), align(comparison, left, right))
        return kept[1]
