"""What was changed in the articles after publication, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from newsreader.analysis.corrections import Change, Correction, in_words
from newsreader.model import Article, Span
from newsreader.reports.html.markup import language, section, text
from newsreader.reports.outline import Outline, Part


def corrections(outline: Outline) -> str:
    """Each change of each article: the sentence before, and after."""
    body = "".join(_correction(outline, one) for one in outline.corrections)
    return section(Part.CORRECTIONS, "Changed after publication", [body])


def _correction(outline: Outline, one: Correction) -> str:
    items = "".join(f"<li>{_change(one, change)}</li>" for change in one.changes)
    name = text(outline.name(one.version))
    return f'<h3>{name}</h3><p class="lead">{in_words(one.changes)}</p><ul class="plain">{items}</ul>'


def _change(one: Correction, change: Change) -> str:
    told = [f'<span class="muted">{change.kind}{", the outlet says so" * change.is_declared}</span>']
    if change.before is not None:
        told.append(_sentence(one.before, change.before, change.gone, "del"))
    if change.after is not None:
        told.append(_sentence(one.after, change.after, change.new, "ins"))
    return "<br>".join(told)


def _sentence(article: Article, number: int, spans: Sequence[Span], tag: str) -> str:
    sentence = article.sentences[number]
    edges = [sentence.start, *chain.from_iterable((span.start, span.end) for span in spans), sentence.end]
    pieces = [text(article.text[start:end]) for start, end in pairwise(edges)]
    marked = "".join(f"<{tag}>{one}</{tag}>" if n % 2 else one for n, one in enumerate(pieces))
    return f"<span{language(article)}>{marked}</span>"
