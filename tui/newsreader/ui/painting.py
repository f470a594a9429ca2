"""A view by Textual's Line API that is painted cheaply."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class PaintedView(ScrollView, inherit_bindings=False):
    """Keeps the lines it has painted, with the border left and right of them.

    Textual's own way looks up the styles of the border anew for every line, which takes longer than to draw
    the line. The border above and below is still Textual's.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._painted: dict[int, Strip] = {}
        """By lines of the widget, its border included."""
        self._painted_size = Size(0, 0)
        self._sides: tuple[list[Segment], list[Segment]] = ([], [])
        """The border left and right of the lines."""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint some regions of the content again, or everything."""
        if not regions:
            self._painted.clear()
        for region in regions:
            for y in region.translate(self.content_offset).line_range:
                self._painted.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some cells of the widget, its border included; only what has changed is painted."""
        region, content = self.region, self.content_region.translate(-self.region.offset)
        if not self._painted or region.size != self._painted_size:
            self._painted, self._painted_size = {}, region.size
            whole = self._by_textual(content.y)
            self._sides = list(whole.crop(0, content.x)), list(whole.crop(content.right, region.width))
        strips = []
        for y in crop.line_range:
            strip = self._painted.get(y)
            if strip is None:
                is_border = not content.y <= y < content.bottom
                strip = self._by_textual(y) if is_border else self._paint(y - content.y, content.width)
                self._painted[y] = strip
            strips.append(strip)
        if crop.column_span != (0, region.width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _paint(self, y: int, width: int) -> Strip:
        """A line of the content between the sides of the border."""
        line = self.render_line(y).adjust_cell_length(width)
        segments = blanks_joined((*self._sides[0], *line, *self._sides[1]))
        strip = Strip(segments, self._painted_size.width)
        for change in self.get_line_filters():
            if not isinstance(change, ANSIToTruecolor):  # a theme has true colours only
                strip = strip.apply_filter(change, self.background_colors[1])
        return strip

    def _by_textual(self, y: int) -> Strip:
        """A line of the widget as Textual paints it."""
        return super().render_lines(Region(0, y, self.region.width, 1))[0]


def blanks_joined(segments: Iterable[Segment]) -> list[Segment]:
    """Fewer segments that show the same: blanks are painted with a neighbour."""
    joined: list[Segment] = []
    for segment in segments:
        if joined:
            text, style = segment.text, segment.style
            before, beside, _ = joined[-1]
            if text.isspace() and _same_blank(beside, style):
                joined[-1] = Segment(before + text, beside)
                continue
            if before.isspace() and _same_blank(beside, style):
                joined[-1] = Segment(before + text, style)
                continue
        joined.append(segment)
    return joined


@cache
def _same_blank(one: Style | None, other: Style | None) -> bool:
    """Whether a blank looks the same in both styles."""
    if one is None or other is None:
        return one is other
    return one.bgcolor == other.bgcolor and not any(
        style.underline or style.underline2 or style.strike or style.overline or style.reverse
        for style in (one, other)
    )
