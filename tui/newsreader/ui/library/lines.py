"""How a row of the library is drawn: a few lines, each cut to the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from newsreader.library import ArticleRow, Hit, StoryRow
from newsreader.text.terminal import safe
from newsreader.ui.library.looks import Row
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.lines import Line, Piece, shortened

UNREAD, CHOSEN = "•", "▸"
"""Signs before a title."""


def row_lines(row: Row, palette: Palette, width: int, *, is_chosen: bool) -> list[Line]:
    """The lines of a row, none wider than the width."""
    if row.heading:
        return [(), (Piece(shortened(safe(row.heading), width), palette.accent),)]
    title, is_unread = _titled(row)
    mark = f"{CHOSEN if is_chosen else ' '}{UNREAD if is_unread else ' '} "
    title_style = palette.strong if is_unread else palette.text
    lines: list[Line] = [
        (
            Piece(mark, palette.accent),
            Piece(shortened(title, max(width - cell_len(mark), 1)), title_style),
        )
    ]
    facts = _story_facts(row.story, row.outlets) if row.story else _article_facts(row)
    indent = " " * cell_len(mark)
    room = max(width - len(indent), 1)
    lines.append(_cut([Piece(indent, palette.muted), *_joined(facts, palette)], width))
    if row.hit is not None:
        lines.append(_cut([Piece(indent, palette.muted), *_snippet(row.hit, palette, room)], width))
    return lines


def _titled(row: Row) -> tuple[str, bool]:
    if row.story is not None:
        return safe(row.story.title) or "(no title)", row.story.unread > 0
    assert row.article is not None
    return safe(row.article.title) or "(no title)", not row.article.read


def _story_facts(story: StoryRow, outlets: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """(words, whether they stand out)."""
    yield (story.when, False)
    yield (f"{story.versions} version{'' if story.versions == 1 else 's'}", False)
    if story.unread and story.unread < story.versions:
        yield (f"{story.unread} unread", False)
    if story.disagreement:
        yield (f"{story.disagreement:.0%} contested", True)
    if story.pinned:
        yield ("pinned", False)
    yield (", ".join(safe(name) or "no outlet" for name in outlets), False)


def _article_facts(row: Row) -> Iterator[tuple[str, bool]]:
    article = row.article
    assert article is not None
    yield (safe(article.outlet) or "no outlet", True)
    yield (_time(article), False)
    if row.copied:
        yield (f"a copy of {safe(row.copied)}", False)
    if row.changes:
        yield ("changed since" if row.changes == 1 else f"changed {row.changes} times since", True)
    if article.beginning_only:
        yield ("its beginning only", False)
    yield (f"{article.words:,} words", False)


def _time(article: ArticleRow) -> str:
    return safe(article.published[:16].replace("T", " ")) or article.when


def _joined(facts: Iterator[tuple[str, bool]], palette: Palette) -> Iterator[Piece]:
    is_first = True
    for words, stands_out in facts:
        if words:
            if not is_first:
                yield Piece(" · ", palette.muted)
            is_first = False
            yield Piece(words, palette.text if stands_out else palette.muted)


def _snippet(hit: Hit, palette: Palette, room: int) -> Iterator[Piece]:
    """The words around what was found, moved so that the first of those is to be seen."""
    text = safe("".join(" " if character.isspace() else character for character in hit.snippet))
    first = hit.spans[0].start if hit.spans else 0
    start = max(min(first - room // 3, len(text) - room), 0) if first > room * 2 // 3 else 0
    at = start
    if start:
        yield Piece("…", palette.muted)
    for span in hit.spans:
        if span.end <= at:
            continue
        yield Piece(text[at : span.start], palette.muted)
        yield Piece(text[max(span.start, at) : span.end], palette.hit)
        at = span.end
    yield Piece(text[at:], palette.muted)


def _cut(pieces: Sequence[Piece], width: int) -> Line:
    """As many cells of some pieces as there are, with an ellipsis where any are left out."""
    line: list[Piece] = []
    room = width
    for piece in pieces:
        text = shortened(piece.text, room) if room > 0 else ""
        if text:
            line.append(Piece(text, piece.style))
        room -= cell_len(text)
        if text != piece.text:
            break
    return tuple(line)
