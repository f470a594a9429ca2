"""Exports of databases of newspapers: many articles in one text, each with a head that says what it is.

Known are Nexis (as text, and as Nexis Uni writes documents), Factiva (by codes, and as it prints) and
ProQuest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from newsreader.model import Article
from newsreader.records import dataclass
from newsreader.sources.dates import read_date
from newsreader.sources.errors import SourceError
from newsreader.sources.formats.format import article_of, from_pieces
from newsreader.sources.formats.plain_text import decoded
from newsreader.sources.segment.blocks import find_blocks
from newsreader.sources.segment.bylines import is_name
from newsreader.sources.source import Found, Origin
from newsreader.text.patterns import pattern

Piece = tuple[str, int]
"""A line or paragraph, and the level of a heading or 0."""
_LANGUAGES = {
    **{"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es"},
    **{"español": "es", "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl", "polish": "pl"},
    **{
        "portuguese": "pt",
        "português": "pt",
        "russian": "ru",
        "chinese": "zh",
        "arabic": "ar",
        "turkish": "tr",
    },
    **{"swedish": "sv", "danish": "da", "norwegian": "nb", "finnish": "fi", "czech": "cs", "japanese": "ja"},
}
_NEXIS = pattern(
    r"^\s*(?:Document\s+)?\d+ (?:of|von|de|sur|di|van) \d+ "
    r"(?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)\s*$"
    r"|^\s*(?:Dokument|Documento?) \d+ (?:of|von|de|sur|di|van) \d+\s*$"
)
_NEXIS_FIELD = pattern(
    r"\s*(BYLINE|AUTHOR|AUTOR|AUTEUR|AUTORE|SECTION|RUBRIK|LENGTH|LÄNGE|LONGUEUR|DATELINE|HIGHLIGHT|HEADLINE|LOAD-DATE|UPDATE"
    r"|LANGUAGE|SPRACHE|LANGUE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|ORGANIZATION|COMPANY|PERSON"
    r"|COUNTRY|CITY|STATE|TYPE|SERIES|URL|GEOGRAPHIC|INDUSTRY|TICKER|CORRECTION-DATE|DOCUMENT-TYPE"
    r"|DISTRIBUTION|PUB-TYPE|COPYRIGHT|BODY|NOTES|SOURCE)\s*:\s*(.*)",
    re.IGNORECASE,
)
_AFTER = frozenset(
    "load-date update language sprache langue publication-type journal-code graphic subject organization "
    "company person country city state type series geographic industry ticker correction-date document-type "
    "distribution pub-type copyright notes".split()
)
"""Fields that stand behind the body."""
_RIGHTS = pattern(r"\s*(?:copyright\b|©|\(c\)|all rights reserved)", re.IGNORECASE)
_UNI_END = pattern(
    r"\s*(?:End of Document|Ende des Dokuments|Fin del? document[eo]?|Fine documento)\s*$", re.IGNORECASE
)
_UNI_BODY = pattern(r"\s*(?:Body|Text|Corps|Cuerpo)\s*$")
_UNI_AFTER = pattern(r"\s*(?:Classification|Load-Date:.*|Graphic|Klassifizierung)\s*$")
_CODE = pattern(
    r"\s{0,3}(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|VOL|ART|CLM)"
    r"(?:\t| {2,}|\s*$)\s*(.*)"
)
_FACTIVA_END = pattern(r"\s*(?:Document|Dokument|Documento) [A-Z][A-Z0-9]{3,}\d{6,}[a-z0-9]*\s*$")
_WORDS = pattern(r"\s*[\d.,]+ (?:words|Wörter|mots|palabras|parole|woorden|palavras)\s*$", re.IGNORECASE)
_PROQUEST_RULE = pattern(r"\s*_{30,}\s*$")
_PROQUEST_FIELD = pattern(
    r"(Title|Author|Publication title|Publication date|Publication year|Publication info|Publisher|Section"
    r"|First page|Pages|Volume|Issue|Full text|Abstract|Subject|Location|People|Company / organization"
    r"|Place of publication|Country of publication|Publication subject|ISSN|e-ISSN|Source type"
    r"|Language of publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated"
    r"|Database|Links|Dateline|Column|Identifier / keyword|Classification|Credit|URL): ?(.*)"
)


@dataclass(slots=True)
class Record:
    """One article of an export."""

    title: str = ""
    pieces: list[Piece] = field(default_factory=list)
    """Its body: paragraphs, or the lines of a hard-wrapped text."""
    declared: dict[str, str] = field(default_factory=dict)
    """By `metadata.KEYS`."""

    def say(self, key: str, value: str) -> None:
        """Notes a value that is not empty, if it is the first for its key."""
        value = " ".join(value.split())
        if value and key not in self.declared:
            self.declared[key] = value


def records_in(lines: Sequence[Piece]) -> list[Record]:
    """The articles of an export, told by its own marks; none where it has none of them."""
    texts = [text for text, _ in lines]
    if any(_PROQUEST_RULE.match(text) for text in texts) and any(t.startswith("Full text:") for t in texts):
        return list(_proquest(lines))
    if any(_NEXIS.match(text) for text in texts[:200]):
        return list(_nexis(lines))
    if any(_UNI_END.match(text) for text in texts) and any(_UNI_BODY.match(text) for text in texts):
        return list(_nexis_uni(lines))
    codes = [found[1] for text in texts if (found := _CODE.match(text))]
    if "HD" in codes and len({"WC", "PD", "SN", "LP", "TD", "AN"} & set(codes)) > 2:
        return list(_factiva_codes(lines))
    if any(_FACTIVA_END.match(text) for text in texts) and any(_WORDS.match(text) for text in texts):
        return list(_factiva_print(lines))
    return []


def read_texts(pieces: Sequence[Piece], origin: Origin, encoding: str = "utf-8") -> Found:
    """The articles of a document: those of an export, else the one that it is. Raises SourceError."""
    records = records_in(pieces)
    if not records:
        text, blocks = from_pieces(pieces)
        return Found((article_of(origin, text, {}, encoding=encoding, blocks=blocks),))
    articles: list[Article] = []
    problems: list[SourceError] = []
    for number, record in enumerate(records, 1):
        body = "\n".join(text for text, _ in record.pieces).strip("\n")
        paragraphs = [
            (" ".join(body[block.start : block.end].split()), block.level) for block in find_blocks(body)
        ]
        if not paragraphs:
            problems.append(
                origin.fault(f"article {number} of {len(records)} has no text ({record.title[:60]})")
            )
            continue
        text, blocks = from_pieces([(record.title, 1), *paragraphs])
        record.say("title", record.title)
        position = number if len(records) > 1 else 0
        articles.append(
            article_of(origin, text, record.declared, encoding=encoding, blocks=blocks, position=position)
        )
    return Found(tuple(articles), tuple(problems))


def _parted(lines: Sequence[Piece], mark: re.Pattern[str], *, before: bool) -> Iterator[list[Piece]]:
    """What lies between the lines that match; those stand before each part, or behind it."""
    part: list[Piece] = []
    begun = not before
    for line in lines:
        if mark.match(line[0]):
            if begun and any(text.strip() for text, _ in part):
                yield part
            part, begun = [], True
        elif begun:
            part.append(line)
    if before and any(text.strip() for text, _ in part):
        yield part


def _nexis(lines: Sequence[Piece]) -> Iterator[Record]:
    """Each has outlet, date and title above its first field, its body between the fields."""
    for part in _parted(lines, _NEXIS, before=True):
        record = Record()
        head: list[str] = []
        above = True
        current = ""
        for text, level in part:
            found = _NEXIS_FIELD.match(text)
            name = found[1].lower() if found else ""
            begun = any(line.strip() for line, _ in record.pieces)
            if found and (not begun or name in _AFTER or (name == "url" and "://" in found[2])):
                above, current = False, name
                _say_nexis(record, name, found[2])
            elif _RIGHTS.match(text):
                current = "copyright"
            elif above:
                head.append(text)
            elif not text.strip():
                if current and current not in _AFTER:
                    current = ""
                record.pieces.append(("", level))
            elif not current:
                record.pieces.append((text, level))
            else:
                _say_nexis(record, current, text)
        _read_head(record, head)
        yield record


def _read_head(record: Record, lines: Sequence[str]) -> None:
    """Outlet, date and title, each of one or more lines with blank lines between them."""
    groups: list[str] = []
    fresh = True
    for line in lines:
        if line.strip() and fresh:
            groups.append(line.strip())
        elif line.strip():
            groups[-1] += f" {line.strip()}"
        fresh = not line.strip()
    at = next((n for n, group in enumerate(groups) if read_date(group)), None)
    if at is None:
        record.title = record.title or (groups[-1] if groups else "")
        return
    record.say("published", read_date(groups[at]))
    record.say("outlet", groups[0] if at else "")
    rest = groups[at + 1 :]
    record.title = record.title or (rest[-1] if rest else "")


def _say_nexis(record: Record, name: str, value: str) -> None:
    if name in ("byline", "author", "autor", "auteur", "autore"):
        record.say("author", _author(value))
    elif name in ("language", "sprache", "langue"):
        record.say("language", _language(value))
    elif name == "headline":
        record.title = " ".join(value.split())
    elif name == "url" and value.strip().startswith(("http://", "https://")):
        record.say("url", value)


def _nexis_uni(lines: Sequence[Piece]) -> Iterator[Record]:
    """Each has title, outlet, date and rights above its fields, then `Body`, and ends with its own line."""
    for part in _parted(lines, _UNI_END, before=False):
        texts = [text for text, _ in part]
        body = next((n for n, text in enumerate(texts) if _UNI_BODY.match(text)), None)
        if body is None:
            continue
        record = Record()
        head = [text for text in texts[:body] if text.strip()]
        when = max((n for n, text in enumerate(head) if len(text) < 80 and read_date(text)), default=None)
        for text in head:
            if found := _NEXIS_FIELD.match(text):
                _say_nexis(record, found[1].lower(), found[2])
        if when is not None:
            record.say("published", read_date(head[when]))
            record.say("outlet", head[when - 1] if when else "")
            record.title = record.title or (head[when - 2].strip() if when > 1 else "")
        elif head:
            record.title = record.title or head[0].strip()
        for text, level in part[body + 1 :]:
            found = _NEXIS_FIELD.match(text)
            if _UNI_AFTER.match(text) or (found and found[1].lower() in _AFTER):
                break
            record.pieces += [(text, level), ("", 0)]
        for text in texts[body + 1 :]:
            if (found := _NEXIS_FIELD.match(text)) and found[1].lower() in ("language", "sprache", "langue"):
                _say_nexis(record, found[1].lower(), found[2])
        yield record


def _factiva_codes(lines: Sequence[Piece]) -> Iterator[Record]:
    record: Record | None = None
    code = ""
    for text, _ in lines:
        found = _CODE.match(text)
        if found:
            code, text = found[1], found[2]
            if code in ("HD", "SE") and (record is None or record.title):
                if record is not None:
                    yield record
                record = Record()
        if record is None:
            continue
        value = text.strip()
        if code == "HD":
            record.title = f"{record.title} {value}".strip()
        elif code in ("LP", "TD"):
            record.pieces += [("", 0), (value, 0)] if found else [(value, 0)]
        elif code == "BY":
            record.say("author", _author(value))
        elif code == "PD":
            record.say("published", read_date(value))
        elif code == "SN":
            record.say("outlet", value)
        elif code == "LA":
            record.say("language", _language(value))
    if record is not None and record.title:
        yield record


def _factiva_print(lines: Sequence[Piece]) -> Iterator[Record]:
    """Each has title, byline, words, date, outlet and rights above its body, and ends with a number."""
    for part in _parted(lines, _FACTIVA_END, before=False):
        texts = [text.strip() for text, _ in part]
        words = next((n for n, text in enumerate(texts) if _WORDS.match(text)), None)
        if words is None:
            continue
        record = Record()
        above = [text for text in texts[:words] if text]
        if len(above) > 1 and (
            re.match(r"(?:by|von|par|por|di|door)\b", above[-1], re.IGNORECASE)
            or (is_name(above[-1]) and not is_name(above[-2]))
        ):
            record.say("author", _author(above.pop()))
        record.title = above[-1] if above else ""
        body = words + 1
        while body < min(len(part), words + 14):
            text = texts[body]
            if _RIGHTS.match(text):
                body += 1
                break
            if len(text) > 90:
                break
            if text and "published" not in record.declared:
                record.say("published", read_date(text))
            elif text and "outlet" not in record.declared and not re.fullmatch(r"[\d:.]+(?: ?[AP]M)?", text):
                record.say("outlet", text)
            elif _language(text):
                record.say("language", _language(text))
            body += 1
        for text, level in part[body:]:
            record.pieces += [(text, level), ("", 0)] if text.strip() else [("", 0)]
        yield record


def _proquest(lines: Sequence[Piece]) -> Iterator[Record]:
    for part in _parted([*lines, ("_" * 40, 0)], _PROQUEST_RULE, before=False):
        record = Record()
        name = ""
        for text, level in part:
            found = _PROQUEST_FIELD.match(text)
            if found:
                name, text = found[1], found[2]
            value = text.strip()
            if name == "Full text":
                record.pieces.append((value, level))
            elif found and name == "Title":
                record.title = value
            elif found and name == "Publication title":
                record.say("outlet", value.partition(";")[0])
            elif found and name == "Publication date":
                record.say("published", read_date(value))
            elif found and name == "Author":
                record.say("author", _author(value.replace(";", ",")))
            elif found and name == "Language of publication":
                record.say("language", _language(value))
            elif found and name in ("Document URL", "URL") and value.startswith(("http://", "https://")):
                record.say("url", value)
        if record.pieces:
            yield record


def _author(value: str) -> str:
    """Names as a reader writes them: not in capitals, without the word before them."""
    name = re.sub(r"^(?:by|von|par|por|di|door)\s+", "", " ".join(value.split()), flags=re.IGNORECASE).strip(
        " ;,"
    )
    return name.title() if name.isupper() else name


def _language(value: str) -> str:
    return _LANGUAGES.get(value.split(";")[0].split("-")[0].strip().casefold(), "") if len(value) < 40 else ""


def read_export(data: bytes, origin: Origin) -> Found:
    """Raises SourceError."""
    text, encoding = decoded(data, origin)
    return read_texts([(line, 0) for line in text.replace("\f", "\n").splitlines()], origin, encoding)
