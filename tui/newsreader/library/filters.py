"""What a reader types to have only some stories listed: `outlet:dawn after:2026-11-01 versions>=3 unread`.

A filter is plain data. Nothing here knows the library: `conditions.py` makes SQL of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from newsreader.records import dataclass

LONGEST = 500
"""Characters of a filter."""


class FilterError(ValueError):
    """What is wrong with a filter, in a line."""


class Field(StrEnum):
    """What a part of a filter is about."""

    OUTLET = "outlet"
    FEED = "feed"
    LANGUAGE = "language"
    TITLE = "title"
    AFTER = "after"
    BEFORE = "before"
    VERSIONS = "versions"
    UNREAD = "unread"
    DISAGREEMENT = "disagreement"
    READ = "read"
    PINNED = "pinned"
    CHANGED = "changed"
    """An outlet changed an article of it after publication."""
    WORDS = "words"
    """It stands for words of the texts, and is never written."""


NAMED = (Field.OUTLET, Field.FEED, Field.LANGUAGE, Field.TITLE)
DAYS = (Field.AFTER, Field.BEFORE)
NUMBERS = (Field.VERSIONS, Field.UNREAD, Field.DISAGREEMENT)
FLAGS = (Field.UNREAD, Field.READ, Field.PINNED, Field.CHANGED)
RELATIONS = (">=", "<=", ">", "<", "=", ":")
"""Those that begin as another one come before it."""
DOES: Mapping[Field, str] = {
    Field.OUTLET: "outlet:dawn, an outlet whose name has that in it",
    Field.FEED: "feed:bbc, a feed whose title or address has that in it",
    Field.LANGUAGE: "language:en, articles in that language",
    Field.TITLE: "title:fire, a word of a headline",
    Field.AFTER: "after:2026-11-01, with news on that day or later",
    Field.BEFORE: "before:2026-11, begun before that",
    Field.VERSIONS: "versions>=3, told by so many articles",
    Field.UNREAD: "unread>=2, or unread: any",
    Field.DISAGREEMENT: "disagreement>=10, per cent of its sentences that another version contradicts",
    Field.READ: "read, nothing of it is unread",
    Field.PINNED: "pinned, kept together by you",
    Field.CHANGED: "changed, an article of it after publication",
}
"""What can be typed, in words."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a filter: all parts must hold."""

    field: Field
    value: str | int = 0
    """The words, name or day (ISO 8601, perhaps only its year or month) as typed, or a number."""
    relation: str = ":"
    """One of RELATIONS; `=` is written as `:`. A flag without a number has the empty one."""
    is_not: bool = False
    """It is what must not hold."""


Filter = tuple[Term, ...]

_TOKEN = re.compile(r'\s*(-?)((?:[^\s"]|"[^"]*")+)')
_HEAD = re.compile(r"([A-Za-z]+)(>=|<=|>|<|=|:)(.*)", re.DOTALL)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_MOST_DIGITS = 6


def parse(text: str) -> Filter:
    """What a reader means. Raises FilterError, which says what is wrong and what would be right."""
    if len(text) > LONGEST:
        raise FilterError(f"a filter has at most {LONGEST} characters")
    text = text.encode("utf-8", "replace").decode()  # no half of a pair, which no database takes
    if text.count('"') % 2:
        raise FilterError('a quotation mark is not closed: write outlet:"Arab Times"')
    terms: list[Term] = []
    for minus, token in _TOKEN.findall(text):
        term = _term(token, bool(minus))
        if term is not None:
            terms.append(term)
    return tuple(terms)


def _term(token: str, is_not: bool) -> Term | None:
    """None for what says nothing, such as empty quotation marks."""
    head = _HEAD.fullmatch(token)
    if head is None:
        plain = token.replace('"', "").strip()
        if token == plain and plain in FLAGS:
            return Term(Field(plain), relation="", is_not=is_not)
        return Term(Field.WORDS, plain, is_not=is_not) if any(map(str.isalnum, plain)) else None
    name, relation, rest = head.groups()
    field = _field(name, token)
    value = rest.replace('"', "").strip()
    relation = ":" if relation == "=" else relation
    if not value:
        raise FilterError(f"{name}{relation} says nothing: write {DOES[field]}")
    if field in NUMBERS:
        return Term(field, _number(field, value), relation, is_not)
    if relation != ":":
        raise FilterError(f"{name} has no {relation}: write {DOES[field]}")
    if field in DAYS:
        _first_day(value)
    return Term(field, value, relation, is_not)


def _field(name: str, token: str) -> Field:
    known = [field.value for field in DOES if field in (*NAMED, *DAYS, *NUMBERS)]
    if name.lower() in known:
        return Field(name.lower())
    near = get_close_matches(name.lower(), known, 1, 0.6)
    meant = f"did you mean {near[0]}?" if near else f'"{token}" in quotation marks looks for the words'
    raise FilterError(f"there is no {name}: {meant}")


def _number(field: Field, value: str) -> int:
    digits = value.removesuffix("%") if field is Field.DISAGREEMENT else value
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise FilterError(f"{value} is no number: write {DOES[field]}")
    return int(digits)


def _first_day(value: str) -> date:
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        pass
    raise FilterError(f"{value} is no day: write it as 2026-11-01, 2026-11 or 2026")


def first_day(term: Term) -> date:
    """The first day that the value of a term with a day stands for."""
    return _first_day(str(term.value))


def written(filter: Filter) -> str:
    """What a reader would type for a filter."""
    return " ".join(map(_written, filter))


def _written(term: Term) -> str:
    sign = "-" if term.is_not else ""
    if term.field is Field.WORDS:
        words = str(term.value)
        plain = words in FLAGS or _HEAD.fullmatch(words) or words.startswith("-") or " " in words
        return f'{sign}"{words}"' if plain or any(map(str.isspace, words)) else f"{sign}{words}"
    if not term.relation:
        return f"{sign}{term.field}"
    value = str(term.value)
    return f"{sign}{term.field}{term.relation}" + (f'"{value}"' if any(map(str.isspace, value)) else value)


def complete(text: str, names: Mapping[Field, Sequence[str]]) -> list[str]:
    """What a filter that is being typed may become, the likeliest first. `names` are the names that there
    are of outlets, feeds and languages."""
    before, last = _last_token(text)
    minus, token = ("-", last[1:]) if last.startswith("-") else ("", last)
    head = re.match(r'([A-Za-z]+):"?(.*)', token, re.DOTALL)
    if head is None:
        ways = [*(f"{field}:" for field in (*NAMED, *DAYS)), "versions>=", "disagreement>=", *FLAGS]
    else:
        known = {field.value: known for field, known in names.items()}.get(head[1].lower(), ())
        typed = head[2].lower()
        near = sorted(
            (name for name in known if typed in name.lower() and '"' not in name),
            key=lambda name: (not name.lower().startswith(typed), name.lower()),
        )
        ways = [f"{head[1]}:" + (f'"{name}"' if any(map(str.isspace, name)) else name) for name in near[:50]]
        return [before + minus + way for way in ways]
    return [before + minus + way for way in ways if way.startswith(token.lower())]


def _last_token(text: str) -> tuple[str, str]:
    """What stands before the part that is being typed, and that part."""
    at, is_quoted = 0, False
    for place, character in enumerate(text):
        if character == '"':
            is_quoted = not is_quoted
        elif character.isspace() and not is_quoted:
            at = place + 1
    return text[:at], text[at:]
