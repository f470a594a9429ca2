"""Choosing a theme."""

from __future__ import annotations

from textual.pilot import Pilot

from newsreader.settings.theme_files import load_themes
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.article_view import ArticleView
from tests.support.playing import play, until


def test_the_theme_picker_shows_each_theme_at_once_and_gives_up_cleanly() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("T")
        await pilot.press("j")
        await until(pilot, lambda: pilot.app.theme != "dusk")
        assert screen.palette.name == pilot.app.theme
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.theme == "dusk")

    play(scenario)


def test_themes_change_every_style() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        view = screen.query_one(ArticleView)
        seen = set()
        for _ in load_themes().names:
            seen.add((pilot.app.theme, str(list(view.render_line(0))[-2].style)))
            await pilot.press("t")
        assert len({style for _, style in seen}) >= 5
        assert pilot.app.theme == "dusk"

    play(scenario)
