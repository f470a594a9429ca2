"""Comparing many stories: each on its own, over processes, in parts, and on from where it stopped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

from newsreader import collector
from newsreader.cli.output import counted, say
from newsreader.cli.progress import in_time, progress
from newsreader.cli.second_reading import asking_in_words, compared, trouble
from newsreader.records import dataclass

if TYPE_CHECKING:
    from newsreader.model import Story
    from newsreader.reports.as_jsonl import Part
    from newsreader.reports.outline import Outline
    from newsreader.settings.config import SecondReaderSettings
    from newsreader.sources import SourceError, StorySummary

R = TypeVar("R")
LINES, TEXT = "jsonl", "text"
"""The reports that any number of stories can be appended to."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of so many parts of equal size, in which the stories stand in their order."""

    number: int
    """From 1."""
    count: int

    def of(self, stories: Sequence[StorySummary]) -> Sequence[StorySummary]:
        """The stories in this part: all parts put together are all stories."""
        begin, end = (len(stories) * at // self.count for at in (self.number - 1, self.number))
        return stories[begin:end]


def shard(text: str) -> Shard:
    """A part that is written as `3/64`. Raises ValueError."""
    found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise ValueError(f"{text!r} is no part such as 3/64: the third of 64")
    return Shard(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class Made:
    """What has become of one story."""

    data: bytes | None
    """Its report; None: there is none."""
    said: tuple[str, ...] = ()
    """What there is to be told of it."""
    is_well: bool = True
    """Whether there is a report on all that was named."""
    is_clean: bool = True
    """Whether there is nothing in it that was watched for."""


@dataclass(frozen=True, slots=True)
class Written:
    """A comparison as it is written."""

    data: bytes
    found: str
    """What was watched for and is in it, in words; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a comparison is written as."""

    report: str
    """The name of a report."""
    width: int = 0
    """Columns of a text; 0: as many as it has by itself."""
    fail_on: tuple[str, ...] = ()
    """What is watched for: names of findings."""
    second: SecondReaderSettings | None = None
    """The second reader that is asked; None: there is none."""

    @property
    def between(self) -> bytes:
        """What stands between two reports."""
        return b"\n" if self.report == TEXT else b""

    def of(self, story: Story, part: Part | None = None) -> Written:
        """The comparison of a story, which is part of what was read from some files."""
        from newsreader.reports.outline import Outline

        with collector.held():
            outline = Outline(compared(story, self.second))
            return Written(self._data(outline, part), self._found(outline))

    def _found(self, outline: Outline) -> str:
        if not self.fail_on:
            return ""
        from newsreader.reports.watching import found_in

        found = ", ".join(found_in(outline, self.fail_on))
        return f"{outline.story.title}: {found}" if found else ""

    def _data(self, outline: Outline, part: Part | None) -> bytes:
        if self.report == LINES:
            from newsreader.reports.as_jsonl import outline_as_line

            return outline_as_line(outline, part).encode("utf-8", "replace")
        if self.report == TEXT and self.width:
            from newsreader.reports.as_text import comparison_as_text

            return comparison_as_text(outline.comparison, self.width).encode("utf-8", "replace")
        from newsreader.reports.registry import find_report

        found = find_report(self.report)
        assert found is not None
        return found.data(outline)


@dataclass(frozen=True, slots=True)
class Read:
    """The stories that one listed story turns out to be, and one problem for everything that is amiss."""

    stories: tuple[Story, ...]
    problems: tuple[SourceError, ...]


def read_stories(summary: StorySummary) -> Read:
    """Reads a listed story; of a collection, all stories in it. Never raises for what it finds."""
    from newsreader.sources import open_story

    opened = open_story(summary)
    parts = [opened.story, *(open_story(part).story for part in opened.parts[1:] if len(part.articles) > 1)]
    return Read(tuple(story for story in parts if story is not None), opened.problems)


def make(summary: StorySummary, form: Form) -> Made:
    """Reads a story, compares its versions and writes that. Whatever goes wrong is told."""
    from newsreader.reports.as_jsonl import Part
    from newsreader.sources import SourceNotice

    said: tuple[str, ...] = ()
    try:
        read = read_stories(summary)
        said = tuple(map(str, read.problems))
        is_well = all(isinstance(problem, SourceNotice) for problem in read.problems)
        several = [story for story in read.stories if not too_few(story)]
        if read.stories and not several:
            said = (*said, too_few(read.stories[0]))
        if not several:
            return Made(None, said, False)
        places = (Part(summary.paths, number, len(several)) for number in range(1, len(several) + 1))
        reports = []
        for story, place in zip(several, places, strict=True):
            reports.append(form.of(story, place))
            if words := trouble(form.second):
                said = (*said, f"{_named(summary)}: {words}")
        found = tuple(one.found for one in reports if one.found)
        data = form.between.join(one.data for one in reports)
        return Made(data, (*said, *found), is_well, not found)
    except Exception as error:
        if "NEWSREADER_TRACEBACK" in os.environ:
            raise
        return Made(None, (*said, not_compared(summary, error)), False)


def too_few(story: Story) -> str:
    """Why there is nothing to compare in a story; empty where there is."""
    if len(story.versions) > 1:
        return ""
    return f"{story.versions[0].path} is the only article: there must be another to compare it with"


def processors() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Batch(Iterable[bytes]):
    """The reports on some stories, in their order, each as soon as it is its turn.

    What there is to be told of a story is said before; or at the end, if they are shown to a reader, so that
    nothing else is written on the terminal meanwhile.
    """

    def __init__(
        self, summaries: Sequence[StorySummary], form: Form, jobs: int, *, for_reader: bool = False
    ) -> None:
        self._summaries = summaries
        self._form = form
        self._jobs = jobs
        self._for_reader = for_reader
        self.finished = 0
        """Stories that were tried so far."""
        self.written = 0
        """Stories of which there is a report."""
        self.well = 0
        """Stories of which all could be read and compared."""
        self.clean = 0
        """Stories in which there is nothing that was watched for."""

    def __iter__(self) -> Iterator[bytes]:
        held: list[str] = []
        try:
            with progress(self._words) as shown:
                work = partial(make, form=self._form)
                for made in spread(work, self._summaries, self._jobs, _lost):
                    self.finished += 1
                    self.well += made.is_well
                    self.clean += made.is_clean
                    self.written += made.data is not None
                    held += made.said
                    if self._for_reader and made.data is not None:
                        shown.end()
                    with shown.cleared():
                        if not self._for_reader:
                            _say_all(held)
                        if made.data is not None:
                            yield made.data
        finally:
            _say_all(held)

    def _words(self, seconds: float) -> str:
        from newsreader.sources.addresses import UNDERWAY  # whoever waits so long has the time

        total, done = len(self._summaries), self.finished
        if UNDERWAY.address:
            return f"fetching {UNDERWAY.address} after {in_time(seconds)}; ctrl+c stops"
        asking = asking_in_words(self._form.second)
        if total == 1:
            return f"{asking or 'comparing'} for {in_time(seconds)}; ctrl+c stops"
        left = f", about {in_time(seconds / done * (total - done))} left" if done else ""
        asked = f" ({asking})" if asking else ""
        told = f"{done} of {counted(total, 'story', 'stories')}{asked} after {in_time(seconds)}{left}"
        return f"{told}; ctrl+c stops"


def _say_all(lines: list[str]) -> None:
    for line in lines:
        say(line)
    lines.clear()


def spread(
    work: Callable[[StorySummary], R],
    summaries: Sequence[StorySummary],
    jobs: int,
    lost: Callable[[StorySummary, int], R],
) -> Iterator[R]:
    """What `work` makes of each story, in their order, in so many processes, or here where no other process
    can read them; `lost` is given a story over which a process ended, and its exit status."""
    jobs = min(jobs, len(summaries))
    if jobs < 2 or not all(map(_can_be_read_elsewhere, summaries)):
        return map(work, summaries)
    from newsreader.workers import in_order

    return in_order(work, summaries, jobs, lost)


def _can_be_read_elsewhere(summary: StorySummary) -> bool:
    """Whether another process reads the same: it has no part in the streams of this one, and does not know
    when this one asked a host last."""
    from newsreader.sources.summaries import Listed

    return all(isinstance(source, Listed) for source in summary.articles)


def _lost(summary: StorySummary, status: int) -> Made:
    return Made(None, (ended_over(summary, status),), False)


def ended_over(summary: StorySummary, status: int) -> str:
    """That a process has ended over a story, in a line."""
    from newsreader.workers import how_it_ended

    return not_compared(summary, f"its process was ended {how_it_ended(status)}")


def not_compared(summary: StorySummary, why: Exception | str) -> str:
    """That a story was not compared, in a line."""
    return f"{_named(summary)}: not compared: {why if isinstance(why, str) else _cause(why)}"


def _named(summary: StorySummary) -> str:
    """Where a story lies, for a message."""
    from newsreader.text.terminal import printable

    first = summary.paths[0]
    return printable(first if len(summary.paths) == 1 else str(Path(first).parent))


def _cause(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    return f"{type(error).__name__}: {error}".removesuffix(": ")


class Appended:
    """A file of JSON Lines that grows by a story at a time, and can be taken up again."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        """Without `resume` whatever the file holds is gone.

        Raises OSError, and ValueError when it holds anything else.
        """
        self.finished: frozenset[tuple[str, ...]] = frozenset()
        """The files of each story that is in it."""
        self.mended = 0
        """Bytes of a last line that was not written whole; they are gone."""
        resume = resume and path.exists()
        if resume:
            self.finished, whole = _finished(path)
        self._file: IO[bytes] = open(path, "r+b" if resume else "wb")  # noqa: SIM115, closed by `close`
        if resume:
            self.mended = self._file.seek(0, os.SEEK_END) - whole
            self._file.truncate(whole)
            self._file.seek(whole)

    def write(self, line: bytes) -> None:
        """Adds a line, which outlives the end of the program. Raises OSError."""
        self._file.write(line)
        self._file.flush()

    def close(self) -> None:
        """Raises OSError when it is not safe on the disk."""
        self._file.flush()
        if self._file.seekable():
            os.fsync(self._file.fileno())
        self._file.close()


def _finished(path: Path) -> tuple[frozenset[tuple[str, ...]], int]:
    """The listed stories of which all is in a file, and how many of its bytes that is."""
    from newsreader.reports.as_jsonl import part_of_line

    found: set[tuple[str, ...]] = set()
    whole = read = 0
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                break
            part = part_of_line(line)
            if part is None:
                raise ValueError(f"{path}, line {number}: is no story that newsreader compare has written")
            read += len(line)
            if part.number == part.count:
                found.add(part.files)
                whole = read
    return frozenset(found), whole
