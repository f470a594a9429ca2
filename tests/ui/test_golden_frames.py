"""Golden frames: what the main views look like, the style of each sentence, and what the evidence marks in
which style, in three themes.

`UPDATE_FRAMES=1 pytest tests/ui/test_golden_frames.py` writes them anew, to be looked at and committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.style import Style
from textual.pilot import Pilot

from newsreader.ui.reader import ReaderScreen
from newsreader.ui.widgets.lines import LineView
from tests.support.making import bridge_with_a_conflict
from tests.support.playing import play

FRAMES = Path(__file__).parent / "frames"
VIEWS = {"reader": "", "left-out": "o", "matrix": "m", "side-by-side": "s", "conflicts": "c"}


def frame(screen: ReaderScreen) -> str:
    """The panes that are to be seen, line by line, and the style in which each sentence is drawn."""
    parts = []
    for view in screen.query(LineView):
        if view.display and view.size.height and view.region.width:
            lines = [view.render_line(y).text.rstrip() for y in range(view.size.height)]
            parts.append(f"== {view.id}\n" + "\n".join(lines).rstrip())
    if screen.article.display:
        parts.append("== styles of the sentences\n" + "\n".join(_styles(screen)))
    if screen.evidence.display and screen.article.display:
        parts.append("== marked in the evidence\n" + "\n".join(_marked(screen)))
    return "\n".join(parts) + "\n"


def _styles(screen: ReaderScreen) -> list[str]:
    styles: dict[int, str] = {}
    for row in range(screen.article.size.height):
        for piece in screen.article.line(row):
            if isinstance(piece.target, int) and any(map(str.isalpha, piece.text)):
                styles.setdefault(piece.target, _in_words(piece.style))
    return [f"{sentence}: {style}" for sentence, style in sorted(styles.items())]


def _marked(screen: ReaderScreen) -> list[str]:
    ways = {screen.palette.only_here: "only here", screen.palette.only_there: "only there"}
    lines = (screen.evidence.line(row) for row in range(screen.evidence.size.height))
    return [
        f"{piece.text}: {ways[piece.style]}, {_in_words(piece.style)}"
        for line in lines
        for piece in line
        if piece.style in ways and not piece.text.isspace()
    ]


def _in_words(style: Style) -> str:
    ways = [way for way in ("bold", "italic", "underline", "dim") if getattr(style, way)]
    return " ".join(
        [*ways, style.color.name if style.color else "", "on", style.bgcolor.name if style.bgcolor else ""]
    )


@pytest.mark.parametrize("theme", ["dusk", "paper", "monochrome"])
@pytest.mark.parametrize("view", VIEWS)
def test_frame(view: str, theme: str) -> None:
    path = FRAMES / f"{view}-{theme}.txt"

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        if VIEWS[view]:
            await pilot.press(VIEWS[view])
        await pilot.pause()
        found = frame(screen)
        if os.environ.get("UPDATE_FRAMES"):
            FRAMES.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8")
        assert found == path.read_text(encoding="utf-8")

    play(scenario, size=(100, 24), theme=theme, compare=lambda story: bridge_with_a_conflict())
