"""The text of raw HTML inside other text: only known elements go, all else in angle brackets is text."""

from __future__ import annotations

import re

from newsreader.records import dataclass
from newsreader.text.patterns import pattern

_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section "
    "summary table tbody td tfoot th thead title tr ul".split()
)
"""Elements that begin and end a line."""
_HIDDEN = frozenset(("script", "style"))
_ELEMENTS = (
    _BLOCKS
    | _HIDDEN
    | frozenset(
        "a abbr acronym applet area audio b base basefont bdi bdo bgsound big blink body button canvas cite "
        "code col colgroup command data datalist del dfn em embed font frame frameset head html i iframe "
        "image img input ins isindex kbd keygen label link listing map mark marquee meta meter nobr noembed "
        "noframes noscript object optgroup output param picture plaintext portal progress q rb rbc rp rt rtc "
        "ruby s samp search select slot small source spacer span strike strong sub sup svg template textarea "
        "time track tt u var video wbr xmp".split()
    )
)
"""Elements of HTML, of today and of old, in lower case."""
_ALONE = frozenset(
    "allowfullscreen async autofocus autoplay checked compact controls crossorigin default defer disabled "
    "download formnovalidate hidden inert ismap itemscope loop multiple muted nohref nomodule noresize "
    "noshade novalidate nowrap open playsinline readonly required reversed selected".split()
)
"""Attributes that may stand without a value: `<b and c>` has two that may not, and is no element."""
_ATTRIBUTE = pattern(r"""\s++([^\s"'<>/=]++)(\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+""")
_TAG = pattern(rf"<(/?)([A-Za-z][A-Za-z0-9]{{0,15}})((?:{_ATTRIBUTE.pattern})*+)\s*+/?>")
_DOCTYPE = pattern(r"<!doctype\b[^<>]*+>", re.IGNORECASE)
_CDATA = "<![CDATA["
_REFERENCE = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Markup:
    """One tag, comment or the like: no text."""

    end: int
    """Where it ends, exclusive."""
    text: str = ""
    """What a reader sees in its place: a line end, the description of a picture."""
    hides: str = ""
    """The element, if it begins one whose content is not shown."""


class HtmlMarkup:
    """Finds the HTML in one source. All questions to it together take time that grows with its length."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._last: dict[str, int] = {}

    def at(self, start: int) -> Markup | None:
        """The HTML that begins at a `<`; None where it is text: no known element, or one without an end."""
        source = self.source
        if source.startswith("<!--", start):
            return self._until("-->", start + 2)
        if source.startswith("<?", start):
            return self._until("?>", start + 2) if source[start + 2 : start + 3].isalpha() else None
        if source.startswith(_CDATA, start):
            end = self._find("]]>", start + len(_CDATA))
            return None if end < 0 else Markup(end + 3, source[start + len(_CDATA) : end])
        if doctype := _DOCTYPE.match(source, start):
            return Markup(doctype.end())
        tag = _TAG.match(source, start)
        if tag is None:
            return None
        name, attributes = tag[2].lower(), tag[3]
        if name not in _ELEMENTS or not _are_attributes(attributes):
            return None
        if name in _BLOCKS:
            return Markup(tag.end(), "\n")
        text = _description(attributes) if name in ("img", "image") else ""
        return Markup(tag.end(), text, name if name in _HIDDEN and not tag[1] else "")

    def behind(self, element: str, start: int) -> int:
        """Where the end tag of an element ends whose content begins at `start`; `start` when it has none."""
        for ending in (f"</{element}>", f"</{element.upper()}>"):
            end = self._find(ending, start)
            if end >= 0:
                return end + len(ending)
        return start

    def _until(self, ending: str, start: int) -> Markup | None:
        end = self._find(ending, start)
        return None if end < 0 else Markup(end + len(ending))

    def _find(self, words: str, start: int) -> int:
        """As str.find; what does not come any more is not looked for again."""
        if words not in self._last:
            self._last[words] = self.source.rfind(words)
        return self.source.find(words, start) if start <= self._last[words] else -1


def html_text(source: str) -> str:
    """The text of a piece of HTML without its tags, comments, scripts and styles.

    An element that is not known, or a comment or script without an end, is text and stays.
    """
    markup = HtmlMarkup(source)
    parts: list[str] = []
    begin = at = 0
    while (at := source.find("<", at)) >= 0:
        found = markup.at(at)
        if found is None:
            at += 1
            continue
        parts += resolved(source[begin:at]), found.text
        begin = at = markup.behind(found.hides, found.end) if found.hides else found.end
    parts.append(resolved(source[begin:]))
    return "".join(parts)


def html_paragraphs(source: str) -> str:
    """The text of a piece of HTML, each line a paragraph of its own, with blank lines between them."""
    lines = (" ".join(line.split()) for line in html_text(source).splitlines())
    return "\n\n".join(filter(None, lines))


def resolved(text: str) -> str:
    """The text with character references (`&amp;`, `&#8212;`) as the characters they stand for."""
    if "&" not in text:
        return text
    from html import unescape  # with the two thousand names of HTML

    return _REFERENCE.sub(lambda reference: unescape(reference[0]), text)


def _are_attributes(written: str) -> bool:
    """Whether each has a value or is one that needs none."""
    return all(
        found[2] or found[1].lower() in _ALONE or found[1].lower().startswith("data-")
        for found in _ATTRIBUTE.finditer(written)
    )


def _description(attributes: str) -> str:
    """What stands for a picture."""
    values = (found[3] for found in _ATTRIBUTE.finditer(attributes) if found[1].lower() == "alt" and found[3])
    return resolved(next(values, "").strip("\"'"))
