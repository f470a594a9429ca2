"""The claims of a story as the views show them: how every version tells each, and how surely."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from newsreader.analysis.saying import is_almost
from newsreader.analysis.telling import Telling, independent, told_by
from newsreader.model import Claim, Comparison, ConflictKind, Judgement, Place, Story, Thresholds, Verdict
from newsreader.text.terminal import safe


@dataclass(frozen=True, slots=True)
class Cell:
    """What one version does with a claim."""

    verdict: Verdict
    unsure: bool = False
    """Whether that is too doubtful to be shown as sure."""
    sentence: int = -1
    """The one of its sentences that tells the claim best; -1 where it is left out."""
    disputes: tuple[ConflictKind, ...] = ()
    """The kinds of fact on which it disagrees with another version that tells the claim."""
    almost: bool = False
    """Whether it tells the claim in almost the same words, which may differ in what they say."""

    @property
    def is_told(self) -> bool:
        """Whether the version tells the claim."""
        return self.verdict is not Verdict.OMITTED


LEFT_OUT = Cell(Verdict.OMITTED)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, with a cell per version."""

    claim: Claim
    cells: tuple[Cell, ...]
    witnesses: int
    """Independent versions that tell it."""

    @property
    def tellers(self) -> list[int]:
        """The versions that tell it, the one that tells it best first."""
        best = self.claim.representative[0]
        told = [version for version, cell in enumerate(self.cells) if cell.is_told]
        return sorted(told, key=lambda version: version != best)

    @property
    def disputed_by(self) -> int:
        """How many versions are in conflict on it."""
        return sum(bool(cell.disputes) for cell in self.cells)

    def disputes(self, versions: Collection[int]) -> list[ConflictKind]:
        """The kinds of fact on which some versions are in conflict, in the order of the kinds."""
        kinds = {kind for version in versions for kind in self.cells[version].disputes}
        return [kind for kind in ConflictKind if kind in kinds]


@dataclass(slots=True)
class ClaimTable:
    """The rows of a comparison, made when they are first asked for."""

    _key: tuple[Comparison, Thresholds] | None = None
    _rows: tuple[ClaimRow, ...] = field(default=())

    def rows(self, comparison: Comparison | None, unsure: Thresholds) -> tuple[ClaimRow, ...]:
        """In the order of the story; none without a comparison."""
        if comparison is None:
            return ()
        if self._key is None or self._key[0] is not comparison or self._key[1] != unsure:
            self._key = (comparison, unsure)
            self._rows = claim_rows(comparison, unsure)
        return self._rows


def claim_rows(comparison: Comparison, unsure: Thresholds) -> tuple[ClaimRow, ...]:
    """All claims of a comparison; `unsure` tells when a cell is unsure."""
    tellings = [told_by(comparison, claim) for claim in comparison.claims]
    disputes = _disputes(comparison, tellings)
    rows = []
    for number, (claim, told) in enumerate(zip(comparison.claims, tellings, strict=True)):
        where, sentence = claim.representative
        judgements = comparison.judgements[where][sentence]
        cells = tuple(
            _cell(telling, judgements[version], disputes.get((number, version), frozenset()), unsure)
            if version != where
            else Cell(telling.verdict, False, sentence, _in_order(disputes.get((number, where), frozenset())))
            for version, telling in enumerate(told)
        )
        tellers = [version for version, cell in enumerate(cells) if cell.is_told]
        rows.append(ClaimRow(claim, cells, independent(comparison, tellers)))
    return tuple(rows)


def claim_text(story: Story, place: Place) -> str:
    """What a sentence says, without its dateline, safe for the terminal."""
    article = story.versions[place.version]
    sentence = article.sentences[place.sentence]
    return safe(article.text[sentence.claim_start : sentence.end])


def _cell(
    telling: Telling, judgement: Judgement | None, disputes: Collection[ConflictKind], unsure: Thresholds
) -> Cell:
    """How a version tells a claim of another one. Where it is judged otherwise than its sentences are
    grouped, that is unsure."""
    doubtful = judgement is None or judgement.verdict is not telling.verdict or judgement.is_unsure(unsure)
    if telling.verdict is Verdict.OMITTED:
        return Cell(Verdict.OMITTED, True) if doubtful else LEFT_OUT
    best = telling.sentences[0]
    if judgement is not None and len(telling.sentences) > 1:
        matches = (match.sentence for match in judgement.matches)
        best = next((sentence for sentence in matches if sentence in telling.sentences), best)
    almost = judgement is not None and telling.verdict is judgement.verdict and is_almost(judgement)
    return Cell(telling.verdict, doubtful, best, _in_order(disputes), almost)


def _in_order(kinds: Collection[ConflictKind]) -> tuple[ConflictKind, ...]:
    return tuple(kind for kind in ConflictKind if kind in kinds) if kinds else ()


def _disputes(
    comparison: Comparison, tellings: Sequence[Sequence[Telling]]
) -> dict[tuple[int, int], set[ConflictKind]]:
    """By (claim, version) the kinds of its conflicts. A conflict is one about the claims that both of its
    sentences tell; if they tell none in common, about all that either does."""
    about: dict[tuple[int, int], set[int]] = {}
    for number, told in enumerate(tellings):
        for version, telling in enumerate(told):
            for sentence in telling.sentences:
                about.setdefault((version, sentence), set()).add(number)
    found: dict[tuple[int, int], set[ConflictKind]] = {}
    for version, rows in enumerate(comparison.judgements):
        for sentence, row in enumerate(rows):
            for other, judgement in enumerate(row):
                if judgement is None or not judgement.conflicts:
                    continue
                for conflict in judgement.conflicts:
                    here = about.get((version, sentence), set())
                    there = about.get((other, conflict.sentence), set())
                    for number in here & there or here | there:
                        for party in (version, other):
                            if tellings[number][party].verdict is not Verdict.OMITTED:
                                found.setdefault((number, party), set()).add(conflict.kind)
    return found
