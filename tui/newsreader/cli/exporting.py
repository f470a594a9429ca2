"""`newsreader notes export`: notes and rulings for other programs, read and written a few at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeVar

from newsreader.annotations.codebook import codebook_of
from newsreader.annotations.exchange.registry import Export, NoteFormat, Part
from newsreader.annotations.placing import Placer
from newsreader.annotations.store import Mode, NoteFilter, Repository, RulingFilter, StorageType
from newsreader.cli.importing import kept_unread
from newsreader.cli.output import counted, put, say
from newsreader.model import Comparison, Note, Ruling, Story
from newsreader.settings.config import load_config

R = TypeVar("R", bound=Note | Ruling)
F = TypeVar("F", bound=NoteFilter | RulingFilter)
_AT_ONCE = 1_000
"""Records that are in memory at one time."""


class Shelf(Collection[R], Generic[R, F]):
    """What a filter lets through of a repository, read a page at a time whenever it is gone through."""

    def __init__(self, repository: Repository[R, F], wanted: F) -> None:
        self._repository = repository
        self._wanted = wanted
        self._number = repository.count(wanted)
        self.readable = self._number
        """How many could be read when it was gone through last."""

    def __iter__(self) -> Iterator[R]:
        read = 0
        for start in range(0, self._number, _AT_ONCE):
            page = self._repository.find(self._wanted, limit=_AT_ONCE, offset=start)
            read += len(page)
            yield from page
        self.readable = read

    def __len__(self) -> int:
        return self._number

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
    rulings: Collection[Ruling] = ()
    shelves: list[Shelf[Note, NoteFilter] | Shelf[Ruling, RulingFilter]] = []
    everything = wanted == NoteFilter(author=wanted.author)
    if stories:
        placers = [Placer(library, story) for story in stories]
        notes: Collection[Note] = _notes_on(library, placers, wanted)
        if everything:
            rulings = _rulings_on(library, placers, wanted.author)
        story, placer = stories[0], placers[0]
        codebook, wrong = codebook_of(story, load_config()[0].codebook)
        complaints += wrong

        def compared() -> Comparison:
            from newsreader.analysis.overruled import apply_rulings
            from newsreader.compare import compare

            ruled = (placer.ruled(ruling) for ruling in _rulings_on(library, placers, wanted.author))
            return apply_rulings(compare(story), [one for one in ruled if one is not None])

        export = Export(
            *(notes, rulings, (), story, library.text, placer.findings, compared, codebook, with_texts),
            done=library.done(placer.known.wanted) if everything else (),
        )
    else:
        notes = noted = Shelf(library.notes, wanted)
        shelves.append(noted)
        if everything:
            rulings = ruled = Shelf(library.rulings, RulingFilter(author=wanted.author))
            shelves.append(ruled)
        unread = kept_unread(library) if wanted == NoteFilter() else ()
        export = Export(notes, rulings, unread, originals=library.text, with_texts=with_texts)
        export = replace(export, done=library.done() if everything else ())
    if wanted.author:
        export = replace(export, done=tuple(mark for mark in export.done if mark.coder == wanted.author))
    assert format.write is not None
    document = format.write(export)
    for line in (*format.lost(export), *filter(None, (format.texts,))):
        say(line)
    if with_texts and Part.TEXTS in format.holds:
        say("the texts of the outlets are in it, whose rights they are")
    put(document.chunks, output)
    if lost := sum(len(shelf) - shelf.readable for shelf in shelves):
        complaints.append(f"{counted(lost, 'record')} cannot be read: see newsreader notes check")
    for complaint in (*complaints, *document.problems):
        say(complaint)
    unsound = library.mode is not Mode.KEPT
    return 1 if unsound or complaints or document.problems else 0


def _notes_on(library: StorageType, placers: Iterable[Placer], wanted: NoteFilter) -> tuple[Note, ...]:
    return _once(
        note
        for placer in placers
        for note in library.notes.find(replace(wanted, articles=placer.known.wanted))
        if placer.concerns(note)
    )


def _rulings_on(library: StorageType, placers: Iterable[Placer], author: str) -> tuple[Ruling, ...]:
    return _once(
        ruling
        for placer in placers
        for ruling in library.rulings.find(RulingFilter(placer.known.wanted, author=author))
        if placer.known.concern(ruling.article)
    )


def _once(records: Iterable[R]) -> tuple[R, ...]:
    return tuple({record.id: record for record in records}.values())
