"""What is quoted in a story: each utterance once, with its wording in every version that has it. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from rapidfuzz.distance import Indel

from newsreader.compare.claims.grouping import DisjointSets
from newsreader.compare.conflicts.rewordings import find_rewordings
from newsreader.compare.conflicts.speaker_differences import LEAST_WORDS as SURELY_THE_SAME
from newsreader.model import Article, Comparison, Conflict, ConflictKind, Place, Story
from newsreader.records import dataclass
from newsreader.text.attribution import Line, Source, Speaker, attribute, name_of
from newsreader.text.bare import Bare, bare, bare_article
from newsreader.text.noun_phrases import Voice
from newsreader.text.quotations import QuotedWord, find_quotations, quoted_words
from newsreader.text.words import Word, read_words

LEAST_WORDS = 3
"""Words of a quotation; shorter ones are terms, titles, and words held up with tongs."""
LEAST_CONTENT = 2
"""Words that say something by themselves, which two quotations share."""
COMMONEST = 60
"""Quotations that share a word, at most, for the word to tell that two of them may be one utterance."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation of one version."""

    version: int
    sentence: int
    """The one it begins in."""
    last: int
    """The one it ends in."""
    start: int
    """Code point in the article's text, behind the opening mark."""
    end: int
    speaker: str
    """As the article names whoever says it; empty where it does not."""
    tag: str
    """What stands for a name where there is none: "he said", "officials"; empty where nobody is told."""
    words: tuple[QuotedWord, ...]

    @property
    def place(self) -> Place:
        """The sentence it begins in."""
        return Place(self.version, self.sentence)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, in all versions that quote it."""

    quoted: tuple[Quoted, ...]
    """In the order of the versions and of their texts."""
    speakers: tuple[str, ...]
    """As fully as it is named; two and more where the versions name different people; else none."""
    reference: int
    """Which of `quoted` has the most of it: the first of the longest."""
    verbatim: tuple[bool, ...]
    """Per quotation, whether it has the words of the reference, all or some in one run."""
    conflicts: frozenset[ConflictKind] = frozenset()
    """Whether its words or its speakers are in conflict."""

    @property
    def versions(self) -> frozenset[int]:
        """The versions that have it."""
        return frozenset(one.version for one in self.quoted)

    @property
    def is_reworded(self) -> bool:
        """Whether the versions give it in different words."""
        return not all(self.verbatim)


def read_quotations(story: Story) -> tuple[Quoted, ...]:
    """All quotations of a story with LEAST_WORDS words and more, in the order of the versions."""
    found: list[Quoted] = []
    for version, article in enumerate(story.versions):
        quoted, plain = _of_article(version, bare_article(article)), bare(article.text)
        found += quoted if plain.text == article.text else [_in_place(one, plain) for one in quoted]
    return tuple(found)


def _in_place(quoted: Quoted, plain: Bare) -> Quoted:
    """A quotation of the bare form of an article, where it stands in the article."""
    span = plain.span(quoted.start, quoted.end)
    words = []
    for one in quoted.words:
        place = plain.span(one.word.start, one.word.end)
        words.append(one._replace(word=one.word._replace(start=place.start, end=place.end)))
    return replace(quoted, start=span.start, end=span.end, words=tuple(words))


def _of_article(version: int, article: Article) -> Iterator[Quoted]:
    rows = read_words(article)
    spans = find_quotations(article)
    inside: dict[int, list[QuotedWord]] = defaultdict(list)
    for word in quoted_words(article, rows):
        inside[word.quotation].append(word)
    lines = [
        Line(sentence.index, sentence.paragraph, row)
        for sentence, row in zip(article.sentences, rows, strict=True)
    ]
    speakers = attribute(article.text, lines)
    for number, words in sorted(inside.items()):
        first, last = words[0].sentence, words[-1].sentence
        if len(words) >= LEAST_WORDS:
            span = spans[number]
            name, tag = _names(article.text, rows, speakers[first] or speakers[last])
            yield Quoted(version, first, last, span.start, span.end, name, tag, tuple(words))


def _names(text: str, rows: Sequence[Sequence[Word]], speaker: Speaker | None) -> tuple[str, str]:
    """(the name of a speaker, what stands for one): "Ann Lee", or "he said", or "officials"."""
    if speaker is None:
        return "", ""
    words, source = rows[speaker.line], speaker.source
    if source.voice is Voice.PRONOUN:
        return "", _told(text, words, source)
    name = name_of(text, words, source)
    return (name, "") if source.voice is Voice.NAMED else ("", name)


def _told(text: str, words: Sequence[Word], source: Source) -> str:
    """A pronoun with its verb, if they stand together; nothing for one that is no person's."""
    if source.key not in ("he", "she", "they") or abs(source.cue - source.first) != 1:
        return ""
    first, last = sorted((source.cue, source.first))
    return " ".join(text[words[first].start : words[last].end].split())


def group_utterances(
    story: Story, quotations: Sequence[Quoted], comparison: Comparison | None = None
) -> tuple[Utterance, ...]:
    """Put the quotations of one utterance together; in the order in which the story has them.

    Two are one utterance if one holds the words of the other, if they share a run of six words, if one is
    likely a rewording of the other, or if the comparison found them in conflict.
    """
    conflicts = _conflicts(quotations, comparison) if comparison is not None else {}
    same = DisjointSets(len(quotations))
    for one, other in _candidates(quotations):
        joined = same.first(one) == same.first(other)
        if not joined and is_same_utterance(quotations[one], quotations[other]):
            same.join(one, other)
    for one, other in conflicts:
        same.join(one, other)
    kinds: dict[int, set[ConflictKind]] = defaultdict(set)
    for (one, _), found in conflicts.items():
        kinds[same.first(one)] |= found
    full = _full_names(one.speaker for one in quotations if one.speaker)
    utterances = [
        replace(_utterance([quotations[n] for n in members], full), conflicts=frozenset(kinds[members[0]]))
        for members in same.groups()
    ]
    return tuple(sorted(utterances, key=lambda one: _story_order(story, one.quoted[0])))


def _story_order(story: Story, quoted: Quoted) -> tuple[float, int, int]:
    length = len(story.versions[quoted.version].text)
    return (quoted.start / max(length, 1), quoted.version, quoted.start)


def _candidates(quotations: Sequence[Quoted]) -> list[tuple[int, int]]:
    """Pairs that share content words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, quoted in enumerate(quotations):
        for key in {word.key for word in quoted.words if not word.word.light}:
            holders[key].append(number)
    shared = Counter(
        pair for numbers in holders.values() if len(numbers) <= COMMONEST for pair in combinations(numbers, 2)
    )
    return sorted(pair for pair, count in shared.items() if count >= LEAST_CONTENT)


def is_same_utterance(one: Quoted, other: Quoted) -> bool:
    """Whether two quotations are of the same words, or of much the same by the same person."""
    keys, other_keys = [w.key for w in one.words], [w.key for w in other.words]
    runs = [(o.src_start, o.src_end) for o in Indel.opcodes(keys, other_keys) if o.tag == "equal"]
    first, end = max(runs, key=lambda run: run[1] - run[0], default=(0, 0))
    content = sum(not word.word.light for word in one.words[first:end])
    if end - first >= SURELY_THE_SAME and content >= LEAST_CONTENT:
        return True
    if one.speaker and other.speaker and not _same_person(one.speaker, other.speaker):
        return False
    if end - first == min(len(keys), len(other_keys)):
        return content >= LEAST_CONTENT
    return any(rewording.likely for rewording in find_rewordings(one.words, other.words))


def _same_person(one: str, other: str) -> bool:
    """Whether two names end in the same word, or one has all the words of the other."""
    words, other_words = one.casefold().split(), other.casefold().split()
    return words[-1] == other_words[-1] or set(words) <= set(other_words) or set(other_words) <= set(words)


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Each name, and the longer one it stands for, if there is one such only."""
    distinct = sorted(set(names))
    full = {}
    for name in distinct:
        longer = [one for one in distinct if set(name.split()) < set(one.split())]
        longest = max(longer, key=len, default=name)
        full[name] = longest if all(set(one.split()) <= set(longest.split()) for one in longer) else name
    return full


def _utterance(quoted: Sequence[Quoted], full: Mapping[str, str]) -> Utterance:
    ordered = sorted(quoted, key=lambda one: (one.version, one.start))
    reference = max(range(len(ordered)), key=lambda n: (len(ordered[n].words), -n))
    whole = _keys(ordered[reference])
    return Utterance(
        tuple(ordered),
        _speakers([full[one.speaker] for one in ordered if one.speaker]),
        reference,
        tuple(_keys(one) in whole for one in ordered),
    )


def _keys(quoted: Quoted) -> str:
    """What its words are compared by, with spaces around them."""
    return f" {' '.join(word.key for word in quoted.words)} "


def _speakers(names: Sequence[str]) -> tuple[str, ...]:
    """Each person once, by the longest of the names that share a word."""
    people: list[str] = []
    for name in names:
        known = next((n for n, person in enumerate(people) if _same_person(person, name)), None)
        if known is None:
            people.append(name)
        elif len(name) > len(people[known]):
            people[known] = name
    return tuple(people)


def _conflicts(
    quotations: Sequence[Quoted], comparison: Comparison
) -> dict[tuple[int, int], set[ConflictKind]]:
    """Pairs of quotations that the comparison holds against each other, and whether by words or speakers."""
    held: dict[Place, list[int]] = defaultdict(list)
    for number, quoted in enumerate(quotations):
        for sentence in range(quoted.sentence, quoted.last + 1):
            held[Place(quoted.version, sentence)].append(number)
    found: dict[tuple[int, int], set[ConflictKind]] = defaultdict(set)
    for place, ones in held.items():
        for other, judgement in comparison.against(place.version, place.sentence):
            for conflict in judgement.conflicts:
                others = held.get(Place(other, conflict.sentence), ())
                for one, two in product(ones, others):
                    if _is_about(conflict, quotations[one], quotations[two]):
                        found[one, two].add(conflict.kind)
    return found


def _is_about(conflict: Conflict, here: Quoted, there: Quoted) -> bool:
    """Whether a conflict between the sentences of two quotations is one of these."""
    if conflict.kind is ConflictKind.SPEAKER:
        return is_same_utterance(here, there)
    return (
        conflict.kind is ConflictKind.QUOTATION
        and _touch(here, conflict.here.start, conflict.here.end)
        and _touch(there, conflict.there.start, conflict.there.end)
    )


def _touch(quoted: Quoted, start: int, end: int) -> bool:
    return quoted.start < end and start < quoted.end
