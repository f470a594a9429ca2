"""The texts of the versions, each sentence in its colour with its signs behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsreader.analysis.saying import words_in_question
from newsreader.model import Place, Role, Sentence
from newsreader.reports.html.evidence import popover
from newsreader.reports.html.markup import KINDS, heard, language, outward, section, text
from newsreader.reports.outline import Coverage, Outline, Part
from newsreader.reports.signs import Sign, sign_of_judgement

IN_PAGE = 8
"""Versions up to which the evidence stands in the page, and needs no script."""
BOX = "ev"

_ROLES = {Role.HEADLINE: " headline", Role.STANDFIRST: " standfirst", Role.HEADING: " heading"}


def texts(outline: Outline) -> str:
    """All versions, one below the other."""
    articles = (_article(outline, one) for one in outline.coverage)
    lead = "The signs behind a sentence, or a click on it, show what the other versions do with it."
    return section(Part.TEXTS, "The texts", articles, lead)


def _article(outline: Outline, one: Coverage) -> str:
    article = one.article
    details = " · ".join(text(part) for part in (article.author, article.published[:10]) if part)
    source = outward(article.url, text(article.url)) if article.url else ""
    paragraphs = "".join(_paragraphs(outline, one))
    below = " · ".join(filter(None, (details, source)))
    return (
        f'<article id="{one.id}" aria-labelledby="{one.id}-h"><h3 id="{one.id}-h">'
        f'<b class="id">{one.id}</b> {text(one.name)}</h3><p class="muted">{below}</p>{paragraphs}</article>'
    )


def _paragraphs(outline: Outline, one: Coverage) -> Iterator[str]:
    article = one.article
    in_page = len(outline.coverage) <= IN_PAGE
    for paragraph in article.paragraphs:
        sentences = article.sentences[paragraph.first : paragraph.last + 1]
        role = _ROLES.get(sentences[0].role, "") if sentences else ""
        inner = " ".join(_sentence(outline, one, sentence) for sentence in sentences)
        yield f'<p class="t{role}"{language(article)}>{inner}</p>'
        if in_page:
            for sentence in sentences:
                if one.signs[sentence.index] is not Sign.QUIET:
                    yield popover(outline, Place(one.version, sentence.index))


def _sentence(outline: Outline, one: Coverage, sentence: Sentence) -> str:
    name = outline.where(Place(one.version, sentence.index))
    sign = one.signs[sentence.index]
    words = _words(outline, one, sentence)
    if sign is Sign.QUIET:
        return f'<span id="{name}" class="q">{words}</span>'
    signs = _signs(outline, Place(one.version, sentence.index))
    in_page = len(outline.coverage) <= IN_PAGE
    target = f'popovertarget="e{name}"' if in_page else f'popovertarget="{BOX}" data-s="{name}"'
    button = f'<button class="e" {target}>{signs}{heard(f" {sign}, evidence for {name}")}</button>'
    return f'<span id="{name}" class="s {KINDS[sign]}">{words}</span> {button}'


def _words(outline: Outline, one: Coverage, sentence: Sentence) -> str:
    """A sentence, in which the words stand out that other versions tell differently."""
    whole, at = one.article.text, sentence.start
    pieces = []
    spans = words_in_question(outline.comparison, one.version, sentence.index)
    for start, end in sorted({(span.start, span.end) for span in spans}):
        if at <= start < end <= sentence.end:
            pieces.append(f"{text(whole[at:start])}<b>{text(whole[start:end])}</b>")
            at = end
    return "".join([*pieces, text(whole[at : sentence.end])])


def _signs(outline: Outline, place: Place) -> str:
    """A sign for each other version; with many how many there are of each."""
    found = [
        sign_of_judgement(judgement)
        for _, judgement in outline.comparison.against(place.version, place.sentence)
    ]
    if len(found) < IN_PAGE:
        return "".join(sign.glyph for sign in found)
    counts = Counter(found)
    shown = (Sign.CONTESTED, Sign.CONFIRMED, Sign.ALMOST, Sign.REPHRASED)
    return " ".join(f"{sign.glyph}{counts[sign]}" for sign in shown if counts[sign]) or Sign.OMITTED.glyph
