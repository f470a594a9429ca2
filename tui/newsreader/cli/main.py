"""The command line. Everything heavy is imported behind the parsing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader import __version__
from newsreader.cli.output import USAGE_ERROR, fail, say

if TYPE_CHECKING:
    from newsreader.annotations.store import Library

SAMPLES = ("harbour-fire", "border-security")
OPEN_YOUR_OWN = "your own: newsreader FILE FILE …"

_EPILOG = """\
newsreader FILE FILE ...   reads the files as the versions of one story
newsreader FOLDER          reads a story, or one story per sub-folder
newsreader                 opens the samples
newsreader compare ...     prints the comparison of a story (see newsreader compare --help)
newsreader notes ...       lists, exports, imports and checks notes (see newsreader notes --help)
newsreader config          prints the path of the configuration; --check says what is wrong in it
newsreader keys            prints every key

The name of a command is the command, also where a folder has that name: ./notes opens the folder.
"""


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line (without the program's name) and return its exit status."""
    if arguments[:1] == ["compare"]:
        return _compare(_compare_parser().parse_args(arguments[1:]))
    if arguments[:1] == ["notes"]:
        from newsreader.cli.notes import run_notes

        return run_notes(arguments[1:])
    if arguments[:1] == ["config"]:
        from newsreader.cli.config import run_config

        return run_config(arguments[1:])
    if arguments[:1] == ["keys"]:
        from newsreader.cli.config import run_keys

        return run_keys(arguments[1:])
    return _read(_reader_parser().parse_args(arguments))


def _reader_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsreader",
        description="Read every outlet's version of a story at once: what the others confirm, "
        "tell in other words, or leave out.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", metavar="FILE|FOLDER", nargs="*", type=Path, help="plain text or Markdown")
    parser.add_argument("--theme", metavar="NAME", help="the colours to draw in")
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    return parser


def _compare_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsreader compare",
        description="Print what every version of a story does with every sentence of the others.",
    )
    parser.add_argument("paths", metavar="FILE|FOLDER", nargs="+", type=Path)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def _read(options: argparse.Namespace) -> int:
    refusal = terminal_refusal(os.environ)
    if refusal:
        return fail(refusal)
    from newsreader.ui import collector

    collector.hold()
    from newsreader.cli.glance import glance
    from newsreader.settings.paths import shipped_folder
    from newsreader.sources import StoriesToOpen, begin, open_story
    from newsreader.ui.memory import Memory

    with ExitStack() as ending:

        @cache
        def library() -> Library:
            from newsreader.annotations.store import open_library

            return ending.enter_context(open_library())

        memory = Memory(glance() or library(), library)
        stories = StoriesToOpen(options.paths or [shipped_folder("seeds") / sample for sample in SAMPLES])
        beginning = begin(stories, memory.last_story)
        if beginning.story is None:
            return fail(*map(str, [*stories.problems, *beginning.problems]))
        from newsreader.settings.config import load_config
        from newsreader.settings.keymap import check_keymap
        from newsreader.settings.theme_files import load_themes
        from newsreader.ui.app import NewsreaderApp
        from newsreader.ui.commands import COMMANDS

        config, config_problems = load_config()
        keys, key_problems = check_keymap(config.keys, COMMANDS, config.source)
        app = NewsreaderApp(
            beginning,
            open_story,
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
        app.run()
    return app.return_code or 0


def _compare(options: argparse.Namespace) -> int:
    from newsreader.sources import open_stories

    opened = open_stories(options.paths)
    for problem in opened.problems:
        say(str(problem))
    if not opened.stories:
        return USAGE_ERROR
    if len(opened.stories) > 1:
        return fail(f"there are {len(opened.stories)} stories: name the files or the folder of one of them")
    from newsreader.compare import compare

    comparison = compare(opened.stories[0])
    if options.format == "json":
        from newsreader.reports.as_json import comparison_as_json

        report = comparison_as_json(comparison)
    else:
        from newsreader.reports.as_text import comparison_as_text

        report = comparison_as_text(comparison)
    sys.stdout.buffer.write(report.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return 0


def terminal_refusal(environ: Mapping[str, str]) -> str:
    """Why the screen cannot be drawn here; empty when it can."""
    if environ.get("TERM", "") in ("dumb", "unknown"):
        return f"the terminal says it can show no screen (TERM={environ['TERM']})"
    for stream, name in ((sys.stdin, "input"), (sys.stdout, "output")):
        if not stream.isatty():
            return f"its {name} is not a terminal: run it in one, or use: newsreader compare FILE FILE ..."
    return ""
