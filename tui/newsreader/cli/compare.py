"""`newsreader compare`: the comparison of a story as a report."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from newsreader import collector
from newsreader.cli.command import Choices, Command, add_encoding, add_one_story
from newsreader.cli.opening import telling_of_long_reading
from newsreader.cli.output import USAGE_ERROR, fail, put, say

_UNLESS_SAID = "text"
"""The report that is written where none is asked for."""


def add_compare(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "compare",
        run_compare,
        "print what every version of a story does with every sentence of the others",
        examples=(
            "newsreader compare FOLDER",
            "newsreader compare a.txt b.html",
            "newsreader compare https://example.org/a https://example.com/b",
            "newsreader compare --format json FOLDER",
            "newsreader compare --output report.json FOLDER",
            "newsreader compare --schema",
        ),
    )
    parser.add_argument(
        "paths",
        metavar="FILE|FOLDER|ADDRESS",
        nargs="*",
        help="the versions of one story; - is the standard input, git:FILE the history of a file",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=Choices(_shipped, _is_installed),
        help=f"%(choices)s; unless given, what the name of the output ends in, else {_UNLESS_SAID}",
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="print it unless given")
    add_encoding(parser)
    add_one_story(parser)
    parser.add_argument(
        "--schema",
        dest="run",
        action="store_const",
        const=print_schema,
        help="print the JSON Schema of --format json, and compare nothing",
    )


def run_compare(options: argparse.Namespace) -> int:
    """Compare the versions of a story and write the report. Raises OSError.

    Returns the exit status: 1 when something could not be read, 2 when there is nothing to compare.
    """
    from newsreader.reports.registry import find_report, report_for
    from newsreader.sources import SourceNotice, open_stories

    if not options.paths:
        return fail("compare: name the files or the folder of a story; see newsreader compare --help")
    with telling_of_long_reading():
        opened = open_stories(options.paths, options.encoding or "", whole=options.one_story)
    for problem in opened.problems:
        say(str(problem))
    if not opened.stories:
        return USAGE_ERROR
    if len(opened.stories) > 1:
        cause = f"there are {len(opened.stories)} stories: name the files or the folder of one of them"
        return fail(f"{cause} (newsreader origins lists them)")
    (story,) = opened.stories
    if len(story.versions) < 2:
        return fail(f"{story.versions[0].path} is the only article: there must be another to compare it with")
    report = find_report(options.format or report_for(options.output) or _UNLESS_SAID)
    assert report is not None
    from newsreader.compare import compare

    with collector.held():
        data = report.data(compare(story))
    put(data, options.output)
    return int(any(not isinstance(problem, SourceNotice) for problem in opened.problems))


def print_schema(_: argparse.Namespace) -> int:
    """Print the schema of the JSON report, and return the exit status. Raises OSError."""
    from newsreader.reports.as_json import schema_text

    put(schema_text().encode("utf-8"), None)
    return 0


def _shipped() -> Iterable[str]:
    from newsreader.reports.registry import REPORTS

    return REPORTS


def _is_installed(name: str) -> bool:
    """Whether an installed package brings a report of this name. What is wrong with one is said."""
    from newsreader.reports.registry import installed_reports

    found = installed_reports()
    for problem in found.problems:
        say(problem)
    return name in found.plugins
