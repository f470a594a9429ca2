"""How far any number of coders of a story agree, where saying nothing counts.

In verdicts; in the tags that each sentence or claim has or has not; and in the passages that have a tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate, combinations

from newsreader.annotations.anchoring import Placed, find
from newsreader.annotations.coefficients import Coefficient, cohen_kappa, krippendorff_alpha, masi
from newsreader.annotations.placing import Unit, Unplaced, locate, version_of
from newsreader.annotations.unitizing import Section, UnitizedTag, unitized
from newsreader.model import WHOLE, Claim, Note, Ruling, Span, Story, Verdict
from newsreader.records import dataclass


class CodingUnit(StrEnum):
    """What has a tag or has it not."""

    SENTENCE = "sentence"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Coder:
    """Somebody who has read a story, or what has judged it."""

    name: str
    notes: tuple[Note, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    verdicts: Mapping[Unit, Verdict] | None = None
    """What it says where others have ruled, in place of rulings: the engine."""

    @property
    def tags(self) -> bool:
        """Whether it can give tags at all."""
        return self.verdicts is None


@dataclass(frozen=True, slots=True)
class Labelled:
    """How coders used one label: a tag or a verdict."""

    label: str
    counts: tuple[int, ...]
    """Per coder the units that have it."""
    all_agree: int
    """Units that every coder gave it."""
    kappas: tuple[Coefficient, ...]
    """Cohen's of its presence, of each two coders, in the order of `itertools.combinations`."""
    alpha: Coefficient
    """Krippendorff's of its presence, of all."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Agreement on verdicts. A unit is a sentence of a version and one other version."""

    labels: tuple[Labelled, ...]
    """On the units that two or more ruled on, each with those who did."""
    alpha: Coefficient
    """Of all coders; units on which one alone ruled do not count."""
    kappas: tuple[Coefficient, ...]
    """Cohen's, of each two coders, on the units that both ruled on."""
    alone: tuple[int, ...]
    """Per coder the units that no other ruled on: they are left out."""
    unplaced: tuple[tuple[Unplaced, ...], ...]
    """Per coder."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Agreement on tags, unit by unit. Each unit counts for every coder; no tag is a value."""

    unit: CodingUnit
    units: int
    """Sentences that make a claim in the versions that anybody tagged, or the claims told there."""
    versions: int
    labels: tuple[Labelled, ...]
    kappas: tuple[Coefficient, ...]
    """Cohen's of the whole sets of tags, of each two coders: equal or not."""
    alpha: Coefficient
    """Krippendorff's of the whole sets with the MASI distance: tags in common count, though others differ."""
    passages: tuple[UnitizedTag, ...]
    """Each tag by where it is, whatever the unit."""
    all_passages: Coefficient
    unplaced: tuple[tuple[Unplaced, ...], ...]
    """Per coder the notes that are left out."""


def verdict_agreement(coders: Sequence[Coder], story: Story) -> Verdicts:
    """How far coders agree on what other versions do with sentences."""
    found = [locate(coder.rulings, story) for coder in coders]
    given: list[Mapping[Unit, Verdict]] = [
        coder.verdicts if coder.verdicts is not None else {ruled.unit: ruled.verdict for ruled in one.rulings}
        for coder, one in zip(coders, found, strict=True)
    ]
    units = sorted(
        unit
        for unit in {unit for ruled in given for unit in ruled}
        if sum(unit in ruled for ruled in given) > 1
    )
    values = [[ruled[unit].value for ruled in given if unit in ruled] for unit in units]
    labels = []
    for verdict in Verdict:
        votes = [[ruled[unit] is verdict if unit in ruled else None for ruled in given] for unit in units]
        if any(vote for row in votes for vote in row):
            labels.append(_labelled(verdict.value, votes, len(coders)))
    return Verdicts(
        tuple(labels),
        krippendorff_alpha(values),
        tuple(
            cohen_kappa(
                [(one[unit].value, other[unit].value) for unit in units if unit in one and unit in other]
            )
            for one, other in combinations(given, 2)
        ),
        tuple(
            sum(all(unit not in other for other in given if other is not ruled) for unit in ruled)
            for ruled in given
        ),
        tuple(one.unplaced for one in found),
    )


def tag_agreement(
    coders: Sequence[Coder],
    story: Story,
    unit: CodingUnit = CodingUnit.SENTENCE,
    claims: Sequence[Claim] = (),
) -> Tags:
    """How far coders agree on tags; the claims of the story are needed where they are the units."""
    read = [_passages(coder.notes, story) for coder in coders]
    spans = [passages for passages, _ in read]
    versions = sorted({version for passages in spans for _, version, _ in passages})
    if unit is CodingUnit.CLAIM:
        units: list[object] = [
            number for number, claim in enumerate(claims) if any(claim.told[version] for version in versions)
        ]
        given = [_by_claim(passages, story, claims) for passages in spans]
    else:
        given = [_by_sentence(passages, story) for passages in spans]
        units = [
            (version, sentence.index)
            for version in versions
            for sentence in story.versions[version].sentences
            if sentence.role.makes_claims or any((version, sentence.index) in tags for tags in given)
        ]
    names = sorted({name for tags in given for named in tags.values() for name in named})
    sets = [[tags.get(one, frozenset()) for tags in given] for one in units]
    *starts, length = accumulate((len(story.versions[version].text) for version in versions), initial=0)
    begins = dict(zip(versions, starts, strict=True))
    passages, all_passages = unitized(
        [[(tag, _moved(span, begins[version])) for tag, version, span in one] for one in spans], length
    )
    return Tags(
        unit,
        len(units),
        len(versions),
        tuple(
            _labelled(name, [[name in tags for tags in row] for row in sets], len(coders)) for name in names
        ),
        tuple(cohen_kappa([(row[one], row[other]) for row in sets]) for one, other in _pairs(len(coders))),
        krippendorff_alpha(sets, masi),
        passages,
        all_passages,
        tuple(unplaced for _, unplaced in read),
    )


def _labelled(label: str, votes: Sequence[Sequence[bool | None]], coders: int) -> Labelled:
    """`votes` are, per unit and coder, whether the label was given; None where the coder said nothing."""
    return Labelled(
        label,
        tuple(sum(row[coder] is True for row in votes) for coder in range(coders)),
        sum(all(row) for row in votes),
        tuple(
            cohen_kappa(
                [(a, b) for row in votes if (a := row[one]) is not None and (b := row[other]) is not None]
            )
            for one, other in _pairs(coders)
        ),
        krippendorff_alpha([[vote for vote in row if vote is not None] for row in votes]),
    )


def _pairs(coders: int) -> Iterable[tuple[int, int]]:
    return combinations(range(coders), 2)


_Tagged = tuple[str, int, Span]
"""(tag, version, passage)"""


def _passages(notes: Sequence[Note], story: Story) -> tuple[list[_Tagged], tuple[Unplaced, ...]]:
    """What one coder tagged, and the notes that have no place."""
    tagged: list[_Tagged] = []
    unplaced = []
    for note in notes:
        version = version_of(note.article, story)
        if version is None:
            unplaced.append(Unplaced(note.id, "its article is not in the story"))
            continue
        if not note.tags:
            continue
        finding = find(note.anchor, story.versions[version].text)
        if note.anchor == WHOLE or not isinstance(finding, Placed):
            whole = note.anchor == WHOLE
            cause = "it is on a whole article" if whole else "its passage is not found for certain"
            unplaced.append(Unplaced(note.id, cause))
            continue
        tagged += [(tag, version, finding.span) for tag in note.tags]
    return tagged, tuple(unplaced)


def _by_sentence(passages: Iterable[_Tagged], story: Story) -> dict[object, frozenset[str]]:
    tags: dict[object, frozenset[str]] = {}
    for tag, version, span in passages:
        for index in _sentences(story, version, span):
            tags[version, index] = tags.get((version, index), frozenset()) | {tag}
    return tags


def _by_claim(
    passages: Iterable[_Tagged], story: Story, claims: Sequence[Claim]
) -> dict[object, frozenset[str]]:
    """The tags of the claims that a tagged sentence tells."""
    told = {
        (version, sentence): number
        for number, claim in enumerate(claims)
        for version, sentences in enumerate(claim.told)
        for sentence in sentences
    }
    tags: dict[object, frozenset[str]] = {}
    for tag, version, span in passages:
        for index in _sentences(story, version, span):
            number = told.get((version, index))
            if number is not None:
                tags[number] = tags.get(number, frozenset()) | {tag}
    return tags


def _sentences(story: Story, version: int, span: Span) -> range:
    article = story.versions[version]
    first, last = article.sentence_at(span.start), article.sentence_at(max(span.end - 1, span.start))
    return range(max(first, 0), last + 1)


def _moved(span: Span, by: int) -> Section:
    return span.start + by, span.end + by
