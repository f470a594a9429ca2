"""The open stories, and what is shown of each where its reader is. Knows nothing of the screen."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING

from newsreader.analysis.clauses import told_by_nobody
from newsreader.analysis.saying import is_almost_confirmed, words_in_question
from newsreader.analysis.second_opinions import SecondOpinions, is_second, second_opinions
from newsreader.model import (
    UNSURE,
    Comparison,
    Judgement,
    Place,
    Span,
    Story,
    Thresholds,
    Verdict,
)
from newsreader.records import dataclass
from newsreader.ui.position import Position

if TYPE_CHECKING:
    from newsreader.analysis.alone import Alone
    from newsreader.analysis.utterances import Quoted
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.annotations.highlights import PlacedNote
    from newsreader.reports.outline import Outline
    from newsreader.sources import StorySummary


class Focus(StrEnum):
    """What of the article is shown."""

    EVERYTHING = "everything"
    DOUBTFUL = "dim the confirmed"
    OMITTED = "only the omitted"
    CONFLICTS = "only conflicts"


@dataclass(frozen=True, slots=True)
class Marks:
    """What is shown of the comparison at one sentence."""

    colour: Verdict | None = None
    others: tuple[Judgement | None, ...] = ()
    """Per version that is read against."""
    contested: bool = False
    """Whether one of them contradicts it."""
    almost: bool = False
    """Whether it is confirmed in almost the same words alone, and they may differ in what they say."""
    dim: bool = False
    unknown: bool = False
    """Whether too little of them could be read to tell."""
    untold: tuple[Span, ...] = ()
    """The clauses that none of them tells, of a sentence that one of them tells in part."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What there is to count about one version."""

    colours: dict[Verdict, int]
    """Sentences by colour, the contested ones apart."""
    contested: int
    """Sentences that another version contradicts."""
    unknown: int
    """Sentences of which too little could be read elsewhere to tell what becomes of them."""
    left_out: int
    """Claims of the other versions that this one leaves out."""
    second: SecondOpinions
    """What a second reader has said of its sentences."""


class StoryState(Position):
    """One story that was opened: its comparison once it is there, and what is shown of it."""

    def __init__(self, story: Story, unsure: Thresholds = UNSURE) -> None:
        super().__init__(story)
        self.unsure = unsure
        """When a verdict is shown as unsure."""
        self.engine: Comparison | None = None
        """What the engine says."""
        self.ruled: frozenset[tuple[int, int, int]] = frozenset()
        """(version, sentence, other version) of the judgements that are the reader's own."""
        self.desk: AnnotationSet | None = None
        """What the reader has written on the story."""
        self.is_read_twice = False
        """Whether a second reader was asked about it."""
        self.failure = ""
        """Why there will be no comparison."""
        self.alone: Alone | None = None
        """What there is to say of a story's only version; None where there are several."""
        self.quoted: tuple[Quoted, ...] | None = None
        """The quotations of the story, once they were read."""
        self._outline: Outline | None = None
        self.focus = Focus.EVERYTHING
        self.found: tuple[tuple[Span, ...], ...] = ()
        """Per version, where what was searched for stands; empty: nothing was."""
        self._against: frozenset[int] | None = None
        """None: all."""
        self._tallies: dict[tuple[int, frozenset[int] | None], Tally] = {}
        self._rows: dict[tuple[int, frozenset[int] | None], tuple[tuple[Verdict | None, bool], ...]] = {}
        self._marks: tuple[Comparison | None, dict[tuple[int, int, frozenset[int] | None, Focus], Marks]] = (
            None,
            {},
        )
        """A comparison, and what was shown of it."""
        self.not_read: tuple[str, ...] = ()
        """Paths of what could not be read of it."""
        self.changed: tuple[str, ...] = ()
        """Paths of what is not any more as it was read."""

    @property
    def hits(self) -> tuple[Span, ...]:
        """Where what was searched for stands in the version on the screen."""
        return self.found[self.place.version] if self.found else ()

    @property
    def state_in_words(self) -> str:
        """What there is to say of a comparison that is not there; empty when it is."""
        if self.alone is not None:
            return self.alone.in_words
        if self.comparison is not None:
            return ""
        return "not compared" if self.failure else "comparing …"

    @property
    def is_being_compared(self) -> bool:
        """Whether there is no comparison yet. That of one version is what it says of itself."""
        return self.comparison is None and not self.failure

    def take_comparison(
        self, comparison: Comparison, ruled: frozenset[tuple[int, int, int]] = frozenset()
    ) -> None:
        """Show another comparison, some judgements of which are the reader's own."""
        self.comparison, self.ruled = comparison, ruled
        self._tallies.clear()
        self._rows.clear()

    # What is shown

    @property
    def outline(self) -> Outline | None:
        """What there is to tell of the comparison, each part of it made once; None without a comparison."""
        comparison, kept = self.comparison, self._outline
        if comparison is None or (kept and kept.comparison is comparison and kept.unsure == self.unsure):
            return kept if comparison is not None else None
        from newsreader.reports.outline import Outline

        self._outline = Outline(comparison, self.unsure, quoted=self.quoted)
        return self._outline

    @property
    def against(self) -> tuple[int, ...]:
        """The versions that the one on the screen is read against."""
        others = [version for version in range(len(self.story.versions)) if version != self.place.version]
        chosen = [version for version in others if self._against is None or version in self._against]
        return tuple(chosen or others)

    @property
    def is_against_some(self) -> bool:
        """Whether the version on the screen is read against some of the others only."""
        return len(self.against) < len(self.story.versions) - 1

    @property
    def copies(self) -> frozenset[int]:
        """The versions that are copies of the one on the screen, or that it is a copy of."""
        return self.comparison.copies_of(self.place.version) if self.comparison is not None else frozenset()

    def read_against(self, versions: Collection[int] | None) -> bool:
        """Read against some versions, or against all; whether that is possible from here."""
        if versions is not None and not set(versions) & (
            set(range(len(self.story.versions))) - {self.place.version}
        ):
            return False
        self._against = None if versions is None else frozenset(versions)
        self._keep_to_shown()
        return True

    def judgements(self, sentence: int) -> tuple[Judgement | None, ...]:
        """What each version read against does with a sentence of the version on the screen."""
        if self.comparison is None:
            return ()
        row = self.comparison.judgements[self.place.version][sentence]
        return tuple(row[version] for version in self.against)

    def marks(self, sentence: int) -> Marks:
        """What is shown at a sentence of the version on the screen."""
        if self.comparison is None:
            return Marks()
        if self.alone is not None:
            return Marks(contested=any(self.alone.contradictions(sentence)))
        if self._marks[0] is not self.comparison:
            self._marks = (self.comparison, {})
        key = (self.place.version, sentence, self._against, self.focus)
        kept = self._marks[1].get(key)
        if kept is None:
            kept = self._marks[1][key] = self._made_marks(self.comparison, sentence)
        return kept

    def _made_marks(self, comparison: Comparison, sentence: int) -> Marks:
        others = self.judgements(sentence)
        colour = comparison.colour(self.place.version, sentence, self.against)
        contested = any(judgement.conflicts for judgement in others if judgement)
        confirmed = colour is Verdict.CONFIRMED and not contested
        almost = confirmed and is_almost_confirmed(self._independent(others))
        dim = self.focus is Focus.DOUBTFUL and confirmed and not almost
        unknown = comparison.is_unknown(self.place.version, sentence, self.against)
        untold = told_by_nobody(self._independent(others))
        return Marks(colour, others, contested, almost, dim or unknown, unknown, untold)

    def _independent(self, judgements: tuple[Judgement | None, ...]) -> Collection[Judgement | None]:
        """Those of the versions read against that are no copies of the one on the screen; if none is, all."""
        copies = self.copies
        return [
            one for other, one in zip(self.against, judgements, strict=True) if other not in copies
        ] or judgements

    def words_in_question(self, sentence: int, marks: Marks) -> tuple[Span, ...]:
        """The words of a contested sentence of the version on the screen that others tell differently, or of
        one that is almost confirmed those in which it differs."""
        if self.comparison is None:
            return ()
        if self.alone is not None:
            return tuple(found.here for found in self.alone.contradictions(sentence))
        if marks.contested:
            return tuple(words_in_question(self.comparison, self.place.version, sentence, self.against))
        return _differing(marks) if marks.almost else ()

    def is_ruled(self, sentence: int) -> bool:
        """Whether a verdict on a sentence of the version on the screen is the reader's own."""
        version = self.place.version
        return any((version, sentence, other) in self.ruled for other in self.against)

    def is_second(self, sentence: int) -> bool:
        """Whether a verdict on a sentence of the version on the screen is that of a second reader."""
        return self.is_read_twice and any(j is not None and is_second(j) for j in self.judgements(sentence))

    def notes_at(self, place: Place) -> list[PlacedNote]:
        """The notes that touch a sentence of a version."""
        if self.desk is None:
            return []
        sentence = self.story.versions[place.version].sentences[place.sentence]
        return self.desk.versions[place.version].touching(sentence.start, sentence.end)

    def is_shown(self, sentence: int) -> bool:
        """Whether the focus leaves a sentence on the screen."""
        if self.comparison is None or self.focus in (Focus.EVERYTHING, Focus.DOUBTFUL):
            return True
        marks = self.marks(sentence)
        return marks.contested if self.focus is Focus.CONFLICTS else marks.colour is Verdict.OMITTED

    def next_focus(self) -> bool:
        """To the next focus that shows anything; whether there is another."""
        before = self.focus
        ways = list(Focus)
        following = [*ways[ways.index(before) + 1 :], Focus.EVERYTHING]
        for self.focus in following:
            if any(map(self.is_shown, range(len(self.article.sentences)))):
                break
        self._keep_to_shown()
        return self.focus is not before

    def _keep_to_shown(self) -> None:
        """Move to the nearest sentence that is shown; if none is, show everything."""
        shown = [sentence for sentence in range(len(self.article.sentences)) if self.is_shown(sentence)]
        if not shown:
            self.focus = Focus.EVERYTHING
        elif self.place.sentence not in shown:
            nearest = min(shown, key=lambda sentence: abs(sentence - self.place.sentence))
            self._set(Place(self.place.version, nearest))

    def tally(self, version: int) -> Tally | None:
        """The counts of a version against what it is read against; None without a comparison."""
        if self.comparison is None or self.alone is not None:
            return None
        key = (version, self._against)
        if key not in self._tallies:
            others = self._against - {version} if self._against else None
            self._tallies[key] = _tally(self.comparison, version, others or None, self.is_read_twice)
        return self._tallies[key]

    def row(self, version: int) -> tuple[tuple[Verdict | None, bool], ...] | None:
        """The colours of the sentences of a version, and whether they are contested, against what it is read
        against; None without a comparison."""
        if self.comparison is None:
            return None
        key = (version, self._against)
        if key not in self._rows:
            others = ((self._against - {version}) or None) if self._against else None
            self._rows[key] = _row(self.comparison, version, others)
        return self._rows[key]

    def move(self, step: int) -> bool:
        """To the next (1) or previous (-1) sentence that is shown."""
        sentence = self.place.sentence + step
        while 0 <= sentence < len(self.article.sentences):
            if self.is_shown(sentence):
                return self.go_to(sentence)
            sentence += step
        return False


@dataclass(eq=False, slots=True)
class ListedStory:
    """A story of the list: what is known of it, and, once it was opened, where its reader is in it."""

    summary: StorySummary
    state: StoryState | None = None
    """None: it was not read yet."""
    problem: str = ""
    """Why it cannot be read."""
    is_being_read: bool = False
    _key: tuple[StorySummary, str] | None = None
    """The last summary, and its key."""

    @property
    def key(self) -> str:
        """What it is remembered by: that of its summary, found once."""
        if self._key is None or self._key[0] is not self.summary:
            self._key = (self.summary, self.summary.key)
        return self._key[1]

    @property
    def title(self) -> str:
        """Its title, or until it is read what it is called."""
        return self.state.story.title if self.state is not None else self.summary.name


def _differing(marks: Marks) -> tuple[Span, ...]:
    return tuple(words.here for judgement in marks.others if judgement for words in judgement.wording)


def _row(
    comparison: Comparison, version: int, others: Collection[int] | None
) -> tuple[tuple[Verdict | None, bool], ...]:
    sentences = range(len(comparison.judgements[version]))
    shown = (
        (comparison.colour(version, sentence, others), comparison.is_contested(version, sentence, others))
        for sentence in sentences
    )
    return tuple((colour, contested) for colour, contested in shown if colour is not None or contested)


def _tally(
    comparison: Comparison, version: int, others: Collection[int] | None, is_read_twice: bool
) -> Tally:
    from newsreader.analysis.telling import left_out as claims_left_out

    def counts(other: int) -> bool:
        return other != version and (others is None or other in others)

    left_out = sum(
        any(told for other, told in enumerate(found.claim.told) if counts(other))
        for found in claims_left_out(comparison, version)
    )
    contested = len(comparison.contested(version, others))
    sentences = range(len(comparison.judgements[version]))
    unknown = sum(comparison.is_unknown(version, sentence, others) for sentence in sentences)
    second = second_opinions(comparison, version, others) if is_read_twice else SecondOpinions()
    return Tally(comparison.counts(version, others), contested, unknown, left_out, second)
