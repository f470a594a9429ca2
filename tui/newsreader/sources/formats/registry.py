"""All formats that articles are read from. A new one is a file beside this one, and lines in the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from newsreader.model.article import digest
from newsreader.sources.errors import SourceError
from newsreader.sources.formats import signs
from newsreader.sources.formats.format import Format, later
from newsreader.sources.formats.markdown import MARKDOWN
from newsreader.sources.formats.plain_text import PLAIN_TEXT
from newsreader.sources.source import Found, Origin

if TYPE_CHECKING:
    from newsreader.settings.plugins import Installed

DATA = Format("data in JSON", later("table", "read_json"), sniff=signs.is_data)
"""Of which it is only said why it is no article."""
FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("a PDF", later("pdf", "read_pdf"), (".pdf",), ("application/pdf",), signs.is_pdf, "pdf"),
        Format(
            "a document of a word processor",
            later("office", "read_docx"),
            (".docx",),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
            signs.is_docx,
        ),
        Format(
            "a web archive (WACZ)",
            later("web_collection", "read_wacz"),
            (".wacz",),
            ("application/wacz",),
            signs.is_wacz,
            "web",
        ),
        Format(
            "a web archive (WARC)",
            later("web_collection", "read_warc"),
            (".warc", ".warc.gz"),
            ("application/warc",),
            signs.is_warc,
            "web",
        ),
        Format(
            "rich text",
            later("office", "read_rtf"),
            (".rtf",),
            ("application/rtf", "text/rtf"),
            signs.is_rtf,
            "office",
        ),
        Format(
            "a web archive of Safari",
            later("web_page", "read_webarchive"),
            (".webarchive",),
            ("application/x-webarchive",),
            signs.is_web_archive,
            "web",
        ),
        Format(
            "a web page saved as one file",
            later("web_page", "read_mhtml"),
            (".mhtml", ".mht"),
            ("multipart/related", "application/x-mimearchive"),
            signs.is_mhtml,
            "web",
        ),
        Format("a mail", later("mail", "read_mail"), (".eml", ".emlx"), ("message/rfc822",), signs.is_mail),
        Format(
            "a list of feeds",
            later("feed", "read_opml"),
            (".opml",),
            ("text/x-opml",),
            signs.is_opml,
            "web",
        ),
        Format(
            "a feed",
            later("feed", "read_feed"),
            (".rss", ".atom"),
            ("application/rss+xml", "application/atom+xml"),
            signs.is_feed,
            "web",
        ),
        Format(
            "a web page",
            later("web_page", "read_page"),
            (".html", ".htm", ".xhtml"),
            ("text/html", "application/xhtml+xml"),
            signs.is_page,
            "web",
        ),
        Format(
            "a JSON Feed",
            later("feed", "read_json_feed"),
            media_types=("application/feed+json",),
            sniff=signs.is_json_feed,
        ),
        Format(
            "records in JSON",
            later("table", "read_json"),
            (".jsonl", ".ndjson"),
            ("application/json", "application/x-ndjson", "application/jsonl"),
            signs.is_records,
        ),
        DATA,
        Format(
            "a table",
            later("table", "read_table"),
            (".csv", ".tsv", ".tab"),
            ("text/csv", "text/tab-separated-values"),
            signs.is_table,
        ),
        Format("an export of a database", later("exports", "read_export"), sniff=signs.is_export),
        PLAIN_TEXT,
        MARKDOWN,
    )
}
"""By name. Where two know some bytes by their content, the first one reads them."""


def article_suffixes() -> tuple[str, ...]:
    """Ends of the names of files that are articles when a folder is opened."""
    return tuple(suffix for format in FORMATS.values() for suffix in format.suffixes)


def knows_content(data: bytes) -> bool:
    """Whether some bytes, or the first of them, are certainly of a format that holds articles."""
    return any(f.sniff is not None and f.sniff(data) for f in FORMATS.values() if f is not DATA)


@cache
def installed_formats() -> Installed[Format]:
    """The formats that installed packages add, and what is wrong with them. Takes long when first called."""
    from newsreader.settings import plugins  # seldom asked for

    return plugins.installed(plugins.FORMATS, Format)


def is_added(suffix: str, data: bytes) -> bool:
    """Whether an installed package adds a format that some bytes, or the end of a name, are of."""
    return _which_added(data, Origin("", suffix)) is not None


def _which_added(data: bytes, origin: Origin) -> Format | None:
    """As _which, of the formats that installed packages add: by code that is not ours."""
    try:
        return _which((plugin.value for plugin in installed_formats().plugins.values()), data, origin)
    except Exception:  # whatever a test of bytes raises tells that they are not its
        return None


def read_data(data: bytes, origin: Origin) -> Found:
    """The articles in some bytes, in the format that these are in. Never raises for what it finds in them.

    The format is told by the content, else by what a server says, else by the name, else by the formats of
    installed packages, which are asked only when nothing else knows the name; all else is plain text.
    """
    if not data:
        return Found(problems=(origin.fault("is empty; paste the article into it"),))
    way = origin.provenance
    origin = replace(
        origin,
        provenance=replace(way, place=way.place or origin.target, sha256=way.sha256 or digest(data)),
    )
    format = _which(FORMATS.values(), data, origin)
    if format is not None or not origin.suffix:
        return _read(format or PLAIN_TEXT, data, origin)
    installed = installed_formats()
    added = _which_added(data, origin)
    found = _read(added or PLAIN_TEXT, data, origin)
    return Found(found.articles, (*map(origin.fault, installed.problems), *found.problems))


def _which(formats: Iterable[Format], data: bytes, origin: Origin) -> Format | None:
    formats = tuple(formats)
    by_content = (format for format in formats if format.sniff is not None and format.sniff(data))
    by_type = (format for format in formats if origin.media_type in format.media_types)
    by_name = (format for format in formats if origin.suffix in format.suffixes)
    return next((format for found in (by_content, by_type, by_name) for format in found), None)


def how_to_install(extra: str) -> str:
    """The command that installs the libraries of an extra of this program."""
    return f"pip install 'newsreader-tui[{extra}]'; in a clone pip install '.[{extra}]'"


def _read(format: Format, data: bytes, origin: Origin) -> Found:
    origin = replace(origin, provenance=replace(origin.provenance, kind=format.name))
    try:
        return format.read(data, origin)
    except SourceError as error:
        return Found(problems=(error,))
    except ImportError as error:
        if not format.needs:
            raise
        why = f"{error.name} is missing" if isinstance(error, ModuleNotFoundError) else str(error)
        cause = f"is {format.name}; to read it: {how_to_install(format.needs)} ({why})"
        return Found(problems=(origin.fault(cause),))
    except Exception as error:  # of code that is not ours, or of libraries given what nobody foresaw
        cause = f"cannot be read as {format.name}: {type(error).__name__}: {error}"
        return Found(problems=(origin.fault(cause),))
