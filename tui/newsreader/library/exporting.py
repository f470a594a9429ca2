"""All of a library as JSON Lines, and what its reader said of stories taken over from such a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from newsreader.databases.errors import LibraryError
from newsreader.library.care import each_article
from newsreader.library.library import Library

_JUDGEMENTS = (
    "SELECT lower(hex(one.key)), verdict, judgement.author, at"
    " FROM judgement JOIN article AS one ON one.id = a WHERE b = ? ORDER BY a"
)
_PINNED = "SELECT pinned FROM story JOIN article ON article.story = story.id WHERE article.id = ?"
_PIN = "UPDATE story SET pinned = 1 WHERE id = (SELECT story FROM article WHERE id = ?) AND NOT pinned"


def exported(library: Library, fault: Callable[[str], None]) -> Iterator[bytes]:
    """All articles as JSON Lines, the ones of one address from the first text to the last; `newsreader add`
    reads them again. Each tells what was said of it and of articles before it. A text that cannot be read is
    left out, and `fault` is told. Raises LibraryError."""
    for row in each_article(library, fault):
        try:
            text, said = library.text(row.id), _said(library, row.id)
        except LibraryError as error:
            fault(f"article {row.id} ({row.title}): {error}")
            continue
        fields = {
            "id": row.key,
            "title": row.title if text.startswith(row.title) else "",  # else it would be put before it
            "listed_as": row.title,
            "outlet": row.outlet,
            "author": row.author,
            "published": row.published,
            "url": row.url,
            "language": row.language,
            "text": text,
            "story": row.story,
            "added": row.added,
            "read": row.read,
            "current": row.current,
            **said,
        }
        yield (json.dumps(fields, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _said(library: Library, article: int) -> dict[str, Any]:
    """What the reader said of an article, where anything."""
    with library.store.reading() as connection:
        rows = connection.execute(_JUDGEMENTS, (article,)).fetchall()
        pinned = connection.execute(_PINNED, (article,)).fetchone()
    judgements = [dict(zip(("of", "verdict", "author", "at"), row, strict=True)) for row in rows]
    return ({"judgements": judgements} if rows else {}) | ({"pinned": True} if pinned == (1,) else {})


class NoExport(ValueError):
    """The first line of a file is no article as an export has it."""


def take_over(library: Library, lines: Iterable[bytes], fault: Callable[[str], None]) -> int:
    """Says of articles what an export says of them, where nothing is said here; how often. All is done, or
    nothing is. What makes no sense, or is of articles that are not here, is left out, and `fault` is told.
    Raises LibraryError, and NoExport."""
    from newsreader.library.stories import regroup

    wanted: list[tuple[str, str, str, str, int]] = []
    pinned: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            key = str(row["id"])
            wanted += [
                (key, str(one["of"]), str(one["verdict"]), str(one["author"]), int(one["at"]))
                for one in row.get("judgements", ())
            ]
            if row.get("pinned") is True:
                pinned.append(key)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            if number == 1:
                raise NoExport from error
            fault(f"line {number}: is no article as newsreader library export writes it")
    made = 0
    touched: set[int] = set()
    with library.store.writing() as connection:
        for key, other, verdict, author, at in wanted:
            one, two = library.number_of(key), library.number_of(other)
            if one is None or two is None or one == two or verdict not in ("together", "apart"):
                fault(f"{key[:12]} and {other[:12]}: are not both in the library; add the articles first")
                continue
            made += connection.execute(
                "INSERT OR IGNORE INTO judgement VALUES (?, ?, ?, ?, ?)",
                (min(one, two), max(one, two), verdict, author, at),
            ).rowcount
            touched |= {one, two}
        regroup(connection, touched)
        for article in map(library.number_of, pinned):
            made += connection.execute(_PIN, (article,)).rowcount
    return made
