"""What in a sentence has more or less force, with what stands around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice, pairwise

from newsreader.compare.wording.scales import BEGINNINGS, BOOSTERS, GRADES, HEDGES, SAYING
from newsreader.model import Span
from newsreader.records import dataclass
from newsreader.text.attribution import source_of
from newsreader.text.lexicon.function_words import NEGATING_VERBS
from newsreader.text.lexicon.saying import REPORTING
from newsreader.text.patterns import pattern
from newsreader.text.stems import stem, stems
from newsreader.text.synonyms import family
from newsreader.text.words import NOT, Kind, Word

MOST = 60
"""Stretches of one kind read of a sentence; what follows is not held against others."""
WINDOW = 2
"""Content words looked at on either side of a stretch."""
NEGATED_BEFORE, NEGATED_BEHIND = 3, 1
"""Words from a stretch to a negation that may turn it."""
_WORD, _NAME, _DAY = Kind.WORD, Kind.NAME, Kind.DAY
_ADDED = HEDGES | BOOSTERS
_NEGATIONS = stems(NEGATING_VERBS) | {NOT}
_CHARGES = frozenset(family(stem(word)) for word in ("accuse", "suspect", "investigate"))
_BEST = {"best": "good", "better": "good", "worst": "bad", "worse": "bad"}
_NO_DEGREE = frozenset(
    """rest west guest interest request protest forest honest contest quest suggest invest arrest midwest
    behest conquest harvest manifest latest nearest earliest""".split()
)
_HEDGED = pattern(
    r"\b(?:among|(?:one|some) of)\s+(?:[\w’'-]+\s+){0,4}?(?:(?P<est>\w+(?:est)|worst)|most\s+(?P<most>\w+))\b"
)
_MARKS = ("est", "most", "than", "worst")
"""One of these is in whatever matches."""
_FULL = pattern(
    r"\b(?P<er>\w+er|worse)\s+than\b|\bmore\s+(?P<more>\w+)\s+than\b"
    r"|\bthe\s+(?:(?P<est>\w+est|worst)|most\s+(?P<most>\w+))\b"
)


class How(StrEnum):
    """What kind of stretch it is, which decides when two of them stand in the same place."""

    WORD = "word"
    SMALL = "small"
    """Only light words: "may", "all"."""
    SAYING = "saying"
    DEGREE = "degree"
    """The strongest, or among the strongest."""
    ADDED = "added"
    """A hedge or a booster with the word behind it, or that word alone."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A stretch of a sentence that has a grade on a scale."""

    scale: str
    grade: int
    how: How
    span: Span
    quoted: bool
    before: frozenset[str] = frozenset()
    """Families of the content words before it; of a verb of saying, of whoever speaks."""
    behind: frozenset[str] = frozenset()
    next: str = ""
    """The family of the content word behind it."""
    reported: frozenset[str] = frozenset()
    """Of a verb of saying: families of what is said."""


@dataclass(frozen=True, slots=True)
class Added:
    """A word that is not needed: a hedge or a booster."""

    booster: bool
    span: Span
    """With the content word that it belongs to."""
    around: tuple[tuple[tuple[str, str], int], ...]
    """Families of two content words that stand next to each other without it, and which of them, 0 or 1, is
    the one that it belongs to."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a sentence offers to be held against another one."""

    families: frozenset[str]
    graded: tuple[Graded, ...]
    grades: dict[str, frozenset[int]]
    """Scale -> the grades that it has on this scale."""
    added: tuple[Added, ...]
    beside: dict[tuple[str, str], tuple[Word, Word]]
    """Families of two content words that follow one another -> these words."""
    vouched: bool
    """The sentence says it in its own name: without a hedge or a verb of saying."""


def read_strength(text: str, words: Sequence[Word]) -> Read:
    """Read one sentence. `text` is that of its article."""
    written = [text[w.start : w.end].casefold() for w in words]
    keys = [w.key for w in words]
    families = [w.key if w.light or w.kind is not _WORD else family(w.key) for w in words]
    content = [n for n, w in enumerate(words) if not w.light and w.key not in REPORTING]
    found = chain(
        _scaled(words, keys, families, content),
        _sayings(text, words, written, families, content),
        _degrees(text, words),
    )
    graded = tuple(islice(found, MOST))
    grades: dict[str, frozenset[int]] = {}
    for one in graded:
        grades[one.scale] = grades.get(one.scale, frozenset()) | {one.grade}
    plain = [n for n in content if written[n] not in _ADDED]
    beside = {(families[a], families[b]): (words[a], words[b]) for a, b in pairwise(plain)}
    vouched = HEDGES.isdisjoint(written) and REPORTING.isdisjoint(keys) and _CHARGES.isdisjoint(families)
    return Read(
        frozenset([families[n] for n in content]),
        graded,
        grades,
        tuple(islice(_added(words, written, families, plain), MOST)),
        beside,
        vouched,
    )


def _around(
    families: Sequence[str], content: Sequence[int], first: int, last: int
) -> tuple[list[str], list[str]]:
    """Families of the content words before and behind a stretch, in order; `content` are their places."""
    begin, end = bisect_left(content, first), bisect_right(content, last)
    before, behind = content[max(0, begin - WINDOW) : begin], content[end : end + WINDOW]
    return [families[n] for n in before], [families[n] for n in behind]


def _negated(words: Sequence[Word], first: int, last: int) -> bool:
    near = words[max(0, first - NEGATED_BEFORE) : last + 1 + NEGATED_BEHIND]
    return not _NEGATIONS.isdisjoint([w.key for w in near])


def _scaled(
    words: Sequence[Word], keys: Sequence[str], families: Sequence[str], content: Sequence[int]
) -> Iterator[Graded]:
    """The words and phrases on the scales of the table; of several that begin at one word the longest."""
    for first in [place for place, key in enumerate(keys) if key in BEGINNINGS]:
        key = keys[first]
        phrase = next((p for p in BEGINNINGS[key] if tuple(keys[first : first + len(p)]) == p), None)
        if phrase is None:
            continue
        last = first + len(phrase) - 1
        run = words[first : last + 1]
        if any(w.kind in (_NAME, _DAY) for w in run) or _negated(words, first, last):
            continue
        before, behind = _around(families, content, first, last)
        how = How.SMALL if all(w.light for w in run) else How.WORD
        for scale, grade in GRADES[phrase].items():
            yield Graded(
                str(scale),
                grade,
                how,
                Span(run[0].start, run[-1].end),
                run[0].quoted,
                frozenset(before),
                frozenset(behind),
                behind[0] if behind else "",
            )


def _sayings(
    text: str, words: Sequence[Word], written: Sequence[str], families: Sequence[str], content: Sequence[int]
) -> Iterator[Graded]:
    """The verbs of saying outside quotation marks, with who speaks and what is said."""
    for place in [place for place, form in enumerate(written) if form in SAYING]:
        word, grade = words[place], SAYING[written[place]]
        if word.quoted or not place or _negated(words, place, place):
            continue
        source = source_of(text, words, place)
        if source is None:
            continue
        subject = frozenset([families[n] for n in range(source.first, source.last + 1) if not words[n].light])
        behind = frozenset([families[n] for n in content if n > place]) - subject
        if len(behind) < 3:
            behind = frozenset([families[n] for n in content if n < place]) - subject
        yield Graded("saying", grade, How.SAYING, Span(word.start, word.end), False, subject, reported=behind)


def _degrees(text: str, words: Sequence[Word]) -> Iterator[Graded]:
    """Superlatives: hedged ("among the strongest"), or full ("the strongest", "stronger than")."""
    if not words:
        return
    start, end = words[0].start, words[-1].end
    sentence = text[start:end].casefold()
    if not any(mark in sentence for mark in _MARKS):
        return
    if len(sentence) != end - start:
        return
    quoted = {w.start for w in words if w.quoted}
    hedged = [(m, 0) for m in _HEDGED.finditer(sentence)]
    for match, grade in [*hedged, *((m, 1) for m in _FULL.finditer(sentence))]:
        if grade and any(m.start() <= match.start() < m.end() for m, _ in hedged):
            continue
        base = _base({name: form for name, form in match.groupdict().items() if form})
        if base:
            span = Span(start + match.start(), start + match.end())
            yield Graded(f"degree {base}", grade, How.DEGREE, span, span.start in quoted)


def _base(forms: dict[str, str]) -> str:
    """What a comparative or superlative is a degree of; empty for what only looks like one."""
    (name, form), *_ = forms.items()
    if form in _BEST:
        return _BEST[form]
    if form in _NO_DEGREE:
        return ""
    cut = {"est": 3, "er": 2}.get(name, 0)
    return form[: len(form) - cut] if len(form) - cut >= 3 else ""


def _added(
    words: Sequence[Word], written: Sequence[str], families: Sequence[str], plain: Sequence[int]
) -> Iterator[Added]:
    """Hedges and boosters outside quotation marks that belong to the content word right behind them."""
    for place in [place for place, form in enumerate(written) if form in _ADDED]:
        booster = written[place] in BOOSTERS
        if words[place].quoted or _negated(words, place, place):
            continue
        at = next((n for n, p in enumerate(plain) if p > place), -1)
        if at < 0 or any(not w.light for w in words[place + 1 : plain[at]]):
            continue
        if words[plain[at]].kind is not _WORD:
            continue
        around = [((families[plain[at - 1]], families[plain[at]]), 1)] if at else []
        if at + 1 < len(plain):
            around.append(((families[plain[at]], families[plain[at + 1]]), 0))
        yield Added(booster, Span(words[place].start, words[plain[at]].end), tuple(around))
