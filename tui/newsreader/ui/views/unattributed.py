"""What a version tells in its own name, and others attribute to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.unattributed import Unattributed
from newsreader.model import Mention, Place
from newsreader.reports.outline import Outline
from newsreader.text.terminal import safe
from newsreader.ui.state import StoryState
from newsreader.ui.views.analysed import AnalysedView, Entry
from newsreader.ui.widgets.lines import Piece


class UnattributedView(AnalysedView[Unattributed]):
    """One entry a claim: who tells it with no source, and on whose word it stands elsewhere."""

    title = "Told without a source here"
    empty = (
        "No version was found to tell in its own name what another attributes to somebody. Looked for were "
        "sentences with no source, verb of saying or quotation whose match in another version names a source."
    )
    not_looked_for = "no sources are looked for"

    def find(self, outline: Outline) -> Sequence[Unattributed]:
        return outline.unattributed

    def tally(self, findings: Sequence[Unattributed]) -> str:
        count = len(findings)
        return f"{count} {'claim' if count == 1 else 'claims'} told as a fact and attributed elsewhere"

    def entry(self, reading: StoryState, finding: Unattributed) -> Entry:
        palette, story = self.palette, reading.story
        names = list(dict.fromkeys(safe(one.source.name) for one in finding.elsewhere))
        head = (
            Piece(safe(story.version_name(finding.here.version)), palette.strong),
            Piece(" names no source · elsewhere the word of ", palette.muted),
            Piece(", ".join(names), palette.strong),
        )
        mentions = (self._whole(reading, finding.here), *(one.source.mention for one in finding.elsewhere))
        return Entry(head, mentions)

    @staticmethod
    def _whole(reading: StoryState, place: Place) -> Mention:
        sentence = reading.story.versions[place.version].sentences[place.sentence]
        return Mention(place.version, place.sentence, sentence.claim_start, sentence.end)
