"""Fields in which one types: whatever is pasted or typed into them, nothing is shown that steers or hides."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

import newsreader.ui
from newsreader.text.terminal import safe
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.typed_line import TypedLine
from newsreader.ui.widgets.typed_text import TypedText
from tests.support.hostile import CANARY, LINE, RAW
from tests.support.playing import play

Lead = Callable[[Pilot[None]], object]
OPENED_BY = {
    "a search": "/",
    "the command line": ":",
    "the palette": "ctrl+p",
    "the outlet": "p",
    "the text of an article": "p tab tab tab",
    "a comment": "a",
    "tags": "a tab",
}
"""By each field, the keys that lead to it."""


def field_of(pilot: Pilot[None]) -> TypedLine | TypedText:
    field = pilot.app.screen.focused
    assert isinstance(field, TypedLine | TypedText), field
    return field


def shown(field: Widget) -> str:
    return "".join(field.render_line(y).text for y in range(field.size.height))


@pytest.mark.parametrize("keys", OPENED_BY.values(), ids=OPENED_BY)
@pytest.mark.parametrize("how", ["pasted", "ctrl+v", "typed"])
def test_what_is_put_in_is_shown_as_it_may_be(
    keys: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(tmp_path))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press(*keys.split())
        await pilot.pause()
        field = field_of(pilot)
        if how == "pasted":
            from textual.events import Paste

            pilot.app.post_message(Paste(LINE))
        elif how == "ctrl+v":
            pilot.app._clipboard = LINE
            await pilot.press("ctrl+v")
        else:
            await pilot.press(*CANARY, "\u3164", "\u034f", "\u202e", *CANARY)
        await pilot.pause()
        text = shown(field)
        assert CANARY in text
        assert not RAW & set(text) and "\x1b" not in text and safe(text) == text

    play(scenario)


def test_every_field_is_one_of_these() -> None:
    for module in pkgutil.walk_packages(newsreader.ui.__path__, "newsreader.ui."):
        importlib.import_module(module.name)

    def below(kind: type[Widget]) -> list[type[Widget]]:
        return [one for each in kind.__subclasses__() for one in (each, *below(each))]

    ours = {one for one in (*below(Input), *below(TextArea)) if one.__module__.startswith("newsreader.")}
    assert ours and all(issubclass(one, TypedLine | TypedText) for one in ours)
