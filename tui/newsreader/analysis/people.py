"""The people of a story, and the titles and descriptions that each version gives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsreader.analysis.sourcing import StoryText
from newsreader.analysis.stand_ins import Spot, stand_ins
from newsreader.analysis.used import Found, Named, Naming, laid_out
from newsreader.model import Place, Role
from newsreader.text.abbreviations import TITLES as DOTTED
from newsreader.text.lexicon.function_words import ARTICLES, DETERMINERS
from newsreader.text.lexicon.offices import ADDRESSES, CHAMBERS, OFFICES, PARTS, QUALIFIERS
from newsreader.text.names import INSTITUTIONS
from newsreader.text.noun_phrases import NounPhrases, Phrase, Voice
from newsreader.text.patterns import pattern
from newsreader.text.stems import stems
from newsreader.text.words import Kind, Word

LONGEST = 12
"""Words of a description behind a name."""
LONGEST_BEFORE = 7
"""Words of one before it."""
_HEADS = (
    OFFICES
    | PARTS
    | frozenset(
        """accuser adviser ally billionaire broker businessman businesswoman celebrity champion comedian comic
        contender critic daughter deckhand democrat dictator economist expert father fisherman fixer foe
        friend governor gunman historian husband hero investigator journalist lawmaker lobbyist magnate man
        mogul mother native nominee officer official opponent organizer pastor photographer prisoner
        politician pollster professor prosecutor reporter republican rival resident scholar shooter singer
        socialite soldier son spouse star strongman successor survivor suspect teacher tycoon victim veteran
        watchman widow wife woman youth operative consultant strategist firebrand populist conservative
        liberal moderate negotiator trawlerman hopeful""".split()
    )
)
"""Nouns for what somebody is."""
_HEAD_KEYS = stems(_HEADS)
_STOPS = frozenset("who whom whose which that when where while after before because as if but".split())
"""Words at which a description ends."""
_PREPOSITIONS = frozenset("of for at in from to on with against by under over into about".split())
_BEGINS = DETERMINERS | frozenset("former one first top chief current then longtime only".split())
_IN_TITLES = frozenset(
    """campaign congressional conservative current democratic fire foreign former gubernatorial liberal local
    longtime police political presidential press republican senate senior state then top vice""".split()
)
"""Words in small letters in the middle of titles."""
_DOTTED = frozenset(map(str.casefold, DOTTED))
_NO_PEOPLE = frozenset(
    """center chapter committee error favor fever flavor former furor honor horror humor labor letter
    matter murder number offer order other paper power river rumor summer terror tower water weather
    winter""".split()
)
"""Nouns that end like those of people."""
_ADVERBS = frozenset(("then", "now", "also"))
_CUT = pattern(r"[,;:.!?()“”\"—–]|--|\s-\s|\n")


class _Mention(NamedTuple):
    """A name in a sentence, and what is said of who it is."""

    place: Place
    first: int
    last: int
    """Its first and last word, without titles."""
    surname: str
    given: str
    """Keys of what stands before the surname; empty for a surname alone."""


def people(story: StoryText) -> Iterator[Naming]:
    """The people whom at least two versions name and describe or title differently."""
    mentions = [mention for version in range(len(story.words)) for mention in _mentions(story, version)]
    by_surname: dict[str, list[_Mention]] = defaultdict(list)
    named: dict[Place, list[tuple[str, int]]] = defaultdict(list)
    for mention in mentions:
        by_surname[mention.surname].append(mention)
        named[mention.place].append((mention.surname, mention.last))
    standing: dict[str, list[Spot]] = defaultdict(list)
    for surname, spot in stand_ins(story, named, _HEADS):
        standing[surname].append(spot)
    for surname in sorted(by_surname):
        persons = list(_persons(by_surname[surname]))
        for full, ones in persons:
            naming = _naming(story, full, ones, standing[surname] if len(persons) == 1 else ())
            if naming is not None:
                yield naming


def _persons(mentions: Sequence[_Mention]) -> Iterator[tuple[list[_Mention], list[_Mention]]]:
    """The persons of a surname: the mentions with the plainest full name of each, and all. Whose given
    name is not told is one of them only where there is just one."""
    given = Counter(mention.given for mention in mentions if mention.given)
    if not given:
        return
    groups: list[set[str]] = []
    for name in sorted(given, key=lambda name: (-given[name], name)):
        group = next((g for g in groups if any(_same_given(name, other) for other in g)), None)
        if group is None:
            groups.append({name})
        else:
            group.add(name)
    for group in groups:
        plain = max(group, key=lambda name: (given[name], -len(name), name))
        ones = [m for m in mentions if m.given in group or (not m.given and len(groups) == 1)]
        yield [m for m in ones if m.given == plain], ones


def _same_given(one: str, other: str) -> bool:
    """Whether given names may be of one person: one is a part of the other, or begins like it."""
    return one.split()[0][:3] == other.split()[0][:3] or bool(set(one.split()) & set(other.split()))


def _mentions(story: StoryText, version: int) -> Iterator[_Mention]:
    article = story.story.versions[version]
    for sentence in article.sentences:
        words = story.words[version][sentence.index]
        if sentence.role in (Role.BODY, Role.STANDFIRST) and any(w.kind is Kind.NAME for w in words):
            yield from _names(NounPhrases(article.text, words), Place(version, sentence.index))


def _names(phrases: NounPhrases, place: Place) -> Iterator[_Mention]:
    words, at = phrases.words, 0
    while at < len(words):
        last = phrases.name_forward(at) if words[at].kind is Kind.NAME else -1
        if last < 0:
            at += 1
            continue
        first = at
        while first < last and phrases.owns(first):
            first += 1
        at = last + 1
        named: Phrase | None = phrases.named(first, last, first)
        if (
            named is None
            or named.voice is not Voice.NAMED
            or any(map(phrases.owns, range(named.first, last)))
        ):
            continue
        inner = words[named.first : last]
        if any(
            w.kind is not Kind.NAME and not phrases.is_initial(n) for n, w in enumerate(inner, named.first)
        ):
            continue
        given = " ".join(w.key for n, w in enumerate(inner, named.first) if not phrases.is_initial(n))
        yield _Mention(place, named.first, last, words[last].key, given)


def _naming(
    story: StoryText, full: Sequence[_Mention], mentions: Sequence[_Mention], standing: Sequence[Spot]
) -> Naming | None:
    """What versions call a person; nothing where they say nothing of who it is, or all the same. `standing`
    are descriptions that stand for the name."""
    found: list[Found] = []
    heads: dict[int, set[frozenset[str]]] = defaultdict(set)
    for spot in standing:
        standing_words = story.words_at(spot.place)[spot.first : spot.last + 1]
        heads[spot.place.version].add(_plain(standing_words))
        found.append(_found(story, spot.place, story.text(spot.place.version), standing_words))
    for one in mentions:
        if not story.is_english(one.place.version):
            continue
        phrases = NounPhrases(story.text(one.place.version), story.words_at(one.place))
        for first, last in _descriptions(phrases, one):
            words = phrases.words[first : last + 1]
            heads[one.place.version].add(_plain(words))
            found.append(_found(story, one.place, phrases.text, words))
    versions = {one.place.version for one in mentions} | {spot.place.version for spot in standing}
    if len(versions) < 2 or not _differ(list(heads.values())):
        return None
    return Naming(Named.PERSON, min(_written(story, one) for one in full), laid_out(found, len(story.words)))


def _written(story: StoryText, one: _Mention) -> str:
    """A name as it stands in a place, without a closing 's."""
    words, text = story.words_at(one.place), story.text(one.place.version)
    name = " ".join(text[words[one.first].start : words[one.last].end].split())
    return name.removesuffix("’s").removesuffix("'s")


def _differ(described: Sequence[set[frozenset[str]]]) -> bool:
    """Whether two versions describe somebody otherwise: neither says what the other does, and more."""
    return any(
        not one <= other and not other <= one
        for number, ones in enumerate(described)
        for others in described[number + 1 :]
        for one in ones
        for other in others
    )


def _plain(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.key for w in words if not w.light)


def _found(story: StoryText, place: Place, text: str, words: Sequence[Word]) -> Found:
    start, end = words[0].start, words[-1].end
    end += text[end : end + 1] == "." and text[words[-1].start : end].casefold() in _DOTTED
    return Found(" ".join(text[start:end].split()), story.mention(place.version, place.sentence, start, end))


def _descriptions(phrases: NounPhrases, one: _Mention) -> Iterator[tuple[int, int]]:
    before = _before(phrases, one.first)
    if before is not None:
        yield before
    behind = _behind(phrases, one.last)
    if behind is not None:
        yield behind


def _before(phrases: NounPhrases, name: int) -> tuple[int, int] | None:
    """What stands right before a name: "the populist leader", "Senate Minority Leader"; no address."""
    words, last = phrases.words, name - 1
    while last >= 0 and phrases.written(last) in ADDRESSES and phrases.gap(last) in (" ", ". "):
        last -= 1
    if last < 0 or words[last].quoted != words[name].quoted or phrases.gap(last) not in (" ", ". ", ", "):
        return None
    known, beside = words[last].key in _HEAD_KEYS, phrases.gap(last) == " "
    if (
        phrases.written(last) in QUALIFIERS
        or words[last].light
        or not (known or (beside and phrases.is_people(last) and phrases.written(last) not in _NO_PEOPLE))
    ):
        return None
    first = last
    while first and last - first + 1 < LONGEST_BEFORE and _is_titled(phrases, first - 1):
        first -= 1
    begin = first
    while begin and last - begin + 1 < LONGEST_BEFORE and _is_adjective(phrases, begin - 1):
        begin -= 1
    comma = phrases.gap(last) == ", "
    if begin and phrases.written(begin - 1) in ARTICLES and phrases.gap(begin - 1) == " ":
        if comma and begin > 1 and words[begin - 2].kind is Kind.NAME:
            return None  # "Ann Lee, the mayor, Mr. Poe"
        if begin == last and phrases.written(begin - 1) == "a":
            return None  # "a President Lee", who is none
        body = next((n for n in range(last, begin - 1, -1) if words[n].key in INSTITUTIONS), -1)
        of_it = begin > 1 and phrases.written(begin - 2) in _PREPOSITIONS and body >= 0
        if of_it and phrases.written(last) in _DOTTED:  # "head of the House Committee Rep. Ann Lee"
            return body + 1, last
        return begin - 1, last
    return None if comma or not known else (first, last)


def _is_joined(phrases: NounPhrases, place: int) -> bool:
    """Whether a word may belong to the description that goes on with the next one."""
    word, gap = phrases.words[place], phrases.gap(place)
    if word.light or word.quoted != phrases.words[place + 1].quoted or phrases.owns(place):
        return False
    return gap in (" ", "-") or (gap == ". " and phrases.is_short(place))


def _is_titled(phrases: NounPhrases, place: int) -> bool:
    """Whether a word is a part of a title: it is known, or has a capital inside the sentence."""
    word, written = phrases.words[place], phrases.written(place)
    if not _is_joined(phrases, place) or word.kind in (Kind.DAY, Kind.NUMBER):
        return False
    known = written in _HEADS or written in QUALIFIERS or written in CHAMBERS or written in _IN_TITLES
    return known or word.kind is Kind.NAME or (place > 0 and phrases.text[word.start].isupper())


def _is_adjective(phrases: NounPhrases, place: int) -> bool:
    """Whether a word may stand between an article and the noun for what somebody is."""
    word, written = phrases.words[place], phrases.written(place)
    return _is_joined(phrases, place) and not word.reporting and not written.endswith(("ed", "ing", "s"))


def _ends(phrases: NounPhrases, place: int) -> bool:
    """Whether a description ends behind a word."""
    if place + 1 == len(phrases.words) or phrases.written(place + 1) in _STOPS:
        return True
    gap = phrases.gap(place)
    return _CUT.search(gap) is not None and not (gap == ". " and phrases.is_short(place))


def _behind(phrases: NounPhrases, name: int) -> tuple[int, int] | None:
    """What stands between commas behind a name: ", the mayor of Oldacre,"."""
    words, first = phrases.words, name + 1
    if first + 1 >= len(words) or phrases.gap(name) != ", " or words[first].quoted != words[name].quoted:
        return None
    begins = phrases.written(first)
    if begins in _ADVERBS and first + 2 < len(words):
        first += 1
        begins = phrases.written(first)
    if begins not in _BEGINS and words[first].key not in _HEAD_KEYS and not phrases.owns(first):
        return None
    last = first
    while not _ends(phrases, last):
        last += 1
        if last - first + 1 > LONGEST:
            return None
    head = next((n for n in range(first, last + 1) if phrases.written(n) in _PREPOSITIONS), last + 1) - 1
    if head < first or words[head].key not in _HEAD_KEYS:
        return None
    if any(
        words[n].light and phrases.written(n) in ("and", "or", "is", "was", "had", "has")
        for n in range(first, head)
    ):
        return None
    return first, last
