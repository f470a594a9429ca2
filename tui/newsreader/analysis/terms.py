"""What versions call one group, place, event or thing, and how strong a word each chooses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsreader.analysis.sourcing import StoryText
from newsreader.analysis.used import Found, Named, Naming, laid_out
from newsreader.model import Mention, Place, Shift, Verdict
from newsreader.text.lexicon.function_words import MODALS, PERSONAL_PRONOUNS
from newsreader.text.lexicon.terms import EVENTS, GROUPS, PLACES, THINGS
from newsreader.text.stems import stem
from newsreader.text.synonyms import family
from newsreader.text.words import plain

SURE = 0.5
"""Probability that a match tells the same, from which its words are held against those of the sentence."""
AROUND = 6
"""Words on either side of a word, among which the two sentences share one that is content at least."""
MOST = 12
"""Words of one set that are read of a sentence."""
_BEFORE_VERBS = MODALS | PERSONAL_PRONOUNS | {"to"}
"""Words before a verb, that looks like a noun of a set ("to address")."""
TABLES = ((Named.GROUP, GROUPS), (Named.EVENT, EVENTS), (Named.THING, THINGS))


class _Term(NamedTuple):
    """A word of a set in a sentence."""

    form: str
    """Its stem or stems."""
    first: int
    last: int
    before: frozenset[str]
    """Families of the content words around it."""
    behind: frozenset[str]


@cache
def _sets() -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """First word of a form -> (words of the form, number of its set), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for number, (_, line) in enumerate(_lines()):
        for term in line.split(","):
            *first, last = term.split()
            for form in {last, plural(last)}:
                found[(*first, form)[0]].append(((*first, form), number))
    return {key: tuple(sorted(forms, key=lambda one: (-len(one[0]), one))) for key, forms in found.items()}


def plural(noun: str) -> str:
    """The plural of an English noun, as written most often."""
    if noun.endswith("man"):
        return noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun.removesuffix("y") + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def _lines() -> tuple[tuple[Named, str], ...]:
    return tuple((named, line) for named, table in TABLES for line in table.strip().splitlines())


def terms(story: StoryText) -> Iterator[Naming]:
    """The words of one set that stand in each other's place in sentences that tell the same."""
    at = _terms_of(story)
    found: dict[int, set[Found]] = defaultdict(set)
    for here, there in _pairs(story, at):
        for number in at[here].keys() & at[there].keys():
            for one, other in _in_place(at[here][number], at[there][number]):
                found[number] |= {_found(story, here, one), _found(story, there, other)}
    for number, ones in sorted(found.items()):
        yield _naming(story, _lines()[number][0], ones)
    yield from _places(story)


def wordings(story: StoryText) -> Iterator[Naming]:
    """The words of more or less force in matched sentences: each pair of words once."""
    comparison = story.comparison
    found: dict[tuple[str, str], set[Found]] = defaultdict(set)
    for version, rows in enumerate(comparison.judgements):
        here = comparison.story.versions[version]
        for sentence in range(len(rows)):
            for other, judgement in comparison.against(version, sentence):
                if judgement.verdict is Verdict.OMITTED:
                    continue
                there = comparison.story.versions[other]
                for shift in judgement.shifts:
                    mine = here.text[shift.here.start : shift.here.end]
                    theirs = there.text[shift.there.start : shift.there.end]
                    weak, strong = (mine, theirs) if shift.shift is Shift.STRONGER else (theirs, mine)
                    key = _stemmed(weak), _stemmed(strong)
                    found[key] |= {
                        Found(mine, Mention(version, sentence, shift.here.start, shift.here.end)),
                        Found(theirs, Mention(other, shift.sentence, shift.there.start, shift.there.end)),
                    }
    for _, ones in sorted(found.items()):
        yield _naming(story, Named.WORDING, ones)


def _terms_of(story: StoryText) -> dict[Place, Mapping[int, Sequence[_Term]]]:
    """The terms of the sentences in English that have any, by their sets."""
    found = {}
    for version, rows in enumerate(story.words):
        for sentence in range(len(rows)) if story.is_english(version) else ():
            place = Place(version, sentence)
            if terms := _terms_at(story, place):
                found[place] = terms
    return found


def _pairs(
    story: StoryText, at: Mapping[Place, Mapping[int, Sequence[_Term]]]
) -> Iterator[tuple[Place, Place]]:
    """Sentences with terms of two versions that tell the same."""
    for here in at:
        for other, judgement in story.comparison.against(here.version, here.sentence):
            for match in judgement.matches:
                there = Place(other, match.sentence)
                if match.score >= SURE and there in at and not judgement.is_unsure():
                    yield here, there


def _terms_at(story: StoryText, place: Place) -> Mapping[int, Sequence[_Term]]:
    """The terms of a sentence by their sets, those inside quotation marks left out."""
    words = story.words_at(place)
    sets = _sets()
    text = story.text(place.version)
    written = [text[word.start : word.end].casefold() for word in words]
    found: dict[int, list[_Term]] = defaultdict(list)
    for first, form in enumerate(written):
        for forms, number in sets.get(form, ()):
            last = first + len(forms) - 1
            if tuple(written[first : last + 1]) != forms or any(w.quoted for w in words[first : last + 1]):
                continue
            if len(found.get(number, ())) == MOST or (first and written[first - 1] in _BEFORE_VERBS):
                continue
            around = words[max(first - AROUND, 0) : first], words[last + 1 : last + 1 + AROUND]
            before, behind = (frozenset(family(w.key) for w in side if not w.light) for side in around)
            found[number].append(_Term(_stemmed(" ".join(forms)), first, last, before, behind))
    return found


def _in_place(mine: Sequence[_Term], theirs: Sequence[_Term]) -> Iterator[tuple[_Term, _Term]]:
    """Terms that stand in each other's place: neither sentence has the other's, and they share neighbours."""
    forms, others = {one.form for one in mine}, {one.form for one in theirs}
    for one in mine:
        for other in theirs:
            if one.form in others or other.form in forms:
                continue
            if (one.before & other.before) or (one.behind & other.behind):
                yield one, other


def _found(story: StoryText, place: Place, term: _Term) -> Found:
    words = story.words_at(place)
    start, end = words[term.first].start, words[term.last].end
    written = " ".join(story.text(place.version)[start:end].split())
    return Found(written, story.mention(place.version, place.sentence, start, end))


def _places(story: StoryText) -> Iterator[Naming]:
    """Places with several names, where the versions differ in which they use."""
    texts = [article.text.casefold() for article in story.story.versions]
    for line in PLACES.strip().splitlines():
        names = [name.strip() for name in line.split(",")]
        found: set[Found] = set()
        used: dict[str, set[int]] = defaultdict(set)
        for version, text in enumerate(texts):
            for name in names:
                for one in _named(story, version, name) if name in text else ():
                    found.add(one)
                    used[name].add(version)
        if len(set(map(frozenset, used.values()))) > 1:
            yield _naming(story, Named.PLACE, found)


def _named(story: StoryText, version: int, name: str) -> Iterator[Found]:
    text, wanted = story.text(version), name.split()
    for sentence, words in enumerate(story.words[version]):
        written = [text[word.start : word.end].casefold().removesuffix("'s") for word in words]
        for first in range(len(words) - len(wanted) + 1):
            if written[first : first + len(wanted)] == wanted:
                start, end = words[first].start, words[first + len(wanted) - 1].end
                shown = " ".join(text[start:end].split())
                yield Found(shown, story.mention(version, sentence, start, end))


def _naming(story: StoryText, named: Named, found: set[Found]) -> Naming:
    used = laid_out(found, len(story.words))
    words = sorted({one.words.casefold() for ones in used for one in ones}, key=lambda one: (len(one), one))
    shown = {_stemmed(one): one for one in reversed(words)}
    return Naming(named, " / ".join(sorted(shown.values())), used)


def _stemmed(words: str) -> str:
    return " ".join(stem(word) for word in plain(words).split())
