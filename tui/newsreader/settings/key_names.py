"""Names of keys: what a reader writes in, the names under which Textual reports a pressed key out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsreader.text.matching import nearest

NAMED = (
    *"up down left right home end pageup pagedown insert delete".split(),
    *"enter escape tab space backspace".split(),
    *(f"f{number}" for number in range(1, 25)),
)
"""Keys that type no character, and the space bar."""
MODIFIERS = ("alt", "ctrl", "shift")
"""In the order in which Textual joins them to a key."""

# Textual's shorter words for characters with obscure names.
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
# Without a keyboard protocol of their own, terminals send the same byte for both keys.
_SENT_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
    "ctrl+at": "",
    "ctrl+space": "",
}
_OTHER_WORDS = {
    "control": "ctrl",
    "ctl": "ctrl",
    "c": "ctrl",
    "option": "alt",
    "opt": "alt",
    "meta": "alt",
    "m": "alt",
    "s": "shift",
    "esc": "escape",
    "return": "enter",
    "ret": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "spacebar": "space",
    "bs": "backspace",
    "period": "full_stop",
    "dot": "full_stop",
    "dash": "minus",
    "hyphen": "minus",
}


def key_name(text: str) -> str:
    """Textual's name of a key.

    Written is a character (`n`, `N`, `?`), Textual's or Unicode's name of one (`question_mark`), or a word
    of NAMED; before it any of MODIFIERS, joined by `+`. Raises ValueError with the cause and the likeliest
    key for everything else, and for keys of which Textual would never hear.
    """
    name = _exact(text)
    if name is None:
        raise ValueError(_why_not(text))
    return name


def character_name(character: str) -> str:
    """Textual's name of the key that types a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


def _exact(text: str) -> str | None:
    """Textual's name of a key that can be bound, or None."""
    modifiers, base = _parts(text)
    if base is None or len(set(modifiers)) < len(modifiers) or not set(modifiers) <= set(MODIFIERS):
        return None
    types_character = base not in NAMED
    # A character that shift makes is reported as that character.
    if types_character and modifiers == ["shift"]:
        return None
    # With another modifier a letter is reported in lower case.
    if modifiers and types_character and base != base.lower():
        return None
    name = "+".join([*sorted(modifiers), base])
    return None if name in _SENT_AS else name


def _parts(text: str) -> tuple[list[str], str | None]:
    """The modifiers as they are written, and Textual's name of the key after them (None: there is none)."""
    before, joined, base = text[:-1].rpartition("+")
    base += text[-1:]
    modifiers = before.split("+") if joined else []
    if base in NAMED:
        return modifiers, base
    # A letter and its accent may be written as two characters; a keyboard sends them as one.
    whole = unicodedata.normalize("NFC", base) if len(base) > 1 else base
    character = whole if len(whole) == 1 else _character(base)
    if character is None or not character.isprintable():
        return modifiers, None
    return modifiers, "space" if character == " " else character_name(character)


def _character(name: str) -> str | None:
    """The character of which this is Textual's or Unicode's name."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,99}", name):
        return None
    found = _marks().get(name)
    if found is None:
        try:
            found = unicodedata.lookup(name.replace("_", " "))
        except KeyError:
            return None
    # Some names are of sequences of characters.
    return found if len(found) == 1 else None


@cache
def _marks() -> dict[str, str]:
    """The punctuation of keyboards by name: not every name leads back, for hyphens are lost in it."""
    marks = {character_name(character): character for character in map(chr, range(0x21, 0x250))}
    return marks | {long: marks[short] for long, short in _SHORTER.items()}


def _why_not(text: str) -> str:
    """Why a text is no key that can be bound, and which is likely to be meant."""
    modifiers, base = _parts(text)
    shown = repr(text[:40])
    if base is not None:
        name = "+".join([*sorted(modifiers), base])
        if name in _SENT_AS:
            other = _SENT_AS[name]
            return f"not every terminal can send {shown}" + (f"; did you mean {other}?" if other else "")
        if modifiers == ["shift"]:
            upper = base.upper() if base.isalpha() else ""
            hint = f"; did you mean {upper}?" if len(upper) == 1 else ""
            return f"{shown} never arrives: name the character that is typed with shift{hint}"
    if "," in text and all(_exact(part.strip()) for part in text.split(",")):
        return f"{shown} is no name of a key; several keys are a list: [{text[:40]}]"
    likely = _likely(text[:100])
    known = [*NAMED, *(name for name, mark in _marks().items() if mark.isascii() and len(name) > 1)]
    hint = f"; did you mean {likely}?" if likely else nearest(text, known)
    return f"{shown} is no name of a key{hint}"


def _likely(text: str) -> str | None:
    """The key that is meant by other spellings: `Ctrl-N`, `^n`, `control n`, `Page Down`, `esc`."""
    text = text.strip().lower().replace("^", "ctrl+")
    for separators in (r"[+\- ]+", r"[+\- _]+"):
        *modifiers, base = re.split(separators, text)
        words = [_OTHER_WORDS.get(word, word) for word in modifiers]
        words.append(base if len(base) == 1 else _OTHER_WORDS.get(base, base))
        for guess in ("+".join(words), "".join(words)):
            if name := _exact(guess):
                return name
    return None
