"""What is drawn, in ASCII: for terminals that show nothing else."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from newsreader.settings.glyphs import SIGNS

_TABLE = str.maketrans(SIGNS)


class AsciiSigns(LineFilter):
    """Draws lines, arrows and marks of typography with characters of ASCII; letters of any script stay, and
    other signs are question marks, each cell for cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() else segment._replace(text=in_ascii(segment.text))
            for segment in segments
        ]


def in_ascii(text: str) -> str:
    """A text of the same width, with signs of ASCII."""
    drawn = text.translate(_TABLE)
    if drawn.isascii():
        return drawn
    return "".join(
        character if character.isascii() or character.isalnum() else "?" * cell_len(character)
        for character in drawn
    )
