"""A view by Textual's Line API that is painted cheaply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class PaintedLine(Strip):
    """A line that is gone as soon as it is not needed: Textual's keeps itself among the parts that it was
    divided into, and so waits for the collector of garbage."""

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """As that of a Strip."""
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class PaintedView(ScrollView, inherit_bindings=False):
    """Keeps the lines it has painted, with the border left and right of them.

    Textual's own way looks up the styles of the border anew for every line, which takes longer than to draw
    the line. The border above and below is still Textual's.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._painted: dict[tuple[int, int], dict[int, Strip]] = {}
        """By the columns, then by the lines of the widget, its border included."""
        self._painted_size = Size(0, 0)
        self._in_border = ("", "")
        """The words in it that were said last."""
        self._sides: tuple[list[Segment], list[Segment]] = ([], [])
        """The border left and right of the lines."""

    # For subclasses

    def segments(self, y: int, width: int) -> list[Segment]:
        """A visible line of the content, exactly so many cells wide."""
        raise NotImplementedError

    def border_line(self, strip: Strip, y: int) -> Strip:
        """A line of the border, as Textual paints it, as it is to be seen."""
        return strip

    # For everybody

    def say_in_border(self, title: Content | str, subtitle: Content | str) -> None:
        """Write the words in the border. Textual paints everything anew for them, even for the same."""
        if self._in_border != (str(title), str(subtitle)):
            self._in_border = (str(title), str(subtitle))
            self.border_title, self.border_subtitle = _as_it_is(title), _as_it_is(subtitle)

    # For Textual

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint some regions of the content again, or everything."""
        if not regions:
            self._painted.clear()
        for region in regions:
            for y in region.translate(self.content_offset).line_range:
                for painted in self._painted.values():
                    painted.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        width = self.content_region.width
        return Strip(self.segments(y, width), width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some cells of the widget, its border included; only what has changed is painted."""
        region, content = self.region, self.content_region.translate(-self.region.offset)
        if not self._painted or region.size != self._painted_size:
            self._painted, self._painted_size = {}, region.size
            self._sides = ([], [])
            if content.width < region.width:
                whole = self._by_textual(content.y)
                self._sides = list(whole.crop(0, content.x)), list(whole.crop(content.right, region.width))
        start, end = crop.column_span
        if start not in (0, content.x) or end not in (content.right, region.width):
            whole_lines = Region(0, crop.y, region.width, crop.height)
            return [strip.crop(start, end) for strip in self.render_lines(whole_lines)]
        left = () if start else self._sides[0]
        right = () if end < region.width else self._sides[1]
        painted = self._painted.setdefault((start, end), {})
        # A theme has true colours only.
        changes = [one for one in self.get_line_filters() if not isinstance(one, ANSIToTruecolor)]
        strips = []
        for y in crop.line_range:
            strip = painted.get(y)
            if strip is None:
                if content.y <= y < content.bottom:
                    line = (*left, *self.segments(y - content.y, content.width), *right)
                    strip = PaintedLine(blanks_joined(line), end - start)
                    for change in changes:
                        strip = strip.apply_filter(change, self.background_colors[1])
                else:
                    strip = self.border_line(self._by_textual(y), y).crop(start, end)
                painted[y] = strip
            strips.append(strip)
        return strips

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


def _as_it_is(text: Content | str) -> Content:
    """A text that is no markup, which Textual takes a string for."""
    return Content(text) if isinstance(text, str) else text
