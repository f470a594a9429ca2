"""Text as it is searched: without the differences that a reader would not type."""

from __future__ import annotations

import unicodedata

_PLAIN = {"'": "\u2018\u2019\u201a\u201b\u2039\u203a", '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb"}


class _Pieces(dict[int, str]):
    """What each code point becomes; filled as code points are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if character.isspace() or category == "Cc":
            piece = " "
        elif category == "Cs":
            piece = "\ufffd"
        elif category == "Cf":
            piece = ""
        elif category == "Pd":
            piece = "-"
        else:
            spelled = unicodedata.normalize("NFKD", character.casefold())
            piece = "".join(c for c in spelled if not unicodedata.combining(c)).casefold()
        self[code] = piece
        return piece


_PIECES = _Pieces({ord(c): plain for plain, alike in _PLAIN.items() for c in alike})


def fold(text: str) -> str:
    """Lower case, without accents, with plain quotes, dashes and single spaces; always valid Unicode."""
    return " ".join(text.translate(_PIECES).split())
