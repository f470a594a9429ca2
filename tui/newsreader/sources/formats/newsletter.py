"""Newsletters: the articles in one mail, each under a heading that is a link to it."""

from __future__ import annotations

from dataclasses import field

from newsreader.records import dataclass
from newsreader.text.lenient_html import LenientParser

_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_BLOCKS = frozenset(
    "p div td tr table li ul ol br hr section article blockquote h1 h2 h3 h4 h5 h6 footer header".split()
)
_HIDDEN = frozenset(("script", "style", "head", "title"))
_FEWEST = 2
"""So many articles make a newsletter."""
_SHORTEST = 25
"""Words: a shorter text under a heading is only a teaser."""


@dataclass(slots=True)
class Part:
    """One article of a newsletter."""

    title: str = ""
    url: str = ""
    text: str = ""
    """Its paragraphs, parted by blank lines, without the title."""


@dataclass(slots=True)
class _Open:
    """What is written so far of one part."""

    url: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(LenientParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [_Open()]
        self._heading: list[str] | None = None
        self._url = ""
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _HEADINGS:
            self._heading, self._url = [], ""
        elif tag == "a" and self._heading is not None:
            self._url = self._url or dict(attrs).get("href") or ""
        if tag in _BLOCKS:
            self._write("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _HEADINGS and self._heading is not None:
            title, self._heading = self._heading, None
            if self._url.startswith(("http://", "https://")):
                self.parts.append(_Open(self._url, title))
            else:
                self.parts[-1].text += ["\n", *title]
        if tag in _BLOCKS:
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._write(data)

    def _write(self, text: str) -> None:
        (self.parts[-1].text if self._heading is None else self._heading).append(text)


def newsletter_parts(html: str) -> list[Part]:
    """The articles of a newsletter; none where a mail is not made of several."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = []
    for part in reader.parts[1:]:
        lines = (" ".join(line.split()) for line in "".join(part.text).split("\n"))
        text = "\n\n".join(filter(None, lines))
        title = " ".join("".join(part.title).split())
        if title and len(text.split()) >= _SHORTEST:
            found.append(Part(title, part.url, text))
    return found if len(found) >= _FEWEST else []
