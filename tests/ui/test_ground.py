"""Answers of the terminal are taken out of what it sends, however they come, and nothing else is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.settings.config import Config, GroundThemes
from newsreader.ui import ground
from newsreader.ui.ground import Answers, asking_driver
from newsreader.ui.messages import GroundSeen, ThemeWanted
from tests.support.making import bridge_story
from tests.support.playing import make_app

LIGHT, DARK = "\x1b]11;rgb:ffff/fafa/f0f0\x1b\\", "\x1b]11;rgb:1e1e/1e1e/2e2e\x07"
ATTRIBUTES, TO_DARK, TO_LIGHT = "\x1b[?62;22;52c", "\x1b[?997;1n", "\x1b[?997;2n"
KEYS = "j\x1b[Ak\x1b[1;2B\x1b[I\x1b[?2026;2$y\x1b[27u\x1bOP\x1b[<0;3;4M?/\x1b[200~11;rgb:\x1b[201~"


class Clock:
    """A clock that stands still."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def read(parts: Sequence[str], clock: Clock | None = None) -> tuple[str, list[bool]]:
    """What is left of what a terminal sends that was asked, and what was seen."""
    seen: list[bool] = []
    answers = Answers(seen.append, clock or Clock())
    answers.expect()
    return "".join(answers.without(part) for part in parts), seen


@pytest.mark.parametrize(
    ("colour", "is_light"),
    [
        (LIGHT, True),
        (DARK, False),
        ("\x1b]11;rgb:ff/ff/ff\x07", True),
        ("\x1b]11;rgb:0/0/0\x1b\\", False),
        ("\x1b]11;rgba:FFFF/FFFF/FFFF/8000\x1b\\", True),
        ("\x1b]11;rgb:0000/0000/ffff\x07", False),
        ("\x1b]11;rgb:0000/ffff/0000\x07", True),
    ],
)
def test_the_ground_is_light_where_its_colour_looks_so(colour: str, is_light: bool) -> None:
    assert read([colour + ATTRIBUTES]) == ("", [is_light])


@given(st.data())
def test_it_does_not_matter_in_how_many_parts_an_answer_comes(data: st.DataObject) -> None:
    sent = f"gg{LIGHT}x{ATTRIBUTES}{KEYS}{TO_DARK}G"
    alone = sent.index(TO_DARK) + 1  # an escape alone is the key, when there is no answer to come
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)).filter(lambda cut: cut != alone), max_size=6)))
    parts = [sent[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    assert read(parts) == (f"ggx{KEYS}G", [True, False])


@given(st.lists(st.text(st.sampled_from("\x1b[]?;:1n79c/rgb2\\\x07aR~M"), max_size=9), max_size=5))
def test_nothing_that_is_no_answer_is_lost(parts: list[str]) -> None:
    clock = Clock()
    seen: list[bool] = []
    answers = Answers(seen.append, clock)
    rest = ""
    for part in parts:
        rest += answers.without(part)
        clock.now += 2 * ground.HELD
        rest += answers.overdue()
    sent = "".join(parts)
    assert rest == sent or seen


def test_before_it_is_asked_and_when_it_has_answered_only_changes_are_taken() -> None:
    seen: list[bool] = []
    answers = Answers(seen.append, Clock())
    assert answers.without(LIGHT + ATTRIBUTES) == LIGHT + ATTRIBUTES
    answers.expect()
    assert not answers.complete.is_set()
    assert answers.without(ATTRIBUTES) == ""
    assert answers.complete.is_set()
    assert answers.without(LIGHT + ATTRIBUTES + TO_LIGHT) == LIGHT + ATTRIBUTES
    assert seen == [True]


def test_a_terminal_that_does_not_answer_is_waited_for_no_more() -> None:
    clock = Clock()
    answers = Answers(lambda _: None, clock)
    answers.expect()
    assert answers.without("\x1b") == ""
    clock.now += 2 * ground.HELD
    assert (answers.overdue(), answers.overdue()) == ("\x1b", "")
    clock.now += ground.PATIENCE
    assert answers.without("\x1b") == "\x1b"
    assert answers.complete.is_set()


def test_a_colour_that_cannot_be_read_is_still_no_key() -> None:
    assert read(["\x1b]11;rgb:zz/1/2\x07j\x1b]11;white\x1b\\" + ATTRIBUTES]) == ("j", [])


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "linux"},
        {"TERM": "dumb"},
        {"TERM": "screen.xterm-256color"},
        {"TERM": "xterm", "TEXTUAL_DRIVER": "x:Y"},
    ],
)
def test_some_are_never_asked(environ: dict[str, str]) -> None:
    assert asking_driver(environ) is None


def test_tmux_is_asked_whatever_it_calls_itself() -> None:
    assert asking_driver({"TERM": "screen-256color", "TMUX": "/tmp/tmux"}) is not None


def test_the_theme_follows_the_ground_until_the_reader_chooses_one() -> None:
    async def run() -> None:
        config = Config(grounds=GroundThemes("pine", "frost"))
        app = make_app([bridge_story()[0]], theme=None, config=config)
        async with app.run_test() as pilot:
            assert app.theme == "pine"
            for is_light, name in ((True, "frost"), (True, "frost"), (False, "pine")):
                app.post_message(GroundSeen(is_light))
                await pilot.pause()
                assert app.theme == name
            app.post_message(ThemeWanted("contrast"))
            await pilot.pause()
            app.post_message(GroundSeen(True))
            await pilot.pause()
            assert app.theme == "contrast"

    asyncio.run(run())


@pytest.mark.parametrize("theme", ["dusk", "contrast"])
def test_a_theme_that_is_asked_for_follows_nothing(theme: str) -> None:
    async def run() -> None:
        app = make_app([bridge_story()[0]], theme=theme)
        async with app.run_test() as pilot:
            app.post_message(GroundSeen(True))
            await pilot.pause()
            assert app.theme == theme

    asyncio.run(run())
