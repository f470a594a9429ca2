"""Quotation attribution: which cue verb of a sentence brings a source in, and who that source is.

The grammar of news English is closed enough for rules: the source is the subject of a cue verb ("X, the
mayor of Y, said"), stands behind it ("said X"), behind "according to" or behind a colon. Names inside
quotation marks, behind prepositions, and of whoever is told never speak. Where nothing of this is certain
there is no source: none is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsreader.stopping import checkpoint
from newsreader.text.lexicon.function_words import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PERSONAL_PRONOUNS,
    RELATIVES,
)
from newsreader.text.lexicon.offices import OFFICES
from newsreader.text.lexicon.saying import (
    CITING,
    DESCRIBING,
    DESCRIBING_FORMS,
    HEARING,
    NOUN_FORMS,
    PARTICIPLES,
    SAYING,
    SAYING_FORMS,
    finite,
)
from newsreader.text.noun_phrases import NounPhrases, Phrase, Voice
from newsreader.text.patterns import pattern
from newsreader.text.stems import stems
from newsreader.text.words import NOT, Kind, Word

REACH = 30
"""Words between a cue verb and the beginning of its subject."""
INHERITED_FOR = 3
"""Sentences for which a pronoun or a bare quotation goes back to whoever spoke before."""
BARE = 0.8
"""Share of the content words of a sentence inside quotation marks, from which it is a bare quotation."""

CUES = stems((*SAYING, *SAYING_FORMS, "accord"))
"""Stems of the verbs of saying."""
_CITATIONS = stems((*CITING, "words"))
"""Stems of what brings a source in without a finite verb."""
_SIGNS = CUES | _CITATIONS | stems((*DESCRIBING, "put"))
"""Stems of which every sentence with a source has one, unless a colon or a dash brings it in."""
_TOLD_FORMS = finite(HEARING)
_ONE_PERSON = frozenset(("he", "she"))
_OFFICES = stems(OFFICES)
_HEARERS_FIRST = _TOLD_FORMS | DESCRIBING_FORMS
"""Forms behind which no subject can stand."""
_ADVERBS = frozenset(
    """all also always both earlier even first further herself himself instead just later meanwhile
    now often once again only previously quickly repeatedly still subsequently themselves then today
    yesterday""".split()
)
"""Adverbs between a subject and its verb, besides those in "ly"."""
_PAUSE = pattern(r",|\)|\s[-–—]\s|—|–|--")
_END = pattern(r"[.!?…;:]")
_MARK = pattern("[“”„«»\"]|''|``|’\\s|\\s‘")
_COLON = pattern(r"\s?:\s*$|\s?:\s*[“„«\"‘']$")
_DASH = pattern(r"\s*(?:—|–|--|\s-)\s*[“„«\"‘']$")
_DASHED = pattern(r"^[,.!?]?[”»\"’'][,.]?\s*(?:—|–|--|-)\s*$")


class Source(NamedTuple):
    """Who speaks in a sentence, as places in its words."""

    voice: Voice
    first: int
    """The first word of it: of a name without titles."""
    last: int
    """The last one, inclusive."""
    key: str
    """Key of the surname; of a group that of its head; of a pronoun its own."""
    cue: int
    """The cue verb, or whichever word brings the source in; -1 for a colon or a dash."""


class Line(NamedTuple):
    """A sentence that is looked at together with its neighbours."""

    number: int
    """Its place in its article."""
    paragraph: int
    words: Sequence[Word]


class Speaker(NamedTuple):
    """Who speaks in a line: the source of this line, or of one before it."""

    line: int
    """The place, among the lines given, of the one whose words name the source."""
    source: Source


def find_source(text: str, words: Sequence[Word]) -> Source | None:
    """Who speaks in a sentence, by its cue verbs outside quotation marks; nobody when that is not clear.

    Of several cue verbs the one nearest to a quotation counts, then the first. `text` is that of the article.
    """
    checkpoint()
    found = list(_Sentence(text, words).sources()) if _may_attribute(text, words) else []
    if len(found) < 2:
        return found[0] if found else None
    quoted = [place for place, word in enumerate(words) if word.quoted]
    if not quoted:
        return found[0]
    return min(found, key=lambda s: min(abs(s.cue - q) for q in (quoted[0], quoted[-1])) if s.cue >= 0 else 0)


def source_of(text: str, words: Sequence[Word], cue: int) -> Source | None:
    """Who speaks by one cue verb of a sentence, given by its place."""
    return _Sentence(text, words).by_verb(cue)


def is_bare(words: Sequence[Word]) -> bool:
    """Whether a sentence is hardly more than a quotation: no cue verb, hardly a word outside the marks."""
    content = quoted = 0
    for word in words:
        if not word.light:
            content += 1
            if word.quoted:
                quoted += 1
            elif word.key in CUES:
                return False
    return quoted > 0 and quoted >= BARE * content


def attribute(
    text: str, lines: Sequence[Line], sources: Sequence[Source | None] | None = None
) -> list[Speaker | None]:
    """Who speaks in every one of some sentences of an article, given in order.

    `sources` are those of each alone, as `find_source` finds them, where they have been found already.
    A quotation over several sentences has the source of the one that it ends in. "He said" goes on with
    whoever spoke before, and a bare quotation too, but in the same paragraph only.
    """
    speakers: list[Speaker | None] = []
    last: Speaker | None = None
    paragraph, until = -1, -1
    if sources is None:
        sources = [find_source(text, line.words) for line in lines]
    for line, mine in zip(lines, _own(text, lines, sources), strict=True):
        same = line.paragraph == paragraph
        known = last if line.number <= until else None
        speaker = mine
        if mine is None:
            speaker = known if same and is_bare(line.words) else None
        elif known is not None and _may_be(mine.source, known.source):
            speaker = known
        if speaker is not None:
            last = speaker
            paragraph, until = line.paragraph, line.number + INHERITED_FOR
        elif not same:
            last = None
        speakers.append(speaker)
    return speakers


def _may_be(pronoun: Source, known: Source) -> bool:
    """Whether a source is a pronoun that may stand for one person who spoke before."""
    if pronoun.voice is not Voice.PRONOUN or pronoun.key not in _ONE_PERSON:
        return False
    return known.voice is Voice.NAMED or known.key in _OFFICES


def name_of(text: str, words: Sequence[Word], source: Source) -> str:
    """A source as its sentence writes it, on one line and without a closing 's."""
    written = " ".join(text[words[source.first].start : words[source.last].end].split())
    return written.removesuffix("'s").removesuffix("’s")


def _own(text: str, lines: Sequence[Line], sources: Sequence[Source | None]) -> list[Speaker | None]:
    """The source of every line, or of the line in which its quotation ends."""
    found = [Speaker(number, source) if source else None for number, source in enumerate(sources)]
    for number in range(len(lines) - 2, -1, -1):
        here, behind = lines[number].words, lines[number + 1].words
        if (
            found[number] is None
            and lines[number].paragraph == lines[number + 1].paragraph
            and here
            and behind
            and here[-1].quoted
            and behind[0].quoted
            and not _MARK.search(text, here[-1].end, behind[0].start)
        ):
            found[number] = found[number + 1]
    return found


def _may_attribute(text: str, words: Sequence[Word]) -> bool:
    for word in words:
        if word.key in _SIGNS and not word.quoted and not word.light:
            return True
    return len(words) > 2 and _COLON_OR_DASH.search(text, words[0].start, words[-1].end + 2) is not None


_COLON_OR_DASH = pattern(r"[:—–]|--|\s-\s")


class _Sentence(NounPhrases):
    """Looks for the sources of one sentence."""

    def sources(self) -> Iterator[Source]:
        """Every source: of finite cue verbs in order; where there is none by other signs."""
        words = self.words
        some = False
        later: list[int] = []
        for place, word in enumerate(words):
            if word.quoted or word.light or word.key not in _SIGNS:
                continue
            if self.written(place) in PARTICIPLES:
                later.append(place)
                continue
            found = self.by_verb(place) or self.by_according(place)
            if found is not None:
                some = True
                yield found
        if some:
            return
        found = self.by_colon() or self.by_dash()
        if found is None:
            places = [place for place, word in enumerate(words) if word.key in _CITATIONS]
            found = next((s for place in places if (s := self.by_citation(place))), None)
        if found is None:
            found = next((s for place in later if (s := self.by_participle(place))), None)
        if found is not None:
            yield found

    def by_verb(self, cue: int) -> Source | None:
        """The subject of a finite cue verb; nothing for a form that is none."""
        form = self.written(cue)
        words = self.words
        if form == "put":
            return self.as_put(cue)
        if form in DESCRIBING_FORMS:
            if not any(word.quoted for word in words[cue + 1 : cue + 12]):
                return None
        elif form not in SAYING_FORMS or (form in NOUN_FORMS and self.text[words[cue].start].isupper()):
            return None
        before = cue - 1
        while before >= 0 and self.is_between(before) and not words[before].quoted:
            before -= 1
        between = [self.written(place) for place in range(before + 1, cue)]
        key = words[before].key if before >= 0 and not words[before].quoted else ""
        passive = not BE.isdisjoint(between) or key in BE
        if passive:
            return self.by_passive(cue)
        if key in MODALS or key in (NOT, "to") or any(words[p].key == NOT for p in range(before + 1, cue)):
            return None
        if form in NOUN_FORMS and (key in DETERMINERS or (before >= 0 and self.owns(before))):
            return None
        phrase = None
        if before >= 0 and not words[before].quoted:
            phrase = self.subject(before)
        if phrase is None and form not in _HEARERS_FIRST and self.may_invert(before):
            phrase = self.inverted(cue + 1)
        return self.source(phrase, cue)

    def source(self, phrase: Phrase | None, cue: int) -> Source | None:
        return Source(phrase.voice, phrase.first, phrase.last, phrase.key, cue) if phrase else None

    def is_between(self, place: int) -> bool:
        """Whether a word may stand between a subject and its verb: an adverb, "has", "on Monday"."""
        word, written = self.words[place], self.written(place)
        if self.gap(place) != " " or word.quoted:
            return False
        if written in _ADVERBS or written in HAVE or written in BE or word.kind is Kind.DAY:
            return True
        if written in ("on", "in") and self.words[place + 1].kind is Kind.DAY:
            return True
        return len(written) > 4 and written.endswith("ly") and word.kind is Kind.WORD

    def by_passive(self, cue: int) -> Source | None:
        """ "was told by X", "X was quoted as saying"; whoever was told never speaks."""
        behind = cue + 1
        if behind < len(self.words) and self.written(behind) == "by" and self.gap(cue) == " ":
            return self.source(self.forward(behind + 1), cue)
        return None

    def by_participle(self, cue: int) -> Source | None:
        """ "X was quoted as saying", "X replied by saying", "X went out, adding that"."""
        before = cue - 1
        if before >= 2 and self.written(before) == "as" and self.words[before - 1].key == "quot":
            passive = before - 2
            while passive > 0 and self.is_between(passive):
                if self.written(passive) in BE:
                    break
                passive -= 1
            while passive >= 0 and self.is_between(passive):
                passive -= 1
            return self.source(self.subject(passive), cue) if passive >= 0 else None
        return None

    def by_according(self, place: int) -> Source | None:
        """ "according to X"."""
        if self.written(place) != "according" or place + 2 >= len(self.words):
            return None
        if self.written(place + 1) != "to":
            return None
        return self.source(self.forward(place + 2), place)

    def by_citation(self, place: int) -> Source | None:
        """ "quoting X", "in X's words", "in the words of X"."""
        words, written = self.words, self.written(place)
        if words[place].quoted:
            return None
        if written in CITING and place + 1 < len(words):
            return self.source(self.forward(place + 1), place)
        if written == "words" and place > 0:
            if place + 1 < len(words) and self.written(place + 1) == "of":
                return self.source(self.forward(place + 2), place)
            first = self.name_back(place - 1) if self.owns(place - 1) else -1
            if first > 0 and self.written(first - 1) == "in":
                return self.source(self.named(first, place - 1, first), place)
        return None

    def as_put(self, cue: int) -> Source | None:
        """ "as X put it"."""
        if cue + 1 >= len(self.words) or self.written(cue + 1) not in ("it", "this"):
            return None
        first = self.name_back(cue - 1) if cue else -1
        if first < 0 and cue and self.written(cue - 1) in PERSONAL_PRONOUNS:
            return self.source(self.back(cue - 1), cue)
        if first > 0 and self.written(first - 1) == "as":
            return self.source(self.named(first, cue - 1, first), cue)
        return None

    def by_colon(self) -> Source | None:
        """ "X: “…”", "Y: X" and, at the beginning of a sentence, "X: Y"."""
        words = self.words
        if ":" not in self.text[words[0].end : words[-1].start]:
            return None
        for place in range(len(words) - 1):
            if words[place].quoted or ":" not in (gap := self.gap(place)) or not _COLON.search(gap):
                continue
            first = self.name_back(place)
            if first == 0 and (words[place + 1].quoted or self.is_headline()):
                return self.source(self.named(first, place, first), -1)
            last = len(words) - 1
            phrase = self.forward(place + 1)
            if phrase is not None and phrase.voice is Voice.NAMED and phrase.end == last:
                return self.source(phrase, -1)
        return None

    def is_headline(self) -> bool:
        """Whether no full stop ends the sentence."""
        end = self.words[-1].end
        return self.text[end : end + 1] not in (".", "!", "?")

    def by_dash(self) -> Source | None:
        """ "X – “…”" and "“…” – X"."""
        words = self.words
        for place in range(len(words) - 1):
            here, behind = words[place].quoted, words[place + 1].quoted
            if here == behind:
                continue
            if behind and _DASH.search(self.gap(place)):
                first = self.name_back(place)
                if first == 0:
                    return self.source(self.named(first, place, first), -1)
            if here and _DASHED.search(self.gap(place)):
                phrase = self.forward(place + 1)
                if phrase is not None and phrase.voice is Voice.NAMED and self.closes(phrase.end):
                    return self.source(phrase, -1)
        return None

    def subject(self, before: int) -> Phrase | None:
        """The subject that ends at a word, or stands before an insertion that ends there."""
        gap = self.gap(before)
        if gap.startswith("'") or '"' in gap or "”" in gap:
            return None
        word = self.written(before)
        if word in RELATIVES:
            return self.antecedent(before) if word == "who" else None
        if word in ("and", "but", "then"):
            return self.clause_subject(before)
        if not _PAUSE.search(gap):
            return self.back(before)
        return self.behind_insertion(before)

    def behind_insertion(self, before: int) -> Phrase | None:
        """The subject before an insertion that ends at a word: "X, the mayor of Y,", "X (R-Ohio)"."""
        start = before
        group: Phrase | None = None
        for place in range(before - 1, max(before - REACH, -1), -1):
            if self.words[place].quoted:
                return None
            gap = self.gap(place)
            if _END.search(gap) and not gap.startswith("."):
                return None
            if not (_PAUSE.search(gap) or "(" in gap):
                continue
            start = place + 1
            phrase = self.back(place)
            if phrase is None:
                continue
            if phrase.voice is Voice.GROUP:
                named = self.forward(start)
                if named is not None and named.voice is Voice.NAMED and named.end == before:
                    return named
                if phrase.begin and self.gap(phrase.begin - 1) == ", ":
                    group = group or phrase
                    continue
            if phrase.voice is Voice.PRONOUN and not self.begins(phrase.begin):
                continue
            return phrase if phrase.voice is Voice.NAMED or group is None else group
        return group

    def antecedent(self, who: int) -> Phrase | None:
        return self.back(who - 1) if who else None

    def clause_subject(self, joint: int) -> Phrase | None:
        """The subject of a clause that goes on behind "and": the phrase at its beginning."""
        first = joint
        while first and not self.words[first - 1].quoted and not _PAUSE.search(self.gap(first - 1)):
            if _END.search(self.gap(first - 1)) and self.gap(first - 1)[:1] != ".":
                break
            first -= 1
        if first == joint:
            return None
        if self.written(first) in PERSONAL_PRONOUNS:
            return self.forward(first)
        last = self.name_forward(first)
        if not first <= last < joint - 1 or self.gap(last) != " ":
            return None
        return self.named(first, last, first)

    def may_invert(self, before: int) -> bool:
        """Whether a subject may stand behind the verb: a quotation or a clause ends before it."""
        if before < 0:
            return False
        gap = self.gap(before)
        return self.words[before].quoted or _PAUSE.search(gap) is not None

    def inverted(self, place: int) -> Phrase | None:
        """The subject behind a verb: it ends the clause, or is a name before something more on it."""
        words = self.words
        while place < len(words) and self.written(place).endswith("ly") and not words[place].quoted:
            place += 1
        if place >= len(words) or words[place].quoted:
            return None
        return self.forward(place)
