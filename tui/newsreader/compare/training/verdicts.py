"""Fit the engine's judge to labelled stories.

Prints figures cross-validated by story, with everything nested: what the second stage is fitted on comes
from first stages that have not seen those stories. Beside them stands rapidfuzz's token_set_ratio with two
thresholds.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from newsreader.compare.align.alignment import Weighing, weigh
from newsreader.compare.align.candidates import CandidatePairs, candidate_pairs
from newsreader.compare.align.features import Floats, Ints, StoryFeatures, story_features
from newsreader.compare.align.logistic import Logistic, fit_calibration, fit_logistic
from newsreader.compare.align.pair_features import pair_features
from newsreader.compare.align.ranking import named
from newsreader.compare.align.weights import WEIGHTS, Model, write_model
from newsreader.compare.regression import VERDICTS
from newsreader.compare.training.labelled import LabelledStory
from newsreader.compare.training.measures import Outcome, figures, reliability, sureness
from newsreader.records import dataclass

FOLDS, INNER = 10, 5
PAIR_RIDGE, CARRIED_RIDGE, CONFIRMED_RIDGE, PARTIAL_RIDGE = 30.0, 10.0, 4.0, 90.0
LEANING, FURTHER, ADDS = 0.25, 0.11, 0.07

CONFIRMED = (
    "token_set", "bigram_union", "log_sum", "lcs_here", "lcs_squared", "lead_exact", "count_squared",
    "best_name", "best_around", "best_headline_there", "lost_figure_first", "unheard_plain_later",
    "much_quoted", "quote_share", "quote_told", "quote_same", "headline",
)  # fmt: skip
"""Columns that tell confirmed from rephrased; more of them only fit the chance of the day."""
NOT_CARRIED = frozenset(
    """unheard_plain_later unheard_figure_later lost_plain_first lost_figure_first best_name best_negation
    count_squared lead_exact much_quoted quote_told quote_same reworded""".split()
)
"""Columns that are left out where carried is told from omitted, or partial from whole."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A labelled story up to the pair features, with its truth as arrays; labels are in one order."""

    labelled: LabelledStory
    features: StoryFeatures
    parts: list[tuple[CandidatePairs, list[dict[str, Floats]]]]
    """The candidate pairs, each part with its pair features, block by block."""
    linked: Floats
    """Of every pair of all parts 1 if it is labelled a match."""
    group: Ints
    """Of every label."""
    verdict: Ints
    """Of every label: place in VERDICTS."""
    partial: Floats


def prepare(labelled: LabelledStory) -> Prepared:
    """Read a labelled story and compute its pair features."""
    features = story_features(labelled.story)
    parts = [(pairs, list(pair_features(features, pairs))) for pairs in candidate_pairs(features)]
    versions = len(labelled.story.versions)
    twin = features.twin
    links = {(twin[x.version, x.sentence], twin[x.other, m]) for x in labelled.labels for m in x.matches}
    return Prepared(
        labelled,
        features,
        parts,
        np.array(
            [
                pair in links
                for pairs, _ in parts
                for pair in zip(pairs.here.tolist(), pairs.there.tolist(), strict=True)
            ],
            dtype=np.float64,
        ),
        np.array([twin[x.version, x.sentence] * versions + x.other for x in labelled.labels], dtype=np.int64),
        np.array([VERDICTS.index(x.verdict) for x in labelled.labels], dtype=np.int64),
        np.array([x.partial for x in labelled.labels], dtype=np.float64),
    )


def joined_columns(parts: Sequence[Mapping[str, Floats]]) -> dict[str, Floats]:
    """The columns of several tables, one below the other."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def chosen_rows(columns: Mapping[str, Floats], places: Ints | npt.NDArray[np.bool_]) -> dict[str, Floats]:
    """Some places of a table."""
    return {name: values[places] for name, values in columns.items()}


def fit_pair(stories: Sequence[Prepared]) -> Logistic:
    """Fit stage one."""
    linked = np.concatenate([s.linked for s in stories])
    return fit_logistic(
        joined_columns([columns for s in stories for _, blocks in s.parts for columns in blocks]),
        linked,
        PAIR_RIDGE,
    )


def aligned(story: Prepared, pair: Logistic) -> Weighing:
    """The row features of a story under a first stage."""
    return weigh(story.features, story.parts, pair)


@dataclass(frozen=True, slots=True)
class Rows:
    """What the second stage is fitted on; arrays of one length."""

    columns: dict[str, Floats]
    verdict: Ints
    partial: Floats

    @classmethod
    def joined(cls, stories: Sequence[tuple[Prepared, dict[str, Floats]]]) -> Rows:
        """The rows of stories with their columns."""
        return cls(
            joined_columns([columns for _, columns in stories]),
            np.concatenate([s.verdict for s, _ in stories]),
            np.concatenate([s.partial for s, _ in stories]),
        )

    @property
    def told(self) -> npt.NDArray[np.bool_]:
        """Which of them are carried."""
        return self.verdict > 0


def fit_carried(rows: Rows) -> tuple[Logistic, Logistic]:
    """Carried or omitted; and, if carried, in part or as a whole."""
    columns = {name: values for name, values in rows.columns.items() if name not in NOT_CARRIED}
    return (
        fit_logistic(columns, rows.told.astype(np.float64), CARRIED_RIDGE),
        fit_logistic(chosen_rows(columns, rows.told), rows.partial[rows.told], PARTIAL_RIDGE),
    )


def _fit_confirmed(rows: Rows) -> tuple[Logistic, float]:
    """If carried, whether in nearly the same words; and the highest probability for a reworded quotation."""
    reworded = rows.columns["reworded"] > 0
    as_said = rows.told & ~reworded
    columns = {name: rows.columns[name][as_said] for name in CONFIRMED}
    confirmed = fit_logistic(columns, (rows.verdict[as_said] == 2).astype(np.float64), CONFIRMED_RIDGE)
    same = rows.verdict[rows.told & reworded] == 2
    return confirmed, (float(same.sum()) + 1) / (len(same) + 2)


def fit(stories: Sequence[Prepared]) -> Model:
    """Fit both stages, the second on what first stages say of stories they have not seen, and its calibration
    on what second stages say of stories they have not seen."""
    folds: list[list[tuple[Prepared, dict[str, Floats]]]] = []
    for fold in range(min(INNER, len(stories))):
        pair = fit_pair([s for n, s in enumerate(stories) if n % INNER != fold])
        folds.append([(s, chosen_rows(aligned(s, pair).columns(), s.group)) for s in stories[fold::INNER]])
    rows = Rows.joined([part for parts in folds for part in parts])
    unseen = []
    for fold, parts in enumerate(folds):
        seen = Rows.joined([part for n, others in enumerate(folds) if n != fold for part in others])
        unseen.append(fit_carried(seen)[0].odds(joined_columns([columns for _, columns in parts])))
    carried, partial = fit_carried(rows)
    confirmed, reworded = _fit_confirmed(rows)
    return Model(
        pair=fit_pair(stories),
        carried=carried,
        calibration=fit_calibration(np.concatenate(unseen), rows.told.astype(np.float64)),
        confirmed=confirmed,
        partial=partial,
        reworded=reworded,
        leaning=LEANING,
        further=FURTHER,
        adds=ADDS,
    )


def outcome(story: Prepared, model: Model) -> Outcome:
    """What a model says of a labelled story."""
    weighing = aligned(story, model.pair)
    alignment, columns = weighing.alignment, chosen_rows(weighing.columns(), story.group)
    chances = model.chances(columns)
    there = alignment.ranked.there[story.group]
    said = np.where(there[:, 0] >= 0, model.decide(chances), 0)
    chosen = named(story.features, alignment.ranked, story.group, said > 0, model.further, model.adds)
    links = [
        frozenset(story.features.sentence[row[places]].tolist())
        for row, places in zip(there, chosen, strict=True)
    ]
    true_links = [frozenset(x.matches) for x in story.labelled.labels]
    return Outcome(
        story.verdict, said, chances, story.partial, model.partial.probability(columns), true_links, links
    )


def cross_validate(stories: Sequence[Prepared], seed: int = 0) -> Outcome:
    """What models say of stories that they have not seen, in FOLDS parts."""
    fold = np.empty(len(stories), dtype=np.int64)
    fold[np.random.default_rng(seed).permutation(len(stories))] = np.arange(len(stories)) % FOLDS
    outcomes = []
    for k in range(min(FOLDS, len(stories))):
        model = fit([s for n, s in enumerate(stories) if fold[n] != k])
        outcomes += [outcome(s, model) for n, s in enumerate(stories) if fold[n] == k]
    return Outcome.joined(outcomes)


def baseline(story: LabelledStory, confirmed: float = 74, rephrased: float = 55) -> Outcome:
    """What rapidfuzz's token_set_ratio says, with two thresholds."""
    versions = story.story.versions
    texts = [[a.sentence_text(s.index).lower() for s in a.sentences] for a in versions]
    tables = {
        (v, o): process.cdist(texts[v], texts[o], scorer=fuzz.token_set_ratio)
        for v in range(len(versions))
        for o in range(len(versions))
        if v != o
    }
    best = [tables[x.version, x.other][x.sentence] for x in story.labels]
    high = np.array([float(row.max()) for row in best])
    said = (high >= rephrased).astype(np.int64) + (high >= confirmed)
    links = [frozenset([int(row.argmax())] if s else []) for row, s in zip(best, said, strict=True)]
    true = np.array([VERDICTS.index(x.verdict) for x in story.labels], dtype=np.int64)
    nothing = np.zeros(len(true))
    chances = np.eye(3)[said]
    return Outcome(true, said, chances, nothing, nothing, [frozenset(x.matches) for x in story.labels], links)


def _line(name: str, values: dict[str, float]) -> str:
    return f"{name:16s}" + "  ".join(f"{key} {value:.3f}" for key, value in values.items())


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing can be said beside the folder."""


def run(labelled: Sequence[LabelledStory], options: argparse.Namespace) -> None:
    """Measure, and write the weights to `options.out` unless `options.only_measure`."""
    stories = [prepare(story) for story in labelled]
    result = cross_validate(stories)
    print(_line("token_set_ratio", figures(Outcome.joined([baseline(story) for story in labelled]))))
    print(_line("cross-validated", figures(result)))
    print(_line("shown as unsure", sureness(result)))
    print("confidence  right  rows")
    for low, confidence, right, rows in reliability(result):
        print(f"{low:.1f}-{low + 0.1:.1f}   {confidence:.3f}  {right:.3f}  {rows}")
    if not options.only_measure:
        about = {
            "fitted": datetime.now(UTC).date().isoformat(),
            "data": f"{len(stories)} labelled stories, {len(result.true)} rows",
            "figures": {key: round(value, 4) for key, value in figures(result).items()},
        }
        write_model(fit(stories), options.out or WEIGHTS, about)
        print(f"written: {(options.out or WEIGHTS).name}")
