"""`newsreader notes import`: notes from files into the library. Nothing of a file is lost.

What cannot be read is kept as a file in a folder beside the library, and exported again with the notes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TypeVar

from newsreader.annotations.exchange.fields import (
    Imported,
    Unread,
    json_text,
    note_record,
    ruling_record,
    stable_id,
)
from newsreader.annotations.exchange.jsonld import UNREAD, to_json_lines, to_jsonld
from newsreader.annotations.exchange.refusals import looks_like
from newsreader.annotations.exchange.registry import NOTE_FORMATS, READ, format_of
from newsreader.annotations.store import Mode, NoteFilter, Repository, RulingFilter, StorageType, open_library
from newsreader.cli.output import USAGE_ERROR, counted, fail, say, show
from newsreader.model import Article, ArticleIdentity, Note, Ruling
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError
from newsreader.sources.files import read_bytes
from newsreader.whole_files import write_whole

STDIN = "-"
MOST = 256 << 20
"""Bytes that a file of notes may have."""
_AT_ONCE = 500
"""Records that are added in one go: other windows can write in between."""
_LARGEST = 2**63 - 1
"""The largest number that the library can hold."""

_NAMED = ("sha256", "url", "path", "title")
"""What an article is known by; any of it will do."""

R = TypeVar("R", Note, Ruling)
F = TypeVar("F", NoteFilter, RulingFilter)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of the notes, or of the rulings, of a file, in numbers."""

    added: int
    copies: int
    """Kept beside those of the library that have the same id and say something else."""
    known: int
    deleted: int


def import_files(
    names: Sequence[str], format: str | None = None, on: str | None = None, encoding: str = ""
) -> int:
    """Adds what files hold to the library, says what became of it, and returns the exit status.

    `on` is the file of the article that all of it is on, whatever the files say, in an `encoding` unless that
    is to be found. `-` is the standard input.
    To import a file again changes nothing. Raises LibraryError and OSError.
    """
    with open_library() as library:
        if library.mode is not Mode.KEPT:
            return fail(library.notice)
        article = _only_article(on, encoding) if on is not None else None
        if isinstance(article, str):
            return fail(article)
        statuses = {_import(name, format, library, article) for name in names}
    return statuses.pop() if len(statuses) == 1 else 1


def read_export(name: str, format: str | None = None) -> Imported | None:
    """What a file of notes holds; None when nothing of it can be read. What cannot be read is said."""
    shown = _shown(name)
    try:
        data = _all_of_standard_input() if name == STDIN else read_bytes(name, MOST)
    except SourceError as error:
        say(str(error))
        return None
    if not format and (other := looks_like(PurePath(name).suffix.lower(), data)):
        say(f"{shown}: looks like {other}, which is not read. Read are {READ}")
        return None
    read = (NOTE_FORMATS[format] if format else format_of(name)).read
    assert read is not None
    found = read(data)
    for item in found.unread:
        say(f"{shown}: {item.reason}" if item.place == "file" else f"{shown}, {item.place}: {item.reason}")
    return None if found.unread and not (found.notes or found.rulings) else found


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name


def _all_of_standard_input() -> bytes:
    """Raises SourceError."""
    if sys.stdin is None:
        raise SourceError(_shown(STDIN), "is closed; name a file, or let something be piped in")
    try:
        data = sys.stdin.buffer.read(MOST + 1)
    except OSError as error:
        raise SourceError(_shown(STDIN), f"cannot be read: {error.strerror or error}") from error
    if len(data) > MOST:
        raise SourceError(_shown(STDIN), f"is larger than {MOST >> 20} MB; split it")
    return data


def unread_folder(library: StorageType) -> Path | None:
    """Where is kept what imports could not read. It need not exist."""
    return None if library.path is None else library.path.with_name("unread")


def kept_unread(library: StorageType) -> tuple[Unread, ...]:
    """What earlier imports could not read, each item once. Raises OSError."""
    folder = unread_folder(library)
    raws: dict[str, None] = {}
    for path in sorted(folder.glob("*.json")) if folder else []:
        text = path.read_text("utf-8", "backslashreplace")
        try:
            items = json.loads(text)[UNREAD]
            raws |= dict.fromkeys(raw if isinstance(raw, str) else json_text(raw) for raw in items)
        except (ValueError, TypeError, KeyError, RecursionError):
            raws[text] = None
    return tuple(Unread("kept", "it could not be read before", raw) for raw in raws)


def _take_beside(found: Imported, library: StorageType) -> list[str]:
    """Takes the texts and the marks of coders that the library does not have; tells how many, if any."""
    articles = [Article(text, (), ()) for text in found.texts]
    new = [article for article in articles if library.text(article.sha256) is None]
    for article in new:
        library.keep_text(article)
    known = {(mark.article, mark.coder) for mark in library.done()}
    marks = [mark for mark in found.done if (mark.article, mark.coder) not in known]
    for mark in marks:
        library.mark_done(mark)
    told = [f"{counted(len(new), 'text')} of articles added"] * bool(new)
    return told + [f"{counted(len(marks), 'version')} marked as done"] * bool(marks)


def _only_article(file: str, encoding: str) -> Article | str:
    """The article of a file, or why there is not one."""
    from newsreader.sources import open_stories

    opened = open_stories([file], encoding)
    articles = [article for story in opened.stories for article in story.versions]
    if len(articles) == 1:
        return articles[0]
    if articles:
        return f"{file}: holds {len(articles)} articles; name the file of one"
    return next(map(str, opened.problems), f"{file}: there is no article in it")


def _import(name: str, format: str | None, library: StorageType, article: Article | None) -> int:
    shown = _shown(name)
    found = read_export(name, format)
    if found is None:
        return USAGE_ERROR
    found = _storable(_addressed(found, shown, article), shown)
    if article is not None:
        library.keep_text(article)
    beside = _take_beside(found, library)
    place = _keep(found.unread, library)
    both = (
        _take(library.notes, found.notes, note_record),
        _take(library.rulings, found.rulings, ruling_record),
    )
    show(f"{shown}: {_told(*both, beside, len(found.unread))}")
    if place is not None:
        say(f"what was not read is kept in {place}, and exported again until you delete that file")
    return 1 if found.unread else 0


def _addressed(found: Imported, shown: str, article: Article | None) -> Imported:
    """The same on an article, if one is given; else without notes that do not say what they are on: they
    count as unread."""
    if article is not None:
        identity = ArticleIdentity.of(article)
        return replace(found, notes=tuple(replace(note, article=identity) for note in found.notes))
    nowhere = [note for note in found.notes if not any(getattr(note.article, name) for name in _NAMED)]
    unread = []
    for note in nowhere:
        cause = "it does not say which article it is on, no source: name that with --on FILE"
        raw = note.origin or to_json_lines([note]).decode("utf-8").strip()
        unread.append(Unread(note.id, cause, raw))
        say(f"{shown}, “{' '.join(note.first_words.split())[:40]}”: {cause}")
    notes = tuple(note for note in found.notes if note not in nowhere)
    return replace(found, notes=notes, unread=(*found.unread, *unread))


def _storable(found: Imported, shown: str) -> Imported:
    """The same, without records that hold a number too large for the library: they count as unread."""
    records: list[Note | Ruling] = [*found.notes, *found.rulings]
    large = {
        record.id: record for record in records if max(record.anchor.start, record.anchor.end) > _LARGEST
    }
    unread = list(found.unread)
    for id, record in large.items():
        raw = to_json_lines([record]) if isinstance(record, Note) else to_json_lines([], [record])
        unread.append(Unread(id, "a number in it is too large", raw.decode("utf-8").strip()))
        say(f"{shown}, {id}: {unread[-1].reason}")
    return replace(
        found,
        notes=tuple(note for note in found.notes if note.id not in large),
        rulings=tuple(ruling for ruling in found.rulings if ruling.id not in large),
        unread=tuple(unread),
    )


def _keep(unread: Iterable[Unread], library: StorageType) -> Path | None:
    """Keeps what is not kept already. Returns the new file, if there is one. Raises OSError."""
    known = {item.raw for item in kept_unread(library)}
    new = [item for item in unread if item.raw not in known]
    folder = unread_folder(library)
    if not new or folder is None:
        return None
    data = to_jsonld((), (), new, "Not read")
    path = folder / f"{hashlib.sha256(data).hexdigest()[:16]}.json"
    folder.mkdir(mode=0o700, exist_ok=True)
    write_whole(path, data)
    return path


def _take(shelf: Repository[R, F], records: Sequence[R], fields: Callable[[R], dict[str, object]]) -> _Taken:
    """Adds records; of those that differ from the library's, a copy whose id its content makes."""
    total = _Taken(0, 0, 0, 0)
    for start in range(0, len(records), _AT_ONCE):
        first = shelf.add_all(records[start : start + _AT_ONCE])
        copies = []
        for record, _ in first.differing:
            content = json_text(fields(replace(record, created="", modified="")))
            copies.append(replace(record, id=stable_id(f"copy:{content}")))
        second = shelf.add_all(copies)
        total = _Taken(
            total.added + len(first.added),
            total.copies + len(second.added),
            total.known + len(first.known) + len(second.known),
            total.deleted + len(first.deleted) + len(second.deleted),
        )
    return total


def _told(notes: _Taken, rulings: _Taken, beside: Sequence[str], unread: int) -> str:
    """What became of a file, in a line."""
    parts = [f"{counted(notes.added, 'note')} added"]
    if rulings.added:
        parts.append(f"{counted(rulings.added, 'ruling')} added")
    parts += beside
    parts.append(f"{notes.known + rulings.known} known already")
    if copies := notes.copies + rulings.copies:
        parts.append(f"{copies} not as in the library, which keeps both: its own, and a copy of this one")
    if deleted := notes.deleted + rulings.deleted:
        parts.append(f"{deleted} left in the bin, where the library has them")
    return "; ".join([*parts, f"{unread} not read"])
