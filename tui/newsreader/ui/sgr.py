"""Styles written as differences: fewer bytes for a slow line.

Rich writes each stretch of text with its whole style (Select Graphic Rendition, ECMA-48 8.3.117) before it
and a reset behind it. Most stretches differ from the one before in one colour, or in nothing. What the
terminal shows stays the same: nothing is spared unless the first frame, written both ways, has proved to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from time import monotonic
from typing import Any, NamedTuple

from textual.driver import Driver

from newsreader.text.patterns import pattern

_START = "\x1b["
_ENDED_BY = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29", "53": "55"}
"""What ends an attribute."""
_PLAIN_COLOURS = range(30, 38), range(90, 98), range(40, 48), range(100, 108)
"""Of the text, of the text, of the ground, of the ground: numbers of the sixteen colours."""
_MOVE = pattern(r"[\d;]*H")
"""Of the cursor, to a place."""
AT_REST = 0.5
"""Seconds behind the first frame in which there is more to do than to look at it."""
_LEAST = 2000
"""Characters of what is long enough to be a frame."""


class _Look(NamedTuple):
    """What a style makes of text; empty for what the terminal has by itself."""

    colour: str = ""
    ground: str = ""
    attributes: frozenset[str] = frozenset()


_BARE = _Look()


@lru_cache(maxsize=1 << 12)
def _look(numbers: str) -> _Look | None:
    """The style that a whole one is, by its numbers; None for what is none, or not known."""
    left = iter(numbers.split(";"))
    colour = ground = ""
    attributes: frozenset[str] = frozenset()
    for number in left:
        if number in ("", "0"):
            colour = ground = ""
            attributes = frozenset()
        elif number in _ENDED_BY:
            attributes |= {number}
        elif number in ("38", "48"):
            kind = next(left, "")
            count = {"2": 3, "5": 1}.get(kind, 0)
            parts = [part for _, part in zip(range(count), left, strict=False)]
            if not count or len(parts) < count or not all(map(_is_number, parts)):
                return None
            said = ";".join((number, kind, *parts))
            colour, ground = (said, ground) if number == "38" else (colour, said)
        elif _is_number(number) and any(int(number) in numbers for numbers in _PLAIN_COLOURS[:2]):
            colour = number
        elif _is_number(number) and any(int(number) in numbers for numbers in _PLAIN_COLOURS[2:]):
            ground = number
        elif number == "39":
            colour = ""
        elif number == "49":
            ground = ""
        else:
            return None
    return _Look(colour, ground, attributes)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


@lru_cache(maxsize=1 << 12)
def _change(before: _Look, after: _Look) -> str:
    """The shortest that makes one style of another."""
    anew = [number for number in (*sorted(after.attributes), after.colour, after.ground) if number]
    gone = before.attributes - after.attributes
    ends = dict.fromkeys(_ENDED_BY[number] for number in sorted(gone))
    kept = {number for number in before.attributes if _ENDED_BY[number] not in ends}
    changed = [*ends, *sorted(after.attributes - kept)]
    if after.colour != before.colour:
        changed.append(after.colour or "39")
    if after.ground != before.ground:
        changed.append(after.ground or "49")
    texts = [f"{_START}{';'.join(changed)}m", f"{_START}{';'.join(['0', *anew] if anew else [])}m"]
    return min(texts, key=len) if before != after else ""


class Sparing:
    """Writes styles as differences from what was written before."""

    def __init__(self) -> None:
        self._now: _Look | None = _BARE
        """What the terminal writes in; None where that is not known."""

    def write(self, data: str) -> str:
        """What shows the same; it ends in the style in which `data` ends."""
        first, *parts = data.split(_START)
        wanted = self._now
        out = [first]
        for part in parts:
            numbers, is_style, text = part.partition("m")
            look = _look(numbers) if is_style else None
            if look is not None:
                wanted = look
            elif _is_move(part):
                out.append(_START + part)
                continue
            else:
                self._turn(wanted, out)
                out.append(_START + part)
                if is_style and not numbers.strip("0123456789:;<=>?"):
                    self._now = wanted = None  # a style that is not known
                continue
            if text:
                if text != "\n":
                    self._turn(wanted, out)
                out.append(text)
        self._turn(wanted, out)
        return "".join(out)

    def _turn(self, wanted: _Look | None, out: list[str]) -> None:
        if wanted is not self._now and wanted is not None:
            # From a style that is not known only a reset leads anywhere.
            out.append(_change(self._now, wanted) if self._now is not None else f"{_START}m")
            if self._now is None:
                out.append(_change(_BARE, wanted))
            self._now = wanted


def _is_move(part: str) -> bool:
    """Whether it does nothing but to move the cursor somewhere."""
    return part.endswith("H") and part[:-1].replace(";", "").isdecimal()


def shown(data: str) -> Iterator[tuple[_Look | None, str]]:
    """What a terminal makes of some data: each character, or other sequence, with the style it has."""
    first, *parts = data.split(_START)
    look: _Look | None = _BARE
    yield from ((look, character) for character in first)
    for part in parts:
        numbers, is_style, text = part.partition("m")
        if is_style and not numbers.strip("0123456789;"):
            look = _told(look, numbers)
        else:
            move = _MOVE.match(part)
            yield None, _START + (move[0] if move else "")
            text = part[move.end() :] if move else part
        yield from ((None if character == "\n" else look, character) for character in text)
    yield look, ""


def _told(look: _Look | None, numbers: str) -> _Look | None:
    """A style after some more numbers, which may end what others began."""
    if look is None:
        return None
    colour, ground, attributes = look
    said: list[str] = []
    for number in _whole_colours(numbers):
        if number in _ENDED_BY.values():
            attributes -= {one for one, end in _ENDED_BY.items() if end == number}
            continue
        one = _look(number)
        if one is None:
            return None
        if one == _BARE and number not in ("39", "49"):
            colour, ground, attributes = _BARE
        colour = one.colour or ("" if number == "39" else colour)
        ground = one.ground or ("" if number == "49" else ground)
        attributes |= one.attributes
        said.append(number)
    return _Look(colour, ground, attributes)


def _whole_colours(numbers: str) -> Iterator[str]:
    """Numbers, those of a colour together."""
    left = iter(numbers.split(";"))
    for number in left:
        if number in ("38", "48"):
            kind = next(left, "")
            count = {"2": 3, "5": 1}.get(kind, 0)
            yield ";".join((number, kind, *(part for _, part in zip(range(count), left, strict=False))))
        else:
            yield number


def is_the_same(data: str) -> bool:
    """Whether data that is written sparingly shows what it does as it is."""
    return list(shown(Sparing().write(data))) == list(shown(data))


def sparing_driver(driver: type[Driver]) -> type[Driver]:
    """A driver of Textual's that writes styles as differences, if the first frame then shows the same."""

    class SparingDriver(driver):  # type: ignore[misc,valid-type]
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._sparing: Sparing | None = None
            self._first_frame: str | None = ""
            """Empty before it is written, None when it has been looked at."""
            self._from = 0.0
            """When it may be looked at."""

        def write(self, data: str) -> None:
            if self._first_frame and monotonic() >= self._from:
                self._sparing = Sparing() if is_the_same(self._first_frame) else None
                self._first_frame = None
            elif self._first_frame == "" and len(data) >= _LEAST:
                self._first_frame, self._from = data, monotonic() + AT_REST
            super().write(data if self._sparing is None else self._sparing.write(data))

    return SparingDriver
