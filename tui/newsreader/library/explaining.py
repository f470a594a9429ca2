"""Why two articles are in one story, or are not, in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.grouping.likeness import CUT, DAYS, FULL
from newsreader.library.evidence import Evidence
from newsreader.library.library import Library
from newsreader.library.types import ArticleRow


def in_words(library: Library, evidence: Evidence, rows: Sequence[ArticleRow]) -> list[str]:
    """A line for everything that counts; `rows` are the two articles. Raises LibraryError."""
    alike = evidence.likeness
    lines = []
    if evidence.together:
        lines.append(f"Both are in story {rows[0].story}.")
    else:
        lines.append(f"They are in two stories, {rows[0].story} and {rows[1].story}.")
    if evidence.said:
        verdict, author = evidence.said
        who = author or "you"
        lines.append(f"This was said by {who}: they belong {verdict}.")
    if evidence.same_address:
        lines.append("They are versions in time of one article: both lie under one address.")
    lines.append(
        f"They are {alike.total / FULL:.0%} alike (words {alike.words:.0%}, names and numbers "
        f"{alike.names:.0%}, headlines {alike.title:.0%}, words in a row {alike.pairs:.0%}); "
        f"articles are one story from {CUT / FULL:.0%} on, on average."
    )
    if evidence.days is None:
        lines.append("The day of one is unknown, so their likeness counts nine tenths.")
    elif evidence.days > DAYS:
        lines.append(
            f"They are {evidence.days:,} days apart: what is more than {DAYS} apart is not compared."
        )
    else:
        days = "1 day" if evidence.days == 1 else f"{evidence.days} days"
        apart = f"{days} apart" if evidence.days else "on the same day"
        lines.append(f"They were published {apart}.")
    if evidence.words:
        words = ", ".join(
            f"{word.word} {word.share:.0%}{' (headline)' if word.in_titles else ''}"
            for word in evidence.words
        )
        lines.append(f"Of that likeness: {words}.")
    if evidence.phrases:
        lines.append(f"In a row in both: {', '.join(evidence.phrases)}.")
    if evidence.chain:
        steps = []
        for step in evidence.chain:
            row = library.article(step.article)
            steps.append(f"{row.outlet if row and row.outlet else 'no outlet'} ({step.likeness / FULL:.0%})")
        lines.append(f"They hang together through others: {', '.join(steps)}.")
    if evidence.average:
        of = "the others" if evidence.together else "the articles of the other's story"
        lines.append(f"The first one is {evidence.average:.0%} alike to {of}, on average.")
    return lines
