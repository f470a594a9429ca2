"""`newsreader`, `newsreader open`: stories on the screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from newsreader.cli.command import PROGRAM, Command, add_encoding, add_one_story
from newsreader.cli.ending import end_now
from newsreader.cli.info import add_about
from newsreader.cli.output import USAGE_ERROR, fail, is_terminal, say

if TYPE_CHECKING:
    from newsreader.annotations.store import StorageType
    from newsreader.library import Library
    from newsreader.sources import Opened, OpenedStory, SourceError, StorySummary
    from newsreader.sources.snapshot import StoriesAtStart

STDIN = "-"
"""The name of the standard input."""
SAMPLES = ("harbour-fire", "border-security")
OPEN_YOUR_OWN = "your own: newsreader FILE FILE …"


def add_open(tree: Command) -> None:
    """Adds the command, which is also what is done without one."""
    parser = tree.command(
        "open",
        run_open,
        "read the versions of stories on the screen, as is done without a command",
        prog=PROGRAM,
        usage=f"{PROGRAM} [open] [OPTION ...] [FILE|FOLDER|ADDRESS ...]",
        examples=("newsreader", "newsreader a.txt b.txt", "newsreader open FOLDER"),
        note="All files together are one story; a folder is a story, or one story per sub-folder.\n"
        "newsreader --help lists the other commands.",
    )
    parser.add_argument(
        "paths",
        metavar="FILE|FOLDER|ADDRESS",
        nargs="*",
        help="the library unless given, or if it is empty the samples; - is the standard input, "
        "git:FILE the history of a file, "
        "feeds:FILE all feeds of a list (OPML), feeds:ADDRESS those of a page",
    )
    parser.add_argument("--theme", metavar="NAME", help="the colours to draw in")
    add_encoding(parser)
    add_one_story(parser)
    add_about(parser)


def run_open(options: argparse.Namespace) -> int:
    """Show stories until the reader leaves, and end with the exit status; return one if none can be shown."""
    is_written_to = STDIN in options.paths and not is_terminal(sys.stdin)
    refusal = terminal_refusal(os.environ, reads_keys=not is_written_to)
    if not refusal and is_written_to:
        refusal = _read_keys_from_terminal()
    if refusal:
        return fail(refusal)
    return _show(options, to_library=not options.paths and _has_articles())


def run_open_library(options: argparse.Namespace) -> int:
    """Show the library, also an empty one, as `run_open` shows stories."""
    refusal = terminal_refusal(os.environ)
    return fail(refusal) if refusal else _show(options, to_library=True)


def _has_articles() -> bool:
    """Whether there is a library of articles that is not empty."""
    from newsreader.settings.paths import ARTICLES_FILE, data_folder

    with suppress(OSError):
        if os.path.getsize(data_folder() / ARTICLES_FILE):
            from newsreader.cli.articles import opened
            from newsreader.library import LibraryError

            try:
                with opened() as articles:
                    return articles.counts().articles > 0
            except LibraryError as error:
                say(str(error))
    return False


def _show(options: argparse.Namespace, *, to_library: bool) -> int:
    """Show the library, or stories, until the reader leaves; return only where nothing can be shown."""
    from newsreader import collector

    collector.hold()
    from newsreader.annotations import store
    from newsreader.ui.memory import Memory

    with ExitStack() as ending:

        @cache
        def articles() -> Library:
            from newsreader.library import Library

            return ending.enter_context(Library())  # the screen may be there already: nothing is printed

        @cache
        def library() -> StorageType:
            return ending.enter_context(store.open_library())

        memory = Memory(store.glance() or library(), library)
        memory.is_first_run = not memory.last_story
        stories = None if to_library else _stories(options)
        beginning = None
        if stories is not None:
            with telling_of_long_reading():
                beginning = stories.begin(memory.last_story)
            if beginning.story is None:
                collector.let_go()
                return fail(*map(str, [*stories.problems, *beginning.problems]))
        from newsreader.settings.config import load_config
        from newsreader.settings.keymap import check_keymap
        from newsreader.settings.themes_at_start import ThemesAtStart
        from newsreader.settings.tools import check_tools
        from newsreader.ui.app import NewsreaderApp
        from newsreader.ui.commands import COMMANDS
        from newsreader.ui.leaving import Leaving
        from newsreader.ui.shelf import Shelf

        config, config_problems = load_config()
        keys, key_problems = check_keymap(config.keys, COMMANDS, config.source)
        tools, tool_problems = check_tools(config.tools, keys, config.source)
        themes = ThemesAtStart()
        if stories is not None:
            stories.at_first(themes.keep)
        app = NewsreaderApp(
            beginning,
            _read_story,
            themes.themes,
            theme=options.theme,
            config=config,
            keys=keys,
            memory=memory,
            open_library=library,
            hint="" if stories is None or options.paths else OPEN_YOUR_OWN,
            notices=list(map(str, [*config_problems, *key_problems, *tool_problems])),
            more=stories or _NoStories(themes.keep),
            leaving=lambda status: leaving.begin(status),
            kept=lambda: leaving.kept(),
            shelf=Shelf(articles),
        )
        app.tools = tools
        leaving = Leaving(app.ask_to_exit, app.keep_unfinished)
        leaving.watch()
        app.run()
    end_now(leaving.status or app.return_code or 0)


class _NoStories(Iterator["StorySummary"]):
    """No more stories; whoever lists them does something instead, with the first frame on the screen."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self.problems: list[SourceError] = []

    def __next__(self) -> StorySummary:
        self._act()
        raise StopIteration


def _stories(options: argparse.Namespace) -> StoriesAtStart:
    """What is named, else the samples."""
    from newsreader.settings.paths import shipped_folder
    from newsreader.sources.snapshot import StoriesAtStart

    samples = [shipped_folder("seeds") / sample for sample in SAMPLES]
    return StoriesAtStart(options.paths or samples, options.encoding or "", whole=options.one_story)


def _read_story(summary: StorySummary) -> OpenedStory:
    """As `open_story`, which is imported with all formats when the first story is read."""
    from newsreader.sources import open_story

    return open_story(summary)


def read_named(paths: Sequence[str | Path], encoding: str | None = None, *, whole: bool = False) -> Opened:
    """The stories that a command names. What cannot be read is said, and while it takes long that it does."""
    from newsreader.sources import open_stories

    with telling_of_long_reading():
        opened = open_stories(paths, encoding or "", whole=whole)
    for problem in opened.problems:
        say(str(problem))
    return opened


def status_of(opened: Opened) -> int:
    """The exit status: 1 when something could not be read, 2 when nothing could."""
    from newsreader.sources import SourceNotice

    if not opened.stories:
        return USAGE_ERROR
    return int(any(not isinstance(problem, SourceNotice) for problem in opened.problems))


@contextmanager
def telling_of_long_reading(patience: float = 1.0) -> Iterator[None]:
    """Say each time that so many seconds have passed that a story is still being read.

    Whoever reads can stop it with ctrl+c, as any command.
    """
    done = Event()

    def tell() -> None:
        begun = monotonic()
        while not done.wait(patience):
            from newsreader.sources.addresses import UNDERWAY  # whoever waits so long has the time

            doing = f"fetching {UNDERWAY.address}" if UNDERWAY.address else "still reading"
            say(f"{doing} after {monotonic() - begun:.0f} s; ctrl+c stops it")

    Thread(target=tell, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _read_keys_from_terminal() -> str:
    """Reads the standard input to its end, and from then on the keys of the terminal; or why it cannot."""
    from newsreader.sources.streams import standard_input

    standard_input()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
    except OSError:
        return "there is no terminal to read keys from; save the text into a file and name that"
    return ""


def terminal_refusal(environ: Mapping[str, str], *, reads_keys: bool = True) -> str:
    """Why the screen cannot be drawn here; empty when it can.

    Without `reads_keys` the standard input is a text, and keys come from elsewhere.
    """
    if environ.get("TERM", "") in ("dumb", "unknown"):
        return f"the terminal says it can show no screen (TERM={environ['TERM']})"
    for stream, name in (*(((sys.stdin, "input"),) if reads_keys else ()), (sys.stdout, "output")):
        if not is_terminal(stream) and not _is_served(environ):
            return f"its {name} is not a terminal: run it in one, or use: newsreader compare FILE FILE ..."
    return ""


def _is_served(environ: Mapping[str, str]) -> bool:
    """Whether the screen is drawn in a browser, which needs no terminal."""
    from newsreader.serving import DRIVER

    return environ.get("TEXTUAL_DRIVER") == DRIVER
