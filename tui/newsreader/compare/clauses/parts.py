"""The clauses of a story as rows of numbers: which words of which sentence each one holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsreader.compare.align.features import Ints, StoryFeatures
from newsreader.model import Span, Story
from newsreader.records import dataclass
from newsreader.stopping import checked
from newsreader.text.clause_spans import clause_spans


@dataclass(frozen=True, slots=True)
class Parts:
    """The clauses of all rows of a story, row after row, numbered through."""

    spans: tuple[tuple[Span, ...], ...]
    """Of every row its clauses, in the text of its version."""
    pointer: Ints
    """rows + 1: the first clause of every row, and the number of clauses."""
    entry: Ints
    """Indices into the entries of `terms`, sorted by clause."""
    start: Ints
    """clauses + 1: `entry[start[c]:start[c + 1]]` are the words of clause c."""

    @property
    def size(self) -> int:
        """How many clauses there are."""
        return len(self.start) - 1


def read_parts(story: Story, features: StoryFeatures) -> Parts:
    """The clauses of a story; `features` are its own. A word that stands in several clauses of a sentence
    counts for the first."""
    r = features
    spans = tuple(
        clause_spans(story.versions[v].text, story.versions[v].sentences[s], words, built)
        for v, s, words, built in zip(
            checked(r.version.tolist()), r.sentence.tolist(), r.rows, r.outlines, strict=True
        )
    )
    pointer = np.cumsum([0, *map(len, spans)])
    begins = np.array([span.start for row in spans for span in row], dtype=np.int64)
    begins[pointer[:-1]] = 0
    row_of = np.repeat(np.arange(r.size), np.diff(pointer))
    return parts_of(spans, row_of, begins, features)


def parts_of(spans: tuple[tuple[Span, ...], ...], row: Ints, begins: Ints, features: StoryFeatures) -> Parts:
    """From the row of every clause, in order, and the code point it begins with."""
    r = features
    width = int(max(begins.max(initial=0), r.span.max(initial=0))) + 1
    clause = np.searchsorted(row * width + begins, r.terms.row * width + r.span[:, 0], side="right") - 1
    order = np.argsort(clause, kind="stable")
    start = np.searchsorted(clause[order], np.arange(len(row) + 1))
    return Parts(spans, np.searchsorted(row, np.arange(r.size + 1)), order, start)


def given_parts(entries: Sequence[tuple[int, Sequence[int]]], features: StoryFeatures) -> Parts:
    """Any sets of words in the place of clauses, each as its row and its entries of `terms`, in the order of
    the rows: for sets that others have marked."""
    row = np.array([row for row, _ in entries], dtype=np.int64)
    entry = np.array([one for _, held in entries for one in held], dtype=np.int64)
    start = np.cumsum([0, *(len(held) for _, held in entries)])
    return Parts((), np.searchsorted(row, np.arange(features.size + 1)), entry, start)
