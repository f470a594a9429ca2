"""Fit how likely a difference is a conflict.

A difference counts as a conflict where a person noted one of its kind for the two sentences. Prints figures
cross-validated by story; the threshold is the one at which stories that the weights have not seen have as
many of their labelled conflicts listed as asked for. Then a table by kind of what is asserted (`by_kind`).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from newsreader.compare.align.alignment import align
from newsreader.compare.align.features import Floats, story_features
from newsreader.compare.align.logistic import fit_logistic
from newsreader.compare.align.pairings import Pairing, find_pairings
from newsreader.compare.align.weights import shipped_model
from newsreader.compare.clauses.telling import tell_clauses
from newsreader.compare.conflicts.difference import Difference
from newsreader.compare.conflicts.finding import differences, is_asserted, oriented
from newsreader.compare.conflicts.likelihood import (
    NAMES,
    WEIGHTS,
    Likelihood,
    shipped_likelihood,
    signs,
    write_likelihood,
)
from newsreader.compare.index import index_story
from newsreader.compare.judge import Questions, links_of
from newsreader.compare.regression import Regression
from newsreader.compare.training.by_kind import cross_validated as by_kind_unseen
from newsreader.compare.training.by_kind import table, tallied
from newsreader.compare.training.labelled import LabelledStory
from newsreader.model import ConflictKind, Verdict
from newsreader.records import dataclass

FOLDS, ROUNDS = 10, 6
RIDGE = 1.0
HELD = 0.5
"""Share of the labelled conflicts that the list is to hold, with those that are asserted."""
Row = tuple[str, int, int, int]
"""(story, version, sentence, other version)"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A difference of a labelled story."""

    story: str
    pairing: Pairing
    difference: Difference
    conflict: bool
    """A person calls it one."""

    @property
    def rows(self) -> tuple[Row, Row]:
        """The two rows of labels that it is a remark on."""
        at = self.pairing
        return (
            (self.story, at.version, at.sentence, at.other),
            (self.story, at.other, at.there, at.version),
        )


def candidates(labelled: LabelledStory) -> list[Candidate]:
    """All differences of a story, with whether what people noted calls them conflicts."""
    story, model = labelled.story, shipped_model()
    features = story_features(story)
    weighing = align(features, model.pair)
    alignment = weighing.alignment
    questions = Questions(story, alignment)
    telling = tell_clauses(story, alignment)
    links = links_of(questions, Regression(model, weighing, telling).decide(questions)[0])
    notes = {(x.version, x.sentence, x.other): x.note for x in labelled.labels if x.note}
    matched = {(x.version, x.sentence, x.other, match) for x in labelled.labels for match in x.matches}
    index = index_story(story, features)
    found = []
    for pairing in find_pairings(features, alignment.ranked, links).near:
        at = oriented(index, pairing)
        ways = (at.version, at.sentence, at.other, at.there), (at.other, at.there, at.version, at.sentence)
        noted = [notes[way[:3]] for way in ways if way[:3] in notes]
        linked = any(way in matched for way in ways)
        for one in differences(index, at):
            if one.quiet:
                continue
            told = linked and any(_is_of(note, one.kind) for note in noted)
            found.append(Candidate(story.title, at, one, told))
    return found


def _is_of(note: str, kind: ConflictKind) -> bool:
    """Whether a note may speak of a conflict of some kind; one of several conflicts has a semicolon."""
    quoted = "quot" in note or "wording" in note or '"' in note
    return ";" in note or quoted is (kind is ConflictKind.QUOTATION)


def fit(found: Sequence[Candidate], least: float) -> Likelihood:
    """Fit the weights."""
    rows = [signs(one.difference, one.pairing.chance, one.pairing.named) for one in found]
    columns = {name: np.array([row.get(name, 0.0) for row in rows]) for name in NAMES}
    fitted = fit_logistic(columns, np.array([one.conflict for one in found], dtype=np.float64), RIDGE)
    return Likelihood(fitted.weights, fitted.intercept, least)


def cross_validate(found: Sequence[Candidate], seed: int) -> Floats:
    """The likelihood of every difference under weights that have not seen its story; 1 for asserted ones."""
    names = sorted({one.story for one in found})
    order = np.random.default_rng(seed).permutation(len(names))
    fold = {names[n]: place % FOLDS for place, n in enumerate(order.tolist())}
    chance: Floats = np.zeros(len(found))
    for k in range(FOLDS):
        likelihood = fit([one for one in found if fold[one.story] != k], 0.0)
        for n, one in enumerate(found):
            if fold[one.story] == k:
                at = one.pairing
                chance[n] = (
                    1.0
                    if is_asserted(one.difference, at)
                    else likelihood.of(one.difference, at.chance, at.named)
                )
    return chance


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed from some likelihood on."""

    least: float
    rows: int
    """Rows with a difference on the list, or an asserted conflict."""
    hits: int
    """Those of them that a person notes a conflict for."""


def listed(found: Sequence[Candidate], chance: Floats, noted: set[Row], share: float) -> Listed:
    """The shortest list that holds a share of the noted rows, or all there is."""
    best: dict[Row, float] = {}
    for one, likely in zip(found, chance.tolist(), strict=True):
        for row in one.rows:
            best[row] = max(best.get(row, 0.0), likely)
    hits, likely = 0, 0.0
    for rows, (row, likely) in enumerate(sorted(best.items(), key=lambda item: -item[1]), start=1):
        hits += row in noted
        if hits >= share * len(noted):
            return Listed(likely, rows, hits)
    return Listed(likely, len(best), hits)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be said beside the folder."""
    parser.add_argument("--held", type=float, default=HELD, help="share of the conflicts to be listed")


def run(stories: Sequence[LabelledStory], options: argparse.Namespace) -> None:
    """Measure, and write the weights to `options.out` unless `options.only_measure`."""
    found = [one for story in stories for one in candidates(story)]
    labels = [(story.story.title, x) for story in stories for x in story.labels]
    noted = {(name, x.version, x.sentence, x.other) for name, x in labels if x.note}
    carried = sum(x.verdict is not Verdict.OMITTED for _, x in labels)
    print(f"{len(found)} differences, {len(noted)} rows noted, {carried} rows carried")
    runs = [cross_validate(found, seed) for seed in range(ROUNDS)]
    for share in sorted({0.5, 0.55, 0.6, 0.65, 0.7, options.held}):
        lists = [listed(found, run, noted, share) for run in runs]
        rows, hits = (float(np.mean(column)) for column in ([x.rows for x in lists], [x.hits for x in lists]))
        print(
            f"{hits / len(noted):.3f} of the conflicts in {rows:4.0f} rows, {hits / rows:.3f} of them right"
        )
    for line in table(tallied(stories), by_kind_unseen(stories)):
        print(line)
    least = float(np.mean([listed(found, run, noted, options.held).least for run in runs]))
    if not options.only_measure:
        about = {
            "fitted": datetime.now(UTC).date().isoformat(),
            "data": f"{len(found)} differences, {sum(one.conflict for one in found)} of them conflicts",
        }
        write_likelihood(fit(found, least), options.out or WEIGHTS, about)
        shipped_likelihood.cache_clear()
        print(f"written: {(options.out or WEIGHTS).name}")
