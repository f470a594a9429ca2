"""`newsreader`, `newsreader open`: stories on the screen."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cli.command import PROGRAM, Command, add_encoding
from newsreader.cli.ending import end_by
from newsreader.cli.info import add_about
from newsreader.cli.output import fail

if TYPE_CHECKING:
    from newsreader.annotations.store import StorageType

SAMPLES = ("harbour-fire", "border-security")
OPEN_YOUR_OWN = "your own: newsreader FILE FILE …"


def add_open(tree: Command) -> None:
    """Adds the command, which is also what is done without one."""
    parser = tree.command(
        "open",
        run_open,
        "read the versions of stories on the screen, as is done without a command",
        prog=PROGRAM,
        usage=f"{PROGRAM} [open] [--theme NAME] [--encoding NAME] [FILE|FOLDER ...]",
        examples=("newsreader", "newsreader a.txt b.txt", "newsreader open FOLDER"),
        note="All files together are one story; a folder is a story, or one story per sub-folder.\n"
        "newsreader --help lists the other commands.",
    )
    parser.add_argument("paths", metavar="FILE|FOLDER", nargs="*", type=Path, help="the samples unless given")
    parser.add_argument("--theme", metavar="NAME", help="the colours to draw in")
    add_encoding(parser)
    add_about(parser)


def run_open(options: argparse.Namespace) -> int:
    """Show stories until the reader leaves, and return the exit status."""
    refusal = terminal_refusal(os.environ)
    if refusal:
        return fail(refusal)
    gc.disable()  # until the first frame is painted: nothing of what is made by then is garbage
    from newsreader.settings.paths import shipped_folder
    from newsreader.sources import StoriesToOpen

    samples = [shipped_folder("seeds") / sample for sample in SAMPLES]
    stories = StoriesToOpen(options.paths or samples, options.encoding or "")
    first = next(stories, None)
    if first is None:
        gc.enable()
        return fail(*map(str, stories.problems))
    from newsreader.annotations import store
    from newsreader.settings.config import load_config
    from newsreader.settings.keymap import check_keymap
    from newsreader.settings.theme_files import load_themes
    from newsreader.ui.app import NewsreaderApp
    from newsreader.ui.commands import COMMANDS
    from newsreader.ui.memory import Memory

    config, config_problems = load_config()
    keys, key_problems = check_keymap(config.keys, COMMANDS, config.source)
    with ExitStack() as ending:

        @cache
        def library() -> StorageType:
            return ending.enter_context(store.open_library())

        memory = Memory(store.glance() or library(), library)
        app = NewsreaderApp(
            memory.begin(chain([first], stories)),
            load_themes(),
            theme=options.theme,
            config=config,
            keys=keys,
            memory=memory,
            open_library=library,
            hint="" if options.paths else OPEN_YOUR_OWN,
            notices=list(map(str, [*config_problems, *key_problems])),
            more=stories,
        )
        end_by(lambda status: app.exit(return_code=status))
        app.run()
    return app.return_code or 0


def terminal_refusal(environ: Mapping[str, str]) -> str:
    """Why the screen cannot be drawn here; empty when it can."""
    if environ.get("TERM", "") in ("dumb", "unknown"):
        return f"the terminal says it can show no screen (TERM={environ['TERM']})"
    for stream, name in ((sys.stdin, "input"), (sys.stdout, "output")):
        if stream is None or not stream.isatty():
            return f"its {name} is not a terminal: run it in one, or use: newsreader compare FILE FILE ..."
    return ""
