"""The words of a sentence that its matches in another version do not carry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import NamedTuple

from newsreader.model import Span
from newsreader.records import dataclass
from newsreader.text.clauses import Outline
from newsreader.text.lexicon.numbers import SHORT_SCALES
from newsreader.text.lexicon.saying import REPORTING
from newsreader.text.names import dressing
from newsreader.text.patterns import pattern
from newsreader.text.stems import stem
from newsreader.text.synonyms import family
from newsreader.text.words import Kind, Word, country_of

JOINED = 3
"""Small words that may lie between two missing words of one phrase."""
CLAUSE_MISSING = 0.6
"""Share of a clause's content words from which it is missing as a whole."""
CLAUSE_WORDS = 3
"""Content words of a clause that can be missing as a whole."""
_BREAK = pattern(r"[;—–…()\[\]\n]|:(?!\d)|--")
_FIGURE = pattern(
    r"(?P<sign>[€$£])?\s?(?P<number>\d+(?:[.,]\d+)*)(?P<unit>m|mn|bn|b|k|tn)?(?![^\W_])", re.IGNORECASE
)
_SIGNS = {"€": ("eur", "euro"), "$": ("usd", "dollar"), "£": ("gbp", "pound")}


class _Item(NamedTuple):
    """A content word that can be missing; for what only dresses a name, the name decides."""

    start: int
    end: int
    key: str
    family: str
    """What it is looked up by besides its key."""
    joined: bool
    """It makes one phrase with the item before it."""
    clause: int


@dataclass(frozen=True, slots=True)
class Content:
    """The content words of a sentence, ready to be held against those of others."""

    items: tuple[_Item, ...]
    named: tuple[str, ...]
    """The families of the items."""
    wanted: frozenset[str]
    """The same."""
    held: frozenset[str]
    """Keys and families of all its content words."""
    _spans: dict[tuple[int, ...], tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)
    """By the places of the missing items: mostly several versions miss the same."""


def missing_spans(here: Content, matched: Sequence[Content], partial: bool = False) -> tuple[Span, ...]:
    """What some sentences of another version together do not carry of a sentence: in order, without overlap.

    Each span begins and ends with a content word of the sentence. With `partial`, clauses that are mostly
    missing are missing as a whole. Without a matched sentence nothing is said to be missing.
    """
    if not matched:
        return ()
    held = matched[0].held.union(*[further.held for further in matched[1:]])
    lost = here.wanted - held
    if not lost:
        return ()
    places = [n for n, named in enumerate(here.named) if named in lost and here.items[n].key not in held]
    if partial:
        places = _with_clauses(here.items, places)
    key = tuple(places)
    if key not in here._spans:
        here._spans[key] = _stretches(here.items, places)
    return here._spans[key]


def read_content(text: str, words: Sequence[Word], built: Outline, known: frozenset[str]) -> Content:
    """Read one sentence. `text` is that of its article, `built` how the sentence is built, `known` are the
    surnames of the story."""
    families = [w.key if w.light else _family(w.key, w.kind) for w in words]
    return _content(text, words, built, families, dressing(words, known))


@lru_cache(maxsize=50_000)
def _family(key: str, kind: Kind) -> str:
    """The family of a plain word; names, numbers and days are looked up by what they are only."""
    country = country_of(key)
    return family(key) if kind is Kind.WORD and country == key else country


def _content(
    text: str, words: Sequence[Word], built: Outline, families: Sequence[str], dress: Sequence[bool]
) -> Content:
    """A sentence from its words, what they are looked up by, and which only dress a name."""
    items: list[_Item] = []
    held: set[str] = set()
    name = Kind.NAME
    before = -1
    inside = 0
    for place, word in enumerate(words):
        if word.light or word.start < inside:
            continue
        start, end, key, looked_up = word.start, word.end, word.key, families[place]
        if key[:1].isdigit():
            key, end = _figure(text, word, held)
            looked_up, inside = (key if key != word.key else looked_up), end
        held.add(key)
        held.add(looked_up)
        if word.kind is not name and (built.said[place] or word.key in REPORTING):
            continue
        if dress[place]:
            named = next(n for n in range(place + 1, len(words)) if not dress[n])
            key, looked_up = words[named].key, families[named]
        beside = before >= 0 and before == place - 1 and text[words[before].end : start] == " "
        joined = beside or _one_phrase(text, words, built.clause, before, place)
        items.append(_Item(start, end, key, looked_up, joined, built.clause[place]))
        before = place
    wanted = tuple([item.family for item in items])
    return Content(tuple(items), wanted, frozenset(wanted), frozenset(held))


def _figure(text: str, word: Word, held: set[str]) -> tuple[str, int]:
    """The number that begins with a word and where it ends with its unit ("3.5m").

    What its sign and unit stand for is added to `held`.
    """
    figure = _FIGURE.match(text, max(word.start - 1, 0)) or _FIGURE.match(text, word.start)
    if figure is None or figure.start("number") != word.start:
        return word.key, word.end
    if figure["sign"]:
        held.update(_SIGNS[figure["sign"]])
    if not figure["unit"]:
        return word.key, word.end
    held.add(stem(SHORT_SCALES[figure["unit"].lower()]))
    return figure["number"].replace(",", ""), figure.end()


def _one_phrase(text: str, words: Sequence[Word], clause: Sequence[int], before: int, after: int) -> bool:
    """Whether two words are of one phrase when both are missing: only a few small words lie between."""
    if before < 0 or words[before].quoted != words[after].quoted:
        return False
    if after > before + 1 and (after > before + 1 + JOINED or clause[before] != clause[after]):
        return False
    return _BREAK.search(text[words[before].end : words[after].start + 1]) is None


def _with_clauses(items: Sequence[_Item], missing: Sequence[int]) -> list[int]:
    """The places of the missing items, and of all items of the clauses that are mostly missing."""
    size = Counter(item.clause for item in items)
    gone = Counter(items[n].clause for n in missing)
    whole = {n for n, lost in gone.items() if size[n] >= CLAUSE_WORDS and lost >= CLAUSE_MISSING * size[n]}
    return [n for n, item in enumerate(items) if item.clause in whole or n in missing]


def _stretches(items: Sequence[_Item], missing: Sequence[int]) -> tuple[Span, ...]:
    """The stretches that some items make, given by their places in order."""
    stretches: list[tuple[int, int]] = []
    before = -1
    for place in missing:
        item = items[place]
        if stretches and place == before + 1 and item.joined:
            stretches[-1] = stretches[-1][0], item.end
        else:
            stretches.append((item.start, item.end))
        before = place
    return tuple([Span(start, end) for start, end in stretches])
