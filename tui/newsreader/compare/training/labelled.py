"""Labelled stories read from a folder, for fitting and measuring.

Layout: `stories/NAME/sentences.json` ({"versions": [{"id", "sentences"}]}) with the texts beside it as
`ID.txt`, and `labels/NAME.tsv` with the columns sentence, other version, label, matching sentences, partial,
conflict.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from newsreader.model import Article, Paragraph, Role, Sentence, Story, Verdict
from newsreader.records import dataclass
from newsreader.text.bare import bare_story

_PROSE_END = re.compile(r"[a-z]\.$")
"""A full stop that is not of an abbreviation in capitals."""
_SENTENCE_ID = re.compile(r"([A-Z]+)(\d+)")
_COLUMNS = 6
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
    note: str = ""
    """What the person noted of facts that conflict."""


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story, by the name of its folder, and the labels of its sentences."""

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


class LabelRow(NamedTuple):
    """A line of a table of labels; versions by their letters."""

    version: str
    sentence: int
    other: str
    verdict: Verdict
    matches: tuple[int, ...]
    """Sentences of the other version; the weightiest first, empty for omitted."""
    partial: bool
    note: str


def read_label_rows(path: Path) -> tuple[LabelRow, ...]:
    """All rows of a table of labels; cells at the end of a line may be missing, lines may be blank.

    Raises OSError, or ValueError that names file and line of a malformed row.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(
        _label_row(f"{path.name}:{n}", line) for n, line in enumerate(lines, start=1) if line.strip()
    )


def _label_row(place: str, line: str) -> LabelRow:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > _COLUMNS:
        raise ValueError(f"{place}: {len(cells)} columns, not {_COLUMNS}")
    name, other, verdict, matches, partial, note = cells + [""] * (_COLUMNS - len(cells))
    version, sentence = _sentence_id(place, name)
    if verdict not in _VERDICTS or partial not in ("", "partial"):
        raise ValueError(f"{place}: unknown word in {verdict!r}, {partial!r}")
    matched = [_sentence_id(place, match.strip()) for match in matches.split(",") if match.strip()]
    if any(letters != other for letters, _ in matched):
        raise ValueError(f"{place}: a match is not in version {other}")
    found = tuple(index for _, index in matched)
    return LabelRow(version, sentence, other, _VERDICTS[verdict], found, bool(partial), note)


def _sentence_id(place: str, name: str) -> tuple[str, int]:
    found = _SENTENCE_ID.fullmatch(name)
    if found is None:
        raise ValueError(f"{place}: {name!r} is no sentence, such as A3")
    return found[1], int(found[2])


def read_labelled(folder: Path, name: str) -> LabelledStory:
    """Read one labelled story. Raises OSError, KeyError or ValueError when its files are not as described."""
    place = folder / "stories" / name
    listed = json.loads((place / "sentences.json").read_text(encoding="utf-8"))["versions"]
    versions = [
        build_article((place / f"{v['id']}.txt").read_text(encoding="utf-8"), v["sentences"]) for v in listed
    ]
    number = {v["id"]: n for n, v in enumerate(listed)}
    labels = [
        Label(number[row.version], row.sentence, number[row.other], *row[3:])
        for row in read_label_rows(folder / "labels" / f"{name}.tsv")
    ]
    return LabelledStory(bare_story(Story(name, tuple(versions))), tuple(labels))


def story_names(folder: Path) -> list[str]:
    """The names of the labelled stories of a folder, sorted."""
    return sorted(p.stem for p in (folder / "labels").glob("*.tsv"))
