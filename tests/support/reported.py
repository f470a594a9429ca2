"""Outlines of stories for tests of reports: the samples, compared once, and stories that deceive."""

from __future__ import annotations

from functools import cache

from newsreader.compare import compare
from newsreader.model import Story
from newsreader.reports.outline import Outline
from newsreader.sources import open_stories
from tests.support.making import article
from tests.support.running import ROOT

EVIL = (
    "\x1b]0;owned\x07 \u202eevil\u2069 <script>alert(1)</script> </style> "
    "\"'&amp; ${1} [x](http://a.b) \ud800"
)


@cache
def sample(name: str) -> Outline:
    """One of the samples."""
    (story,) = open_stories([ROOT / "seeds" / name]).stories
    return Outline(compare(story))


@cache
def hostile(versions: int = 3) -> Outline:
    """Versions whose every field tries to be markup, a formula or a command."""
    made = [
        article(
            f"The bridge fell on Monday, {EVIL}. | Some {n} people were hurt, police said.",
            f"=1+{n} people were hurt. | {EVIL}",
            outlet=f"{EVIL} {n}",
        )
        for n in range(versions)
    ]
    return Outline(compare(Story(EVIL, tuple(made), note=EVIL)))


@cache
def many(versions: int = 10) -> Outline:
    """More versions than the evidence has room for in a page."""
    made = [
        article(
            f"The bridge fell on Monday and {12 + n % 2} people were hurt. | The mayor came at noon.",
            f"Engineers had found cracks in pier {n}, the city said.",
            outlet=f"Paper {n}",
        )
        for n in range(versions)
    ]
    return Outline(compare(Story("A bridge", tuple(made))))
