"""Which articles tell one story.

`place` is what adding calls, inside its transaction; nothing else may set `article.story`. It owns the tables
story (but for the counts), signature and edge; judgements.py owns what the reader said of them.

A story is what the texts, their days and the reader's word make of all articles that hang together: in
whatever order they came, in whatever portions, the stories are the same. Its number stays where most of its
articles stay; of two that become one, the number of the one with more articles stays, but that of a pinned
one first.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from newsreader.grouping.features import FEWEST_SHARED, SIGNATURE
from newsreader.grouping.likeness import CUT, DAYS, likeness
from newsreader.grouping.linkage import partition
from newsreader.library.kept_features import Dated, KeptFeatures
from newsreader.records import dataclass

_NAMED = "(SELECT value FROM json_each(?))"
"""The numbers of a list, which is given as JSON."""
_UNDATED = 0
"""The day in a signature of an article without one."""
_SPAN = 64
"""Days whose signatures stand together, so that few pages change when articles of one time are added."""
_TERMS = ", ".join(f"?{number + 1}" for number in range(SIGNATURE))
_SHARED = f"GROUP BY article HAVING count(*) >= {FEWEST_SHARED}"
_OF_ANY_DAY = (
    "WITH RECURSIVE spans (span) AS (SELECT min(span) FROM signature UNION ALL"
    " SELECT (SELECT min(span) FROM signature WHERE span > spans.span) FROM spans WHERE span IS NOT NULL)"
    f" SELECT article FROM spans CROSS JOIN signature USING (span) WHERE term IN ({_TERMS}) {_SHARED}"
)
_OF_DAYS = (
    f"SELECT article FROM (SELECT article FROM signature WHERE span = 0 AND term IN ({_TERMS})"
    f" AND day = {_UNDATED} UNION ALL SELECT article FROM signature"
    f" WHERE span IN (?{SIGNATURE + 1} / {_SPAN}, ?{SIGNATURE + 2} / {_SPAN}) AND term IN ({_TERMS})"
    f" AND day BETWEEN ?{SIGNATURE + 1} AND ?{SIGNATURE + 2}) {_SHARED}"
)
"""The articles that share words of a signature; in two statements that are always the same, so that each is
prepared once."""


@dataclass(frozen=True, slots=True)
class _Member:
    """An article, as far as it counts for its story."""

    id: int
    key: str
    story: int | None
    address: int | None
    title: str
    day: int | None
    moment: int

    @property
    def place(self) -> tuple[bool, int, str, int]:
        """Where it stands in a story, whenever it was added: a later version in time before an earlier."""
        known_by = self.key if self.address is None else f"{self.address:016X}"
        return self.day is None, self.day or 0, known_by, -self.id


def place(connection: sqlite3.Connection, features: KeptFeatures, new: Mapping[int, Dated]) -> None:
    """Puts articles that have just been added into stories. Raises sqlite3.Error."""
    signatures = {article: found.signature for article, (_, found) in new.items()}
    rows = [row for article, some in signatures.items() for row in _rows(article, new[article][0], some)]
    connection.executemany(
        "INSERT INTO signature (span, term, day, article) VALUES (?, ?, ?, ?)", sorted(rows)
    )
    edges: list[tuple[int, int, int]] = []
    for article, (day, found) in new.items():
        others = _candidates(connection, day, signatures[article])
        older = features.of(connection, [other for other in others if other not in new])
        of_late = {other: new[other] for other in others if other in new and other > article}
        for other, (its_day, theirs) in (older | of_late).items():
            score = likeness(found, theirs, dated=day is not None and its_day is not None).total
            if score:
                edges.append((min(article, other), max(article, other), score))
    connection.executemany("INSERT INTO edge (a, b, score) VALUES (?, ?, ?)", edges)
    regroup(connection, new.keys())


def of_articles(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, int]:
    """Of articles the stories that they are in. Raises sqlite3.Error."""
    rows = connection.execute(
        f"SELECT id, story FROM article WHERE id IN {_NAMED}", (json.dumps(list(articles)),)
    )
    return dict(rows.fetchall())


def leave(connection: sqlite3.Connection, features: KeptFeatures, articles: Sequence[int]) -> None:
    """Takes articles out of their stories before they are removed for good; a story without any is gone.
    Raises sqlite3.Error."""
    gone = json.dumps(list(articles))
    left = connection.execute(
        f"SELECT id FROM article WHERE story IN (SELECT story FROM article WHERE id IN {_NAMED})"
        f" AND id NOT IN {_NAMED}",
        (gone, gone),
    ).fetchall()
    stories = connection.execute(
        f"SELECT DISTINCT story FROM article WHERE id IN {_NAMED} AND story IS NOT NULL", (gone,)
    ).fetchall()
    for article, (day, kept) in features.of(connection, articles).items():
        connection.executemany(
            "DELETE FROM signature WHERE span = ? AND term = ? AND day = ? AND article = ?",
            _rows(article, day, kept.signature),
        )
    for table in ("edge", "judgement"):
        for column in ("a", "b"):
            connection.execute(f"DELETE FROM {table} WHERE {column} IN {_NAMED}", (gone,))
    connection.execute(f"UPDATE article SET story = NULL WHERE id IN {_NAMED}", (gone,))
    _remove_empty(connection, [story for (story,) in stories])
    regroup(connection, [article for (article,) in left])


def regroup(connection: sqlite3.Connection, articles: Collection[int]) -> None:
    """Finds anew the stories of some articles and of all that hang together with them.

    Raises sqlite3.Error.
    """
    members = _hanging_together(connection, articles)
    if not members:
        return
    order = {member.id: index for index, member in enumerate(members)}
    named = json.dumps(list(order))
    scores: dict[tuple[int, int], int] = {}
    together: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    for a, b, score in connection.execute(f"SELECT a, b, score FROM edge WHERE a IN {_NAMED}", (named,)):
        if b in order:
            scores[_pair(order[a], order[b])] = int(score)
    said = connection.execute(f"SELECT a, b, verdict FROM judgement WHERE a IN {_NAMED}", (named,))
    for a, b, verdict in said:
        if b in order:
            (together if verdict == "together" else apart).append(_pair(order[a], order[b]))
    first_at: dict[int, int] = {}
    for index, member in enumerate(members):
        if member.address is not None:
            first = first_at.setdefault(member.address, index)
            if first != index:
                together.append((first, index))
    groups = partition(
        [member.key for member in members],
        [member.day for member in members],
        scores,
        together=together,
        apart=apart,
    )
    found = [sorted([members[index] for index in group], key=lambda member: member.place) for group in groups]
    _keep(connection, found)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _rows(article: int, day: int | None, signature: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """The span, the term, the day and the article, of every word of a signature."""
    when = _UNDATED if day is None else day
    return [(when // _SPAN, term, when, article) for term in signature]


def _candidates(connection: sqlite3.Connection, day: int | None, signature: Sequence[int]) -> list[int]:
    """The articles that share words of a signature, of the days around, and without a day."""
    terms = [*signature, *[None] * (SIGNATURE - len(signature))]
    if day is None:
        return [article for (article,) in connection.execute(_OF_ANY_DAY, terms)]
    return [article for (article,) in connection.execute(_OF_DAYS, (*terms, day - DAYS, day + DAYS))]


def _hanging_together(connection: sqlite3.Connection, articles: Collection[int]) -> list[_Member]:
    """All articles that are alike enough to those, and so on; that the reader or a common address holds
    together; and that were in one story with them."""
    found: set[int] = set()
    fresh = set(articles)
    while fresh:
        found |= fresh
        named = json.dumps(list(fresh))
        rows = connection.execute(
            f"SELECT b FROM edge WHERE a IN {_NAMED} AND score >= {CUT} UNION"
            f" SELECT a FROM edge WHERE b IN {_NAMED} AND score >= {CUT} UNION"
            f" SELECT b FROM judgement WHERE a IN {_NAMED} AND verdict = 'together' UNION"
            f" SELECT a FROM judgement WHERE b IN {_NAMED} AND verdict = 'together' UNION"
            f" SELECT two.id FROM article AS one JOIN article AS two ON two.address = one.address"
            f" WHERE one.id IN {_NAMED} UNION"
            f" SELECT two.id FROM article AS one JOIN article AS two ON two.story = one.story"
            f" WHERE one.id IN {_NAMED}",
            (named,) * 6,
        )
        fresh = {article for (article,) in rows} - found
    rows = connection.execute(
        f"SELECT id, hex(key), story, address, title, day, moment FROM article WHERE id IN {_NAMED}",
        (json.dumps(list(found)),),
    )
    return sorted([_Member(*row) for row in rows], key=lambda member: member.key)


def _keep(connection: sqlite3.Connection, groups: Sequence[Sequence[_Member]]) -> None:
    """Makes each group, in its order, a story; of the stories there were, none is left without articles."""
    before = Counter([m.story for group in groups for m in group if m.story is not None])
    numbers = _numbers(connection, groups, before)
    for index, group in enumerate(groups):
        number = numbers.get(index)
        title = next((member.title for member in group if member.title), "")
        times = [m.moment for m in group if m.day is not None]
        dated = bool(times)
        times = times or [m.moment for m in group]
        known = (title, min(times), max(times), dated)
        is_same = number is not None and before[number] == len(group) and {m.story for m in group} == {number}
        if number is None:
            number = connection.execute("INSERT INTO story DEFAULT VALUES").lastrowid
        connection.execute(
            "UPDATE story SET title = ?1, first = ?2, latest = ?3, dated = ?4 WHERE id = ?5"
            " AND (title, first, latest, dated) IS NOT (?1, ?2, ?3, ?4)",
            (*known, number),
        )
        if is_same:
            continue
        connection.execute("UPDATE story SET disagreement = NULL WHERE id = ?", (number,))
        connection.executemany(
            "UPDATE article SET story = ? WHERE id = ?",
            [(number, member.id) for member in group if member.story != number],
        )
    _remove_empty(connection, before)


def _numbers(
    connection: sqlite3.Connection, groups: Sequence[Sequence[_Member]], before: Collection[int | None]
) -> dict[int, int]:
    """Which groups keep the number of a story that there was."""
    pinned = {
        story
        for (story,) in connection.execute(
            f"SELECT id FROM story WHERE id IN {_NAMED} AND pinned", (json.dumps(list(before)),)
        )
    }
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for index, group in enumerate(groups):
        for member in group:
            if member.story is not None:
                shared[index, member.story] += 1
    numbers: dict[int, int] = {}
    given: set[int] = set()

    def rank(pair: tuple[int, int]) -> tuple[bool, int, tuple[bool, int, str, int], int]:
        index, story = pair
        return story not in pinned, -shared[pair], groups[index][0].place, story

    for index, story in sorted(shared, key=rank):
        if index not in numbers and story not in given:
            numbers[index] = story
            given.add(story)
    return numbers


def _remove_empty(connection: sqlite3.Connection, stories: Iterable[int]) -> None:
    connection.execute(
        f"DELETE FROM story WHERE id IN {_NAMED} AND NOT EXISTS"
        " (SELECT 1 FROM article WHERE article.story = story.id)",
        (json.dumps(list(stories)),),
    )
