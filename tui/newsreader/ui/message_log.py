"""What was said to the reader since the start."""

from __future__ import annotations

from datetime import datetime

from newsreader.records import dataclass

MOST = 500
"""Messages that are kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """One message."""

    time: str
    """Hours and minutes of the local clock."""
    text: str
    """Safe for the terminal."""
    is_warning: bool
    times: int = 1
    """How often it was said in a row."""


class MessageLog:
    """Keeps the last messages, the oldest first."""

    def __init__(self) -> None:
        self.told: list[Told] = []

    def add(self, text: str, is_warning: bool) -> None:
        """Keep a message; one that is the same as the last is counted."""
        time, times = f"{datetime.now():%H:%M}", 1
        if self.told and (self.told[-1].text, self.told[-1].is_warning) == (text, is_warning):
            times += self.told.pop().times
        self.told.append(Told(time, text, is_warning, times))
        del self.told[:-MOST]
