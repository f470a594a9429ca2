"""Documents of word processors and PDF: their paragraphs, and everything that can be wrong with them."""

from __future__ import annotations

import pytest

from newsreader.model import Article, Role
from newsreader.sources import Found
from newsreader.sources.formats.pdf import paragraphs_of
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.documents import docx, packed, pdf
from tests.support.extras import needs_office, needs_pdf
from tests.support.pages import BODY, TITLE


def found(data: bytes, suffix: str = "") -> Found:
    return read_data(data, Origin(f"a{suffix}", suffix))


def paragraphs(article: Article) -> list[str]:
    return [
        article.text[article.sentences[p.first].start : article.sentences[p.last].end]
        for p in article.paragraphs
    ]


@pytest.mark.parametrize("suffix", [".docx", ".txt", ""])
def test_a_document_is_its_paragraphs(suffix: str) -> None:
    data = docx(
        [(TITLE, "Heading1"), (BODY[0], ""), ("What is known", "Heading2"), (BODY[1], ""), ("  ", "")]
    )
    (article,) = found(data, suffix).articles
    assert paragraphs(article) == [TITLE, BODY[0], "What is known", BODY[1]]
    assert [s.role for s in article.sentences[:1]] == [Role.HEADLINE]
    assert article.sentences[article.paragraphs[2].first].role is Role.HEADING


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (docx([(TITLE, "")])[:-40], "damaged"),
        (packed({"word/document.xml": "<w:document"}), "damaged"),
        (packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares entities"),
        (packed({"word/document.xml": b" " * (65 << 20)}), "more than 64 MB"),
        (docx([]), "holds no text"),
    ],
    ids=["cut off", "no xml", "entities", "bomb", "empty"],
)
def test_a_document_that_is_none(data: bytes, cause: str) -> None:
    result = found(data, ".docx")
    assert result.articles == ()
    assert cause in str(result.problems[0])


@needs_office
def test_rich_text() -> None:
    data = b"{\\rtf1\\ansi Fire closes harbour\\par It is closed, \\'84he\\'93 said.\\par {\\b Twice.}\\par}"
    for suffix in (".rtf", ".txt", ".docx"):
        (article,) = found(data, suffix).articles
        assert paragraphs(article) == ["Fire closes harbour", "It is closed, „he“ said.", "Twice."]


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
