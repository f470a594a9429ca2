"""The pane of the versions."""

from __future__ import annotations

from newsreader.model import Story
from newsreader.settings.theme_files import load_themes
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.versions import versions_lines
from tests.support.making import article

DUSK = Palette(load_themes().by_name["dusk"])


def test_what_is_deceptive_in_the_version_on_the_screen_is_told() -> None:
    versions = article("The de\u200bpot of Vеlm shut.", outlet="Courier"), article("It shut.", outlet="Wire")
    reading = StoryState(Story("", versions))
    lines = ["".join(piece.text for piece in line) for line in versions_lines(reading, DUSK, 60)]
    assert " in this text: 1 hidden character, 1 lookalike letter" in lines
    reading = StoryState(Story("", versions[::-1]))
    assert not any(
        "in this text" in piece.text for line in versions_lines(reading, DUSK, 60) for piece in line
    )
