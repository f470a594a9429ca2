"""Which notes or rulings are wanted, and in what order."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum

from newsreader.annotations.store.sqlite.records import Bound, bindable, identity_values
from newsreader.model.annotation import ArticleIdentity, NoteColour
from newsreader.model.comparison import Verdict
from newsreader.text.folding import fold_for_search

Condition = tuple[str, list[Bound]]
"""(SQL, its parameters)."""


class Order(StrEnum):
    """How records are sorted. Those that are level come in the order in which the library got them."""

    CREATED = "created"
    """The oldest first."""
    MODIFIED = "modified"
    """The last changed first."""
    PASSAGE = "passage"
    """By their place in the text; for the records of one article."""

    @property
    def sql(self) -> str:
        """The terms to sort by."""
        return {
            Order.CREATED: "r.created, r.key",
            Order.MODIFIED: "r.modified DESC, r.key DESC",
            Order.PASSAGE: "r.starts, r.ends, r.created, r.key",
        }[self]


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes are wanted: those to which all that is given here applies."""

    articles: tuple[ArticleIdentity, ...] = ()
    """On any of these. An article is the same when its text, its address or its file is; a file named by a
    relative path only if outlet and title agree too."""
    tags: tuple[str, ...] = ()
    """Has all of these tags, in any case."""
    text: str = ""
    """Every word of it is in the comment or the passage, in any case and with or without accents."""
    colour: NoteColour | None = None
    author: str = ""
    deleted: bool = False
    """Those in the bin, instead of those that are not."""

    def conditions(self) -> list[Condition]:
        """What the rows of notes must fulfil."""
        found = [_in_bin(self.deleted)]
        if self.articles:
            found.append(_on("article", self.articles))
        for tag in self.tags:
            found.append(("r.key IN (SELECT note FROM tag WHERE folded = ?)", [fold_for_search(tag)]))
        if self.colour is not None:
            found.append(("r.colour = ?", [self.colour.value]))
        if self.author:
            found.append(("r.author = ?", [bindable(self.author)]))
        found += [("instr(r.folded, ?) > 0", [word]) for word in fold_for_search(self.text).split()]
        return found


@dataclass(frozen=True, slots=True)
class RulingFilter:
    """Which rulings are wanted: those to which all that is given here applies."""

    articles: tuple[ArticleIdentity, ...] = ()
    """On a sentence of any of these; see NoteFilter."""
    others: tuple[ArticleIdentity, ...] = ()
    """About any of these other versions."""
    verdict: Verdict | None = None
    author: str = ""
    deleted: bool = False
    """Those in the bin, instead of those that are not."""

    def conditions(self) -> list[Condition]:
        """What the rows of rulings must fulfil."""
        found = [_in_bin(self.deleted)]
        if self.articles:
            found.append(_on("article", self.articles))
        if self.others:
            found.append(_on("other", self.others))
        if self.verdict is not None:
            found.append(("r.verdict = ?", [self.verdict.value]))
        if self.author:
            found.append(("r.author = ?", [bindable(self.author)]))
        return found


def _in_bin(deleted: bool) -> Condition:
    return ("r.deleted = 1" if deleted else "r.deleted = 0"), []


def _on(column: str, articles: tuple[ArticleIdentity, ...]) -> Condition:
    """That a reference is to one of some articles."""
    texts: list[Bound] = []
    addresses: list[Bound] = []
    files: list[Bound] = []
    named: list[Bound] = []
    for article in articles:
        sha256, url, path, outlet, title = identity_values(article)
        texts += [sha256] if sha256 else []
        addresses += [url] if url else []
        if path and os.path.isabs(article.path):
            files.append(path)
        elif path:
            named += [path, outlet, title]
    tests = [
        f"{name} IN ({', '.join('?' * len(values))})"
        for name, values in (("sha256", texts), ("url", addresses), ("path", files))
        if values
    ]
    if named:
        tests.append(f"(path, outlet, title) IN (VALUES {', '.join(['(?, ?, ?)'] * (len(named) // 3))})")
    query = f"r.{column} IN (SELECT key FROM identity WHERE {' OR '.join(tests) or '0'})"
    return query, [*texts, *addresses, *files, *named]
