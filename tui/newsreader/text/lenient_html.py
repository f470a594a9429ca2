"""Reading pages that are not valid HTML."""

from __future__ import annotations

from html.parser import HTMLParser


class LenientParser(HTMLParser):
    """A parser that passes over a section of no known kind ("<![0"), at which that of the standard library
    raises AssertionError."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)
