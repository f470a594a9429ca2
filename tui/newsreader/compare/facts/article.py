"""All facts of an article, read once and looked up many times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import chain
from typing import NamedTuple

from newsreader.compare.facts.sentence import Fact, sentence_facts
from newsreader.compare.facts.tables import PEOPLE
from newsreader.compare.facts.topics import FactType, Topic
from newsreader.model import Article, ConflictKind, Span
from newsreader.records import dataclass
from newsreader.stopping import checkpoint
from newsreader.text.attribution import Source, find_source
from newsreader.text.lexicon.saying import REPORTING
from newsreader.text.noun_phrases import Voice
from newsreader.text.quotations import QuotedWord, quoted_words
from newsreader.text.scanning import lowered
from newsreader.text.words import Kind, Word, read_words

LONGEST_COMPARED = 200
"""Quoted words compared at once; of a longer quotation those nearest to the sentence."""
WINDOW = 8
"""Words on either side that are the surroundings of a fact."""
PREFIX = 5
"""Letters by which two words are taken for one where inflection and comparison change the end."""
MOST_OF_A_TOPIC = 150
"""Values of one topic in an article; where there are more, no two of them can be told to be of one thing."""


class PlacedFact(NamedTuple):
    """A fact with the sentence it stands in and the words around it; a tuple, for there are many."""

    fact: Fact
    sentence: int
    near: frozenset[str]
    """Content words around it, and what the sentence before names where that tells what it is about."""
    close: frozenset[str]
    """Those of its own sentence."""
    said: str
    """As `Fact.said`, made once."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What an article says that another may contradict."""

    article: Article
    low: str
    """Its text in lower case."""
    words: Sequence[Sequence[Word]]
    """Of every sentence."""
    facts: tuple[tuple[PlacedFact, ...], ...]
    """Of every sentence; none of a sentence that makes no claim."""
    topics: tuple[Mapping[Topic, Sequence[PlacedFact]], ...]
    """Of every sentence: its facts by their topics."""
    said: tuple[frozenset[str], ...]
    """Of every sentence: what its facts say."""
    times: tuple[tuple[PlacedFact, ...], ...]
    """Of every sentence: the facts that say when."""
    by_topic: Mapping[Topic, tuple[PlacedFact, ...]]
    by_noun: Mapping[str, Sequence[PlacedFact]]
    """Counts by every word that says what is counted."""
    keys: Mapping[str, int]
    """Every key in it, and in how many sentences it stands."""
    quoted: tuple[tuple[QuotedWord, ...], ...]
    """Of every sentence: the words of all quotations that it has a part in."""
    quoted_keys: tuple[tuple[str, ...], ...]
    """Of every sentence: what those words are compared by."""
    speakers: tuple[tuple[Word, ...], ...]
    """Of every sentence with a part in a quotation: the name of whoever is said to speak, or nothing."""
    quoted_text: str
    """The keys of all quoted words with spaces around them."""
    _agreeing: dict[str, tuple[PlacedFact, ...]] = field(default_factory=dict, repr=False, compare=False)

    def agreeing(self, placed: PlacedFact) -> tuple[PlacedFact, ...]:
        """The facts of the article that are of the same thing as one of another article and agree with it."""
        found = self._agreeing.get(placed.said)
        if found is None:
            fact = placed.fact
            if fact.nouns:
                same = tuple(p for noun in fact.nouns for p in self.by_noun.get(noun, ()))
            else:
                same = self.by_topic.get(fact.topic, ())
            if fact.kind is not ConflictKind.FIGURE:
                found = tuple(p for p in same if fact.agrees(p.fact))
            else:
                found = tuple(p for p in same if fact.comparable(p.fact) and fact.agrees(p.fact))
            self._agreeing[placed.said] = found
        return found

    def span(self, sentence: int, start: int, end: int) -> Span:
        """A stretch of the text, cut to a sentence."""
        bounds = self.article.sentences[sentence]
        return Span(max(start, bounds.start), min(end, bounds.end))


_UNKNOWN: Mapping[int, Source | None] = {}


def read_facts(
    article: Article,
    words: Sequence[Sequence[Word]] | None = None,
    sources: Mapping[int, Source | None] = _UNKNOWN,
) -> ArticleFacts:
    """Read an article's facts. `words` are those of every sentence, where they have been read already, and
    `sources` those of the sentences of which it is known who speaks in them."""
    words = read_words(article) if words is None else words
    low = lowered(article.text, article.language)
    rows = []
    topics: dict[Topic, list[PlacedFact]] = defaultdict(list)
    for sentence, row in zip(article.sentences, words, strict=True):
        checkpoint()
        before = words[sentence.index - 1] if sentence.index else ()
        found = sentence_facts(article.text, low, row) if sentence.role.makes_claims else ()
        placed = _placed(found, sentence.index, row, before) if found else []
        for item in placed:
            topics[item.fact.topic].append(item)
        rows.append(placed)
    for key in [key for key, items in topics.items() if len(items) > MOST_OF_A_TOPIC]:
        del topics[key]
    quoted = quoted_words(article, words)
    of_sentences = _quotations_of_sentences(len(article.sentences), quoted)
    facts = tuple([tuple([p for p in row if p.fact.topic in topics]) for row in rows])
    return ArticleFacts(
        article=article,
        low=low,
        words=words,
        facts=facts,
        topics=tuple([_by_topic(row) for row in facts]),
        said=tuple([frozenset([p.said for p in row]) for row in facts]),
        times=tuple([tuple([p for p in row if p.fact.kind is ConflictKind.DATE]) for row in facts]),
        by_topic={key: tuple(items) for key, items in topics.items()},
        by_noun=_by_noun(topics.get(Topic(FactType.COUNT), ())),
        keys=Counter(chain.from_iterable({w.key for w in row} for row in words)),
        quoted=of_sentences,
        speakers=tuple(
            [
                _speaker(row, sources[number] if number in sources else find_source(article.text, row))
                if inside
                else ()
                for number, (row, inside) in enumerate(zip(words, of_sentences, strict=True))
            ]
        ),
        quoted_keys=tuple([tuple([q.key for q in row]) for row in of_sentences]),
        quoted_text=f" {' '.join([q.key for q in quoted])} ",
    )


def _speaker(words: Sequence[Word], source: Source | None) -> tuple[Word, ...]:
    """The words that name whoever speaks in a sentence; none where nobody is named."""
    if source is None or source.voice is not Voice.NAMED:
        return ()
    return tuple([word for word in words[source.first : source.last + 1] if not word.light])


def _by_topic(facts: Sequence[PlacedFact]) -> dict[Topic, list[PlacedFact]]:
    found: dict[Topic, list[PlacedFact]] = {}
    for placed in facts:
        found.setdefault(placed.fact.topic, []).append(placed)
    return found


def _by_noun(counts: Sequence[PlacedFact]) -> dict[str, list[PlacedFact]]:
    found: dict[str, list[PlacedFact]] = defaultdict(list)
    for placed in counts:
        for noun in placed.fact.nouns:
            found[noun].append(placed)
    return dict(found)


def _placed(
    facts: Sequence[Fact], sentence: int, words: Sequence[Word], before: Sequence[Word]
) -> list[PlacedFact]:
    """The facts of a sentence in their place; `before` are the words of the sentence before.

    How something ended is often told in a sentence whose subject ("the young deckhand") was named just
    before. There the first letters of a word are enough, and words for people in general are too little.
    """
    content = ["" if word.light or word.key in REPORTING else word.key for word in words]
    placed = []
    for fact in facts:
        near = content[max(0, fact.first - WINDOW) : fact.first]
        near += content[fact.last + 1 : fact.last + 1 + WINDOW]
        close = around = frozenset([key for key in near if key])
        if fact.kind is ConflictKind.OUTCOME:
            close = _cut(close - PEOPLE)
            around = close | _cut([word.key for word in before if word.kind is Kind.NAME])
        placed.append(PlacedFact(fact, sentence, around, close, fact.said))
    return placed


def _cut(keys: Iterable[str]) -> frozenset[str]:
    return frozenset([key[:PREFIX] for key in keys])


def _quotations_of_sentences(count: int, quoted: Sequence[QuotedWord]) -> tuple[tuple[QuotedWord, ...], ...]:
    """For every sentence, the words of all quotations that it has a part in."""
    first: dict[int, int] = {}
    end: dict[int, int] = {}
    parts: list[list[int]] = [[] for _ in range(count)]
    for place, word in enumerate(quoted):
        first.setdefault(word.quotation, place)
        end[word.quotation] = place + 1
        parts[word.sentence].append(place)
    rows: list[tuple[QuotedWord, ...]] = []
    for places in parts:
        if not places:
            rows.append(())
            continue
        start, stop = first[quoted[places[0]].quotation], end[quoted[places[-1]].quotation]
        spare = max(LONGEST_COMPARED - (places[-1] + 1 - places[0]), 0) // 2
        start, stop = max(start, places[0] - spare), min(stop, places[-1] + 1 + spare)
        rows.append(tuple(quoted[start : min(stop, start + 2 * LONGEST_COMPARED)]))
    return tuple(rows)
