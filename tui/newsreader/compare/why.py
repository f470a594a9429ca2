"""Plain reasons for a verdict, with the numbers that decided it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsreader.compare.ranking import cover
from newsreader.compare.reading import Ints, Reading
from newsreader.compare.words import Word
from newsreader.model import Span

SHOWN = 3
"""Words named in one reason."""
_POSSESSIVE = re.compile("['’][sS]$")
QUOTED_RUN = 3
"""Words that a verbatim quotation has at least."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Verdicts to be explained; arrays of one length."""

    reading: Reading
    group: Ints
    """row * versions + other version."""
    verdict: Ints
    """0 omitted, 1 rephrased, 2 confirmed."""
    partial: npt.NDArray[np.bool_]
    targets: Ints
    """groups x any: the matched rows, -1 for none; of an omitted sentence the nearest one."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is said for a verdict."""

    why: tuple[str, ...]
    missing: tuple[Span, ...]
    """Stretches of a carried sentence whose content words no matched sentence has."""


def _listed(words: Sequence[str]) -> str:
    """Words in quotation marks, the first few of them."""
    return ", ".join(f"'{word}'" for word in words[:SHOWN]) + (", …" if len(words) > SHOWN else "")


def _quoted_runs(words: tuple[Word, ...]) -> list[list[str]]:
    """Keys of every unbroken run of quoted words."""
    runs: list[list[str]] = []
    open_run = False
    for word in words:
        if word.quoted:
            if not open_run:
                runs.append([])
            runs[-1].append(word.key)
        open_run = word.quoted
    return [run for run in runs if len(run) >= QUOTED_RUN]


def _contains(words: list[str], run: list[str]) -> bool:
    """Whether a run of words stands unbroken in others."""
    first, length = run[0], len(run)
    return any(w == first and words[i : i + length] == run for i, w in enumerate(words))


class _Explainer:
    """Explains one group after the other; what several of them need is kept per row."""

    def __init__(self, reading: Reading, texts: Sequence[str]) -> None:
        self._reading = reading
        terms = reading.terms
        self._rank = np.lexsort((terms.item, -reading.weight, terms.row)).tolist()
        self._pointer = terms.pointer.tolist()
        self._item = terms.item.tolist()
        self._named = ((reading.dressing == 0) & reading.is_name[terms.item]).tolist()
        self._counted = reading.is_number[terms.item].tolist()
        self._heard = reading.heard.tolist()
        self._keys = [[w.key for w in words] for words in reading.rows]
        self._runs = [_quoted_runs(words) for words in reading.rows]
        self._written: list[str] = []
        self._places: list[dict[str, int]] = []
        for row, words in enumerate(reading.rows):
            text = texts[int(reading.version[row])]
            forms = {w.key: _POSSESSIVE.sub("", text[w.start : w.end]) for w in reversed(words)}
            items = self._item[self._pointer[row] : self._pointer[row + 1]]
            self._places.append({reading.keys[item]: place for place, item in enumerate(items)})
            self._written += [forms[reading.keys[item]] for item in items]

    def missing(self, row: int, found: list[bool]) -> tuple[Span, ...]:
        """The runs of content words that are not found; function words between them belong to a run."""
        if all(found):
            return ()
        place = self._places[row]
        spans: list[Span] = []
        open_run = False
        for word in self._reading.rows[row]:
            if word.light:
                continue
            lost = not found[place[word.key]]
            if lost and open_run:
                spans[-1] = Span(spans[-1].start, word.end)
            elif lost:
                spans.append(Span(word.start, word.end))
            open_run = lost
        return tuple(spans)

    def carried(
        self, row: int, targets: list[int], found: list[bool], partial: bool, confirmed: bool
    ) -> tuple[str, ...]:
        """Why a sentence is carried; `found` tells of every entry of the row whether it is there."""
        base, written = self._pointer[row], self._written
        entries = self._rank[base : self._pointer[row + 1]]
        there = [e for e in entries if found[e - base]]
        reasons: list[str] = []
        keys, runs = self._keys[row], self._runs[row]
        if any(self._keys[t] == keys for t in targets):
            reasons.append("the same words")
        if runs:
            whole = sum(any(_contains(self._keys[t], run) for t in targets) for run in runs)
            if whole == len(runs):
                reasons.append("quotation verbatim")
            elif whole:
                reasons.append(f"{whole} of {len(runs)} quotations verbatim")
            elif any(self._runs[t] for t in targets):
                reasons.append("quotation in other words")
            else:
                reasons.append("quotation in reported speech")
        if entries:
            reasons.append(f"{len(there)} of {len(entries)} key words")
        names = [written[e] for e in there if self._named[e]]
        figures = [written[e] for e in there if self._counted[e]]
        if names:
            reasons.append(f"same names: {', '.join(names[:SHOWN])}")
        if figures:
            reasons.append(f"same figures: {', '.join(figures[:SHOWN])}")
        if len(targets) > 1:
            reasons.append(f"told in {len(targets)} sentences")
        lost = [written[e] for e in entries if not found[e - base]] if partial or not confirmed else []
        if lost:
            reasons.append(f"{'part of it is missing' if partial else 'other words for'}: {_listed(lost)}")
        elif partial:
            reasons.append("part of it is missing")
        return tuple(reasons) or ("alike in spelling",)

    def omitted(self, row: int, other: int, found: list[bool]) -> tuple[str, ...]:
        """Why a sentence counts as omitted; `found` as above, in the nearest sentence."""
        base, written = self._pointer[row], self._written
        entries = self._rank[base : self._pointer[row + 1]]
        if not entries:
            return ("no key words to go by",)
        shared = [written[e] for e in entries if found[e - base]]
        if not shared:
            reasons = ["no sentence shares its key words"]
        else:
            only = 2 * len(shared) < len(entries)
            told = "nearest sentence shares only" if only else "nearest sentence makes another claim with"
            reasons = [f"{told} {_listed(shared)}", f"{len(shared)} of {len(entries)} key words"]
        heard = self._heard[other]
        absent = [written[e] for e in entries if not heard[self._item[e]]]
        if absent:
            reasons.append(f"nowhere in that version: {_listed(absent)}")
        return tuple(reasons)


def explain(findings: Findings, texts: Sequence[str]) -> list[Reasons]:
    """Reasons for every verdict, the weightiest first; never empty. `texts` are those of the versions."""
    r, versions = findings.reading, findings.reading.versions
    rows = findings.group // versions
    covered = cover(r, rows, findings.targets)
    found = (covered.near > 0).tolist()
    ends = np.cumsum(np.diff(r.terms.pointer)[rows]).tolist()
    explainer = _Explainer(r, texts)
    reasons, start = [], 0
    for row, group, verdict, partial, targets, end in zip(
        rows.tolist(), findings.group.tolist(), findings.verdict.tolist(), findings.partial.tolist(),
        findings.targets.tolist(), ends, strict=True,
    ):  # fmt: skip
        part = found[start:end]
        start = end
        if verdict:
            why = explainer.carried(row, [t for t in targets if t >= 0], part, partial, verdict == 2)
            reasons.append(Reasons(why, explainer.missing(row, part)))
        else:
            reasons.append(Reasons(explainer.omitted(row, group % versions, part), ()))
    return reasons
