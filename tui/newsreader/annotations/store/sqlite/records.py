"""Notes and rulings as rows of tables, drafts as JSON, and back."""

from __future__ import annotations

import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cached_property
from typing import Any, ClassVar, Generic

from newsreader.annotations.store.types import Draft, R
from newsreader.databases.kinds import Kind, typed
from newsreader.model.annotation import (
    Anchor,
    ArticleIdentity,
    Note,
    NoteColour,
    Passage,
    Ruling,
    Scope,
)
from newsreader.model.article import normal_address
from newsreader.model.comparison import Verdict
from newsreader.records import dataclass
from newsreader.text.folding import fold_for_search

Bound = str | int | bytes
"""A value as SQLite takes it."""

IDENTITY = ("sha256", "url", "path", "outlet", "title")
TEXTS: tuple[Kind, ...] = ((str, bytes),) * len(IDENTITY)
"""What the values of an identity are."""
_ANCHOR = ("exact", "prefix", "suffix", "starts", "ends")
_AT_ONCE = 500
"""Parameters of one query; older SQLite takes no more than 999."""

_FLAGS = ("imported", "adjudicated")
_UNSET = dict.fromkeys(_FLAGS, "")

Row = Sequence[Any]
Identities = Mapping[int, ArticleIdentity]


@dataclass(frozen=True, slots=True)
class Stored(Generic[R]):
    """A record as the library holds it."""

    record: R
    deleted: bool
    """It is in the bin."""


class Mapper(ABC, Generic[R]):
    """How one kind of record is stored. Methods are given a connection, in a transaction if they write."""

    table: str
    """Also what a reader calls one."""
    own_columns: tuple[str, ...]
    """Those that hold what only this kind has."""
    defaults: ClassVar[Mapping[str, str]] = {}
    """What stands in the columns that libraries of earlier versions do not have."""
    references: tuple[str, ...]
    """Those that hold the key of an article's identity; the first is the article it is on."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Those that make up a record, in the order of the rows that `read` takes."""
        return ("deleted", "id", "created", "modified", *_ANCHOR, *self.own_columns, *self.references)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Of the values in `columns`."""
        numbers = ("deleted", "starts", "ends", *self.references)
        return tuple(int if name in numbers else (str, bytes) for name in self.columns)

    @abstractmethod
    def read(self, row: Row, identities: Identities) -> R:
        """The record of a row of `columns`. Raises ValueError, TypeError or KeyError if it makes no sense."""

    @abstractmethod
    def own_values(self, record: R) -> tuple[str, ...]:
        """What to write into `own_columns`."""

    @abstractmethod
    def articles(self, record: R) -> tuple[ArticleIdentity, ...]:
        """What `references` refer to."""

    def tidy(self, record: R) -> R:
        """The record as it will be read again."""
        return record

    def kept(self, record: R, stored: R) -> R:
        """A changed record with what no change may take from the one that is stored."""
        return record

    def derive(self, connection: sqlite3.Connection, key: int, record: R, deleted: bool) -> None:
        """Brings up to date what is stored only to be searched."""

    def rows(self, connection: sqlite3.Connection, rest: str, parameters: Sequence[Bound]) -> list[Row]:
        """The rows of `columns` that the rest of a query wants; in it, `r` is the table."""
        columns = ", ".join(f"r.{name}" for name in self.columns)
        return fetched(connection, f"SELECT {columns} FROM {self.table} r {rest}", parameters)

    def identities(self, connection: sqlite3.Connection, rows: Iterable[Row]) -> Identities:
        """The identities that rows refer to, by their keys; without those that are not there."""
        keys = sorted({key for row in rows for key in row[-len(self.references) :]})
        found = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT key, {', '.join(IDENTITY)} FROM identity WHERE key IN ({marks})"
            for key, *values in fetched(connection, query, some):
                with suppress(ValueError, TypeError):
                    found[key] = ArticleIdentity(*valid(typed(values, TEXTS)))
        return found

    def stored(self, connection: sqlite3.Connection, id: str) -> Stored[R] | None:
        """What is held under an id. Raises ValueError, TypeError or KeyError like `read`."""
        rows = self.rows(connection, "WHERE r.id = ?", (bindable(id),))
        if not rows:
            return None
        return Stored(self.read(rows[0], self.identities(connection, rows)), bool(rows[0][0]))

    def put(self, connection: sqlite3.Connection, record: R, deleted: bool) -> None:
        """Writes a record in place of the one of its id, if there is one."""
        id = bindable(record.id)
        anchor = record.anchor
        values = (
            *(int(deleted), id, record.created, record.modified),
            *(bindable(text) for text in (anchor.exact, anchor.prefix, anchor.suffix)),
            *(anchor.start, anchor.end),
            *(bindable(text) for text in self.own_values(record)),
            *(identity_key(connection, article) for article in self.articles(record)),
        )
        connection.execute(
            f"INSERT INTO {self.table} ({', '.join(self.columns)}) VALUES ({', '.join('?' * len(values))})"
            f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in self.columns)}",
            values,
        )
        (key,) = connection.execute(f"SELECT key FROM {self.table} WHERE id = ?", (id,)).fetchone()
        self.derive(connection, key, record, deleted)


class NoteMapper(Mapper[Note]):
    """Notes. Their tags and the text that is searched are also stored by themselves."""

    table = "note"
    own_columns = (
        *("comment", "tags", "colour", "author", "quoted", "scope", "also", "answers", "origin"),
        *_FLAGS,
    )
    defaults: ClassVar = {
        "quoted": "", "scope": "passage", "also": "[]", "answers": "", "origin": "", **_UNSET,
    }  # fmt: skip
    references = ("article",)

    def read(self, row: Row, identities: Identities) -> Note:
        typed(row, self.kinds)
        _, id, created, modified, *anchor, comment, tags, colour, author = valid(row[:-8])
        quoted, scope, also, answers, origin, imported, adjudicated, article = valid(row[-8:])
        named = tuple(map(str, json.loads(tags))) if tags != "[]" else ()
        return Note(
            id,
            identities[article],
            Anchor(*anchor),
            comment,
            named,
            NoteColour(colour),
            author,
            created,
            modified,
            quoted,
            Scope(scope),
            tuple(_passage(fields) for fields in json.loads(also)) if also != "[]" else (),
            answers,
            origin,
            bool(imported),
            bool(adjudicated),
        )

    def own_values(self, record: Note) -> tuple[str, ...]:
        return (
            *(record.comment, json.dumps(record.tags), record.colour.value, record.author, record.quoted),
            *(record.scope.value, json.dumps([asdict(one) for one in record.also])),
            *(record.answers, record.origin, *_flags(record)),
        )

    def articles(self, record: Note) -> tuple[ArticleIdentity, ...]:
        return (record.article,)

    def tidy(self, record: Note) -> Note:
        named = (" ".join(tag.split()) for tag in record.tags)
        return replace(record, tags=tuple(dict.fromkeys(tag for tag in named if tag)))

    def kept(self, record: Note, stored: Note) -> Note:
        quoted = "" if record.anchor.exact == stored.first_words else stored.first_words
        return replace(record, quoted=quoted)

    def derive(self, connection: sqlite3.Connection, key: int, record: Note, deleted: bool) -> None:
        folded = fold_for_search(f"{record.comment}\n{record.anchor.exact}")
        connection.execute("UPDATE note SET folded = ? WHERE key = ?", (folded, key))
        connection.execute("DELETE FROM beside WHERE note = ?", (key,))
        for passage in record.also:
            row = (key, identity_key(connection, passage.article))
            connection.execute("INSERT OR IGNORE INTO beside (note, article) VALUES (?, ?)", row)
        connection.execute("DELETE FROM tag WHERE note = ?", (key,))
        if not deleted:
            connection.executemany(
                "INSERT INTO tag (note, tag, folded) VALUES (?, ?, ?)",
                [(key, bindable(tag), fold_for_search(tag)) for tag in record.tags],
            )


class RulingMapper(Mapper[Ruling]):
    """Rulings."""

    table = "ruling"
    own_columns = ("verdict", "matches", "author", *_FLAGS)
    defaults = _UNSET
    references = ("article", "other")

    def read(self, row: Row, identities: Identities) -> Ruling:
        typed(row, self.kinds)
        _, id, created, modified, *anchor, verdict, matches = valid(row[:-5])
        author, imported, adjudicated, article, other = valid(row[-5:])
        return Ruling(
            id,
            identities[article],
            Anchor(*anchor),
            identities[other],
            Verdict(verdict),
            tuple(Anchor(**fields) for fields in json.loads(matches)),
            author,
            created,
            modified,
            bool(imported),
            bool(adjudicated),
        )

    def own_values(self, record: Ruling) -> tuple[str, ...]:
        matches = json.dumps([asdict(match) for match in record.matches])
        return record.verdict.value, matches, record.author, *_flags(record)

    def articles(self, record: Ruling) -> tuple[ArticleIdentity, ...]:
        return record.article, record.other


def _flags(record: Note | Ruling) -> tuple[str, ...]:
    return tuple("yes" if getattr(record, name) else "" for name in _FLAGS)


def _passage(fields: dict[str, Any]) -> Passage:
    return Passage(ArticleIdentity(**fields["article"]), Anchor(**fields["anchor"]))


NOTES = NoteMapper()
RULINGS = RulingMapper()


def mapper_of(record: Note | Ruling) -> Mapper[Any]:
    """How a record is stored."""
    return NOTES if isinstance(record, Note) else RULINGS


_LATER = ("scope", "also", "answers")
"""Fields of a draft that are written only where they say anything."""


def to_json(draft: Draft) -> str:
    """A draft as it is stored. Any text survives, valid Unicode or not."""
    fields = asdict(draft)
    unset = Draft("", draft.article, draft.anchor, "")
    return json.dumps({n: v for n, v in fields.items() if n not in _LATER or v != getattr(unset, n)})


def from_json(text: str) -> Draft:
    """The draft that `to_json` wrote. Raises ValueError, TypeError or KeyError when it is none."""
    fields = json.loads(text)
    return Draft(
        key=fields["key"],
        article=ArticleIdentity(**fields["article"]),
        anchor=Anchor(**fields["anchor"]),
        text=fields["text"],
        tags=tuple(fields["tags"]),
        colour=NoteColour(fields["colour"]),
        note=fields["note"],
        modified=fields["modified"],
        saved=fields["saved"],
        scope=Scope(fields.get("scope", Scope.PASSAGE)),
        also=tuple(_passage(beside) for beside in fields.get("also", ())),
        answers=fields.get("answers", ""),
    )


def same(one: Note | Ruling | None, other: Note | Ruling | None) -> bool:
    """Whether two records say the same; when they were written, and where, does not matter."""
    if one is None or other is None:
        return one is other
    plain = (replace(record, created="", modified="", imported=False) for record in (one, other))
    return next(plain) == next(plain)


def fetched(connection: sqlite3.Connection, query: str, parameters: Sequence[Bound] = ()) -> list[Row]:
    """The rows of a query. A text that is damaged, so that it is no UTF-8 any more, comes as its bytes."""
    try:
        return connection.execute(query, parameters).fetchall()
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
    connection.text_factory = _text_or_bytes
    try:
        return connection.execute(query, parameters).fetchall()
    finally:
        connection.text_factory = str


def _text_or_bytes(data: bytes) -> str | bytes:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def valid(row: Row) -> Row:
    """The values of a row; a BLOB becomes the text, not valid Unicode, that was stored in it."""
    if bytes not in map(type, row):
        return row
    return [v.decode("utf-8", "surrogatepass") if isinstance(v, bytes) else v for v in row]


def bindable(value: str) -> str | bytes:
    """A value that SQLite takes: a text that is not valid Unicode becomes a BLOB."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def identity_values(identity: ArticleIdentity) -> list[str | bytes]:
    """The values of an identity's columns, in their order."""
    return [bindable(getattr(identity, name)) for name in IDENTITY]


def identity_key(connection: sqlite3.Connection, identity: ArticleIdentity) -> int:
    """The key of an identity, which is stored if it is not yet."""
    values = identity_values(identity)
    wanted = " AND ".join(f"{name} = ?" for name in IDENTITY)
    found = connection.execute(f"SELECT key FROM identity WHERE {wanted}", values).fetchone()
    if found is not None:
        return int(found[0])
    insert = f"INSERT INTO identity ({', '.join(IDENTITY)}, address) VALUES (?, ?, ?, ?, ?, ?)"
    values.append(bindable(normal_address(identity.url)))
    return connection.execute(insert, values).lastrowid or 0
