"""Notes laid over the texts of a story, for the programs of coders, which take text and passages together."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from newsreader.annotations.anchoring import Ambiguous, Placed
from newsreader.annotations.exchange.registry import Export
from newsreader.model import WHOLE, Article, Note, Span
from newsreader.records import dataclass

_NO_NAME = re.compile(r"[^\w.-]+")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that the same notes make the same bytes."""


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A note, and where it stands."""

    note: Note
    span: Span | None
    """None: it is on the whole article."""


@dataclass(frozen=True, slots=True)
class CodedText:
    """A version of a story, and what was said on it."""

    article: Article
    name: str
    """Of its file, without an ending: no two are the same."""
    passages: tuple[CodedPassage, ...]
    """Whole articles first, then in the order of the text."""

    @property
    def spans(self) -> tuple[tuple[Note, Span], ...]:
        """The notes on passages."""
        return tuple((one.note, one.span) for one in self.passages if one.span is not None)


def coded_texts(export: Export) -> tuple[tuple[CodedText, ...], tuple[str, ...]]:
    """(every version of the story of an export, the notes that have no place in it, a line each).

    Raises ValueError without a story.
    """
    if export.story is None:
        raise ValueError("the texts are those of one story")
    found: list[list[CodedPassage]] = [[] for _ in export.story.versions]
    problems = []
    for note in export.notes:
        placed = False
        for version, finding, _ in export.findings(note):
            if version is not None and note.anchor == WHOLE:
                found[version].append(CodedPassage(note, None))
                placed = True
            elif version is not None and isinstance(finding, Placed):
                found[version].append(CodedPassage(note, finding.span))
                placed = True
        if not placed:
            asked = any(isinstance(finding, Ambiguous) for _, finding, _ in export.findings(note))
            cause = "may stand in several places" if asked else "has no place in the story"
            problems.append(f"note {note.id} is left out: its passage {cause}")
    names: list[str] = []
    for number in range(len(export.story.versions)):
        words = _NO_NAME.sub("-", export.story.version_name(number)).strip("-.")[:60]
        names.append(f"{export.story.version_id(number)}-{words}".rstrip("-"))
    texts = (
        CodedText(article, name, tuple(sorted(passages, key=_order)))
        for article, name, passages in zip(export.story.versions, names, found, strict=True)
    )
    return tuple(texts), tuple(problems)


def archive(files: Iterable[tuple[str, Iterable[bytes]]]) -> bytes:
    """A ZIP archive of (name, content in parts), always the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            about = zipfile.ZipInfo(name, _FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(about, "w") as file:
                for part in content:
                    file.write(part)
    return data.getvalue()


def encoded(text: str) -> bytes:
    """A text as UTF-8; a lone surrogate becomes U+FFFD, so that offsets stay."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text).encode("utf-8")


def _order(passage: CodedPassage) -> tuple[int, int, str]:
    span = passage.span
    return (-1, -1, passage.note.id) if span is None else (span.start, span.end, passage.note.id)
