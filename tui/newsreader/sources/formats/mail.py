"""Mails and newsletters, as mail programs save them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from typing import TYPE_CHECKING

from newsreader.sources.decoding import decode
from newsreader.sources.errors import SourceError
from newsreader.sources.formats.format import article_of
from newsreader.sources.formats.html_text import html_paragraphs
from newsreader.sources.formats.newsletter import newsletter_parts
from newsreader.sources.source import Found, Origin
from newsreader.text.patterns import pattern

if TYPE_CHECKING:
    from newsreader.model import Article

_APPLE = re.compile(rb"\A\d+\s*\n")
"""What stands above a mail in the files of Apple Mail: its length."""
_FORWARDED = pattern(
    r"^[ >]*(?:-{3,}\s*(?:Forwarded message|Original Message|Weitergeleitete Nachricht|"
    r"Ursprüngliche Nachricht|Message transféré|Message d'origine|Mensaje reenviado|Messaggio inoltrato|"
    r"Mensagem encaminhada|"
    r"Doorgestuurd bericht|Пересылаемое сообщение)[^\n]{0,60}|Begin forwarded message:|"
    r"Anfang der weitergeleiteten Nachricht:|Début du message réexpédié\s?:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_BEFORE_FORWARDED = 1500
"""Characters that may stand above a mail that was forwarded."""
_HEADERS = {"Von": "From", "De": "From", "Da": "From", "Van": "From", "От": "From"} | {
    "Betreff": "Subject", "Objet": "Subject", "Asunto": "Subject", "Oggetto": "Subject", "Assunto": "Subject",
    "Datum": "Date", "Fecha": "Date", "Gesendet": "Date", "Sent": "Date", "Envoyé": "Date",
}  # fmt: skip
_FROM = frozenset(("from", "von", "de", "da", "van", "от"))
_MOST_PARTS = 200
_TEXT_WORDS = 5
"""A text of fewer words only says to look at the HTML."""
_LOADED = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".rtf", ".csv")
"""Ends of the names of attachments that are read."""


def read_mail(data: bytes, origin: Origin) -> Found:
    """The article of a mail, and those of the mails and documents in it. Raises SourceError."""
    from email import message_from_bytes, policy

    data = _APPLE.sub(b"", data.removeprefix(b"\xef\xbb\xbf"), count=1)
    message = message_from_bytes(data, policy=policy.default)
    found = _articles(message, origin, 0)
    if not found.articles and not found.problems:
        raise origin.fault("is a mail without a text")
    if len(found.articles) < 2:
        return found
    articles = tuple(
        replace(article, provenance=replace(article.provenance, position=number))
        for number, article in enumerate(found.articles, 1)
    )
    return Found(articles, found.problems)


def _articles(message: EmailMessage, origin: Origin, depth: int) -> Found:
    articles: list[Article] = []
    problems: list[SourceError] = []
    declared = _declared(message)
    letter = message.get_body(("html",))
    html, encoding = _content(letter, origin) if letter is not None else ("", "")
    for story in newsletter_parts(html) if html else ():
        about = {**declared, "title": story.title, "url": story.url}
        articles.append(article_of(origin, f"{story.title}\n\n{story.text}", about, encoding=encoding))
    text, encoding = ("", "") if articles else _letter_text(message, origin)
    text, declared = _forwarded(text, declared)
    if text.strip():
        title = declared.get("title", "")
        shown = text if not title or _begins(text, title) else f"{title}\n\n{text}"
        articles.append(article_of(origin, shown, declared, encoding=encoding))
    for part in list(message.iter_attachments())[:_MOST_PARTS] if depth < 5 else ():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            found = _articles(inner, origin, depth + 1) if isinstance(inner, EmailMessage) else Found()
        else:
            found = _attached(part, origin)
        articles += found.articles
        problems += found.problems
    return Found(tuple(articles), tuple(problems))


def _attached(part: EmailMessage, origin: Origin) -> Found:
    """The articles of an attachment, if it is of a kind that can hold some."""
    from newsreader.sources.formats.registry import read_data

    name = part.get_filename() or ""
    suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
    data = part.get_payload(decode=True)
    if suffix not in _LOADED or not isinstance(data, bytes) or not data:
        return Found()
    inside = replace(origin, target=f"{origin.target}, {name}", suffix=suffix, media_type="")
    return read_data(data, replace(inside, provenance=replace(origin.provenance, sha256="")))


def _declared(message: EmailMessage) -> dict[str, str]:
    """What the headers of a mail say, by `metadata.KEYS`; a header that is damaged says nothing."""
    from email.utils import parsedate_to_datetime

    found: dict[str, str] = {}
    subject = _header(message, "Subject")
    found["title"] = re.sub(r"^(?:(?:re|fwd?|aw|wg|tr|rv|i)\s*:\s*)+", "", subject, flags=re.IGNORECASE)
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        found["published"] = parsedate_to_datetime(_header(message, "Date")).isoformat()
    sender = re.sub(r"\s*<[^<>]*>\s*$", "", _header(message, "From")).strip("\"' ")
    if sender and "@" not in sender:
        found["outlet"] = sender
    return {key: value for key, value in found.items() if value}


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # the parser of headers fails in many ways on what is none
        return ""


def _forwarded(text: str, declared: dict[str, str]) -> tuple[str, dict[str, str]]:
    """(the text of a mail that was forwarded, what its headers say); of another, as they are."""
    mark = _FORWARDED.search(text[:_BEFORE_FORWARDED])
    if mark is None:
        return text, declared
    from email import message_from_string, policy

    head, gap, below = text[mark.end() :].lstrip("\n").partition("\n\n")
    names = [line.partition(":")[0].strip(" *").lower() for line in head.splitlines() if ":" in line]
    if not gap or not below.strip() or not any(name in _FROM for name in names):
        return text, declared
    plain = "\n".join(line.strip(" *").replace("*", "", 1) for line in head.splitlines())
    for name, meant in _HEADERS.items():
        plain = re.sub(rf"(?im)^{name}\s?:", f"{meant}:", plain)
    inner = message_from_string(plain + "\n\n", policy=policy.default)
    return below, {**declared, **_declared(inner)}


def _letter_text(message: EmailMessage, origin: Origin) -> tuple[str, str]:
    """(text of a mail, its encoding); of one that only says to look at its HTML, that."""
    text, encoding = "", "utf-8"
    for kinds in (("plain", "html"), ("html", "plain")):
        body = message.get_body(kinds)
        if body is not None and len(text.split()) < _TEXT_WORDS:
            found, its = _text(body, origin)
            text, encoding = (found, its) if found else (text, encoding)
    return text, encoding


def _text(part: MIMEPart, origin: Origin) -> tuple[str, str]:
    """(what a reader sees of a part, its encoding)."""
    content, encoding = _content(part, origin)
    if part.get_content_type() != "text/html":
        return content.replace("\r\n", "\n"), encoding
    hidden = re.sub(r"(?is)<(title|head)\b.*?</\1\s*>", "", content)
    return html_paragraphs(hidden), encoding


def _content(part: MIMEPart, origin: Origin) -> tuple[str, str]:
    """(a part of text as it was written, its encoding); empty for one that is none.

    The encoding is what the reader says, else what the part says where that fits; else it is found.
    """
    raw = part.get_payload(decode=True)
    stated = str(part.get_content_charset() or "utf-8")
    if not origin.encoding:
        try:
            content = part.get_content()
        except (LookupError, UnicodeError, ValueError):
            content = None
        if isinstance(content, str) and "\ufffd" not in content:
            return content, stated
    if not isinstance(raw, bytes):
        return "", stated
    try:
        return decode(raw, origin.encoding)
    except ValueError as error:
        if origin.encoding:
            raise origin.fault(str(error)) from error
    return raw.decode("utf-8", "replace"), "utf-8"


def _begins(text: str, title: str) -> bool:
    return " ".join(text[: 4 * len(title) + 200].split()).casefold().startswith(title.casefold())
