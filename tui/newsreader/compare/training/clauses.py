"""Fit which clauses are told, and which sentences only in part, to labelled stories.

Labels are on sentences: of one that is told as a whole all clauses are told, of one that is told in part one
is and one is not, of one that is left out one is not. What is open is estimated and fitted in turns
(expectation and maximisation, Dempster, Laird and Rubin 1977; such labels: Dietterich, Lathrop and
Lozano-Pérez 1997).

Prints figures cross-validated by story, with everything nested.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from newsreader.compare.align.alignment import Alignment
from newsreader.compare.align.features import Floats, Ints
from newsreader.compare.align.joins import spans
from newsreader.compare.align.logistic import Logistic, fit_logistic
from newsreader.compare.clauses.columns import clause_columns
from newsreader.compare.clauses.parts import Parts, read_parts
from newsreader.compare.clauses.telling import weigh_clauses
from newsreader.compare.clauses.weights import WEIGHTS, ClauseModel, write_clause_model
from newsreader.compare.training.labelled import LabelledStory
from newsreader.compare.training.measures import area, precision_at
from newsreader.compare.training.verdicts import (
    FOLDS,
    INNER,
    Prepared,
    Rows,
    aligned,
    chosen_rows,
    fit_carried,
    fit_pair,
    joined_columns,
    prepare,
)
from newsreader.records import dataclass

TOLD_RIDGE, PARTIAL_RIDGE = 10.0, 30.0
TURNS = 6
OMITTED = 0.5
"""What a clause of an omitted sentence counts for, of how likely it seems to be told, but for the one that
surely is not."""
RECALL = 0.5
"""Share of the sentences told in part that are to be flagged."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A labelled story under an alignment that has not seen it."""

    story: Prepared
    alignment: Alignment
    parts: Parts
    label: Ints
    """Of every clause of every label, the label."""
    columns: dict[str, Floats]
    """Of the same, what speaks for its being told."""
    odds: Floats
    """Of every label, those of the alignment that it is told in part."""


def weighed(story: Prepared, pair: Logistic, partial: Logistic) -> Weighed:
    """Read the clauses of a story, and weigh them under a first stage."""
    weighing = aligned(story, pair)
    alignment, parts = weighing.alignment, read_parts(story.labelled.story, story.features)
    row = story.group // story.features.versions
    label, clause = spans(parts.pointer[row], np.diff(parts.pointer)[row])
    columns = clause_columns(story.features, alignment.ranked, parts, clause, story.group[label])
    odds = partial.odds(chosen_rows(weighing.columns(), story.group))
    return Weighed(story, alignment, parts, label, columns, odds)


def unseen(stories: Sequence[Prepared]) -> list[Weighed]:
    """Every story under stages that are fitted on others, in INNER parts."""
    found = []
    for fold in range(min(INNER, len(stories))):
        others = [s for n, s in enumerate(stories) if n % INNER != fold]
        pair, partial = stages(others or stories)
        found += [weighed(s, pair, partial) for s in stories[fold::INNER]]
    return found


def stages(stories: Sequence[Prepared]) -> tuple[Logistic, Logistic]:
    """The first stage, and that of the second which tells whole from part."""
    pair = fit_pair(stories)
    rows = Rows.joined([(s, chosen_rows(aligned(s, pair).columns(), s.group)) for s in stories])
    return pair, fit_carried(rows)[1]


def fit(stories: Sequence[Weighed], least: float = 0.0) -> ClauseModel:
    """Fit both regressions; `least` is the probability from which a sentence is flagged."""
    told = fit_told(stories)
    blank = ClauseModel(told, Logistic({}, 0.0), least)
    columns = joined_columns([_partial_columns(one, blank) for one in stories])
    carried = np.concatenate([one.story.verdict for one in stories]) > 0
    truth = np.concatenate([one.story.partial for one in stories])[carried]
    partial = fit_logistic(chosen_rows(columns, carried), truth, PARTIAL_RIDGE)
    return ClauseModel(told, partial, least)


def fit_told(stories: Sequence[Weighed]) -> Logistic:
    """Fit whether a clause is told, in turns with what the labels leave open."""
    columns = joined_columns([one.columns for one in stories])
    firsts = np.cumsum([0, *(len(one.story.group) for one in stories)])
    label = np.concatenate([one.label + first for one, first in zip(stories, firsts[:-1], strict=True)])
    carried = np.concatenate([one.story.verdict for one in stories])[label] > 0
    in_part = carried & (np.concatenate([one.story.partial for one in stories])[label] > 0)
    truth = np.where(in_part, 0.5, carried.astype(np.float64))
    model = fit_logistic(columns, truth, TOLD_RIDGE)
    for _ in range(TURNS - 1):
        chance = model.probability(columns)
        least, most = np.ones(firsts[-1]), np.zeros(firsts[-1])
        np.minimum.at(least, label, chance)
        np.maximum.at(most, label, chance)
        lowest, highest = chance == least[label], chance == most[label]
        open_ = np.where(lowest & highest, 0.5, np.where(lowest, 0.0, np.where(highest, 1.0, chance)))
        left_out = np.where(lowest, 0.0, OMITTED * chance)
        truth = np.where(in_part, open_, np.where(carried, 1.0, left_out))
        model = fit_logistic(columns, truth, TOLD_RIDGE)
    return model


def _partial_columns(one: Weighed, model: ClauseModel) -> dict[str, Floats]:
    return weigh_clauses(one.alignment, one.parts, model).partial_columns(one.story.group, one.odds)


def outcome(one: Weighed, model: ClauseModel) -> Floats:
    """How likely every label of a story is told in part, if it is carried."""
    return model.partial.probability(_partial_columns(one, model))


@dataclass(frozen=True, slots=True)
class PartialOutcome:
    """Of labels that are carried; arrays of one length."""

    truth: Floats
    chance: Floats
    """By the clauses."""
    before: Floats
    """By the alignment alone: its odds."""


def cross_validate(stories: Sequence[Prepared], seed: int = 0) -> PartialOutcome:
    """What models say of stories that they have not seen, in FOLDS parts."""
    fold = np.empty(len(stories), dtype=np.int64)
    fold[np.random.default_rng(seed).permutation(len(stories))] = np.arange(len(stories)) % FOLDS
    truth, chance, before = [], [], []
    for k in range(min(FOLDS, len(stories))):
        seen = [s for n, s in enumerate(stories) if fold[n] != k]
        model = fit(unseen(seen))
        pair, partial = stages(seen)
        for n in np.flatnonzero(fold == k).tolist():
            one = weighed(stories[n], pair, partial)
            carried = one.story.verdict > 0
            truth.append(one.story.partial[carried])
            chance.append(outcome(one, model)[carried])
            before.append(one.odds[carried])
    return PartialOutcome(np.concatenate(truth), np.concatenate(chance), np.concatenate(before))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing can be said beside the folder."""


def run(labelled: Sequence[LabelledStory], options: argparse.Namespace) -> None:
    """Measure, and write the weights to `options.out` unless `options.only_measure`."""
    stories = [prepare(story) for story in labelled]
    found = cross_validate(stories)
    least, precision, recall = precision_at(found.truth, found.chance, RECALL)
    figures = {
        "partial_area": area(found.truth, found.chance),
        "partial_precision": precision,
        "partial_recall": recall,
    }
    print(f"{len(found.truth)} sentences carried, {int(found.truth.sum())} of them in part")
    print(f"by the words alone: area {area(found.truth, found.before):.3f}", end=", ")
    print("precision {1:.3f} at recall {2:.3f}".format(*precision_at(found.truth, found.before, RECALL)))
    print(f"with the clauses:   area {figures['partial_area']:.3f}", end=", ")
    print(f"precision {precision:.3f} at recall {recall:.3f}, from {least:.3f} on")
    if not options.only_measure:
        about = {
            "fitted": datetime.now(UTC).date().isoformat(),
            "data": f"{len(stories)} labelled stories, {sum(len(s.group) for s in stories)} rows",
            "figures": {key: round(value, 4) for key, value in figures.items()},
        }
        write_clause_model(fit(unseen(stories), least), options.out or WEIGHTS, about)
        print(f"written: {(options.out or WEIGHTS).name}")
