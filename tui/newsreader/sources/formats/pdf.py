"""PDF documents: the text of their pages without running heads and page numbers."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence

from newsreader.sources.errors import SourceError
from newsreader.sources.formats.exports import read_texts
from newsreader.sources.source import Found, Origin
from newsreader.text.patterns import pattern

_MOST_PAGES = 400
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running heads."""
_SENTENCE_END = pattern(r"""[.!?…。！？]["'”’»)\]]*$""")
_NUMBER = pattern(
    r"(?:page|seite|pagina|página|p\.|s\.)?\s*[-–—]?\s*\d{1,4}(?:\s*(?:/|of|von|de|di|sur|van)\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)
_FULL = 0.92
"""A line ends its paragraph if the first word of the next one had room in so much of the width."""
_HYPHENS = ("-", "\u00ad", "\u2010")


def read_pdf(data: bytes, origin: Origin) -> Found:
    """Raises SourceError."""
    pages = _pages(data, origin)
    if not any(page.strip() for page in pages):
        raise origin.fault(
            "is a PDF without text, only pictures of pages; run it through a program that reads them (OCR)"
        )
    found = read_texts([(paragraph, 0) for paragraph in paragraphs_of(pages)], origin)
    if len(pages) < _MOST_PAGES:
        return found
    return Found(
        found.articles, (*found.problems, origin.notice(f"only its first {_MOST_PAGES} pages are read"))
    )


def _pages(data: bytes, origin: Origin) -> list[str]:
    """The text of each page. Raises SourceError, and ModuleNotFoundError without the library."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise origin.fault(
                "is a PDF that is locked by a password; unlock it, or copy its text into a file"
            )
        return [reader.pages[n].extract_text() for n in range(min(len(reader.pages), _MOST_PAGES))]
    except SourceError:
        raise
    except DependencyError as error:
        raise origin.fault("is a PDF that is locked; unlock it, or copy its text into a file") from error
    except Exception as error:  # what it raises for damaged data is not told anywhere
        cause = f"is a PDF that is damaged ({type(error).__name__}); open it and copy its text into a file"
        raise origin.fault(cause) from error


def paragraphs_of(pages: Sequence[str]) -> list[str]:
    """The paragraphs of pages, one through the end of a page where its sentence goes on."""
    stripped = [[line.strip() for line in page.splitlines()] for page in pages]
    lines: list[str] = []
    running = _running(stripped)
    for page in stripped:
        lines += [line for at, line in enumerate(page) if not _is_running(page, at, running)]
        lines.append("")
    hyphenated = frozenset(re.findall(r"\b\w+-\w+\b", " ".join(lines).casefold()))
    width = _width(lines)
    paragraphs: list[str] = []
    last, page_ends = "", False
    for line in lines:
        if not line:
            page_ends = True
            continue
        room = width * _FULL - len(last) - 1
        goes_on = last[-1:] in _HYPHENS or len(line.split(maxsplit=1)[0]) > room
        if page_ends and goes_on:
            goes_on = not _SENTENCE_END.search(last)
        if last and goes_on:
            paragraphs[-1] = _joined(paragraphs[-1], line, hyphenated)
        else:
            paragraphs.append(line)
        last, page_ends = line, False
    return paragraphs


def _width(lines: Sequence[str]) -> int:
    """Characters of a full line: nine of ten lines are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _joined(before: str, line: str, hyphenated: frozenset[str]) -> str:
    """Two lines as one; a hyphen at the end of a line goes, unless the word has it elsewhere too."""
    if not (before.endswith(_HYPHENS) and before[-2:-1].isalpha() and line[:1].islower()):
        return f"{before} {line}"
    parts = re.search(r"\w+[-\u00ad\u2010]$", before), re.match(r"\w+", line)
    if parts[0] and parts[1] and f"{parts[0][0][:-1]}-{parts[1][0]}".casefold() in hyphenated:
        return before[:-1] + "-" + line
    return before[:-1] + line


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the edges of at least half of the pages, and of two, with their numbers left out."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page[at]) for at in _edges(page)})
    return frozenset(
        line for line, count in counts.items() if line and count >= max(2, (len(pages) + 1) // 2)
    )


def _edges(page: Sequence[str]) -> list[int]:
    shown = [at for at, line in enumerate(page) if line]
    return sorted({*shown[:_EDGE], *shown[-_EDGE:]}) if len(shown) > 2 * _EDGE else [*shown[:1], *shown[-1:]]


def _is_running(page: Sequence[str], at: int, running: frozenset[str]) -> bool:
    if at not in _edges(page):
        return False
    return _shape(page[at]) in running or _NUMBER.fullmatch(page[at]) is not None


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()
