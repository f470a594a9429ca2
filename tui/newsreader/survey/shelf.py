"""The articles of a survey, each once, by their places in the order of their days; texts stay on the disk."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from newsreader.grouping.likeness import UNDATED
from newsreader.survey.journal import Journal, head_of
from newsreader.survey.reading import Kept


class Shelf:
    """What was read, as `read_piece` wrote it into a journal.

    An article that was read twice counts once, and of several texts under one address the latest.
    """

    def __init__(self, journal: Journal) -> None:
        """Raises OSError."""
        self._journal = journal
        self._spots = array("Q")
        """Per article that was read: where its features begin, and its text, and where that ends."""
        kept: list[Kept] = []
        seen: set[str] = set()
        current: dict[int, int] = {}
        self.same = 0
        """Articles that were read once more."""
        self.earlier = 0
        """Texts that are earlier versions of others."""
        self.is_well = True
        """Whether all could be read."""
        left_out: set[int] = set()
        judged: list[tuple[str, str, bool]] = []
        for offset, length in tuple(journal.places):
            head, parts = head_of(journal.read(offset, length))
            self.is_well &= bool(head["well"])
            judged += head["judged"]
            for number, row in enumerate(head["articles"]):
                one = Kept(*row)
                if one.key in seen:
                    self.same += 1
                    continue
                seen.add(one.key)
                (at, _), (text, size) = parts[2 * number], parts[2 * number + 1]
                self._spots.extend((offset + at, offset + text, offset + text + size))
                if one.address:
                    before = current.get(one.address)
                    if before is not None:
                        newer = one.published >= kept[before].published
                        left_out.add(before if newer else len(kept))
                    if before is None or newer:
                        current[one.address] = len(kept)
                kept.append(one)
        self.earlier = len(left_out)
        self._order = sorted(
            (number for number in range(len(kept)) if number not in left_out),
            key=lambda number: (kept[number].day == UNDATED, kept[number].day, kept[number].key),
        )
        self.days = array("i", [kept[number].day for number in self._order])
        """Of each article its day, an ordinal; UNDATED at the end."""
        self.keys = [kept[number].key for number in self._order]
        self._published = [kept[number].published for number in self._order]
        self.dated = len(self.days) - self.days.count(UNDATED)
        """How many have a day: those before the others."""
        self.joined: dict[int, list[int]] = {}
        """Per place those behind it of which the reader has said that they are of one story."""
        self.parted: dict[int, list[int]] = {}
        """The same of those of which they have said that they are not."""
        self._judge(judged, kept, current)

    def _judge(
        self, judged: Sequence[tuple[str, str, bool]], kept: Sequence[Kept], current: Mapping[int, int]
    ) -> None:
        named = {key for one, other, _ in judged for key in (one, other)}
        places = {number: place for place, number in enumerate(self._order)} if named else {}
        found = {
            one.key: places.get(current.get(one.address, number))
            for number, one in enumerate(kept)
            if one.key in named
        }
        for one, other, is_together in judged:
            a, b = found.get(one), found.get(other)
            if a is not None and b is not None and a != b:
                (self.joined if is_together else self.parted).setdefault(min(a, b), []).append(max(a, b))

    def __len__(self) -> int:
        return len(self._order)

    def features(self, place: int) -> bytes:
        """What others like an article are found by. Raises OSError."""
        begin, end, _ = self._spot(place)
        return self._journal.read(begin, end - begin)

    def article(self, place: int) -> bytes:
        """An article, as `article_packed` made it. Raises OSError."""
        _, begin, end = self._spot(place)
        return self._journal.read(begin, end - begin)

    def _spot(self, place: int) -> array[int]:
        at = 3 * self._order[place]
        return self._spots[at : at + 3]

    def in_order(self, stories: Iterable[Iterable[int]]) -> list[list[int]]:
        """Stories in the order in which the first article of each was read, the articles of each in the
        order of their times, those without one behind the others."""
        timed = [
            sorted(story, key=lambda at: (not self._published[at], self._published[at], self.keys[at]))
            for story in stories
        ]
        return sorted(timed, key=lambda story: min(self._order[place] for place in story))
