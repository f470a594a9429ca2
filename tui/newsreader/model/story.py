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
        """What it is remembered by: see `story_id`. Of each article its whole path counts, so the text of a
        file may change; of one that shares its file with others, or has none, its address, else its id."""
        return story_id(
            (
                os.path.abspath(article.path)
                if article.path and not article.provenance.position
                else normal_address(article.url)
            )
            or article.id
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
        """What a version is called on the screen: its outlet, else its file's name, else its letter."""
        article = self.versions[version]
        return article.outlet or PurePath(article.path).stem or self.version_id(version)

    def versions_named(self, names: Collection[str]) -> frozenset[int]:
        """The versions that are meant by outlets or letters; case does not count."""
        wanted = {name.casefold() for name in names}
        return frozenset(
            version
            for version in range(len(self.versions))
            if wanted & {self.version_name(version).casefold(), self.version_id(version).casefold()}
        )


def story_id(places: Iterable[str]) -> str:
    """32 hex digits that stand for where the articles of a story are; order and repetition do not count."""
    return hex_id(*sorted(set(places)))
