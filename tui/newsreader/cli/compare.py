"""`newsreader compare`: the comparison of a story as a report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cli.batch import (
    LINES,
    TEXT,
    Appended,
    Batch,
    Form,
    Shard,
    processors,
    read_stories,
    shard,
    too_few,
)
from newsreader.cli.command import Choices, Command, add_encoding, add_jobs, add_one_story
from newsreader.cli.opening import telling_of_long_reading
from newsreader.cli.output import USAGE_ERROR, counted, fail, is_terminal, print_bytes, put, say
from newsreader.cli.paging import COLOURS, Enough, columns, paged, wants_colour
from newsreader.cli.progress import progress
from newsreader.cli.reports import REPORT_NAMES
from newsreader.cli.second_reading import (
    add_second_reader,
    comparing_in_words,
    trouble,
    wanted_reader,
)

if TYPE_CHECKING:
    from newsreader.settings.config import SecondReaderSettings
    from newsreader.sources import StorySummary


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
            "newsreader compare --jobs 4 --output stories.jsonl FOLDER",
            "newsreader compare --resume --jobs 4 --output stories.jsonl FOLDER",
            "newsreader compare --shard 3/64 --output part-3.jsonl FOLDER",
            "newsreader compare --fail-on conflict --fail-on single-source FOLDER",
            "newsreader compare --second-reader http://localhost:11434/v1 --model qwen2.5:14b FOLDER",
            "newsreader compare --schema",
        ),
        note="Many stories are printed one after the other, as text or as JSON Lines: a story a line, in\n"
        "the same order and the same bytes with any number of jobs; parts put together are the whole.\n"
        "Of a story that cannot be compared it is said why, and the others go on.",
    )
    parser.add_argument(
        "paths",
        metavar="FILE|FOLDER|ADDRESS",
        nargs="*",
        help="the versions of one story, or folders of stories; - is the standard input, git:FILE the "
        "history of a file",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=REPORT_NAMES,
        help=f"%(choices)s; unless given, what the name of the output ends in, else {TEXT}",
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="print it unless given")
    parser.add_argument(
        "--color",
        "--colour",
        dest="colour",
        choices=COLOURS,
        default=COLOURS[0],
        help="text in colour: auto (on a terminal, unless NO_COLOR is set), always, never",
    )
    add_jobs(parser, "compare so many stories")
    parser.add_argument(
        "--shard",
        metavar="I/N",
        type=_shard,
        help="only the stories of the part I, from 1, of N that are of one size",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help=f"go on with an output of {LINES} that was not finished: the stories in it are left out",
    )
    parser.add_argument(
        "--fail-on",
        metavar="FINDING",
        action="append",
        default=[],
        choices=Choices(_findings),
        help="end with the status 1 where a story has this, and say so: %(choices)s; may be given several "
        "times",
    )
    add_encoding(parser)
    add_one_story(parser)
    add_second_reader(parser)
    parser.add_argument(
        "--schema",
        dest="run",
        action="store_const",
        const=print_schema,
        help="print the JSON Schema of --format json, and compare nothing",
    )


def run_compare(options: argparse.Namespace) -> int:
    """Compare the versions of stories and write the reports. Raises OSError.

    Returns the exit status: 1 when something could not be read or compared, 2 when nothing was compared.
    """
    from newsreader.reports.registry import report_for
    from newsreader.sources import SourceNotice, StoriesToOpen

    if not options.paths:
        return fail("compare: name the files or the folder of a story; see newsreader compare --help")
    report = options.format or report_for(options.output) or TEXT
    if options.resume and not (report == LINES and _is_file(options.output)):
        return fail(f"compare: --resume goes on with a file: name it with --output, ending in .{LINES}")
    try:
        second = wanted_reader(options)
    except ValueError as error:
        return fail(f"compare: {error}")
    listing = StoriesToOpen(options.paths, options.encoding or "", whole=options.one_story)
    summaries = list(listing)
    for problem in listing.problems:
        say(str(problem))
    is_well = all(isinstance(problem, SourceNotice) for problem in listing.problems)
    if not summaries:
        return USAGE_ERROR
    if report in (LINES, TEXT):
        status = _compare_all(options, summaries, report, second)
    elif options.shard:
        return fail(f"compare: --shard is for many stories: write them with --format {LINES} or {TEXT}")
    else:
        status = _compare_one(options, summaries, report, second)
    return status or int(not is_well)


def _compare_one(
    options: argparse.Namespace,
    summaries: Sequence[StorySummary],
    report: str,
    second: SecondReaderSettings | None,
) -> int:
    from newsreader.sources import SourceNotice

    with telling_of_long_reading():
        read = [read_stories(summary) for summary in summaries]
    problems = [problem for each in read for problem in each.problems]
    stories = [story for each in read for story in each.stories]
    for problem in problems:
        say(str(problem))
    if len(stories) > 1:
        one_or_many = f"name one of them, or write a line for each with --format {LINES}"
        return fail(f"there are {len(stories)} stories: {one_or_many} (newsreader origins lists them)")
    if not stories:
        return USAGE_ERROR
    (story,) = stories
    if refusal := too_few(story):
        return fail(refusal)

    with progress(partial(comparing_in_words, story, second)):
        written = Form(report, fail_on=tuple(options.fail_on), second=second).of(story)
    if words := trouble(second):
        say(words)
    put(written.data, options.output)
    if written.found:
        say(written.found)
    is_well = all(isinstance(problem, SourceNotice) for problem in problems)
    return int(not is_well or bool(written.found))


def _compare_all(
    options: argparse.Namespace,
    summaries: Sequence[StorySummary],
    report: str,
    second: SecondReaderSettings | None,
) -> int:
    if options.shard:
        summaries = options.shard.of(summaries)
    is_file, finished, appended = _is_file(options.output), 0, None
    if is_file and report == LINES:
        try:
            appended = Appended(options.output, resume=options.resume)
        except ValueError as error:
            return fail(f"compare: {error}")
    if appended is not None and options.resume:
        if appended.mended:
            say(f"{options.output}: its last line was not written whole; that story is compared again")
        left = [summary for summary in summaries if summary.paths not in appended.finished]
        finished, summaries = len(summaries) - len(left), left
        in_it = counted(finished, "story", "stories")
        say(f"{options.output}: {in_it} in it, {len(left)} to be compared")
    for_reader = report == TEXT and not is_file and is_terminal(sys.stdout)
    form = Form(report, columns() if for_reader else 0, tuple(options.fail_on), second)
    batch = Batch(summaries, form, options.jobs or processors(), for_reader=for_reader)
    if appended is not None:
        with closing(appended):
            for line in batch:
                appended.write(line)
    elif report == LINES:
        _print_lines(batch)
    elif is_file:
        put((_in_colour(text, options.colour) for text in _apart(batch)), options.output)
    else:
        _print_text(_apart(batch), options.colour)
    if summaries and not batch.written and not finished:
        return USAGE_ERROR
    return int(min(batch.well, batch.clean) < batch.finished)


def _is_file(output: Path | None) -> bool:
    """Whether an output is one of its own, not what is printed."""
    return output is not None and str(output) != "-"


def _apart(texts: Iterable[bytes]) -> Iterator[bytes]:
    """Texts with a blank line between them."""
    for number, text in enumerate(texts):
        yield b"\n" + text if number else text


def _in_colour(data: bytes, choice: str) -> bytes:
    if not wants_colour(choice):
        return data
    from newsreader.reports.in_colour import in_colour

    return in_colour(data.decode("utf-8")).encode("utf-8")


def _print_text(texts: Iterable[bytes], colour: str) -> None:
    with suppress(Enough), paged() as write:
        for text in texts:
            write(_in_colour(text, colour))


def _print_lines(lines: Iterable[bytes]) -> None:
    for line in lines:
        if not print_bytes(line):
            return


def _shard(text: str) -> Shard:
    try:
        return shard(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def print_schema(_: argparse.Namespace) -> int:
    """Print the schema of the JSON report, and return the exit status. Raises OSError."""
    from newsreader.reports.as_json import schema_text

    put(schema_text().encode("utf-8"), None)
    return 0


def _findings() -> Iterable[str]:
    from newsreader.reports.watching import FINDINGS

    return FINDINGS
