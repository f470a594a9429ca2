"""The facts of a sentence on which another version may disagree: figures, dates, places, names, outcomes.

A fact is a value, what it is a value of (its topic), and the words around it. Two facts can be held against
each other when their topics are the same; they agree when one value can be true of both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsreader.compare.facts.ages import whose_age
from newsreader.compare.facts.figures import (
    Figure,
    find_figures,
    find_tallies,
    find_vague_figures,
    is_each,
    ranges_meet,
)
from newsreader.compare.facts.offices import ROLES, find_roles
from newsreader.compare.facts.tables import (
    COUNTED,
    CROWDS,
    NOT_AN_OUTCOME,
    NOT_YET,
    NUMBER_WORDS,
    NUMBERED_PLACES,
    OUTCOME_PHRASES,
    OUTCOMES,
    PARTS_OF_PHRASES,
    PEOPLE,
    PLACE_PREPOSITIONS,
    PRESENT,
    REVERSIBLE,
    TOLL,
)
from newsreader.compare.facts.times import EITHER, RELATIVE_WORDS, named_days, numeric_days, relative_times
from newsreader.compare.facts.topics import FactType, Topic
from newsreader.model import ConflictKind
from newsreader.text.lexicon.calendar import DAYPARTS, DAYS
from newsreader.text.lexicon.function_words import BE
from newsreader.text.names import NO_FIRST_NAMES, RANKS
from newsreader.text.patterns import pattern
from newsreader.text.scanning import matches_at
from newsreader.text.words import NOT, Kind, Word

MOST_FACTS = 24
"""Of one sentence; one with more is a table rather than a sentence."""
ALIKE = 0.8
"""The smaller over the greater of two figures, from which they may be roundings of one."""
MOST_NAMES = 4
"""Given names and surname of one person."""
NEAREST = 4
"""Words between a count and the verb that says what became of those counted."""

_NAME, _NUMBER, _DAY = Kind.NAME, Kind.NUMBER, Kind.DAY
_YEAR = pattern(r"(?<![\w$€£.,/-])(?:1[89]|20)\d\d(?![\w/]|[.,]\d|-\d|\s?(?:percent|%))(?!-\w)")
_CLOCK = pattern(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b(?!:)"
)
_NOT_A_COUNT = pattern(
    r"\s?[-–—]\s?\d|\s(?:to|out\sof|in|of)\s(?:\d|every)|(?:st|nd|rd|th)\b|\s?[ap]\.?m\b|°|\.\w"
)
_PHRASES = pattern(
    r"\b(?:" + "|".join(f"(?P<p{n}>{pattern})" for n, pattern in enumerate(OUTCOME_PHRASES)) + ")"
)
_PHRASE_OUTCOMES = tuple(OUTCOME_PHRASES.values())
_CLAUSE = pattern(r"[,;:.!?()—–]|--|\b(?:and|but|while)\b")
_DAYPART = pattern(rf"\s(?:{'|'.join(sorted(DAYPARTS))})\b")
_NO_NAME = pattern("(?:ing|ed|ly|day|while|ever)$")
_DIGIT = pattern(r"\d")
_BREAK = pattern(r"[,;:.!?()—–]|--")


class Fact(NamedTuple):
    """A value that stands in a sentence; a tuple, for there are many."""

    topic: Topic
    value: str
    low: float
    high: float
    """The range of a figure; 0 for all else."""
    start: int
    """Code point in the article's text."""
    end: int
    first: int
    """Its first word, as a place in the words of its sentence."""
    last: int
    """Its last word, inclusive."""
    nouns: tuple[str, ...] = ()
    """For a count: the words behind it that say what is counted, the head last."""

    @property
    def said(self) -> str:
        """All that is said of the value: two facts with the same agree."""
        written = "\n".join((*self.topic, self.value, *self.nouns))
        return f"{written}\n{self.low} {self.high}" if self.high else written

    def comparable(self, other: Fact) -> bool:
        """Whether the two are values of the same thing."""
        if self.topic != other.topic:
            return False
        mine, theirs = self.nouns, other.nouns
        if not mine or not theirs:
            return not mine and not theirs
        if mine[-1] in theirs or theirs[-1] in mine:
            return True
        return COUNTED.get(mine[-1], "") == COUNTED.get(theirs[-1], "-")

    @property
    def kind(self) -> ConflictKind:
        """The kind of conflict that it makes with another value."""
        return self.topic.kind

    def agrees(self, other: Fact) -> bool:
        """Whether both can be true of one thing."""
        if self.high or other.high:
            return ranges_meet((self.low, self.high), (other.low, other.high))
        if EITHER in self.value or EITHER in other.value:
            return not set(self.value.split(EITHER)).isdisjoint(other.value.split(EITHER))
        return self.value == other.value

    def agrees_loosely(self, other: Fact) -> bool:
        """Whether two figures agree only because one is round: "$1 million" and "$500,000"."""
        if not self.high or self.likeness(other) >= ALIKE:
            return False
        return self.agrees(other) and bool(_DIGIT.search(self.value) and _DIGIT.search(other.value))

    def likeness(self, other: Fact) -> float:
        """For two figures the smaller over the greater, 0 to 1; 0 where both are 0. For two days of the week
        1 where one follows the other, for two years the less the farther apart; else 0."""
        if self.topic.type is FactType.WEEKDAY:
            days = [DAYS.index(fact.value) for fact in (self, other)]
            return float((days[0] - days[1]) % 7 in (1, 6))
        if self.topic.type is FactType.YEAR:
            return 1.0 / max(1, abs(int(self.value) - int(other.value)))
        low, high = sorted((self.low + self.high, other.low + other.high))
        return low / high if high else 0.0


def sentence_facts(text: str, low: str, words: Sequence[Word]) -> tuple[Fact, ...]:
    """The facts of one sentence, in the order in which they stand.

    `text` is that of its article, `low` the same in lower case, `words` are the words of the sentence.
    """
    if not words:
        return ()
    found = sorted(_Finder(text, low, words).facts(), key=lambda f: (f.start, f.end, f.topic))
    return tuple(found[:MOST_FACTS])


CURRENCY_SIGNS = "$€£¥₹"
"""They belong to a figure and are of no word."""


class _Finder:
    """Finds the facts of one sentence."""

    def __init__(self, text: str, low: str, words: Sequence[Word]) -> None:
        self.text, self.low, self.words = text, low, words
        first = words[0].start
        self.start = first - (first > 0 and text[first - 1] in CURRENCY_SIGNS)
        self.end = words[-1].end
        self.starts = [w.start for w in words]
        self.keys = [w.key for w in words]
        self.numbers = [w.start for w in words if w.kind is _NUMBER and text[w.start].isdigit()]
        self.taken: set[int] = set()

    def facts(self) -> Iterator[Fact]:
        kinds = {w.kind for w in self.words}
        if self.numbers:
            yield from self.dates(_DAY in kinds)
            yield from self.times()
            for tally in find_tallies(self.text, self.numbers, self.end):
                yield self.fact(Topic(FactType.SCORE), tally.value, tally.start, tally.end)
        if _DAY in kinds:
            yield from self.weekdays()
        vague = not NUMBER_WORDS.isdisjoint(self.keys)
        if vague or _NUMBER in kinds:
            yield from self.figures(find_figures(self.low, self.start, self.end))
        if vague:
            yield from self.figures(find_vague_figures(self.low, self.start, self.end))
        if _NAME in kinds:
            runs = tuple(self.runs())
            yield from self.names(runs)
            yield from self.places(runs)
            if not ROLES.isdisjoint(self.keys):
                yield from self.roles()
        if not OUTCOMES.keys().isdisjoint(self.keys):
            yield from self.outcomes()
        yield from self.phrases()
        if not RELATIVE_WORDS.isdisjoint(self.keys):
            for moment in relative_times(self.low, self.start, self.end):
                yield self.fact(Topic(FactType.RELATIVE), moment.value, moment.start, moment.end)

    def fact(
        self,
        topic: Topic,
        value: str,
        start: int,
        end: int,
        low: float = 0.0,
        high: float = 0.0,
        nouns: tuple[str, ...] = (),
    ) -> Fact:
        first = min(bisect_left(self.starts, start), len(self.words) - 1)
        last = max(first, bisect_left(self.starts, end) - 1)
        return Fact(topic, value, low, high, start, end, first, last, nouns)

    def dates(self, named: bool) -> Iterator[Fact]:
        """Days of a month; `named`: there are names of months or of days."""
        for day in (
            *(named_days(self.text, self.low, self.start, self.end) if named else ()),
            *numeric_days(self.text, self.numbers, self.end),
        ):
            self.taken.update(range(day.start, day.end))
            yield self.fact(Topic(FactType.DAY), day.value, day.start, day.end)

    def times(self) -> Iterator[Fact]:
        """Times of day and years."""
        for match in matches_at(_CLOCK, self.low, self.numbers, self.end):
            self.taken.update(range(*match.span()))
            yield self.fact(Topic(FactType.CLOCK), _minutes(match), *match.span())
        for match in matches_at(_YEAR, self.text, self.numbers, self.end):
            if not self.is_taken(*match.span()):
                self.taken.update(range(*match.span()))
                yield self.fact(Topic(FactType.YEAR), match.group(), *match.span())

    def weekdays(self) -> Iterator[Fact]:
        for word in self.words:
            if word.kind is _DAY and word.key.endswith("day"):
                part = _DAYPART.match(self.text, word.end, self.end)
                end = part.end() if part else word.end
                yield self.fact(Topic(FactType.WEEKDAY), word.key, word.start, end)

    def is_taken(self, start: int, end: int) -> bool:
        return not self.taken.isdisjoint(range(start, end))

    def figures(self, found: Iterable[Figure]) -> Iterator[Fact]:
        for figure in found:
            if self.is_taken(figure.start, figure.end):
                continue
            place = bisect_left(self.starts, figure.start)
            before = self.words[place - 1] if 0 < place <= len(self.words) else None
            digits = self.text[figure.start : figure.end]
            if before is not None and before.key in NUMBERED_PLACES and digits.isdigit():
                yield self.fact(Topic(FactType.NUMBERED_PLACE, before.key), digits, before.start, figure.end)
            elif figure.unit:
                each = is_each(self.low, figure.end, self.end)
                yield self.figure(figure, _unit_topic(figure.unit, each), ())
            elif surname := whose_age(self.text, self.words, self.starts, figure.start, figure.end):
                yield self.figure(figure, Topic(FactType.AGE, surname), ())
            elif not _NOT_A_COUNT.match(self.text, figure.end, self.end) and not self.labelled(
                before, figure
            ):
                yield from self.count(figure)

    def labelled(self, before: Word | None, figure: Figure) -> bool:
        """Whether a number belongs to the name before it ("Article 1", "Boeing 737")."""
        if before is None or before.light or not self.text[figure.start].isdigit():
            return False
        between = self.text[before.end : figure.start]
        return between == " " and self.text[before.start].isupper() and before.kind is not _DAY

    def figure(self, figure: Figure, topic: Topic, nouns: tuple[str, ...]) -> Fact:
        value = self.text[figure.start : figure.end]
        return self.fact(topic, value, figure.start, figure.end, figure.low, figure.high, nouns)

    def count(self, figure: Figure) -> Iterator[Fact]:
        """A number without a unit: of people who died, or of what the noun behind it says."""
        if figure.high <= 1:
            return
        first, last = bisect_left(self.starts, figure.start), bisect_left(self.starts, figure.end)
        nouns: list[str] = []
        at = figure.end
        for place in range(last, min(last + 4, len(self.words))):
            word = self.words[place]
            if self.is_taken(word.start, word.end):  # "the 14 May 20 boats"
                at = word.end
                continue
            if word.light or word.key in TOLL or word.reporting or self.is_cut(first, place):
                break
            if _BREAK.search(self.text, at, word.start):
                break
            nouns.append(word.key)
            at = word.end
        if CROWDS.intersection(w.key for w in self.words[max(0, first - 2) : first]):
            yield self.figure(figure, Topic(FactType.TOLL, PRESENT), ())
        elif not PEOPLE.issuperset(nouns):
            yield self.figure(figure, Topic(FactType.COUNT), tuple(nouns))
        elif toll := self.toll(figure):
            yield self.figure(figure, Topic(FactType.TOLL, toll), ())

    def toll(self, figure: Figure) -> str:
        """What a count of people counts, by the nearest verb of its clause; one with "were" goes first."""
        if TOLL.keys().isdisjoint(self.keys):
            return ""
        first, last = bisect_left(self.starts, figure.start), bisect_left(self.starts, figure.end)
        for place in range(last, min(last + NEAREST, len(self.words))):
            passive = any(w.key in BE for w in self.words[last:place])
            if passive and (topic := self.toll_at(place, figure)):
                return topic
        for distance in range(1, NEAREST + 1):
            for place in (first - distance, last - 1 + distance):
                if 0 <= place < len(self.words) and (topic := self.toll_at(place, figure)):
                    return topic
        return ""

    def toll_at(self, place: int, figure: Figure) -> str:
        """What a word says became of those counted, if it stands in the clause of the count."""
        word = self.words[place]
        topic = TOLL.get(word.key, "")
        if not topic:
            return ""
        low, high = (word.end, figure.start) if word.start < figure.start else (figure.end, word.start)
        counted = bisect_left(self.starts, figure.start)
        cut = self.is_cut(min(place, counted), max(place, counted)) or _CLAUSE.search(self.low, low, high)
        return "" if cut else topic

    def is_cut(self, first: int, last: int) -> bool:
        """Whether a quotation begins or ends between two words."""
        return len({word.quoted for word in self.words[first : last + 1]}) > 1

    def names(self, runs: Sequence[tuple[int, int]]) -> Iterator[Fact]:
        """Given names and surname."""
        for first, last in runs:
            words = self.words[self.with_first_word(first) : last + 1]
            while len(words) > 2 and words[0].key in NO_FIRST_NAMES:
                words = words[1:]
            if not 2 <= len(words) <= MOST_NAMES or not NO_FIRST_NAMES.isdisjoint(w.key for w in words):
                continue
            if all(self.text[word.start : word.end].isalpha() for word in words[:-1]):
                given = " ".join([word.key for word in words[:-1]])
                topic = Topic(FactType.GIVEN_NAME, words[-1].key)
                yield self.fact(topic, given, words[0].start, words[-1].end)

    def with_first_word(self, first: int) -> int:
        """Where a run of names begins if the word that begins the sentence right before it is one of it."""
        before = self.words[0]
        named = first == 1 and not before.light and self.text[before.end : self.words[1].start] == " "
        return 0 if named and self.text[before.start].isupper() else first

    def roles(self) -> Iterator[Fact]:
        """Offices of people with a name."""
        for role in find_roles(self.text, self.words):
            start, end = self.words[role.first].start, self.words[role.last].end
            yield self.fact(Topic(FactType.OFFICE, role.surname), role.office, start, end)

    def places(self, runs: Sequence[tuple[int, int]]) -> Iterator[Fact]:
        """Names behind "in" or "near"."""
        for first, last in runs:
            before = self.words[first - 1] if first else None
            if before is None or self.text[before.end : self.words[first].start] != " ":
                continue
            dressed = not RANKS.isdisjoint(w.key for w in self.words[first : last + 1])
            if self.low[before.start : before.end] in PLACE_PREPOSITIONS and not dressed:
                value = " ".join(w.key for w in self.words[first : last + 1])
                yield self.fact(Topic(FactType.PLACE), value, self.words[first].start, self.words[last].end)

    def runs(self) -> Iterator[tuple[int, int]]:
        """(first, last) word of every run of names with nothing but a space in between."""
        first = -1
        for place, word in enumerate(self.words):
            named = word.kind is _NAME or (place == 0 and self.begins_with_name())
            if first >= 0 and not (named and self.text[self.words[place - 1].end : word.start] == " "):
                yield first, place - 1
                first = -1
            if named and first < 0:
                first = place
        if first >= 0:
            yield first, len(self.words) - 1

    def begins_with_name(self) -> bool:
        """Whether the first word, capital anyhow, looks like the first name of the name behind it."""
        if len(self.words) < 3 or self.words[1].kind is not _NAME or self.words[2].kind is _NAME:
            return False
        word = self.words[0]
        written = self.text[word.start : word.end]
        return written.istitle() and written.isalpha() and not word.light and not _NO_NAME.search(written)

    def outcomes(self) -> Iterator[Fact]:
        """Verbs and nouns that say how something ended."""
        for place, word in enumerate(self.words):
            sides = OUTCOMES.get(word.key, ())
            if not sides or _is_open(self.low, self.words, place):
                continue
            negated = NOT in self.keys[max(0, place - 3) : place]
            for topic, side in sides:
                if not negated or topic in REVERSIBLE:
                    yield self.fact(
                        Topic(FactType.OUTCOME, str(topic)), str(side ^ negated), word.start, word.end
                    )

    def phrases(self) -> Iterator[Fact]:
        """Outcomes told in several words."""
        written = self.low[self.start : self.end]
        if not any([part in written for part in PARTS_OF_PHRASES]):
            return
        for match in _PHRASES.finditer(self.low, self.start, self.end):
            before = self.low[max(self.start, match.start() - 8) : match.start()].split()
            if before and before[-1] in NOT_YET:
                continue
            topic, side = _PHRASE_OUTCOMES[int(str(match.lastgroup)[1:])]
            yield self.fact(Topic(FactType.OUTCOME, str(topic)), str(side), *match.span())


def _is_open(low: str, words: Sequence[Word], place: int) -> bool:
    """Whether a word only speaks of what may happen: "to win", "would fail", "losing"."""
    word = words[place]
    written = low[word.start : word.end]
    before = words[place - 1] if place else None
    return (
        written in NOT_AN_OUTCOME
        or written.endswith("ing")
        or (before is not None and low[before.start : before.end] in NOT_YET)
    )


def _unit_topic(unit: str, each: bool) -> Topic:
    """What a figure with a unit is a value of; `each`: of one of several ("$1.36 a share")."""
    if unit == "percent":
        return Topic(FactType.SHARE)
    return Topic(FactType.SUM, f"{unit} each" if each else unit)


def _minutes(match: re.Match[str]) -> str:
    """Minutes since midnight."""
    if match["hour24"]:
        return str(int(match["hour24"]) * 60 + int(match["minute24"]))
    hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
    return str(hour * 60 + int(match["minute"] or 0))
