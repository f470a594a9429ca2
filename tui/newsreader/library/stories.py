"""Which articles tell one story.

`place` is what adding calls, inside its transaction; nothing else may set `article.story`. It owns the tables
story (but for the counts), signature, edge and judgement.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence


def place(connection: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Puts articles that have just been added, by their numbers, into stories: a later version in time into
    that of the one before it. Raises sqlite3.Error."""
    for article in articles:
        story, title, moment = connection.execute(
            "SELECT (SELECT b.story FROM article AS b WHERE b.address = a.address AND b.id < a.id"
            " ORDER BY b.id DESC LIMIT 1), a.title, a.moment FROM article AS a WHERE a.id = ?",
            (article,),
        ).fetchone()
        if story is None:
            story = connection.execute(
                "INSERT INTO story (title, first, latest) VALUES (?, ?, ?)", (title, moment, moment)
            ).lastrowid
        else:
            connection.execute(
                "UPDATE story SET first = min(first, ?), latest = max(latest, ?) WHERE id = ?",
                (moment, moment, story),
            )
        connection.execute("UPDATE article SET story = ? WHERE id = ?", (story, article))


def leave(connection: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Takes articles out of their stories before they are removed for good; a story without any is gone.
    Raises sqlite3.Error."""
    for article in articles:
        (story,) = connection.execute("SELECT story FROM article WHERE id = ?", (article,)).fetchone()
        connection.execute("UPDATE article SET story = NULL WHERE id = ?", (article,))
        connection.execute(
            "DELETE FROM story WHERE id = ? AND NOT EXISTS (SELECT 1 FROM article WHERE story = ?)",
            (story, story),
        )
