"""Who has done with which versions of a story."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.model import Done


class DoneMarks:
    """The marks of all coders on the versions of one story."""

    def __init__(self, marks: Iterable[tuple[int | None, Done]] = (), reader: str = "") -> None:
        """(version, mark); those without a version are on other articles. A mark without a name is the
        reader's."""
        self._marks: dict[int, dict[str, Done]] = {}
        for version, mark in marks:
            if version is not None:
                self.put(version, mark.coder or reader, mark)

    def mark_of(self, version: int, coder: str) -> Done | None:
        """The mark of one coder on a version."""
        return self._marks.get(version, {}).get(coder)

    def coders(self, version: int) -> tuple[str, ...]:
        """Who has done with a version, in the order in which they had."""
        return tuple(self._marks.get(version, {}))

    def put(self, version: int, coder: str, mark: Done | None) -> None:
        """Know a mark, or (None) that there is none."""
        marks = self._marks.setdefault(version, {})
        marks.pop(coder, None)
        if mark is not None:
            marks[coder] = mark
