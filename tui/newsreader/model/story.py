"""A story: the versions of one event."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from newsreader.model.article import Article, hex_id, normal_address


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a version."""

    version: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Story:
    """The versions of one event, in the order in which they are shown."""

    title: str
    versions: tuple[Article, ...]
    note: str = ""
    """A remark of whoever collected it, such as that it is fiction."""

    @property
    def id(self) -> str:
        """What it is remembered by: see `story_id`. Of each article its whole path counts, else its
        address, else its id; so the text of a file may change."""
        return story_id(
            (os.path.abspath(article.path) if article.path else normal_address(article.url)) or article.id
            for article in self.versions
        )

    def version_id(self, version: int) -> str:
        """The letter(s) that name a version in reports: A ... Z, AA, AB ..."""
        letters = ""
        number = version + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return letters

    def version_name(self, version: int) -> str:
        """What a version is called on the screen: its outlet, else its file's name, else its letter.

        Where several would be called the same, what tells it from the others is added: the day, else the
        file's name, else its letter.
        """
        name = self._plain_name(version)
        alike = [other for other in range(len(self.versions)) if self._plain_name(other) == name]
        if len(alike) < 2:
            return name
        for tell in (self._day, self._stem):
            if len({tell(other) for other in alike}) == len(alike) and tell(version):
                return f"{name} ({tell(version)})"
        return f"{name} ({self.version_id(version)})"

    def _plain_name(self, version: int) -> str:
        return self.versions[version].outlet or self._stem(version) or self.version_id(version)

    def _stem(self, version: int) -> str:
        return PurePath(self.versions[version].path).stem

    def _day(self, version: int) -> str:
        return self.versions[version].published[:10]

    def versions_named(self, names: Collection[str]) -> frozenset[int]:
        """The versions that are meant by outlets or letters; case does not count."""
        wanted = {name.casefold() for name in names}
        return frozenset(
            version
            for version in range(len(self.versions))
            if wanted
            & {
                self.version_name(version).casefold(),
                self._plain_name(version).casefold(),
                self.version_id(version).casefold(),
            }
        )


def story_id(places: Iterable[str]) -> str:
    """32 hex digits that stand for where the articles of a story are; order and repetition do not count."""
    return hex_id(*sorted(set(places)))
