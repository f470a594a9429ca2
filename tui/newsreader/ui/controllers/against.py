"""Choosing which versions the one on the screen is read against."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.text.matching import nearest
from newsreader.text.terminal import safe
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.port import ReaderPort

ALL = "all"


class Against:
    """Reads against one version, some, or all."""

    def __init__(self, port: ReaderPort, counting: Counting) -> None:
        self._port = port
        self._counting = counting
        self.handlers: dict[str, Callable[[], None]] = {
            "read-against": self._choose,
            "against-this": self._read_against_this,
            "against-all": lambda: self.read_against(None),
        }

    def read_against(self, version: int | None) -> None:
        """Read against one version, by its index, or against all."""
        port, reading = self._port, self._port.reading
        before = reading.against
        if reading.read_against(None if version is None else [version]):
            port.show_version()
            if reading.against == before:
                port.remark("It is read against " + ("that" if version is not None else "all") + " already")
        else:
            same = version == reading.place.version
            port.remark("This is that version" if same else "There is no such version")

    def read_against_named(self, name: str) -> None:
        """Read against the version that a number or a name stands for, or against all."""
        if name.strip().casefold() in (ALL, "0"):
            self.read_against(None)
        else:
            version = self.find(name)
            if version is not None:
                self.read_against(version)

    def find(self, name: str) -> int | None:
        """The version that a number from 1, a name or the beginning of one stands for; None, and said why,
        where that is none or several."""
        wanted, names = name.strip().casefold(), self.names
        if wanted.isdecimal():
            found = [int(wanted[:9]) - 1] if 0 < int(wanted[:9]) <= len(names) else []
        else:
            found = [n for n, one in enumerate(names) if one.casefold() == wanted]
            found = found or [n for n, one in enumerate(names) if one.casefold().startswith(wanted)]
        if wanted and len(found) == 1:
            return found[0]
        if not wanted:
            self._port.remark(f"Name a version: 1 to {len(names)}, or its outlet")
        elif found:
            self._port.remark(
                f"Several versions begin with {safe(name)}: {self._port.key('read-against')} lists them"
            )
        else:
            known = {one.casefold(): one for one in names}
            self._port.remark(f"There is no version {safe(name)}{nearest(wanted, known)}")
        return None

    @property
    def names(self) -> list[str]:
        """What the versions are called, in their order."""
        story = self._port.reading.story
        return [story.version_name(version) for version in range(len(story.versions))]

    def _choose(self) -> None:
        from newsreader.ui.screens.choice import ChoiceScreen

        port, reading = self._port, self._port.reading
        number = self._counting.take()
        if number is not None:
            self.read_against(number - 1)
            return
        names = self.names
        here = reading.place.version
        texts = ["all other versions"] + [
            safe(name) + (" (on the screen)" if version == here else "") for version, name in enumerate(names)
        ]
        only = reading.against[0] + 1 if len(reading.against) == 1 and len(names) > 2 else 0

        def chosen(number: int | None) -> None:
            if number is not None:
                self.read_against(number - 1 if number else None)

        screen = ChoiceScreen("Read against", texts, only, "enter reads against it · esc goes back")
        port.app.push_screen(screen, chosen)

    def _read_against_this(self) -> None:
        """Back to the version that the reader leafed from, read against the one on the screen."""
        port, reading = self._port, self._port.reading
        before, wanted = reading.place, reading.place.version
        if reading.origin.version == wanted:
            port.remark("Move to the version to read against first")
            return
        reading.follow(reading.origin)
        port.show_move(before)
        self.read_against(wanted)
