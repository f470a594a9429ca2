"""The first frame: what it needs, what it looks like, and what comes after it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsreader.annotations.store import StorageType, library_in_memory
from newsreader.settings.theme_files import load_themes
from newsreader.sources import StoriesToOpen, begin, open_story
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.article_view import ArticleView
from newsreader.ui.widgets.lines import Line
from tests.support.making import bridge_story
from tests.support.playing import make_app, shown, until

TEXT = "Fire closes harbour\n\nThe chief said so on Tuesday. Nobody was hurt."


@pytest.mark.parametrize(
    ("size", "classes"),
    [((130, 40), ("-wide", "-tall")), ((80, 12), ("-narrow", "-short")), ((60, 8), ("-narrow", "-tiny"))],
)
def test_the_article_is_laid_out_once(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], classes: Sequence[str]
) -> None:
    widths = []
    make_lines = ArticleView.make_lines

    def watched(view: ArticleView, width: int) -> Sequence[Line]:
        widths.append(width)
        return make_lines(view, width)

    monkeypatch.setattr(ArticleView, "make_lines", watched)

    async def run() -> None:
        app = make_app([bridge_story()[0]])
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            assert all(map(app.screen.has_class, classes))
            assert len(set(widths)) == 1
            assert app.screen.focused is app.screen.query_one(ArticleView)

    asyncio.run(run())


def test_the_library_is_opened_when_the_first_frame_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(NewsreaderApp, "post_display_hook", lambda app: seen.append("frame"))

    async def run() -> None:
        with library_in_memory() as library:

            def opened() -> StorageType:
                seen.append("library")
                return library

            app = make_app([bridge_story()[0]], open_library=opened)
            async with app.run_test(notifications=True) as pilot:
                await until(pilot, lambda: "library" in seen)
                await pilot.pause()
                told = [notification.message for notification in app._notifications]
                assert any("kept only until the program ends" in message for message in told)

    asyncio.run(run())
    assert seen[0] == "frame"
    assert seen.count("library") == 1


def test_more_stories_follow_the_first_frame(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT)
    (tmp_path / "two" / "b.txt").write_text("")

    async def run() -> None:
        stories = StoriesToOpen([tmp_path])
        app = NewsreaderApp(begin(stories), open_story, load_themes(), theme="dusk", more=stories)
        async with app.run_test(size=(120, 30), notifications=True) as pilot:
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            screen.reading.go_to(2)
            await until(pilot, lambda: len(screen.stories.listed) == 2)
            await pilot.pause()
            assert (screen.stories.number, screen.reading.place.sentence) == (0, 2)
            assert "story 1 of 2" in shown(screen, "title")[0]
            (tmp_path / "two" / "a.txt").write_text("It is shut.")
            await pilot.press("greater_than_sign")
            await until(pilot, lambda: screen.stories.number == 1)
            assert screen.reading.article.text == "It is shut.", "it was read when it was opened"
            told = [notification.message for notification in app._notifications]
            assert any("b.txt" in message for message in told)

    asyncio.run(run())
