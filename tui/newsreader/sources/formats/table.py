"""Tables and records with one article a row: CSV, TSV, JSON, JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from newsreader.model import Article
from newsreader.sources.dates import read_date
from newsreader.sources.errors import SourceError
from newsreader.sources.formats.format import article_of
from newsreader.sources.formats.html_text import html_paragraphs
from newsreader.sources.formats.plain_text import decoded
from newsreader.sources.source import Found, Origin
from newsreader.text.languages import language_tag
from newsreader.text.patterns import pattern

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": (
        *(
            "text",
            "body",
            "bodytext",
            "fulltext",
            "articletext",
            "articlebody",
            "maintext",
            "content",
            "contenttext",
        ),
        *("contenthtml", "article", "story", "storytext", "plaintext", "texte", "texto", "volltext"),
    ),
    "title": (
        "title",
        "headline",
        "head",
        "hd",
        "articletitle",
        "titre",
        "titel",
        "titulo",
        "titolo",
        "webtitle",
        "name",
    ),
    "outlet": (
        *("outlet", "medianame", "publication", "publicationtitle", "newspaper", "publisher", "sourcename"),
        *("newspapername", "sourcecommonname", "source", "sourcedomain", "journal", "site", "sitename"),
        *("domain", "media", "medium", "feed", "zeitung", "quelle", "medio", "periodico", "fuente"),
        *("giornale", "testata", "fonte", "krant", "bron", "gazeta", "series"),
    ),
    "author": ("author", "authors", "byline", "creator", "auteur", "autor", "autore", "writer"),
    "published": (
        *("published", "publisheddate", "publicationdate", "publishdate", "pubdate", "datepublished"),
        *("publishedat", "date", "datum", "fecha", "data", "datetime", "timestamp", "time"),
        *("webpublicationdate", "indexeddate"),
    ),
    "url": (
        "url",
        "documentidentifier",
        "link",
        "address",
        "href",
        "permalink",
        "articleurl",
        "webaddress",
        "weburl",
        "uri",
    ),
    "language": ("language", "lang", "sprache", "langue", "idioma"),
}
"""Names of columns by what they hold, the likelier first; without case, spaces and signs."""
_DELIMITERS = (",", ";", "\t", "|")
_MOST_ABOVE = 10
"""Rows that may stand above the names of the columns."""
_MOST_TOLD = 10
"""Faults of rows that are told one by one."""
_MARKUP = pattern(r"</?(?:p|br|div|h[1-6]|li)\b[^<>]*>", re.IGNORECASE)


def record_of(names: Sequence[str]) -> dict[str, str]:
    """What some columns hold: their names by the keys of COLUMNS; case, accents and signs do not count."""
    plain = {"".join(filter(str.isalnum, without_accents(name))): name for name in reversed(names)}
    return {
        key: plain[known] for key, likely in COLUMNS.items() for known in reversed(likely) if known in plain
    }


def without_accents(name: str) -> str:
    """A name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def declared_of(values: Mapping[str, object]) -> dict[str, str]:
    """What a record says of its article, by `metadata.KEYS`, as far as it can be read."""
    found: dict[str, str] = {}
    for key, value in values.items():
        text = " ".join(_words(value).split())
        if key == "text" or not text:
            continue
        try:
            if key == "published":
                text = read_date(text)
            elif key == "language":
                text = language_tag(text)
        except ValueError:
            continue
        if text and (key != "url" or text.lower().startswith(("http://", "https://"))):
            found[key] = text
    return found


def _words(value: object) -> str:
    """A value of JSON as a reader would write it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title") or "")
    return "" if value is None or isinstance(value, bool) else str(value)


def read_records(
    records: Iterator[tuple[int, Mapping[str, object]]], origin: Origin, encoding: str = "utf-8"
) -> Found:
    """The articles of records, each with its line; records without a text are told and passed over."""
    articles: list[Article] = []
    problems: list[SourceError] = []
    columns: tuple[str, ...] = ()
    where: dict[str, str] = {}
    passed = count = 0
    for line, record in records:
        count += 1
        if tuple(record) != columns:
            columns = tuple(record)
            where = record_of(columns)
        values = {key: record[name] for key, name in where.items()}
        text = _words(values.get("text")).strip("\ufeff")
        try:
            if not text.strip():
                what = "has no text" if "text" in where else _no_text(columns)
                raise origin.fault(what, line)
            if _MARKUP.search(text):
                text = html_paragraphs(text)
            title = " ".join(_words(values.get("title")).split())
            if title and not text.lstrip().startswith(title):
                text = f"{title}\n\n{text.strip()}"
            articles.append(article_of(origin, text, declared_of(values), encoding=encoding, position=count))
        except SourceError as error:
            passed += 1
            if passed <= _MOST_TOLD:
                problems.append(error)
    if passed > _MOST_TOLD:
        problems.append(origin.fault(f"{passed - _MOST_TOLD:,} more of its {count:,} articles have no text"))
    if not count:
        problems.append(origin.fault("has no rows below the names of its columns"))
    return Found(tuple(articles), tuple(problems))


def _no_text(columns: Sequence[str]) -> str:
    named = ", ".join(columns[:12]) + (", ..." if len(columns) > 12 else "")
    return f"has no column of texts (text, body, content, ...); its columns are {named}"


def read_table(data: bytes, origin: Origin) -> Found:
    """A table with the names of its columns in the first line. Raises SourceError."""
    text, encoding = decoded(data, origin)
    if stated := re.match(r"sep=(.)\r?\n", text):  # as Excel writes it for itself
        text = text[stated.end() :]
    delimiter = stated[1] if stated else delimiter_of(text)
    csv.field_size_limit(1 << 26)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        names = names_of_columns(reader)
        if "text" not in record_of(names):
            raise origin.fault(_no_text(names), 1)
        return read_records(_rows(reader, names), origin, encoding)
    except csv.Error as error:
        raise origin.fault(f"is no table that can be read: {error}", reader.line_num) from error


def names_of_columns(reader: Iterator[list[str]]) -> list[str]:
    """The names of the columns: the first row with a column of texts among the first few, else the first that
    is not empty."""
    first: list[str] = []
    for row in islice(reader, _MOST_ABOVE):
        names = [name.strip().lstrip("\ufeff") for name in row]
        if "text" in record_of(names):
            return names
        first = first or (names if any(names) else [])
    return first


def _rows(reader: Iterator[list[str]], names: Sequence[str]) -> Iterator[tuple[int, dict[str, object]]]:
    line = getattr(reader, "line_num", 1) + 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, dict(zip(names, [*row, *[""] * len(names)], strict=False))
        line = getattr(reader, "line_num", line) + 1


def delimiter_of(text: str) -> str:
    """What parts the columns: what makes the most known names of the first line."""
    first = text.lstrip("\ufeff\r\n").split("\n", _MOST_ABOVE)[:_MOST_ABOVE]

    def known(sign: str) -> int:
        return max(len(record_of([name.strip(' "\r') for name in line.split(sign)])) for line in first)

    return max(_DELIMITERS, key=known)


def read_json(data: bytes, origin: Origin) -> Found:
    """One record, a list of records, or one a line. Raises SourceError."""
    text, encoding = decoded(data, origin)
    return read_records(_json_records(text, origin), origin, encoding)


def _json_records(text: str, origin: Origin) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        whole = json.loads(text)
    except RecursionError:
        raise origin.fault("is JSON that is nested too deeply") from None
    except ValueError as error:
        if text.lstrip()[:1] != "{":
            line = getattr(error, "lineno", 0)
            raise origin.fault("is no JSON that can be read", line) from error
        yield from _json_lines(text, origin)
        return
    records = _records_in(whole, 0)
    if records is None:
        records = whole if isinstance(whole, list) else [whole]
    if not isinstance(whole, list | dict):
        raise origin.fault("is JSON, but no record of an article and no list of them")
    for item in records:
        yield 0, _flat(item) if isinstance(item, dict) else {}


def _records_in(value: object, depth: int) -> list[Any] | None:
    """The first list of records with a text in some JSON, or a mapping to such; None where there is none."""
    if isinstance(value, list):
        first = next((item for item in value if isinstance(item, dict)), None)
        return value if first is not None and "text" in record_of(tuple(_flat(first))) else None
    if not isinstance(value, dict) or depth > _DEEPEST or "text" in record_of(tuple(_flat(value, 0))):
        return None
    inner = [value[key] for key in LISTS if key in value]
    inner += [each for key, each in value.items() if key not in LISTS]
    found = (_records_in(each, depth + 1) for each in inner)
    return next(
        (records for records in found if records is not None), _records_in(list(value.values()), depth)
    )


def _flat(record: Mapping[str, Any], depth: int = 1) -> dict[str, Any]:
    """A record with what a mapping in it holds, where that has the text."""
    if depth and "text" not in record_of(tuple(record)):
        for each in record.values():
            if isinstance(each, dict) and "text" in record_of(tuple(each)):
                return {**record, **each}
    return dict(record)


def first_record(data: bytes) -> tuple[str, ...]:
    """The keys of the first record of JSON that begins with some bytes; none where it cannot be told."""
    head = data if data[:64].lstrip()[:1] == b"{" else data[: 1 << 18].lstrip(b"\xef\xbb\xbf \t\r\n[")
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    try:
        first, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(first, dict):
        return ()
    listed = _records_in(first, 0) or [first]
    return tuple(_flat(listed[0])) if isinstance(listed[0], dict) else ()


_DEEPEST = 4
LISTS = ("articles", "stories", "items", "results", "documents", "docs", "data", "records")
"""Keys under which the answers of services keep their lists."""


def _json_lines(text: str, origin: Origin) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            raise origin.fault("is no JSON that can be read", number) from None
        yield number, _flat(item) if isinstance(item, dict) else {}
