"""What one jumps to in an article: the sentences that are omitted, contested, different, noted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum

from newsreader.model import Comparison, Place, Verdict
from newsreader.ui.state import Focus, StoryState


class Landmark(StrEnum):
    """What a sentence is, in words."""

    OMITTED = "omitted sentence"
    CONFLICT = "sentence in conflict"
    DIFFERENCE = "sentence that differs"
    NOTE = "sentence with a note"


def _differs(reading: StoryState, sentence: int) -> bool:
    """Whether another version contradicts it, may do so, or has other words in a nearly identical one."""
    others = filter(None, reading.judgements(sentence))
    return any(judgement.conflicts or judgement.differences or judgement.wording for judgement in others)


_IS: dict[Landmark, Callable[[StoryState, int], bool]] = {
    Landmark.OMITTED: lambda reading, sentence: reading.marks(sentence).colour is Verdict.OMITTED,
    Landmark.CONFLICT: lambda reading, sentence: reading.marks(sentence).contested,
    Landmark.DIFFERENCE: _differs,
    Landmark.NOTE: lambda reading, sentence: bool(reading.notes_at(Place(reading.place.version, sentence))),
}
_State = tuple[Comparison | None, int, tuple[int, ...], Focus]


class Landmarks:
    """Finds them in the version on the screen, once for what it is read against."""

    def __init__(self) -> None:
        self._found: dict[Landmark, tuple[_State, tuple[int, ...]]] = {}

    def find(self, reading: StoryState, landmark: Landmark) -> tuple[int, ...]:
        """The sentences of a kind that are shown, ascending."""
        state = (reading.comparison, reading.place.version, reading.against, reading.focus)
        kept = self._found.get(landmark)
        # Notes come and go without the comparison knowing.
        if kept is None or landmark is Landmark.NOTE or kept[0][0] is not state[0] or kept[0] != state:
            sentences = range(len(reading.article.sentences))
            wanted = _IS[landmark]
            kept = (state, tuple(s for s in sentences if reading.is_shown(s) and wanted(reading, s)))
            self._found[landmark] = kept
        return kept[1]


def beside(found: Sequence[int], here: int, step: int) -> int | None:
    """The index of the so many-th one after (1, 2 ...) or before (-1, -2 ...) a sentence, or of the last one
    there is that way; None: there is none."""
    if step > 0:
        first = bisect_right(found, here)
        return min(first + step - 1, len(found) - 1) if first < len(found) else None
    last = bisect_left(found, here) - 1
    return max(last + step + 1, 0) if last >= 0 else None


def leaf_to_unread(reading: StoryState, step: int) -> bool:
    """To the next (1) or previous (-1) version, round the end, of which something was not read."""
    count = len(reading.story.versions)
    for further in range(1, count):
        version = (reading.place.version + step * further) % count
        if reading.share_read(version) < 1:
            return reading.open_version(version)
    return False
