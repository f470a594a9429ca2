"""The library of articles: one SQLite file that holds any number of them, and the stories that they tell.

Its names are imported when they are first used: this package is a part of the start of the program.

Who calls what: commands and the screen know `Library` and the plain data of `types`. `Library` opens a
`Store` (store.py: connections, transactions, versions of the tables in schema.py) and gives its connections
to the functions of adding, bodies, listing, searching, feeds and care, which hold the SQL. Adding calls
`stories.place`, with what each new article is found by, inside its own transaction; who groups articles lives
behind it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.databases.errors import Damaged, LibraryError, NotSaved, ReadOnly
    from newsreader.library.library import Library
    from newsreader.library.store import default_path
    from newsreader.library.types import (
        EVERY,
        Added,
        ArticleRow,
        Counts,
        Cursor,
        Feed,
        Hit,
        Order,
        Outcome,
        OutletRow,
        Page,
        Record,
        SearchOrder,
        StoryRow,
        Where,
    )

__all__ = [
    "EVERY",
    "Added",
    "ArticleRow",
    "Counts",
    "Cursor",
    "Damaged",
    "Feed",
    "Hit",
    "Library",
    "LibraryError",
    "NotSaved",
    "Order",
    "Outcome",
    "OutletRow",
    "Page",
    "ReadOnly",
    "Record",
    "SearchOrder",
    "StoryRow",
    "Where",
    "default_path",
]
_HOMES = {
    "newsreader.databases.errors": ("Damaged", "LibraryError", "NotSaved", "ReadOnly"),
    ".library": ("Library",),
    ".store": ("default_path",),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = next((home for home, names in _HOMES.items() if name in names), ".types")
    return getattr(import_module(home, __name__), name)
