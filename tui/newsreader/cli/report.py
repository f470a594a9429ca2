"""`newsreader report`: a story as a file for an editor, a spreadsheet, a reference manager."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader import collector
from newsreader.cli.command import Choices, Command, add_encoding, add_one_story
from newsreader.cli.opening import read_named, status_of
from newsreader.cli.output import USAGE_ERROR, counted, fail, is_terminal, put, say
from newsreader.cli.progress import in_time, progress
from newsreader.cli.reports import REPORT_NAMES

if TYPE_CHECKING:
    from newsreader.model import Story
    from newsreader.reports.outline import Part, Remark
    from newsreader.reports.registry import Report

HTML = "html"
"""The report that is written unless another one is asked for."""
_FOR_EYES = ("html", "svg")
"""Reports that say nothing to who reads them in a terminal."""


def add_report(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "report",
        run_report,
        "write what the versions of a story agree and disagree on, for others to read",
        examples=(
            "newsreader report --output story.html FOLDER",
            "newsreader report --output desk.md FOLDER",
            "newsreader report --format csv --output sentences.csv a.txt b.txt",
            "newsreader report --with notes --without texts --output story.html FOLDER",
            "newsreader report --output reports/ FOLDER-OF-STORIES",
            "newsreader report --schema rows",
        ),
        note="One file that needs nothing else. Of several stories each gets a file of its own in the\n"
        "folder that --output names; nothing that is there is written over without --force.\n"
        "Notes are your own: they are in a report only --with notes.",
    )
    parser.add_argument(
        "paths",
        metavar="FILE|FOLDER|ADDRESS",
        nargs="*",
        help="the versions of one story, or folders of stories",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=REPORT_NAMES,
        help=f"%(choices)s; unless given, what the name of the output ends in, else {HTML}",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        help="print it unless given; a folder gets a file for each story",
    )
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.add_argument(
        "--with",
        dest="more",
        metavar="PART",
        action="append",
        default=[],
        choices=Choices(on_request),
        help="what is in it only when asked for: %(choices)s",
    )
    parser.add_argument(
        "--without",
        metavar="PART",
        action="append",
        default=[],
        choices=Choices(_usual),
        help="leave out: %(choices)s; may be given several times",
    )
    add_encoding(parser)
    add_one_story(parser)
    parser.add_argument(
        "--schema",
        metavar="FORMAT",
        choices=Choices(_with_schema),
        help="print the JSON Schema of a format, and write nothing: %(choices)s",
    )


def run_report(options: argparse.Namespace) -> int:
    """Write the reports of stories, and return the exit status. Raises OSError.

    1 when something could not be read or written, 2 when nothing was.
    """
    from newsreader.reports.registry import REPORTS, find_report, report_for

    if options.schema:
        schema = REPORTS[options.schema].schema
        assert schema is not None
        put(schema().encode("utf-8"), None)
        return 0
    if not options.paths:
        return fail("report: name the files or the folder of a story; see newsreader report --help")
    output = options.output if options.output != "-" else None
    into_folder = output is not None and (output.endswith(os.sep) or os.path.isdir(output))
    report = find_report(options.format or (not into_folder and output and report_for(Path(output))) or HTML)
    assert report is not None
    if output is None and report.name in _FOR_EYES and is_terminal(sys.stdout):
        return fail(f"report: name a file for it, such as --output story{report.suffix}")
    if (options.more or options.without) and not report.has_parts:
        return fail(f"report: {report.name} has no parts: it is always whole")
    opened = read_named(options.paths, options.encoding, whole=options.one_story)
    stories = [story for story in opened.stories if len(story.versions) > 1]
    for story in opened.stories:
        if len(story.versions) < 2:
            say(f"{story.title}: there is one version only: there must be another to compare it with")
    if not stories:
        return USAGE_ERROR
    if len(stories) > 1 and not into_folder:
        return fail(
            f"report: there are {len(stories)} stories: name one of them, or a folder for their reports, "
            "such as --output reports/"
        )
    parts = _parts(options.more, options.without)
    if into_folder:
        assert output is not None
        status = _write_all(stories, report, parts, Path(output), force=options.force)
    else:
        status = _write_one(stories[0], report, parts, Path(output) if output else None, force=options.force)
    is_whole = len(stories) == len(opened.stories)
    return status or status_of(opened) or int(not is_whole)


def _write_one(
    story: Story, report: Report, parts: frozenset[Part], path: Path | None, *, force: bool
) -> int:
    if path is not None and (why := refusal(path, story, force=force)):
        return fail(f"report: {why}")
    put(_made(story, report, parts), path)
    return 0


def _write_all(
    stories: Sequence[Story], report: Report, parts: frozenset[Part], folder: Path, *, force: bool
) -> int:
    from newsreader.reports.files import file_name

    os.makedirs(folder, exist_ok=True)
    taken: set[str] = set()
    written = 0
    for story in stories:
        name, number = file_name(story.title, report.suffix), 1
        while name in taken:
            number += 1
            name = file_name(story.title, f"-{number}{report.suffix}")
        taken.add(name)
        path = folder / name
        if why := refusal(path, story, force=force):
            say(why)
            continue
        put(_made(story, report, parts), path)
        written += 1
    say(f"{folder}: {counted(written, 'report')} written")
    return 0 if written == len(stories) else 1 if written else USAGE_ERROR


def refusal(path: Path, story: Story, *, force: bool) -> str:
    from newsreader.reports.files import THERE, why_not

    why = why_not(path, story, force=force)
    return f"{path} {why}{': --force writes over it' if why == THERE else ''}" if why else ""


def _made(story: Story, report: Report, parts: frozenset[Part]) -> bytes:
    from newsreader.compare import compare
    from newsreader.reports.outline import Outline
    from newsreader.reports.outline import Part as Parts

    def words(seconds: float) -> str:
        return f"comparing {len(story.versions)} versions for {in_time(seconds)}; ctrl+c stops"

    with progress(words), collector.held():
        comparison = compare(story)
        remarks = notes_on(story) if Parts.NOTES in parts else ()
        return report.data(Outline(comparison, parts=parts, remarks=remarks))


def notes_on(story: Story) -> tuple[Remark, ...]:
    """The reader's notes on a story."""
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.annotations.store import open_library
    from newsreader.reports.noted import remarks_of

    with open_library() as library:
        notes = AnnotationSet(library, story)
        notes.take(notes.read())
        return remarks_of(notes.versions)


def _parts(more: Iterable[str], without: Iterable[str]) -> frozenset[Part]:
    from newsreader.reports.outline import USUAL, Part

    return (USUAL | frozenset(map(Part, more))) - frozenset(map(Part, without))


def on_request() -> Iterable[str]:
    from newsreader.reports.outline import ON_REQUEST, Part

    return [part.value for part in Part if part in ON_REQUEST]


def _usual() -> Iterable[str]:
    from newsreader.reports.outline import USUAL, Part

    return [part.value for part in Part if part in USUAL]


def _with_schema() -> Iterable[str]:
    from newsreader.reports.registry import REPORTS

    return [report.name for report in REPORTS.values() if report.schema is not None]
