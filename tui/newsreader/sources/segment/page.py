"""What only the order of paragraphs tells of a page: lists of links, running heads, where its body is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from newsreader.model import Role
from newsreader.sources.segment.blocks import Block
from newsreader.text.patterns import pattern
from newsreader.text.quotations import CLOSERS

_STOP = pattern(rf"(?:[.!?…:;,]|[。！？।۔؟：])[{CLOSERS})\]*]*$")
_LINK_LONGEST = 110
"""Characters: a paragraph without a stop that is longer is no link."""
_SHORT_LONGEST = 60
_ITEM = pattern(r"\s*(?:[-*•‣·–—|+©]|[^\W\d_]\)|\(?\d)|.*[|\d%$€£@]")
"""A line of a list or table in an article, rather than a link."""
_RUN = 6
"""So many short lines one behind the other are a list of links, of tags, of months."""
_PAGE_LINES = 14
"""A text with fewer lines that are no sentences is no page that was copied whole."""
_KNOWN = 5
"""Of these, so many are known phrases of pages."""
_PROSE = 60
"""Characters of running text that tell a paragraph of an article from a caption or a teaser."""
_LONG = 400
_LESS = 70
"""By how many characters of text a line that is none is outweighed."""
_TEASER_LONGEST = 240
"""Characters of a paragraph among links that tells what is behind one."""
_HEADLINE_WITHIN = 30
"""How many paragraphs above the body its headline may stand."""
_HEADLINE_WORDS = 4
# Seldom needed, so compiled when it first is.
_LABELS = (
    r"\W*(?:topics|tags|filed under|categories|themen|schlagworte|temas|etiquetas|thèmes|tagi|теги|темы|"
    r"related|recommended|trending|popular|most (?:read|viewed|popular)|more (?:on|"
    r"from|in|stories|news|like)|read (?:more|next|also)|also read|see also|you (?:may|"
    r"might)|don['’]t miss|top stories|latest|editors?['’]?s?['’]? picks?|explore further|"
    r"must[- ]reads?|in case you missed|what to read|mehr (?:zum|dazu|lesen)|lesen sie|"
    r"weitere|auch interessant|das könnte|meistgelesen|lire aussi|à lire|sur le même sujet|"
    r"voir aussi|dans la même|les plus lus|le[ae] también|más (?:noticias|leíd)|"
    r"noticias relacionadas|relacionad|te puede|lo más|leggi anche|articoli correlati|"
    r"potrebbe|ti potrebbe|i più letti|leia (?:também|mais)|veja (?:também|mais)|"
    r"mais (?:lidas|notícias)|lees (?:ook|meer)|meer (?:over|nieuws)|gerelateerd|"
    r"meest gelezen|czytaj|przeczytaj|zobacz|polecan|polecamy|powiązane|читайте|"
    r"читать (?:также|далее)|по теме|новости по теме|другие новости|похожие|ещё по теме|"
    r"läs (?:också|mer|även)|læs også|les også|lue (?:myös|lisää)|čtěte|související|"
    r"kapcsolódó|citește și|ilgili haberler|"
    r"延伸阅读|延伸閱讀|相关(?:阅读|新闻)|相關|関連記事|あわせて|관련 ?기사)\b"
)


def mark_page(
    parts: Sequence[str], blocks: Sequence[Block], roles: list[Role], text: str, title: str
) -> None:
    """Marks as furniture what stands around the body of an article, from the order of its paragraphs."""
    _mark_running_heads(parts, blocks, roles, text)
    _mark_around_body(parts, blocks, roles, title)
    _mark_links_below_labels(parts, blocks, roles)
    _mark_runs(parts, blocks, roles)


def _mark_running_heads(parts: Sequence[str], blocks: Sequence[Block], roles: list[Role], text: str) -> None:
    """A line that begins or ends most pages of a text with form feeds."""
    if "\f" not in text:
        return
    pages: list[list[int]] = [[]]
    at = 0
    for n, block in enumerate(blocks):
        if pages[-1] and "\f" in text[at : block.start]:
            pages.append([])
        pages[-1].append(n)
        at = block.end
    if len(pages) < 2:
        return
    for side in (0, -1):
        alike = Counter(_plain(parts[page[side]]) for page in pages)
        for page in pages:
            if alike[_plain(parts[page[side]])] * 2 > len(pages) and len(parts[page[side]]) < _LINK_LONGEST:
                roles[page[side]] = Role.BOILERPLATE


def _plain(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def is_link_like(part: str) -> bool:
    """Whether a paragraph is short and no sentence, as links, labels and captions are."""
    return len(part) <= _LINK_LONGEST and _STOP.search(part) is None


def _is_link(part: str) -> bool:
    return is_link_like(part) and _ITEM.match(part) is None


def _mark_around_body(parts: Sequence[str], blocks: Sequence[Block], roles: list[Role], title: str) -> None:
    """In a page that was copied whole, all that stands above the headline and below the body."""
    known = [role is Role.BOILERPLATE for role in roles]
    lines = [is_known or is_link_like(part) for part, is_known in zip(parts, known, strict=True)]
    links = [is_known or _is_link(part) for part, is_known in zip(parts, known, strict=True)]
    if sum(links) < max(_PAGE_LINES, len(parts) // 2) or sum(known) < _KNOWN or any(b.level for b in blocks):
        return
    first, last = _densest(
        [-_LESS if line else min(len(part), _LONG) - _PROSE for part, line in zip(parts, lines, strict=True)]
    )
    if last < first:
        return
    head = _headline_above(parts, roles, first, title)
    for n, part in enumerate(parts):
        if first <= n <= last or n == head:
            continue
        beside = [links[m] for m in (n - 1, n + 1) if 0 <= m < len(parts)]
        if links[n] or (all(beside) and len(part) < _TEASER_LONGEST):
            roles[n] = Role.BOILERPLATE


def _densest(worth: Sequence[int]) -> tuple[int, int]:
    """(first, last) of the stretch whose sum is highest; (0, -1) where none is above nothing."""
    best, found = 0, (0, -1)
    total, start = 0, 0
    for n, value in enumerate(worth):
        if total <= 0:
            total, start = 0, n
        total += value
        if total > best:
            best, found = total, (start, n)
    return found


def _headline_above(parts: Sequence[str], roles: Sequence[Role], first: int, title: str) -> int:
    """Which paragraph above the body is its headline; -1 for none.

    The longest one that the title of the page begins with or holds, else the longest one.
    """
    near = range(max(0, first - _HEADLINE_WITHIN), first)
    possible = [
        n
        for n in near
        if roles[n] is not Role.BOILERPLATE
        and len(parts[n].split()) >= _HEADLINE_WORDS
        and len(parts[n]) < 200
    ]
    if not possible:
        return -1
    names = " ".join([title, *(part[:300] for part in parts[:2])]).casefold()
    titled = [n for n in possible if n > 1 and parts[n].casefold() in names]
    return max(titled or possible, key=lambda n: (len(parts[n].split()), n))


def _mark_links_below_labels(parts: Sequence[str], blocks: Sequence[Block], roles: list[Role]) -> None:
    """The lines below `Read more` and the like, up to the next sentence."""
    below = False
    for n, part in enumerate(parts):
        if roles[n] is Role.BOILERPLATE:
            below = below or (
                len(part) < _SHORT_LONGEST
                and ":" not in part.rstrip(" :")  # it has its link beside it
                and re.match(_LABELS, part, re.IGNORECASE) is not None
            )
        elif below and is_link_like(part) and not blocks[n].level and roles[n] is Role.BODY:
            roles[n] = Role.BOILERPLATE
        else:
            below = False


def _mark_runs(parts: Sequence[str], blocks: Sequence[Block], roles: list[Role]) -> None:
    """Many short lines one behind the other, and what stands between pieces of furniture."""

    def is_line(n: int) -> bool:
        return roles[n] is Role.BOILERPLATE or (
            not blocks[n].level and len(parts[n]) <= _SHORT_LONGEST and _is_link(parts[n])
        )

    for line, group in groupby(range(len(parts)), key=is_line):
        run = list(group)
        open_ones = [n for n in run if roles[n] is Role.BODY]
        words = sum(len(parts[n].split()) for n in open_ones)
        if line and run[0] > 0 and len(run) >= _RUN and words <= 4 * len(open_ones):
            # The last one may be a heading of the text that follows.
            for n in open_ones:
                if n != run[-1] or run[-1] == len(parts) - 1:
                    roles[n] = Role.BOILERPLATE
