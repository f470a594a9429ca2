"""What articles are read from: any target that can be named, and what is known of it before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newsreader.model import Article
from newsreader.sources.errors import SourceError, SourceNotice


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
    """What someone else says of its article, by `metadata.KEYS`; goes before what it says itself."""
    encoding: str = ""
    """The encoding that its reader says it is in; goes before all else. Empty when nobody says."""

    def fault(self, cause: str, line: int = 0) -> SourceError:
        """That something is wrong with it; `line` counts from 1, 0 when the whole is meant."""
        return SourceError(self.target, cause, line)

    def notice(self, cause: str, line: int = 0) -> SourceError:
        """Something that its reader should know, though nothing is wrong with it."""
        return SourceNotice(self.target, cause, line)
