"""The places that a reader has jumped from, to go back to and forward again, as a browser does."""

from __future__ import annotations

from newsreader.model import Place
from newsreader.records import dataclass

MOST = 100
"""Places that are remembered."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the reader was when they jumped."""

    place: Place
    view: str = ""
    """The view in which they chose where to; empty: they were in the article."""
    followed: bool = False
    """Whether they followed a match or a line of a view, rather than moved far in the article."""


class Trail:
    """The stops of one story, the oldest first."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = 0
        """Index of the stop that the reader went back to; their number when they did not."""

    def leave(self, stop: Stop) -> None:
        """Remember where a jump begins; what lay ahead is forgotten."""
        del self._stops[self._at :]
        if self._stops[-1:] != [stop]:
            self._stops.append(stop)
        del self._stops[:-MOST]
        self._at = len(self._stops)

    def back(self, here: Stop, *, followed: bool = False) -> Stop | None:
        """The stop before, or the last one that was followed from; None: there is none."""
        for index in range(self._at - 1, -1, -1):
            stop = self._stops[index]
            if (stop.followed or not followed) and (stop.view or stop.place != here.place):
                if self._at == len(self._stops):
                    self._stops.append(here)
                self._at = index
                return stop
        return None

    def forward(self) -> Stop | None:
        """The stop after the one that the reader went back to; None: there is none."""
        if self._at + 1 >= len(self._stops):
            return None
        self._at += 1
        return self._stops[self._at]
