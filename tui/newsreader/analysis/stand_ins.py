"""Descriptions that stand for a name: "the populist leader" where another version names whoever it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from newsreader.analysis.sourcing import StoryText
from newsreader.model import Place, Verdict
from newsreader.text.noun_phrases import Reader
from newsreader.text.words import Kind

SURE = 0.7
"""Probability that a match tells the same."""
MOST = 24
"""Names and descriptions that are read of a sentence."""
LONGEST = 5
"""Words between the article and the noun."""
NEXT = 4
"""Words behind the two, the first of which with a meaning is the same."""


class Spot(NamedTuple):
    """Words of a sentence, from the first to the last."""

    place: Place
    first: int
    last: int


def stand_ins(
    story: StoryText, names: Mapping[Place, Sequence[tuple[str, int]]], heads: Collection[str]
) -> Iterator[tuple[str, Spot]]:
    """(surname, the description that stands for it) in sentences that tell the same as one with the name.

    `names` are the surnames of sentences with the places of their last words, `heads` the nouns for what
    somebody is. The description must be followed by the same word as the name is there.
    """
    described: dict[Place, list[Spot]] = defaultdict(list)
    for version, rows in enumerate(story.words):
        for sentence in range(len(rows)) if story.is_english(version) else ():
            place = Place(version, sentence)
            described[place] = list(islice(_described(story, place, heads), MOST))
    seen = set()
    for here, spots in described.items():
        for other, judgement in story.comparison.against(here.version, here.sentence) if spots else ():
            if judgement.verdict is Verdict.OMITTED or judgement.is_unsure():
                continue
            for match in judgement.matches:
                there = Place(other, match.sentence)
                for surname, last in names.get(there, ())[:MOST] if match.score >= SURE else ():
                    for spot in spots:
                        if (surname, spot) not in seen and _followed_alike(story, spot, there, last, surname):
                            seen.add((surname, spot))
                            yield surname, spot


def _described(story: StoryText, place: Place, heads: Collection[str]) -> Iterator[Spot]:
    """ "the ... leader", with no name beside it."""
    reader = Reader(story.text(place.version), story.words_at(place))
    words = reader.words
    for first, word in enumerate(words):
        if word.quoted or reader.written(first) != "the":
            continue
        last = first + 1
        while last < len(words) and last - first <= LONGEST and reader.gap(last - 1) in (" ", "-"):
            if words[last].light or words[last].quoted or words[last].reporting:
                break
            ends = last + 1 == len(words) or reader.gap(last) != " "
            if reader.written(last) in heads and (ends or reader.written(last + 1) not in heads):
                if not ends and words[last + 1].kind is not Kind.NAME:
                    yield Spot(place, first, last)
                break
            last += 1


def _followed_alike(story: StoryText, spot: Spot, there: Place, last: int, surname: str) -> bool:
    """Whether the word behind a description is the one behind a name, which its sentence has not."""
    mine, theirs = story.words_at(spot.place), story.words_at(there)
    if last + 1 >= len(theirs) or any(word.key == surname for word in mine):
        return False
    text = story.text(there.version)
    one, other = mine[spot.last + 1], theirs[last + 1]
    if text[theirs[last].end : other.start] != " ":
        return False
    if one.quoted != other.quoted:
        return False
    if one.key == other.key and not one.light:
        return True
    mine_next = [w.key for w in mine[spot.last + 1 : spot.last + 1 + NEXT] if not w.light]
    theirs_next = [w.key for w in theirs[last + 1 : last + 1 + NEXT] if not w.light]
    return bool(mine_next) and mine_next[:1] == theirs_next[:1]
