"""What the articles of a library are found by. It is not stored: it is read from their texts when it is asked
for, and what was read last is remembered."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import field, replace

from newsreader.databases.errors import LibraryError
from newsreader.grouping.features import Features, features
from newsreader.library.bodies import Packer, text_of
from newsreader.library.listing import own_title, whole
from newsreader.library.structure import rebuilt
from newsreader.library.types import Record
from newsreader.records import dataclass

_REMEMBERED = 16_384
"""Articles of which it is remembered, in some 10 MB."""

_NAME = tuple[bytes, str]
"""The key and the title of an article, which tell what is read from its text."""

Dated = tuple[int | None, Features]
"""By what others like an article are found: its day (an ordinal; None: unknown), and its features."""


@dataclass(slots=True)
class KeptFeatures:
    """The features of the articles of one library."""

    packer: Packer
    _remembered: dict[_NAME, bytes] = field(default_factory=dict)
    """As `Features.packed` makes them; what was read last stands at the end."""

    def of_new(self, record: Record, key: bytes, title: str) -> Features:
        """Of a record that is being added, by its key and what it is called in the library; they are what
        `of` gives of it from now on."""
        if record.features:
            found, packed = Features.unpacked(record.features), record.features
        else:
            article = rebuilt(record.text, record.structure, title, record.language)
            found = features(replace(article, title=own_title(record.origin, title)))
            packed = found.packed()
        self._remember(key, title, packed)
        return found

    def _remember(self, key: bytes, title: str, packed: bytes) -> None:
        if len(self._remembered) >= _REMEMBERED:
            del self._remembered[next(iter(self._remembered))]
        self._remembered[key, title] = packed

    def of(self, connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Dated]:
        """Per article its day and its features; those whose texts cannot be read are left out.
        Raises sqlite3.Error."""
        rows = connection.execute(
            "SELECT id, key, title, day FROM article WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )
        found: dict[int, Dated] = {}
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
            self._remember(key, title, found[number][1].packed())
        return found
