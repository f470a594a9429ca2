"""`newsreader --version` and `--info`: what this installation is made of, and where its things lie."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from newsreader import __version__
from newsreader.cli.command import PROGRAM, Command
from newsreader.cli.output import show

if TYPE_CHECKING:
    from newsreader.settings.plugins import Installed

T = TypeVar("T")
DEPENDENCIES = (
    "charset-normalizer",
    "markdown-it-py",
    "numpy",
    "platformdirs",
    "PyYAML",
    "rapidfuzz",
    "regex",
    "sentencex",
    "textual",
)
"""The distributions that the program needs."""


def add_about(command: Command) -> None:
    """Adds the options that tell of the program itself."""
    command.add_argument(
        "--version", dest="run", action="store_const", const=print_version, help="print the version"
    )
    command.add_argument(
        "--info",
        dest="run",
        action="store_const",
        const=print_info,
        help="print what is installed, which formats there are, and where settings and notes lie",
    )


def print_version(_: argparse.Namespace) -> int:
    """Print the version, and return the exit status. Raises OSError."""
    show(f"{PROGRAM} {__version__}")
    return 0


def print_info(_: argparse.Namespace) -> int:
    """Print all about this installation, and return the exit status. Raises OSError."""
    import platform

    sections = [
        ("", [(PROGRAM, __version__, _package())]),
        ("", [(platform.python_implementation(), platform.python_version(), platform.platform())]),
        ("needs", [(name, _version(name), "") for name in DEPENDENCIES]),
        ("reads", list(_formats())),
        ("reports", list(_reports())),
        ("notes", list(_note_formats())),
        ("plugins", list(_plugins())),
        ("places", list(_places())),
    ]
    for title, rows in sections:
        if title:
            show("", title)
        widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
        indent = "  " if title else ""
        show(*(_line(indent, row, widths) for row in rows))
    return 0


Row = tuple[str, str, str]


def _line(indent: str, row: Row, widths: list[int]) -> str:
    cells = [row[0].ljust(widths[0]), row[1].ljust(widths[1]), row[2]]
    return (
        indent + "  ".join(cell for cell, width in zip(cells, [*widths, 1], strict=True) if width)
    ).rstrip()


def _package() -> str:
    """The folder that the program runs from."""
    from newsreader.settings.paths import PACKAGE

    return str(PACKAGE)


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"


def _formats() -> Iterable[Row]:
    from newsreader.sources.formats.registry import FORMATS

    for format in FORMATS.values():
        yield (
            format.name,
            " ".join(format.suffixes),
            f"needs the extra {format.needs}" if format.needs else "",
        )


def _reports() -> Iterable[Row]:
    from newsreader.reports.registry import REPORTS

    for report in REPORTS.values():
        yield report.name, report.suffix, report.description


def _note_formats() -> Iterable[Row]:
    from newsreader.annotations.exchange.registry import NOTE_FORMATS

    for format in NOTE_FORMATS.values():
        does = " and ".join(
            word for word, can in (("read", format.read), ("written", format.write)) if can is not None
        )
        yield format.name, does, format.description


def _plugins() -> Iterable[Row]:
    """What installed packages add, and what is wrong with them."""
    from newsreader.reports.registry import installed_reports
    from newsreader.sources.formats.registry import installed_formats

    rows = [*_added("report", installed_reports()), *_added("format", installed_formats())]
    return rows or [("none", "", "")]


def _added(kind: str, found: Installed[T]) -> Iterable[Row]:
    for plugin in found.plugins.values():
        yield plugin.name, kind, plugin.package
    for problem in found.problems:
        yield problem, "", ""


def _places() -> Iterable[Row]:
    from newsreader.settings.config import FILE_NAME
    from newsreader.settings.paths import (
        ARTICLES_FILE,
        CONFIG_VARIABLE,
        DATA_VARIABLE,
        LIBRARY_FILE,
        config_folder,
        data_folder,
        shipped_folder,
    )

    for name, folder, file, variable in (
        ("settings", config_folder, FILE_NAME, CONFIG_VARIABLE),
        ("notes", data_folder, LIBRARY_FILE, DATA_VARIABLE),
        ("library", data_folder, ARTICLES_FILE, DATA_VARIABLE),
    ):
        source = f"named by {variable}" if os.environ.get(variable) else f"{variable} can name another folder"
        try:
            path = folder() / file
        except OSError as error:
            yield name, str(error), ""
            continue
        there = "" if os.path.exists(path) else "not there yet; "
        yield name, str(path), f"({there}{source})"
    for name in ("themes", "seeds"):
        try:
            yield f"shipped {name}", str(shipped_folder(name)), ""
        except OSError as error:
            yield f"shipped {name}", str(error), ""
