"""What the articles of a library are found by. It is not stored: it is read from their texts when it is asked
for, and what was read last is remembered."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import field

from newsreader.databases.errors import LibraryError
from newsreader.grouping.features import Features, features
from newsreader.library.bodies import Packer, text_of
from newsreader.library.listing import whole
from newsreader.records import dataclass

_REMEMBERED = 16_384
"""Articles of which it is remembered, in some 10 MB."""

_NAME = tuple[bytes, str]
"""The key and the title of an article, which tell what is read from its text."""


@dataclass(slots=True)
class KeptFeatures:
    """The features of the articles of one library."""

    packer: Packer
    _remembered: dict[_NAME, bytes] = field(default_factory=dict)
    """As `Features.packed` makes them; what was read last stands at the end."""

    def remember(self, key: bytes, title: str, packed: bytes) -> None:
        """Of an article that is being added."""
        if len(self._remembered) >= _REMEMBERED:
            del self._remembered[next(iter(self._remembered))]
        self._remembered[key, title] = packed

    def of(
        self, connection: sqlite3.Connection, articles: Iterable[int]
    ) -> dict[int, tuple[int | None, Features]]:
        """Per article its day (an ordinal), and its features; those whose texts cannot be read are left out.
        Raises sqlite3.Error."""
        rows = connection.execute(
            "SELECT id, key, title, day FROM article WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )
        found: dict[int, tuple[int | None, Features]] = {}
        for number, key, title, day in rows.fetchall():
            packed = self._remembered.get((key, title))
            if packed is not None:
                found[number] = day, Features.unpacked(packed)
                continue
            try:
                article = whole(connection, number, text_of(connection, self.packer, number))
            except LibraryError:
                continue
            found[number] = day, features(article)
            self.remember(key, title, found[number][1].packed())
        return found
