"""The kinds of values of settings: how each is read and checked, written, and told in a JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from newsreader.settings.key_names import MODIFIERS, NAMED
from newsreader.text.matching import nearest

if TYPE_CHECKING:
    from newsreader.settings.sections import Section

AUTO = "auto"
ALL = "all"
Schema = dict[str, Any]
# What a text may be in a file: a program that reads YAML by itself takes 12 and true for something else.
_ANY_TEXT = ["string", "number", "boolean"]
_WORDS = [word for plain in ("yes", "no", "on", "off") for word in (plain, plain.title(), plain.upper())]
KEY_PATTERN = rf"^((?:{'|'.join(MODIFIERS)})\+)*(?:[\s\S]|{'|'.join(NAMED)}|[a-z][a-z0-9_]+)$"


class Known(NamedTuple):
    """What is there for settings to name."""

    themes: Sequence[str] = ()
    commands: Sequence[str] = ()


class Kind:
    """One kind of values."""

    __slots__ = ()

    @property
    def allowed(self) -> str:
        """What is allowed, to follow a description; nothing where the description says it."""
        return ""

    def read(self, section: Section, name: str, default: Any) -> Any:
        """The value of a key; the default when it is missing or wrong, which the section then reports."""
        raise NotImplementedError

    def written(self, value: Any) -> str:
        """A value as it stands in a file."""
        raise NotImplementedError

    def schema(self, known: Known) -> Schema:
        """What is allowed as a JSON Schema of the value that YAML 1.2 reads."""
        raise NotImplementedError


class Flag(Kind):
    """True or false."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: bool) -> bool:
        return section.flag(name, default)

    def written(self, value: bool) -> str:
        return "true" if value else "false"

    def schema(self, known: Known) -> Schema:
        return {"anyOf": [{"type": "boolean"}, {"enum": _WORDS}]}


class _Range(Kind):
    """Something from low to high."""

    __slots__ = ("high", "low")

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    @property
    def allowed(self) -> str:
        return f": {self.low} to {self.high}"

    def written(self, value: float) -> str:
        return str(value)


class Whole(_Range):
    """A whole number from low to high."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: int) -> int:
        return section.whole(name, default, self.low, self.high)

    def schema(self, known: Known) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class Number(_Range):
    """A number from low to high."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: float) -> float:
        return section.number(name, default, self.low, self.high)

    def schema(self, known: Known) -> Schema:
        return {"type": "number", "minimum": self.low, "maximum": self.high}


class Line(Kind):
    """A text, which may be empty; blanks at its ends do not count."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: str) -> str:
        text = section.text(name) if name in section.names else None
        return default if text is None else text.strip()

    def written(self, value: str) -> str:
        return quoted(value)

    def schema(self, known: Known) -> Schema:
        return {"type": _ANY_TEXT}


class Choice(Kind):
    """One of some words; capitals and blanks at the ends do not count."""

    __slots__ = ("words",)

    def __init__(self, *words: str) -> None:
        self.words = words

    @property
    def allowed(self) -> str:
        return f": {', '.join(self.words[:-1])} or {self.words[-1]}"

    def read(self, section: Section, name: str, default: str) -> str:
        text = section.text(name) if name in section.names else None
        if text is None:
            return default
        word = text.strip().lower()
        if word not in self.words:
            hint = nearest(word, self.words)
            section.fault(name, f"{text[:40]!r} is none of {', '.join(self.words)}{hint}")
            return default
        return word

    def written(self, value: str) -> str:
        return value

    def schema(self, known: Known) -> Schema:
        any_case = "|".join(_in_any_case(word) for word in self.words)
        return {
            "anyOf": [{"enum": list(self.words)}, {"type": "string", "pattern": rf"^\s*(?:{any_case})\s*$"}]
        }


class ThemeName(Kind):
    """The name of a theme, which need not exist; None for AUTO."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: str | None) -> str | None:
        text = section.text(name) if name in section.names else None
        return default if text is None or text.strip().lower() == AUTO else text

    def written(self, value: str | None) -> str:
        return AUTO if value is None else quoted(value)

    def schema(self, known: Known) -> Schema:
        if not known.themes:
            return {"type": _ANY_TEXT}
        names = [AUTO, *known.themes]
        # The first for programs that offer what can be written, the second as capitals do not count.
        any_case = "|".join(_in_any_case(name) for name in names)
        return {"anyOf": [{"enum": names}, {"type": "string", "pattern": rf"^\s*(?:{any_case})\s*$"}]}


class Versions(Kind):
    """Outlets or letters of versions, which need not exist; none for ALL."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        names = section.texts(name)
        if names is None or (len(names) == 1 and names[0].strip().lower() == ALL):
            return default
        if not names or not all(name.strip() for name in names):
            section.fault(name, f"name outlets or letters of versions, or write {ALL}")
            return default
        return names

    def written(self, value: tuple[str, ...]) -> str:
        return f"[{', '.join(map(quoted, value))}]" if value else ALL

    def schema(self, known: Known) -> Schema:
        name = {"type": _ANY_TEXT, "pattern": r"\S"}
        return {"anyOf": [name, {"type": "array", "items": name, "minItems": 1}]}


class Keys(Kind):
    """Wished keys by ids of commands: which of both there are is checked by `check_keymap`."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: object) -> Mapping[str, tuple[str, ...]]:
        below = section.optional(name)
        wishes = {id: below.texts(id) for id in below.names}
        return MappingProxyType({id: keys for id, keys in wishes.items() if keys is not None})

    def written(self, value: Mapping[str, tuple[str, ...]]) -> str:
        return "".join(f"\n  {id}: {keys_written(keys)}" for id, keys in value.items())

    def schema(self, known: Known) -> Schema:
        key = {
            "anyOf": [
                {"type": "string", "pattern": KEY_PATTERN},
                {"type": "integer", "minimum": 0, "maximum": 9},
            ]
        }
        keys = {"anyOf": [*key["anyOf"], {"type": "array", "items": key, "minItems": 1}]}
        properties = {id: {"$ref": "#/$defs/keys"} for id in known.commands}
        return {
            "type": ["object", "null"],
            "properties": properties,
            "additionalProperties": False if known.commands else keys,
            "$defs": {"keys": keys},
        }


def keys_written(keys: Sequence[str]) -> str:
    """Keys as a list in a file."""
    return f"[{', '.join(map(quoted, keys))}]"


def quoted(text: str) -> str:
    """A text in a file: as it is when it is plain words, else in double quotes with escapes."""
    plain = re.fullmatch(r"[A-Za-z][\w+-]*(?: [\w+-]+)*", text, re.ASCII)
    if plain and text.lower() not in ("true", "false", "yes", "no", "on", "off", "null"):
        return text
    import json

    return json.dumps(text, ensure_ascii=not text.isprintable())


def _in_any_case(name: str) -> str:
    """A regular expression, as JSON Schema has them, for the name of a theme in small and capital letters."""
    return "".join(f"[{c}{c.upper()}]" if c != c.upper() else c for c in name)
