"""What a target of fuzzing is, and what must hold of whatever comes out of a reader."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from newsreader.model import Article, Span
from newsreader.sources.source import Found

SEPARATOR = b"\n=====8<=====\n"
"""Between the parts of an input that has several."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes bytes from outside."""

    name: str
    seeds: Callable[[], Sequence[bytes]]
    """Inputs that it takes, from which others are made."""
    check: Callable[[bytes], object]
    """Gives an input to it. Raises, whatever it is, only where something does not hold."""
    tokens: tuple[bytes, ...] = ()
    """What means something to it, to be put into inputs."""
    largest: int = 1 << 16
    """Bytes of an input."""
    needs: tuple[str, ...] = ()
    """Modules without which it cannot be asked."""

    @property
    def missing(self) -> list[str]:
        """The modules that it needs and that are not there."""
        return [name for name in self.needs if find_spec(name) is None]


@cache
def own_folder() -> Path:
    """A folder of this process for whatever has to lie in files; it goes when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="newsreader-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def text_of(data: bytes) -> str:
    """Bytes as the text of an article, which is always valid Unicode."""
    return data.decode("utf-8", "replace")


def typed(data: bytes) -> str:
    """Bytes as what comes from a command line: those that are no UTF-8 are halves of pairs."""
    return data.decode("utf-8", "surrogateescape")


def parts_of(data: bytes, count: int) -> list[bytes]:
    """The parts of an input, empty where there are too few."""
    parts = data.split(SEPARATOR, count - 1)
    return parts + [b""] * (count - len(parts))


def joined(*parts: str | bytes) -> bytes:
    """An input of several parts."""
    return SEPARATOR.join(part.encode() if isinstance(part, str) else part for part in parts)


def hold_line(line: str) -> None:
    """It is one line, and nothing in it steers a terminal or is hidden there."""
    assert line.isprintable(), f"not printable: {line!r}"


def hold_shown(text: str) -> None:
    """A text of several lines in which nothing steers a terminal."""
    bad = {c for c in text if c not in "\n\t\r" and unicodedata.category(c) in ("Cc", "Cs")}
    assert not bad, f"sent to a terminal: {bad}"


def hold_span(span: Span, within: Span) -> None:
    """It has words, and they lie within the other."""
    assert within.start <= span.start < span.end <= within.end, f"{span} is not in {within}"


def hold_article(article: Article) -> None:
    """Its sentences tile its text, which is valid Unicode, and its paragraphs its sentences."""
    text = article.text
    for said in (text, article.title, article.outlet, article.author, article.published, article.url):
        said.encode("utf-8")
    at = 0
    for number, sentence in enumerate(article.sentences):
        assert sentence.index == number
        assert at <= sentence.start <= sentence.claim_start <= sentence.end <= len(text), sentence
        assert sentence.start < sentence.end, f"an empty sentence: {sentence}"
        assert not text[at : sentence.start].strip(), f"lost: {text[at : sentence.start]!r}"
        first_last = article.paragraphs[sentence.paragraph]
        assert first_last.first <= number <= first_last.last
        at = sentence.end
    assert not text[at:].strip(), f"lost: {text[at:]!r}"
    assert [paragraph.first for paragraph in article.paragraphs] == [
        0,
        *(paragraph.last + 1 for paragraph in article.paragraphs[:-1]),
    ][: len(article.paragraphs)]


def hold_found(found: Found) -> None:
    """Articles that are whole, and problems that can be shown; not nothing at all."""
    assert found.articles or found.problems, "neither an article nor a problem"
    for article in found.articles:
        hold_article(article)
    hold_lines(map(str, found.problems))


def hold_lines(lines: Iterable[str]) -> None:
    """Each can be shown as it is."""
    for line in lines:
        hold_line(line)
