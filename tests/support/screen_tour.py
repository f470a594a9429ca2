"""Going through all that the screen has, from the registries, in a terminal: run as a program of its own.

`python -m tests.support.screen_tour TOLD PATH ...` opens the paths, carries out every command in every pane
where it works, and writes into the file TOLD what was carried out and shown.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from newsreader.cli.main import run
from newsreader.library import Library, default_path
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.commands import COMMANDS, Pane
from newsreader.ui.controllers.running import Runner
from newsreader.ui.library.screen import LibraryScreen
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.screens.choice import ChoiceScreen
from newsreader.ui.screens.marked import MarkedScreen
from newsreader.ui.talking import TalkingScreen
from newsreader.ui.views import VIEWS
from newsreader.ui.widgets.note_fields import TagChoices, TagsInput
from tests.support.hostile import CANARY, Twin, quoted
from tests.support.neighbours import PROJECT, Neighbours, neighbours

SHELF = "library"
"""Opens the library."""
LAST = ("suspend", "quit", SHELF)
"""What is carried out in the end."""
LED_UP_TO = {"why-together": ("first", "choose-row", "line-below")}
"""By commands of the library, what makes that they do anything."""
TO_PAINT = 0.02
"""Seconds in which what was done is painted, with TEXTUAL_FPS=250."""
MOST_SCREENS = 5
MOST_WAITS = 300
MOST_PAGES = 60
PATIENCE = 60.0
"""Seconds."""


class Tour:
    """One way through everything."""

    def __init__(self, pilot: Pilot[Any], twin: Twin, around: Neighbours) -> None:
        self.pilot = pilot
        self.twin = twin
        self.around = around
        self.done: set[str] = set()
        """Commands that were carried out."""
        self.typed: set[str] = set()
        self.has_chosen_tags = False
        self.shown: set[str] = set()
        """The names of the widgets of ours that were on the screen."""

    @property
    def app(self) -> NewsreaderApp:
        assert isinstance(self.pilot.app, NewsreaderApp)
        return self.pilot.app

    @property
    def reader(self) -> ReaderScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    def watch(self, runner: Runner) -> None:
        """From now on, list what is carried out."""
        for handlers in (runner._handlers, runner.counting.handlers):
            for id, act in list(handlers.items()):
                handlers[id] = partial(self._carried_out, id, act)

    def _carried_out(self, id: str, act: Callable[[], None]) -> None:
        self.done.add(id)
        act()

    async def paint(self) -> None:
        """Let all that was begun come to the screen."""
        await self.pilot.pause()
        await asyncio.sleep(TO_PAINT)
        for widget in [self.app.screen, *self.app.screen.walk_children()]:
            if widget.display and type(widget).__module__.startswith("newsreader."):
                self.shown.add(f"{type(widget).__module__}.{type(widget).__qualname__}")
        self.shown |= {type(one).__qualname__ for one in (self.app.screen, *self.app.screen.walk_children())}

    async def work(self) -> None:
        """The same, and what is done in threads."""
        for _ in range(MOST_WAITS):
            if not [worker for worker in self.app.workers if worker.group != "place"]:
                break
            await asyncio.sleep(TO_PAINT)
        await self.paint()

    async def until(self, true: Callable[[], bool]) -> None:
        """Paint what is true in the end."""
        patience = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < patience, "it was waited for in vain"
            await asyncio.sleep(TO_PAINT)
        await self.paint()

    async def act(self, id: str) -> None:
        self.reader.action_run(id)
        await self.paint()
        self.app.clear_notifications()

    async def settle(self) -> None:
        """Come back to the article, answering what is asked on the way."""
        for _ in range(MOST_SCREENS):
            if self.app.screen is not self.reader:
                leads_on = isinstance(self.app.screen, ChoiceScreen | MarkedScreen)
                await self.pilot.press("down")
                await self.paint()
                await self.pilot.press("enter" if leads_on else "escape")
            elif self.reader.pane is Pane.PROMPT:
                await self.answer()
            elif self.reader.pane is Pane.NOTE:
                await self.type_into_note()
                self.reader.action_run("close-note")
            elif self.reader.noting.marker.is_marking:
                self.reader.action_run("stop-marking")
            elif self.reader.view is not None:
                self.reader.show_view("")
            elif self.reader.pane is not Pane.ARTICLE:
                self.reader.focus_main()
            else:
                return
            await self.paint()

    async def answer(self) -> None:
        prompt = self.reader.prompt
        prompt.on_paste(Paste(self.twin.line))
        await self.paint()
        self.reader.action_run("answer" if "answer" in self.offered else "give-up")
        await self.paint()
        if self.reader.pane is Pane.PROMPT:
            self.reader.action_run("give-up")

    @property
    def offered(self) -> frozenset[str]:
        asking = getattr(self.reader.prompt, "_asking", None)
        return asking.offers if asking is not None else frozenset(("answer",))

    async def type_into_note(self) -> None:
        for field in self.reader.query(TextArea):
            field.text = f"half {self.twin.line}"
        for tags in self.reader.query(TagsInput):
            tags.focus()
            for text in (f"other, {self.twin.line}", 'other, "tag'):
                tags.load(text)
                await self.paint()
            if not self.has_chosen_tags:  # they are looked for in a thread
                self.has_chosen_tags = True
                choices = self.reader.query_one(TagChoices)
                await self.until(lambda choices=choices: choices.display)  # type: ignore[misc]

    # The parts of the way

    async def everything(self) -> None:
        await self.until(lambda: bool(self.reader.query("#tour")))
        await self.work()
        self.watch(self.reader.runner)
        await self.talk()
        await self.neighbours()
        await self.while_reading()
        await self.views()
        await self.marking()
        await self.writing()
        await self.prompt()
        await self.reports()
        await self.command_line()
        await self.palette()
        await self.tools()
        await self.library()
        await self.tooltips()
        await self.rest()

    async def talk(self) -> None:
        """All that can be said."""
        reader = self.reader
        for say in (reader.remark, reader.tell, reader.warn, reader.hint):
            say(f"{say.__name__} {self.twin.line}")
            await self.paint()
        reader.hint("")
        await self.act("last")
        await self.act("note-claim")  # nobody else tells the last sentence: that is said
        await self.work()
        self.reader.action_run("close-note")
        await self.settle()

    async def neighbours(self) -> None:
        """What comes from others: the answers of a second reader, and notes that are shared."""
        line = self.reader.runner.line
        for setting, value in (
            ("second_reader.url", self.around.model.url),
            ("second_reader.model", quoted(f"small {self.twin.line}")),
            ("sync.url", PROJECT),
        ):
            line.run(f"set {setting} {value}")
        await self.until(lambda: self.reader.reading.engine is not None)
        for command in ("second-reader", "second-reader", "sync"):
            line.run(command)
            await self.work()

    async def while_reading(self) -> None:
        panes = {
            Pane.ARTICLE: self.reader.article,
            Pane.VERSIONS: self.reader.versions,
            Pane.EVIDENCE: self.reader.evidence,
        }
        for pane, widget in panes.items():
            for command in COMMANDS:
                if pane in command.panes and command.id not in {*self.done, *LAST, *VIEWS}:
                    self.reader.set_focus(widget)
                    await self.act(command.id)
                    await self.settle()
            await self.work()

    async def views(self) -> None:
        for name in VIEWS:
            await self.act(name)
            await self.work()
            view = self.reader.view
            for _ in view.filters or (0,) if view is not None else ():
                await self.in_view(name)
                await self.act("filter")
            await self.act("sort")
            if self.reader.view is not None:
                await self.act("search")
                await self.answer()
            await self.settle()

    async def in_view(self, name: str) -> None:
        """What was not carried out so far; and again from the view, where that has led out of it."""
        for command in COMMANDS:
            if Pane.LIST in command.panes and command.id not in self.done and command.id not in LAST:
                await self.act("line-below")
                await self.act(command.id)
                await self.work()
                if self.reader.view is None or self.reader.pane is not Pane.LIST:
                    await self.settle()
                    await self.act(name)

    async def marking(self) -> None:
        for command in COMMANDS:
            if command.panes == {Pane.MARKING}:
                if self.reader.pane is not Pane.MARKING:
                    await self.settle()
                    await self.act("mark-passage")
                await self.act(command.id)
        await self.settle()

    async def writing(self) -> None:
        for command in COMMANDS:
            if command.panes == {Pane.NOTE}:
                if self.reader.pane is not Pane.NOTE:
                    await self.settle()
                    await self.act("add-note")
                    await self.work()
                    await self.type_into_note()
                await self.act(command.id)
        await self.work()
        await self.settle()

    async def prompt(self) -> None:
        for command in COMMANDS:
            if command.panes == {Pane.PROMPT}:
                self.reader.runner.line.ask("version " if command.id == "complete" else "set author ")
                if command.id != "complete":
                    self.reader.prompt.on_paste(Paste(self.twin.line))
                await self.act(command.id)
                await self.settle()

    async def reports(self) -> None:
        """One is written, and over it."""
        for _ in range(2):
            await self.act("report")
            while self.app.screen is not self.reader:
                await self.pilot.press("enter")
                await self.paint()
            self.reader.action_run("answer")
            await self.work()
        await self.settle()

    async def command_line(self) -> None:
        line = self.reader.runner.line
        for typed in line.commands:
            if typed.names[0] != "q":
                line.run(f"{typed.names[0]} {self.twin.line}")
                await self.work()
                await self.settle()
            self.typed.add(typed.names[0])
        for text in (self.twin.line, f"no-such {self.twin.line}", f"set author {self.twin.line}"):
            line.run(text)
            await self.paint()

    async def palette(self) -> None:
        await self.act("command-palette")
        await self.work()
        found = self.app.screen.query_one(OptionList)
        for _ in range(MOST_PAGES):
            await self.pilot.press("pagedown")
            await self.paint()
            if found.highlighted == found.option_count - 1:
                break
        else:
            raise AssertionError("the palette has more than was shown of it")
        self.app.post_message(Paste(self.twin.line))
        await self.paint()
        for query in ("author", "mine", CANARY):
            for field in self.app.screen.query(Input):
                field.value = query
            await self.work()
            await asyncio.sleep(0.05)
            await self.paint()
        await self.settle()

    async def tools(self) -> None:
        for key in self.app.tools:
            await self.pilot.press(key)
            await self.work()
        await self.act("messages")
        await self.settle()

    async def library(self) -> None:
        """All that can be done in the library: `done` has it behind this word."""
        library = await self.in_library()
        for say in (library.remark, library.tell, library.warn):
            say(self.twin.line)
            await self.paint()
        for command in COMMANDS:
            if Pane.LIBRARY in command.panes and command.id not in LAST:
                library = await self.in_library()
                for id in (*LED_UP_TO.get(command.id, ()), command.id):
                    library.action_run(id)
                await self.work()
        for query in ("owned", "mill"):
            library = await self.in_library()
            library.action_run("search")
            library.prompt.value = query
            library.action_run("answer")
            await self.work()
        (await self.in_library()).action_run("quit")
        await self.work()

    async def in_library(self) -> LibraryScreen:
        """The library, when what stands above it is closed and what it asks is answered."""
        while True:
            screen = self.app.screen
            if screen is self.reader:
                self.reader.action_run(SHELF)
                await self.work()
                self.done.add(SHELF)
                assert isinstance(self.app.screen, LibraryScreen)
                handlers = self.app.screen._handlers
                for id, act in list(handlers.items()):
                    handlers[id] = partial(self._carried_out, f"{SHELF} {id}", act)
            elif isinstance(screen, ReaderScreen):
                screen.action_run("quit")
            elif not isinstance(screen, LibraryScreen):
                await self.pilot.press("down", "escape")
            elif screen.pane is Pane.PROMPT:
                screen.prompt.on_paste(Paste(self.twin.line))
                await self.paint()
                screen.action_run("answer")
                await self.work()
                screen.action_run("close-view")
            else:
                return screen
            await self.work()

    async def tooltips(self) -> None:
        self.app.TOOLTIP_DELAY = TO_PAINT / 10
        for pane in ("#keys", "#title", "#versions", "#article", "#evidence", "#status"):
            await self.pilot.hover(pane, offset=(3, 0))
            await self.paint()

    async def rest(self) -> None:
        for command in LAST[:1]:
            await self.act(command)
        await self.settle()


def questions() -> set[str]:
    """The functions that have been asking for a line of text so far, from now on."""
    asking: set[str] = set()
    ask = TalkingScreen.ask

    def watched(*given: Any, **more: Any) -> None:
        caller = sys._getframe(1)
        asking.add(f"{caller.f_globals['__name__']}.{caller.f_code.co_name}")
        ask(*given, **more)

    TalkingScreen.ask = watched  # type: ignore[method-assign]
    return asking


async def _go(twin: Twin, around: Neighbours, told: Path, pilot: Pilot[Any]) -> None:
    tour = Tour(pilot, twin, around)
    asking = questions()
    fault = ""
    try:
        await tour.everything()
    except BaseException as error:
        import traceback

        fault = "".join(traceback.format_exception(error))
    quitting = {"quit"} if not fault else set()
    found = {
        "done": sorted(tour.done | quitting),
        "typed": sorted(tour.typed),
        "known": sorted(one.names[0] for one in tour.reader.runner.line.commands),
        "shown": sorted(tour.shown),
        "asking": sorted(asking),
        "asked": len(around.model.asked),
        "fault": fault,
    }
    told.write_text(json.dumps(found), "utf-8")
    tour.reader.runner.line.run("q")


def main(told: str, hostile: str, *paths: str) -> int:
    original = App.run
    twin = Twin(hostile == "hostile")
    os.chdir(Path(told).parent)
    with neighbours(twin, Path(paths[0])) as around:
        with Library(default_path()) as library:
            around.fetch_into(library)
        go = partial(_go, twin, around, Path(told))
        App.run = lambda app, **options: original(app, auto_pilot=go, **options)  # type: ignore[method-assign]
        return run(["open", *paths])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
