"""No byte of content steers the terminal: hostile texts and their harmless twins make it do the same things.

The tours take what there is from the registries; what a tour did not come to fails here. One of the command
line that is new needs a line in `command_tour.GIVEN`; one of the screen that needs more than its key to do
anything, or a widget that comes up by itself, is led up to in `screen_tour.py`.
"""

from __future__ import annotations

import ast
import base64
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import newsreader.ui
from newsreader.ui.commands import COMMANDS, Pane
from newsreader.ui.ground import ASK
from newsreader.ui.views import VIEWS
from tests.support import hostile
from tests.support.command_tour import GIVEN, leaves
from tests.support.control_sequences import Sequence, kinds, sequences, styles, text_of
from tests.support.extras import needs, needs_fetching
from tests.support.hostile import CANARY, LINE, RAW
from tests.support.pseudo_terminal import ROOT, InTerminal
from tests.support.screen_tour import LAST, SHELF

PATIENCE = 600.0
"""Seconds."""
pytestmark = needs_fetching
"""Commands of the extras are among those that are tried."""
SIZE = (100, 30)
START = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.support.{{}} import main; main(*sys.argv[1:])"
)
OURS = {"clipboard", "link", "pointer"}
"""What the program itself asks of a terminal by strings: what is in them is looked at."""
CLEARED = "csi 'K'"
"""A line of progress is cleared; whether there is one depends on how long it takes."""
ENDED = "\x18"
"""What the program sends when it ends, so that no string is left unfinished; for a fatal error it rings."""


@dataclass(frozen=True, slots=True)
class Went:
    """What came of a tour."""

    written: str
    told: Any

    def others(self) -> list[Sequence]:
        """What is told to the terminal, but for styles and moves of the cursor."""
        return [one for one in sequences(self.written) if not re.fullmatch(r"[\d;]*[mHABCD]", one.body)]


@pytest.fixture
def twins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Went, Went]]:
    """Goes on a tour twice at once: with hostile texts, and with harmless ones."""
    for name, value in {"TEXTUAL_FPS": "60", "VISUAL": "true", "PAGER": ""}.items():
        monkeypatch.setenv(name, value)

    def go(tour: str, *, opens: bool) -> tuple[Went, Went]:
        running = []
        for kind in ("hostile", "harmless"):
            root = tmp_path / kind
            root.mkdir()
            paths = hostile.make(root, hostile=kind == "hostile")
            given = [str(root / "told.json"), kind, *(paths if opens else [str(root)])]
            running.append(InTerminal(root, ["-c", START.format(tour), *given], size=SIZE))
        try:
            with ThreadPoolExecutor(len(running)) as pool:
                written = list(pool.map(lambda one: one.all_written(PATIENCE), running))
        finally:
            for one in running:
                one.clean_up()
        went = []
        for one, data in zip(running, written, strict=True):
            assert one.status == 0, data[-2000:]
        for kind, data in zip(("hostile", "harmless"), written, strict=True):
            told = json.loads((tmp_path / kind / "told.json").read_text("utf-8"))
            went.append(Went(data.decode("utf-8", "surrogateescape"), told))
        return went[0], went[1]

    return go


def assert_steered_by_nobody(evil: Went, good: Went, but_for: Set[str] = OURS) -> None:
    assert CANARY in evil.written and CANARY in good.written
    assert kinds(evil.written) - but_for == kinds(good.written) - but_for
    assert "8;2;1;2;3" not in evil.written, "the colour that markup asks for"
    text = text_of(evil.written)
    assert not RAW & set(text), "what is hidden, or steers"
    assert "\rover" not in text and "\b" not in text
    assert not re.search("[\udc80-\udcff]", evil.written), "bytes that are no UTF-8"
    for one in evil.others():
        assert one.kind != "control" or one.body in ENDED, one
        assert not one.behind.startswith(CANARY), one
        if one.kind == "string":
            assert f"\x1b{one.body}" in ASK or kinds(f"\x1b{one.body}") <= OURS, one
            copied = base64.b64decode(one.body[6:-1]).decode() if one.body.startswith("]52") else ""
            assert not RAW & set(copied) and "\x1b" not in copied, copied
    assert "[/b]" in text.replace("\r\n", ""), "markup is a text like any other"
    assert "[/b]" not in text_of(good.written)


def test_nothing_on_the_screen(twins: Callable[..., tuple[Went, Went]]) -> None:
    went = twins("screen_tour", opens=True)
    for one in went:
        assert one.told["fault"] == ""
        assert to_be_done() - {*one.told["done"]} == set(), "not carried out"
        assert widgets() - {*one.told["shown"]} == set(), "not shown"
        assert {f"{made().__module__}.{made().__qualname__}" for made in VIEWS.values()} <= {
            *one.told["shown"]
        }
        assert one.told["typed"] == one.told["known"], "not typed in the command line"
        assert {"Toast", "Tooltip"} <= {*one.told["shown"]}
        assert questions() - {*one.told["asking"]} == set(), "not asked"
        assert one.told["asked"], "no second reader was asked"
    assert_steered_by_nobody(*went)


def to_be_done() -> set[str]:
    """The commands, and those of the library with that word before them."""
    here = {command.id for command in COMMANDS if command.panes != {Pane.LIBRARY}}
    there = {command.id for command in COMMANDS if Pane.LIBRARY in command.panes} - {*LAST}
    return here | {f"{SHELF} {id}" for id in there}


def questions() -> set[str]:
    """The functions that ask for a line of text."""
    found = set()
    folder = Path(newsreader.ui.__file__).parent
    for file in folder.rglob("*.py"):
        module = ".".join(["newsreader.ui", *file.relative_to(folder).with_suffix("").parts])
        for one in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(one, ast.FunctionDef) and any(map(_asks, ast.walk(one))):
                found.add(f"{module}.{one.name}")
    return found


def _asks(node: ast.AST) -> bool:
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called.endswith("port.ask")


def widgets() -> set[str]:
    """The names of all widgets and screens of ours that no other of ours is made of."""
    from textual.widget import Widget

    for module in pkgutil.walk_packages(newsreader.ui.__path__, "newsreader.ui."):
        importlib.import_module(module.name)

    def below(kind: type[Widget]) -> list[type[Widget]]:
        return [one for each in kind.__subclasses__() for one in (each, *below(each))]

    ours = {one for one in below(Widget) if one.__module__.startswith("newsreader.")}
    return {f"{one.__module__}.{one.__qualname__}" for one in ours if not ours & {*one.__subclasses__()}}


def test_nothing_that_a_command_prints(twins: Callable[..., tuple[Went, Went]]) -> None:
    assert leaves() == set(GIVEN), "every command is given something"
    evil, good = twins("command_tour", opens=False)
    assert "this should not have happened" not in evil.written
    assert_steered_by_nobody(evil, good, OURS | {CLEARED})


@needs("serve", "aiohttp", "textual_serve")
def test_nothing_that_a_page_is_sent(twins: Callable[..., tuple[Went, Went]]) -> None:
    went = twins("page_tour", opens=True)
    for one in went:
        assert one.told == {"status": 0, "faults": []}
    drawn_in_time = {style for one in went for style in styles(one.written)}
    assert_steered_by_nobody(*went, OURS | drawn_in_time)


def test_the_hostile_texts_would_be_found() -> None:
    assert kinds(LINE) - kinds(hostile.Twin(hostile=False).of(LINE))
    assert all(
        re.search(r"\x1b|[\x80-\x9f]", text) or RAW & set(text) or "[" in text
        for text in hostile.SEQUENCES.values()
    )
    assert sys.maxunicode > 0xFFFF
