"""Colours in hexadecimal, and how well one can be read on another."""

from __future__ import annotations

from functools import lru_cache

from newsreader.text.patterns import pattern

_HEX = pattern(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def parse_hex(text: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255 each, of `#rrggbb` or `#rgb`. Raises ValueError for anything else."""
    if not _HEX.fullmatch(text):
        raise ValueError(f"{text!r} is not a colour; write #rrggbb in quotes")
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


@lru_cache(maxsize=512)
def relative_luminance(colour: str) -> float:
    """How light a hex colour is, 0 (black) to 1 (white), as WCAG 2.2 defines relative luminance.

    https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. Raises ValueError for what is no colour.
    """
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in parse_hex(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, two: str) -> float:
    """The contrast of two hex colours in either order, 1 to 21, as WCAG 2.2 defines contrast ratio.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. Raises ValueError for what is no colour.
    """
    darker, lighter = sorted((relative_luminance(one), relative_luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)
