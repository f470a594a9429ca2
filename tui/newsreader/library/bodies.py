"""The texts of articles, packed with a dictionary that is made once of articles of this library.

`compression.zstd` of Python 3.14, else `backports.zstd` of the extra `library`, else zlib, which needs
nothing and a tenth more room. Which one packed a body, and with what dictionary, is told by its row: what
zlib packed can be read everywhere, what zstd packed wherever that is installed.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import field
from functools import cache
from importlib import import_module
from typing import Any

from newsreader.databases.errors import Damaged, LibraryError
from newsreader.records import dataclass

SAMPLES = 200
"""So many texts at least make a dictionary."""
_MOST_SAMPLES = 800
_ZSTD, _ZLIB = 112 * 1024, 32 * 1024
"""Bytes of a dictionary; zlib sees no further."""
_LEVEL = 3
_LARGEST = 256 * 1024 * 1024
"""Bytes of an unpacked text: no text that can be added is as long."""


@cache
def find_zstd() -> Any:
    """The module; None where there is none."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    return None


@dataclass(slots=True)
class Packer:
    """Packs and unpacks by the dictionaries of one library, which it keeps."""

    _dictionaries: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    """By number: who made it, and its bytes."""
    _ready: dict[int, Any] = field(default_factory=dict)
    """Of zstd, as it wants them."""
    _compressors: dict[int, Any] = field(default_factory=dict)
    """Of zstd, one for each of them that texts were packed by."""

    def pack(self, connection: sqlite3.Connection, data: bytes) -> tuple[int, bytes]:
        """(the number of the dictionary, bytes), by the newest dictionary that can be used here."""
        zstd = find_zstd()
        codec = self.codec(connection)
        dictionary = self._dictionaries[codec][1]
        if zstd is None:
            packer = zlib.compressobj(6, zdict=dictionary) if dictionary else zlib.compressobj(6)
            return codec, packer.compress(data) + packer.flush()
        compressor = self._compressors.get(codec)
        if compressor is None:
            wanted = self._as_wanted(zstd, codec)
            # unless it is asked for, a dictionary is made ready anew for every text
            ready = wanted.as_digested_dict if wanted is not None else None
            compressor = self._compressors[codec] = zstd.ZstdCompressor(_LEVEL, zstd_dict=ready)
        return codec, compressor.compress(data, zstd.ZstdCompressor.FLUSH_FRAME)

    def codec(self, connection: sqlite3.Connection) -> int:
        """The number of the dictionary by which texts are packed here now."""
        kind = "zlib" if find_zstd() is None else "zstd"
        self._find(connection, kind)
        return max(number for number, (made_by, _) in self._dictionaries.items() if made_by == kind)

    def unpack(self, connection: sqlite3.Connection, codec: int, data: bytes) -> bytes:
        """The bytes that were packed. Raises LibraryError where zstd is needed and missing, Damaged."""
        if codec not in self._dictionaries:
            self._read(connection)
        kind, dictionary = self._dictionaries.get(codec, ("", b""))
        try:
            if kind == "zlib":
                unpacker = zlib.decompressobj(zdict=dictionary) if dictionary else zlib.decompressobj()
                found = unpacker.decompress(data, _LARGEST)
                if unpacker.eof:
                    return found
            elif kind == "zstd":
                zstd = find_zstd()
                if zstd is None:
                    raise LibraryError(
                        "the library's texts are packed by zstd: pip install 'newsreader-tui[library]'; "
                        "in a clone pip install '.[library]'"
                    )
                unpack = zstd.ZstdDecompressor(zstd_dict=self._as_wanted(zstd, codec))
                found = unpack.decompress(data, _LARGEST)
                if unpack.eof:
                    return bytes(found)
        except LibraryError:
            raise
        except Exception as error:  # each library has one of its own
            raise Damaged(f"the text of an article is damaged ({error}); newsreader library check") from error
        raise Damaged("the text of an article is damaged; newsreader library check")

    def learn(self, connection: sqlite3.Connection, texts: Sequence[bytes]) -> bool:
        """Makes a dictionary of some texts if there are enough and this library has none for its packer yet.

        It must be all that a transaction does: nothing may be packed by a dictionary that is not kept yet.
        """
        zstd = find_zstd()
        kind = "zlib" if zstd is None else "zstd"
        if len(texts) < SAMPLES or self.is_learned(connection):
            return False
        step = max(1, len(texts) // _MOST_SAMPLES)
        samples = [text[:8192] for text in texts[::step][:_MOST_SAMPLES]]
        try:
            made = (
                b"".join(samples)[-_ZLIB:] if zstd is None else zstd.train_dict(samples, _ZSTD).dict_content
            )
        except Exception:  # too little in them: it is packed without
            return False
        connection.execute("INSERT INTO dictionary (kind, data) VALUES (?, ?)", (kind, made))
        return True

    def is_learned(self, connection: sqlite3.Connection) -> bool:
        """Whether this library has a dictionary for what packs here."""
        kind = "zlib" if find_zstd() is None else "zstd"
        return self._find(connection, kind)

    def _find(self, connection: sqlite3.Connection, kind: str) -> bool:
        """Reads the dictionaries that are new, unless the one of a kind is known, as there is no second one;
        whether there is one."""
        if not self._has(kind):
            self._read(connection)
        return self._has(kind)

    def _has(self, kind: str) -> bool:
        return any(made_by == kind and data for made_by, data in self._dictionaries.values())

    def _read(self, connection: sqlite3.Connection) -> None:
        """Reads the dictionaries that are new."""
        newest = max(self._dictionaries, default=0)
        query = "SELECT id, kind, data FROM dictionary WHERE id > ?"
        for number, kind, data in connection.execute(query, (newest,)):
            self._dictionaries[number] = (kind, data)

    def _as_wanted(self, zstd: Any, codec: int) -> Any:
        dictionary = self._dictionaries[codec][1]
        if dictionary and codec not in self._ready:
            self._ready[codec] = zstd.ZstdDict(dictionary)
        found = self._ready.get(codec)
        return found


def text_of(connection: sqlite3.Connection, packer: Packer, article: int) -> str:
    """The text of an article. Raises LibraryError when there is none, or it cannot be read; sqlite3.Error."""
    row = connection.execute("SELECT codec, data FROM body WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise LibraryError(f"there is no article {article} in the library")
    return packer.unpack(connection, *row).decode("utf-8", "surrogatepass")


def original_of(connection: sqlite3.Connection, packer: Packer, article: int) -> bytes | None:
    """The bytes that an article was read from; None where they are not kept. Raises LibraryError,
    sqlite3.Error."""
    (origin,) = connection.execute("SELECT origin FROM article WHERE id = ?", (article,)).fetchone() or (
        "{}",
    )
    sha256 = json.loads(origin).get("sha256", "")
    row = connection.execute(
        "SELECT codec, data FROM original WHERE sha256 = ?", (bytes.fromhex(sha256),)
    ).fetchone()
    return None if row is None else packer.unpack(connection, *row)
