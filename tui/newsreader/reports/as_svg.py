"""A story at a glance as one image: each version a row of bars, a sentence a bar."""

from __future__ import annotations

from textwrap import shorten

from newsreader.reports.html.markup import KINDS, text
from newsreader.reports.html.sections import bars_of
from newsreader.reports.html.style import colours
from newsreader.reports.outline import Outline
from newsreader.reports.signs import Sign
from newsreader.settings.themes import DEFAULT, LIGHT

WIDTH, MARGIN, ROW = 960, 24, 62
"""Units of the image: its width, what is free around it, and what a version takes."""
_KEY = (Sign.CONFIRMED, Sign.REPHRASED, Sign.OMITTED, Sign.CONTESTED)
_NAMES = {"c": "confirmed", "r": "rephrased", "o": "omitted", "x": "contested", "u": "muted", "q": "muted"}


def outline_as_svg(outline: Outline) -> str:
    """The image, which asks for nothing from outside; light or dark as its reader prefers."""
    longest = max((len(one.signs) for one in outline.coverage), default=1) or 1
    result = outline.result
    height = 112 + ROW * len(outline.coverage)
    rows = []
    for number, one in enumerate(outline.coverage):
        y = 92 + ROW * number
        drawn = bars_of(one)
        scale = (WIDTH - 2 * MARGIN) / (4 * longest)
        rows.append(
            f'<text x="{MARGIN}" y="{y}" class="name">{one.id}  {text(_short(one.name, 40))}'
            f'<tspan class="muted" dx="10">{text(one.in_words)}</tspan></text>'
            f'<g transform="translate({MARGIN} {y + 8}) scale({scale:.4f} 1.3)">{drawn}</g>'
        )
    key = "".join(
        f'<tspan dx="{16 if number else 0}" class="{KINDS[sign]}">{sign.glyph}</tspan> {sign}'
        for number, sign in enumerate(_KEY)
    )
    title = _short(outline.story.title, 80)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="t d">'
        f'<title id="t">{text(outline.story.title)}</title><desc id="d">{text(result.in_words)}</desc>'
        f"<style>{_style()}</style>"
        f'<rect class="ground" width="{WIDTH}" height="{height}"/>'
        f'<text x="{MARGIN}" y="32" class="title">{text(title)}</text>'
        f'<text x="{MARGIN}" y="54">{text(result.in_words)}</text>'
        f"{''.join(rows)}"
        f'<text x="{MARGIN}" y="{height - 12}" class="muted">{key}</text></svg>\n'
    )


def _short(words: str, length: int) -> str:
    return shorten(words, length, placeholder="…")


def _style() -> str:
    return (
        "text{font:14px system-ui,sans-serif}.title{font:600 20px Georgia,serif}.name{font-weight:600}"
        f"{_rules(LIGHT)}@media(prefers-color-scheme:dark){{{_rules(DEFAULT)}}}"
    )


def _rules(theme: str) -> str:
    found = colours(theme)
    marks = "".join(f".{kind}{{fill:{found[name]}}}" for kind, name in _NAMES.items())
    grounds = f".ground{{fill:{found['background']}}}text{{fill:{found['foreground']}}}"
    return f"{grounds}.muted{{fill:{found['muted']};font-weight:400}}{marks}"
