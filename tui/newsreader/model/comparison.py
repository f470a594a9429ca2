"""A comparison: what every version of a story does with every sentence of the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from newsreader.model.article import Span
from newsreader.model.story import Place, Story
from newsreader.records import dataclass


class Verdict(StrEnum):
    """What one other version does with a sentence."""

    CONFIRMED = "confirmed"
    REPHRASED = "rephrased"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The probabilities, 0 to 1, below which a verdict is shown as unsure."""

    told: float = 0.604
    """Of confirmed and rephrased."""
    omitted: float = 0.853
    """Higher: who says that an outlet leaves something out should be surer of it."""

    def doubt(self, verdict: Verdict, confidence: float) -> bool:
        """Whether a verdict is too doubtful to be shown as sure."""
        return confidence < (self.omitted if verdict is Verdict.OMITTED else self.told)


UNSURE = Thresholds()
"""Unless the reader chose otherwise."""

ENGINE, READER = "engine", "you"
"""Names of judges: the program's own, and whoever reads and overrules it."""
SECOND_READER = "second reader "
"""How the name of a model begins that is asked about what the engine is unsure of."""

STRENGTH = {Verdict.CONFIRMED: 2, Verdict.REPHRASED: 1, Verdict.OMITTED: 0}


class ConflictKind(StrEnum):
    """The kind of fact on which a matched pair disagrees."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    OUTCOME = "outcome"
    SPEAKER = "speaker"
    QUOTATION = "quote"
    DENIAL = "denial"
    """One denies what the other tells."""
    OPPOSITE = "opposite"
    QUANTITY = "quantity"
    """All, most, few, none; more, less."""
    ORDER = "order"
    """Before, after; first, second, last."""
    ROLES = "roles"
    """Who does it and to whom it is done are exchanged."""
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of another version that carries the claim."""

    sentence: int
    score: float
    """Probability, 0 to 1, that it does."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which a sentence and its match disagree."""

    kind: ConflictKind
    here: Span
    """In the article of the sentence."""
    sentence: int
    """The matched sentence of the other version."""
    there: Span
    """In the text of the other version."""
    likelihood: float = 1.0
    """Probability, 0 to 1, that a reader would call it one; 1 for one that is asserted."""
    rule: str = ""
    """Which rule asserts it, in a word or two; empty for one that is not asserted."""


class Shift(StrEnum):
    """How the other version's wording is to this one's."""

    WEAKER = "weaker"
    STRONGER = "stronger"


@dataclass(frozen=True, slots=True)
class WordingShift:
    """The same thing said with more or less force: "admitted" for "said". Never a conflict."""

    shift: Shift
    here: Span
    sentence: int
    """The matched sentence of the other version."""
    there: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in each other's place in two nearly identical sentences; no rule tells what that means."""

    here: Span
    sentence: int
    """The matched sentence of the other version."""
    there: Span


class Clause(NamedTuple):
    """A part of a sentence, told or not apart from the rest, and whether another version tells it; a tuple,
    for there are many."""

    start: int
    """Code point in the article's text."""
    end: int
    told: bool
    probability: float
    """That it is told, 0 to 1, by itself; `told` agrees with the verdict on the sentence too."""


class Explanation(NamedTuple):
    """The fields of a judgement of the same names that may be made after it."""

    why: tuple[str, ...]
    missing: tuple[Span, ...]
    shifts: tuple[WordingShift, ...]


class Explaining(Protocol):
    """Explains judgements when they are asked for it; in any thread, and always alike."""

    def explain(self, judgements: Sequence[tuple[Judgement, int]]) -> Sequence[Explanation]:
        """Of some judgements, each with the number that it was made with."""
        ...


class _ExplainedLater:
    """Fields that are not set are made when one of them is first asked for."""

    __slots__ = ("_later",)
    _later: tuple[Explaining, int] | None
    """Who makes them, and the number that the judgement is known by there; None once they are made."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in Explanation._fields:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            later = self._later
            if later is not None:
                _explain(later[0], [self])
            return object.__getattribute__(self, name)


@dataclass(frozen=True, slots=True)
class Judgement(_ExplainedLater):
    """What one other version does with a sentence, and why the program says so.

    `why`, `missing` and `shifts` may be made when they are first asked for: see `explained_later`.
    """

    verdict: Verdict
    confidence: float
    """Probability, 0 to 1, that the verdict is right."""
    partial: bool = False
    """A substantial second claim of the sentence is missing from that version."""
    matches: tuple[Match, ...] = ()
    """The best first; empty for omitted."""
    conflicts: tuple[Conflict, ...] = ()
    """Asserted: precision before recall."""
    why: tuple[str, ...] = ()
    """A few plain words each, the weightiest first."""
    missing: tuple[Span, ...] = ()
    """The words of the sentence that the version does not carry; empty for omitted."""
    differences: tuple[Conflict, ...] = ()
    """What may be a conflict and is not sure enough to be called one."""
    shifts: tuple[WordingShift, ...] = ()
    wording: tuple[Wording, ...] = ()
    """Where nothing is in conflict: in which words a nearly identical sentence differs all the same."""
    by: str = ENGINE
    """Who judged: ENGINE, a second judge by its name, or READER."""
    nearest: Match | None = None
    """Of an omitted sentence the one there that comes nearest to it; None where none comes near."""
    overruled: tuple[Conflict, ...] = ()
    """Conflicts that the reader's own verdict sets aside: they do not count."""
    unknown: bool = False
    """It is omitted as far as that version could be read, which is only its beginning."""
    engine: Verdict | None = None
    """Where a second judge has judged, what the engine had said; else None."""
    clauses: tuple[Clause, ...] = ()
    """Of the sentence, in order: they tile it, with only white space between them."""

    @property
    def has_spans(self) -> bool:
        """Whether it points to words in either text."""
        return bool(self.clauses or self.missing or self.has_spans_there)

    @property
    def has_spans_there(self) -> bool:
        """Whether it points to words of the other version."""
        return bool(self.conflicts or self.differences or self.shifts or self.wording)

    def is_unsure(self, thresholds: Thresholds = UNSURE) -> bool:
        """Whether the verdict is too doubtful to be shown as sure."""
        return thresholds.doubt(self.verdict, self.confidence)


class _Unfinished(_ExplainedLater):
    """A judgement while it is made: its fields may be set, and need not all be."""

    __slots__ = Judgement.__slots__


def explained_later(
    explaining: Explaining,
    number: int,
    verdict: Verdict,
    confidence: float,
    partial: bool,
    matches: tuple[Match, ...],
    conflicts: tuple[Conflict, ...],
    why: tuple[str, ...],
    differences: tuple[Conflict, ...],
    wording: tuple[Wording, ...],
    by: str,
    nearest: Match | None,
    unknown: bool,
    engine: Verdict | None,
    clauses: tuple[Clause, ...],
) -> Judgement:
    """A judgement of which `missing` and `shifts`, and `why` where the engine has judged and not said it, are
    made by `explaining` when one of them is first asked for. `number` tells it which judgement this is.

    It is equal to one that was made with them, and is pickled and replaced as that is.
    """
    made: Any = _Unfinished()
    made.verdict = verdict
    made.confidence = confidence
    made.partial = partial
    made.matches = matches
    made.conflicts = conflicts
    made.differences = differences
    made.wording = wording
    made.by = by
    made.nearest = nearest
    made.overruled = ()
    made.unknown = unknown
    made.engine = engine
    made.clauses = clauses
    made._later = None
    if matches:
        made._later = explaining, number
    else:
        made.missing = made.shifts = ()
    if why or by != ENGINE:
        made.why = why
    else:
        made._later = explaining, number
    made.__class__ = Judgement
    return made  # type: ignore[no-any-return]


def _explain(explaining: Explaining, judgements: Sequence[Judgement]) -> None:
    """Make what is missing of some judgements."""
    numbers = [(one, one._later[1]) for one in judgements if one._later is not None]
    for (one, _), made in zip(numbers, explaining.explain(numbers), strict=True):
        for name, value in zip(Explanation._fields, made, strict=True):
            try:
                object.__getattribute__(one, name)
            except AttributeError:
                object.__setattr__(one, name, value)
        object.__setattr__(one, "_later", None)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is told, over all versions."""

    id: str
    """Made from its words: the same for the same versions, in whatever order they are given."""
    told: tuple[tuple[int, ...], ...]
    """Per version the sentences that carry it, in order; empty where it is left out."""
    representative: tuple[int, int]
    """(version, sentence) that tells it best: the others are judged against this one."""


class Standing(StrEnum):
    """How sure a dispute is, and between whom."""

    ASSERTED = "asserted"
    LISTED = "listed"
    """It may be one, and is not sure enough to be called one."""
    INNER = "inner"
    """Inside one version."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words of a version, and the sentence they stand in."""

    version: int
    sentence: int
    start: int
    """Code point in the article's text."""
    end: int

    @property
    def place(self) -> Place:
        """The sentence."""
        return Place(self.version, self.sentence)


@dataclass(frozen=True, slots=True)
class Camp:
    """What some versions say of a fact, and where."""

    value: str
    """In one form, whatever the words are: "12" for "Twelve" and "a dozen"."""
    told: tuple[Mention, ...]
    """In the order of the versions and of their texts."""

    @property
    def versions(self) -> tuple[int, ...]:
        """Who says it, in order."""
        return tuple(sorted({mention.version for mention in self.told}))


@dataclass(frozen=True, slots=True)
class Dispute:
    """One fact on which versions differ, over all of them."""

    kind: ConflictKind
    standing: Standing
    camps: tuple[Camp, ...]
    """Two or more, the one with the most witnesses first."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that it is a part of; the first is the one that most versions tell."""
    without: tuple[int, ...] = ()
    """Versions that tell such a claim and do not say this of it."""
    likelihood: float = 1.0
    """Probability, 0 to 1, that a reader would call it a conflict; 1 unless it is only listed."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All that is said, camp by camp."""
        return tuple(mention for camp in self.camps for mention in camp.told)

    def camp_of(self, version: int) -> int:
        """The first camp that a version is in, as a place in `camps`; -1 for none."""
        return next((n for n, camp in enumerate(self.camps) if version in camp.versions), -1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All judgements of a story."""

    story: Story
    judgements: tuple[tuple[tuple[Judgement | None, ...], ...], ...]
    """`judgements[version][sentence][other]`: None where `other` is `version` itself and for every
    sentence that makes no claim."""
    claims: tuple[Claim, ...] = ()
    """In the order of the story."""
    copies: tuple[tuple[int, ...], ...] = ()
    """Groups of two and more versions that are copies of one another: one witness each."""
    inner_conflicts: tuple[tuple[Conflict, ...], ...] = ()
    """Per version, facts on which two sentences of the same article disagree."""
    unchecked: tuple[tuple[str, ...], ...] = ()
    """Per version, kinds of conflicts that are not looked for in its language."""
    disputes: tuple[Dispute, ...] = ()
    """Every fact in conflict once, and what may be one, in the order of the story."""

    def explain(self) -> None:
        """Make all that would be made when it is asked for, which takes less time than one after another."""
        waiting: dict[int, tuple[Explaining, dict[int, Judgement]]] = {}
        for row in (row for rows in self.judgements for row in rows):
            for judgement in row:
                later = getattr(judgement, "_later", None)
                if later is not None and judgement is not None:
                    waiting.setdefault(id(later[0]), (later[0], {}))[1][id(judgement)] = judgement
        for explaining, some in waiting.values():
            _explain(explaining, list(some.values()))

    def against(self, version: int, sentence: int) -> tuple[tuple[int, Judgement], ...]:
        """(other version, judgement) for one sentence, in the order of the versions."""
        row = self.judgements[version][sentence]
        return tuple((other, judgement) for other, judgement in enumerate(row) if judgement is not None)

    def copies_of(self, version: int) -> frozenset[int]:
        """The other versions that are copies of one, or that it is a copy of."""
        found = (group for group in self.copies if version in group)
        return frozenset(next(found, ())) - {version}

    def colour(self, version: int, sentence: int, others: Collection[int] | None = None) -> Verdict | None:
        """The strongest verdict among the independent versions read against (all, unless given).

        A copy is the same witness as the version itself, and asked only where there is nobody else. None for
        a sentence that makes no claim, that has nothing to be read against, or of which nothing is known.
        """
        asked = [
            (other, judgement.verdict)
            for other, judgement in self.against(version, sentence)
            if (others is None or other in others) and not judgement.unknown
        ]
        if self.copies:
            copies = self.copies_of(version)
            asked = [(other, verdict) for other, verdict in asked if other not in copies] or asked
        return max((verdict for _, verdict in asked), key=STRENGTH.__getitem__, default=None)

    def is_contested(self, version: int, sentence: int, others: Collection[int] | None = None) -> bool:
        """Whether one of the versions read against (all, unless given) contradicts a sentence."""
        return any(
            judgement.conflicts
            for other, judgement in self.against(version, sentence)
            if others is None or other in others
        )

    def is_unknown(self, version: int, sentence: int, others: Collection[int] | None = None) -> bool:
        """Whether none of the versions read against (all, unless given) was read far enough to tell what it
        does with a sentence."""
        found = [j for other, j in self.against(version, sentence) if others is None or other in others]
        return bool(found) and all(judgement.unknown for judgement in found)

    def contested(self, version: int, others: Collection[int] | None = None) -> tuple[int, ...]:
        """The sentences of a version that one of those read against (all, unless given) contradicts."""
        sentences = range(len(self.judgements[version]))
        return tuple(sentence for sentence in sentences if self.is_contested(version, sentence, others))

    def witnesses(self, versions: Collection[int]) -> int:
        """How many independent witnesses some versions are: copies of one another are one."""
        group = {version: number for number, copies in enumerate(self.copies) for version in copies}
        return len({group.get(version, -1 - version) for version in versions})

    def counts(self, version: int, others: Collection[int] | None = None) -> dict[Verdict, int]:
        """How many sentences of a version are drawn in each colour, read against all or some others.

        Those that are contested are not drawn in it, and not counted; nor are those that are unknown.
        """
        counts = dict.fromkeys(Verdict, 0)
        for sentence in range(len(self.judgements[version])):
            verdict = self.colour(version, sentence, others)
            if verdict is not None and not self.is_contested(version, sentence, others):
                counts[verdict] += 1
        return counts
