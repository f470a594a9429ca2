"""How far any number of coders agree, where saying nothing counts: each sentence has a tag or has it not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsreader.annotations.anchoring import Placed, find
from newsreader.annotations.coefficients import Coefficient, cohen_kappa, krippendorff_alpha
from newsreader.annotations.placing import Unit, Unplaced, version_of
from newsreader.model import WHOLE, Note, Story, Verdict

SentenceTags = dict[tuple[int, int], frozenset[str]]
"""(version, sentence) -> the tags that one coder gave it."""


@dataclass(frozen=True, slots=True)
class CodedTag:
    """How the coders used one tag."""

    tag: str
    counts: tuple[int, ...]
    """Per coder the sentences that have it."""
    all_agree: int
    """Sentences that every coder gave it."""
    kappas: tuple[Coefficient, ...]
    """Cohen's, of each two coders, in the order of `itertools.combinations`."""
    alpha: Coefficient


@dataclass(frozen=True, slots=True)
class Coding:
    """Agreement on tags, sentence by sentence."""

    sentences: int
    """Those that make a claim, in the versions that anybody tagged; each is a unit for every coder."""
    versions: int
    tags: tuple[CodedTag, ...]
    unplaced: tuple[tuple[Unplaced, ...], ...]
    """Per coder."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Agreement on verdicts. A unit is a sentence of a version and one other version."""

    alpha: Coefficient
    """Of all coders; units on which one alone ruled do not count."""
    kappas: tuple[Coefficient, ...]
    """Cohen's, of each two coders, on the units that both ruled on."""
    alone: tuple[int, ...]
    """Per coder the units that no other ruled on: they are left out."""


def tags_by_sentence(coders: Sequence[Sequence[Note]], story: Story) -> Coding:
    """How far coders agree on the tags of a story's sentences; a sentence without a tag is one more value."""
    read = [_tagged(notes, story) for notes in coders]
    given = [tags for tags, _ in read]
    versions = sorted({version for tags in given for version, _ in tags})
    units = [
        (version, sentence.index)
        for version in versions
        for sentence in story.versions[version].sentences
        if sentence.role.makes_claims or any((version, sentence.index) in tags for tags in given)
    ]
    names = sorted({name for tags in given for names in tags.values() for name in names})
    rows = []
    for name in names:
        votes = [[name in tags.get(unit, frozenset()) for tags in given] for unit in units]
        rows.append(
            CodedTag(
                name,
                tuple(sum(vote[coder] for vote in votes) for coder in range(len(coders))),
                sum(map(all, votes)),
                tuple(
                    cohen_kappa([(vote[one], vote[other]) for vote in votes])
                    for one, other in combinations(range(len(coders)), 2)
                ),
                krippendorff_alpha(votes),
            )
        )
    return Coding(len(units), len(versions), tuple(rows), tuple(unplaced for _, unplaced in read))


def verdicts_by_unit(coders: Sequence[Mapping[Unit, Verdict]]) -> Verdicts:
    """How far coders agree on what other versions do with sentences."""
    units = sorted({unit for ruled in coders for unit in ruled})
    values = [[ruled[unit].value for ruled in coders if unit in ruled] for unit in units]
    kappas = tuple(
        cohen_kappa([(one[unit].value, other[unit].value) for unit in units if unit in one and unit in other])
        for one, other in combinations(coders, 2)
    )
    alone = tuple(
        sum(all(unit not in other for other in coders if other is not ruled) for unit in ruled)
        for ruled in coders
    )
    return Verdicts(krippendorff_alpha(values), kappas, alone)


def _tagged(notes: Sequence[Note], story: Story) -> tuple[SentenceTags, tuple[Unplaced, ...]]:
    """The tags of one coder by sentence, and the notes that have no place."""
    tags: SentenceTags = {}
    unplaced = []
    for note in notes:
        version = version_of(note.article, story)
        if version is None:
            unplaced.append(Unplaced(note.id, "its article is not in the story"))
            continue
        if not note.tags:
            continue
        article = story.versions[version]
        finding = find(note.anchor, article.text)
        if not isinstance(finding, Placed) or note.anchor == WHOLE:
            whole = note.anchor == WHOLE
            cause = "it is on a whole article" if whole else "its passage is not found for certain"
            unplaced.append(Unplaced(note.id, cause))
            continue
        last = article.sentence_at(max(finding.span.end - 1, finding.span.start))
        for index in range(article.sentence_at(finding.span.start), last + 1):
            tags[version, index] = tags.get((version, index), frozenset()) | frozenset(note.tags)
    return tags, tuple(unplaced)
