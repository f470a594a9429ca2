"""Documents of word processors: their paragraphs, and everything that can be wrong with them."""

from __future__ import annotations

import pytest

from newsreader.model import Role
from newsreader.sources import Found
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.documents import docx, packed
from tests.support.extras import needs_office
from tests.support.pages import BODY, TITLE
from tests.support.reading import paragraphs


def found(data: bytes, suffix: str = "") -> Found:
    return read_data(data, Origin(f"a{suffix}", suffix))


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


@needs_office
def test_the_encoding_of_rich_text_is_what_it_says_or_its_reader() -> None:
    stated = b"{\\rtf1\\ansi\\ansicpg1250{\\fonttbl{\\f0\\fcharset238 Arial;}}\\f0 Po\\'bfar.\\par}"
    (article,) = read_data(stated, Origin("a.rtf", ".rtf")).articles
    assert (article.text, article.encoding) == ("Po\u017car.", "cp1250")
    wrong = b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}}\\f0 Po\\'bfar.\\par}"
    (article,) = read_data(wrong, Origin("a.rtf", ".rtf", said={"encoding": "cp1250"})).articles
    assert (article.text, article.encoding) == ("Po\u017car.", "cp1250")


def test_what_stands_in_a_box_is_read_once_and_in_its_place() -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    also = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    twice = f"<mc:AlternateContent>{twice}</mc:AlternateContent>"
    body = f"<w:p><w:r>{twice}</w:r><w:r><w:t>{BODY[0]}</w:t></w:r></w:p>"
    source = f'<w:document xmlns:w="{word}" xmlns:mc="{also}"><w:body>{body}</w:body></w:document>'
    (article,) = found(packed({"word/document.xml": source}), ".docx").articles
    assert sorted(paragraphs(article)) == sorted([BODY[0], "In a box."])
