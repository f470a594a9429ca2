"""The reader's own store: notes, rulings, drafts, and where they were reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from newsreader.annotations.store.filters import NoteFilter, RulingFilter
from newsreader.annotations.store.sqlite.checking import problems
from newsreader.annotations.store.sqlite.conditions import on
from newsreader.annotations.store.sqlite.connection import Database
from newsreader.annotations.store.sqlite.history import History
from newsreader.annotations.store.sqlite.marks import marks_on, put_mark
from newsreader.annotations.store.sqlite.records import (
    NOTES,
    RULINGS,
    bindable,
    fetched,
    from_json,
    to_json,
    valid,
)
from newsreader.annotations.store.sqlite.repository import SqliteRepository
from newsreader.annotations.store.sqlite.schema import line_hashes
from newsreader.annotations.store.sqlite.sharing import SqliteSharedRows, also_written
from newsreader.annotations.store.types import Draft, Mode, Step
from newsreader.annotations.timestamps import Clock, stamp_after, tidy_time
from newsreader.databases.copying import copy_database
from newsreader.model.annotation import ArticleIdentity, Done, Note, Ruling
from newsreader.model.article import Article
from newsreader.text.folding import fold_for_search

_AT_ONCE = 500
"""Parameters of one query; older SQLite takes no more than 999."""


class SqliteStorage:
    """A StorageType in one file, as `open_library` gives it."""

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
        self._database.close()

    @property
    def mode(self) -> Mode:
        return self._database.mode

    @property
    def path(self) -> Path | None:
        return self._database.path

    @property
    def notice(self) -> str:
        return self._database.notice

    def undo(self) -> Step | None:
        return self._history.undo()

    def redo(self) -> Step | None:
        return self._history.redo()

    @property
    def next_undo(self) -> Step | None:
        return self._history.next_undo

    @property
    def next_redo(self) -> Step | None:
        return self._history.next_redo

    def changed_elsewhere(self) -> bool:
        return self._database.changed_elsewhere()

    def tags(self, prefix: str = "", limit: int | None = None) -> tuple[tuple[str, int], ...]:
        start = fold_for_search(prefix)
        with self._database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT tag, count(*) FROM tag WHERE substr(folded, 1, ?) = ?"
                " GROUP BY folded, tag ORDER BY count(*) DESC, folded, tag LIMIT ?",
                (len(start), start, -1 if limit is None else limit),
            )
        found = []
        for row in rows:
            with suppress(ValueError):
                found.append((str(valid(row)[0]), int(row[1])))
        return tuple(found)

    def done(self, articles: tuple[ArticleIdentity, ...] = ()) -> tuple[Done, ...]:
        with self._database.reading() as connection:
            return marks_on(connection, articles)

    def mark_done(self, mark: Done) -> Done:
        marked = replace(mark, at=tidy_time(mark.at) or stamp_after(self._clock))
        with self._database.writing() as connection:
            put_mark(connection, marked)
        return marked

    def unmark_done(self, article: ArticleIdentity, coder: str) -> None:
        condition, parameters = on("article", (article,))
        query = f"DELETE FROM done AS r WHERE {condition} AND coder = ?"
        with self._database.writing() as connection:
            connection.execute(query, [*parameters, bindable(coder)])

    def keep_text(self, article: Article) -> None:
        if self.text(article.sha256) is None:
            with self._database.writing(durable=False) as connection:
                row = (article.sha256, bindable(article.text))
                connection.execute("INSERT OR IGNORE INTO article_text (sha256, body) VALUES (?, ?)", row)
                lines = [(line, article.sha256) for line in sorted(line_hashes(article.text))]
                connection.executemany("INSERT OR IGNORE INTO line (hash, sha256) VALUES (?, ?)", lines)

    def texts_like(self, text: str) -> tuple[str, ...]:
        wanted = sorted(line_hashes(text))
        shared: Counter[str] = Counter()
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                query = f"SELECT sha256 FROM line WHERE hash IN ({', '.join('?' * len(some))})"
                shared.update(row[0] for row in connection.execute(query, some))
            found = []
            for sha256, number in shared.most_common():
                query = "SELECT count(*) FROM line WHERE sha256 = ?"
                (lines,) = connection.execute(query, (sha256,)).fetchone()
                if 2 * number > max(lines, len(wanted)):
                    found.append(sha256)
        return tuple(found)

    def text(self, sha256: str) -> str | None:
        query = "SELECT body FROM article_text WHERE sha256 = ?"
        with self._database.reading() as connection:
            rows = fetched(connection, query, (bindable(sha256),))
        try:
            return str(valid(rows[0])[0]) if rows else None
        except ValueError:  # a damaged text helps nobody: see `check`
            return None

    def save_draft(self, draft: Draft) -> Draft:
        saved = replace(draft, saved=stamp_after(self._clock))
        with self._database.writing(durable=False) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draft (key, body, saved) VALUES (?, ?, ?)",
                (bindable(draft.key), to_json(saved), saved.saved),
            )
        return saved

    def drafts(self) -> tuple[Draft, ...]:
        with self._database.reading() as connection:
            rows = fetched(connection, "SELECT body FROM draft ORDER BY saved DESC, key")
        found = []
        for (body,) in rows:
            try:
                found.append(from_json(body))
            except (ValueError, TypeError, KeyError):
                continue
        return tuple(found)

    def drop_draft(self, key: str) -> None:
        with self._database.writing(durable=False) as connection:
            connection.execute("DELETE FROM draft WHERE key = ?", (bindable(key),))

    def state(self, key: str) -> str | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM state WHERE key = ?", (bindable(key),)).fetchone()
        return None if row is None else str(valid(row)[0])

    def set_state(self, key: str, value: str | None) -> None:
        with self._database.writing(durable=False) as connection:
            if value is None:
                connection.execute("DELETE FROM state WHERE key = ?", (bindable(key),))
            else:
                row = (bindable(key), bindable(value))
                connection.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", row)

    @contextmanager
    def sharing(self) -> Iterator[SqliteSharedRows]:
        with self._database.writing() as connection:
            yield SqliteSharedRows(connection)

    def also_written(self) -> dict[str, tuple[str, ...]]:
        with self._database.reading() as connection:
            return also_written(connection)

    def check(self) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return problems(connection)

    def copy_to(self, path: Path) -> None:
        with self._database.reading() as connection:
            copy_database(connection, path)
