"""Notes as a Markdown document to read: by article, each passage as a quotation with what is said on it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.model import ArticleIdentity, Note

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#&~|$@]")
_AT_START = re.compile(r"(?m)^(\d+(?=[.)])|)([-+=:.)])")
_LINKED = re.compile(r"(?i)(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):")
_LINES = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (9, 10)}
_CONTROLS |= {0x7F: "\u2421", 9: " "} | dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), "\ufffd")


def to_markdown(notes: Iterable[Note]) -> bytes:
    """The notes as CommonMark, as UTF-8; articles in the order of their first note, notes in that of a text.

    Whatever stands in an article or a note stays text: it cannot become markup, and controls are shown
    as visible stand-ins.
    """
    articles: dict[tuple[str, ...], list[Note]] = {}
    for note in notes:
        articles.setdefault(_key(note.article), []).append(note)
    blocks = ["# Notes"]
    for group in articles.values():
        blocks += _heading(group[0].article)
        for note in sorted(group, key=lambda note: (note.anchor.start, note.anchor.end)):
            blocks += _note(note)
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Text of one or several lines as Markdown that shows it and nothing else.

    Lines stay lines; white space at their ends and empty lines go.
    """
    text = _LINES.sub("\n", text).translate(_CONTROLS)
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    text = _MARKUP.sub(r"\\\g<0>", "\n".join(lines))
    text = _LINKED.sub(r"\\\g<0>", _AT_START.sub(r"\1\\\2", text))
    return "\\\n".join(text.split("\n"))


def _key(identity: ArticleIdentity) -> tuple[str, ...]:
    """What notes on one article have in common, though its text changed between them."""
    if identity.url or identity.path:
        return identity.url, identity.path
    return identity.sha256, identity.outlet, identity.title


def _heading(identity: ArticleIdentity) -> list[str]:
    title = _line(identity.title or identity.path or identity.url or "An article without a title")
    place = " · ".join(_line(part) for part in (identity.outlet, identity.url or identity.path) if part)
    return [f"## {title}"] + [place] * bool(place)


def _note(note: Note) -> list[str]:
    quote = escaped(note.anchor.exact)
    blocks = ["> " + quote.replace("\n", "\n> ")] if quote else []
    comment = escaped(note.comment)
    blocks += [comment] * bool(comment)
    tags = [line for tag in note.tags if (line := _line(tag))]
    blocks += ["Tags: " + ", ".join(f"*{tag}*" for tag in tags)] * bool(tags)
    signed = ", ".join(_line(part) for part in (note.author, note.modified or note.created) if part)
    blocks += [f"— {signed}"] * bool(signed)
    return [*blocks, "---"]


def _line(text: str) -> str:
    """Text on one line."""
    return escaped(" ".join(text.split()))
