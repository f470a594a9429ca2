"""The comparison of a story: what every version does with every sentence of the others, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from newsreader.compare.align.candidates import Pairs, find_pairs
from newsreader.compare.align.features import Floats, Ints, Reading, read_story
from newsreader.compare.align.logistic import Logistic
from newsreader.compare.align.pair_features import pair_features
from newsreader.compare.align.pairings import find_pairings
from newsreader.compare.align.ranking import Ranked, named, rank
from newsreader.compare.align.row_features import row_features
from newsreader.compare.align.weights import Model, shipped_model
from newsreader.compare.claims.copies import find_copies
from newsreader.compare.claims.finding import find_claims
from newsreader.compare.collecting import collector_held
from newsreader.compare.details import DetailFinder
from newsreader.compare.why import Findings, explain
from newsreader.model import Comparison, Conflict, Judgement, Match, Span, Story, Verdict

VERDICTS = (Verdict.OMITTED, Verdict.REPHRASED, Verdict.CONFIRMED)
CONTRADICTED = "tells the same with another fact"
_KEPT, _SHOWN = 6, 4
"""Digits of a probability that are reckoned with, and that are shown."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The numbers behind a comparison; a group is row * versions + other version."""

    reading: Reading
    ranked: Ranked
    columns: dict[str, Floats]
    """Row features, one value a group each."""


def weigh(reading: Reading, pairs: Pairs, features: Mapping[str, Floats], pair: Logistic) -> Analysis:
    """What stage one makes of the pairs, and what stage two goes by."""
    probability = np.round(pair.probability(features), _KEPT)
    ranked = rank(reading, pairs, probability)
    return Analysis(reading, ranked, row_features(reading, pairs, features, probability, ranked))


def _targets(analysis: Analysis, verdict: Ints, model: Model) -> Ints:
    """groups x CANDIDATES: rows that carry a group's sentence (the nearest one if it is omitted), or -1."""
    chosen = named(analysis.reading, analysis.ranked, verdict > 0, model.further, model.adds)
    chosen[:, 0] = True
    targets: Ints = np.where(chosen, analysis.ranked.there, -1)
    return targets


def decided(analysis: Analysis, model: Model) -> tuple[Floats, Ints, Ints]:
    """Of every group: the chances of the verdicts, the verdict, and the rows that carry its sentence."""
    chances = np.round(model.chances(analysis.columns), _KEPT)
    verdict = np.where(analysis.ranked.there[:, 0] >= 0, model.decide(chances), 0)
    return chances, verdict, _targets(analysis, verdict, model)


def judge(analysis: Analysis, model: Model, story: Story, finder: DetailFinder) -> list[Judgement | None]:
    """The judgement of every group; None where a version would be held against itself."""
    r = analysis.reading
    chances, verdict, targets = decided(analysis, model)
    second = np.round(model.partial.probability(analysis.columns), _KEPT)
    partial = (verdict > 0) & (second >= model.partial_from)
    finder.hold(find_pairings(r, analysis.ranked, targets, verdict))
    row, other = np.repeat(np.arange(r.size), r.versions), np.tile(np.arange(r.versions), r.size)
    groups = np.flatnonzero(r.version[row] != other)
    findings = Findings(r, groups, verdict[groups], partial[groups], targets[groups])
    reasons = explain(findings, [article.text for article in story.versions])
    confidence = np.round(chances[np.arange(len(verdict)), verdict], _SHOWN).tolist()
    scores = np.round(analysis.ranked.probability, _SHOWN).tolist()
    sentences = np.where(targets >= 0, r.sentence[targets], -1).tolist()
    here = list(zip(r.version[row].tolist(), r.sentence[row].tolist(), other.tolist(), strict=True))
    verdicts, in_parts = [VERDICTS[number] for number in verdict.tolist()], partial.tolist()
    omitted = Verdict.OMITTED
    judgements: list[Judgement | None] = [None] * len(verdicts)
    for why, group in zip(reasons, groups.tolist(), strict=True):
        said, in_part, sure = verdicts[group], in_parts[group], confidence[group]
        if said is omitted:
            # A version that contradicts a sentence tells of the same.
            matches = finder.contradictions(*here[group])
            if matches:
                said, sure, why = Verdict.REPHRASED, round(1 - sure, _SHOWN), (CONTRADICTED,)
        else:
            pairs = zip(sentences[group], scores[group], strict=True)
            matches = tuple([Match(sentence, score) for sentence, score in pairs if sentence >= 0])
        found = finder.details(*here[group], matches, in_part)
        judgements[group] = Judgement(
            said,
            sure,
            in_part,
            matches,
            found.conflicts,
            why,
            found.missing,
            found.differences,
            found.shifts,
        )
    return judgements


def _moved(judgement: Judgement, by: int) -> Judgement:
    """A judgement for a copy of its sentence that stands so many code points further on."""

    def span(old: Span) -> Span:
        return Span(old.start + by, old.end + by)

    def all_moved(conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
        return tuple(replace(c, here=span(c.here)) for c in conflicts)

    return replace(
        judgement,
        conflicts=all_moved(judgement.conflicts),
        differences=all_moved(judgement.differences),
        missing=tuple(span(s) for s in judgement.missing),
        shifts=tuple(replace(s, here=span(s.here)) for s in judgement.shifts),
    )


@collector_held()
def compare(story: Story, model: Model | None = None) -> Comparison:
    """Compare every version of a story with every other one.

    A pure function of the texts; the order of the versions does not change a judgement. `model` is the one
    that comes with the program unless another is given.
    """
    model = model or shipped_model()
    versions = len(story.versions)
    reading = read_story(story)
    finder = DetailFinder(story, reading)
    judged: list[Judgement | None] = [None] * (reading.size * versions)
    if reading.size and versions > 1:
        pairs = find_pairs(reading)
        analysis = weigh(reading, pairs, pair_features(reading, pairs), model.pair)
        judged = judge(analysis, model, story, finder)
    judgements: list[tuple[tuple[Judgement | None, ...], ...]] = []
    for v, article in enumerate(story.versions):
        lines: list[tuple[Judgement | None, ...]] = []
        for sentence in article.sentences:
            row = reading.twin.get((v, sentence.index), -1)
            line = judged[row * versions : (row + 1) * versions] if row >= 0 else [None] * versions
            if row >= 0 and reading.sentence[row] != sentence.index:
                by = sentence.claim_start - article.sentences[reading.sentence[row]].claim_start
                line = [judgement and _moved(judgement, by) for judgement in line]
            lines.append(tuple(line))
        judgements.append(tuple(lines))
    return Comparison(
        story,
        tuple(judgements),
        claims=find_claims(story, judgements),
        copies=find_copies(story),
        inner_conflicts=finder.inner_conflicts(),
    )
