"""One connection to the server, a library and a project brought together, and the connection ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.sharing.address import read_address
from newsreader.sharing.drivers import connect
from newsreader.sharing.server import Project
from newsreader.sharing.syncing import Shared, synced

if TYPE_CHECKING:
    from newsreader.annotations.store import StorageType
    from newsreader.settings.config import SyncSettings


def share(
    library: StorageType,
    wanted: SyncSettings,
    author: str = "",
    ask: Callable[[str], str | None] | None = None,
    step: Callable[[str], None] = lambda words: None,
) -> Shared:
    """Shares a library as the settings say. `ask` asks for a password; `step` is told what is under way.

    Raises SharingError, LibraryError; what was done by then is kept.
    """
    address = read_address(wanted.url)
    step(f"connecting to {address.in_words}")
    connection = connect(address, ask)
    try:
        return synced(library, Project(connection, wanted.project), author, wanted.with_texts, step)
    finally:
        connection.close()
