"""Sharing notes with others while one reads: when it is asked for, and every few minutes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from newsreader.settings.config import Config
from newsreader.text.terminal import safe
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Finished

if TYPE_CHECKING:
    from newsreader.annotations.store import StorageType
    from newsreader.sharing.syncing import Shared
    from newsreader.ui.controllers.notebook import Notebook

_LOOK_EVERY = 20.0
"""Seconds between looks at whether it is time."""
_MINUTE = 60.0


class Syncing:
    """Shares in a thread, once at a time; what comes of it is in the log of messages."""

    def __init__(self, port: ReaderPort, config: Callable[[], Config], notebook: Notebook) -> None:
        """`config` gives the settings in force."""
        self._port = port
        self._config = config
        self._notebook = notebook
        self._is_busy = False
        self._last = -float("inf")
        """When it was begun last, by the clock that never goes back."""
        self._told = ""
        """What went wrong the last time; it is said once."""

    def begin(self) -> None:
        """Share by itself from now on, if the settings have it so."""
        self._port.set_interval(_LOOK_EVERY, self.look)
        self.look()

    def look(self) -> None:
        """Share if it is time."""
        wanted = self._config().sync
        if wanted.url and wanted.every and monotonic() - self._last >= wanted.every * _MINUTE:
            self._share(asked=False)

    def ask(self) -> None:
        """Share now, as the reader has asked."""
        if not self._config().sync.url:
            self._port.remark("Notes are not shared: set sync.url, here or in the settings")
        elif self._is_busy:
            self._port.remark("Notes are being shared")
        else:
            self._port.remark("Sharing notes …")
            self._share(asked=True)

    def _share(self, asked: bool) -> None:
        if self._is_busy:
            return
        self._is_busy, self._last = True, monotonic()
        work = partial(_shared, self._notebook.library, self._config())
        self._port.in_thread(lambda: Finished(partial(self._done, work(), asked)), "sync")

    def _done(self, made: Shared | str, asked: bool) -> None:
        self._is_busy = False
        port = self._port
        if isinstance(made, str):
            if asked or made != self._told:
                port.warn(f"Notes are not shared: {safe(made)}")
            self._told = made
            return
        self._told = ""
        if made.taken:
            for reading in port.opened:
                if reading.desk is not None:
                    self._notebook.read(reading)
        if asked or made.sent or made.taken:
            port.tell(f"Notes shared: {safe(made.in_words)}")


def _shared(library: StorageType, config: Config) -> Shared | str:
    """In a thread: what was shared, or why nothing was."""
    from newsreader.annotations.store import LibraryError
    from newsreader.sharing.errors import SharingError
    from newsreader.sharing.sessions import share

    try:
        return share(library, config.sync, config.author)
    except (LibraryError, SharingError) as fault:
        return str(fault)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
