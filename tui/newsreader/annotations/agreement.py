"""How far two readers of one story agree: in their rulings, and in how they tag passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.annotations.anchoring import Placed, find
from newsreader.annotations.coefficients import (
    Coefficient,
    LabelAgreement,
    cohen_kappa,
    krippendorff_alpha,
    label_agreement,
    masi,
)
from newsreader.annotations.placing import Unplaced, locate, overlap, version_of
from newsreader.model import Note, Ruling, Span, Story, Verdict

SAME_PASSAGE = 0.5
"""Least overlap (Jaccard) of two passages that are taken for one."""


@dataclass(frozen=True, slots=True)
class VerdictAgreement:
    """Agreement of two readers' rulings. A unit is a sentence of a version and one other version."""

    kappa: Coefficient
    alpha: Coefficient
    labels: tuple[LabelAgreement, ...]
    only_first: int
    """Units that only the first ruled on: they do not count."""
    only_second: int
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class TagAgreement:
    """Agreement of two readers' tags. A unit is a passage that both of them marked."""

    tags: tuple[tuple[LabelAgreement, Coefficient, Coefficient], ...]
    """For each tag: how it was used, kappa and alpha of its presence or absence."""
    sets: Coefficient
    """Alpha of the whole sets of tags, with the MASI distance: tags in common count, though others differ."""
    only_first: int
    """Passages that only the first marked: they do not count."""
    only_second: int
    unplaced: tuple[Unplaced, ...]


def verdict_agreement(first: Sequence[Ruling], second: Sequence[Ruling], story: Story) -> VerdictAgreement:
    """How far two readers' rulings on a story agree."""
    located = locate(first, story), locate(second, story)
    one, other = ({ruled.unit: ruled.verdict.value for ruled in side.rulings} for side in located)
    pairs = [(one[unit], other[unit]) for unit in sorted(one.keys() & other.keys())]
    return VerdictAgreement(
        cohen_kappa(pairs),
        krippendorff_alpha(pairs),
        label_agreement(pairs, [verdict.value for verdict in Verdict]),
        len(one) - len(pairs),
        len(other) - len(pairs),
        (*located[0].unplaced, *located[1].unplaced),
    )


def tag_agreement(first: Sequence[Note], second: Sequence[Note], story: Story) -> TagAgreement:
    """How far two readers' tags on the passages of a story agree.

    Passages are found in the texts of the story first; those of one version that overlap by at least
    SAME_PASSAGE are one, the closest first, each used once. Per tag its presence is a nominal variable;
    the sets are compared whole with MASI, which gives credit for tags in common.
    """
    one, lost_first = _passages(first, story)
    other, lost_second = _passages(second, story)
    pairs = [(one[here], other[there]) for here, there in _matched(list(one), list(other))]
    names = sorted({tag for pair in pairs for tags in pair for tag in tags})
    rows = []
    for name in names:
        presence = [(name in here, name in there) for here, there in pairs]
        marked = [(name if here else "", name if there else "") for here, there in presence]
        rows.append((label_agreement(marked, [name])[0], cohen_kappa(presence), krippendorff_alpha(presence)))
    return TagAgreement(
        tuple(rows),
        krippendorff_alpha(pairs, masi),
        len(one) - len(pairs),
        len(other) - len(pairs),
        lost_first + lost_second,
    )


_Passage = tuple[int, Span]
"""(version, span)"""


def _passages(
    notes: Sequence[Note], story: Story
) -> tuple[dict[_Passage, frozenset[str]], tuple[Unplaced, ...]]:
    """The tags of one reader by passage, all notes on one span together; and the notes without a place."""
    passages: dict[_Passage, frozenset[str]] = {}
    unplaced = []
    for note in notes:
        version = version_of(note.article, story)
        if version is None:
            unplaced.append(Unplaced(note.id, "its article is not in the story"))
            continue
        finding = find(note.anchor, story.versions[version].text)
        if not isinstance(finding, Placed):
            unplaced.append(Unplaced(note.id, "its passage is not found for certain"))
            continue
        key = version, finding.span
        passages[key] = passages.get(key, frozenset()) | frozenset(note.tags)
    return passages, tuple(unplaced)


def _matched(first: list[_Passage], second: list[_Passage]) -> list[tuple[_Passage, _Passage]]:
    """The pairs of passages that are one, in the order of the story."""
    close = sorted(
        (-share, here[0], here[1].start, here[1].end, there[1].start, there[1].end, here, there)
        for here in first
        for there in second
        if here[0] == there[0] and (share := _share(here[1], there[1])) >= SAME_PASSAGE
    )
    free_first, free_second = set(first), set(second)
    pairs = []
    for *_, here, there in close:
        if here in free_first and there in free_second:
            free_first.remove(here)
            free_second.remove(there)
            pairs.append((here, there))
    return sorted(pairs, key=lambda pair: (pair[0][0], pair[0][1].start, pair[0][1].end))


def _share(one: Span, other: Span) -> float:
    return 1.0 if one == other else overlap(one, other)
