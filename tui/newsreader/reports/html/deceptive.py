"""Where articles hold characters that are not what they seem, as HTML."""

from __future__ import annotations

from newsreader.reports.html.markup import language, link, section, text
from newsreader.reports.outline import Outline, Part


def deceptive(outline: Outline) -> str:
    """Each word with such characters, with a link to its sentence; of each version the first ones."""
    body = "".join(_version(outline, one.version, one.name) for one in outline.coverage)
    return section(Part.DECEPTIVE, "Not what it seems", [body])


def _version(outline: Outline, version: int, name: str) -> str:
    listed, rest = outline.deceptions_of(version)
    if not listed:
        return ""
    lang = language(outline.story.versions[version])
    items = "".join(
        f"<li>{link(outline.where(one.place))}, line {one.line}: "
        f"<span{lang}>“{text(one.written)}”</span>, {text(one.in_words)}</li>"
        for one in listed
    )
    more = f"<li>and {rest:,} more</li>" if rest else ""
    return f'<h3>{text(name)}</h3><ul class="plain">{items}{more}</ul>'
