"""The words around a passage, and how far they stand around another place."""

from __future__ import annotations

import re

from newsreader.model import Anchor, Span
from newsreader.model.annotation import CONTEXT
from newsreader.records import dataclass
from newsreader.text.folding import END, START, fold_typography

LONG = 24
"""Characters of context that, when all are the same, are no coincidence."""
SHORT = 12
"""Characters that still identify a place when they are all the context there is."""
_REACH = 4 * CONTEXT
"""Code points beside a place that are folded to compare them: runs of spaces make them shorter."""
STOP = re.compile(
    r"(?P<stop>(?:[^\W_]{4}|(?<![.\w])(?!vs)[a-z]{2,3}|\d)[.…]|[!?。！？])[\"')\]]*(?P<gap>[ \x03]|$)"
)
"""The end of a sentence; not that of a short abbreviation, such as Mr. or a.m."""


@dataclass(frozen=True, slots=True)
class Side:
    """How far one side of a place agrees with one side of the passage."""

    run: int
    """Folded characters that are the same without a gap, counted from the passage outwards."""
    length: int
    """Folded characters there are on that side of the passage."""
    whole: bool
    """All of them are the same, and so is the edge of the text if it was within reach."""
    closed: bool
    """The sentence that the passage begins or ends in is the same to its edge on this side."""

    @property
    def agrees(self) -> bool:
        """Nothing on this side speaks against the place: what differs is far off, in another sentence."""
        return self.whole or (self.run >= LONG and self.closed)

    @property
    def identifies(self) -> bool:
        """This side alone speaks for the place."""
        return self.agrees and self.run >= (SHORT if self.whole else LONG)

    @property
    def share(self) -> float:
        """0 to 1: how much of the side agrees."""
        return 1.0 if self.whole else self.run / max(self.length, 1)


@dataclass(frozen=True, slots=True)
class Support:
    """What the words around a place say about it."""

    before: Side
    after: Side

    @property
    def both(self) -> bool:
        """Both sides agree, and one of them or both together identify the place."""
        before, after = self.before, self.after
        enough = before.identifies or after.identifies or before.run + after.run >= SHORT
        return before.agrees and after.agrees and enough

    @property
    def untouched(self) -> bool:
        """All that is known of both sides is as it was, and identifies the place."""
        return self.both and self.before.whole and self.after.whole

    @property
    def one(self) -> int:
        """Length of the longest side that identifies the place alone; 0 when none does.

        Look-alike sentences share long stretches, so the whole sentence around the passage must agree.
        """
        if not (self.before.closed and self.after.closed):
            return 0
        return max((side.run for side in (self.before, self.after) if side.identifies), default=0)

    @property
    def share(self) -> float:
        """0 to 1: how much of the surroundings agrees."""
        return (self.before.share + self.after.share) / 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stood around a passage, folded, without white space beside the passage.

    An edge of the text that was within reach is part of it, as START or END.
    """

    before: str
    after: str
    begins_line: bool = False
    """The passage began a line."""
    ends_line: bool = False

    @classmethod
    def of(cls, anchor: Anchor) -> Surroundings:
        """The surroundings that an anchor has kept."""
        placed = anchor.end - anchor.start == len(anchor.exact)
        known = bool(anchor.prefix or anchor.suffix)
        # Other programs keep less: a short context is an edge of the text only where it is one of ours.
        ours = known and placed and len(anchor.prefix) == min(CONTEXT, anchor.start)
        at_start = ours and anchor.start < CONTEXT
        at_end = ours and len(anchor.suffix) < CONTEXT
        return cls(
            (START if at_start else "") + fold_typography(anchor.prefix).rstrip(" "),
            fold_typography(anchor.suffix).lstrip(" ") + (END if at_end else ""),
            _begins_line(anchor.prefix),
            _ends_line(anchor.suffix),
        )

    @property
    def unknown(self) -> bool:
        """Whether the anchor has kept nothing."""
        return not self.before and not self.after

    @property
    def tail(self) -> str:
        """The end of what stood before, long enough to be looked for."""
        return self.before[-LONG:]

    @property
    def head(self) -> str:
        """The beginning of what stood behind, long enough to be looked for."""
        return self.after[:LONG]

    def support(self, text: str, span: Span) -> Support:
        """How far the surroundings of a span of a text are these."""
        left, right = max(span.start - _REACH, 0), span.end + _REACH
        before = (START if left == 0 else "") + fold_typography(text[left : span.start]).rstrip(" ")
        after = fold_typography(text[span.end : right]).lstrip(" ") + (END if right >= len(text) else "")
        words = fold_typography(text[max(span.end - _REACH, span.start) : span.end])
        ours, theirs = _run(self.before[::-1], before[::-1]), _run(self.after, after)
        begins = self.begins_line and _begins_line(text[left : span.start])
        ends = self.ends_line and _ends_line(text[span.end : right])
        return Support(
            _side(self.before, ours, begins or self._closed_before(ours)),
            _side(self.after, theirs, ends or self._closed_after(words, theirs)),
        )

    def _closed_before(self, run: int) -> bool:
        """Whether the beginning of the passage's first sentence is in the run."""
        edge = len(self.before) - run
        stops = (found.end("stop") for found in STOP.finditer(self.before + " "))
        return START in self.before[edge:] or any(stop > edge for stop in stops)

    def _closed_after(self, words: str, run: int) -> bool:
        """Whether the end of the passage's last sentence is in its words or in the run behind them."""
        words = words.rstrip(" ")
        if any(found.end() == len(words) for found in STOP.finditer(words)):
            return True
        stops = (found.end("gap") for found in STOP.finditer(words[-8:] + self.after))
        edge = len(words[-8:]) + run
        return END in self.after[:run] or any(len(words[-8:]) < stop <= edge for stop in stops)

    def closed(self, folded_text: str) -> bool:
        """Whether what stood on both sides now stands together: the passage was taken out between them."""
        before, after = self.before[-SHORT:], self.after[:SHORT]
        if not before or not after:
            return False
        edged = START + folded_text.strip(" ") + END
        return before + after in edged or f"{before} {after}" in edged


def _run(expected: str, found: str) -> int:
    """How many characters both have in common from the beginning."""
    same = 0
    for one, other in zip(expected, found, strict=False):
        if one != other:
            break
        same += 1
    return same


def _side(expected: str, same: int, closed: bool) -> Side:
    # Unlike other characters, an edge is not something one can read.
    letters = len(expected.strip(START + END))
    return Side(min(same, letters), letters, same == len(expected), closed)


def _begins_line(before: str) -> bool:
    return "\n" in before[len(before.rstrip()) :]


def _ends_line(after: str) -> bool:
    return "\n" in after[: len(after) - len(after.lstrip())]
