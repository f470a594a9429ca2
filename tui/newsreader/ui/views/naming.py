"""What each version calls one person, group, place or event."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.used import Named, Naming
from newsreader.reports.outline import Outline
from newsreader.text.terminal import safe
from newsreader.ui.state import StoryState
from newsreader.ui.views.analysed import AnalysedView, Entry
from newsreader.ui.widgets.lines import Piece

FILTERS = (
    ("all", frozenset(Named)),
    ("people", frozenset((Named.PERSON,))),
    ("groups, places, events", frozenset((Named.GROUP, Named.PLACE, Named.EVENT, Named.THING))),
    ("words of strength", frozenset((Named.WORDING,))),
)


class NamingView(AnalysedView[Naming]):
    """One entry a person or thing: its name, and the words of every version with the places."""

    title = "What each calls it"
    filters = tuple(name for name, _ in FILTERS)
    empty = (
        "The versions were not found to call anybody or anything differently. Looked for were titles and "
        "descriptions beside names, different words for one group, place or event in sentences that tell the "
        "same, and words of more or less force."
    )
    not_looked_for = "only names of places are looked for"

    def find(self, outline: Outline) -> Sequence[Naming]:
        return outline.naming

    def shown(self, findings: Sequence[Naming]) -> Sequence[Naming]:
        return [one for one in findings if one.named in FILTERS[self.filter][1]]

    def tally(self, findings: Sequence[Naming]) -> str:
        people = sum(one.named is Named.PERSON for one in findings)
        words = sum(one.named is Named.WORDING for one in findings)
        things = len(findings) - people - words
        counts = ((people, "person", "people"), (things, "thing", "things"), (words, "act", "acts"))
        told = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
        return f"{' · '.join(told)} called differently"

    def entry(self, reading: StoryState, finding: Naming) -> Entry:
        palette = self.palette
        kind = Piece(f" · {finding.named}", palette.muted)
        return Entry((Piece(safe(finding.what), palette.strong), kind), finding.mentions)
