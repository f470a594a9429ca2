"""A story of two versions, notes and rulings on it, and the library of the test."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsreader.annotations.store import NoteFilter, RulingFilter, open_library
from newsreader.model import Anchor, Article, ArticleIdentity, Note, NoteColour, Ruling, Span, Story, Verdict
from newsreader.sources import open_stories

COURIER = """\
Old mill burns down

Firemen from three towns fought the flames until dawn. Nobody was hurt, the police in Ardle said. \
The owner, Jonna Brask, had sold the building in March.

What began the fire is not known. An inquiry will start on Monday.
"""
HERALD = """\
Fire destroys Ardle mill

The mill at Ardle was destroyed by a fire on Friday. Nobody was injured. Witnesses heard a loud bang.
"""
QUOTE = "The owner, Jonna Brask, had sold the building in March."


def write_story(folder: Path) -> Path:
    """Writes a story of two versions into a new folder."""
    folder.mkdir()
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    (folder / "herald.txt").write_text(HERALD, encoding="utf-8")
    return folder


def story(folder: Path) -> Story:
    (found,) = open_stories([folder]).stories
    return found


def anchor(article: Article, words: str) -> Anchor:
    start = article.text.index(words)
    return Anchor.of(article.text, Span(start, start + len(words)))


def note(article: Article, words: str = QUOTE, number: int = 1, **fields: Any) -> Note:
    made = Note(str(uuid.UUID(int=number)), ArticleIdentity.of(article), anchor(article, words))
    return replace(made, **fields)


def ruling(
    one: Article, words: str, other: Article, verdict: Verdict, number: int, match: str = ""
) -> Ruling:
    return Ruling(
        str(uuid.UUID(int=number)),
        ArticleIdentity.of(one),
        anchor(one, words),
        ArticleIdentity.of(other),
        verdict,
        (anchor(other, match),) if match else (),
    )


def keep(*records: Note | Ruling) -> None:
    with open_library() as library:
        for record in records:
            if isinstance(record, Note):
                library.notes.add(record)
            else:
                library.rulings.add(record)


def kept() -> tuple[tuple[Note, ...], tuple[Ruling, ...]]:
    """What the library holds, written in it or imported."""
    with open_library() as library:
        notes, rulings = library.notes.find(NoteFilter()), library.rulings.find(RulingFilter())
    return (
        tuple(replace(note, imported=False) for note in notes),
        tuple(replace(ruling, imported=False) for ruling in rulings),
    )


def elsewhere(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, another library."""
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(path))


def filled(folder: Path) -> None:
    """Fills the library with notes and rulings on the story."""
    courier, herald = story(folder).versions
    keep(
        note(courier, comment="Since when?\nAsk her.", tags=("owner", "to check"), author="Ida"),
        note(herald, "a loud bang", 2, comment="Who?", colour=NoteColour.PINK, author="Bo"),
        ruling(
            herald,
            "Nobody was injured.",
            courier,
            Verdict.CONFIRMED,
            3,
            "Nobody was hurt, the police in Ardle said.",
        ),
        ruling(herald, "Witnesses heard a loud bang.", courier, Verdict.OMITTED, 4),
    )
