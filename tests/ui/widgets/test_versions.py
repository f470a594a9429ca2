"""The pane of the versions."""

from __future__ import annotations

from dataclasses import replace

from newsreader.compare import compare
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


def test_what_is_compared_in_the_language_of_a_version_is_said() -> None:
    polish = replace(article("Minister przyjechał w poniedziałek.", outlet="Dziennik"), language="pl")
    story = Story("", (polish, article("The minister came.", outlet="Wire")))
    reading = StoryState(story)
    assert "compared" not in drawn(reading)
    reading.take_comparison(compare(story))
    assert "in Polish only figures, names and quotations are compared" in drawn(reading)
    reading.open_version(1)
    assert "compared" not in drawn(reading)


def drawn(reading: StoryState) -> str:
    """The pane as one line."""
    words = ("".join(piece.text for piece in line) for line in versions_lines(reading, DUSK, 26))
    return " ".join(" ".join(words).split())
