"""`newsreader notes agreement`: how far two readers of a story agree, as tables."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from newsreader.annotations.agreement import TagAgreement, VerdictAgreement, tag_agreement, verdict_agreement
from newsreader.annotations.coding import Coding, Verdicts, tags_by_sentence, verdicts_by_unit
from newsreader.annotations.coefficients import Coefficient, LabelAgreement
from newsreader.annotations.placing import Unit, Unplaced, locate
from newsreader.cli.importing import read_export
from newsreader.cli.output import USAGE_ERROR, counted, put, say, show
from newsreader.model import Story, Verdict

_UNDEFINED = "undefined"
_COUNTS = ("A", "B", "both", "agreement")


def agreement(files: Sequence[str], story: Story, with_engine: bool, as_json: bool) -> int:
    """Prints how far the rulings and tags of coders agree, and returns the exit status.

    1 when something in their exports could not be read, 2 when nothing of one could. With the engine, its
    verdicts are those of one more coder. Raises OSError.
    """
    exports = []
    for file in files:
        found = read_export(file)
        if found is None:
            return USAGE_ERROR
        exports.append(found)
    verdicts = [
        {ruled.unit: ruled.verdict for ruled in locate(found.rulings, story).rulings} for found in exports
    ]
    names = [*files]
    if with_engine:
        verdicts.append(_of_engine(story, {unit for ruled in verdicts for unit in ruled}))
        names.append("the engine")
    ruled = verdicts_by_unit(verdicts)
    coded = tags_by_sentence([found.notes for found in exports], story)
    letters = [chr(ord("A") + number) for number in range(len(names))]
    if as_json:
        put((json.dumps(_record(names, letters, ruled, coded), indent=1) + "\n").encode("ascii"), None)
    else:
        show(*(f"{letter}: {name}" for letter, name in zip(letters, names, strict=True)), "")
        if len(names) == 2 and not with_engine:
            pair = verdict_agreement(exports[0].rulings, exports[1].rulings, story)
            tags = tag_agreement(exports[0].notes, exports[1].notes, story)
            show(*verdict_lines(pair), "", *tag_lines(tags), "", *coding_lines(letters, coded))
            for line in _left_out("ruling", pair.unplaced):
                say(line)
        else:
            show(*verdicts_lines(letters, ruled), "", *coding_lines(letters[: len(files)], coded))
    for line in _left_out("note", [item for unplaced in coded.unplaced for item in unplaced]):
        say(line)
    return 1 if any(found.unread for found in exports) else 0


def _of_engine(story: Story, units: Iterable[Unit]) -> dict[Unit, Verdict]:
    """What the engine says of the units that somebody ruled on."""
    from newsreader.compare import compare

    judgements = compare(story).judgements
    found = {(v, s, other): judgements[v][s][other] for v, s, other in units}
    return {unit: judgement.verdict for unit, judgement in found.items() if judgement is not None}


def verdicts_lines(letters: Sequence[str], found: Verdicts) -> list[str]:
    """How far any number of coders' verdicts agree."""
    alone = ", ".join(
        f"{number} only of {letter}" for letter, number in zip(letters, found.alone, strict=True)
    )
    first = f"verdicts: {counted(found.alpha.units, 'ruling')} of two or more; left out: {alone}"
    pairs = [(f"Cohen's kappa {one}-{other}", kappa) for (one, other), kappa in _pairs(letters, found.kappas)]
    return [first, *_coefficients(*pairs, ("Krippendorff's alpha", found.alpha))]


def coding_lines(letters: Sequence[str], found: Coding) -> list[str]:
    """How far any number of coders agree on tags, a sentence without a tag being one more value."""
    where = f"{counted(found.sentences, 'sentence')} of {counted(found.versions, 'version')}"
    lines = [f"tags by sentence, not tagged counts too: {where}"]
    if found.tags:
        pairs = [f"{one}-{other}" for (one, other), _ in _pairs(letters, found.tags[0].kappas)]
        header = ["", *letters, "all", *(f"kappa {pair}" for pair in pairs), "alpha"]
        rows = [
            [row.tag, *map(str, row.counts), str(row.all_agree), *map(_value, row.kappas), _value(row.alpha)]
            for row in found.tags
        ]
        lines += aligned([header, *rows])
    return lines


def _pairs(
    letters: Sequence[str], kappas: Sequence[Coefficient]
) -> list[tuple[tuple[str, str], Coefficient]]:
    return list(zip(combinations(letters, 2), kappas, strict=True))


def _record(names: Sequence[str], letters: Sequence[str], ruled: Verdicts, coded: Coding) -> dict[str, Any]:
    """The same as JSON."""

    def pairs(letters: Sequence[str], kappas: Sequence[Coefficient]) -> dict[str, float | None]:
        return {f"{one}-{other}": kappa.value for (one, other), kappa in _pairs(letters, kappas)}

    coders = letters[: len(coded.unplaced)]
    return {
        "coders": dict(zip(letters, names, strict=True)),
        "verdicts": {
            "units": ruled.alpha.units,
            "alpha": ruled.alpha.value,
            "kappa": pairs(letters, ruled.kappas),
            "left_out": dict(zip(letters, ruled.alone, strict=True)),
        },
        "tags": {
            "sentences": coded.sentences,
            "versions": coded.versions,
            "left_out": dict(zip(coders, map(len, coded.unplaced), strict=True)),
            "by_tag": {
                row.tag: {
                    "counts": dict(zip(coders, row.counts, strict=True)),
                    "all": row.all_agree,
                    "alpha": row.alpha.value,
                    "kappa": pairs(coders, row.kappas),
                }
                for row in coded.tags
            },
        },
    }


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
