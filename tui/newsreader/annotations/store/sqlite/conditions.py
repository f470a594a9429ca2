"""What is wanted of a store as SQL: a filter as conditions on the rows, an order as terms to sort by.

In it, `r` is the table of the records; see schema.py.
"""

from __future__ import annotations

import os

from newsreader.annotations.store.filters import NoteFilter, Order, RulingFilter
from newsreader.annotations.store.sqlite.records import Bound, bindable, identity_values
from newsreader.model.annotation import ArticleIdentity
from newsreader.model.article import normal_address
from newsreader.text.folding import fold_for_search

_Condition = tuple[str, list[Bound]]
"""(SQL, its parameters)."""

_DEEPEST = 8
"""Folders of a path that are looked at to find it under a relative one."""

ORDER_BY = {
    Order.CREATED: "r.created, r.key",
    Order.MODIFIED: "r.modified DESC, r.key DESC",
    Order.PASSAGE: "r.starts, r.ends, r.created, r.key",
}
"""The terms to sort by."""


def where(wanted: NoteFilter | RulingFilter) -> tuple[str, list[Bound]]:
    """(condition, its parameters) for the rows that a filter lets through."""
    own = _of_notes(wanted) if isinstance(wanted, NoteFilter) else _of_rulings(wanted)
    conditions = [("r.deleted = 1" if wanted.deleted else "r.deleted = 0", []), *own]
    if wanted.author:
        conditions.append(("r.author = ?", [bindable(wanted.author)]))
    return (
        " AND ".join(sql for sql, _ in conditions),
        [parameter for _, parameters in conditions for parameter in parameters],
    )


def _of_notes(wanted: NoteFilter) -> list[_Condition]:
    found: list[_Condition] = []
    if wanted.articles:
        found.append(on("article", wanted.articles, beside=True))
    for tag in wanted.tags:
        found.append(("r.key IN (SELECT note FROM tag WHERE folded = ?)", [fold_for_search(tag)]))
    if wanted.tag_start:
        start = fold_for_search(wanted.tag_start)
        condition = "r.key IN (SELECT note FROM tag WHERE substr(folded, 1, ?) = ?)"
        found.append((condition, [len(start), start]))
    if wanted.colour is not None:
        found.append(("r.colour = ?", [wanted.colour.value]))
    found += [("instr(r.folded, ?) > 0", [word]) for word in fold_for_search(wanted.text).split()]
    return found


def _of_rulings(wanted: RulingFilter) -> list[_Condition]:
    found: list[_Condition] = []
    if wanted.articles:
        found.append(on("article", wanted.articles))
    if wanted.others:
        found.append(on("other", wanted.others))
    if wanted.verdict is not None:
        found.append(("r.verdict = ?", [wanted.verdict.value]))
    return found


def on(column: str, articles: tuple[ArticleIdentity, ...], beside: bool = False) -> _Condition:
    """That a reference is to one of some articles; `beside`: or another passage of the note is on one."""
    texts: list[Bound] = []
    addresses: list[Bound] = []
    files: list[Bound] = []
    named: list[Bound] = []
    for article in articles:
        sha256, url, path, outlet, title = identity_values(article)
        texts += [sha256] if sha256 else []
        addresses += [bindable(normal_address(article.url))] if url else []
        if path and os.path.isabs(article.path):
            files.append(path)
        for relative in _relatives(article.path):
            named += [bindable(relative), outlet, title]
    tests = [
        f"{name} IN ({', '.join('?' * len(values))})"
        for name, values in (("sha256", texts), ("address", addresses), ("path", files))
        if values
    ]
    if named:
        tests.append(f"(path, outlet, title) IN (VALUES {', '.join(['(?, ?, ?)'] * (len(named) // 3))})")
    keys = f"SELECT key FROM identity WHERE {' OR '.join(tests) or '0'}"
    parameters = [*texts, *addresses, *files, *named]
    if column != "article" or not beside:
        return f"r.{column} IN ({keys})", parameters
    query = f"(r.article IN ({keys}) OR r.key IN (SELECT note FROM beside WHERE article IN ({keys})))"
    return query, parameters * 2


def _relatives(path: str) -> list[str]:
    """The relative paths by which a file may have been named, where its whole path is known now."""
    if not os.path.isabs(path):
        return [path] if path else []
    parts = path.strip(os.sep).split(os.sep)
    return [os.sep.join(parts[-number:]) for number in range(1, min(len(parts), _DEEPEST) + 1)]
