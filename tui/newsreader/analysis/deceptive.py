"""Where the articles of a story hold characters that are not what they seem, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from newsreader.model import Article, Mention, Place, Span, Story
from newsreader.records import dataclass
from newsreader.text.bare import bare
from newsreader.text.deceptive import Deceiving, Trick, find_deceptive

_LONGEST = 60
"""Code points of a word on each side of such a character; languages without spaces have no end of words."""
_NAMED = 4
"""Sorts of characters that are named one by one."""
_NOUNS = {
    Trick.HIDDEN: ("hidden character", "hidden characters"),
    Trick.BIDI: ("character that turns the direction", "characters that turn the direction"),
    Trick.LOOKALIKE: ("lookalike letter", "lookalike letters"),
}


@dataclass(frozen=True, slots=True)
class Deception:
    """A word of an article that is not what it seems."""

    version: int
    sentence: int
    line: int
    """Of the article's text, from 1."""
    word: Span
    """What stands between blanks."""
    written: str
    """It, as it stands there."""
    characters: tuple[Deceiving, ...]
    """In the word, in their order."""
    read: str
    """What the word is read as; empty where nothing but hidden characters stands there."""

    @property
    def mention(self) -> Mention:
        """The word, as words of the version."""
        return Mention(self.version, self.sentence, self.word.start, self.word.end)

    @property
    def place(self) -> Place:
        """Its sentence."""
        return Place(self.version, self.sentence)

    @property
    def tricks(self) -> frozenset[Trick]:
        """What its characters do."""
        return frozenset(one.trick for one in self.characters)

    @property
    def in_words(self) -> str:
        """Such as "2 hidden characters (U+200B zero width space, 2 times), read as depot"."""
        told = []
        for trick in Trick:
            ones = [one for one in self.characters if one.trick is trick]
            if ones:
                names = Counter(one.name for one in ones)
                shown = [f"{name}{f', {n} times' * (n > 1)}" for name, n in names.most_common(_NAMED)]
                more = [f"{len(names) - _NAMED} other sorts"] if len(names) > _NAMED else []
                noun = _NOUNS[trick][len(ones) > 1]
                told.append(f"{len(ones)} {noun} ({'; '.join([*shown, *more])})")
        return ", ".join([*told, f"read as {self.read}" if self.read else "with no word"])


def deceptions(story: Story) -> tuple[Deception, ...]:
    """All such words, in the order of the versions and of their texts."""
    return tuple(
        one for version, article in enumerate(story.versions) for one in deceptions_in(article, version)
    )


def deceptions_in(article: Article, version: int) -> Iterator[Deception]:
    """Those of one version."""
    text, at, line = article.text, 0, 1
    found = [(one, _word(text, one.at)) for one in find_deceptive(text)]
    for word, ones in groupby(_joined(found), key=lambda pair: pair[1]):
        line += text.count("\n", at, word.start)
        at = word.start
        yield Deception(
            version,
            article.sentence_at(word.start),
            line,
            word,
            text[word.start : word.end],
            tuple(one for one, _ in ones),
            " ".join(bare(text[word.start : word.end]).text.split()),
        )


def _joined(found: list[tuple[Deceiving, Span]]) -> Iterator[tuple[Deceiving, Span]]:
    """With words that overlap, as those that were cut short, as one."""
    words: list[Span] = []
    for _, word in found:
        if words and word.start < words[-1].end:
            words[-1] = Span(words[-1].start, max(word.end, words[-1].end))
        else:
            words.append(word)
    number = 0
    for one, _ in found:
        while words[number].end <= one.at:
            number += 1
        yield one, words[number]


def _word(text: str, at: int) -> Span:
    """What stands around a character between blanks."""
    start, end = at, at + 1
    while start > max(0, at - _LONGEST) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), at + _LONGEST) and not text[end].isspace():
        end += 1
    return Span(start, end)
