"""What a sentence and its candidates in another version are judged by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, overload

import numpy as np

from newsreader.compare.align.alignment import Alignment
from newsreader.compare.align.features import Ints
from newsreader.compare.align.pairings import Links
from newsreader.model import Match, Story, Verdict

SHOWN = 4
"""Digits of a probability that is shown."""
AT_ONCE = 1 << 13
"""Questions that are made at once."""


class Opinion(NamedTuple):
    """What a judge says that another version does with a sentence; a tuple, for there are many."""

    verdict: Verdict
    confidence: float
    """Probability, 0 to 1, that the verdict is right."""
    matches: tuple[Match, ...] = ()
    """The sentences that carry it, the best first; empty for omitted."""
    partial: bool = False
    """A substantial second claim of the sentence is missing from that version."""
    why: tuple[str, ...] = ()
    """A few plain words each, the weightiest first."""


class Question(NamedTuple):
    """One sentence read against one other version; a tuple, for there are many."""

    story: Story
    alignment: Alignment
    group: int
    """row * versions + other, as the alignment counts them."""
    version: int
    sentence: int
    other: int
    opinion: Opinion | None = None
    """What has been said of it so far; nothing when the first judge is asked."""

    @property
    def text(self) -> str:
        """What is to be judged, without a dateline."""
        article = self.story.versions[self.version]
        sentence = article.sentences[self.sentence]
        return article.text[sentence.claim_start : sentence.end]

    @property
    def candidates(self) -> tuple[Match, ...]:
        """The likeliest sentences of the other version, each with the probability that it carries this."""
        ranked = self.alignment.ranked
        rows, chances = ranked.there[self.group].tolist(), ranked.probability[self.group].tolist()
        sentence = self.alignment.features.sentence
        return tuple(
            Match(int(sentence[row]), round(chance, SHOWN))
            for row, chance in zip(rows, chances, strict=True)
            if row >= 0
        )


class Judge(Protocol):
    """Gives opinions. It is asked once for a story, with all rows at once, and must be a function of them."""

    @property
    def name(self) -> str:
        """Stands beside the judgement, as `Judgement.by`."""
        ...

    def judge(self, questions: Sequence[Question]) -> Sequence[Opinion | None]:
        """An opinion on every question, in their order; None leaves it at what has been said so far."""
        ...


class Questions(Sequence[Question]):
    """Every sentence that makes a claim against every other version, in the order of the groups.

    Each is made when it is asked for: there are as many as judgements.
    """

    def __init__(self, story: Story, alignment: Alignment) -> None:
        self.story, self.alignment = story, alignment
        f = alignment.features
        own = np.arange(f.size) * f.versions + f.version
        self.group: Ints = np.delete(np.arange(f.size * f.versions), own)
        """Of every question."""

    def __len__(self) -> int:
        return len(self.group)

    def _made(self, groups: Ints) -> Iterator[Question]:
        f = self.alignment.features
        row, other = np.divmod(groups, f.versions)
        columns = groups.tolist(), f.version[row].tolist(), f.sentence[row].tolist(), other.tolist()
        return (Question(self.story, self.alignment, *place) for place in zip(*columns, strict=True))

    @overload
    def __getitem__(self, place: int) -> Question: ...
    @overload
    def __getitem__(self, place: slice) -> list[Question]: ...
    def __getitem__(self, place: int | slice) -> Question | list[Question]:
        if isinstance(place, slice):
            return list(self._made(self.group[place]))
        return next(self._made(self.group[[place]]))

    def __iter__(self) -> Iterator[Question]:
        for start in range(0, len(self), AT_ONCE):
            yield from self._made(self.group[start : start + AT_ONCE])


def nearest_of(alignment: Alignment, groups: Ints) -> list[Match | None]:
    """The likeliest candidate of some groups, if it has one."""
    ranked = alignment.ranked
    there = ranked.there[groups, 0]
    sentence = alignment.features.sentence[there].tolist() if len(alignment.features.sentence) else []
    chance = np.round(ranked.probability[groups, 0], SHOWN).tolist()
    return [
        Match(s, p) if row >= 0 else None for row, s, p in zip(there.tolist(), sentence, chance, strict=True)
    ]


def second_opinions(
    judge: Judge, questions: Sequence[Question], opinions: Sequence[Opinion]
) -> list[Opinion | None]:
    """What a further judge says of questions that have been answered.

    A match with a further copy of a sentence is one with the first. Raises ValueError, with the name of the
    judge, when it gives not one opinion a question, a confidence that is no probability, an omission with
    matches, another verdict without, or a match that is no sentence of the other version.
    """
    asked = [q._replace(opinion=opinion) for q, opinion in zip(questions, opinions, strict=True)]
    given = list(judge.judge(asked))
    if len(given) != len(asked):
        raise ValueError(f"the judge {judge.name!r} answered {len(given)} of {len(asked)} questions")
    for question, opinion in zip(asked, given, strict=True):
        fault = "" if opinion is None else _fault(question, opinion)
        if fault:
            place = f"{question.story.version_id(question.version)}{question.sentence}"
            raise ValueError(f"the judge {judge.name!r} gave no opinion on {place}: {fault}")
    return [opinion and _with_first_copies(q, opinion) for q, opinion in zip(asked, given, strict=True)]


def _fault(question: Question, opinion: Opinion) -> str:
    """What is wrong with an opinion, or nothing."""
    if not 0 <= opinion.confidence <= 1:
        return f"its confidence is {opinion.confidence}, not 0 to 1"
    if (opinion.verdict is Verdict.OMITTED) is bool(opinion.matches):
        return f"{opinion.verdict} with {len(opinion.matches)} matches"
    twin = question.alignment.features.twin
    for match in opinion.matches:
        if (question.other, match.sentence) not in twin:
            return f"{match.sentence} is no sentence of the other version that makes a claim"
    return ""


def _with_first_copies(question: Question, opinion: Opinion) -> Opinion:
    features = question.alignment.features
    rows = [features.twin[question.other, match.sentence] for match in opinion.matches]
    matches = {
        row: Match(int(features.sentence[row]), m.score) for row, m in zip(rows, opinion.matches, strict=True)
    }
    return opinion._replace(matches=tuple(matches.values()))


def links_of(questions: Questions, opinions: Sequence[Opinion]) -> Links:
    """The matches of all opinions."""
    features = questions.alignment.features
    carried = [n for n, opinion in enumerate(opinions) if opinion.matches]
    groups = questions.group[carried].tolist() if carried else []
    found = [
        (group, features.twin[group % features.versions, match.sentence], match.score)
        for group, n in zip(groups, carried, strict=True)
        for match in opinions[n].matches
    ]
    group, there, score = zip(*found, strict=True) if found else ((), (), ())
    return Links(
        np.array(group, dtype=np.int64), np.array(there, dtype=np.int64), np.array(score, dtype=np.float64)
    )
