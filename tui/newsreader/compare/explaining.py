"""Why a verdict is as it is, what of a sentence is not carried, what is said with more or less force: made
when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

import numpy as np

from newsreader.compare.align.features import StoryFeatures, distinct
from newsreader.compare.details import missing_words, wording_shifts
from newsreader.compare.index import StoryIndex
from newsreader.compare.why import Explainer, Findings
from newsreader.model import Judgement, Span, WordingShift
from newsreader.model.comparison import Explanation


class LateExplaining:
    """Explains the judgements of a story; the number of a judgement is its group = row * versions + other
    version."""

    def __init__(self, index: StoryIndex, features: StoryFeatures, findings: Findings) -> None:
        """What is not needed for it is let go, since this lives as long as the judgements."""
        self._index = replace(index, facts=())
        self._features = features.of_words()
        self._findings = findings
        self._explainer: Explainer | None = None
        self._lock = Lock()
        self._last: tuple[int, dict[int, tuple[str, ...]]] = (-1, {})
        """The row that was asked for last, and why, by group: who reads a sentence reads all of its row."""

    def explain(self, judgements: Sequence[tuple[Judgement, int]]) -> list[Explanation]:
        """Of judgements, each with its group."""
        groups = [group for _, group in judgements]
        reasons = self._of_row(groups[0]) if len(groups) == 1 else self.reasons(groups)
        return [
            Explanation(reasons[group], *self._details(judgement, group)) for judgement, group in judgements
        ]

    def reasons(self, groups: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """Why the engine's own verdicts on some groups are as they are."""
        places = np.searchsorted(self._findings.group, distinct(np.array(groups, dtype=np.int64)))
        return self._reasons(self._findings.some(places))

    def _of_row(self, group: int) -> dict[int, tuple[str, ...]]:
        """Why, of all groups of a row."""
        row, versions = group // self._features.versions, self._features.versions
        known, reasons = self._last
        if known != row:
            ends = np.searchsorted(self._findings.group, [row * versions, (row + 1) * versions]).tolist()
            reasons = self._reasons(self._findings.some(slice(*ends)))
            self._last = row, reasons
        return reasons

    def _reasons(self, findings: Findings) -> dict[int, tuple[str, ...]]:
        with self._lock:
            if self._explainer is None:
                self._explainer = Explainer(self._features, self._index.story)
            reasons = self._explainer.explain(findings)
        return dict(zip(findings.group.tolist(), reasons, strict=True))

    def _details(self, judgement: Judgement, group: int) -> tuple[tuple[Span, ...], tuple[WordingShift, ...]]:
        """What is missing, and the shifts; nothing of what is omitted."""
        if not judgement.matches:
            return (), ()
        row, other = divmod(group, self._features.versions)
        place = int(self._features.version[row]), int(self._features.sentence[row])
        matched = [match.sentence for match in judgement.matches]
        missing = missing_words(self._index, place, other, matched, judgement.partial)
        return missing, wording_shifts(self._index, place, other, judgement.matches)
