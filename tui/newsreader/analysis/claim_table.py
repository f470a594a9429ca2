"""The claims of a story as the views show them: how every version tells each, and how surely."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from newsreader.analysis.camps import by_claim, camps_about
from newsreader.analysis.clauses import lacks
from newsreader.analysis.saying import is_almost
from newsreader.analysis.telling import Telling, told_by
from newsreader.model import (
    Claim,
    Comparison,
    ConflictKind,
    Dispute,
    Judgement,
    Place,
    Span,
    Story,
    Thresholds,
    Verdict,
)
from newsreader.records import dataclass
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
    """The kinds of fact of the claim on which it is in conflict with another version."""
    camp: int = -1
    """Those with one number say the same of these facts: 0 is the camp with the most witnesses; -1 where it
    is in no conflict."""
    in_majority: bool = False
    """Whether no other camp has as many witnesses as its own."""
    almost: bool = False
    """Whether it tells the claim in almost the same words, which may differ in what they say."""

    lacks: tuple[Span, ...] = ()
    """The clauses of the representative that it does not tell, where it tells the claim only in part."""
    unknown: bool = False
    """Whether it is not told in the beginning of the version, which is all that could be read."""

    @property
    def is_told(self) -> bool:
        """Whether the version tells the claim."""
        return self.verdict is not Verdict.OMITTED


LEFT_OUT = Cell(Verdict.OMITTED)
NOT_KNOWN = Cell(Verdict.OMITTED, unknown=True)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, with a cell per version."""

    claim: Claim
    cells: tuple[Cell, ...]
    witnesses: int
    """Independent versions that tell it."""
    in_dispute: tuple[Dispute, ...] = ()
    """What of it is in conflict."""

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


def claim_rows(comparison: Comparison, unsure: Thresholds) -> tuple[ClaimRow, ...]:
    """All claims of a comparison; `unsure` tells when a cell is unsure."""
    disputes = by_claim(comparison)
    rows = []
    for claim in comparison.claims:
        tellings = told_by(comparison, claim)
        where, sentence = claim.representative
        judgements = comparison.judgements[where][sentence]
        cells = [
            Cell(told.verdict, False, sentence)
            if version == where
            else _cell(told, judgements[version], unsure, comparison.story.versions[version].beginning_only)
            for version, told in enumerate(tellings)
        ]
        tellers = [version for version, cell in enumerate(cells) if cell.is_told]
        in_dispute = disputes.get(claim.id, ())
        camps = camps_about(comparison, in_dispute, tellers)
        sizes = [comparison.witnesses(camp) for camp in camps]
        for number, camp in enumerate(camps):
            most = sizes[number] == max(sizes) and sizes.count(max(sizes)) == 1
            for version in camp:
                kinds = {one.kind for one in in_dispute if one.camp_of(version) >= 0}
                cells[version] = replace(
                    cells[version], disputes=_in_order(kinds), camp=number, in_majority=most
                )
        rows.append(ClaimRow(claim, tuple(cells), comparison.witnesses(tellers), in_dispute))
    return tuple(rows)


def claim_text(story: Story, place: Place) -> str:
    """What a sentence says, without its dateline, safe for the terminal."""
    article = story.versions[place.version]
    sentence = article.sentences[place.sentence]
    return safe(article.text[sentence.claim_start : sentence.end])


def _cell(telling: Telling, judgement: Judgement | None, unsure: Thresholds, beginning_only: bool) -> Cell:
    """How a version tells a claim of another one. Where it is judged otherwise than its sentences are
    grouped, that is unsure."""
    doubtful = judgement is None or judgement.verdict is not telling.verdict or judgement.is_unsure(unsure)
    if telling.verdict is Verdict.OMITTED:
        if beginning_only:
            return NOT_KNOWN
        return Cell(Verdict.OMITTED, True) if doubtful else LEFT_OUT
    best = telling.sentences[0]
    if judgement is not None and len(telling.sentences) > 1:
        matches = (match.sentence for match in judgement.matches)
        best = next((sentence for sentence in matches if sentence in telling.sentences), best)
    almost = judgement is not None and telling.verdict is judgement.verdict and is_almost(judgement)
    return Cell(telling.verdict, doubtful, best, almost=almost, lacks=lacks(judgement))


def _in_order(kinds: Collection[ConflictKind]) -> tuple[ConflictKind, ...]:
    return tuple(kind for kind in ConflictKind if kind in kinds) if kinds else ()
