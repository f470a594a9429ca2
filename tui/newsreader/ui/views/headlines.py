"""Headlines beside what their own articles tell."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.headlines import HeadlineFault, HeadlineGap
from newsreader.reports.outline import Outline
from newsreader.text.terminal import safe
from newsreader.ui.state import StoryState
from newsreader.ui.views.analysed import AnalysedView, Entry
from newsreader.ui.widgets.lines import Piece

IN_WORDS = {
    HeadlineFault.DIFFERENT: "the article tells it otherwise",
    HeadlineFault.NOT_TOLD: "the article does not tell this",
    HeadlineFault.STRONGER: "the article has only a weaker word",
    HeadlineFault.HEDGED: "the article tells it with a hedge only",
    HeadlineFault.ATTRIBUTED: "in the article it is a claim of",
}


class HeadlinesView(AnalysedView[HeadlineGap]):
    """One entry a headline that its article does not carry, or carries weaker."""

    title = "Headlines against their articles"
    needs_others = ""
    empty = (
        "Every headline is carried by its own article, as far as can be told. Looked for were figures and "
        "words that the article does not have, other figures and days, stronger words, hedges that the "
        "headline leaves out, and claims of somebody that it tells as its own."
    )
    not_looked_for = "only figures of headlines are looked at"

    def find(self, outline: Outline) -> Sequence[HeadlineGap]:
        return outline.headlines

    def tally(self, findings: Sequence[HeadlineGap]) -> str:
        count = len({gap.version for gap in findings})
        promise = "headline promises" if count == 1 else "headlines promise"
        return f"{count} {promise} more than the article tells"

    def entry(self, reading: StoryState, finding: HeadlineGap) -> Entry:
        palette = self.palette
        name = safe(reading.story.version_name(finding.version))
        words = f" · {IN_WORDS[finding.fault]}"
        head = [Piece(name, palette.strong), Piece(words, palette.muted)]
        if finding.source:
            head.append(Piece(f" {safe(finding.source)}", palette.strong))
        return Entry(tuple(head), (finding.headline, *finding.text))
