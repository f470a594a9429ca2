"""The course of a survey: read, look for what is alike, put into stories, compare, write.

Each stage maps a function over tasks by an engine and keeps the results in a journal, so that whatever was
stopped goes on behind the last result that was kept. The results are the same from every engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TypeVar

from newsreader import __version__
from newsreader.grouping.linkage import Pair
from newsreader.reports.as_csv import header_as_csv, rows_as_csv
from newsreader.survey.archives import Archive
from newsreader.survey.engines.engine import TRIES, Engine
from newsreader.survey.journal import Journal, head_of
from newsreader.survey.linking import (
    PAIRS,
    Hanging,
    Looking,
    Weighing,
    blocks,
    link,
    look,
    looking,
    pairs_of,
    portions,
    stories_of,
    undated_pairs,
    weigh,
    weighed,
    weighing,
)
from newsreader.survey.reading import not_read, read_piece
from newsreader.survey.shelf import Shelf
from newsreader.survey.tables import BY_STORY, OUTLETS, SCHEMA
from newsreader.survey.telling import Telling, not_told, outlet_rows, rows_as_lines, tell
from newsreader.survey.workplace import Workplace

T = TypeVar("T")
_ALONE = 50
"""Articles that no other one tells, told by one task."""
_GIVEN_UP = b"given up."
"""In a journal, for what workers ended over again and again."""


class Survey:
    """A survey that is made, from wherever it was stopped."""

    def __init__(
        self, archive: Archive, workplace: Workplace, engine: Engine, said: Callable[[str], None]
    ) -> None:
        """`said` is given a line for whatever there is to be told of the archive."""
        self._archive = archive
        self._workplace = workplace
        self._engine = engine
        self.said = said
        self.stage = ""
        """What is under way."""
        self.done = 0
        """Tasks of it that are done."""
        self.total = 0
        """Tasks that it has; 0 where nobody knows."""
        self._is_well = True

    def run(self) -> dict[str, object]:
        """Makes it, and gives what it has come to: counts of `articles`, `same`, `earlier`, `stories`,
        `compared`, and whether all is `well`. Raises OSError, EngineError."""
        shelf = self.read()
        stories = self.group(shelf)
        told = self.tell(shelf, stories)
        is_well, compared = self.write(told)
        faults = [problem for problem in self._archive.problems if type(problem).__name__ == "SourceError"]
        for problem in self._archive.problems:
            self.said(str(problem))
        return {
            "schema": SCHEMA,
            "version": __version__,
            "articles": len(shelf),
            "same": shelf.same,
            "earlier": shelf.earlier,
            "stories": len(stories),
            "compared": compared,
            "well": is_well and self._is_well and shelf.is_well and not faults,
        }

    def read(self) -> Shelf:
        """Reads the archive."""
        journal = self._workplace.journal("read")
        pieces = (piece.ready() for piece in islice(self._archive, len(journal), None))
        self._map("reading", journal, read_piece, pieces, 0, lambda piece, how: not_read(piece, _ended(how)))
        return Shelf(journal)

    def group(self, shelf: Shelf) -> list[list[int]]:
        """Puts what was read into stories: lists of places on the shelf."""
        joined = ((a, b) for a, others in shelf.joined.items() for b in others)
        hanging = portions(len(shelf), chain(self._of_one_time(shelf), self._undated(shelf), joined))
        linked = self._workplace.journal("linked")
        portion = (tuple(_hanging(shelf, members) for members in each) for each in hanging[len(linked) :])
        self._map("putting into stories", linked, link, portion, len(hanging), self._not_linked)
        stories: list[list[int]] = []
        placed: set[int] = set()
        for data, each in self._not_given_up(linked, hanging):
            for members, groups in zip(each, stories_of(data), strict=True):
                stories += [[members[at] for at in group] for group in groups]
                placed.update(members)
        stories += [[place] for place in range(len(shelf)) if place not in placed]
        return shelf.in_order(stories)

    def _of_one_time(self, shelf: Shelf) -> Iterator[Pair]:
        """The pairs that are alike enough, of articles with days."""
        journal = self._workplace.journal("looked")
        spans = list(blocks(shelf.days[: shelf.dated]))
        tasks = (looking(block, shelf.days, shelf.features) for block in spans[len(journal) :])
        self._map("looking for what is alike", journal, look, tasks, len(spans), self._not_looked)
        for data, block in self._not_given_up(journal, spans):
            yield from pairs_of(data, block)

    def _undated(self, shelf: Shelf) -> Iterator[Pair]:
        """The pairs that are alike enough, of which one has no day."""
        journal = self._workplace.journal("weighed")
        self.stage, self.done, self.total = "looking for what is like what has no date", 0, 0
        near = undated_pairs(map(shelf.features, range(len(shelf))), len(shelf), shelf.dated)
        spans = [near[begin : begin + PAIRS] for begin in range(0, len(near), PAIRS)]
        tasks = (weighing(span, shelf.features) for span in spans[len(journal) :])
        self._map("weighing what has no date", journal, weigh, tasks, len(spans), self._not_looked)
        for data, span in self._not_given_up(journal, spans):
            yield from weighed(data, span)

    def tell(self, shelf: Shelf, stories: Sequence[Sequence[int]]) -> Journal:
        """Compares the stories."""
        journal = self._workplace.journal("told")
        spans = list(_spans(stories))
        tasks = (
            Telling(
                tuple(
                    (tuple(shelf.keys[place] for place in story), tuple(map(shelf.article, story)))
                    for story in stories[span.start : span.stop]
                )
            )
            for span in spans[len(journal) :]
        )
        self._map(
            "comparing", journal, tell, tasks, len(spans), lambda task, how: not_told(task, _ended(how))
        )
        return journal

    def write(self, told: Journal) -> tuple[bool, int]:
        """Writes the tables; whether all stories were told, and how many were compared."""
        self.stage, self.done, self.total = "writing", 0, 2 * len(BY_STORY)
        outlets: dict[str, Counter[str]] = {}
        is_well, compared = True, 0
        for data in told:
            head, _ = head_of(data)
            is_well &= head["well"]
            compared += head["stories"]
            for name, count in head["outlets"].items():
                outlets.setdefault(name, Counter()).update(count)
        for number, sheet in enumerate(BY_STORY):
            self._workplace.write(f"{sheet.name}.jsonl", _parts(told, 2 * number))
            header = header_as_csv(sheet.columns)
            self._workplace.write(f"{sheet.name}.csv", _parts(told, 2 * number + 1, header))
            self.done += 2
        rows = outlet_rows(outlets)
        csv = rows_as_csv(OUTLETS.columns, rows)
        self._workplace.write(f"{OUTLETS.name}.jsonl", [rows_as_lines(rows)])
        self._workplace.write(f"{OUTLETS.name}.csv", [csv])
        return is_well, compared

    def _not_looked(self, task: Looking | Weighing, how: str) -> bytes:
        self.said(f"{len(task.kept):,} articles were not looked through: a worker was ended {_ended(how)}")
        return _GIVEN_UP

    def _not_linked(self, task: tuple[Hanging, ...], how: str) -> bytes:
        count = sum(len(each.keys) for each in task)
        self.said(f"{count:,} articles were not put into stories: a worker was ended {_ended(how)}")
        return _GIVEN_UP

    def _not_given_up(self, journal: Journal, parts: Sequence[T]) -> Iterator[tuple[bytes, T]]:
        """What came of each part, but for those that were given up: then not all is well."""
        for data, part in zip(journal, parts, strict=True):
            if data == _GIVEN_UP:
                self._is_well = False
            else:
                yield data, part

    def _map(
        self,
        stage: str,
        journal: Journal,
        work: Callable[[T], bytes],
        tasks: Iterable[T],
        total: int,
        lost: Callable[[T, str], bytes],
    ) -> None:
        """Adds what `work` makes of tasks, or `lost` of those that are given up, to a journal."""
        self.stage, self.done, self.total = stage, len(journal), total
        for data in self._engine.each(work, tasks, lost):
            journal.add(data)
            self.done += 1
            if work in (read_piece, tell):
                for line in head_of(data)[0]["said"]:
                    self.said(line)


def _ended(how: str) -> str:
    return f"{how}, {TRIES} times"


def _hanging(shelf: Shelf, members: Sequence[int]) -> Hanging:
    order = {place: at for at, place in enumerate(members)}

    def within(judged: Mapping[int, Sequence[int]]) -> tuple[Pair, ...]:
        return tuple((order[a], order[b]) for a in members for b in judged.get(a, ()) if b in order)

    return Hanging(
        tuple(map(shelf.features, members)),
        tuple(shelf.days[place] for place in members),
        tuple(shelf.keys[place] for place in members),
        within(shelf.joined),
        within(shelf.parted),
    )


def _spans(stories: Sequence[Sequence[int]]) -> Iterator[range]:
    """Stories that one task tells: one, or some in a row that have one article each."""
    begin = 0
    while begin < len(stories):
        end = begin + 1
        while (
            len(stories[begin]) == 1
            and end < len(stories)
            and end - begin < _ALONE
            and len(stories[end]) == 1
        ):
            end += 1
        yield range(begin, end)
        begin = end


def _parts(told: Journal, number: int, header: bytes = b"") -> Iterator[bytes]:
    """One part of all results, below a header."""
    yield header
    for data in told:
        begin, length = head_of(data)[1][number]
        yield data[begin : begin + length]
