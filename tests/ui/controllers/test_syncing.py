"""Sharing notes while one reads."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from newsreader.annotations.store import StorageType
from newsreader.model import Anchor, ArticleIdentity, Note, Span
from newsreader.settings.config import Config, SyncSettings
from newsreader.sharing import sessions
from newsreader.sharing.errors import Unreachable
from newsreader.sharing.syncing import Shared
from newsreader.ui.reader import ReaderScreen
from tests.support.making import bridge_story
from tests.support.playing import make_app, play, shown, until

URL = "postgresql://ida@db.example.org/newsroom"


def log(screen: ReaderScreen) -> str:
    return " ".join(told.text for told in screen.message_log.told)


def test_what_comes_is_shown_and_told_and_what_is_also_written_stands_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story, _ = bridge_story()
    article = story.versions[0]
    sentence = article.sentences[0]

    def share(library: StorageType, wanted: SyncSettings, author: str, **rest: Any) -> Shared:
        assert wanted.url == URL and author == "Ida"
        anchor = Anchor.of(article.text, Span(sentence.start, sentence.end))
        note = library.notes.add(Note("", ArticleIdentity.of(article), anchor, "from Bo", author="Bo"))
        with library.sharing() as rows:
            rows.settle("note", note.id, ["Cy, 2026-01-31: from Cy \x1b[2J"])
        return Shared("notes", "coder", sent=1, taken=1, differing=1)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        screen.runner.line.run(":sync")
        await until(pilot, lambda: "Notes shared: notes: 1 sent, 1 taken" in log(screen))
        await until(pilot, lambda: "from Bo" in " ".join(shown(screen, "evidence")))
        evidence = " ".join(" ".join(shown(screen, "evidence")).split())
        assert "also written by Cy, 2026-01-31: from Cy" in evidence and "\x1b" not in evidence
        await pilot.press("M")
        await until(pilot, lambda: screen.view is not None and len(screen.view.lines) > 2)
        assert screen.view is not None
        listed = " ".join("".join(piece.text for piece in line) for line in screen.view.lines)
        assert "also written by Cy" in listed

    monkeypatch.setattr(sessions, "share", share)
    play(scenario, config=replace(Config(), author="Ida", sync=SyncSettings(URL)))


def test_without_an_address_nothing_is_shared_and_it_is_said_where_to_name_one() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        screen.runner.line.run("sync")
        assert "set sync.url" in shown(screen, "status")[0]

    play(scenario)


def test_by_itself_it_says_once_that_there_is_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []

    def share(library: StorageType, wanted: SyncSettings, *rest: Any, **more: Any) -> Shared:
        tries.append(wanted.url)
        raise Unreachable("the server was not reached: no route")

    async def run() -> None:
        app = make_app([bridge_story()[0]], config=replace(Config(), sync=SyncSettings(URL, every=1)))
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await until(pilot, lambda: "Notes are not shared: the server was not reached" in log(screen))
            screen.runner.syncing.look()
            assert tries == [URL]  # not before its time
            screen.runner.syncing._last = -float("inf")
            screen.runner.syncing.look()
            await until(pilot, lambda: len(tries) == 2 and not screen.runner.syncing._is_busy)
            assert log(screen).count("not reached") == 1

    monkeypatch.setattr(sessions, "share", share)
    asyncio.run(run())
