"""The engine's own judge: a regression over row features, fitted to labelled stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newsreader.compare.align.alignment import Weighing
from newsreader.compare.align.features import Floats, Ints
from newsreader.compare.align.logistic import DIGITS
from newsreader.compare.align.ranking import named
from newsreader.compare.align.weights import Model
from newsreader.compare.clauses.telling import ClauseTelling
from newsreader.compare.judge import SHOWN, Opinion, Question
from newsreader.compare.why import Explainer, Findings
from newsreader.model import Match, Verdict
from newsreader.model.comparison import ENGINE
from newsreader.stopping import checkpoint

VERDICTS = (Verdict.OMITTED, Verdict.REPHRASED, Verdict.CONFIRMED)
"""By the numbers that stand for them in arrays."""
BESIDE = 0.7
"""Probability from which a neighbouring sentence counts as told there."""


@dataclass(frozen=True, slots=True)
class Regression:
    """Judges one story by a fitted model; it has an opinion on every question."""

    model: Model
    weighing: Weighing
    """Of the story."""
    telling: ClauseTelling
    """Of the story: which clauses are told tells what is told only in part."""
    name: str = ENGINE

    def judge(self, questions: Sequence[Question]) -> list[Opinion]:
        """All questions are of the story that was weighed, and in the order of their groups."""
        if not questions:
            return []
        features = self.weighing.alignment.features
        explainer = Explainer(features, questions[0].story)
        group = np.fromiter((question.group for question in questions), dtype=np.int64, count=len(questions))
        opinions: list[Opinion] = []
        for rows in self.weighing.blocks():
            checkpoint()
            first, last = np.searchsorted(group, np.array(rows) * features.versions).tolist()
            if first < last:
                opinions += self._opinions(rows, group[first:last], explainer)
        return opinions

    def _opinions(self, rows: tuple[int, int], group: Ints, explainer: Explainer) -> Iterator[Opinion]:
        """On some groups of a range of rows."""
        place = group - rows[0] * self.weighing.alignment.features.versions
        columns = {name: values[place] for name, values in self.weighing.columns(rows).items()}
        chances, verdict, targets = self._decide(group, columns)
        partial = (verdict > 0) & self.telling.partial(group, self.model.partial.odds(columns))
        beside = np.maximum(columns["previous"], columns["next"]) >= BESIDE
        other_speaker = columns["best_speaker_other"] > 0
        reasons = explainer.explain(Findings(group, verdict, partial, targets, beside, other_speaker))
        said = [VERDICTS[number] for number in verdict.tolist()]
        confidence = np.round(chances[np.arange(len(verdict)), verdict], SHOWN).tolist()
        matched = self._matches(group, np.where((verdict > 0)[:, None], targets, -1))
        return map(Opinion, said, confidence, matched, partial.tolist(), reasons)

    def _decide(self, group: Ints, columns: Mapping[str, Floats]) -> tuple[Floats, Ints, Ints]:
        """Of some groups, whose row features are `columns`, the chances of VERDICTS (groups x 3), the number
        of the verdict (groups), and the rows that carry its sentence, or the nearest one of an omitted one
        (groups x CANDIDATES; -1 for none).
        """
        model, alignment = self.model, self.weighing.alignment
        there = alignment.ranked.there[group]
        chances = np.round(model.chances(columns), DIGITS)
        verdict = np.where(there[:, 0] >= 0, model.decide(chances), 0)
        chosen = named(alignment.features, alignment.ranked, group, verdict > 0, model.further, model.adds)
        chosen[:, 0] = True
        return chances, verdict, np.where(chosen, there, -1)

    def _matches(self, group: Ints, targets: Ints) -> list[tuple[Match, ...]]:
        """The rows that carry the sentences, -1 for none, as matches."""
        alignment = self.weighing.alignment
        sentence = np.where(targets >= 0, alignment.features.sentence[targets], -1).tolist()
        score = np.round(alignment.ranked.probability[group], SHOWN).tolist()
        return [
            tuple([Match(s, p) for s, p in zip(*row, strict=True) if s >= 0])
            for row in zip(sentence, score, strict=True)
        ]
