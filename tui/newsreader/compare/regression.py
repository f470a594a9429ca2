"""The engine's own judge: a regression over row features, fitted to labelled stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from newsreader.compare.align.alignment import Weighing
from newsreader.compare.align.features import Floats, Ints
from newsreader.compare.align.logistic import DIGITS
from newsreader.compare.align.ranking import named
from newsreader.compare.align.weights import Model
from newsreader.compare.clauses.telling import ClauseTelling
from newsreader.compare.judge import SHOWN, Opinion, Question, Questions
from newsreader.compare.why import Explainer, Findings, joined
from newsreader.model import Match, Verdict
from newsreader.model.comparison import ENGINE
from newsreader.records import dataclass
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
        opinions, findings = self.decide(questions)
        reasons = Explainer(self.weighing.alignment.features, questions[0].story).explain(findings)
        return [opinion._replace(why=why) for opinion, why in zip(opinions, reasons, strict=True)]

    def decide(self, questions: Questions | Sequence[Question]) -> tuple[list[Opinion], Findings]:
        """The same without reasons, and what these can be found by."""
        versions = self.weighing.alignment.features.versions
        if isinstance(questions, Questions):
            group = questions.group
        else:
            group = np.array([question.group for question in questions], dtype=np.int64)
        opinions: list[Opinion] = []
        findings: list[Findings] = []
        for rows in self.weighing.blocks():
            checkpoint()
            first, last = np.searchsorted(group, np.array(rows) * versions).tolist()
            if first < last:
                said, found = self._decided(rows, group[first:last])
                opinions += said
                findings.append(found)
        return opinions, joined(findings)

    def _decided(self, rows: tuple[int, int], group: Ints) -> tuple[Iterator[Opinion], Findings]:
        """On some groups of a range of rows."""
        place = group - rows[0] * self.weighing.alignment.features.versions
        columns = {name: values[place] for name, values in self.weighing.columns(rows).items()}
        chances, verdict, targets = self._chosen(group, columns)
        partial = (verdict > 0) & self.telling.partial(group, self.model.partial.odds(columns))
        beside = np.maximum(columns["previous"], columns["next"]) >= BESIDE
        other_speaker = columns["best_speaker_other"] > 0
        said = [VERDICTS[number] for number in verdict.tolist()]
        confidence = np.round(chances[np.arange(len(verdict)), verdict], SHOWN).tolist()
        matched = self._matches(group, np.where((verdict > 0)[:, None], targets, -1))
        opinions = map(Opinion, said, confidence, matched, partial.tolist())
        return opinions, Findings(group, verdict, partial, targets, beside, other_speaker)

    def _chosen(self, group: Ints, columns: Mapping[str, Floats]) -> tuple[Floats, Ints, Ints]:
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
        chosen = targets >= 0
        sentence = alignment.features.sentence[targets[chosen]].tolist()
        score = np.round(alignment.ranked.probability[group][chosen], SHOWN).tolist()
        matches = map(Match, sentence, score)
        return [tuple(islice(matches, many)) for many in chosen.sum(axis=1).tolist()]
