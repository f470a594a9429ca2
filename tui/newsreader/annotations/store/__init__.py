"""The reader's own store, in one SQLite file: notes, rulings, drafts and reading positions."""

from newsreader.annotations.store.drafts import Draft
from newsreader.annotations.store.errors import (
    Damaged,
    LibraryError,
    NotSaved,
    ReadOnly,
    StaleNote,
    UndoConflict,
)
from newsreader.annotations.store.filters import NoteFilter, Order, RulingFilter
from newsreader.annotations.store.sqlite.changes import Change, Step
from newsreader.annotations.store.sqlite.connection import Mode
from newsreader.annotations.store.sqlite.library import Library
from newsreader.annotations.store.sqlite.opening import library_in_memory, open_library
from newsreader.annotations.store.sqlite.salvage import Salvaged, salvage
from newsreader.annotations.store.sqlite.shelf import Imported, Shelf

__all__ = [
    "Change",
    "Damaged",
    "Draft",
    "Imported",
    "Library",
    "LibraryError",
    "Mode",
    "NotSaved",
    "NoteFilter",
    "Order",
    "ReadOnly",
    "RulingFilter",
    "Salvaged",
    "Shelf",
    "StaleNote",
    "Step",
    "UndoConflict",
    "library_in_memory",
    "open_library",
    "salvage",
]
