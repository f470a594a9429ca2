"""The reader's own store, in one SQLite file: notes, rulings, drafts and reading positions."""

from newsreader.library.changes import Change, Step
from newsreader.library.drafts import Draft
from newsreader.library.errors import Damaged, LibraryError, NotSaved, ReadOnly, StaleNote, UndoConflict
from newsreader.library.filters import NoteFilter, Order, RulingFilter
from newsreader.library.library import Library
from newsreader.library.opening import library_in_memory, open_library
from newsreader.library.salvage import Salvaged, salvage
from newsreader.library.shelf import Imported, Shelf
from newsreader.library.store import Mode

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
