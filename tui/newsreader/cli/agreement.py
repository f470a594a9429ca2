"""`newsreader notes agreement`: how far coders of a story agree, as tables, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from newsreader.annotations.coding import (
    Coder,
    CodingUnit,
    Labelled,
    Tags,
    Verdicts,
    tag_agreement,
    verdict_agreement,
)
from newsreader.annotations.coefficients import Coefficient, mean_kappa
from newsreader.annotations.exchange.csv_table import guarded
from newsreader.annotations.placing import Placer, Unit, Unplaced, locate
from newsreader.annotations.store import NoteFilter, RulingFilter, StorageType
from newsreader.cli.importing import read_export
from newsreader.cli.output import USAGE_ERROR, counted, fail, put, say, show
from newsreader.model import Claim, Note, Ruling, Story, Verdict
from newsreader.records import dataclass

ADJUDICATED = "adjudicated"
"""What was decided between several coders, as one more."""
ENGINE = "the engine"
_HERE, _IMPORTED = "(no name)", "(no name, imported)"
_UNDEFINED = "undefined"
_APART = 3
"""Coders of whom each two have a column of their own, and the pairs that they make."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be told."""

    with_engine: bool = False
    """Its verdicts are those of one more coder."""
    unit: CodingUnit = CodingUnit.SENTENCE
    format: str = "text"


def agreement(files: Sequence[str], story: Story, asked: Asked) -> int:
    """Prints how far the rulings and tags in exports agree, a coder each, and returns the exit status.

    1 when something in them could not be read, 2 when nothing of one could. Raises OSError.
    """
    coders, unread = [], False
    for file in files:
        found = read_export(file)
        if found is None:
            return USAGE_ERROR
        unread = unread or bool(found.unread)
        coders.append(Coder(file, found.notes, found.rulings))
    return max(_told(coders, story, asked), int(unread))


def agreement_in(library: StorageType, story: Story, asked: Asked) -> int:
    """The same of the authors in the library. Raises OSError, LibraryError."""
    placer = Placer(library, story)
    notes = library.notes.find(NoteFilter(articles=placer.known.wanted))
    rulings = library.rulings.find(RulingFilter(articles=placer.known.wanted))
    names = sorted(set(map(_coder_of, notes)) | set(map(_coder_of, rulings)))
    coders = [
        Coder(
            name,
            tuple(note for note in notes if _coder_of(note) == name),
            tuple(ruling for ruling in rulings if _coder_of(ruling) == name),
        )
        for name in names
    ]
    if len(coders) + asked.with_engine < 2:
        known = counted(len(coders), "author")
        return fail(f"{known} in the library on this story: name the exports of others, or give --engine")
    return _told(coders, story, asked)


def _coder_of(record: Note | Ruling) -> str:
    """Who wrote it; of those who gave no name, one is who wrote here, another whose records were imported."""
    return record.author or (_IMPORTED if record.imported else _HERE)


def _told(read: Sequence[Coder], story: Story, asked: Asked) -> int:
    coders = _with_adjudicated(read)
    claims: tuple[Claim, ...] = ()
    if asked.with_engine or asked.unit is CodingUnit.CLAIM:
        from newsreader.compare import compare

        comparison = compare(story)
        claims = comparison.claims
        if asked.with_engine:
            units = {one.unit for coder in coders for one in locate(coder.rulings, story).rulings}
            judged = {(v, s, o): comparison.judgements[v][s][o] for v, s, o in units}
            said: dict[Unit, Verdict] = {unit: one.verdict for unit, one in judged.items() if one is not None}
            coders = [*coders, Coder(ENGINE, verdicts=said)]
    ruled = verdict_agreement(coders, story)
    taggers = [coder for coder in coders if coder.tags]
    tagged = tag_agreement(taggers, story, asked.unit, claims)
    letters = [_letter(number) for number in range(len(coders))]
    names = [coder.name for coder in coders]
    if asked.format == "json":
        put((json.dumps(_record(names, letters, ruled, tagged), indent=1) + "\n").encode("ascii"), None)
    elif asked.format == "csv":
        put(_table(names, ruled, tagged), None)
    else:
        show(*(f"{letter}: {name}" for letter, name in zip(letters, names, strict=True)), "")
        show(*verdict_lines(letters, ruled), "", *tag_lines(letters[: len(taggers)], tagged))
    for what, unplaced in (("ruling", ruled.unplaced), ("note", tagged.unplaced)):
        for line in _left_out(what, [item for items in unplaced for item in items]):
            say(line)
    return 0


def _with_adjudicated(coders: Sequence[Coder]) -> list[Coder]:
    """The coders without what was decided between them; that as one more, if there is any."""

    def split(records: Iterable[Note | Ruling], wanted: bool) -> tuple[Any, ...]:
        return tuple(record for record in records if record.adjudicated is wanted)

    plain = [Coder(c.name, split(c.notes, False), split(c.rulings, False)) for c in coders]
    notes = {note.id: note for c in coders for note in split(c.notes, True)}
    rulings = {ruling.id: ruling for c in coders for ruling in split(c.rulings, True)}
    if notes or rulings:
        plain.append(Coder(ADJUDICATED, tuple(notes.values()), tuple(rulings.values())))
    return plain


def verdict_lines(letters: Sequence[str], found: Verdicts) -> list[str]:
    """How far coders' rulings agree: a line for each verdict, then for all."""
    alone = ", ".join(
        f"{number} only of {letter}" for letter, number in zip(letters, found.alone, strict=True)
    )
    first = f"verdicts: {counted(found.alpha.units, 'ruling')} of two or more; left out: {alone}"
    return [first, *_labelled_lines(letters, found.labels, "all verdicts", found.kappas, found.alpha)]


def tag_lines(letters: Sequence[str], found: Tags) -> list[str]:
    """How far coders' tags agree: a line for each tag, then for all; and by where they are."""
    where = f"{counted(found.units, found.unit.value)} of {counted(found.versions, 'version')}"
    lines = [f"tags by {found.unit}, where no tag counts too: {where}"]
    lines += _labelled_lines(letters, found.labels, "all tags (MASI)", found.kappas, found.alpha)
    passages = sum(sum(row.counts) for row in found.passages)
    lines += ["", f"tags by passage (Krippendorff's alpha for unitizing): {counted(passages, 'passage')}"]
    rows = [[row.tag, *map(str, row.counts), _value(row.alpha)] for row in found.passages]
    if rows:
        rows.append(["all tags", *("" for _ in letters), _value(found.all_passages)])
        lines += aligned([["", *letters, "alpha"], *rows])
    return lines


def _labelled_lines(
    letters: Sequence[str],
    labels: Sequence[Labelled],
    all_labels: str,
    kappas: Sequence[Coefficient],
    alpha: Coefficient,
) -> list[str]:
    if not labels:
        return [f"  {_UNDEFINED}: {alpha.undefined}"] if alpha.undefined else []
    pairs = [f"kappa {one}-{other}" for one, other in combinations(letters, 2)]
    if len(letters) > _APART:
        pairs = ["mean kappa"]
    rows = [
        [row.label, *map(str, row.counts), str(row.all_agree), *_kappas(row.kappas), _value(row.alpha)]
        for row in labels
    ]
    rows.append([all_labels, *("" for _ in letters), "", *_kappas(kappas), _value(alpha)])
    lines = aligned([["", *letters, "all", *pairs, "alpha"], *rows])
    parts = [part for row in labels for part in (*row.kappas, row.alpha)] + [*kappas, alpha]
    causes = dict.fromkeys(part.undefined for part in parts if part.undefined)
    return lines + [f"  {_UNDEFINED}: {cause}" for cause in causes]


def _kappas(kappas: Sequence[Coefficient]) -> list[str]:
    """Those of each two coders; of many their mean (Light 1971)."""
    if len(kappas) <= _APART:
        return list(map(_value, kappas))
    mean = mean_kappa(kappas)
    return [_UNDEFINED if mean is None else f"{mean:.2f}"]


def _record(names: Sequence[str], letters: Sequence[str], ruled: Verdicts, tagged: Tags) -> dict[str, Any]:
    """The same as JSON."""
    taggers = letters[: len(tagged.unplaced)]

    def pairs(letters: Sequence[str], kappas: Sequence[Coefficient]) -> dict[str, float | None]:
        named = (f"{one}-{other}" for one, other in combinations(letters, 2))
        return {name: kappa.value for name, kappa in zip(named, kappas, strict=True)}

    def kappas(letters: Sequence[str], values: Sequence[Coefficient]) -> dict[str, Any]:
        return {"kappa": pairs(letters, values), "mean_kappa": mean_kappa(values)}

    def labels(letters: Sequence[str], rows: Sequence[Labelled]) -> dict[str, Any]:
        return {
            row.label: {
                "counts": dict(zip(letters, row.counts, strict=True)),
                "all": row.all_agree,
                **kappas(letters, row.kappas),
                "alpha": row.alpha.value,
            }
            for row in rows
        }

    return {
        "coders": dict(zip(letters, names, strict=True)),
        "verdicts": {
            "units": ruled.alpha.units,
            "alpha": ruled.alpha.value,
            **kappas(letters, ruled.kappas),
            "by_verdict": labels(letters, ruled.labels),
            "alone": dict(zip(letters, ruled.alone, strict=True)),
            "left_out": dict(zip(letters, map(len, ruled.unplaced), strict=True)),
        },
        "tags": {
            "unit": tagged.unit.value,
            "units": tagged.units,
            "versions": tagged.versions,
            "alpha": tagged.alpha.value,
            **kappas(taggers, tagged.kappas),
            "by_tag": labels(taggers, tagged.labels),
            "left_out": dict(zip(taggers, map(len, tagged.unplaced), strict=True)),
        },
        "passages": {
            "alpha": tagged.all_passages.value,
            "by_tag": {
                row.tag: {"counts": dict(zip(taggers, row.counts, strict=True)), "alpha": row.alpha.value}
                for row in tagged.passages
            },
        },
    }


def _table(names: Sequence[str], ruled: Verdicts, tagged: Tags) -> bytes:
    """The same as CSV, a row a figure: what, label (empty for all), measure, coder, other coder, value."""
    rows: list[Sequence[object]] = [("what", "label", "measure", "coder", "other", "value")]

    def coefficients(
        what: str, label: str, coders: Sequence[str], kappas: Sequence[Coefficient], alpha: Coefficient
    ) -> None:
        for (one, other), kappa in zip(combinations(coders, 2), kappas, strict=True):
            rows.append((what, label, "kappa", one, other, _number(kappa)))
        if len(kappas) > 1:
            mean = mean_kappa(kappas)
            rows.append((what, label, "mean kappa", "", "", "" if mean is None else f"{mean:.4f}"))
        rows.append((what, label, "alpha", "", "", _number(alpha)))

    def labelled(what: str, coders: Sequence[str], labels: Sequence[Labelled]) -> None:
        for row in labels:
            rows.extend((what, row.label, "units", c, "", n) for c, n in zip(coders, row.counts, strict=True))
            rows.append((what, row.label, "units of all", "", "", row.all_agree))
            coefficients(what, row.label, coders, row.kappas, row.alpha)

    taggers = names[: len(tagged.unplaced)]
    labelled("verdicts", names, ruled.labels)
    coefficients("verdicts", "", names, ruled.kappas, ruled.alpha)
    rows.extend(("verdicts", "", "alone", c, "", n) for c, n in zip(names, ruled.alone, strict=True))
    labelled(f"tags by {tagged.unit}", taggers, tagged.labels)
    coefficients(f"tags by {tagged.unit}", "", taggers, tagged.kappas, tagged.alpha)
    for row in tagged.passages:
        rows.extend(
            ("tags by passage", row.tag, "units", c, "", n) for c, n in zip(taggers, row.counts, strict=True)
        )
        coefficients("tags by passage", row.tag, (), (), row.alpha)
    coefficients("tags by passage", "", (), (), tagged.all_passages)
    for what, coders, unplaced in (("verdicts", names, ruled.unplaced), ("tags", taggers, tagged.unplaced)):
        rows.extend((what, "", "left out", c, "", len(n)) for c, n in zip(coders, unplaced, strict=True))
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([guarded(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _number(coefficient: Coefficient) -> str:
    return "" if coefficient.value is None else f"{coefficient.value:.4f}"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines: the first column to the left, the others to the right."""
    from newsreader.text.terminal import cells, safe

    table = [list(map(safe, row)) for row in rows]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    lines = []
    for first, *others in table:
        name = first + " " * (widths[0] - cells(first))
        numbers = (" " * (width - cells(cell)) + cell for cell, width in zip(others, widths[1:], strict=True))
        lines.append("  " + "  ".join([name, *numbers]))
    return lines


def _letter(number: int) -> str:
    """A, B ... Z, then A2, B2 ..."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number > 25 else "")


def _value(coefficient: Coefficient) -> str:
    return _UNDEFINED if coefficient.value is None else f"{coefficient.value:.2f}"


def _left_out(what: str, unplaced: Iterable[Unplaced]) -> list[str]:
    """How many do not count, for each reason."""
    reasons = Counter(item.reason for item in unplaced)
    return [f"{counted(number, what)} left out: {reason}" for reason, number in reasons.items()]
