"""`newsreader notes export`: notes and rulings for other programs, read and written a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeVar

from newsreader.annotations.codebook import codebook_of
from newsreader.annotations.exchange.registry import Export, NoteFormat, Part
from newsreader.annotations.placing import Findings, Placer
from newsreader.annotations.store import Mode, NoteFilter, Repository, RulingFilter, StorageType
from newsreader.cli.importing import kept_unread
from newsreader.cli.output import counted, put, say
from newsreader.model import Comparison, Note, Ruling, Story
from newsreader.settings.config import load_config

R = TypeVar("R", bound=Note | Ruling)
F = TypeVar("F", bound=NoteFilter | RulingFilter)
_AT_ONCE = 5_000
"""Records that are in memory at one time."""


class Shelf(Collection[R], Generic[R, F]):
    """What some filters let through of a repository, read a page at a time whenever it is gone through."""

    def __init__(self, repository: Repository[R, F], *wanted: tuple[F, Callable[[R], bool] | None]) -> None:
        """Each filter with what else must be so of a record, if anything; a record comes once."""
        self._repository = repository
        self._wanted = wanted
        self.unreadable = 0
        """How many could not be read when it was gone through last."""

    def __iter__(self) -> Iterator[R]:
        several, unreadable = len(self._wanted) > 1, 0
        seen: set[str] = set()
        for wanted, keeps in self._wanted:
            number = self._repository.count(wanted)
            read = 0
            for start in range(0, number, _AT_ONCE):
                page = self._repository.find(wanted, limit=_AT_ONCE, offset=start)
                read += len(page)
                for record in page:
                    if (keeps is None or keeps(record)) and record.id not in seen:
                        yield record
                        if several:
                            seen.add(record.id)
            unreadable += number - read
        self.unreadable = unreadable

    def __len__(self) -> int:
        if [keeps for _, keeps in self._wanted] == [None]:
            return self._repository.count(self._wanted[0][0])
        return sum(1 for _ in self)

    def __contains__(self, record: object) -> bool:
        return any(record == one for one in self)


def export_notes(
    library: StorageType,
    format: NoteFormat,
    output: Path | None,
    stories: Sequence[Story],
    wanted: NoteFilter,
    with_texts: bool = False,
) -> int:
    """Writes the notes that a filter lets through, and the rulings beside them if it lets through all.

    With stories, only what is on them. Gives the exit status. Raises OSError, LibraryError.
    """
    complaints: list[str] = []
    everything = wanted == NoteFilter(author=wanted.author)
    placers = [Placer(library, story) for story in stories]
    notes, rulings = _noted(library, placers, wanted), _ruled(library, placers, wanted.author)
    shelves: list[Shelf[Note, NoteFilter] | Shelf[Ruling, RulingFilter]] = [notes]
    shelves += [rulings] if everything else []
    export = Export(notes, rulings if everything else (), originals=library.text, with_texts=with_texts)
    if stories:
        config = load_config()[0]
        codebook, wrong = codebook_of(stories[0], config.codebook)
        complaints += wrong

        def compared() -> Comparison:
            from newsreader.analysis.overruled import apply_rulings
            from newsreader.annotations.layer import AnnotationLayer
            from newsreader.compare import compare

            layer = AnnotationLayer(placers[0], wanted.author or config.author)
            layer.show((), rulings)
            return apply_rulings(compare(stories[0]), layer.rulings.values())

        def placed(note: Note) -> Findings:
            found = placers[0].findings(note)
            placers[0].forget(_AT_ONCE)
            return found

        on = tuple(article for placer in placers for article in placer.known.wanted)
        export = replace(
            export,
            story=stories[0],
            placed=placed,
            compared=compared,
            codebook=codebook,
            done=library.done(on) if everything else (),
        )
    elif everything:
        unread = () if wanted.author else kept_unread(library)
        export = replace(export, unread=unread, done=library.done())
    if wanted.author:
        export = replace(export, done=tuple(mark for mark in export.done if mark.coder == wanted.author))
    assert format.write is not None
    document = format.write(export)
    for line in (*format.lost(export), *filter(None, (format.texts,))):
        say(line)
    if with_texts and Part.TEXTS in format.holds:
        say("the texts of the outlets are in it, whose rights they are")
    put(document.chunks, output)
    if lost := 0 if stories else sum(shelf.unreadable for shelf in shelves):
        complaints.append(f"{counted(lost, 'record')} cannot be read: see newsreader notes check")
    for complaint in (*complaints, *document.problems):
        say(complaint)
    unsound = library.mode is not Mode.KEPT
    return 1 if unsound or complaints or document.problems else 0


def _noted(library: StorageType, placers: Sequence[Placer], wanted: NoteFilter) -> Shelf[Note, NoteFilter]:
    """What a filter lets through, of these stories if there are any."""
    if not placers:
        return Shelf(library.notes, (wanted, None))
    parts = ((replace(wanted, articles=placer.known.wanted), placer.concerns) for placer in placers)
    return Shelf(library.notes, *parts)


def _ruled(library: StorageType, placers: Sequence[Placer], author: str) -> Shelf[Ruling, RulingFilter]:
    """The rulings of an author, or of all; of these stories if there are any."""
    if not placers:
        return Shelf(library.rulings, (RulingFilter(author=author), None))

    def on(placer: Placer) -> Callable[[Ruling], bool]:
        return lambda ruling: placer.known.concern(ruling.article)

    parts = ((RulingFilter(placer.known.wanted, author=author), on(placer)) for placer in placers)
    return Shelf(library.rulings, *parts)
