"""Text without the differences that do not count, in two strengths.

`fold_typography` takes away what a typesetter changes without changing a word: by it passages are found
again. `fold_for_search` takes away what a reader would not type as well: case and accents.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache

from newsreader.model import Span
from newsreader.text.hidden import without_hidden
from newsreader.text.patterns import pattern

START, END = "\x02", "\x03"
"""Stand for the edges of a text. Folding turns controls into spaces, so no folded text holds them."""

QUOTES = dict.fromkeys(map(ord, "‘’‚‛‹›"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')
"""Quotation marks and apostrophes, and the signs on a keyboard that stand for them."""
_PRIMES = dict.fromkeys(map(ord, "′`´ʼ"), "'") | {ord("″"): '"'}
"""Signs that are set in their place; to whoever searches they are signs of their own."""


class _Pieces(dict[int, str]):
    """What each code point becomes; filled as code points are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if self.is_absent(character):
            piece = ""
        elif character.isspace() or category == "Cc":
            piece = " "
        elif category == "Cf":
            piece = ""
        elif category == "Pd":
            piece = "-"
        else:
            # One character at a time, as putting a long run of marks in order takes quadratic time.
            piece = self.letter(character, category)
        self[code] = piece
        return piece

    def letter(self, character: str, category: str) -> str:
        """A character that is more than space, dash or invisible: decomposed (NFD), Latin if it looks so."""
        decomposed = unicodedata.normalize("NFD", character)
        if decomposed[0] < "\u0250":
            return decomposed
        from newsreader.text.lookalikes import latin_of  # few texts need its tables

        return latin_of().get(ord(decomposed[0]), decomposed[0]) + decomposed[1:]

    def is_absent(self, character: str) -> bool:
        """Whether a character counts for nothing though Unicode does not call it a format character."""
        return not without_hidden(character)


class _PlainPieces(_Pieces):
    """Without case, accents and compatibility forms, with lookalikes as they are; always valid Unicode."""

    def is_absent(self, character: str) -> bool:
        return False

    def letter(self, character: str, category: str) -> str:
        if category == "Cs":
            return "\ufffd"
        spelled = unicodedata.normalize("NFKD", character.casefold())
        return "".join(c for c in spelled if not unicodedata.combining(c)).casefold()


_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
"""Letters that a typesetter joins."""
_TYPOGRAPHY = _Pieces(QUOTES | _PRIMES | _LIGATURES)
_SEARCH = _PlainPieces(QUOTES)
_SPACES = pattern(r"\s+")


def fold_typography(text: str) -> str:
    """The text with runs of white space and controls as one space, quotation marks and dashes in their
    ASCII form, characters decomposed (NFD), without hidden characters, and with Latin letters in the place of
    those that look like them in whatever word: a skeleton to compare, not to read."""
    return _SPACES.sub(" ", text.translate(_TYPOGRAPHY))


def fold_for_search(text: str) -> str:
    """Lower case, without accents, with plain quotes, dashes and single spaces; always valid Unicode.

    The library keeps texts in this form: a change of it needs a migration.
    """
    return " ".join(text.translate(_SEARCH).split())


class FoldedText:
    """A text beside its form without typography, and the way back from the one to the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold_typography(text)

    @cached_property
    def _origins(self) -> list[int]:
        """For each folded character, the index of the character of the text that it comes from."""
        origins: list[int] = []
        spaced = False
        for index, character in enumerate(self.text):
            piece = _TYPOGRAPHY[ord(character)]
            if piece != " ":
                origins.extend([index] * len(piece))
                spaced = spaced and not piece
            elif not spaced:
                origins.append(index)
                spaced = True
        return origins

    def span(self, start: int, end: int) -> Span:
        """The span of the text whose folded form is `folded[start:end]`, without white space around it."""
        while start < end and self.folded[start] == " ":
            start += 1
        while start < end and self.folded[end - 1] == " ":
            end -= 1
        if start == end:
            here = self._origins[start] if start < len(self._origins) else len(self.text)
            return Span(here, here)
        return Span(self._origins[start], self._origins[end - 1] + 1)

    def folded_index(self, index: int) -> int:
        """Where a character of the text stands in the folded text."""
        return bisect_left(self._origins, index)


@lru_cache(maxsize=8)
def folded(text: str) -> FoldedText:
    """The folded form of a text; the last few are kept, as many notes are looked for in one article."""
    return FoldedText(text)
