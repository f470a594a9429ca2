"""The comparison of a story: what every version does with every sentence of the others, and why."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsreader.compare.align.alignment import align
from newsreader.compare.align.features import StoryFeatures, story_features
from newsreader.compare.align.pairings import find_pairings
from newsreader.compare.align.weights import Model, shipped_model
from newsreader.compare.claims.copies import find_copies
from newsreader.compare.claims.finding import find_claims
from newsreader.compare.clauses.telling import ClauseTelling, tell_clauses
from newsreader.compare.condensed import condensed
from newsreader.compare.conflicts.finding import Held, Key, held_differences
from newsreader.compare.conflicts.self_contradiction import self_contradictions
from newsreader.compare.details import contradictions, details_of
from newsreader.compare.disputes.finding import find_disputes
from newsreader.compare.explaining import LateExplaining
from newsreader.compare.facts.unchecked import unchecked
from newsreader.compare.index import StoryIndex, index_story
from newsreader.compare.judge import (
    SHOWN,
    Judge,
    Opinion,
    Questions,
    links_of,
    nearest_of,
    second_opinions,
)
from newsreader.compare.regression import Regression
from newsreader.compare.restored import restored
from newsreader.compare.spread import spread
from newsreader.compare.why import Findings
from newsreader.model import UNSURE, Comparison, Conflict, Judgement, Span, Story, Thresholds, Verdict
from newsreader.model.comparison import ENGINE, explained_later
from newsreader.stopping import checkpoint
from newsreader.text.bare import bare_story

CONTRADICTED = "tells the same with another fact"

Judgements = list[Judgement | None]
"""Of every group = row * versions + other version; None where a version would be held against itself."""


def compare(
    story: Story, judges: Sequence[Judge] = (), *, model: Model | None = None, unsure: Thresholds = UNSURE
) -> Comparison:
    """Compare every version of a story with every other one.

    A pure function of the bare texts (see `text.bare`), so that hidden characters and lookalikes change
    nothing; the order of the versions does not change a judgement. Of many near-copies what they all say is
    judged once (see `condensed`). `judges` give second opinions: each is asked about the rows that are unsure
    after those before it and not in conflict, in the bare and condensed texts; which facts are in conflict,
    the engine alone says. `model` is the one that comes with the program unless another is given. Raises
    ValueError when a judge answers what was not asked.
    """
    read = bare_story(story)
    few = condensed(read)
    found = _compare(few.story if few else read, judges, model, unsure)
    if few:
        found = spread(found, few, read)
    return found if read is story else restored(found, story)


def _compare(story: Story, judges: Sequence[Judge], model: Model | None, unsure: Thresholds) -> Comparison:
    features = story_features(story)
    judged: Judgements = []
    if features.size and len(story.versions) > 1:
        first = _first_opinions(story, features, model or shipped_model())
        features = first.questions.alignment.features  # the tables that are left out take much memory
        index = index_story(story, features)
        judged = _judge(index, first, judges, unsure)
        del first
    else:
        index = index_story(story, features)
    judgements = _laid_out(story, features, judged)
    made = Comparison(
        story,
        judgements,
        claims=find_claims(story, judgements),
        copies=find_copies(story),
        inner_conflicts=tuple(self_contradictions(index, v) for v in range(len(story.versions))),
        unchecked=tuple(unchecked(article.language) for article in story.versions),
    )
    return replace(made, disputes=find_disputes(made, index.facts))


class _First(NamedTuple):
    """What the regression says of a story."""

    questions: Questions
    opinions: list[Opinion]
    """Of every question, without reasons."""
    findings: Findings
    """What reasons can be found by."""
    telling: ClauseTelling
    """Which clauses are told."""


def _judge(
    index: StoryIndex, first_opinions: _First, judges: Sequence[Judge], unsure: Thresholds
) -> Judgements:
    """Verdicts first, from one judge after the other; then the facts that differ; then all other details."""
    questions, opinions, findings, telling = first_opinions
    alignment = questions.alignment
    features = alignment.features
    explaining = LateExplaining(index, features, findings)
    checkpoint()
    links = links_of(questions, opinions)
    held = held_differences(index, find_pairings(features, alignment.ranked, links))
    checkpoint()
    settled = frozenset(row for row, against in held.items() if contradictions(against))
    by, first = [ENGINE] * len(opinions), [opinion.verdict for opinion in opinions]
    for judge in judges:
        _ask_again(judge, questions, opinions, explaining, by, settled, unsure)
    _contradict(features, held, opinions, by)
    omitted = [opinion.verdict is Verdict.OMITTED for opinion in opinions]
    nearest = iter(nearest_of(alignment, questions.group[omitted]))
    checkpoint()
    judged: Judgements = [None] * (features.size * features.versions)
    waiting = deque(opinions)
    opinions.clear()
    for row, (version, sentence) in enumerate(_places(features)):
        checkpoint()
        others = [other for other in range(features.versions) if other != version]
        said = [waiting.popleft() for _ in others]
        lost = [opinion.verdict is Verdict.OMITTED for opinion in said]
        told = telling.of_row(row, others, lost, [opinion.partial for opinion in said])
        some = slice(row * len(others), (row + 1) * len(others))
        for other, opinion, name, was, is_lost, clauses in zip(
            others, said, by[some], first[some], lost, told, strict=True
        ):
            found = details_of(
                index, (version, sentence), other, opinion.matches, held.get((version, sentence, other), ())
            )
            group = row * features.versions + other
            judged[group] = explained_later(
                explaining,
                group,
                opinion.verdict,
                opinion.confidence,
                opinion.partial,
                opinion.matches,
                found.conflicts,
                opinion.why,
                found.differences,
                found.wording,
                name,
                next(nearest) if is_lost else None,
                is_lost and index.story.versions[other].beginning_only,
                None if name == ENGINE else was,
                clauses,
            )
    return judged


def _places(features: StoryFeatures) -> Iterable[tuple[int, int]]:
    """The (version, sentence) of every row."""
    return zip(features.version.tolist(), features.sentence.tolist(), strict=True)


def _first_opinions(story: Story, features: StoryFeatures, model: Model) -> _First:
    weighing = align(features, model.pair)
    questions = Questions(story, weighing.alignment)
    telling = tell_clauses(story, weighing.alignment)
    return _First(questions, *Regression(model, weighing, telling).decide(questions), telling)


def _ask_again(
    judge: Judge,
    questions: Questions,
    opinions: list[Opinion],
    explaining: LateExplaining,
    by: list[str],
    settled: Collection[tuple[int, int, int]],
    unsure: Thresholds,
) -> None:
    """Put the opinions of a further judge in the place of those that are unsure.

    It is not asked about rows (version, sentence, other version) that are `settled`: a fact on which they are
    in conflict tells what becomes of them.
    """
    asked = [
        n
        for n, (question, opinion) in enumerate(zip(questions, opinions, strict=True))
        if unsure.doubt(opinion.verdict, opinion.confidence)
        and (question.version, question.sentence, question.other) not in settled
    ]
    if not asked:
        return
    groups = questions.group[asked].tolist()
    reasons = explaining.reasons(groups)
    before = [
        opinions[n] if by[n] != ENGINE else opinions[n]._replace(why=reasons[group])
        for n, group in zip(asked, groups, strict=True)
    ]
    given = second_opinions(judge, [questions[n] for n in asked], before)
    for n, opinion in zip(asked, given, strict=True):
        if opinion is not None:
            opinions[n], by[n] = opinion, judge.name


def _contradict(
    features: StoryFeatures,
    held: Mapping[Key, Sequence[Held]],
    opinions: list[Opinion],
    by: list[str],
) -> None:
    """Put the engine's opinion in the place of omissions where sentences of the other version contradict what
    is omitted: it tells of the same."""
    rows = {place: row for row, place in enumerate(_places(features))}
    for (version, sentence, other), against in held.items():
        matches = contradictions(against)
        row = rows.get((version, sentence))
        if not matches or row is None:
            continue
        question = row * (features.versions - 1) + other - (other > version)
        opinion = opinions[question]
        if opinion.verdict is Verdict.OMITTED:
            confidence = round(1 - opinion.confidence, SHOWN)
            opinions[question] = Opinion(Verdict.REPHRASED, confidence, matches, why=(CONTRADICTED,))
            by[question] = ENGINE


def _laid_out(
    story: Story, features: StoryFeatures, judged: Judgements
) -> tuple[tuple[tuple[Judgement | None, ...], ...], ...]:
    """As `Comparison.judgements` has them; a further copy of a sentence gets the judgements of the first."""
    versions = range(len(story.versions))
    judgements: list[tuple[tuple[Judgement | None, ...], ...]] = []
    for v, article in enumerate(story.versions):
        lines: list[tuple[Judgement | None, ...]] = []
        for sentence in article.sentences:
            checkpoint()
            row = features.twin.get((v, sentence.index), -1)
            start = row * len(versions)
            line = judged[start : start + len(versions)] if judged and row >= 0 else [None] * len(versions)
            if row >= 0 and features.sentence[row] != sentence.index:
                by = sentence.claim_start - article.sentences[features.sentence[row]].claim_start
                line = [j and (_moved(j, by) if j.has_spans else j) for j in line]
            lines.append(tuple(line))
        judgements.append(tuple(lines))
    return tuple(judgements)


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
        clauses=tuple(c._replace(start=c.start + by, end=c.end + by) for c in judgement.clauses),
        shifts=tuple(replace(s, here=span(s.here)) for s in judgement.shifts),
        wording=tuple(replace(w, here=span(w.here)) for w in judgement.wording),
    )
