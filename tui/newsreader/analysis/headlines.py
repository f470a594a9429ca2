"""Headlines that promise what their own article does not carry, or carries weaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from newsreader.analysis.sourcing import Sourcing, StoryText
from newsreader.compare.facts.sentence import Fact, sentence_facts
from newsreader.compare.wording.scales import HEDGES
from newsreader.compare.wording.shifts import shifts_between
from newsreader.compare.wording.strength import Read, read_strength
from newsreader.model import Comparison, ConflictKind, Mention, Place, Role
from newsreader.records import dataclass
from newsreader.text.attribution import CUES
from newsreader.text.lexicon.saying import DESCRIBING, REPORTING
from newsreader.text.scanning import lowered
from newsreader.text.stems import stems
from newsreader.text.synonyms import family
from newsreader.text.words import Kind, Word, country_of

PREFIX = 5
"""Letters by which two words are taken for one."""
TELLS = 0.6
"""Share of the content words of a headline that a sentence has which tells the same."""
TOUCHES = 0.34
"""The same, of one that is about the same."""
ABSENT = 0.5
"""Share of the content words of a headline that the text has nowhere, from which it is not told there."""
LEAST_ABSENT = 3
LONGEST = 60
"""Words of a headline; what is longer is none."""
MOST_SHOWN = 3
"""Sentences of the text that a headline is held against."""
_SPEAKING = CUES | stems(DESCRIBING)
NEAR = 3
"""Words on either side of a hedge."""
ROUND = 0.1
"""Share of a number by which another one may be a rounding of it."""
_ORDINAL = ("st", "nd", "rd", "th")
_YEARS = (1800, 2100)
_MODALS = frozenset("may might could".split())
_HEDGES = HEDGES | _MODALS
_OPEN = ("?", "...", "…")
"""How a headline ends that claims nothing."""


class HeadlineFault(StrEnum):
    """How an article falls short of its headline; the gravest first."""

    DIFFERENT = "told otherwise"
    """Another figure, day or place."""
    NOT_TOLD = "not told"
    STRONGER = "a stronger word"
    HEDGED = "hedged in the text"
    ATTRIBUTED = "a claim of somebody"


@dataclass(frozen=True, slots=True)
class HeadlineGap:
    """One way in which an article does not carry its headline."""

    version: int
    fault: HeadlineFault
    headline: Mention
    """The words of the headline in question; all of it where nothing in particular is."""
    text: tuple[Mention, ...]
    """What they are held against in the article, the nearest first; empty where nothing comes near."""
    source: str = ""
    """Of a claim of somebody: whose it is, as the article writes it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence, and how much of the headline it has."""

    place: Place
    words: tuple[Word, ...]
    families: frozenset[str]
    share: float


def headline_gaps(comparison: Comparison, read: StoryText | None = None) -> tuple[HeadlineGap, ...]:
    """What the headlines of a story promise and their articles do not carry, in the order of the versions.

    A title that is not in the text of its article is not looked at, nor the article of which only the
    beginning could be read. Outside English only figures are. `read` is the story, where it was read already.
    """
    story = read or StoryText(comparison)
    found: list[HeadlineGap] = []
    for version in range(len(comparison.story.versions)):
        found += _gaps(comparison, story, version)
    return tuple(found)


def _gaps(comparison: Comparison, story: StoryText, version: int) -> Iterator[HeadlineGap]:
    article = story.story.versions[version]
    headline = next((s.index for s in article.sentences if s.role is Role.HEADLINE), -1)
    rest = [s.index for s in article.sentences if s.role in (Role.BODY, Role.STANDFIRST)]
    if headline < 0 or not rest or article.beginning_only:
        return
    different = [
        HeadlineGap(
            version,
            HeadlineFault.DIFFERENT,
            Mention(version, headline, conflict.here.start, conflict.here.end),
            (Mention(version, conflict.sentence, conflict.there.start, conflict.there.end),),
        )
        for conflict in (comparison.inner_conflicts or ((),) * (version + 1))[version]
        if article.sentence_at(conflict.here.start) == headline
    ]
    yield from different
    here = Place(version, headline)
    words = story.words_at(here)
    lines = _lines(story, words, version, rest)
    missing = _missing_figure(story, here, lines) if not different else None
    if missing is not None:
        yield missing
    text = story.text(version)[words[0].start : words[-1].end + 3].rstrip() if words else ""
    if not 0 < len(words) <= LONGEST or not story.is_english(version) or text.endswith(_OPEN):
        return
    untold = _untold(story, here, words, lines)
    if untold is not None:
        yield untold
        return
    strong = [line for line in lines if line.share >= TOUCHES]
    yield from _stronger(story, here, words, strong, lines)
    hedged = _hedged(story, here, words, strong)
    if hedged is not None:
        yield hedged
        return
    claimed = _attributed(story, here, words, [line for line in lines if line.share >= TELLS])
    if claimed is not None:
        yield claimed


def _families(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(_family(word) for word in words if not word.light and word.key not in REPORTING)


def _family(word: Word) -> str:
    country = country_of(word.key)
    return family(word.key) if word.kind is Kind.WORD and country == word.key else country


def _lines(story: StoryText, headline: Sequence[Word], version: int, rest: Sequence[int]) -> list[_Line]:
    """The sentences of the text, those that have the most of the headline first."""
    wanted = _beginnings(_families(headline))
    lines = []
    for sentence in rest:
        words = story.words_at(Place(version, sentence))
        families = _families(words)
        share = len(wanted & _beginnings(families)) / max(len(wanted), 1)
        lines.append(_Line(Place(version, sentence), words, families, share))
    return sorted(lines, key=lambda line: -line.share)


def _beginnings(families: Iterable[str]) -> frozenset[str]:
    """What families are taken for one by: their first letters."""
    return frozenset(one[:PREFIX] for one in families)


def _missing_figure(story: StoryText, here: Place, lines: Sequence[_Line]) -> HeadlineGap | None:
    """A number of the headline that stands nowhere in the text, not even rounded; years tell only when."""
    text = story.text(here.version)
    numbers = [
        word
        for word in story.words_at(here)
        if word.kind is Kind.NUMBER and _amount(word) > 1 and text[word.end - 2 : word.end] not in _ORDINAL
    ]
    if not numbers:
        return None
    written = {_amount(word) for line in lines for word in line.words if word.kind is Kind.NUMBER}
    figures: list[Fact] | None = None
    mine: list[Fact] = []
    for number in numbers:
        amount = _amount(number)
        if _YEARS[0] <= amount <= _YEARS[1] or any(abs(amount - one) <= ROUND * amount for one in written):
            continue
        if figures is None:
            article = story.story.versions[here.version]
            low = lowered(article.text, article.language)
            mine = _figures(story, low, here)
            figures = [fact for line in lines for fact in _figures(story, low, line.place)]
        fact = next((f for f in mine if f.start <= number.start < f.end), None)
        if fact is not None and any(fact.topic == one.topic and fact.agrees(one) for one in figures):
            continue
        start, end = (fact.start, fact.end) if fact else (number.start, number.end)
        near = tuple(story.whole(line.place) for line in lines[:1] if line.share >= TOUCHES)
        mention = story.mention(here.version, here.sentence, start, end)
        return HeadlineGap(here.version, HeadlineFault.NOT_TOLD, mention, near)
    return None


def _amount(word: Word) -> float:
    try:
        return float(word.key)
    except ValueError:
        return 0.0


def _figures(story: StoryText, low: str, place: Place) -> list[Fact]:
    """The figures of a sentence; `low` is the text of its article in small letters."""
    words = story.words_at(place)
    if not any(word.kind is Kind.NUMBER for word in words):
        return []
    found = sentence_facts(story.text(place.version), low, words)
    return [fact for fact in found if fact.kind is ConflictKind.FIGURE]


def _untold(
    story: StoryText, here: Place, words: Sequence[Word], lines: Sequence[_Line]
) -> HeadlineGap | None:
    """A headline most of whose words the text has nowhere."""
    wanted = _beginnings(_families(words))
    absent = wanted.difference(*(_beginnings(line.families) for line in lines))
    if len(absent) < LEAST_ABSENT or len(absent) < ABSENT * len(wanted):
        return None
    near = tuple(story.whole(line.place) for line in lines[:1] if line.share > 0)
    return HeadlineGap(here.version, HeadlineFault.NOT_TOLD, story.whole(here), near)


def _stronger(
    story: StoryText, here: Place, words: Sequence[Word], near: Sequence[_Line], lines: Sequence[_Line]
) -> Iterator[HeadlineGap]:
    """Words of a headline for which the text has only weaker ones."""
    text = story.text(here.version)
    mine = read_strength(text, words)
    if not mine.graded:
        return
    held: dict[str, int] | None = None
    seen = set()
    for line in near:
        for one, other in shifts_between(mine, read_strength(text, line.words)):
            if one.grade <= other.grade or one.span in seen or one.quoted or other.quoted:
                continue
            held = _grades(story, lines) if held is None else held
            if one.grade <= held.get(one.scale, -1):
                continue
            seen.add(one.span)
            yield HeadlineGap(
                here.version,
                HeadlineFault.STRONGER,
                story.mention(here.version, here.sentence, one.span.start, one.span.end),
                (story.mention(here.version, line.place.sentence, other.span.start, other.span.end),),
            )


def _grades(story: StoryText, lines: Sequence[_Line]) -> dict[str, int]:
    """The strongest grade on each scale that a text has anywhere."""
    found: dict[str, int] = {}
    for line in lines:
        read: Read = read_strength(story.text(line.place.version), line.words)
        for scale, grades in read.grades.items():
            found[scale] = max(found.get(scale, -1), *grades)
    return found


def _hedged(
    story: StoryText, here: Place, words: Sequence[Word], near: Sequence[_Line]
) -> HeadlineGap | None:
    """A word of the headline that the text never has without a hedge."""
    text = story.text(here.version)
    written = {text[word.start : word.end].casefold() for word in words}
    if written & _HEDGES or not _is_bare(story, here, words):
        return None
    for word in words:
        if word.light or word.kind is not Kind.WORD or word.key in REPORTING:
            continue
        one = _family(word)
        telling = [line for line in near if one in line.families]
        beside = _beside(words, word)
        hedges = [_hedge_of(text, line.words, one, beside) for line in telling]
        if telling and all(hedges) and telling[0].share >= TELLS:
            mentions = tuple(
                story.mention(here.version, line.place.sentence, hedge[0], hedge[1])
                for line, hedge in zip(telling[:MOST_SHOWN], hedges, strict=False)
                if hedge
            )
            mention = story.mention(here.version, here.sentence, word.start, word.end)
            return HeadlineGap(here.version, HeadlineFault.HEDGED, mention, mentions)
    return None


def _beside(words: Sequence[Word], one: Word) -> frozenset[str]:
    """Families of the content words on either side of a word."""
    content = [word for word in words if not word.light]
    at = content.index(one)
    return frozenset(_family(word) for word in (*content[max(at - 2, 0) : at], *content[at + 1 : at + 3]))


def _hedge_of(text: str, words: tuple[Word, ...], one: str, beside: frozenset[str]) -> tuple[int, int] | None:
    """From a hedge to the word of a family right behind it, where that has a neighbour as in the headline."""
    for place, word in enumerate(words):
        if text[word.start : word.end].casefold() in _HEDGES and not word.quoted:
            behind = next((n for n in range(place + 1, len(words)) if not words[n].light), -1)
            if behind >= 0 and _family(words[behind]) == one:
                around = words[max(place - NEAR, 0) : behind] + words[behind + 1 : behind + 1 + NEAR]
                if not beside.isdisjoint(map(_family, around)):
                    return word.start, words[behind].end
    return None


def _is_bare(story: StoryText, here: Place, words: Sequence[Word]) -> bool:
    """Whether a headline tells something in the article's own name; whoever calls, warns or urges there is a
    source, in whichever form."""
    speaks = any(word.key in _SPEAKING and not word.light for word in words)
    return not speaks and story.sourced(here).sourcing is Sourcing.BARE


def _attributed(
    story: StoryText, here: Place, words: Sequence[Word], telling: Sequence[_Line]
) -> HeadlineGap | None:
    """A headline in the article's own name, all of which the text attributes."""
    if not telling or not _is_bare(story, here, words):
        return None
    sources = [story.sourced(line.place).attribution for line in telling]
    keys = frozenset(word.key for word in words)
    if any(one is None or not one.asserts or not one.keys.isdisjoint(keys) for one in sources):
        return None
    first = sources[0]
    assert first is not None
    mentions = tuple(story.whole(line.place) for line in telling[:MOST_SHOWN])
    return HeadlineGap(here.version, HeadlineFault.ATTRIBUTED, story.whole(here), mentions, first.name)
