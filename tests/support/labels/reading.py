"""The right answers for the sample stories, as objects. README.md beside this file describes the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsreader.compare.training.labelled import read_label_rows
from newsreader.model import ConflictKind, Role, Verdict

LABELS = Path(__file__).parent
SEEDS = LABELS.parents[2] / "seeds"
STORIES = ("border-security", "harbour-fire")

_SENTENCE_ID = re.compile(r"([A-Z])(\d+)")
_CONFLICT = re.compile(r"(\w+): (.+) / (.+)")


@dataclass(frozen=True, slots=True)
class LabelledConflict:
    """A fact on which a sentence and one of its matches disagree."""

    kind: ConflictKind
    here: str
    """Words of the sentence."""
    there: str
    """Words of one of the matched sentences."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one other version does with one sentence."""

    version: int
    """Index of the sentence's version in its story."""
    sentence: int
    """Index of the sentence in its article."""
    other: int
    """Index of the version it is read against."""
    verdict: Verdict
    matches: tuple[int, ...]
    """Indexes of sentences of the other version; the weightiest first, empty for omitted."""
    partial: bool
    conflicts: tuple[LabelledConflict, ...]

    @property
    def name(self) -> str:
        """The row as people cite it, such as `A3 B`."""
        return f"{version_letter(self.version)}{self.sentence} {version_letter(self.other)}"


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence as it was labelled."""

    version: int
    sentence: int
    role: Role
    text: str


def version_letter(version: int) -> str:
    """A for the first version of a story, B for the second."""
    return chr(ord("A") + version)


def read_labels(path: Path) -> tuple[Label, ...]:
    """All rows of a table of labels. Raises ValueError that names the file of a malformed row."""
    return tuple(
        Label(
            version=ord(row.version) - ord("A"),
            sentence=row.sentence,
            other=ord(row.other) - ord("A"),
            verdict=row.verdict,
            matches=row.matches,
            partial=row.partial,
            conflicts=tuple(_conflict(path, text) for text in row.note.split("; ") if text),
        )
        for row in read_label_rows(path)
    )


def read_sentences(path: Path) -> tuple[LabelledSentence, ...]:
    """All rows of a table of sentences. Raises ValueError that names file and line of a malformed row."""
    sentences = []
    for number, (name, role, text) in _rows(path, 3):
        version, sentence = _sentence_id(path, number, name)
        sentences.append(LabelledSentence(version, sentence, Role(role), text))
    return tuple(sentences)


def _rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != columns:
            raise ValueError(f"{path.name}:{number}: {len(cells)} columns, not {columns}")
        yield number, cells


def _sentence_id(path: Path, number: int, name: str) -> tuple[int, int]:
    found = _SENTENCE_ID.fullmatch(name)
    if found is None:
        raise ValueError(f"{path.name}:{number}: {name!r} is no sentence, such as A3")
    return ord(found[1]) - ord("A"), int(found[2])


def _conflict(path: Path, text: str) -> LabelledConflict:
    found = _CONFLICT.fullmatch(text)
    if found is None:
        raise ValueError(f"{path.name}: {text!r} is no conflict, such as figure: 12 / 17")
    return LabelledConflict(ConflictKind(found[1]), here=found[2], there=found[3])
