"""Labelled stories read from a folder, for fitting and measuring.

Layout: `stories/NAME/sentences.json` ({"versions": [{"id", "sentences"}]}) with the texts beside it as
`ID.txt`, and `labels/NAME.tsv` with the columns sentence, other version, label, matching sentences, partial,
conflict.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from newsreader.model import Article, Paragraph, Role, Sentence, Story, Verdict

_PROSE_END = re.compile(r"[a-z]\.$")
"""A full stop that is not of an abbreviation in capitals."""
_VERDICTS = {"confirm": Verdict.CONFIRMED, "rephrase": Verdict.REPHRASED, "omit": Verdict.OMITTED}


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says that another version does with a sentence."""

    version: int
    sentence: int
    other: int
    verdict: Verdict
    matches: tuple[int, ...]
    partial: bool


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story and the labels of its sentences."""

    story: Story
    labels: tuple[Label, ...]


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text without white space, and where each of its characters stood."""
    places = [i for i, c in enumerate(text) if not c.isspace()]
    return "".join(text[i] for i in places), places


def build_article(text: str, sentences: list[str]) -> Article:
    """An article from its text and the sentences in it; the first is its headline unless it ends like prose.

    Raises ValueError when a sentence is not in the text behind the one before it.
    """
    squeezed, places = _squeezed(text)
    spans, at = [], 0
    for sentence in sentences:
        wanted, _ = _squeezed(sentence)
        found = squeezed.find(wanted, at) if wanted else -1
        if found < 0:
            raise ValueError(f"not in the text: {sentence[:60]!r}")
        at = found + len(wanted)
        spans.append((places[found], places[at - 1] + 1))
    made: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    for index, (start, end) in enumerate(spans):
        if index and re.search(r"\n\s*\n", text[spans[index - 1][1] : start]):
            paragraphs.append(Paragraph(paragraphs[-1].last + 1 if paragraphs else 0, index - 1))
        headline = index == 0 and not _PROSE_END.search(text, start, end)
        role = Role.HEADLINE if headline else Role.BODY
        made.append(Sentence(index, start, end, role, len(paragraphs), start))
    if spans:
        paragraphs.append(Paragraph(paragraphs[-1].last + 1 if paragraphs else 0, len(spans) - 1))
    return Article(text, tuple(made), tuple(paragraphs))


def read_labelled(folder: Path, name: str) -> LabelledStory:
    """Read one labelled story. Raises OSError, KeyError or ValueError when its files are not as described."""
    place = folder / "stories" / name
    listed = json.loads((place / "sentences.json").read_text(encoding="utf-8"))["versions"]
    versions = [
        build_article((place / f"{v['id']}.txt").read_text(encoding="utf-8"), v["sentences"]) for v in listed
    ]
    number = {v["id"]: n for n, v in enumerate(listed)}

    def split(sentence: str) -> tuple[int, int]:
        letters = sentence.rstrip("0123456789")
        return number[letters], int(sentence[len(letters) :])

    labels = []
    for line in (folder / "labels" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip():
            sentence, other, label, matches, partial = (line.split("\t") + [""] * 5)[:5]
            version, index = split(sentence)
            found = tuple(split(m.strip())[1] for m in matches.split(",") if m.strip())
            labels.append(
                Label(version, index, number[other], _VERDICTS[label], found, bool(partial.strip()))
            )
    return LabelledStory(Story(name, tuple(versions)), tuple(labels))


def story_names(folder: Path) -> list[str]:
    """The names of the labelled stories of a folder, sorted."""
    return sorted(p.stem for p in (folder / "labels").glob("*.tsv"))
