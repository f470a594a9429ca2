"""An article from its text: paragraphs, sentences, roles and datelines put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsreader.model import Article, Paragraph, Role, Sentence
from newsreader.sources.segment.blocks import Block, find_blocks
from newsreader.sources.segment.datelines import dateline_end, is_transcript
from newsreader.sources.segment.roles import block_roles
from newsreader.sources.segment.sentences import split_sentences
from newsreader.text.bare import Bare, bare, restored_article
from newsreader.text.languages import guess_language


def article_from_text(
    text: str,
    *,
    path: str = "",
    outlet: str = "",
    title: str = "",
    author: str = "",
    published: str = "",
    url: str = "",
    language: str = "",
    encoding: str = "utf-8",
    blocks: Sequence[Block] | None = None,
) -> Article:
    """Cuts a text into an Article. Pure, and never fails: a text without words has no sentences.

    `text` is kept as it is, so that offsets are exact in it, and cut as its bare form is. `blocks` are its
    paragraphs where they are known, as from Markdown; else they are found. `language` is a BCP 47 tag; empty:
    it is guessed. Every paragraph has at least one sentence.
    """
    plain = bare(text)
    read = plain.text if plain.text.strip() else text
    if blocks is not None and read != text:
        blocks = _bare_blocks(blocks, plain)
    found = find_blocks(read) if blocks is None else blocks
    roles = block_roles(read, found, bare(title).text)
    datelines = _dateline_ends(read, found, roles)
    language = language or guess_language(read)
    primary = language.partition("-")[0] or "en"
    sentences: list[Sentence] = []
    paragraphs: list[Paragraph] = []
    for number, (block, role, claim) in enumerate(zip(found, roles, datelines, strict=True)):
        first = len(sentences)
        spans = split_sentences(read[block.start : block.end], primary)
        if claim:
            spans = _kept_whole(spans, claim)
        for n, (start, end) in enumerate(spans):
            start, end = block.start + start, block.start + end
            begins = block.start + claim if claim and n == 0 else start
            sentences.append(Sentence(len(sentences), start, end, role, number, begins))
        paragraphs.append(Paragraph(first, len(sentences) - 1))
    article = Article(
        text=read,
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        path=path,
        outlet=outlet,
        title=title,
        author=author,
        published=published,
        url=url,
        language=language,
        encoding=encoding,
    )
    return article if read == text else restored_article(article, text)


def _bare_blocks(blocks: Sequence[Block], plain: Bare) -> list[Block]:
    """The blocks of a text as those of its bare form, without those of which nothing is left."""
    spans = [(plain.index(block.start), plain.index(block.end)) for block in blocks]
    return [
        replace(
            block,
            start=end - len(plain.text[start:end].lstrip()),
            end=start + len(plain.text[start:end].rstrip()),
        )
        for block, (start, end) in zip(blocks, spans, strict=True)
        if plain.text[start:end].strip()
    ]


def _dateline_ends(text: str, blocks: Sequence[Block], roles: Sequence[Role]) -> list[int]:
    """Per block, the length of its dateline; only the first paragraph of the body can have one."""
    ends = [0] * len(blocks)
    body = [n for n, role in enumerate(roles) if role is Role.BODY]
    if body and not is_transcript([text[blocks[n].start : blocks[n].end] for n in body]):
        block = blocks[body[0]]
        ends[body[0]] = dateline_end(text[block.start : block.end])
    return ends


def _kept_whole(spans: list[tuple[int, int]], claim: int) -> list[tuple[int, int]]:
    """The spans without a cut inside the first `claim` characters."""
    later = [span for span in spans if span[1] > claim]
    return [(spans[0][0], later[0][1]), *later[1:]]
