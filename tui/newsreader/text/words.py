"""The words of an article: where each stands, what it is compared by, and what kind of word it is."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from newsreader.model import Article, Role
from newsreader.records import dataclass
from newsreader.stopping import checkpoint
from newsreader.text.folding import QUOTES
from newsreader.text.lexicon.abroad import WEEKDAYS, WEEKDAYS_IN_TWO_WORDS
from newsreader.text.lexicon.aliases import ALIASES, PHRASES
from newsreader.text.lexicon.calendar import DAY_FORMS, DAYS, MONTHS
from newsreader.text.lexicon.function_words import FUNCTION_WORDS, NEGATIONS
from newsreader.text.lexicon.numbers import NUMERALS
from newsreader.text.lexicon.places import CAPITALS, COUNTRIES
from newsreader.text.lexicon.saying import REPORTING
from newsreader.text.patterns import pattern
from newsreader.text.quotations import outer_quotations
from newsreader.text.stems import stem

NOT = "not"
"""The key of every negation."""

WORDS_READ = 4000
"""Words read of one sentence; what follows in a longer one is not compared."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d"
    "\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c03\u0c3e-\u0c4d\u0d00-\u0d03\u0d3e-\u0d4d"
)
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts without spaces, as a part of a set of characters: each sign is a word."""
GOES_ON = rf"(?:[^\W_{UNSPACED}]+|[{_MARKS}]+|(?<=[^\W_])['’ʼ](?=[^\W\d_]))*"
"""How a word goes on behind its first character, as a part of a regular expression."""
_TOKEN = pattern(
    rf"""[A-Za-z]++(?=[\ ,])
    |[^\W\d_]\.(?<![^\W_]..)(?:[^\W\d_]\.)+(?![^\W\d_]{{2}})
    |\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W_])
    |[{UNSPACED}][{_MARKS}]*
    |[^\W_]{GOES_ON}
    |%""",
    re.VERBOSE,
)
"""What most words are, so that these are done with at once; an abbreviation with dots, a number, a sign of a
script without spaces, a word, or "%"; every alternative begins with a set of characters, so that most of them
are passed over at once."""
_PARTIES = frozenset(f"{party}{dash}" for party in "RDI" for dash in "-–‑")
_PLAIN_QUOTES = QUOTES | {ord("ʼ"): "'"}
_PHRASES = PHRASES | WEEKDAYS_IN_TWO_WORDS
_DEMONYMS = {form: country for country, forms in COUNTRIES.items() for form in forms}


class Kind(StrEnum):
    """What a word is; all but plain words are the same only when they are equal."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    """A day of the week or a month."""


class Word(NamedTuple):
    """One word of a sentence; a tuple, for there are many."""

    start: int
    """Code point in the article's text."""
    end: int
    key: str
    """What it is compared by: its stem, or the name it stands for. Two words with one key are the same."""
    kind: Kind
    light: bool
    """A function word: it says nothing on its own."""
    quoted: bool
    """It stands inside quotation marks."""

    @property
    def reporting(self) -> bool:
        """Whether it belongs to an attribution ("said", "told reporters")."""
        return self.key in REPORTING


@dataclass(frozen=True, slots=True)
class Form:
    """What a written word is, whatever stands around it."""

    key: str
    kind: Kind
    light: bool
    capital: bool


def plain(text: str) -> str:
    """Text with compatibility forms, case and accents folded; it may change length."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not "\u0300" <= c <= "\u036f") if not text.isascii() else text
    return text.translate(_PLAIN_QUOTES)


def country_of(key: str) -> str:
    """The country whose government a key may stand for ("tehran": "iran"), else the key itself."""
    return CAPITALS.get(key, key)


@lru_cache(maxsize=50_000)
def form_of(written: str) -> Form:
    """Key and kind of a word as it is written, or of "%", without what stands around it."""
    if written == "%":
        return Form("percent", Kind.WORD, False, False)
    folded = plain(written).strip("'")
    capital = written[:1].isupper()
    if folded.endswith("n't") or folded in NEGATIONS:
        return Form(NOT, Kind.WORD, True, False)
    folded = folded.replace(".", "") if not folded[:1].isdigit() else folded
    folded, _, ending = folded.partition("'")
    if len(folded) == 1 and len(ending) > 2:  # O'Rourke, d'Estaing
        folded += ending
    if folded[:1].isdigit():
        digits = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", folded.replace(",", ""))
        return Form(digits, Kind.NUMBER, False, False)
    if folded == "us" and written.replace(".", "").isupper():
        return Form("usa", Kind.NAME, False, True)
    if folded in NUMERALS:
        return Form(str(NUMERALS[folded]), Kind.NUMBER, False, False)
    if capital and (folded in DAYS or folded in DAY_FORMS):
        return Form(DAY_FORMS.get(folded, folded), Kind.DAY, False, False)
    if folded in WEEKDAYS and capital is folded.endswith(("tag", "woch", "abend")):
        return Form(WEEKDAYS[folded], Kind.DAY, False, False)
    if capital and folded in MONTHS:
        return Form(MONTHS[folded], Kind.DAY, False, False)
    if folded in _DEMONYMS:
        return Form(_DEMONYMS[folded], Kind.NAME, False, True)
    if folded in ALIASES and folded != "us":
        return Form(stem(ALIASES[folded]), Kind.WORD, False, capital)
    light = folded in FUNCTION_WORDS or (len(folded) < 2 and folded.isascii())
    if light or folded in COUNTRIES or folded in CAPITALS:
        return Form(folded, Kind.WORD, light, capital and not light)
    return Form(stem(folded), Kind.WORD, False, capital)


_SECOND_KEYS = frozenset([form_of(second).key for _, second in _PHRASES])
"""What the second words of phrases are compared by, and some others."""
_NOWHERE = (sys.maxsize, sys.maxsize)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of a sentence in order, and where each starts and ends."""

    forms: list[Form]
    starts: list[int]
    ends: list[int]


def _forms(text: str, start: int, end: int) -> _Forms:
    """The forms of a stretch of text; two-word names joined."""
    forms: list[Form] = []
    starts: list[int] = []
    ends: list[int] = []
    before = ""
    checkpoint()
    for token in _TOKEN.finditer(text, start, end):
        written = token.group()
        first, last = token.span()
        form = form_of(written)
        if form.capital and forms and text[starts[-1] : first] in _PARTIES:
            form = Form(form.key, Kind.WORD, True, False)
        phrase = None
        if form.key in _SECOND_KEYS and forms:
            phrase = _PHRASES.get((before.casefold(), written.casefold()))
        if phrase:
            kind = Kind.NAME if written[:1].isupper() else Kind.WORD
            kind = Kind.DAY if phrase in DAYS else kind
            forms[-1], ends[-1] = Form(phrase, kind, False, written[:1].isupper()), last
        else:
            forms.append(form)
            starts.append(first)
            ends.append(last)
            if len(forms) >= WORDS_READ:
                break
        before = written
    return _Forms(forms, starts, ends)


def _titled(forms: list[Form]) -> bool:
    """Whether most of a sentence's content words are capitalised, as in many headlines."""
    content = [form.capital for form in forms if not form.light and form.kind is not Kind.NUMBER]
    return len(content) > 3 and sum(content) > 0.6 * len(content)


def read_words(article: Article) -> tuple[tuple[Word, ...], ...]:
    """The words of every sentence of an article with a bare text, in order, from `claim_start` on.

    A capitalised word is a name unless it stands so only at the start of sentences or in titles.
    """
    per_sentence = [_forms(article.text, s.claim_start, s.end) for s in article.sentences]
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for sentence, found in zip(article.sentences, per_sentence, strict=True):
        if sentence.role is not Role.HEADLINE and not _titled(found.forms):
            small.update([form.key for form in found.forms if not form.capital])
            capital.update([form.key for form in found.forms[1:] if form.capital])
    names = frozenset(key for key, count in capital.items() if count > small[key])
    spans = tuple([(quotation.start, quotation.end) for quotation in outer_quotations(article)])
    words: list[tuple[Word, ...]] = []
    first = 0
    for sentence, found in zip(article.sentences, per_sentence, strict=True):
        while first < len(spans) and spans[first][1] <= sentence.start:
            first += 1
        words.append(_words_of(found, spans, first, names))
    return tuple(words)


def _words_of(
    found: _Forms, spans: tuple[tuple[int, int], ...], at: int, names: frozenset[str]
) -> tuple[Word, ...]:
    """The words of one sentence; `at` is the first quoted span that does not end before it."""
    checkpoint()
    words = []
    plain_word, name = Kind.WORD, Kind.NAME
    begin, stop = spans[at] if at < len(spans) else _NOWHERE
    for form, start, end in zip(found.forms, found.starts, found.ends, strict=True):
        while stop <= start:
            at += 1
            begin, stop = spans[at] if at < len(spans) else _NOWHERE
        kind = form.kind
        if kind is plain_word and form.capital and form.key in names:
            kind = name
        # As Word(...) makes it, in half the time.
        words.append(tuple.__new__(Word, (start, end, form.key, kind, form.light, begin <= start)))
    return tuple(words)
