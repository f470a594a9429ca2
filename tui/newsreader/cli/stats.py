"""`newsreader stats`: outlets in figures, over any number of stories."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader import collector
from newsreader.cli.articles import opened
from newsreader.cli.batch import ended_over, not_compared, processors, read_stories, spread, too_few
from newsreader.cli.command import Choices, Command, add_encoding, add_jobs, add_one_story
from newsreader.cli.output import USAGE_ERROR, counted, fail, is_terminal, put, say
from newsreader.cli.paging import Enough, columns, paged
from newsreader.cli.progress import in_time, progress
from newsreader.records import dataclass

if TYPE_CHECKING:
    from newsreader.analysis.tallies import StoryTally
    from newsreader.model import Story
    from newsreader.sources import StorySummary

TEXT = "text"
_LONGEST = 256 * 1024 * 1024
"""Bytes of a line."""
_PAGE = 200


def add_stats(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "stats",
        run_stats,
        "print figures of each outlet, and of each two, over many stories",
        examples=(
            "newsreader stats FOLDER-OF-STORIES",
            "newsreader stats --output outlets.html FOLDER",
            "newsreader stats --from stories.jsonl --output pairs.pairs.csv",
            "newsreader stats --library --limit 50",
            "newsreader stats --jobs 4 FOLDER-OF-STORIES",
        ),
        note="Of each outlet the shares of its sentences that others confirm, tell in other words, omit or\n"
        "contest; what it alone tells and leaves out; how often it is with the most witnesses in conflicts,\n"
        "and publishes first; its corrections. Of two outlets how much of what either tells both tell.\n"
        "They tell how outlets agree, not who is right. compare --format jsonl writes what --from reads.",
    )
    parser.add_argument("paths", metavar="FILE|FOLDER|ADDRESS", nargs="*", help="stories, as for compare")
    parser.add_argument(
        "--from",
        dest="lines",
        metavar="FILE",
        action="append",
        default=[],
        type=Path,
        help="stories that newsreader compare has written as jsonl or json; - is the standard input",
    )
    parser.add_argument("--library", action="store_true", help="the stories in the library that several tell")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=Choices(_forms),
        help=f"%(choices)s; unless given, what the name of the output ends in, else {TEXT}",
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="print it unless given")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.add_argument(
        "--limit", metavar="N", type=_limit, default=20, help="outlets and pairs of a text; 20 unless given"
    )
    add_jobs(parser, "compare so many stories")
    add_encoding(parser)
    add_one_story(parser)
    parser.add_argument(
        "--schema", dest="run", action="store_const", const=print_schema, help="print the JSON Schema of json"
    )


def run_stats(options: argparse.Namespace) -> int:
    """Count stories and print the figures. Returns the exit status: 1 when something could not be read or
    compared, 2 when there is nothing to count. Raises OSError."""
    from newsreader.analysis.statistics import statistics
    from newsreader.reports.figures.registry import FORMS, form_for
    from newsreader.reports.files import THERE, why_not

    if not (options.paths or options.lines or options.library):
        return fail("stats: name stories, --from FILE or --library; see newsreader stats --help")
    output = options.output if str(options.output) != "-" else None
    if output is not None and (why := why_not(output, None, map(str, options.lines), force=options.force)):
        return fail(f"stats: {output} {why}{': --force writes over it' if why == THERE else ''}")
    form = FORMS[options.format or form_for(output) or TEXT]
    counting = _Counting(options)
    with progress(counting.words):
        found = statistics(counting)
    if not found.stories:
        if counting.is_well:
            say("stats: there is no story with two versions or more in it")
        return USAGE_ERROR
    if form.name == TEXT and output is None:
        from newsreader.reports.figures.as_text import statistics_as_text

        with suppress(Enough), paged() as write:
            write(statistics_as_text(found, columns(), options.limit).encode("utf-8", "replace"))
    elif form.name == "html" and output is None and is_terminal(sys.stdout):
        return fail(f"stats: name a file for it, such as --output outlets{form.suffix}")
    else:
        put(form.write(found), output)
    return int(not counting.is_well)


@dataclass(frozen=True, slots=True)
class _Read:
    """What has become of one listed story."""

    tallies: tuple[StoryTally, ...] = ()
    said: tuple[str, ...] = ()
    """What there is to be told of it."""
    is_well: bool = True


class _Counting(Iterable["StoryTally"]):
    """The stories that were asked for, each compared and counted when it is its turn, and not held."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._jobs = options.jobs or processors()
        self.count = 0
        self.is_well = True
        """Whether all could be read and compared."""

    def words(self, seconds: float) -> str:
        """How far it is."""
        return f"{counted(self.count, 'story', 'stories')} counted in {in_time(seconds)}; ctrl+c stops"

    def __iter__(self) -> Iterator[StoryTally]:
        sources: tuple[Callable[[], Iterator[StoryTally]], ...] = (
            self._of_lines,
            self._of_paths,
            self._of_library,
        )
        for source in sources:
            for tally in source():
                self.count += 1
                yield tally

    def _of_lines(self) -> Iterator[StoryTally]:
        from newsreader.reports.figures.lines import tally_of_line

        for path in self._options.lines:
            with open(0 if str(path) == "-" else path, "rb", closefd=str(path) != "-") as file:
                number = 0
                while line := file.readline(_LONGEST):
                    number += 1
                    tally = tally_of_line(line)
                    if tally is not None and len(tally.versions) > 1:
                        yield tally
                    elif line.strip():
                        self._amiss(f"{path}, line {number}: is no story that newsreader compare has written")

    def _of_paths(self) -> Iterator[StoryTally]:
        from newsreader.sources import SourceNotice, StoriesToOpen

        options = self._options
        if not options.paths:
            return
        listing = StoriesToOpen(options.paths, options.encoding or "", whole=options.one_story)
        for read in spread(_tallied, list(listing), self._jobs, _lost):
            for line in read.said:
                say(line)
            self.is_well &= read.is_well
            yield from read.tallies
        for problem in listing.problems:
            say(str(problem))
            self.is_well &= isinstance(problem, SourceNotice)

    def _of_library(self) -> Iterator[StoryTally]:
        if not self._options.library:
            return
        from newsreader.library import LibraryError, Order, Where
        from newsreader.model import Story

        def stories() -> Iterator[Story]:
            after = None
            while True:
                page = library.stories(Where("versions > 1"), Order.NEWS, after, _PAGE)
                for row in page.rows:
                    articles = tuple(library.read(one.id) for one in library.articles(row.id))
                    if len(articles) > 1:
                        yield Story(row.title, articles)
                if page.after is None:
                    return
                after = page.after

        try:
            with opened() as library:
                yield from self._each(stories())
        except LibraryError as error:
            self._amiss(str(error))

    def _each(self, stories: Iterator[Story]) -> Iterator[StoryTally]:
        if self._jobs < 2:
            yield from map(_counted_story, stories)
            return
        from newsreader.text.terminal import printable
        from newsreader.workers import how_it_ended, in_order

        def lost(story: Story, status: int) -> None:
            title = printable(story.title)
            self._amiss(f"{title}: not compared: its process was ended {how_it_ended(status)}")

        work: Callable[[Story], StoryTally | None] = _counted_story
        for tally in in_order(work, stories, self._jobs, lost):
            if tally is not None:
                yield tally

    def _amiss(self, why: str) -> None:
        say(why)
        self.is_well = False


def _tallied(summary: StorySummary) -> _Read:
    """Reads a listed story, and compares and counts it, or each of several. Whatever goes wrong is told."""
    from newsreader.sources import SourceNotice

    said: tuple[str, ...] = ()
    try:
        read = read_stories(summary)
        alone = [why for story in read.stories if (why := too_few(story))]
        said = (*map(str, read.problems), *alone)
        is_well = not alone and all(isinstance(problem, SourceNotice) for problem in read.problems)
        tallies = [_counted_story(story) for story in read.stories if not too_few(story)]
        return _Read(tuple(tallies), said, is_well)
    except Exception as error:
        if "NEWSREADER_TRACEBACK" in os.environ:
            raise
        return _Read((), (*said, not_compared(summary, error)), False)


def _lost(summary: StorySummary, status: int) -> _Read:
    return _Read((), (ended_over(summary, status),), False)


def _counted_story(story: Story) -> StoryTally:
    from newsreader.analysis.tallies import tally_of
    from newsreader.compare import compare

    with collector.held():
        return tally_of(compare(story))


def print_schema(_: argparse.Namespace) -> int:
    """Print the schema of the JSON, and return the exit status. Raises OSError."""
    from newsreader.reports.figures.tables import schema_text

    put(schema_text().encode("utf-8"), None)
    return 0


def _forms() -> Iterable[str]:
    from newsreader.reports.figures.registry import FORMS

    return FORMS


def _limit(text: str) -> int:
    if not text.isdecimal() or len(text) > 6 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number such as 20")
    return int(text)
