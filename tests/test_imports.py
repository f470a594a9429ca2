"""What each way into the program loads, and what it does not: the start is a feature.

That nothing below the screen knows textual is told by the contracts in pyproject.toml.
"""

from __future__ import annotations

import importlib
from importlib.metadata import version

import pytest

from tests.support.collecting_library import record
from tests.support.running import ROOT, program

SCREEN = {"textual", "rich"}
ENGINE = {"numpy", "rapidfuzz", "newsreader.compare.engine"}
READING = {"sentencex", "markdown_it", "charset_normalizer"}
STORE = {"sqlite3", "newsreader.annotations.store.sqlite", "newsreader.library.library"}
SLOW = {"yaml", "importlib.metadata"}
MASKED = {"numpy.ma"} if version("numpy").startswith("2.") else set()
"""NumPy's masked arrays, which it loads itself before its version 2."""
ALL = SCREEN | ENGINE | READING | STORE | SLOW

COMMANDS = {
    "--version": ALL,
    "--help": ALL,
    "compare --help": ALL,
    "notes list --help": ALL,
    "notes sync --help": ALL | {"newsreader.sharing", "psycopg"},
    "nots list": ALL,
    "keys": ALL - SLOW,
    "completion zsh": ALL,
    "man": ALL,
    "config": SCREEN | ENGINE | READING | STORE,
    "config --default": SCREEN | ENGINE | READING | STORE,
    "config --check": SCREEN | ENGINE | READING | STORE,
    "config --show": SCREEN | ENGINE | READING | STORE,
    "config --schema": SCREEN | ENGINE | READING | STORE,
    "add --help": ALL,
    "survey --help": ALL | {"newsreader.survey.surveying", "dask", "pyspark", "duckdb"},
    "stories": SCREEN | ENGINE | READING,
    "search fire": SCREEN | ENGINE | READING,
    "notes list": SCREEN | ENGINE | READING,
    "notes check": SCREEN | ENGINE | READING,
    "pack --help": ALL | {"newsreader.packs"},
    "stats --help": ALL | {"newsreader.analysis.statistics"},
    "serve --help": ALL | {"asyncio", "aiohttp"},
    "compare seeds/border-security": SCREEN
    | STORE
    | MASKED
    | {"newsreader.compare.training", "newsreader.cli.notes", "shlex"},
}
"""A command line, and what it never loads."""

MODULES = {
    "newsreader.ui.app": ENGINE | READING | STORE | {"yaml", "newsreader.annotations.store"},
    "newsreader.sources": {"newsreader.sources.reading", "newsreader.sources.stories"} | ALL,
    "newsreader.sources.stories": ALL,
    "newsreader.annotations.annotation_set": ALL,
    "newsreader.annotations.query": ALL,
    "newsreader.annotations.listed": ALL,
    "newsreader.annotations.exchange.registry": {"csv"} | ALL,
    "newsreader.annotations.store": ALL,
    "newsreader.annotations.anchoring": ALL,
    "newsreader.library": ALL,
    "newsreader.library.types": ALL,
    "newsreader.reports.registry": ALL,
    "newsreader.settings.config": {"platformdirs"} | ALL,
    "newsreader.settings.theme_files": {"platformdirs"} | ALL,
    "newsreader.compare": ALL,
}
"""A module, and what it does not load when it is imported."""

LAZY = (
    "newsreader.annotations.anchoring",
    "newsreader.annotations.store",
    "newsreader.compare",
    "newsreader.library",
    "newsreader.sources",
)
"""Packages whose names are loaded when they are asked for."""

BEFORE_THE_FRAME = (
    ENGINE
    | READING
    | {"yaml", "hashlib", "csv", "multiprocessing"}
    | {
        f"newsreader.{name}"
        for name in (
            "cli.batch",
            "cli.compare",
            "cli.completion",
            "cli.notes",
            "cli.paging",
            "settings.document",
            "settings.sections",
            "settings.theme_files",
            "sources.formats",
            "sources.metadata",
            "sources.segment",
            "sources.stories",
            "analysis.contrast",
            "annotations.anchoring",
            "annotations.exchange",
            "annotations.store.sqlite.storage",
            "ui.command_search",
            "ui.controllers.noting",
            "ui.controllers.running",
            "ui.screens",
            "ui.views.blocks",
            "ui.widgets.prompt",
            "ui.widgets.tour",
        )
    }
)
"""What is not loaded when the first frame is painted, if another start has read the same story."""
START = """
import os, sys
from textual.app import App
from newsreader.cli import main, opening
from newsreader.ui import app, leaving

def painted(self):
    {at_first_frame}
    sys.stdout.flush()
    os._exit(0)

run = App.run
App.run = lambda self: run(self, headless=True, size=(120, 40))
app.NewsreaderApp.on_ready = painted
leaving.Leaving.watch = lambda self: None
opening.terminal_refusal = lambda *_, **__: ""
main.run({arguments!r})
"""

BEFORE_THE_LIBRARY = BEFORE_THE_FRAME - {"hashlib"} | {
    f"newsreader.{name}"
    for name in (
        "grouping",
        "library.adding",
        "library.comparisons",
        "library.conditions",
        "library.evidence",
        "library.filters",
        "library.judgements",
        "library.reading",
        "library.searching",
        "library.stories",
        "sources.snapshot",
        "ui.library.deeds",
        "ui.library.finding",
        "ui.library.moving",
    )
}
"""The same, where it shows the library."""

LISTED = "\nimport sys; print(sorted({unwanted!r} & set(sys.modules)))"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_no_more_than_it_needs(command: str) -> None:
    arguments = command.replace("seeds", str(ROOT / "seeds")).split()
    code = f"from newsreader.cli.main import run\nrun({arguments!r})" + LISTED.format(
        unwanted=COMMANDS[command]
    )
    done = program(code=code)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr


@pytest.mark.parametrize("module", MODULES)
def test_importing_a_module_loads_no_more_than_it_needs(module: str) -> None:
    done = program(code=f"import {module}" + LISTED.format(unwanted=MODULES[module]))
    assert done.stdout == "[]\n", done.stderr


def test_the_first_frame_loads_no_more_than_it_needs() -> None:
    story = str(ROOT / "seeds" / "border-security")
    read = program(code=START.format(arguments=[story], at_first_frame="list(self._more)"))
    assert read.returncode == 0, read.stderr
    listed = f"print(sorted({BEFORE_THE_FRAME!r} & set(sys.modules)))"
    again = program(code=START.format(arguments=[story], at_first_frame=listed))
    assert again.stdout.splitlines()[-1:] == ["[]"], again.stderr


def test_the_first_frame_of_the_library_loads_no_more_than_it_needs() -> None:
    from newsreader.library import Library

    with Library() as library:
        list(library.add([record()]))
    read = program(code=START.format(arguments=[], at_first_frame="list(self._more)"))
    assert read.returncode == 0, read.stderr
    listed = f"print(sorted({BEFORE_THE_LIBRARY!r} & set(sys.modules)))"
    again = program(code=START.format(arguments=[], at_first_frame=listed))
    assert again.stdout.splitlines()[-1:] == ["[]"], again.stderr


def test_reading_settings_loads_yaml_only_for_a_file() -> None:
    code = "from newsreader.settings.config import load_config; assert load_config()[1] == ()"
    assert program(code=code + LISTED.format(unwanted=ALL)).stdout == "[]\n"


def test_loading_themes_needs_no_screen() -> None:
    code = "from newsreader.settings.theme_files import load_themes; load_themes()"
    assert program(code=code + LISTED.format(unwanted=SCREEN | ENGINE | {"difflib"})).stdout == "[]\n"


def test_listing_formats_of_notes_imports_none_of_them() -> None:
    code = "from newsreader.annotations.exchange.registry import *; assert readable() and writable()"
    assert program(code=code + LISTED.format(unwanted={"csv"} | ALL)).stdout == "[]\n"


def test_the_engine_leaves_the_collector_of_garbage_alone() -> None:
    code = """
import gc, newsreader.compare
before = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()
newsreader.compare.compare
assert (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()) == before
"""
    assert program(code=code + LISTED.format(unwanted={"newsreader.compare.training"})).stdout == "[]\n"


@pytest.mark.parametrize("package", LAZY)
def test_every_name_that_a_package_offers_is_there(package: str) -> None:
    module = importlib.import_module(package)
    assert all(hasattr(module, name) for name in module.__all__)
    assert not hasattr(module, "goat")
