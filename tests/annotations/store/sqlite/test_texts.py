"""The texts of articles that notes are on, kept so that the notes are found when the articles change."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import Mode, NoteFilter, StorageType, open_library
from newsreader.annotations.store.sqlite.schema import STEPS, migrate, version_of
from newsreader.model import Anchor, Article, ArticleIdentity, Note, Span
from tests.support.making import article as made_article
from tests.support.note_making import note

BRIDGE = made_article("The bridge closed. | Nobody was hurt.", outlet="Courier")


def on(article: Article, comment: str = "Who?") -> Note:
    return replace(
        note(comment), article=ArticleIdentity.of(article), anchor=Anchor.of(article.text, Span(4, 10))
    )


def texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [body for (body,) in connection.execute("SELECT body FROM article_text ORDER BY rowid")]


def test_a_text_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        assert library.text(BRIDGE.sha256) is None
        library.keep_text(BRIDGE)
        library.keep_text(replace(BRIDGE, outlet="Gazette", url="https://x.example"))
        assert library.text(BRIDGE.sha256) == BRIDGE.text
    assert texts(path) == [BRIDGE.text]
    with open_library(path) as library:
        assert library.text(BRIDGE.sha256) == BRIDGE.text
        assert library.check() == ()


@pytest.mark.parametrize("text", ["", "a\x00b \ud800 \U0001f30a\r\n", "é" * 300_000])
def test_any_text_is_kept(text: str, tmp_path: Path) -> None:
    article = made_article(text)
    with open_library(tmp_path / "library.db") as library:
        library.keep_text(article)
        assert library.text(article.sha256) == text
        assert library.check() == ()


def test_a_text_goes_with_the_last_note_on_it(tmp_path: Path) -> None:
    other = made_article("Another text.", outlet="Gazette")
    with open_library(tmp_path / "library.db") as library:
        for article in (BRIDGE, other):
            library.keep_text(article)
        kept, *gone = (library.notes.add(on(article)) for article in (BRIDGE, BRIDGE, other))
        for one in gone:
            library.notes.delete(one)
        assert library.text(other.sha256) == other.text, "what is in the bin can come back"
        library.notes.empty_bin()
        assert library.text(other.sha256) is None
        assert library.text(BRIDGE.sha256) == BRIDGE.text
        assert library.notes.find(NoteFilter()) == (kept,)


def test_a_text_that_was_altered_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.keep_text(BRIDGE)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE article_text SET body = 'other words'")
    with open_library(path) as library:
        (problem,) = library.check()
        assert BRIDGE.sha256 in problem


def test_two_instances_keep_texts_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    articles = [made_article(f"The text {number}.") for number in range(10)]
    with open_library(path) as one, open_library(path) as two:

        def keep(library: StorageType) -> None:
            for article in articles:
                library.keep_text(article)
                library.notes.add(on(article, article.text))

        threads = [threading.Thread(target=keep, args=(library,)) for library in (one, two)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for library in (one, two):
            assert [library.text(article.sha256) for article in articles] == [a.text for a in articles]
            assert len(comments(library)) == 20
            assert library.check() == ()
    assert sorted(texts(path)) == [article.text for article in articles]


def library_of_version(path: Path, version: int) -> None:
    """A library as the newsreader of that version left it, with one note."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, STEPS[:version])
        connection.execute(
            "INSERT INTO identity (key, sha256, url, path, outlet, title)"
            " VALUES (1, ?, '', '', 'Courier', '')",
            (BRIDGE.sha256,),
        )
        connection.execute(
            "INSERT INTO note (id, article, exact, prefix, suffix, starts, ends, comment, tags, colour,"
            " author, created, modified, deleted, folded) VALUES ('n', 1, 'bridge', 'The ', ' closed', 4, 10,"
            " 'old', '[]', 'yellow', '', ?, ?, 0, 'old bridge')",
            ("2026-01-31T12:00:00.000Z",) * 2,
        )


def comments(library: StorageType) -> list[str]:
    return [found.comment for found in library.notes.find(NoteFilter())]


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_a_library_without_texts_gets_room_for_them(version: int, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library_of_version(path, version)
    with open_library(path) as one, open_library(path) as two:
        assert one.mode is two.mode is Mode.KEPT
        assert comments(one) == comments(two) == ["old"]
        one.keep_text(BRIDGE)
        assert two.text(BRIDGE.sha256) == BRIDGE.text
        assert two.check() == ()
    with closing(sqlite3.connect(path.with_name(f"library.version-{version}.db"))) as copy:
        assert version_of(copy) == version
        assert copy.execute("SELECT comment FROM note").fetchall() == [("old",)]


def test_a_library_without_texts_that_can_only_be_read_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    library_of_version(path, 2)
    before = path.read_bytes()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_library(path) as library:
        assert library.mode is Mode.READ_ONLY
        assert library.text(BRIDGE.sha256) is None
        assert comments(library) == ["old"]
    assert path.read_bytes() == before


def test_an_older_library_gets_what_articles_are_known_by(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library_of_version(path, 3)
    body = "The bridge over the Aar was closed at noon. Engineers had found cracks in a pillar of it.\n"
    old = made_article(body)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO article_text VALUES (?, ?)", (old.sha256, body))
        connection.execute("UPDATE identity SET url = 'http://www.courier.example/bridge/?utm_source=x'")
    with open_library(path) as library:
        (kept,) = library.notes.find(NoteFilter())
        assert (kept.quoted, kept.also, kept.answers, kept.origin) == ("", (), "", "")
        wanted = NoteFilter(articles=(ArticleIdentity("", url="https://courier.example/bridge"),))
        assert library.notes.find(wanted) == (kept,)
        assert library.texts_like(body.replace("noon.", "noon. Nobody was hurt by it at all.")) == (
            old.sha256,
        )
        assert library.texts_like("Something else was closed at noon by somebody.") == ()
        assert library.check() == ()
