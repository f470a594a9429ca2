"""What a user can name that is no file and no folder: addresses, feeds, the standard input, a file's past.

Each has a file of its own, which is imported when one is named.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.sources.source import NamedSource

STDIN = "-"
"""The name of the standard input."""
HISTORY = "git:"
"""Stands before a file of which all versions in its git repository are meant."""
COMMIT = ", git commit "
"""Stands between a file and the commit of which it was read."""
FEEDS = "feeds:"
"""Stands before a list of feeds, or a page, of which the articles in all its feeds are meant."""
_STREAMS = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
"""Where pipes lie that a shell has opened for this program."""


def special_source(
    target: str | os.PathLike[str], said: Mapping[str, str] = MappingProxyType({})
) -> NamedSource | None:
    """What is meant by a target that is no path, of which someone says `said`; None for one that is."""
    named = os.fspath(target)
    if named == STDIN:
        from newsreader.sources.streams import StandardInput

        return StandardInput(said=said)
    if named.startswith(_STREAMS) and _is_pipe(named):
        from newsreader.sources.streams import Stream

        return Stream(named, said)
    if named.startswith(HISTORY) and not os.path.exists(named):
        from newsreader.sources.history import History

        return History(Path(named.removeprefix(HISTORY)), said)
    if named.startswith(FEEDS) and not os.path.exists(named):
        from newsreader.sources.addresses import Feeds

        return Feeds(named.removeprefix(FEEDS), said)
    scheme, separator, _ = named.partition("://")
    if not separator or scheme.lower() == "file" or not scheme.isalpha() or os.path.exists(named):
        return None
    from newsreader.sources.addresses import Address

    return Address(named, said)


def path_of(target: str | os.PathLike[str]) -> Path:
    """The path that is meant by a target that is one, also if it is written as an address of a file."""
    named = os.fspath(target)
    if named[:8].lower() != "file:///":
        return Path(target)
    from urllib.request import url2pathname

    return Path(url2pathname(named[7:]))


def _is_pipe(name: str) -> bool:
    try:
        return stat.S_ISFIFO(os.stat(name).st_mode)
    except (OSError, ValueError):
        return False
