"""Statistics for a terminal: a bar for each outlet, then what else there is to tell of it, then the pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from newsreader.analysis.statistics import OutletFigures, PairFigures, Statistics, ratio
from newsreader.analysis.tallies import CONFIRMED, CONTESTED, KINDS, OMITTED, REPHRASED
from newsreader.text.terminal import cells, clipped, safe

WIDTH = 100
"""Columns, unless told otherwise."""
MOST = 20
"""Outlets and pairs that are listed, unless told otherwise."""
BARS = {CONFIRMED: "█", REPHRASED: "▓", OMITTED: "░", CONTESTED: "╳"}
"""What a bar is made of, by kind of sentence."""
_NARROWEST = 40
_NAME = 24
"""Columns of a name at most."""


def statistics_as_text(found: Statistics, width: int = WIDTH, most: int = MOST) -> str:
    """The figures; of outlets and pairs the first `most`."""
    width = max(width, _NARROWEST)
    lines = (part for line in _lines(found, width, most) for part in _fitting(line, width))
    return "\n".join(lines) + "\n"


def _fitting(line: str, width: int) -> list[str]:
    return wrap(line, width, subsequent_indent="  ") if cells(line) > width else [line]


def _lines(found: Statistics, width: int, most: int) -> Iterator[str]:
    yield _tally(found)
    if not found.outlets:
        return
    outlets = found.outlets[:most]
    name = min(max(cells(safe(one.outlet)) for one in outlets), _NAME, width // 3)
    yield ""
    yield f"Sentences: {'  '.join(f'{sign} {kind}' for kind, sign in BARS.items())}"
    for one in outlets:
        yield _bar_line(one, name, width)
    yield from _rest(len(found.outlets) - len(outlets), "outlet")
    yield ""
    yield from _table(
        ("", "stories", "claims", "alone", "left out", "conflicts", "lost", "first", "corrected"),
        [
            (
                one.outlet,
                str(one.stories),
                str(one.claims),
                _of(one.alone, one.claims),
                str(one.left_out),
                str(one.conflicts),
                str(one.lost),
                f"{one.first} of {one.timed}" if one.timed else "–",
                str(one.corrections),
            )
            for one in outlets
        ],
        name,
        width,
    )
    pairs = found.pairs[:most]
    if pairs:
        yield ""
        yield "What two outlets share, as a part of the claims that either tells"
        half = min(name, max((width - 30) // 2, 6))
        for pair in pairs:
            yield _pair_line(pair, half, width)
        yield from _rest(len(found.pairs) - len(pairs), "pair")


def _tally(found: Statistics) -> str:
    words = [_counted(found.stories, "story", "stories"), _counted(len(found.outlets), "outlet")]
    words += [_counted(found.claims, "claim"), f"{_counted(found.conflicts, 'fact')} in conflict"]
    return " · ".join(words)


def _bar_line(one: OutletFigures, name: int, width: int) -> str:
    shares = [one.share(kind) for kind in KINDS[:-1]]
    known = [share for share in shares if share is not None]
    figures = " ".join(f"{share:4.0%}" for share in known) or "nothing is known"
    room = max(width - name - len(figures) - 4, 8)
    return f"{padded(one.outlet, name)}  {bar(shares, room)}  {figures}"


def bar(shares: Sequence[float | None], room: int) -> str:
    """Shares as a bar of so many columns; what is there gets one at least, and together they fill it."""
    known = [share or 0.0 for share in shares]
    if not any(known):
        return " " * room
    drawn = zip(BARS.values(), lengths(known, room), strict=True)
    return "".join(sign * length for sign, length in drawn)


def lengths(shares: Sequence[float], room: int) -> list[int]:
    """Whole numbers that add up to the room, each nearest to its share (the largest remainders)."""
    exact = [share * room for share in shares]
    whole = [max(int(length), 1) if length else 0 for length in exact]
    while any(exact) and sum(whole) < room:
        most = max(range(len(exact)), key=lambda at: exact[at] - whole[at] if exact[at] else -room)
        whole[most] += 1
    while sum(whole) > room:
        whole[max(range(len(whole)), key=whole.__getitem__)] -= 1
    return whole


def _pair_line(pair: PairFigures, name: int, width: int) -> str:
    shared = pair.shared or 0.0
    told = f"{shared:4.0%} of {pair.either:>4}"
    if pair.conflicts:
        told += f"  {_counted(pair.conflicts, 'conflict')}"
    if pair.copies:
        told += f"  {_counted(pair.copies, 'copy', 'copies')}"
    room = max(min(width - 2 * name - 40, 20), 0)
    drawn = "█" * round(shared * room)
    line = f"{padded(pair.one, name)}  {padded(pair.other, name)}  {drawn:<{room}}{' ' if room else ''}{told}"
    return line.rstrip()


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], name: int, width: int) -> Iterator[str]:
    """Columns beside each other; where these are too wide, those on the right below the others."""
    sizes = [max(len(row[at]) for row in (heads, *rows)) for at in range(1, len(heads))]
    begin = 1
    while begin < len(heads):
        end, used = begin, name
        while end < len(heads) and (end == begin or used + 2 + sizes[end - 1] <= width):
            used += 2 + sizes[end - 1]
            end += 1
        if begin > 1:
            yield ""
        for row in (heads, *rows):
            columns = (row[at].rjust(sizes[at - 1]) for at in range(begin, end))
            yield f"{padded(row[0], name)}  {'  '.join(columns)}"
        begin = end


def _rest(count: int, noun: str) -> Iterator[str]:
    if count > 0:
        yield f"and {count:,} more {noun if count == 1 else noun + 's'}: --limit shows more, a table all"


def padded(name: str, width: int) -> str:
    """A name in so many columns."""
    shown = clipped(safe(name), width)
    return shown + " " * (width - cells(shown))


def _of(part: int, whole: int) -> str:
    share = ratio(part, whole)
    return "–" if share is None else f"{part} ({share:.0%})"


def _counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
