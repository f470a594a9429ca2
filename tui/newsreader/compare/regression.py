"""The engine's own judge: a regression over row features, fitted to labelled stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsreader.compare.align.alignment import DIGITS, Alignment
from newsreader.compare.align.features import Floats, Ints
from newsreader.compare.align.ranking import named
from newsreader.compare.align.weights import Model
from newsreader.compare.judge import SHOWN, Opinion, Question
from newsreader.compare.why import Findings, explain
from newsreader.model import Match, Verdict
from newsreader.model.comparison import ENGINE

VERDICTS = (Verdict.OMITTED, Verdict.REPHRASED, Verdict.CONFIRMED)
"""By the numbers that stand for them in arrays."""
BESIDE = 0.7
"""Probability from which a neighbouring sentence counts as told there."""


@dataclass(frozen=True, slots=True)
class Regression:
    """Judges by a fitted model; it has an opinion on every question."""

    model: Model
    name: str = ENGINE

    def judge(self, questions: Sequence[Question]) -> list[Opinion]:
        """All questions are of one story."""
        if not questions:
            return []
        alignment, story = questions[0].alignment, questions[0].story
        group = np.array([question.group for question in questions])
        chances, verdict, targets = (values[group] for values in self.decide(alignment))
        second = np.round(self.model.partial.probability(alignment.columns), DIGITS)[group]
        partial = (verdict > 0) & (second >= self.model.partial_from)
        columns = {
            name: alignment.columns[name][group] for name in ("previous", "next", "best_speaker_other")
        }
        beside = np.maximum(columns["previous"], columns["next"]) >= BESIDE
        other_speaker = columns["best_speaker_other"] > 0
        reasons = explain(
            Findings(alignment.features, group, verdict, partial, targets, beside, other_speaker), story
        )
        said = [VERDICTS[number] for number in verdict.tolist()]
        confidence = np.round(chances[np.arange(len(verdict)), verdict], SHOWN).tolist()
        matched = self._matches(alignment, group, np.where((verdict > 0)[:, None], targets, -1))
        return list(map(Opinion, said, confidence, matched, partial.tolist(), reasons))

    def decide(self, alignment: Alignment) -> tuple[Floats, Ints, Ints]:
        """Of every group the chances of VERDICTS (groups x 3), the number of the verdict (groups), and the
        rows that carry its sentence, or the nearest one of an omitted one (groups x CANDIDATES; -1 for none).
        """
        model, ranked = self.model, alignment.ranked
        chances = np.round(model.chances(alignment.columns), DIGITS)
        verdict = np.where(ranked.there[:, 0] >= 0, model.decide(chances), 0)
        chosen = named(alignment.features, ranked, verdict > 0, model.further, model.adds)
        chosen[:, 0] = True
        return chances, verdict, np.where(chosen, ranked.there, -1)

    @staticmethod
    def _matches(alignment: Alignment, group: Ints, targets: Ints) -> list[tuple[Match, ...]]:
        """The rows that carry the sentences, -1 for none, as matches."""
        sentence = np.where(targets >= 0, alignment.features.sentence[targets], -1).tolist()
        score = np.round(alignment.ranked.probability[group], SHOWN).tolist()
        return [
            tuple([Match(s, p) for s, p in zip(*row, strict=True) if s >= 0])
            for row in zip(sentence, score, strict=True)
        ]
