"""Asking a second reader while one reads."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from textual.pilot import Pilot

from newsreader.compare import compare
from newsreader.model import Comparison, Story
from newsreader.settings.config import Config
from newsreader.sources import open_stories
from newsreader.ui.reader import ReaderScreen
from tests.support.labels.reading import SEEDS
from tests.support.model_server import ModelServer, model_server
from tests.support.playing import answer, make_app, play, shown, until


def border() -> Story:
    (story,) = open_stories([SEEDS / "border-security"]).stories
    return story


def said(pilot: Pilot[None]) -> str:
    return " ".join(note.message for note in pilot.app._notifications)


def config(server: ModelServer, **changed: Any) -> Config:
    return replace(Config(), second_reader=server.settings(**changed))


def omitted(body: dict[str, Any]) -> str:
    return '{"answer": "omitted"}'


def row_of_second(made: Comparison) -> tuple[int, int, int]:
    return next(
        (v, s, o)
        for v, lines in enumerate(made.judgements)
        for s in range(len(lines))
        for o, one in made.against(v, s)
        if one.engine is not None and one.engine is not one.verdict
    )


def test_it_is_asked_by_a_key_and_marked_wherever_it_judged() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert not server.asked and "²" not in "".join(shown(screen, "article"))
        await pilot.press("percent_sign")
        await until(pilot, lambda: screen.reading.is_read_twice)
        assert screen.reading.comparison is not None and server.asked
        version, sentence, _ = row_of_second(screen.reading.comparison)
        screen.runner.moving.open_version(version)
        screen.runner.moving.go_to(sentence)
        await pilot.pause()
        assert any("²" in line for line in shown(screen, "article"))
        evidence = " ".join(" ".join(shown(screen, "evidence")).split())
        assert "² overrules" in evidence and "second reader small overrules the program" in evidence
        assert "²" in shown(screen, "status")[0]
        assert "second reader small: " in said(pilot) and "overruled" in said(pilot)
        await pilot.press("s")
        await until(pilot, lambda: screen.view is not None)
        assert screen.view is not None
        assert any("²" in "".join(piece.text for piece in line) for line in screen.view.lines)
        await pilot.press("escape")
        # the reader's own verdict stands above it
        await pilot.press("equals_sign")
        await until(pilot, lambda: bool(screen.reading.ruled))
        assert "second reader small says omitted" in " ".join(" ".join(shown(screen, "evidence")).split())

    with model_server(omitted) as server:
        play(scenario, stories=[border()], compare=compare, config=config(server), size=(140, 60))


def test_it_can_be_asked_by_itself_and_stopped() -> None:
    def stalls(body: dict[str, Any]) -> int:
        server.ended.wait()
        return 500

    async def run() -> None:
        app = make_app([border()], compare=compare, config=config(server, by_itself=True, seconds=60))
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            await until(pilot, lambda: bool(server.asked))
            await pilot.press("percent_sign")
            assert "is being asked; ctrl+x stops" in shown(screen, "status")[0]
            await pilot.press("ctrl+x")
            await until(pilot, lambda: screen.reading.is_read_twice)
            assert "second reader small was stopped" in said(pilot) and len(server.asked) == 1
            assert "²" not in shown(screen, "status")[0]
            await pilot.press("ctrl+x")
            assert "Nothing is being compared" in shown(screen, "status")[0]

    with model_server(stalls) as server:
        asyncio.run(run())


def test_without_one_it_is_told_how_to_name_one_and_a_setting_does() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await answer(pilot, screen, "colon", "second-reader")
        assert "No second reader is named" in shown(screen, "status")[0]
        await answer(pilot, screen, "colon", "set second_reader.url http://example.org/v1")
        await answer(pilot, screen, "colon", "set second_reader.model small")
        await pilot.press("percent_sign")
        await pilot.pause()
        assert "The second reader is not asked: example.org is not this machine" in said(pilot)
        await answer(pilot, screen, "colon", f"set second_reader.url {server.url}")
        await pilot.press("percent_sign")
        await until(pilot, lambda: screen.reading.is_read_twice)
        assert "answers with status 503; no more is asked" in said(pilot)

    with model_server(lambda body: 503) as server:
        play(scenario, stories=[border()], compare=compare)
