"""A filter of notes as the reader types it: words, #tag, colour:blue, by:name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from newsreader.library import NoteFilter
from newsreader.library.folding import fold
from newsreader.model import Note, NoteColour


class BadFilter(ValueError):
    """What was typed is no filter; the text says why."""

    def __init__(self, cause: str, rest: NoteFilter) -> None:
        super().__init__(cause)
        self.rest = rest
        """What the other words mean."""


def read_filter(typed: str) -> NoteFilter:
    """The filter that a line describes; an underscore is a space in a tag or name. Raises BadFilter."""
    wanted = NoteFilter()
    words = []
    faults = []
    for word in typed.split():
        name, colon, value = word.partition(":")
        value = value.replace("_", " ")
        if word.startswith("#") and len(word) > 1:
            if wanted.tag:
                faults.append("Only one tag at a time")
            wanted = replace(wanted, tag=word[1:].replace("_", " "))
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
    if faults:
        raise BadFilter(faults[0], wanted)
    return wanted


def matcher(wanted: NoteFilter) -> Callable[[Note], bool]:
    """Whether a filter lets a note through, as the library would."""
    tag, words = fold(wanted.tag), fold(wanted.text).split()

    def lets_through(note: Note) -> bool:
        if tag and tag not in map(fold, note.tags):
            return False
        if wanted.colour is not None and note.colour is not wanted.colour:
            return False
        if wanted.author and note.author != wanted.author:
            return False
        if not words:
            return True
        folded = folded_text(note.comment, note.anchor.exact)
        for word in words:  # noqa: SIM110 (half the time of all())
            if word not in folded:
                return False
        return True

    return lets_through


@lru_cache(maxsize=1 << 15)
def folded_text(comment: str, passage: str) -> str:
    """What a filter by words looks at."""
    return fold(f"{comment}\n{passage}")
