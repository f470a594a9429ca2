"""Any number of made-up articles, of a fixed seed: sentences of the samples, most of their words replaced.

Words are drawn from a vocabulary by Zipf's law, so that few are in nearly every article and most in few; the
frequent ones are those that are frequent in news. Words of the samples that are not are always replaced. Some
2.5 articles tell one story: they share its names, most of its sentences, and a day or the next.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from math import log

from newsreader.grouping.background import worth
from newsreader.library import Record
from newsreader.library.structure import packed
from newsreader.model import Article, Role, Sentence
from newsreader.text.words import form_of
from tests.support.running import ROOT

BACKGROUND = ROOT / "tui" / "newsreader" / "grouping" / "background.txt"
_WORD = re.compile(r"[A-Za-z]{3,}|\d[\d.,]*\d|\d")
_ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s sh st t th tr v w z".split()
_VOWELS = "a e i o u ai ea ee io ou".split()
_CODAS = "b ck d ft g l ll m n nd ng p r rk s st t th x".split()
_VOCABULARY = 40_000
_REPLACED = 0.6
_FIRST = date(2024, 1, 1)
_SENTENCES = 22
_A_DAY = 40
"""Stories."""


class Made:
    """Articles by their numbers: the same every time."""

    def __init__(self, seed: int = 1) -> None:
        chance = random.Random(seed)
        self.words = _vocabulary(chance)
        """The most frequent first."""
        self._cumulative = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self._names = [word.capitalize() for word in self.words[5_000:15_000]]
        self._sentences = _sample_sentences()
        self._seed = seed
        self._begins = [0]
        """Of each story the number of its first article, as far as was asked for."""

    def records(self, first: int, last: int) -> Iterator[Record]:
        """The articles with these numbers, the last one left out."""
        while self._begins[-1] < last:
            chance = random.Random(f"{self._seed} {len(self._begins) - 1}")
            self._begins.append(self._begins[-1] + chance.choices((1, 2, 3, 4, 6), (30, 25, 25, 15, 5))[0])
        for story in range(bisect_right(self._begins, first) - 1, bisect_left(self._begins, last)):
            number, end = self._begins[story : story + 2]
            versions = self._story(story, end - number)
            yield from versions[max(0, first - number) : max(0, last - number)]

    def _story(self, story: int, size: int) -> list[Record]:
        chance = random.Random(f"{self._seed} {story} words")
        names = chance.sample(self._names, 8)
        base = [self._told(chance, chance.choice(self._sentences), names) for _ in range(_SENTENCES + 6)]
        found = []
        for version in range(size):
            told = [
                self._told(chance, sentence, names) if chance.random() < 0.3 else sentence
                for sentence in chance.sample(base, _SENTENCES)
            ]
            title = f"{names[0]} {' '.join(self._drawn(chance, 6))} {names[1]}"
            paragraphs = [" ".join(told[at : at + 2]) for at in range(0, len(told), 2)]
            text = "\n\n".join([title, *paragraphs])
            outlet = chance.randrange(200)
            day = _FIRST + timedelta(story // _A_DAY + chance.choice((0, 0, 0, 1)))
            found.append(
                Record(
                    title,
                    text,
                    f"The {self.words[outlet + 300].capitalize()} Post",
                    "",
                    f"{day}T{chance.randrange(24):02}:{chance.randrange(60):02}:00",
                    f"https://outlet-{outlet}.example/{day}/{story}-{version}",
                    "en",
                    f"https://outlet-{outlet}.example/{day}/{story}-{version}",
                    structure=_structure(text, [title, *told]),
                    origin={"kind": "a web page", "retrieved": f"{day}T12:00:00+00:00"},
                )
            )
        return found

    def _told(self, chance: random.Random, sentence: str, names: list[str]) -> str:
        def replaced(word: re.Match[str]) -> str:
            if word[0][0].isdigit():
                return str(chance.randrange(2, 3000))
            if _is_frequent(word[0]) and chance.random() > _REPLACED:
                return word[0]
            if word[0][0].isupper():
                return chance.choice(names)
            return self._drawn(chance, 1)[0]

        return _WORD.sub(replaced, sentence)

    def _drawn(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self._cumulative, k=count)


def _vocabulary(chance: random.Random) -> list[str]:
    found = dict.fromkeys(_frequent())
    while len(found) < _VOCABULARY:
        syllables = 2 if len(found) < 4_000 else 3
        word = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
        found[word + chance.choice(_CODAS)] = None
    return list(found)


@lru_cache
def _is_frequent(word: str) -> bool:
    """Whether a word stands in more than one of twenty news articles."""
    return worth(form_of(word).key) < log(20)


def _frequent() -> list[str]:
    """Words of news, the most frequent first."""
    words = [line.split("\t") for line in BACKGROUND.read_text("utf-8").splitlines() if line[0].isalpha()]
    return [word for word, _ in sorted(words, key=lambda row: -int(row[1])) if form_of(word).key == word]


def _sample_sentences() -> list[str]:
    texts = sorted((ROOT / "seeds").glob("*/*.txt"))
    sentences = (s.strip() for t in texts for s in re.split(r"(?<=[.!?])\s+", t.read_text("utf-8")))
    return [" ".join(s.split()) for s in sentences if 60 < len(s) < 260]


def _structure(text: str, sentences: Sequence[str]) -> bytes:
    """Of a text whose sentences these are, the headline first, and then two a paragraph."""
    found, end = [], 0
    for index, sentence in enumerate(sentences):
        start = text.index(sentence, end)
        end = start + len(sentence)
        role = Role.BODY if index else Role.HEADLINE
        found.append(Sentence(index, start, end, role, (index + 1) // 2, start))
    return packed(Article(text, tuple(found), ()))
