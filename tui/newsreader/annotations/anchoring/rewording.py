"""Whether two wordings can be one passage, of which a reader would say that only its wording changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import Indel, Levenshtein

from newsreader.records import dataclass
from newsreader.text.folding import fold_typography
from newsreader.text.lexicon.calendar import MONTHS
from newsreader.text.lexicon.function_words import FUNCTION_WORDS
from newsreader.text.quantities import is_negation, is_quantity

# A number keeps its sign and its points; signs of money, of parts and of degrees are words.
_WORD = re.compile(
    r"(?:(?<![^\W_])[-−+±])?\d(?:[.,:]?\d)*|[^\W\d_]+(?:'[^\W\d_]+)*(?:[²³])?|[$€£¥₽₹₴₺₩₪¢%‰°½¼¾]"
)
_MARKS = re.compile("([\u0300-\u036f]{4})[\u0300-\u036f]+")
_PLAIN = FUNCTION_WORDS - frozenset(MONTHS) | {"now"}
"""Words that are no names although they begin a sentence."""
_OPPOSITES = ("un", "in", "im", "ir", "il", "dis", "non", "anti", "de", "mis", "не", "nie", "ont")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    small: str
    start: int
    end: int


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """0 to 1: one less the share of characters to edit (Levenshtein 1966); 0 below `least`. Both folded."""
    return Levenshtein.normalized_similarity(one, other, score_cutoff=least)


def same_facts(one: str, other: str) -> bool:
    """Whether both texts have the same figures, units, days, names and negations in the same order.

    Words of scripts without capital letters all count, as a name cannot be told from them there.
    """
    ours, theirs = _words(one), _words(other)
    if _facts(ours) != _facts(theirs):
        return False
    only_here = {word.small for word in ours} - {word.small for word in theirs}
    only_there = {word.small for word in theirs} - {word.small for word in ours}
    return not (_opposed(only_here, only_there) or _opposed(only_there, only_here))


def tells_facts(text: str) -> bool:
    """Whether a text holds a figure or, behind its first word, a name; page furniture seldom does."""
    words = _words(text)
    first = words[0].small if words else ""
    return is_quantity(first) or any(_fact(word) for word in words[1:])


def word_changes(before: str, now: str) -> tuple[tuple[str, str], ...]:
    """(words before, words now) wherever two texts differ in more than case, spacing and punctuation.

    Words are aligned by their longest common subsequence. Texts are given back on one line.
    """
    ours, theirs = _words(before), _words(now)
    found: list[tuple[str, str]] = []
    start, there = 0, 0
    for operation in Indel.opcodes([w.small for w in ours], [w.small for w in theirs]):
        if operation.tag == "equal":
            found += _pair(
                before, ours[start : operation.src_start], now, theirs[there : operation.dest_start]
            )
            start, there = operation.src_end, operation.dest_end
    found += _pair(before, ours[start:], now, theirs[there:])
    return tuple(found)


def _pair(before: str, ours: Sequence[_Word], now: str, theirs: Sequence[_Word]) -> list[tuple[str, str]]:
    if not ours and not theirs:
        return []
    pair = _slice(before, ours), _slice(now, theirs)
    return [] if _joined(ours) == _joined(theirs) else [pair]


def _slice(text: str, words: Sequence[_Word]) -> str:
    return " ".join(_composed(text)[words[0].start : words[-1].end].split()) if words else ""


def _composed(text: str) -> str:
    """The text without typography, its letters in one piece (NFC); long runs of marks are cut short, as
    putting them in order takes quadratic time."""
    return unicodedata.normalize("NFC", _MARKS.sub(r"\1", fold_typography(text)))


def _joined(words: Sequence[_Word]) -> str:
    """Words without what parts them: `can not` is `cannot`."""
    return "".join(word.small for word in words)


def _words(text: str) -> list[_Word]:
    return [
        _Word(found[0], found[0].casefold(), found.start(), found.end())
        for found in _WORD.finditer(_composed(text))
    ]


def _facts(words: Sequence[_Word]) -> list[str]:
    return [fact for word in words if (fact := _fact(word))]


def _fact(word: _Word) -> str:
    """The word if it is one that a fact hangs on, else nothing."""
    if is_negation(word.small):
        return "not" if word.small.endswith("n't") else word.small
    if not any(map(str.isalpha, word.text)) or is_quantity(word.small):
        return word.small
    if any(character.isalpha() and character.lower() == character.upper() for character in word.text):
        return word.text
    return word.text if word.text[0].isupper() and word.small not in _PLAIN else ""


def _opposed(words: set[str], others: set[str]) -> bool:
    return any(prefix + word in others for word in words for prefix in _OPPOSITES)
