"""Where articles hold characters that are not what they seem."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.deceptive import Deception
from newsreader.reports.outline import Outline
from newsreader.text.deceptive import Trick
from newsreader.text.terminal import safe
from newsreader.ui.state import StoryState
from newsreader.ui.views.analysed import AnalysedView, Entry
from newsreader.ui.widgets.lines import Piece

_TRICKS = (None, Trick.HIDDEN, Trick.BIDI, Trick.LOOKALIKE)
"""By filter."""


class DeceptiveView(AnalysedView[Deception]):
    """One entry a word: in which version and line it stands, and what its characters are."""

    title = "Not what it seems"
    filters = ("all", "hidden", "direction", "lookalike letters")
    needs_others = ""
    whole = -1  # the word in question is to be seen
    empty = (
        "No version was found to hold characters that are hidden, that turn the direction of the text, or "
        "that stand for Latin letters which they only look like."
    )

    def find(self, outline: Outline) -> Sequence[Deception]:
        return outline.deceptions

    def shown(self, findings: Sequence[Deception]) -> Sequence[Deception]:
        trick = _TRICKS[self.filter]
        if trick is not None:
            self.empty = "There are no such characters."
        return [one for one in findings if trick is None or trick in one.tricks]

    def tally(self, findings: Sequence[Deception]) -> str:
        words, characters = len(findings), sum(len(one.characters) for one in findings)
        which = "1 character is not what it seems"
        if characters > 1:
            which = f"{characters:,} characters are not what they seem"
        return f"{which}, in {words:,} {'word' if words == 1 else 'words'}"

    def entry(self, reading: StoryState, finding: Deception) -> Entry:
        palette = self.palette
        head = (
            Piece(safe(reading.story.version_name(finding.version)), palette.strong),
            Piece(f" · line {finding.line} · ", palette.muted),
            Piece(safe(finding.in_words), palette.text),
        )
        return Entry(head, (finding.mention,))
