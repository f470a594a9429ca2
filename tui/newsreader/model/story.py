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
        """What a version is called on the screen: its outlet, else its file's name, else its letter.

        Versions of one name are told apart by their times, else by their files, else by their letters.
        """
        names = [self._plain_name(n) for n in range(len(self.versions))]
        name = names[version]
        alike = [n for n, other in enumerate(names) if other == name]
        if len(alike) == 1:
            return name
        for tell in (_published, _retrieved, _file):
            marks = [tell(self.versions[n]) for n in alike]
            if all(marks) and len(set(marks)) == len(marks):
                mark = tell(self.versions[version])
                return mark if len(alike) == len(names) or mark.startswith(name) else f"{name} {mark}"
        return f"{name} {self.version_id(version)}"

    def _plain_name(self, version: int) -> str:
        article = self.versions[version]
        is_stream = article.path == "-" or article.path.startswith(_STREAMS)
        stem = "" if is_stream else PurePath(article.path).stem
        return article.outlet or stem or self.version_id(version)

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


_STREAMS = ("/dev/", "/proc/")
"""How the names of pipes begin, which tell nothing."""


def _published(article: Article) -> str:
    return article.published[:16].replace("T", " ")


def _retrieved(article: Article) -> str:
    return article.provenance.retrieved[:16].replace("T", " ")


def _file(article: Article) -> str:
    return PurePath(article.path).stem


def story_id(places: Iterable[str]) -> str:
    """32 hex digits that stand for where the articles of a story are; order and repetition do not count."""
    return hex_id(*sorted(set(places)))
