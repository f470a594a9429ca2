"""The sentences of an article in few bytes, so that it is opened as it was read.

For every sentence: how far it begins behind the end of the one before, its length, its role with whether a
paragraph begins, and how long its dateline is; each as a number of seven bits a byte, the low ones first.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.model import Article, Paragraph, Role, Sentence

_ROLES = (Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.HEADING, Role.BOILERPLATE, Role.CORRECTION)
"""In the order of their numbers, which never change."""
_NUMBERS = {role: number for number, role in enumerate(_ROLES)}
_BEGINS, _DATED = 8, 16


def packed(article: Article) -> bytes:
    """The sentences and paragraphs of an article."""
    data = bytearray()
    end, paragraph = 0, -1
    for sentence in article.sentences:
        dateline = sentence.claim_start - sentence.start
        kind = _NUMBERS[sentence.role] | _BEGINS * (sentence.paragraph != paragraph) | _DATED * bool(dateline)
        numbers = [
            sentence.start - end,
            sentence.end - sentence.start,
            kind,
            *([dateline] if dateline else []),
        ]
        for number in numbers:
            while number > 0x7F:
                data.append(number & 0x7F | 0x80)
                number >>= 7
            data.append(number)
        end, paragraph = sentence.end, sentence.paragraph
    return bytes(data)


def unpacked(data: bytes, text: str) -> tuple[tuple[Sentence, ...], tuple[Paragraph, ...]]:
    """What `packed` was given. Raises ValueError for what makes no sense with the text."""
    sentences: list[Sentence] = []
    firsts: list[int] = []
    numbers = _numbers(data)
    end = 0
    try:
        for gap in numbers:
            start = end + gap
            end = start + next(numbers)
            kind = next(numbers)
            dateline = next(numbers) if kind & _DATED else 0
            if kind & _BEGINS:
                firsts.append(len(sentences))
            role = _ROLES[kind & 7]
            sentences.append(Sentence(len(sentences), start, end, role, len(firsts) - 1, start + dateline))
    except (StopIteration, IndexError):
        raise ValueError("its sentences are damaged") from None
    if end > len(text) or (firsts[:1] != [0] and sentences):
        raise ValueError("its sentences are damaged")
    lasts = [*(first - 1 for first in firsts[1:]), len(sentences) - 1]
    return tuple(sentences), tuple(map(Paragraph, firsts, lasts)) if firsts else ()


def rebuilt(text: str, data: bytes, title: str, language: str) -> Article:
    """An article of its text and what `packed` made of it: its sentences are found again where that is empty
    or damaged."""
    try:
        sentences, paragraphs = unpacked(data, text)
    except ValueError:
        sentences, paragraphs = (), ()
    if sentences:
        return Article(text, sentences, paragraphs, title=title, language=language)
    from newsreader.sources import article_from_text

    return article_from_text(text, title=title, language=language)


def _numbers(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
