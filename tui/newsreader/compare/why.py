"""Plain reasons for a verdict, with the numbers that decided it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.features import Ints, StoryFeatures
from newsreader.compare.align.joins import spans
from newsreader.compare.align.ranking import cover
from newsreader.text.words import Word

SHOWN = 3
"""Words named in one reason."""
_POSSESSIVE = ("'s", "’s", "'S", "’S")
QUOTED_RUN = 3
"""Words that a verbatim quotation has at least."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Verdicts to be explained; arrays of one length."""

    features: StoryFeatures
    group: Ints
    """row * versions + other version."""
    verdict: Ints
    """0 omitted, 1 rephrased, 2 confirmed."""
    partial: npt.NDArray[np.bool_]
    targets: Ints
    """groups x any: the matched rows, -1 for none; of an omitted sentence the nearest one."""


def _quoted_runs(words: tuple[Word, ...], coded: str) -> list[str]:
    """Every unbroken run of quoted words, with one character a word as in `coded`."""
    marked = "".join([code if word.quoted else " " for word, code in zip(words, coded, strict=True)])
    return [run for run in marked.split() if len(run) >= QUOTED_RUN]


@dataclass(frozen=True, slots=True)
class _Named:
    """Some of the key words of every verdict, the weightiest first."""

    count: list[int]
    """How many there are."""
    words: list[str]
    """The first SHOWN of every verdict, one verdict after the other."""
    end: list[int]
    """Where those of a verdict end."""

    def shown(self, verdict: int) -> list[str]:
        """The first few."""
        return self.words[self.end[verdict - 1] if verdict else 0 : self.end[verdict]]

    def listed(self, verdict: int) -> str:
        """The first few, in quotation marks."""
        more = ", …" if self.count[verdict] > SHOWN else ""
        words = "', '".join(self.shown(verdict))
        return f"'{words}'{more}"


class _Explainer:
    """Explains one verdict after the other; the key words that matter are looked up for all at once."""

    def __init__(self, findings: Findings, texts: Sequence[str]) -> None:
        r = findings.features
        rows, other = np.divmod(findings.group, r.versions)
        covered = cover(r, rows, findings.targets)
        begin, size = r.terms.pointer[rows], np.diff(r.terms.pointer)[rows]
        self._owner, place = spans(begin, size)
        self._entry = np.lexsort((r.terms.item, -r.weight, r.terms.row))[place]
        item = r.terms.item[self._entry]
        found = covered.near[self._entry + ((np.cumsum(size) - size) - begin)[self._owner]] > 0
        changed = findings.partial | (findings.verdict < 2)
        self._written = _written(r, texts)
        self._verdicts = len(rows)
        self.entries: list[int] = size.tolist()
        """How many key words the sentence of every verdict has."""
        self.there = self._named(found)
        """Those found in the matched sentences, or in the nearest one."""
        self.names = self._named(found & ((r.dressing == 0) & r.is_name[r.terms.item])[self._entry])
        self.figures = self._named(found & r.is_number[item])
        self.lost = self._named(~found & (changed & (findings.verdict > 0))[self._owner])
        self.absent = self._named(
            (r.heard[other[self._owner], item] == 0) & (findings.verdict == 0)[self._owner]
        )
        self._coded = r.coded
        self._runs = [_quoted_runs(words, coded) for words, coded in zip(r.rows, r.coded, strict=True)]

    def _named(self, chosen: npt.NDArray[np.bool_]) -> _Named:
        """The chosen ones among the key words of all verdicts."""
        places = np.flatnonzero(chosen)
        owner = self._owner[places]
        count = np.bincount(owner, minlength=self._verdicts)
        first = np.arange(len(places)) - (np.cumsum(count) - count)[owner] < SHOWN
        words = [self._written[entry] for entry in self._entry[places[first]].tolist()]
        return _Named(count.tolist(), words, np.cumsum(np.minimum(count, SHOWN)).tolist())

    def carried(self, verdict: int, row: int, targets: list[int], partial: bool) -> tuple[str, ...]:
        """Why a sentence is carried by some rows."""
        reasons: list[str] = []
        runs, matched = self._runs[row], [self._coded[t] for t in targets]
        if self._coded[row] in matched:
            reasons.append("the same words")
        if runs:
            whole = sum(any(run in words for words in matched) for run in runs)
            if whole == len(runs):
                reasons.append("quotation verbatim")
            elif whole:
                reasons.append(f"{whole} of {len(runs)} quotations verbatim")
            elif any(self._runs[t] for t in targets):
                reasons.append("quotation in other words")
            else:
                reasons.append("quotation in reported speech")
        if self.entries[verdict]:
            reasons.append(f"{self.there.count[verdict]} of {self.entries[verdict]} key words")
        if self.names.count[verdict]:
            reasons.append(f"same names: {', '.join(self.names.shown(verdict))}")
        if self.figures.count[verdict]:
            reasons.append(f"same figures: {', '.join(self.figures.shown(verdict))}")
        if len(targets) > 1:
            reasons.append(f"told in {len(targets)} sentences")
        if self.lost.count[verdict]:
            what = "part of it is missing" if partial else "other words for"
            reasons.append(f"{what}: {self.lost.listed(verdict)}")
        elif partial:
            reasons.append("part of it is missing")
        return tuple(reasons) or ("alike in spelling",)

    def omitted(self, verdict: int) -> tuple[str, ...]:
        """Why a sentence counts as omitted."""
        entries, shared = self.entries[verdict], self.there.count[verdict]
        if not entries:
            return ("no key words to go by",)
        if not shared:
            reasons = ["no sentence shares its key words"]
        else:
            only = 2 * shared < entries
            told = "nearest sentence shares only" if only else "nearest sentence makes another claim with"
            reasons = [f"{told} {self.there.listed(verdict)}", f"{shared} of {entries} key words"]
        if self.absent.count[verdict]:
            reasons.append(f"nowhere in that version: {self.absent.listed(verdict)}")
        return tuple(reasons)


def _written(features: StoryFeatures, texts: Sequence[str]) -> list[str]:
    """Every term of every row as it is first written in it, without the ending of a possessive."""
    written: list[str] = []
    items, pointer = features.terms.item.tolist(), features.terms.pointer.tolist()
    for row, words in enumerate(features.rows):
        text = texts[int(features.version[row])]
        place = {w.key: (w.start, w.end) for w in reversed(words)}
        for item in items[pointer[row] : pointer[row + 1]]:
            start, end = place[features.keys[item]]
            form = text[start:end]
            written.append(form[:-2] if form.endswith(_POSSESSIVE) else form)
    return written


def explain(findings: Findings, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Reasons for every verdict, the weightiest first; never empty. `texts` are those of the versions."""
    explainer = _Explainer(findings, texts)
    rows = (findings.group // findings.features.versions).tolist()
    told = zip(
        rows, findings.verdict.tolist(), findings.partial.tolist(), findings.targets.tolist(), strict=True
    )
    return [
        explainer.carried(number, row, [t for t in targets if t >= 0], partial)
        if verdict
        else explainer.omitted(number)
        for number, (row, verdict, partial, targets) in enumerate(told)
    ]
