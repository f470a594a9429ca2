"""A filter of notes as the reader types it: words, #tags, colour:blue, by:name. All of it must apply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from newsreader.annotations.codebook import Codebook
from newsreader.annotations.store import LibraryError, NoteFilter, StorageType
from newsreader.model import Note, NoteColour
from newsreader.text.folding import fold_for_search

_NO_CODEBOOK = Codebook()


class BadFilter(ValueError):
    """What was typed is no filter; the text says why."""

    def __init__(self, cause: str, rest: NoteFilter) -> None:
        super().__init__(cause)
        self.rest = rest
        """What the other words mean."""


def read_filter(typed: str, typing: bool = False) -> NoteFilter:
    """The filter that a line describes; an underscore is a space in a tag or name. Raises BadFilter.

    While one is `typing`, a tag at the end of the line is one that begins like this.
    """
    wanted = NoteFilter()
    words = []
    faults = []
    for word in typed.split():
        name, colon, value = word.partition(":")
        value = value.replace("_", " ")
        if word.startswith("#") and len(word) > 1:
            wanted = replace(wanted, tags=(*wanted.tags, word[1:].replace("_", " ")))
        elif colon and name.casefold() in ("colour", "color"):
            fitting = [colour for colour in NoteColour if colour.startswith(value.casefold())]
            if not fitting:
                faults.append(f"The colours are {', '.join(NoteColour)}")
            elif value:
                wanted = replace(wanted, colour=fitting[0])
        elif colon and name.casefold() == "by":
            wanted = replace(wanted, author=value)
        else:
            words.append(word)
    wanted = replace(wanted, text=" ".join(words))
    if typing and wanted.tags and not typed[-1].isspace() and typed.split()[-1].startswith("#"):
        wanted = replace(wanted, tags=wanted.tags[:-1], tag_start=wanted.tags[-1])
    if faults:
        raise BadFilter(faults[0], wanted)
    return wanted


def tags_in_use(
    library: StorageType, prefix: str, limit: int = 8, codebook: Codebook = _NO_CODEBOOK
) -> tuple[str, ...]:
    """The tags that begin like this: those of a codebook, then those in use, the most used first."""
    agreed = [code.tag for code in codebook.beginning(prefix)]
    try:
        used = [tag for tag, _ in library.tags(prefix, limit)]
    except LibraryError:
        used = []
    known = {fold_for_search(tag) for tag in agreed}
    return (*agreed, *(tag for tag in used if fold_for_search(tag) not in known))[:limit]


class Listing:
    """Notes in an order, of which a filter lets some through, as the library would.

    What a filter looks at is folded once. While a filter grows, as when it is typed, only what it let
    through before is looked at.
    """

    def __init__(self, notes: Iterable[Note]) -> None:
        self._notes = list(notes)
        self._words = [folded_text(note.comment, note.anchor.exact) for note in self._notes]
        self._tags = [_folded_tags(note.tags) for note in self._notes]
        self._last: tuple[NoteFilter, Sequence[int]] = (NoteFilter(), range(len(self._notes)))
        """A filter, and what it lets through."""

    def matching(self, wanted: NoteFilter) -> Sequence[int]:
        """The indices of the notes that a filter lets through."""
        before, found = self._last
        if not narrows(wanted, before):
            found = range(len(self._notes))
        notes, words, tags = self._notes, self._words, self._tags
        wanted_tags = _folded_tags(wanted.tags)
        if wanted_tags:
            found = [index for index in found if wanted_tags <= tags[index]]
        start = fold_for_search(wanted.tag_start)
        if start:
            found = [index for index in found if any(tag.startswith(start) for tag in tags[index])]
        if wanted.colour is not None:
            found = [index for index in found if notes[index].colour is wanted.colour]
        if wanted.author:
            found = [index for index in found if notes[index].author == wanted.author]
        for word in fold_for_search(wanted.text).split():
            found = [index for index in found if word in words[index]]
        self._last = (wanted, found)
        return found


def narrows(wanted: NoteFilter, before: NoteFilter) -> bool:
    """Whether a filter lets through nothing that another one does not."""
    words = fold_for_search(wanted.text).split()
    return (
        _folded_tags(before.tags) <= _folded_tags(wanted.tags)
        and fold_for_search(wanted.tag_start).startswith(fold_for_search(before.tag_start))
        and before.colour in (None, wanted.colour)
        and before.author in ("", wanted.author)
        and all(any(part in word for word in words) for part in fold_for_search(before.text).split())
    )


@lru_cache(maxsize=1 << 15)
def folded_text(comment: str, passage: str) -> str:
    """What a filter by words looks at."""
    return fold_for_search(f"{comment}\n{passage}")


@lru_cache(maxsize=1 << 12)
def _folded_tags(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_for_search, tags))
