"""What only one version tells: a list to check, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.single_source import Reason, SingleClaim
from newsreader.analysis.sourcing import Sourcing
from newsreader.model import Mention
from newsreader.reports.outline import Outline
from newsreader.text.terminal import safe
from newsreader.ui.state import StoryState
from newsreader.ui.views.analysed import AnalysedView, Entry
from newsreader.ui.widgets.lines import Piece

SURE, WITH_DOUBTFUL, UNSOURCED = range(3)
EMPTY = (
    "Every claim that was found is told by two independent versions or more, as far as is sure. The filter "
    "also shows what others leave out perhaps.",
    "Every claim that was found is told by two independent versions or more.",
    "Whatever only one version surely tells, it names a source for; or whether it does is not clear.",
)
"""By filter."""


class OnlyOneView(AnalysedView[SingleClaim]):
    """One entry a claim: who tells it, on whose word, and why it is worth a check."""

    title = "Told by one version only"
    sorts = ("most worth a check first", "in story order")
    filters = ("surely", "perhaps too", "no source named")
    not_looked_for = "whose word it is is not looked for"

    def find(self, outline: Outline) -> Sequence[SingleClaim]:
        return outline.single_source

    def shown(self, findings: Sequence[SingleClaim]) -> Sequence[SingleClaim]:
        self.empty = EMPTY[self.filter]
        found = [one for one in findings if self.filter == WITH_DOUBTFUL or not one.unsure]
        if self.filter == UNSOURCED:
            found = [one for one in found if one.source.sourcing is Sourcing.BARE]
        if self.sort:
            found.sort(key=lambda one: (one.places[0].version, one.places[0].sentence))
        return found

    def tally(self, findings: Sequence[SingleClaim]) -> str:
        sure = [one for one in findings if not one.unsure]
        bare = sum(one.source.sourcing is Sourcing.BARE for one in sure)
        perhaps = len(findings) - len(sure)
        claims = f"{len(sure)} {'claim' if len(sure) == 1 else 'claims'} told by one version only"
        return f"{claims} · {bare} with no source named" + (f" · {perhaps} more, perhaps" if perhaps else "")

    def entry(self, reading: StoryState, finding: SingleClaim) -> Entry:
        palette, source = self.palette, finding.source
        said = source.attribution
        head = [Piece("perhaps · ", palette.muted)] if finding.unsure else []
        if said is not None:
            head += [Piece("says ", palette.muted), Piece(safe(said.name), palette.strong)]
        else:
            style = palette.strong if source.sourcing is Sourcing.BARE else palette.muted
            head.append(Piece(str(source.sourcing), style))
        reasons = ", ".join(reason for reason in finding.reasons if reason is not Reason.QUOTATION)
        if reasons:
            head.append(Piece(f" · {reasons}", palette.muted))
        story = reading.story
        mentions = []
        for place in finding.places:
            sentence = story.versions[place.version].sentences[place.sentence]
            mentions.append(Mention(place.version, place.sentence, sentence.claim_start, sentence.end))
        return Entry(tuple(head), tuple(mentions))
