"""What a script may watch a story for: kinds of finding, each with how many of it there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from newsreader.model import Standing
from newsreader.reports.outline import Outline


def _omitted(outline: Outline) -> int:
    return sum(any(not cell.is_told and not cell.unknown for cell in row.cells) for row in outline.rows)


FINDINGS: dict[str, tuple[str, Callable[[Outline], int]]] = {
    "conflict": ("fact in conflict", lambda outline: outline.result.conflicts),
    "dispute": (
        "fact on which versions differ, perhaps",
        lambda outline: outline.result.conflicts + outline.result.perhaps,
    ),
    "inner-conflict": (
        "fact on which a version contradicts itself",
        lambda outline: len(outline.disputes(Standing.INNER)),
    ),
    "omission": ("claim that a version leaves out", _omitted),
    "single-source": ("claim told by one only", lambda outline: outline.result.by_one),
    "unattributed": (
        "claim without a source that others name",
        lambda outline: len(outline.unattributed),
    ),
    "headline": ("headline that its text does not carry", lambda outline: len(outline.headlines)),
}
"""By name: one of them in words, and how many there are in a story."""


def found_in(outline: Outline, wanted: Collection[str]) -> Iterator[str]:
    """What is in a story of the findings that are watched for: "10 × fact in conflict"."""
    for name, (words, count) in FINDINGS.items():
        number = count(outline) if name in wanted else 0
        if number:
            yield f"{number} × {words}"
