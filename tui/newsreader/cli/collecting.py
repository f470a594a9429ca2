"""`newsreader add`: articles into the library."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from newsreader.cli.articles import opened
from newsreader.cli.command import Command, add_encoding, add_jobs
from newsreader.cli.output import USAGE_ERROR, counted, fail, say, show
from newsreader.cli.progress import in_time, progress

if TYPE_CHECKING:
    from newsreader.library import Added, Library, Outcome, Record
    from newsreader.library.collecting import Read
    from newsreader.sources.source import NamedSource

_AT_ONCE, _LONGEST = 500, 1.0
"""Articles, and seconds, after which what was read is written."""
_EVERY = 2.0
"""Seconds between two looks into a folder that is watched."""


def add_add(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "add",
        run_add,
        "add articles to the library, which finds the stories that they tell",
        examples=(
            "newsreader add FOLDER",
            "newsreader add https://example.org/a export.jsonl",
            "newsreader add --jobs 4 ARCHIVE",
            "newsreader add --watch DOWNLOADS",
        ),
        note="What is there already is not added twice: stopped with ctrl+c, or killed, the same command\n"
        "goes on. Another text under the same address, or in the same file, is a later version of it.\n"
        "What lies in a folder with a story.yaml is one story, until you part it.\n"
        "exit status: 0; 1 when something could not be read; 2 when nothing could",
    )
    parser.add_argument(
        "paths", metavar="FILE|FOLDER|ADDRESS", nargs="+", help="as for newsreader open; - is the input"
    )
    parser.add_argument(
        "--originals", action="store_true", help="keep the files and pages themselves, too, as they were read"
    )
    add_jobs(parser, "read so many files")
    parser.add_argument(
        "--watch", action="store_true", help="go on, until ctrl+c, with files as they are saved there"
    )
    add_encoding(parser)


def run_add(options: argparse.Namespace) -> int:
    """Add articles until all are read, and return the exit status. Raises OSError."""
    from newsreader.cli.batch import processors
    from newsreader.library import LibraryError

    try:
        with opened(to_write=True) as library:
            return _Adding(library, options.originals, options.jobs or processors()).run(
                options.paths, options.encoding or "", watch=options.watch
            )
    except LibraryError as error:
        return fail(str(error))


class _Adding:
    """Reads sources, adds what is in them, and counts."""

    def __init__(self, library: Library, originals: bool, jobs: int) -> None:
        self._library = library
        self._originals = originals
        self._jobs = jobs
        self._count: Counter[Outcome] = Counter()
        self._sources = 0
        self._is_well = True
        self._waiting: list[tuple[Record, str]] = []
        """With the story that somebody says it is of; empty: nobody says."""
        self._told: defaultdict[str, list[Added]] = defaultdict(list)
        """Per story of which somebody says what it is: what became of its articles."""
        self._written = monotonic()

    def run(self, paths: Sequence[str], encoding: str, *, watch: bool) -> int:
        """Adds what is named, and where it is watched what comes later."""
        from newsreader.library.collecting import Listing, Watch
        from newsreader.sources.stories import NO_ARTICLES

        listing = Listing(paths, encoding)
        watched = Watch(paths, encoding) if watch else None
        try:
            if watched is not None:
                watched.look(settled=True)
            self._add_all(listing, listing.together)
            for problem in listing.problems:
                if watch and problem.cause.startswith(NO_ARTICLES):
                    continue  # they are yet to come
                self._tell([str(problem)], well=type(problem).__name__ == "SourceNotice")
            while watched is not None:
                self._report()
                self._watch(watched)
        except KeyboardInterrupt:
            self._write()
            self._report()
            if watch:
                return int(not self._is_well)
            say("stopped; the same command goes on from here")
            return 130
        if not self._is_well and not sum(self._count.values()):
            return USAGE_ERROR
        self._report()
        return int(not self._is_well)

    def _add_all(self, sources: Iterable[NamedSource], together: Mapping[str, str]) -> None:
        with progress(self._words) as shown:
            for read in self._read_all(sources):
                self._sources += 1
                if read.said:
                    with shown.cleared():
                        self._tell(read.said, well=read.is_well)
                self._waiting += [(record, together.get(read.name, "")) for record in read.records]
                if len(self._waiting) >= _AT_ONCE or monotonic() - self._written > _LONGEST:
                    self._write()
            self._write()
        self._gather()

    def _watch(self, watched: object) -> None:
        """Waits until something has come, and adds that."""
        from newsreader.library.collecting import Watch

        assert isinstance(watched, Watch)
        say("watching for new files; ctrl+c stops")
        while not (found := watched.look()):
            Event().wait(_EVERY)
        self._count.clear()
        self._add_all(found, watched.together)

    def _read_all(self, sources: Iterable[NamedSource]) -> Iterator[Read]:
        from newsreader.library.collecting import read
        from newsreader.sources.summaries import Listed

        work = partial(read, originals=self._originals)
        if self._jobs < 2:
            yield from map(work, sources)
            return
        from newsreader.workers import in_order

        others: list[NamedSource] = []

        def files() -> Iterator[NamedSource]:
            for source in sources:
                if isinstance(source, Listed):
                    yield source
                else:
                    others.append(source)  # it has a part in the streams, or the hosts, of this process

        yield from in_order(work, files(), self._jobs, _lost)
        yield from map(work, others)

    def _write(self) -> None:
        found = self._library.add(record for record, _ in self._waiting)
        for added, (_, story) in zip(found, self._waiting, strict=True):
            self._count[added.outcome] += 1
            if story:
                self._told[story].append(added)
        self._waiting.clear()
        self._written = monotonic()

    def _gather(self) -> None:
        """Puts what somebody calls one story into one, if any of it is new; its reader may part it again."""
        from newsreader.library import Outcome
        from newsreader.library.judgements import Judging

        judging = Judging(self._library, "story.yaml")
        for told in self._told.values():
            if any(each.outcome is not Outcome.SAME for each in told):
                judging.gather({each.article for each in told})
        self._told.clear()

    def _tell(self, lines: Iterable[str], *, well: bool) -> None:
        for line in lines:
            say(line)
        self._is_well &= well

    def _words(self, seconds: float) -> str:
        from newsreader.sources.addresses import UNDERWAY

        if UNDERWAY.address:
            return f"fetching {UNDERWAY.address} after {in_time(seconds)}; ctrl+c stops"
        read, kept = counted(self._sources, "file"), sum(self._count.values())
        return f"{read} read, {kept:,} articles kept after {in_time(seconds)}; ctrl+c stops"

    def _report(self) -> None:
        show(told(self._count))


def _lost(source: NamedSource, status: int) -> Read:
    """A process has ended over a file."""
    from newsreader.library.collecting import Read

    return Read((), (f"{source.name}: not read: its process was ended ({status})",), False, source.name)


def told(count: Counter[Outcome]) -> str:
    """What became of some articles, in a line."""
    from newsreader.library import Outcome

    new = count[Outcome.NEW] + count[Outcome.COPY]
    parts = [f"{counted(new, 'article')} added"]
    if copies := count[Outcome.COPY]:
        parts[0] += f", {copies} of them word for word as another"
    if changed := count[Outcome.CHANGED]:
        parts.append(f"{counted(changed, 'article')} changed since")
    if same := count[Outcome.SAME]:
        parts.append(f"{same} known already")
    return "; ".join(parts)


def outcomes(added: Iterable[Added]) -> Counter[Outcome]:
    """How many articles became what."""
    return Counter(one.outcome for one in added)
