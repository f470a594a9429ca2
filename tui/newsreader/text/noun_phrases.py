"""Noun phrases of news English that name people: names with their titles, groups, pronouns.

A phrase is found from its first word or from its last one, by the kinds of its words and what stands between
them; a name behind a preposition belongs to the phrase before it ("the mayor of Oldacre").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from newsreader.text import abbreviations
from newsreader.text.lexicon.function_words import DETERMINERS, PERSONAL_PRONOUNS, PREPOSITIONS
from newsreader.text.lexicon.offices import PARTS, TITLES, UNNAMED
from newsreader.text.lexicon.places import CAPITALS, COUNTRIES
from newsreader.text.lexicon.saying import SAYING_FORMS
from newsreader.text.names import INSTITUTIONS, NO_FIRST_NAMES
from newsreader.text.patterns import pattern
from newsreader.text.words import Kind, Word

LONGEST_NAME = 6
LONGEST_GROUP = 7
"""Words that name those who speak without a name."""
_AFFAIRS = frozenset((*COUNTRIES, *CAPITALS, "usa", "uk", "un", "eu"))
_PARTICLES = frozenset("de da del della der di du la le van von bin ibn al el ben den ter".split())
_SUFFIXES = frozenset("jr sr ii iii".split())
_HEADS = UNNAMED | TITLES | PARTS
_NAMELESS_HEADS = frozenset(
    """one others man woman men women mother father boy girl friend colleague""".split()
)
_PEOPLE = pattern("(?:ers?|ors?|m[ae]n|ists?|ees?|ians?|ants?|hands?|people)$")
_NO_NAME = pattern("(?:s|ing|ed|ly|ment|tion|sion|ence|ance|ship|ity|ism|body|one|thing|ever)$")
_ALSO_SURNAMES = frozenset("bishop judge justice king major pope priest prince".split())
_DOTTED = frozenset(map(str.casefold, abbreviations.TITLES))
"""Titles that may end in a full stop."""


@lru_cache(maxsize=8)
def _words_as_written(text: str) -> frozenset[str]:
    """Of a whole article."""
    return frozenset(re.findall(r"\w+", text))


class Voice(StrEnum):
    """How a sentence tells who speaks."""

    NAMED = "named"
    GROUP = "group"
    """Without a person's name: "officials", "a spokesman", "Pakistan"."""
    PRONOUN = "pronoun"


class Phrase(NamedTuple):
    """A noun phrase: who it is, and where it begins and ends with its titles and article."""

    voice: Voice
    first: int
    last: int
    key: str
    begin: int
    end: int


class Reader:
    """The words of one sentence, and what stands between them. `text` is that of the article."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text, self.words = text, words
        self._written: dict[int, str] = {}

    def written(self, place: int) -> str:
        """A word as written, in small letters."""
        found = self._written.get(place)
        if found is None:
            word = self.words[place]
            found = self._written[place] = self.text[word.start : word.end].casefold().replace("’", "'")
        return found

    def gap(self, place: int) -> str:
        """What stands between a word and the one behind it."""
        return self.text[self.words[place].end : self.words[place + 1].start]

    def joined(self, place: int) -> bool:
        """Whether a word and the one behind it may be of one noun phrase, by what stands between them."""
        gap = self.gap(place)
        return gap in (" ", "-", "'s ", "’s ") or (gap == ". " and self.is_short(place))

    def owns(self, place: int) -> bool:
        """Whether a word ends in 's."""
        word = self.words[place]
        return self.text[word.end - 2 : word.end] in ("'s", "’s") or (
            self.text[word.end : word.end + 1] in "'’" and self.text[word.end - 1 : word.end] == "s"
        )

    def begins(self, place: int) -> bool:
        """Whether a clause begins at a word."""
        return place == 0 or self.gap(place - 1) != " " or self.words[place - 1].light

    def closes(self, place: int) -> bool:
        """Whether a clause or the sentence ends behind a word."""
        if place + 1 >= len(self.words):
            return True
        return self.gap(place) != " "

    def is_short(self, place: int) -> bool:
        """Whether a word before a stop is an initial or a title."""
        word = self.words[place]
        return word.end - word.start <= 2 or self.written(place) in _DOTTED

    def is_initial(self, place: int) -> bool:
        """Whether a word is the initial of a name: "J", "J.R."."""
        word = self.words[place]
        written = self.text[word.start : word.end].replace(".", "")
        return len(written) <= 2 and written.isupper() and written.isalpha() and written != "I"

    def is_given(self, place: int) -> bool:
        """Whether a word is a name, also as the first one of the sentence."""
        return self.words[place].kind is Kind.NAME or (place == 0 and self.begins_with_name())

    def is_people(self, place: int) -> bool:
        """Whether a noun that is not known may be of people: "the fishmongers", "a deckhand"."""
        written = self.written(place)
        return _PEOPLE.search(written) is not None

    def is_dress(self, place: int) -> bool:
        """Whether a word with a capital stands before a name and is no part of it."""
        key = self.words[place].key
        return key in NO_FIRST_NAMES or key in _AFFAIRS or self.written(place) in TITLES or self.owns(place)

    def begins_with_name(self) -> bool:
        """Whether the first word of the sentence, capital anyhow, goes with the name behind it."""
        word = self.words[0]
        written = self.text[word.start : word.end]
        return written.istitle() and written.isalpha() and not word.light and written.casefold() not in TITLES

    def is_lone_name(self) -> bool:
        """Whether the first word of the sentence, capital anyhow, can hardly be anything but a name."""
        word = self.words[0]
        written = self.text[word.start : word.end]
        if len(self.words) < 2 or self.gap(0) != " " or not (written.istitle() and written.isalpha()):
            return False
        if word.light or word.key in INSTITUTIONS:
            return False
        small = written.casefold()
        if (
            word.kind is not Kind.WORD
            or _NO_NAME.search(small)
            or small in _HEADS
            or word.key in NO_FIRST_NAMES
        ):
            return False
        return small not in _words_as_written(self.text)


class NounPhrases(Reader):
    """The noun phrases of one sentence."""

    def forward(self, begin: int) -> Phrase | None:
        """The noun phrase that begins at a word: a name with what stands before it, a group, a pronoun."""
        words = self.words
        if begin >= len(words) or words[begin].quoted:
            return None
        if self.written(begin) in PERSONAL_PRONOUNS:
            return Phrase(Voice.PRONOUN, begin, begin, words[begin].key, begin, begin)
        last = begin
        while last + 1 < len(words) and self.runs_on(last, begin):
            last += 1
        if self.written(last) not in _HEADS:
            last = next((p for p in range(last, begin, -1) if self.words[p].kind is Kind.NAME), last)
        if not self.is_part(last) or (last == begin and words[begin].key in DETERMINERS):
            return None
        phrase = self.ending(last, begin)
        if phrase is None:
            return None
        return (self.apposed(phrase) if phrase.voice is Voice.GROUP else self.with_another(phrase)) or phrase

    def apposed(self, group: Phrase) -> Phrase | None:
        """The name behind an office and a comma: "the town's mayor, Corinne Abelard"."""
        behind = group.end + 1
        if behind >= len(self.words) or self.gap(group.end) != ", " or self.words[behind].quoted:
            return None
        last = self.name_forward(behind)
        found = self.named(behind, last, group.begin) if last >= 0 and self.closes(last) else None
        return found if found is not None and found.voice is Voice.NAMED else None

    def with_another(self, named: Phrase) -> Phrase | None:
        """A name with the one behind "and"."""
        joint = named.end + 1
        if joint + 1 >= len(self.words) or self.written(joint) != "and":
            return None
        last = self.name_forward(joint + 1)
        if last < 0 or self.gap(joint - 1) != " " or self.gap(joint) != " ":
            return None
        also = self.named(joint + 1, last, joint + 1)
        if also is None or also.voice is not Voice.NAMED:
            return None
        return named._replace(last=last, end=last, key=also.key)

    def runs_on(self, place: int, begin: int) -> bool:
        """Whether the noun phrase that began goes on with the next word."""
        if self.words[place + 1].quoted or place + 1 - begin >= LONGEST_GROUP:
            return False
        if self.written(place + 1) in DETERMINERS:
            return False
        return self.joined(place) and self.is_part(place + 1)

    def is_part(self, place: int) -> bool:
        """Whether a word can be part of a noun phrase."""
        word, written = self.words[place], self.written(place)
        if word.quoted or word.kind is Kind.DAY:
            return False
        if (
            word.kind is Kind.NAME
            or self.is_initial(place)
            or written in DETERMINERS - {"this", "that"}
            or written in TITLES
        ):
            return True
        if written in _PARTICLES or written in _SUFFIXES or written in ("one", "another", "some", "several"):
            return True
        return not word.light and written not in SAYING_FORMS

    def back(self, end: int) -> Phrase | None:
        """The noun phrase that ends at a word, with what is behind a preposition left out of its head."""
        words = self.words
        if end < 0 or words[end].quoted:
            return None
        written = self.written(end)
        if written in PERSONAL_PRONOUNS and words[end].light:
            return Phrase(Voice.PRONOUN, end, end, words[end].key, end, end)
        begin = end
        if not self.is_part(end) or written in DETERMINERS:
            return None
        while (
            begin and end - begin + 1 < LONGEST_GROUP and self.joined(begin - 1) and self.is_part(begin - 1)
        ):
            begin -= 1
            if self.written(begin) in DETERMINERS and not self.owns(begin):
                break
        before = begin - 1
        if before >= 0 and not words[before].quoted and self.gap(before) == " ":
            preposition = self.written(before)
            if preposition in PREPOSITIONS:
                # "Secretary of State Ann Lee", not "a spokesman of Mr Lee"
                titled = self.written(begin) in TITLES or self.written(begin) in _DOTTED
                mine = None if titled else self.ending(end, begin)
                named = mine is not None and mine.voice is Voice.NAMED and mine.first > begin
                return mine if named else self.headed(before)
            if preposition == "and" and before:
                also = self.back(before - 1) if self.gap(before - 1) == " " else None
                mine = self.ending(end, begin)
                alone = mine is not None and (mine.begin == mine.first or self.written(mine.begin) in TITLES)
                if also and mine and alone and also.voice is mine.voice is Voice.NAMED:
                    return mine._replace(first=also.first, begin=also.begin)
                return None
        return self.ending(end, begin)

    def headed(self, preposition: int) -> Phrase | None:
        """The phrase that "of Y" belongs to; nothing where the preposition begins a clause of its own."""
        if not preposition or self.gap(preposition - 1) != " ":
            return None
        phrase = self.back(preposition - 1)
        if phrase is None or phrase.voice is Voice.PRONOUN:
            return None
        ties = ("of", "for", "from", "at", "in", "with", "on")
        return phrase if self.written(preposition) in ties else None

    def ending(self, end: int, begin: int) -> Phrase | None:
        """What kind of phrase runs from a word to another."""
        words = self.words
        first = self.name_back(end)
        if first >= 0:
            return self.named(max(first, begin), end, begin)
        written = self.written(end)
        owner = any(self.owns(place) for place in range(begin, end))
        known = written in UNNAMED or written in TITLES or written in _NAMELESS_HEADS
        begins = self.written(begin) in DETERMINERS or owner
        starts = next((p for p in range(begin, end + 1) if self.written(p) in DETERMINERS), begin)
        if self.words[end].light and not known:
            return None
        if known or (begins and end - begin < 5) or (written.endswith("s") and self.begins(begin)):
            if not known and not self.is_people(end):
                return None
            return Phrase(Voice.GROUP, starts, end, words[end].key, starts, end)
        return None

    def name_back(self, last: int) -> int:
        """Where the name that ends at a word begins; -1 when none does."""
        words = self.words
        end = last
        if last and self.written(last) in _SUFFIXES and self.gap(last - 1) in (" ", ", "):
            end -= 1
        if words[end].quoted or (words[end].kind is not Kind.NAME and (end or not self.is_lone_name())):
            return -1
        first = end
        while first and end - first < LONGEST_NAME and not self.owns(first - 1):
            before = words[first - 1]
            if before.quoted or not (
                self.gap(first - 1) in (" ", "-")
                or (self.gap(first - 1) == ". " and self.is_initial(first - 1))
            ):
                break
            particle = self.written(first - 1) in _PARTICLES
            if (
                before.kind is Kind.NAME
                or self.is_initial(first - 1)
                or (particle and first > 1 and self.is_given(first - 2))
            ):
                first -= 1
            elif first == 1 and self.begins_with_name():
                first = 0
            else:
                break
        return first

    def name_forward(self, first: int) -> int:
        """Where the name that begins at a word ends; -1 when none does."""
        words = self.words
        last = -1
        place = first
        while place < len(words) and place - first < LONGEST_NAME and not words[place].quoted:
            named = words[place].kind is Kind.NAME
            if not named and not self.is_initial(place) and self.written(place) not in _PARTICLES | _SUFFIXES:
                break
            if named:
                last = place
            if place + 1 == len(words) or not (self.gap(place) == " " or self.is_initial(place)):
                break
            place += 1
        return last

    def named(self, first: int, last: int, begin: int) -> Phrase | None:
        """A phrase with a name from a word to another: a person's, or that of a country or an institution."""
        words = self.words
        end = last - (self.written(last) in _SUFFIXES)
        whole = first
        dress = (p for p in range(end - 1, first - 1, -1) if self.is_dress(p))
        first = next(dress, first - 1) + 1
        key = words[end].key
        written = self.text[words[end].start : words[end].end]
        acronym = first == end and written.isupper() and len(written) > 2
        if acronym or key in _AFFAIRS or key in INSTITUTIONS:
            return Phrase(Voice.GROUP, whole, last, key, begin, last)
        surname = first < end and written.casefold() in _ALSO_SURNAMES
        if not surname and (key in NO_FIRST_NAMES or written.casefold() in UNNAMED):
            return Phrase(Voice.GROUP, begin, last, key, begin, last)
        return Phrase(Voice.NAMED, first, last, key, begin, last)
