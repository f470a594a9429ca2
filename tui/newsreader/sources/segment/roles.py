"""What each paragraph is in its article: headline, standfirst, body, heading or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from newsreader.model import Role
from newsreader.sources.segment.blocks import Block
from newsreader.sources.segment.boilerplate import is_boilerplate, is_correction
from newsreader.sources.segment.bylines import is_byline, is_name, is_signature, tells_author
from newsreader.sources.segment.datelines import dateline_end
from newsreader.sources.segment.page import mark_page
from newsreader.sources.segment.phrases import SECTIONS
from newsreader.text.patterns import pattern
from newsreader.text.quotations import CLOSERS, OPENERS
from newsreader.text.scripts import has_uncased

_HEADLINE_LONGEST = 160
_STANDFIRST_LONGEST = 400
_HEADING_LONGEST = 70
_HEADING_WORDS = 9
_KICKER_LONGEST = 30
_CLOCK = pattern(r"\d{1,2}[:.h]\d\d(?![.\d])")
"""A time of day, which may stand above any paragraph."""
_ABOVE_BYLINE = 2
"""Paragraphs between headline and byline that sum the article up."""
_FULL = 80
"""Characters: a paragraph that long is running text even without a stop at its end."""
_END = 2
"""Paragraphs at the end that may tell who the author is."""
_TOP = 6
"""How many paragraphs from the headline on may hold a byline."""
_SENTENCE_END = pattern(rf"(?:[.!?…]|\.{{3}}|[。！？।۔؟])[{CLOSERS})\]]*$")
_OPEN_END = pattern(r"[:;,，、：؛،—–-]$")
_ACRONYM_END = pattern(rf"(?:[^\W\d_]\.){{2,}}[{CLOSERS})\]]*$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|No|etc)\.$")
_ITEM = pattern(r"(?:[-*•‣·–—]|\(?\d{1,3}[.)]|[a-z][.)])\s")
_LABEL = pattern(r"[A-Z]{4,}(?: [A-Z]{2,})?:$")
_QUOTED = pattern(rf"[{OPENERS}].*[{CLOSERS}]$")


def block_roles(text: str, blocks: Sequence[Block], title: str = "") -> list[Role]:
    """The role of each block of an article; `title` is the one its file declares, if any."""
    parts = [text[block.start : block.end] for block in blocks]
    roles = [Role.BOILERPLATE if is_boilerplate(part) else Role.BODY for part in parts]
    for n, part in enumerate(parts[1:], 1):  # what stands first is a headline, whatever it says
        if is_correction(part):
            roles[n] = Role.CORRECTION
    mark_page(parts, blocks, roles, text, title)
    lead = next((n for n, role in enumerate(roles) if role is Role.BODY), None)
    if lead is None:
        return roles
    _mark_top(parts, blocks, roles, lead, title)
    after = ""
    for n in range(len(parts) - 1, lead, -1):
        if roles[n] is Role.BODY:
            if blocks[n].level or is_heading(parts[n], parts[n - 1], after):
                roles[n] = Role.HEADING
            if not blocks[n].level:
                after = parts[n]
    return roles


def _mark_top(parts: list[str], blocks: Sequence[Block], roles: list[Role], lead: int, title: str) -> None:
    """Marks the headline, bylines and standfirst, from the paragraph `lead` down."""
    for n in range(lead, min(lead + _TOP, len(parts))):
        if roles[n] is Role.BODY and is_byline(parts[n]):
            roles[n] = Role.BOILERPLATE
    body = [n for n in range(lead, len(parts)) if roles[n] is Role.BODY]
    while len(body) > 1 and _is_above_headline(parts, blocks, body, title):
        roles[body.pop(0)] = Role.BOILERPLATE
    if not body:
        return
    lead = body[0]
    _mark_names(parts, roles, lead)
    _mark_who_writes(parts, roles)
    declared = _same(parts[lead], title)
    if not (declared or blocks[lead].level or is_headline(parts[lead])):
        return
    roles[lead] = Role.HEADLINE
    below = [n for n in range(lead + 1, len(parts)) if roles[n] is Role.BODY]
    copies = 0
    while copies < len(below) and _same(parts[below[copies]], parts[lead]):
        roles[below[copies]] = Role.HEADLINE
        copies += 1
    below = below[copies : copies + 4]
    if len(below) > 1 and is_signature(parts[below[0]]) and _is_full(parts[below[1]]):
        roles[below.pop(0)] = Role.BOILERPLATE
    top = range(lead + 1, min(lead + _TOP, len(parts)))
    byline = next((n for n in top if is_byline(parts[n]) and not _CLOCK.match(parts[n])), 0)
    above = [n for n in below if n < byline]
    if 0 < len(above) <= _ABOVE_BYLINE and all(len(parts[n]) <= _STANDFIRST_LONGEST for n in above):
        for n in above:
            roles[n] = Role.STANDFIRST
        return
    for n in below[: standfirst_length([parts[n] for n in below], [blocks[n] for n in below])]:
        roles[n] = Role.STANDFIRST


def _is_above_headline(parts: Sequence[str], blocks: Sequence[Block], body: list[int], title: str) -> bool:
    first, second = body[:2]
    if blocks[first].level or _same(parts[first], title):
        return False
    both_sections = all(" ".join(parts[n].split()).casefold() in SECTIONS for n in body[:2])
    return both_sections or is_kicker(parts[first], parts[second])


def _mark_names(parts: Sequence[str], roles: list[Role], lead: int) -> None:
    """Names alone beside a byline or a date."""
    for n in range(lead + 1, min(lead + _TOP, len(parts))):
        if roles[n] is not Role.BODY or not is_name(parts[n]):
            continue
        beside = [m for m in (n - 1, n + 1) if lead < m < len(parts) and roles[m] is Role.BOILERPLATE]
        if any(is_byline(parts[m]) for m in beside):
            roles[n] = Role.BOILERPLATE


def _mark_who_writes(parts: Sequence[str], roles: list[Role]) -> None:
    """A sentence at the end that tells what the author does: "Ann Lee is a reporter at The Post"."""
    for n in range(max(1, len(parts) - _END), len(parts)):
        if roles[n] is Role.BODY and tells_author(parts[n]):
            roles[n] = Role.BOILERPLATE


def is_kicker(first: str, second: str) -> bool:
    """Whether what stands first is the name of a section above a headline."""
    plain = " ".join(first.split())
    if len(plain) > _KICKER_LONGEST or len(second.split()) < 4 or not is_headline(second):
        return False
    if len(second) <= len(plain) or _SENTENCE_END.search(plain):
        return False
    sections = [piece for piece in re.split(r"\s*[|/>›·&]\s*", plain.casefold()) if piece]
    if sections and all(piece in SECTIONS for piece in sections):
        return True
    return plain.isupper() and len(plain.split()) < 3 and plain.replace(" ", "").isalpha()


def is_headline(first: str) -> bool:
    """Whether the first paragraph of an article is its headline: short, without a sentence's full stop."""
    if len(first) > _HEADLINE_LONGEST or dateline_end(first) or _OPEN_END.search(first) or "\n" in first:
        return False
    if not any(char.isalnum() for char in first):
        return False
    ends = _SENTENCE_END.search(first)
    return ends is None or ends[0][0] in "!?！？؟" or _ACRONYM_END.search(first) is not None


def standfirst_length(parts: Sequence[str], blocks: Sequence[Block]) -> int:
    """How many of the paragraphs below a headline sum the article up.

    Evidence is a dateline in one of the next two, a paragraph without a full stop, or one in italics; without
    evidence it is body.
    """
    if len(parts) < 2:
        return 0
    for n in (1, 2):
        if n < len(parts) and dateline_end(parts[n]) and not any(map(dateline_end, parts[:n])):
            return n if all(len(part) <= _STANDFIRST_LONGEST for part in parts[:n]) else 0
    first, second = parts[0], parts[1]
    if len(first) > _STANDFIRST_LONGEST or dateline_end(first):
        return 0
    if blocks[0].level:
        return int(blocks[0].level > 1 and len(first.split()) > 6 and not blocks[1].level)
    if blocks[0].emphasised and not blocks[1].emphasised:
        return 1
    stopless = not _SENTENCE_END.search(first) and not _OPEN_END.search(first) and not _ITEM.match(first)
    return int(stopless and len(first) <= _HEADLINE_LONGEST < len(second) and _is_full(second))


def is_heading(part: str, before: str, after: str) -> bool:
    """Whether a paragraph inside an article is a heading: title-like, without a stop, above running text."""
    words = part.split()
    if len(part) > _HEADING_LONGEST or len(words) > _HEADING_WORDS or "\n" in part or not _is_full(after):
        return False
    if _LABEL.fullmatch(part):
        return True
    if _SENTENCE_END.search(part) or _OPEN_END.search(part) or _ITEM.match(part):
        return False
    if not any(char.isalpha() for char in part) or part[0].islower():
        return False
    if has_uncased(part):
        return len(part) <= _HEADING_LONGEST // 3 and _is_full(before)
    telling = [word.lstrip(f"{OPENERS}(") for word in words if sum(map(str.isalpha, word)) > 3] or words
    title_like = sum(word[:1].isupper() for word in telling) * 5 >= len(telling) * 3
    return title_like or _QUOTED.fullmatch(part) is not None or _is_full(before)


def _is_full(part: str) -> bool:
    """Whether a paragraph is running text."""
    return len(part) >= _FULL or (_SENTENCE_END.search(part) is not None and len(part) > 20)


def _same(one: str, other: str) -> bool:
    """Whether two titles have the same letters and digits."""
    mine, theirs = (filter(str.isalnum, text[:1000].casefold()) for text in (one, other))
    first = next(mine, "")
    return first == next(theirs, "") != "" and all(a == b for a, b in zip_longest(mine, theirs))
