"""What the versions of a story say, word by word, and whom they name as the source of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property

from newsreader.model import Article, Comparison, Mention, Place, Story
from newsreader.records import dataclass
from newsreader.text.attribution import Line, Source, Speaker, attribute, find_source, name_of
from newsreader.text.bare import bare, bare_story
from newsreader.text.lexicon.offices import OFFICES, PARTS, SPOKESPEOPLE
from newsreader.text.lexicon.places import CAPITALS
from newsreader.text.lexicon.saying import (
    CITING,
    DESCRIBING_FORMS,
    HEARING,
    PARTICIPLES,
    SAYING_FORMS,
    finite,
)
from newsreader.text.noun_phrases import Voice
from newsreader.text.stems import stems
from newsreader.text.words import Kind, Word, read_words

HINTS = stems(
    """affidavit allegation allege anonymous apparent believe complaint confirm deem estimate
        expect fear indictment interview lawsuit memo poll predict quote report rumor rumour say spokesman
        spokesperson spokeswoman statement suspect survey testimony transcript tweet worry""".split()
) | frozenset("alleg allegedli reportedli apparentli".split())
"""Stems that hint at a source, though none is named by the rules of attribution."""
_SAYING = SAYING_FORMS | PARTICIPLES | CITING | DESCRIBING_FORMS | finite(HEARING) | {"according"}
"""Forms of verbs that hint at one."""
_ASKING = stems(
    """ask call complain demand exhort joke order pledge press promise request swear threaten urge vow warn
    wonder""".split()
)
"""Stems of verbs of saying for what somebody wants or will do: an act, no claim."""
_SOMEBODY = (OFFICES | PARTS) - SPOKESPEOPLE
FOLLOWS = 2
"""Sentences of one paragraph behind a source for which what is told may be its words still."""


LEAST_REPORTED = 4
"""Content words behind a cue verb that are what is said; where there are fewer, it stands before."""
GROUP_REACH = 2
"""Words from a cue verb to a group behind it that speaks."""
_OTHER_FORMS = {"he": frozenset(("him",)), "she": frozenset(("her",))}
_CONDITIONS = frozenset("if unless whether until".split())
"""Words before a subject whose verb is not said to be done."""
_NOUNS = frozenset("emails posts texts tweets".split())
"""Forms that are hardly ever the verb of a source."""
_BEFORE_PLACES = frozenset("of from in at near new san los santa north south east west fort st".split())


class Sourcing(StrEnum):
    """Whether a sentence tells who says so."""

    SOURCED = "sourced"
    BARE = "no source named"
    UNCLEAR = "source not clear"
    """Something hints at a source: a verb of saying, quotation marks, a source in the sentence before."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source that an article names for what a sentence tells."""

    name: str
    """As the article writes it, on one line; of "he said" whoever is meant, where that is clear."""
    voice: Voice
    mention: Mention
    """The words, in whichever sentence names it."""
    keys: frozenset[str] = frozenset()
    """What the content words of the name are compared by."""
    cue: str = ""
    """What the verb of saying is compared by; empty for a colon or a dash."""

    @property
    def asserts(self) -> bool:
        """Whether the source says that something is so: it asks for nothing, and is not somebody who was
        named just before ("the lawmaker")."""
        before = self.voice is Voice.GROUP and self.name.casefold().split()[-1] in _SOMEBODY
        return self.cue not in _ASKING and not before


@dataclass(frozen=True, slots=True)
class Sourced:
    """Who a sentence names as saying what it tells."""

    sourcing: Sourcing
    attribution: Attribution | None = None
    """There where it is sourced."""


BARE = Sourced(Sourcing.BARE)
UNCLEAR = Sourced(Sourcing.UNCLEAR)


class StoryText:
    """The words of a story and the sources of its sentences, in the bare texts; each read once."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.story: Story = bare_story(comparison.story)
        """With bare texts; its sentences are those of the story."""
        self._plain = [bare(article.text) for article in comparison.story.versions]
        self._speakers: dict[int, list[Speaker | None]] = {}

    @cached_property
    def words(self) -> tuple[tuple[tuple[Word, ...], ...], ...]:
        """Of every version and sentence."""
        return tuple(map(read_words, self.story.versions))

    def words_at(self, place: Place) -> tuple[Word, ...]:
        """Of a sentence."""
        return self.words[place.version][place.sentence]

    def text(self, version: int) -> str:
        """The bare text of a version: that which words and mentions stand in."""
        return self.story.versions[version].text

    def is_english(self, version: int) -> bool:
        """Whether the rules of English hold for a version; also where nobody knows its language."""
        return self.story.versions[version].language.partition("-")[0] in ("", "en")

    def mention(self, version: int, sentence: int, start: int, end: int) -> Mention:
        """Words of the bare text of a version, as they stand in the article."""
        span = self._plain[version].span(start, end)
        return Mention(version, sentence, span.start, span.end)

    def whole(self, place: Place) -> Mention:
        """A sentence, without its dateline."""
        sentence = self.comparison.story.versions[place.version].sentences[place.sentence]
        return Mention(place.version, place.sentence, sentence.claim_start, sentence.end)

    def sourced(self, place: Place) -> Sourced:
        """Whom a sentence names as saying so. In another language than English that is never clear."""
        if not self.is_english(place.version):
            return UNCLEAR
        speaker = self._speaker(place)
        if speaker is not None:
            attribution = self._attribution(place, speaker)
            return Sourced(Sourcing.SOURCED, attribution) if attribution else UNCLEAR
        return UNCLEAR if self._may_be_sourced(place) else BARE

    def reported(self, place: Place) -> tuple[Word, ...]:
        """What a sentence attributes to the source that it names itself: the words behind the cue verb, or
        where that closes the sentence those before it; nothing where it names none."""
        words = self.words_at(place)
        source = find_source(self.text(place.version), words)
        if source is None:
            return ()
        first, last = (
            min(source.first, source.cue if source.cue >= 0 else source.first),
            max(source.last, source.cue),
        )
        behind = words[last + 1 :]
        if sum(not word.light for word in behind) >= LEAST_REPORTED:
            return behind
        return words[:first]

    def _speaker(self, place: Place) -> Speaker | None:
        version = place.version
        if version not in self._speakers:
            article = self.story.versions[version]
            self._speakers[version] = attribute(article.text, _lines(article, self.words[version]))
        return self._speakers[version][place.sentence]

    def _attribution(self, place: Place, speaker: Speaker) -> Attribution | None:
        """None for a source of which it is not clear who that is."""
        version, source, words = place.version, speaker.source, self.words[place.version][speaker.line]
        text = self.text(version)
        if source.voice is Voice.PRONOUN or not _is_likely(text, words, source):
            return None
        if speaker.line != place.sentence and self._names_another(place, speaker):
            return None
        name = name_of(text, words, source)
        mention = self.mention(version, speaker.line, words[source.first].start, words[source.last].end)
        named = words[source.first : source.last + 1]
        keys = frozenset(word.key for word in named if not word.light)
        cue = words[source.cue].key if source.cue >= 0 else ""
        return Attribution(name, source.voice, mention, keys, cue)

    def _names_another(self, place: Place, speaker: Speaker) -> bool:
        """Whether "he said" of a sentence may be somebody else than whoever spoke before: one who is named in
        between, or spoken to there ("Mr. Lee asked her")."""
        words, text = self.words_at(place), self.text(place.version)
        own = find_source(text, words)
        if own is None or own.voice is not Voice.PRONOUN:
            return False
        before, known = self.words[place.version][speaker.line], speaker.source
        others = {text[w.start : w.end].casefold() for w in before if not w.quoted}
        if not others.isdisjoint(_OTHER_FORMS.get(own.key, ())):
            return True
        return any(word.kind is Kind.NAME and word.key != known.key for word in words[: own.first])

    def _may_be_sourced(self, place: Place) -> bool:
        """Whether anything hints at a source."""
        words = self.words_at(place)
        text = self.text(place.version)
        for word in words:
            if word.quoted or (not word.light and word.key in HINTS):
                return True
            if text[word.start : word.end].casefold() in _SAYING:
                return True
        article = self.story.versions[place.version]
        sentence = article.sentences[place.sentence]
        first = article.paragraphs[sentence.paragraph].first
        before = range(max(first, place.sentence - FOLLOWS), place.sentence)
        return any(self._speaker(Place(place.version, n)) is not None for n in before)


def _lines(article: Article, rows: Sequence[tuple[Word, ...]]) -> list[Line]:
    return [Line(s.index, s.paragraph, row) for s, row in zip(article.sentences, rows, strict=True)]


def _is_likely(text: str, words: Sequence[Word], source: Source) -> bool:
    """Whether what was found as a source is hardly a place, an abbreviation or whoever is spoken of."""
    key, before = source.key, words[source.first - 1] if source.first else None
    if before is not None and before.key in _CONDITIONS:
        return False
    if source.cue >= 0 and text[words[source.cue].start : words[source.cue].end].casefold() in _NOUNS:
        return False
    if source.first == source.last and source.voice is Voice.NAMED and before is not None:
        gap = text[before.end : words[source.first].start]
        written = text[before.start : before.end].casefold()
        if "(" in gap or "-" in gap or written in _BEFORE_PLACES or key in CAPITALS:
            return False
    behind_cue = 0 <= source.cue < source.first
    return not (behind_cue and source.voice is Voice.GROUP and source.first - source.cue > GROUP_REACH)
