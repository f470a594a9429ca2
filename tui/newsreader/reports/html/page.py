"""The whole page: one file that asks for nothing, with a policy that lets it ask for nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources

from newsreader import __version__
from newsreader.reports.claims_jsonld import claims_as_jsonld
from newsreader.reports.html import sections
from newsreader.reports.html.corrections import corrections
from newsreader.reports.html.deceptive import deceptive
from newsreader.reports.html.evidence import evidence_data
from newsreader.reports.html.figures import figures
from newsreader.reports.html.markup import text
from newsreader.reports.html.style import style
from newsreader.reports.html.texts import BOX, IN_PAGE, texts
from newsreader.reports.outline import Outline, Part
from newsreader.text.patterns import pattern

_TO_TEXT = pattern(r'<a href="#[A-Z]+\d*">(.*?)</a>')
"""A link to a version or a sentence."""
NONE = "'none'"
_TITLES = {
    Part.DISPUTES: "Disagreements",
    Part.COVERAGE: "At a glance",
    Part.MATRIX: "Who tells what",
    Part.LEFT_OUT: "Left out",
    Part.CHECKS: "To check",
    Part.CORRECTIONS: "Changed later",
    Part.DECEPTIVE: "Not what it seems",
    Part.NAMING: "What each calls it",
    Part.QUOTATIONS: "Quotations",
    Part.FIGURES: "In figures",
    Part.NOTES: "Notes",
    Part.TEXTS: "Texts",
    Part.METHOD: "Method",
}
_PARTS: dict[Part, Callable[[Outline], str]] = {
    Part.DISPUTES: sections.disputes,
    Part.COVERAGE: sections.coverage,
    Part.MATRIX: sections.matrix,
    Part.LEFT_OUT: sections.left_out,
    Part.CHECKS: sections.checks,
    Part.CORRECTIONS: corrections,
    Part.DECEPTIVE: deceptive,
    Part.NAMING: sections.naming,
    Part.QUOTATIONS: sections.quotations,
    Part.FIGURES: figures,
    Part.NOTES: sections.notes,
    Part.TEXTS: texts,
    Part.METHOD: sections.method,
}
"""In the order of the page."""


def outline_as_html(outline: Outline) -> str:
    """The story as a page of HTML. The same inputs give the same bytes.

    Up to IN_PAGE versions it needs no script; with more the evidence is built by one when it is asked for.
    """
    made = {part: write(outline) for part, write in _PARTS.items() if outline.has(part)}
    unlinked = (lambda body: body) if made.get(Part.TEXTS) else without_links
    made = {part: unlinked(body) for part, body in made.items() if body}
    entries = "".join(f'<li><a href="#{part}">{_TITLES[part]}</a></li>' for part in made)
    nav = f'<nav aria-label="Parts of this report"><ul>{entries}</ul></nav>\n'
    scripts, data = _scripts(outline)
    kind = ' class="on-paper"' if outline.has(Part.EVIDENCE) else ""
    linked = claims_as_jsonld(outline).replace("<", "\\u003c")
    return whole_page(
        f"{outline.story.title} – {len(outline.coverage)} versions",
        f"{sections.head(outline)}{nav}<main>\n{sections.legend()}{''.join(made.values())}{data}</main>",
        scripts=scripts,
        head=f'<script type="application/ld+json">{linked}</script>\n',
        attributes=kind,
    )


def whole_page(
    title: str, body: str, *, scripts: Sequence[str] = (), head: str = "", attributes: str = ""
) -> str:
    """A page of some markup that asks for nothing, and whose policy lets it ask for nothing; `title` is plain
    text. Only these scripts are run."""
    css = style()
    policy = (
        f"default-src 'none'; style-src {_hash(css)}; script-src {' '.join(map(_hash, scripts)) or NONE}; "
        f"base-uri {NONE}; form-action {NONE}"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="newsreader {text(__version__)}">\n'
        f"<title>{text(title)}</title>\n"
        f"<style>{css}</style>\n{head}</head>\n<body{attributes}>\n{body}\n"
        f"{''.join(f'<script>{script}</script>' for script in scripts)}\n</body>\n</html>\n"
    )


def without_links(body: str) -> str:
    """Markup without its links to the texts, which are not there."""
    return _TO_TEXT.sub(r"\1", body)


def _scripts(outline: Outline) -> tuple[list[str], str]:
    """The scripts of the page, and what they read."""
    if not outline.has(Part.TEXTS):
        return [], ""
    if len(outline.coverage) <= IN_PAGE:
        return [_resource("popover.js")], ""
    box = (
        f'<div popover id="{BOX}" class="ev" role="group" aria-label="Evidence">'
        "<p>The evidence of so many versions is built by a script, which is not run here.</p></div>\n"
    )
    data = f'<script type="application/json" id="evidence-data">{evidence_data(outline)}</script>\n'
    return [_resource("evidence.js") + _resource("popover.js")], box + data


@cache
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _hash(content: str) -> str:
    """What a Content-Security-Policy knows an inline script or style by."""
    return f"'sha256-{b64encode(sha256(content.encode('utf-8')).digest()).decode('ascii')}'"
