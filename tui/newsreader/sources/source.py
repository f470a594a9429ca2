"""What articles are read from: any target that can be named, and what is known of it before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, Protocol

from newsreader.model import Article, Provenance
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError, SourceNotice

ENCODING = "encoding"
"""What only a file has: the encoding it is to be read in."""
FEED_KINDS = ("a feed", "a JSON Feed")
"""What feeds are called among the formats."""


@dataclass(frozen=True, slots=True)
class Found:
    """Any number of articles, and one problem for everything in a target that is none or has a fault."""

    articles: tuple[Article, ...] = ()
    problems: tuple[SourceError, ...] = ()


class Source(Protocol):
    """Something that articles can be read from: a file, an address, the standard input, a database."""

    def read(self) -> Found:
        """Reads it now. Never raises for what it finds, or does not find."""
        ...


class NamedSource(Source, Protocol):
    """A source that the user named, or something that the user named does."""

    @property
    def name(self) -> str:
        """Its name, as it was written."""
        ...

    @property
    def said(self) -> Mapping[str, str]:
        """What someone else says of its article, by `metadata.KEYS` and ENCODING."""
        ...

    @property
    def is_one_story(self) -> bool | None:
        """Whether all its articles tell one story; None: that is to be found out where they are many."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """An article that was read along with others, which tell other stories."""

    article: Article
    said: Mapping[str, str] = field(default_factory=dict)
    is_one_story: ClassVar[bool | None] = True

    @property
    def name(self) -> str:
        """Its path, and where several lie in one place what tells it from them."""
        way = self.article.provenance
        return f"{self.article.path}#{self.article.id}" if way.position else self.article.path

    def read(self) -> Found:
        """The article; what was wrong with it was told when it was read."""
        return Found((self.article,))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where some bytes come from."""

    target: str
    """What the user named: the path of a file, an address. Problems begin with it."""
    suffix: str = ""
    """The end of its name with the stop, in lower case; empty when it has none."""
    media_type: str = ""
    """What a server says that it is, without parameters, in lower case; empty when nobody says."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What someone else says of it, by `metadata.KEYS` and ENCODING; goes before what it says itself."""
    charset: str = ""
    """The encoding that a server, or whatever the bytes lay in, says they are in; empty when nobody says."""
    provenance: Provenance = field(default_factory=Provenance)
    """What is known so far of the way of the bytes."""

    def fault(self, cause: str, line: int = 0) -> SourceError:
        """That something is wrong with it; `line` counts from 1, 0 when the whole is meant."""
        return SourceError(self.target, cause, line)

    def notice(self, cause: str, line: int = 0) -> SourceError:
        """Something that its reader should know, though nothing is wrong with it."""
        return SourceNotice(self.target, cause, line)

    @property
    def encoding(self) -> str:
        """The encoding that its reader says it is in; goes before all else. Empty when nobody says."""
        return self.said.get(ENCODING, "")

    @property
    def address(self) -> str:
        """The address that it was read from; empty for a file."""
        place = self.provenance.place
        return place if place.startswith(("http://", "https://")) else ""
