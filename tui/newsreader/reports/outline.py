"""The outline of a compared story: what there is to tell of it, as data, for every report and for the views.

Each part is made when it is first asked for, and once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from newsreader.analysis.absences import Absence, absences
from newsreader.analysis.camps import Side, sides_of
from newsreader.analysis.claim_table import ClaimRow, claim_rows
from newsreader.analysis.saying import dispute_kind, only_beginning, what_is_compared
from newsreader.model import (
    UNSURE,
    Article,
    Comparison,
    Dispute,
    Mention,
    Note,
    Place,
    Span,
    Standing,
    Story,
    Thresholds,
)
from newsreader.records import dataclass
from newsreader.reports.signs import Sign, sign_of
from newsreader.text.bare import count_deceptive

if TYPE_CHECKING:
    from newsreader.analysis.corrections import Correction
    from newsreader.analysis.deceptive import Deception
    from newsreader.analysis.headlines import HeadlineGap
    from newsreader.analysis.single_source import SingleClaim
    from newsreader.analysis.sourcing import StoryText
    from newsreader.analysis.statistics import Statistics
    from newsreader.analysis.unattributed import Unattributed
    from newsreader.analysis.used import Naming
    from newsreader.analysis.utterances import Quoted, Utterance


class Part(StrEnum):
    """A part of a report that can be left out or asked for."""

    DISPUTES = "disputes"
    COVERAGE = "coverage"
    MATRIX = "matrix"
    LEFT_OUT = "left-out"
    CHECKS = "checks"
    CORRECTIONS = "corrections"
    DECEPTIVE = "deceptive"
    NAMING = "naming"
    QUOTATIONS = "quotations"
    FIGURES = "figures"
    NOTES = "notes"
    TEXTS = "texts"
    EVIDENCE = "evidence"
    """What each version does with each sentence, also on paper."""
    METHOD = "method"

    @property
    def does(self) -> str:
        """What it holds, in a few words."""
        return _DOES[self]


_DOES = {
    Part.DISPUTES: "every fact on which the versions disagree",
    Part.COVERAGE: "each version at a glance",
    Part.MATRIX: "who tells what",
    Part.LEFT_OUT: "what each version leaves out",
    Part.CHECKS: "what to check: one source, no source, headlines",
    Part.CORRECTIONS: "what was changed after publication",
    Part.DECEPTIVE: "characters that are not what they seem, and where",
    Part.NAMING: "what each version calls people and things",
    Part.QUOTATIONS: "the quotations, and where their words differ",
    Part.FIGURES: "each version, and each two, in figures",
    Part.NOTES: "your notes on the story",
    Part.TEXTS: "the texts of the outlets, whose rights they are",
    Part.EVIDENCE: "the evidence of every sentence on paper, too",
    Part.METHOD: "method, files and hashes",
}
LISTED = 20
"""Claims that a report lists at most of what one version leaves out, and of what to check."""
ON_REQUEST = frozenset({Part.NOTES, Part.EVIDENCE})
"""Parts that are in a report only where they are asked for."""
USUAL = frozenset(Part) - ON_REQUEST


@dataclass(frozen=True, slots=True)
class Result:
    """What the comparison comes to, in figures."""

    versions: int
    witnesses: int
    """Independent versions."""
    conflicts: int
    """Facts on which versions disagree."""
    perhaps: int
    """Facts on which they may."""
    claims: int
    by_all: int
    """Claims that every version tells."""
    by_one: int
    """Claims of a single independent version."""

    @property
    def dispute_in_words(self) -> str:
        """Such as "The 4 versions disagree on 10 facts."."""
        who = f"The {self.versions} versions"
        if not self.conflicts:
            found = f"No conflict between the {self.versions} versions was found"
            return (
                f"{found}; on {_counted(self.perhaps, 'fact')} they may differ."
                if self.perhaps
                else f"{found}."
            )
        more = f", and on {self.perhaps} more they may" if self.perhaps else ""
        return f"{who} disagree on {_counted(self.conflicts, 'fact')}{more}."

    @property
    def claims_in_words(self) -> str:
        """Such as "Of 24 claims, 9 are told by all and 5 by one alone."."""
        if not self.claims:
            return "No claim was found in them."
        alone, every = _are(self.by_one), _are(self.by_all)
        copies = (
            "" if self.witnesses == self.versions else f" Copies counted once, they are {self.witnesses}."
        )
        return (
            f"Of {_counted(self.claims, 'claim')}, {every} told by all and {alone} told by one alone.{copies}"
        )

    @property
    def in_words(self) -> str:
        """Both, in one line."""
        return f"{self.dispute_in_words} {self.claims_in_words}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A dispute, in words."""

    dispute: Dispute
    kind: str
    """Such as "figure"."""
    sides: tuple[Side, ...]
    """In the order of the dispute's camps."""
    place: Place
    """A sentence that tells it."""

    def said_by(self, version: int) -> tuple[Side, Mention] | None:
        """What a version says of it, and where first; None where it says nothing."""
        camp = self.dispute.camp_of(version)
        if camp < 0:
            return None
        told = self.dispute.camps[camp].told
        return self.sides[camp], next(mention for mention in told if mention.version == version)

    def is_dissent(self, version: int) -> bool:
        """Whether more witnesses say something else than a version does, or nobody has more than another."""
        camp = self.dispute.camp_of(version)
        even = not any(side.is_minor for side in self.sides)
        return camp >= 0 and (self.sides[camp].is_minor or even)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One version at a glance."""

    version: int
    id: str
    """Its letter."""
    name: str
    article: Article
    signs: tuple[Sign, ...]
    """Of each of its sentences."""
    left_out: int
    """Claims of others that it leaves out."""
    alone: int
    """Claims that it alone tells."""
    remarks: tuple[str, ...]
    """What else a reader should know of it."""

    def count(self, *signs: Sign) -> int:
        """How many of its sentences are shown so."""
        return sum(self.signs.count(sign) for sign in signs)

    @property
    def in_words(self) -> str:
        """Such as "3 confirmed, 14 rephrased, 3 omitted, 2 contested"."""
        kinds = ((Sign.CONFIRMED, Sign.ALMOST), (Sign.REPHRASED,), (Sign.OMITTED,))
        rare = ((Sign.CONTESTED,), (Sign.UNKNOWN,))
        counts = [f"{self.count(*kind)} {kind[0]}" for kind in kinds]
        return ", ".join([*counts, *(f"{self.count(*kind)} {kind[0]}" for kind in rare if self.count(*kind))])


@dataclass(frozen=True, slots=True)
class Remark:
    """A note, where it stands in a version."""

    version: int
    span: Span
    note: Note


@dataclass(frozen=True, eq=False)
class Outline:
    """What there is to tell of a compared story."""

    comparison: Comparison
    unsure: Thresholds = UNSURE
    """When a verdict is called unsure."""
    parts: frozenset[Part] = USUAL
    remarks: tuple[Remark, ...] = ()
    """Notes, in the order of the versions and of their texts."""
    quoted: tuple[Quoted, ...] | None = None
    """The quotations of the story, if they were read before."""

    @property
    def story(self) -> Story:
        """What was compared."""
        return self.comparison.story

    def has(self, part: Part) -> bool:
        """Whether a part is wanted."""
        return part in self.parts

    def name(self, version: int) -> str:
        """What a version is called."""
        return self.story.version_name(version)

    def where(self, place: Place) -> str:
        """How reports name a sentence: its version's letter, and its number from 1, such as A12."""
        return f"{self.story.version_id(place.version)}{place.sentence + 1}"

    def words(self, place: Place) -> str:
        """What a sentence says, without its dateline."""
        article = self.story.versions[place.version]
        sentence = article.sentences[place.sentence]
        return " ".join(article.text[sentence.claim_start : sentence.end].split())

    @cached_property
    def rows(self) -> tuple[ClaimRow, ...]:
        """Every claim and how each version tells it, in the order of the story."""
        return claim_rows(self.comparison, self.unsure)

    @cached_property
    def result(self) -> Result:
        """What it comes to."""
        versions = range(len(self.story.versions))
        standings = [one.standing for one in self.comparison.disputes]
        return Result(
            len(versions),
            self.comparison.witnesses(versions),
            standings.count(Standing.ASSERTED),
            standings.count(Standing.LISTED),
            len(self.rows),
            sum(all(cell.is_told for cell in row.cells) for row in self.rows),
            sum(row.witnesses == 1 for row in self.rows),
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every dispute, in the order of the story."""
        return tuple(
            Fact(one, dispute_kind(one), sides_of(self.comparison, one), one.camps[0].told[0].place)
            for one in self.comparison.disputes
        )

    def disputes(self, standing: Standing) -> tuple[Fact, ...]:
        """The disputes of one standing."""
        return tuple(fact for fact in self.facts if fact.dispute.standing is standing)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """Each version at a glance."""
        return tuple(map(self._coverage, range(len(self.story.versions))))

    def _coverage(self, version: int) -> Coverage:
        article = self.story.versions[version]
        return Coverage(
            version,
            self.story.version_id(version),
            self.name(version),
            article,
            tuple(sign_of(self.comparison, version, sentence.index) for sentence in article.sentences),
            len(self.left_out[version]),
            sum(row.witnesses == 1 and row.cells[version].is_told for row in self.rows),
            tuple(self._remarks(version, article)),
        )

    def _remarks(self, version: int, article: Article) -> Iterator[str]:
        copies = sorted(self.comparison.copies_of(version))
        if copies:
            yield f"a copy of, or copied by, {', '.join(map(self.name, copies))}: one witness"
        if article.beginning_only:
            yield only_beginning("it")
        if partly := what_is_compared(self.comparison, version):
            yield partly
        if deceptive := count_deceptive(article.text).in_words:
            yield deceptive

    @cached_property
    def left_out(self) -> tuple[tuple[Absence, ...], ...]:
        """Per version what it leaves out: what most others vouch for first, then in story order."""
        everybody = range(len(self.story.versions))
        return tuple(
            tuple(
                sorted(
                    absences(self.comparison, self.rows, version, set(everybody) - {version}),
                    key=lambda absence: -absence.witnesses,
                )
            )
            for version in everybody
        )

    def listed(self, absent: Sequence[Absence]) -> Sequence[Absence]:
        """Of what a version leaves out that which a report lists: what more than one other tells, if there
        are more than two."""
        several = self.result.witnesses > 2
        return [absence for absence in absent if absence.witnesses > 1 or not several][:LISTED]

    @cached_property
    def _text(self) -> StoryText:
        """What the analyses read, once for all of them."""
        from newsreader.analysis.sourcing import StoryText

        return StoryText(self.comparison)

    @cached_property
    def headlines(self) -> tuple[HeadlineGap, ...]:
        """What headlines promise and their own articles do not carry."""
        from newsreader.analysis.headlines import headline_gaps

        return headline_gaps(self.comparison, self._text)

    @cached_property
    def single_source(self) -> tuple[SingleClaim, ...]:
        """What only one witness tells, what is most worth a check first."""
        from newsreader.analysis.single_source import single_claims

        return single_claims(self.comparison, self._text)

    @cached_property
    def unattributed(self) -> tuple[Unattributed, ...]:
        """What versions tell in their own name and others attribute."""
        from newsreader.analysis.unattributed import unattributed_claims

        return unattributed_claims(self.comparison, self._text)

    @cached_property
    def naming(self) -> tuple[Naming, ...]:
        """What the versions call the same things."""
        from newsreader.analysis.naming import namings

        return namings(self.comparison, self._text)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What was changed in the articles after publication, as far as several texts of one are known."""
        from newsreader.analysis.corrections import corrections

        return corrections(self.story)

    @cached_property
    def figures(self) -> Statistics:
        """Each version, and each two, in figures."""
        from newsreader.analysis.statistics import statistics
        from newsreader.analysis.tallies import tally_of

        return statistics([tally_of(self.comparison, self.name)])

    @cached_property
    def deceptions(self) -> tuple[Deception, ...]:
        """The words that are not what they seem, in the order of the versions and of their texts."""
        from newsreader.analysis.deceptive import deceptions

        return deceptions(self.story)

    def deceptions_of(self, version: int) -> tuple[Sequence[Deception], int]:
        """(those of one version that a report lists, how many more there are)."""
        found = [one for one in self.deceptions if one.version == version]
        return found[:LISTED], max(len(found) - LISTED, 0)

    @property
    def to_check(self) -> tuple[SingleClaim, ...]:
        """What surely only one version tells, what is most worth a check first."""
        return tuple(one for one in self.single_source if not one.unsure)[:LISTED]

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """What is quoted, in the order of the story."""
        from newsreader.analysis.utterances import group_utterances, read_quotations

        quoted = read_quotations(self.story) if self.quoted is None else self.quoted
        return group_utterances(self.story, quoted, self.comparison)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"
