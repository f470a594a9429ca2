"""How an article is cited: in a line, and for programs that keep references (BibTeX, RIS)."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.model import Article, Story
from newsreader.text.hidden import without_hidden
from newsreader.text.patterns import pattern
from newsreader.text.quoted import quoted

_SPECIAL = pattern(r"[\\{}$&#%_~^]")
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def citation(article: Article, said: str = "") -> str:
    """Outlet, author, title, date and address on a line, with some words of the article as a quotation behind
    it; what is not known is left out."""
    title = quoted(_in_line(article.headline)) if article.headline else ""
    source = ", ".join(
        filter(None, (article.outlet, article.author, title, article.published[:10], article.url))
    )
    if not said:
        return source
    quotation = quoted(_in_line(said))
    return f"{source}: {quotation}" if source else quotation


def _in_line(text: str) -> str:
    return " ".join(text.split())


def as_bibtex(story: Story) -> str:
    """The versions as BibTeX entries `@article`; the key of each is its letter."""
    return "\n".join(_bibtex(story.version_id(n), article) for n, article in enumerate(story.versions))


def _bibtex(key: str, article: Article) -> str:
    fields = {
        "title": f"{{{_tex(article.headline)}}}" if article.headline else "",
        "author": " and ".join(f"{{{_tex(name)}}}" for name in article.author.split(", ") if name),
        "journal": _tex(article.outlet),
        "date": article.published[:10],
        "url": _plain(article.url),
        "note": f"SHA-256 of the text: {article.sha256}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{key},\n{lines}}}\n"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX.get(found[0], "\\" + found[0]), _plain(text))


def _plain(text: str) -> str:
    """On one line, without what is hidden, controls, and what cannot be written."""
    seen = "".join(c if c.isprintable() else " " for c in without_hidden(text))
    return " ".join(seen.split())


def as_ris(story: Story) -> str:
    """The versions in RIS (the format of reference managers), as records of the type NEWS."""
    return "".join(f"{tag}  - {value}\r\n" for article in story.versions for tag, value in _ris(article))


def _ris(article: Article) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    fields = (
        ("TI", article.headline),
        *(("AU", name) for name in article.author.split(", ")),
        ("T2", article.outlet),
        ("DA", article.published[:10].replace("-", "/")),
        ("UR", article.url),
        ("LA", article.language),
        ("N1", f"SHA-256 of the text: {article.sha256}"),
    )
    yield from ((tag, _plain(value)) for tag, value in fields if _plain(value))
    yield "ER", ""
