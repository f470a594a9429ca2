"""The reader's own store of notes, rulings, drafts and reading positions: see protocol.py.

It lies in one SQLite file. Nothing is loaded before it is asked for, the database least of all.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsreader.annotations.store.errors import StaleNote, UndoConflict
    from newsreader.annotations.store.filters import NoteFilter, Order, RulingFilter
    from newsreader.annotations.store.protocol import Repository, SharedRows, StorageType
    from newsreader.annotations.store.sqlite.glance import glance
    from newsreader.annotations.store.sqlite.opening import library_in_memory, open_library
    from newsreader.annotations.store.sqlite.salvage import salvage
    from newsreader.annotations.store.types import Change, Draft, Logged, Merged, Mode, Salvaged, Step
    from newsreader.databases.errors import Damaged, LibraryError, NotSaved, ReadOnly

__all__ = [
    "Change",
    "Damaged",
    "Draft",
    "LibraryError",
    "Logged",
    "Merged",
    "Mode",
    "NotSaved",
    "NoteFilter",
    "Order",
    "ReadOnly",
    "Repository",
    "RulingFilter",
    "Salvaged",
    "SharedRows",
    "StaleNote",
    "Step",
    "StorageType",
    "UndoConflict",
    "glance",
    "library_in_memory",
    "open_library",
    "salvage",
]
_HOMES = {
    "newsreader.databases.errors": ("Damaged", "LibraryError", "NotSaved", "ReadOnly"),
    ".errors": ("StaleNote", "UndoConflict"),
    ".filters": ("NoteFilter", "Order", "RulingFilter"),
    ".protocol": ("Repository", "SharedRows", "StorageType"),
    ".sqlite.glance": ("glance",),
    ".sqlite.opening": ("library_in_memory", "open_library"),
    ".sqlite.salvage": ("salvage",),
    ".types": ("Change", "Draft", "Logged", "Merged", "Mode", "Salvaged", "Step"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home, __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
