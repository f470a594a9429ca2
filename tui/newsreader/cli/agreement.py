"""`newsreader notes agreement`: how far two readers of a story agree, as tables."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from newsreader.annotations.agreement import TagAgreement, VerdictAgreement, tag_agreement, verdict_agreement
from newsreader.annotations.coefficients import Coefficient, LabelAgreement
from newsreader.annotations.placing import Unplaced
from newsreader.cli.importing import read_export
from newsreader.cli.output import USAGE_ERROR, counted, say, show
from newsreader.model import Story

_UNDEFINED = "undefined"
_COUNTS = ("A", "B", "both", "agreement")


def agreement(first: str, second: str, story: Story) -> int:
    """Prints how far the rulings and tags of two exports agree, and returns the exit status.

    1 when something in them could not be read, 2 when nothing of one could. Raises OSError.
    """
    one = read_export(first)
    other = read_export(second) if one is not None else None
    if one is None or other is None:
        return USAGE_ERROR
    verdicts = verdict_agreement(one.rulings, other.rulings, story)
    tags = tag_agreement(one.notes, other.notes, story)
    show(f"A: {first}", f"B: {second}", "", *verdict_lines(verdicts), "", *tag_lines(tags))
    for what, unplaced in (("ruling", verdicts.unplaced), ("note", tags.unplaced)):
        for line in _left_out(what, unplaced):
            say(line)
    return 1 if one.unread or other.unread else 0


def verdict_lines(found: VerdictAgreement) -> list[str]:
    """How far two readers' rulings agree: a line for each verdict, then the coefficients."""
    lines = [_units("verdicts", found.kappa.units, "ruling", found.only_first, found.only_second)]
    if found.labels:
        rows = [[row.label, *_counts(row)] for row in found.labels]
        lines += aligned([["", *_COUNTS], *rows])
    return lines + _coefficients(("Cohen's kappa", found.kappa), ("Krippendorff's alpha", found.alpha))


def tag_lines(found: TagAgreement) -> list[str]:
    """How far two readers' tags agree: a line for each tag, then the coefficient of whole sets."""
    lines = [_units("tags", found.sets.units, "passage", found.only_first, found.only_second)]
    if found.tags:
        rows = [[row.label, *_counts(row), _value(kappa), _value(alpha)] for row, kappa, alpha in found.tags]
        lines += aligned([["", *_COUNTS, "kappa", "alpha"], *rows])
        causes = [part.undefined for _, *both in found.tags for part in both if part.undefined]
        lines += [f"  {_UNDEFINED}: {cause}" for cause in dict.fromkeys(causes)]
    return lines + _coefficients(("Krippendorff's alpha of all tags (MASI)", found.sets))


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines: the first column to the left, the others to the right."""
    from newsreader.text.terminal import safe

    table = [list(map(safe, row)) for row in rows]
    widths = [max(map(_cells, column)) for column in zip(*table, strict=True)]
    lines = []
    for first, *others in table:
        name = first + " " * (widths[0] - _cells(first))
        numbers = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        lines.append("  " + "  ".join([name, *numbers]))
    return lines


def _units(what: str, both: int, unit: str, first: int, second: int) -> str:
    return f"{what}: {counted(both, unit)} of both; {first} only of A, {second} only of B"


def _counts(row: LabelAgreement) -> list[str]:
    return [str(row.first), str(row.second), str(row.both), f"{row.specific:.2f}"]


def _value(coefficient: Coefficient) -> str:
    return _UNDEFINED if coefficient.value is None else f"{coefficient.value:.2f}"


def _coefficients(*named: tuple[str, Coefficient]) -> list[str]:
    """A line each; one that is not defined says why."""
    rows = [[name, _value(coefficient)] for name, coefficient in named]
    return [
        f"{line} ({coefficient.undefined})" if coefficient.undefined else line
        for line, (_, coefficient) in zip(aligned(rows), named, strict=True)
    ]


def _left_out(what: str, unplaced: Iterable[Unplaced]) -> list[str]:
    """How many do not count, for each reason."""
    reasons = Counter(item.reason for item in unplaced)
    return [f"{counted(number, what)} left out: {reason}" for reason, number in reasons.items()]


def _cells(text: str) -> int:
    """Cells that a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in ("W", "F") for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)
