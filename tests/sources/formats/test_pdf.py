"""PDF: pages become paragraphs, and what is none of that says so."""

from __future__ import annotations

import pytest

from newsreader.sources import Found
from newsreader.sources.formats.pdf import paragraphs_of
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.documents import pdf
from tests.support.extras import needs_pdf
from tests.support.pages import TITLE
from tests.support.reading import paragraphs


def found(data: bytes, suffix: str = "") -> Found:
    return read_data(data, Origin(f"a{suffix}", suffix))


LINES = [
    "A deckhand died when a fire broke out on a trawler in Vess-",
    "mouth harbour early on Tuesday, police said. The tax-sharing",
    "council of the port met at noon.",
    "The fire chief, Ilse Karanth, said that two tugs had towed it",
]


def test_pages_become_paragraphs() -> None:
    pages = [
        ["SEABOARD EIGHT, 5 NOVEMBER 2025", TITLE, *LINES, "1"],
        [
            "SEABOARD EIGHT, 5 NOVEMBER 2025",
            "away from the fuel dock, and that the tax-",
            "sharing council knew.",
            "Page 2 of 2",
        ],
    ]
    assert paragraphs_of(["\n".join(page) for page in pages]) == [
        TITLE,
        "A deckhand died when a fire broke out on a trawler in Vessmouth harbour early on Tuesday, "
        "police said. The tax-sharing council of the port met at noon.",
        "The fire chief, Ilse Karanth, said that two tugs had towed it away from the fuel dock, and that the "
        "tax-sharing council knew.",
    ]


@needs_pdf
@pytest.mark.parametrize("suffix", [".pdf", ".txt", ""])
def test_a_pdf(suffix: str) -> None:
    data = pdf([["The Post, 3", TITLE, *LINES, "3"], ["The Post, 4", "away from the fuel dock.", "4"]])
    (article,) = found(data, suffix).articles
    assert paragraphs(article)[0] == TITLE
    assert "in Vessmouth harbour early" in article.text
    assert "two tugs had towed it away from the fuel dock." in article.text
    assert "The Post" not in article.text


@needs_pdf
@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (pdf([[]]), "without text, only pictures of pages"),
        (b"%PDF-1.4 and nothing else", "damaged"),
        (pdf([LINES])[:300], "damaged"),
    ],
)
def test_a_pdf_that_is_none(data: bytes, cause: str) -> None:
    result = found(data, ".pdf")
    assert result.articles == ()
    assert cause in str(result.problems[0])


def test_what_a_pdf_needs_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdf", None)
    (problem,) = found(pdf([LINES])).problems
    assert "is a PDF; to read it: pip install 'newsreader-tui[pdf]'" in str(problem)
