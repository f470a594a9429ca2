"""How many asserted conflicts are labelled, and how many labelled ones are asserted, by kind.

With the weights that come with the program, and with weights that have not seen the story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

import numpy as np

from newsreader.compare.align.weights import Model
from newsreader.compare.engine import compare
from newsreader.compare.training.labelled import LabelledStory
from newsreader.compare.training.verdicts import FOLDS, fit, prepare
from newsreader.model import ConflictKind
from newsreader.records import dataclass
from newsreader.text.lexicon.calendar import DAYS, MONTHS

OTHER = "other"
"""What a note speaks of that is none of the kinds that notes can be told apart by."""
_TIMES = "|".join((*DAYS, *(month for month in dict.fromkeys(MONTHS.values()) if month != "may")))
_NOTED = {
    ConflictKind.QUOTATION: re.compile(r'quot|wording|"', re.IGNORECASE),
    ConflictKind.SPEAKER: re.compile(r"\bsaid by\b"),
    ConflictKind.DATE: re.compile(
        rf"\b(?:{_TIMES}|week|weekend|(?:this|last) year|20\d\d|\d+ ?[ap]\.?m)\b", re.IGNORECASE
    ),
    ConflictKind.FIGURE: re.compile(r"(?<![A-Z\d])\d"),
    ConflictKind.NAME: re.compile(r"\b(?:title|account|CEO|attorney|affiliate)\b"),
}
"""What a part of a note says that speaks of a kind; the first that does."""


def noted_kinds(note: str) -> frozenset[str]:
    """The kinds that a person's note on a row speaks of, of several conflicts parted by semicolons."""
    return frozenset(
        next((kind.value for kind, pattern in _NOTED.items() if pattern.search(part)), OTHER)
        for part in note.split(";")
        if part.strip()
    )


@dataclass(slots=True)
class Tallies:
    """Counts of labelled rows (a sentence against another version), by kind."""

    rows: int = 0
    labelled: Counter[str] = field(default_factory=Counter)
    asserted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """Asserted of a row that has a note."""
    found: Counter[str] = field(default_factory=Counter)
    """Labelled and asserted, as whatever kind."""
    listed: Counter[str] = field(default_factory=Counter)
    listed_right: Counter[str] = field(default_factory=Counter)
    noted: int = 0
    flagged: int = 0
    """Rows with an asserted conflict."""
    hits: int = 0
    """Those of them that have a note."""

    def add(self, labelled: LabelledStory, model: Model | None) -> None:
        """Count what the engine says of a story, under some weights or its own."""
        made = compare(labelled.story, model=model)
        for label in labelled.labels:
            judgement = made.judgements[label.version][label.sentence][label.other]
            if judgement is None:
                continue
            self.rows += 1
            noted = noted_kinds(label.note)
            asserted = {conflict.kind.value for conflict in judgement.conflicts}
            listed = {conflict.kind.value for conflict in judgement.differences} - asserted
            self.labelled.update(noted)
            self.found.update(noted if asserted else ())
            self.asserted.update(asserted)
            self.listed.update(listed)
            self.right.update(asserted if noted else ())
            self.listed_right.update(listed if noted else ())
            self.noted += bool(noted)
            self.flagged += bool(asserted)
            self.hits += bool(noted and asserted)


def tallied(stories: Sequence[LabelledStory]) -> Tallies:
    """What the engine says with its own weights."""
    counts = Tallies()
    for story in stories:
        counts.add(story, None)
    return counts


def cross_validated(stories: Sequence[LabelledStory], seed: int = 0) -> Tallies:
    """What it says of every story with weights that are fitted on others, in FOLDS parts.

    The rules themselves were made by people who had read the stories: that, nothing can take back.
    """
    prepared = [prepare(story) for story in stories]
    order = np.random.default_rng(seed).permutation(len(stories)).tolist()
    counts = Tallies()
    for k in range(min(FOLDS, len(stories))):
        held = set(order[k::FOLDS])
        seen = [one for n, one in enumerate(prepared) if n not in held]
        model = fit(seen) if seen else None
        for n in sorted(held):
            counts.add(stories[n], model)
    return counts


def table(own: Tallies, unseen: Tallies) -> Iterator[str]:
    """Both as a table in Markdown, and what they come to below it."""
    yield "| kind | asserted, right | on unseen stories | listed, right | labelled, of them asserted |"
    yield "|---|---|---|---|---|"
    kinds = [*(kind.value for kind in ConflictKind), OTHER]
    for kind in kinds:
        if any(counts[kind] for counts in (own.labelled, own.asserted, own.listed, unseen.asserted)):
            cells = [
                _of(own.right, own.asserted, kind),
                _of(unseen.right, unseen.asserted, kind),
                _of(own.listed_right, own.listed, kind),
                _of(own.found, own.labelled, kind),
            ]
            yield f"| {kind} | {' | '.join(cells)} |"
    yield ""
    for name, counts in (("own weights", own), ("unseen stories", unseen)):
        precision = counts.hits / counts.flagged if counts.flagged else 1.0
        recall = counts.hits / counts.noted if counts.noted else 1.0
        false = 1000 * (counts.flagged - counts.hits) / max(counts.rows, 1)
        yield (
            f"{name}: precision {precision:.3f}, recall {recall:.3f}, "
            f"{false:.1f} false alarms in 1,000 of {counts.rows} rows"
        )


def _of(part: Mapping[str, int], whole: Mapping[str, int], kind: str) -> str:
    return f"{part[kind]} of {whole[kind]}" if whole[kind] else ""
