"""A story: the versions of one event."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from newsreader.model.article import Article, hex_id, normal_address
from newsreader.records import dataclass


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
    earlier: tuple[tuple[Article, ...], ...] = ()
    """Per version the texts that lay under its address before, the first one first; empty where nobody kept
    any. They are no versions: nothing is compared with them."""

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

    def by_content(self) -> list[int]:
        """The versions in an order that does not depend on the one in which they are given."""
        places = [(article.text, article.outlet, article.path) for article in self.versions]
        return sorted(range(len(places)), key=places.__getitem__)

    def version_id(self, version: int) -> str:
        """The letter(s) that name a version in reports: A ... Z, AA, AB ..."""
        return _letters(version)

    def version_name(self, version: int) -> str:
        """What a version is called on the screen: its outlet, else its file's name, else its letter.

        Versions of one name are told apart by their times, else by their files, else by their letters; where
        only a few times are alike, by the times, and these by their letters.
        """
        return _names(self._called)[version][1]

    @property
    def _called(self) -> tuple[_Called, ...]:
        return tuple(
            _Called(article.outlet, article.path, article.published, article.provenance.retrieved)
            for article in self.versions
        )

    def versions_named(self, names: Collection[str]) -> frozenset[int]:
        """The versions that are meant by outlets or letters; case does not count."""
        wanted = {name.casefold() for name in names}
        return frozenset(
            version
            for version, (plain, own) in enumerate(_names(self._called))
            if wanted & {plain.casefold(), own.casefold(), self.version_id(version).casefold()}
        )


class _Called(NamedTuple):
    """What a version can be called by."""

    outlet: str
    path: str
    published: str
    retrieved: str


_STREAMS = ("/dev/", "/proc/")
"""How the names of pipes begin, which tell nothing."""


@lru_cache(maxsize=256)
def _names(versions: tuple[_Called, ...]) -> tuple[tuple[str, str], ...]:
    """Per version (the name that it may share with others, the name of its own)."""
    plain = [_plain_name(version, called) for version, called in enumerate(versions)]
    return tuple(zip(plain, (_own_name(n, plain, versions) for n in range(len(versions))), strict=True))


def _own_name(version: int, plain: Sequence[str], versions: Sequence[_Called]) -> str:
    name = plain[version]
    alike = [n for n, other in enumerate(plain) if other == name]
    if len(alike) == 1:
        return name
    for tell in (_published, _retrieved, _file):
        marks = [tell(versions[n]) for n in alike]
        if all(marks) and len(set(marks)) == len(marks):
            mark = tell(versions[version])
            return mark if len(alike) == len(plain) or mark.startswith(name) else f"{name} {mark}"
    times = [_published(versions[n]) or _retrieved(versions[n]) for n in alike]
    if all(times) and 2 * len(set(times)) > len(times):
        time = times[alike.index(version)]
        mark = time if times.count(time) == 1 else f"{time} {_letters(version)}"
        return mark if len(alike) == len(plain) else f"{name} {mark}"
    return f"{name} {_letters(version)}"


def _plain_name(version: int, called: _Called) -> str:
    is_stream = called.path == "-" or called.path.startswith(_STREAMS)
    return called.outlet or ("" if is_stream else _file(called)) or _letters(version)


def _letters(version: int) -> str:
    letters = ""
    number = version + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _published(called: _Called) -> str:
    return called.published[:16].replace("T", " ")


def _retrieved(called: _Called) -> str:
    return called.retrieved[:16].replace("T", " ")


def _file(called: _Called) -> str:
    return PurePath(called.path).stem


def story_id(places: Iterable[str]) -> str:
    """32 hex digits that stand for where the articles of a story are; order and repetition do not count."""
    return hex_id(*sorted(set(places)))
