"""Outlets in figures, as pieces of a page: bars, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsreader.analysis.statistics import OutletFigures, PairFigures, Statistics, by_name, ratio
from newsreader.analysis.tallies import CONFIRMED, CONTESTED, KINDS, OMITTED, REPHRASED
from newsreader.reports.html.markup import scroller, section, text
from newsreader.reports.outline import Outline, Part

MOST = 60
"""Outlets on a page, and pairs below each other."""
_SQUARE = 16
"""Outlets up to which the pairs are a table of each against each."""
_CLASSES = {CONFIRMED: "c", REPHRASED: "r", OMITTED: "o", CONTESTED: "x"}
_WIDTH = 200
KEY = (
    '<span class="c g">■</span> confirmed by another · <span class="r g">■</span> told in other words · '
    '<span class="o g">■</span> omitted by all others · <span class="x g">■</span> contested'
)
OUTLETS = (
    "Alone: claims that no independent version tells. Lost: facts in conflict in which others have more "
    "witnesses. First: of the claims whose times of publication tell it, those that it published first."
)
PAIRS = "The claims that both tell, as a part of those that either of them tells."


def bars(outlets: Sequence[OutletFigures]) -> str:
    """A bar for each outlet."""
    rows = "".join(
        f'<li><b>{text(one.outlet)}</b>{_bar(one)}<span class="muted">{_in_words(one)}</span></li>'
        for one in outlets[:MOST]
    )
    return f'<ul class="glance">{rows}</ul>{_rest(len(outlets), MOST)}' if rows else ""


def _bar(one: OutletFigures) -> str:
    pieces, at = [], 0.0
    for kind, drawn in _CLASSES.items():
        width = _WIDTH * (one.share(kind) or 0.0)
        if width:
            pieces.append(f'<path class="{drawn}" d="M{at:.1f} 0h{width:.1f}v20h-{width:.1f}z"/>')
        at += width
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} 20" preserveAspectRatio="none">'
        f"<title>{text(one.outlet)}: {_in_words(one)}</title>{''.join(pieces)}</svg>"
    )


def _in_words(one: OutletFigures) -> str:
    if not one.known:
        return "nothing is known of its sentences"
    shares = ", ".join(f"{one.share(kind) or 0.0:.0%} {kind}" for kind in KINDS[:-1])
    return f"{shares}, of {one.known:,} sentences"


def outlets_table(outlets: Sequence[OutletFigures]) -> str:
    """All else that there is to tell of each, in a row."""
    heads = ("Stories", "Claims", "Alone", "Left out", "Conflicts", "Won", "Lost", "First", "Corrected")
    rows = (
        (
            one.outlet,
            f"{one.stories:,}",
            f"{one.claims:,}",
            _of(one.alone, one.claims),
            f"{one.left_out:,}",
            f"{one.conflicts:,}",
            f"{one.won:,}",
            f"{one.lost:,}",
            f"{one.first:,} of {one.timed:,}" if one.timed else "–",
            f"{one.corrections:,}",
        )
        for one in outlets[:MOST]
    )
    return _table("Table of outlets", "Outlet", heads, rows) + _rest(len(outlets), MOST)


def pairs_table(found: Statistics) -> str:
    """What two share: of a few outlets each against each, of many in rows."""
    if not found.pairs:
        return ""
    names = [one.outlet for one in found.outlets]
    if len(names) <= _SQUARE:
        pairs = by_name(found.pairs)
        return _table(
            "Table of two outlets each",
            "Outlet",
            names,
            ([name, *(_shared(pairs.get((name, other))) for other in names)] for name in names),
        )
    rows = (
        (
            f"{pair.one} · {pair.other}",
            _shared(pair),
            f"{pair.either:,}",
            f"{pair.conflicts:,}",
            f"{pair.copies:,}",
        )
        for pair in found.pairs[:MOST]
    )
    heads = ("Shared", "Of claims", "Conflicts", "Copies")
    return _table("Table of two outlets each", "Outlets", heads, rows) + _rest(len(found.pairs), MOST)


def _shared(pair: PairFigures | None) -> str:
    return "–" if pair is None or pair.shared is None else f"{pair.shared:.0%}"


def _table(name: str, first: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    columns = "".join(f'<th scope="col">{text(head)}</th>' for head in (first, *heads))
    body = "".join(
        f'<tr><th scope="row">{text(row[0])}</th>{"".join(f"<td>{text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    table = f'<table class="figures"><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>'
    return scroller(name, table)


def _rest(count: int, most: int) -> str:
    return f'<p class="muted">and {count - most:,} more, in the tables</p>' if count > most else ""


def _of(part: int, whole: int) -> str:
    share = ratio(part, whole)
    return "–" if share is None else f"{part:,} ({share:.0%})"


def figures(outline: Outline) -> str:
    """The versions of one story in figures: what is drawn of each sentence elsewhere, counted."""
    found = outline.figures
    return section(
        Part.FIGURES,
        "In figures",
        [f"<p>{OUTLETS}</p>", outlets_table(found.outlets), f"<h3>{PAIRS}</h3>", pairs_table(found)],
    )
