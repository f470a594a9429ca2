"""How rows of the library are drawn."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.library import ArticleRow, Hit, StoryRow
from newsreader.model import Span
from newsreader.settings.theme_files import load_themes
from newsreader.ui.library.lines import row_lines
from newsreader.ui.library.looks import Row
from newsreader.ui.palette import Palette

PALETTE = Palette(load_themes().by_name["dusk"])
STORY = StoryRow(7, "Dam", "2026-01-02T10:00:00+00:00", "2026-01-05T10:00:00+00:00", 4, 1, 0.12, True, True)
ARTICLE = ArticleRow(
    *(3, "0" * 32, 7, "Dawn", "Dam overflows", "", "2026-01-02T08:00:00Z", "2026-01-03", "", "en"),
    *(1200, True, True, False, None, ""),
)


def text(row: Row, width: int = 90, *, is_chosen: bool = False) -> list[str]:
    lines = row_lines(row, PALETTE, width, is_chosen=is_chosen)
    return ["".join(piece.text for piece in line) for line in lines]


def test_a_story() -> None:
    assert text(Row(STORY, outlets=("Dawn", "")), is_chosen=True) == [
        "▸• Dam",
        "   2026-01-02 to 01-05 · 4 versions · 1 unread · 12% contested · pinned · Dawn, no outlet",
    ]


def test_an_article_and_a_chapter() -> None:
    assert text(Row(article=ARTICLE, copied="Nation", changes=2)) == [
        "   Dam overflows",
        "   Dawn · 2026-01-02 08:00 · a copy of Nation · changed 2 times since · 1,200 words",
    ]
    assert text(Row(heading="2026-01-02 · 2 articles")) == ["", "2026-01-02 · 2 articles"]


def test_the_words_that_were_found_are_to_be_seen() -> None:
    snippet = f"{'long ' * 30}the\n\nspillway of the dam"
    at = snippet.index("spillway")
    hit = Hit(ARTICLE, snippet, (Span(at, at + 8),))
    assert text(Row(article=ARTICLE, hit=hit), 60)[2].rstrip("…").find("spillway") > 0


def test_days() -> None:
    assert replace(STORY, first="2025-12-30T08:00:00+00:00").when == "2025-12-30 to 2026-01-05"
    assert replace(STORY, first="2026-01-05T08:00:00+00:00").when == "2026-01-05"
    assert replace(STORY, dated=False).when == "added 2026-01-02 to 01-05"
    assert (ARTICLE.when, replace(ARTICLE, published="").when) == (
        "2026-01-02",
        f"added {ARTICLE.added[:10]}",
    )


_words = st.text(max_size=120)


@given(_words, _words, st.integers(1, 100), st.integers(0, 40), st.integers(0, 40))
def test_no_line_is_wider_than_there_is_room(
    title: str, name: str, width: int, start: int, length: int
) -> None:
    article = replace(ARTICLE, title=title, outlet=name)
    start = min(start, len(title))
    spans = (Span(start, min(start + length, len(title))),)
    for row in (
        Row(replace(STORY, title=title), outlets=(name, title)),
        Row(article=article, copied=name, hit=Hit(article, title, spans)),
        Row(heading=title or "x"),
    ):
        for line in text(row, width):
            assert cell_len(line) <= max(width, 4)
            assert all(category(character) != "Cc" for character in line)
