"""Whether two wordings can be one passage, of which a reader would say that only its wording changed."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from newsreader.text.folding import fold_typography
from newsreader.text.lexicon.calendar import MONTHS
from newsreader.text.lexicon.function_words import FUNCTION_WORDS, NEGATIONS, NEGATIONS_ABROAD
from newsreader.text.lexicon.numbers import FRACTIONS, LONG_SCALES, ORDINALS, SMALL_NUMBERS

_WORD = re.compile(r"[^\W_]+(?:[-'.,:][^\W_]+)*")
_NEGATIONS = NEGATIONS | NEGATIONS_ABROAD | {"unless"}
_FIGURES = frozenset((*SMALL_NUMBERS, *LONG_SCALES, *FRACTIONS, *ORDINALS))
_PLAIN = FUNCTION_WORDS - frozenset(MONTHS) | {"now"}
"""Words that are no names although they begin a sentence."""
_OPPOSITES = ("un", "in", "im", "ir", "il", "dis", "non", "non-", "anti", "anti-")


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """0 to 1: one less the share of characters to edit (Levenshtein 1966); 0 below `least`. Both folded."""
    return Levenshtein.normalized_similarity(one, other, score_cutoff=least)


def same_facts(one: str, other: str) -> bool:
    """Whether both texts have the same figures, names and negations in the same order.

    Words of scripts without capital letters all count, as a name cannot be told from them there.
    """
    ours, theirs = _words(one), _words(other)
    if _facts(ours) != _facts(theirs):
        return False
    only_here = {word.lower() for word in ours} - {word.lower() for word in theirs}
    only_there = {word.lower() for word in theirs} - {word.lower() for word in ours}
    return not (_opposed(only_here, only_there) or _opposed(only_there, only_here))


def tells_facts(text: str) -> bool:
    """Whether a text holds a figure or, behind its first word, a name; page furniture seldom does."""
    words = _words(text)
    first = words[0].lower() if words else ""
    return first in _FIGURES or first[:1].isdigit() or any(_fact(word) for word in words[1:])


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_typography(text))


def _facts(words: list[str]) -> list[str]:
    return [fact for word in words if (fact := _fact(word))]


def _fact(word: str) -> str:
    """The word if it is one that a fact hangs on, else nothing."""
    small = word.lower()
    if small in _NEGATIONS or small.endswith("n't"):
        return "not" if small.endswith("n't") else small
    if any(character.isdigit() for character in word) or small in _FIGURES:
        return small
    if any(character.isalpha() and character.lower() == character.upper() for character in word):
        return word
    return word if word[0].isupper() and small not in _PLAIN else ""


def _opposed(words: set[str], others: set[str]) -> bool:
    return any(prefix + word in others for word in words for prefix in _OPPOSITES)
