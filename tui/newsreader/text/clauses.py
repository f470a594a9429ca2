"""How a sentence is built: its clauses, which words only attribute it, and who speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsreader.model import Article
from newsreader.records import dataclass
from newsreader.stopping import checkpoint
from newsreader.text.attribution import Line, Source, attribute, find_source, is_bare
from newsreader.text.lexicon.saying import FREELY_CHOSEN
from newsreader.text.noun_phrases import Voice
from newsreader.text.patterns import pattern
from newsreader.text.stems import stems
from newsreader.text.words import Word

_BREAK = pattern(r"[,;:—–…()]|--| - |\.\.\.")
_JOINTS = frozenset("but while after before because although though whereas who which when where as".split())
_VERBS = stems(FREELY_CHOSEN) | {"accord"}
"""Stems of cue verbs that tell nothing by themselves; "warned" and "vowed" do."""
ATTRIBUTION = 8
"""Content words that a clause of attribution has at most."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The build of one sentence."""

    clause: tuple[int, ...]
    """Number of the clause of every word."""
    said: tuple[bool, ...]
    """Whether a word only says who says it, to whom and when."""
    speaker: str
    """Key of the name that speaks, inherited by a bare quotation; empty when unknown."""
    bare: bool
    """Hardly more than a quotation: hardly any content outside the marks and no attribution."""
    source: Source | None
    """Who speaks by the words of the sentence alone."""


def _clauses(text: str, words: tuple[Word, ...]) -> tuple[int, ...]:
    """The number of every word's clause."""
    numbers: list[int] = []
    number = since = end = 0
    inside = False
    for word in words:
        start, quoted = word.start, word.quoted
        if numbers and (
            quoted is not inside
            or (since > 3 and word.light and word.key in _JOINTS)
            or (text[end:start] != " " and _BREAK.search(text, end, start))
        ):
            number += 1
            since = 0
        numbers.append(number)
        since += 1
        end, inside = word.end, quoted
    return tuple(numbers)


def _said(words: tuple[Word, ...], clause: tuple[int, ...], verbs: Sequence[int]) -> tuple[bool, ...]:
    """Which words belong to an attribution: a short clause with a verb of saying, or its words up to it.

    `verbs` are the places of the verbs of saying; the first one of a clause counts.
    """
    flags = [False] * len(words)
    for verb in verbs:
        start, stop = bisect_left(clause, clause[verb]), bisect_right(clause, clause[verb])
        if verb != next(v for v in verbs if v >= start):
            continue
        whole = start > 0 or stop < len(words)
        if whole and verb - start <= 5 and sum(not w.light for w in words[start:stop]) <= ATTRIBUTION:
            flags[start:stop] = [True] * (stop - start)
        elif verb - start <= 6:
            flags[start : verb + 1] = [True] * (verb + 1 - start)
    if all(f or w.light for f, w in zip(flags, words, strict=True)):
        return (False,) * len(words)
    return tuple(flags)


def outline(article: Article, sentences: list[tuple[int, tuple[Word, ...]]]) -> list[Outline]:
    """The build of some sentences of an article, given as (index, words) in order."""
    text = article.text
    lines = [Line(index, article.sentences[index].paragraph, words) for index, words in sentences]
    sources = [find_source(text, words) for _, words in sentences]
    outlines: list[Outline] = []
    for (_, words), source, speaker in zip(sentences, sources, attribute(text, lines, sources), strict=True):
        checkpoint()
        clause = _clauses(text, words)
        verbs = [n for n, w in enumerate(words) if w.key in _VERBS and not w.quoted and not w.light]
        said = _said(words, clause, verbs) if verbs else (False,) * len(words)
        named = speaker is not None and speaker.source.voice is Voice.NAMED
        outlines.append(
            Outline(clause, said, speaker.source.key if speaker and named else "", is_bare(words), source)
        )
    return outlines
