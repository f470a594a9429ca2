"""What an article tells by itself, with no other version beside it: contradictions and quotations."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.analysis.utterances import Quoted, group_utterances, read_quotations
from newsreader.model import Article, Comparison, Conflict, Span
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact on which two sentences of an article disagree, seen from one of them."""

    conflict: Conflict
    here: Span
    sentence: int
    """The other one."""
    there: Span
    """In the other one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, and who says it as fully as the article names them anywhere."""

    quoted: Quoted
    speaker: str
    """Empty where nobody is named."""

    @property
    def who(self) -> str:
        """Whoever says it, by name, or as the article has it ("officials"); empty where it does not tell."""
        return self.speaker or self.quoted.tag


@dataclass(frozen=True, slots=True)
class Alone:
    """An article read alone."""

    article: Article
    conflicts: tuple[Conflict, ...]
    said: tuple[Said, ...]
    """In the order of the text."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is named as saying something, in the order of the text."""
        return tuple(dict.fromkeys(said.speaker for said in self.said if said.speaker))

    @property
    def in_words(self) -> str:
        """Such as "in conflict with itself on 1 fact, 3 quotations of 2 people"."""
        facts, quotations, people = len(self.conflicts), len(self.said), len(self.speakers)
        inner = (
            f"in conflict with itself on {_counted(facts, 'fact')}"
            if facts
            else "not in conflict with itself"
        )
        if not quotations:
            return f"{inner}, quotes nobody"
        named = f" of {people} {'person' if people == 1 else 'people'}" if people else ""
        return f"{inner}, {_counted(quotations, 'quotation')}{named}"

    def contradictions(self, sentence: int) -> Iterator[Contradiction]:
        """What another sentence contradicts one in."""
        for conflict in self.conflicts:
            first = self.article.sentence_at(conflict.here.start)
            if first == sentence:
                yield Contradiction(conflict, conflict.here, conflict.sentence, conflict.there)
            elif conflict.sentence == sentence:
                yield Contradiction(conflict, conflict.there, first, conflict.here)

    def said_in(self, sentence: int) -> Iterator[Said]:
        """The quotations that stand in a sentence, or run through it."""
        for said in self.said:
            if said.quoted.sentence <= sentence <= said.quoted.last:
                yield said


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def read_alone(comparison: Comparison) -> Alone:
    """The only version of a story, compared with itself alone."""
    story = comparison.story
    quotations = read_quotations(story)
    speakers = {
        quoted: next(iter(utterance.speakers), "")
        for utterance in group_utterances(story, quotations, comparison)
        for quoted in utterance.quoted
    }
    conflicts = comparison.inner_conflicts[0] if comparison.inner_conflicts else ()
    said = tuple(Said(quoted, speakers.get(quoted, quoted.speaker)) for quoted in quotations)
    return Alone(story.versions[0], conflicts, said)
