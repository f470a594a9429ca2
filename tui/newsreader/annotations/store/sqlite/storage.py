"""The reader's own store: notes, rulings, drafts, and where they were reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import TracebackType

from newsreader.annotations.store.filters import NoteFilter, RulingFilter
from newsreader.annotations.store.sqlite.checking import problems
from newsreader.annotations.store.sqlite.connection import Database
from newsreader.annotations.store.sqlite.copying import copy_database
from newsreader.annotations.store.sqlite.history import History
from newsreader.annotations.store.sqlite.records import NOTES, RULINGS, bindable, from_json, to_json, valid
from newsreader.annotations.store.sqlite.repository import SqliteRepository
from newsreader.annotations.store.types import Draft, Mode, Step
from newsreader.annotations.times import Clock, stamp_after
from newsreader.model.annotation import Note, Ruling
from newsreader.model.article import Article
from newsreader.text.search_folding import fold


class SqliteStorage:
    """An open library: see `open_library`. It may be used from any thread, and must be closed.

    Methods that write raise NotSaved when they cannot; then nothing has changed. Notes and rulings reach the
    disk before the method that writes them ends. Drafts and states, which are written at every pause in
    typing or reading, do not wait for the disk: they survive the end of the program, but a power cut can
    take those of the last seconds.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._history = History(database, clock)
        self.notes: SqliteRepository[Note, NoteFilter] = SqliteRepository(
            NOTES, database, self._history, clock
        )
        self.rulings: SqliteRepository[Ruling, RulingFilter] = SqliteRepository(
            RULINGS, database, self._history, clock
        )

    def __enter__(self) -> SqliteStorage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the library. Nothing is left to be saved."""
        self._database.close()

    @property
    def mode(self) -> Mode:
        """What becomes of a change."""
        return self._database.mode

    @property
    def path(self) -> Path | None:
        """The library's file; None when there is none to keep anything in."""
        return self._database.path

    @property
    def notice(self) -> str:
        """One line for the reader when changes are not kept, else empty. It can come up at any time."""
        return self._database.notice

    def undo(self) -> Step | None:
        """Takes back the last change that this session made to a note or ruling: see `History.undo`."""
        return self._history.undo()

    def redo(self) -> Step | None:
        """Makes the change again that was undone last: see `History.redo`."""
        return self._history.redo()

    @property
    def next_undo(self) -> Step | None:
        """What `undo` would take back."""
        return self._history.next_undo

    @property
    def next_redo(self) -> Step | None:
        """What `redo` would make again."""
        return self._history.next_redo

    def changed_elsewhere(self) -> bool:
        """Whether another instance has written anything since this was last asked; cheap enough to poll."""
        return self._database.changed_elsewhere()

    def tags(self, prefix: str = "", limit: int | None = None) -> tuple[tuple[str, int], ...]:
        """(tag, number of notes) of the tags that begin like this in any case, the most used first."""
        start = fold(prefix)
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT tag, count(*) FROM tag WHERE substr(folded, 1, ?) = ?"
                " GROUP BY folded, tag ORDER BY count(*) DESC, folded, tag LIMIT ?",
                (len(start), start, -1 if limit is None else limit),
            ).fetchall()
        return tuple((valid(row)[0], row[1]) for row in rows)

    def keep_text(self, article: Article) -> None:
        """Stores the text of an article that notes or rulings are on, so that these are found again when it
        has changed. A text is stored once, whatever articles have it. It does not wait for the disk, but a
        note that is written after it does so for both."""
        if self.text(article.sha256) is None:
            with self._database.writing(durable=False) as connection:
                row = (article.sha256, bindable(article.text))
                connection.execute("INSERT OR IGNORE INTO article_text (sha256, body) VALUES (?, ?)", row)

    def text(self, sha256: str) -> str | None:
        """The text of an article as it was, by its digest; None if it was not kept."""
        query = "SELECT body FROM article_text WHERE sha256 = ?"
        with self._database.reading() as connection:
            row = connection.execute(query, (bindable(sha256),)).fetchone()
        return None if row is None else str(valid(row)[0])

    def save_draft(self, draft: Draft) -> Draft:
        """Stores a draft in place of the one of its key. Returns it as stored."""
        saved = replace(draft, saved=stamp_after(self._clock))
        with self._database.writing(durable=False) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draft (key, body, saved) VALUES (?, ?, ?)",
                (bindable(draft.key), to_json(saved), saved.saved),
            )
        return saved

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts, the last one first. One that makes no sense is left out: see `check`."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT body FROM draft ORDER BY saved DESC, key").fetchall()
        found = []
        for (body,) in rows:
            try:
                found.append(from_json(body))
            except (ValueError, TypeError, KeyError):
                continue
        return tuple(found)

    def drop_draft(self, key: str) -> None:
        """Removes a draft, if there is one."""
        with self._database.writing(durable=False) as connection:
            connection.execute("DELETE FROM draft WHERE key = ?", (bindable(key),))

    def state(self, key: str) -> str | None:
        """The small text that was stored under a key, such as where a story was being read; else None."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM state WHERE key = ?", (bindable(key),)).fetchone()
        return None if row is None else str(valid(row)[0])

    def set_state(self, key: str, value: str | None) -> None:
        """Stores a small text under a key; None removes it. The last instance to write has its way."""
        with self._database.writing(durable=False) as connection:
            if value is None:
                connection.execute("DELETE FROM state WHERE key = ?", (bindable(key),))
            else:
                row = (bindable(key), bindable(value))
                connection.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", row)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the library, a line each; nothing when it is sound. Reads all of it."""
        with self._database.reading() as connection:
            return problems(connection)

    def copy_to(self, path: Path) -> None:
        """Writes the whole library to a new file, which can be opened like this one.

        Raises FileExistsError rather than replace a file, and NotSaved.
        """
        with self._database.reading() as connection:
            copy_database(connection, path)
