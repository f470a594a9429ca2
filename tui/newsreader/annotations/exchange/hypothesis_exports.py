"""What Hypothesis' client exports besides JSON: a table, a text, and a page. None has ids or contexts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsreader.annotations.exchange.fields import Imported, Refused, Unread, collected, json_text, stable_id
from newsreader.annotations.timestamps import utc_time
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note
from newsreader.text.lenient_html import LenientParser

_COLUMNS = {
    "created": ("Created at", "Creation Date"),
    "author": ("Author", "User"),
    "url": ("URL",),
    "group": ("Group",),
    "kind": ("Type", "Annotation/Reply Type"),
    "quote": ("Quote/description", "Quote"),
    "comment": ("Comment", "Body"),
    "tags": ("Tags",),
}
"""What its versions call the columns."""
_FIELDS = {
    "created at": "created",
    "author": "author",
    "type": "kind",
    "quote": "quote",
    "quote/description": "quote",
    "comment": "comment",
    "tags": "tags",
    "page": "page",
    "group": "group",
}
_FIELD = re.compile(rf"({'|'.join(_FIELDS)}):[ \t]?(.*)", re.IGNORECASE | re.DOTALL)
_BEGINS = re.compile(r"Annotation \d+:", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|file|urn):\S+")
_WHEN = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d|.*\b\d{4},? (?:at )?\d\d?:\d\d")


def is_table(header: Sequence[str]) -> bool:
    """Whether the header of a table is Hypothesis'."""
    return "URL" in header and all(
        any(name in header for name in _COLUMNS[what]) for what in ("quote", "comment", "kind")
    )


def table_note(cells: Mapping[str, str]) -> Note:
    """The note of a row. Raises Refused."""
    found = {
        what: next((cells[name] for name in names if name in cells), "") for what, names in _COLUMNS.items()
    }
    return _note(found, ArticleIdentity("", url=found["url"]))


def from_text(data: bytes) -> Imported:
    """The notes of an export as text. Never raises for what a file may hold."""
    text = data.decode("utf-8-sig", "backslashreplace").replace("\r\n", "\n")
    head, *parts = re.split(r"(?m)^(?=Annotation \d+:\s*$)", text)
    address = _ADDRESS.search(head)
    if not parts or address is None:
        cause = "it is a text, of which only Hypothesis' exports are read"
        return Imported(unread=(Unread("file", cause, text),))
    before = [line.strip() for line in head[: address.start()].splitlines() if line.strip()]
    identity = ArticleIdentity("", url=address[0], title=before[-1] if len(before) > 1 else "")
    return collected(_text_notes(parts, identity))


def _text_notes(parts: Iterable[str], identity: ArticleIdentity) -> Iterator[tuple[str, str, Note | Refused]]:
    for number, part in enumerate(parts, start=1):
        lines = part.strip("\n").split("\n")[1:]
        yield f"annotation {number}", part.strip(), _read(_fields(lines), identity)


def _fields(lines: Iterable[str]) -> dict[str, str]:
    """The fields of one annotation. In what has no name, a date is when, a single word is who."""
    found: dict[str, str] = {}
    last = ""
    for line in lines:
        field = _FIELD.match(line)
        if field:
            last = _FIELDS[field[1].lower()]
            found[last] = field[2]
        elif last in ("comment", "quote") and not (last == "comment" and _is_name(line, found)):
            found[last] += f"\n{line}"
        elif _WHEN.match(line) and "created" not in found:
            found["created"] = line.strip()
        elif line.strip() and "author" not in found:
            found["author"] = line.strip()
            last = ""
    return found


def _is_name(line: str, found: Mapping[str, str]) -> bool:
    """Whether a line behind a comment is the name of its author, as the first exports have it."""
    return "author" not in found and re.fullmatch(r"[\w.-]{3,40}", line.strip()) is not None


def _read(found: Mapping[str, str], identity: ArticleIdentity) -> Note | Refused:
    try:
        return _note(found, identity)
    except Refused as refused:
        return refused


def _note(found: Mapping[str, str], identity: ArticleIdentity) -> Note:
    quote = found.get("quote", "").strip()
    if len(quote) > 1 and quote[0] == quote[-1] == '"':
        quote = quote[1:-1]
    quote = "" if quote in ("null", "undefined") else quote
    comment = found.get("comment", "").strip("\n")
    if not quote and not comment.strip() and not found.get("tags"):
        raise Refused("it quotes nothing and says nothing")
    when = utc_time(found.get("created", "").strip())
    tags = (tag.strip() for tag in found.get("tags", "").split(","))
    raw = json_text(dict(found) | {"url": identity.url})
    return Note(
        stable_id(f"hypothesis:{raw}"),
        identity,
        Anchor(quote, "", "", 0, 0) if quote else WHOLE,
        comment,
        tuple(dict.fromkeys(filter(None, tags))),
        author=found.get("author", "").strip(),
        created=when,
        modified=when,
        origin=raw,
    )


class _Page(LenientParser):
    """The lines of an export as a page: what stands in a paragraph, a cell or a quotation, one each."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.title = ""
        self.address = ""
        self._part: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fields = dict(attrs)
        if tag == "a" and not self.address:
            self.address = fields.get("href") or ""
        elif tag == "time" and fields.get("datetime"):
            self._part = [f"Created at: {fields['datetime']}"]
            self._end()
            self._part = ["\0"]
        elif tag == "br":
            self._part.append("\n")
        elif tag in ("p", "tr", "h1", "h2", "article", "section"):
            self._end()
        self._in_title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "tr", "h1", "h2", "article", "section"):
            self._end()
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif self._part[:1] != ["\0"]:
            self._part.append(data)

    def _end(self) -> None:
        if self._part[:1] != ["\0"]:
            line = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(self._part)).strip()
            line = re.sub(r":\n+", ": ", line, count=1)
            if line:
                self.lines.append(line)
        self._part = []


def from_page(data: bytes) -> Imported:
    """The notes of an export as a page. Never raises for what a file may hold."""
    text = data.decode("utf-8-sig", "backslashreplace")
    page = _Page()
    page.feed(text)
    page.close()
    begins = [number for number, line in enumerate(page.lines) if _BEGINS.fullmatch(line.rstrip(": ") + ":")]
    title = re.fullmatch(r"\s*Annotations on [“\"](.*)[”\"]\s*", page.title, re.DOTALL)
    if not begins or not page.address:
        cause = "it is a page, of which only Hypothesis' exports are read"
        return Imported(unread=(Unread("file", cause, text),))
    identity = ArticleIdentity("", url=page.address, title=title[1] if title else "")
    parts = [
        page.lines[start + 1 : end] for start, end in zip(begins, [*begins[1:], len(page.lines)], strict=True)
    ]
    return collected(
        (f"annotation {number}", "\n".join(lines), _read(_fields(lines), identity))
        for number, lines in enumerate(parts, start=1)
    )
