"""Exports of databases of newspapers, as text and in documents."""

from __future__ import annotations

import pytest

from newsreader.model import Article, Role
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.documents import docx
from tests.support.extras import needs_office, needs_web

NEXIS = """


                               1 of 2 DOCUMENTS


                               Seaboard Eight

                           November 5, 2025 Wednesday
                                 Late Edition

Deckhand dies in
Vessmouth harbour fire

BYLINE: By ILSE KARANTH

SECTION: NEWS; Pg. 3

LENGTH: 54  words

   A deckhand died when a fire broke out on a trawler in Vessmouth
harbour early on Tuesday, police said. The cause is not known yet, and
two tugs had to tow the burning ship away from the fuel dock.

   Nobody else was hurt.

LOAD-DATE: November 5, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2025 Seaboard Eight
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                               Norrick Press

                           6 November 2025

Sailor killed in harbour blaze

LENGTH: 12  words

   One sailor was killed on Tuesday.

LOAD-DATE: November 6, 2025
"""
UNI = [
    ("User Name: Ann Lee", ""),
    ("Documents (2)", ""),
    ("1. Deckhand dies in Vessmouth harbour fire", ""),
    ("Deckhand dies in Vessmouth harbour fire", "Heading1"),
    ("Seaboard Eight (Vessmouth)", ""),
    ("November 5, 2025 Wednesday", ""),
    ("Copyright 2025 Seaboard Eight All Rights Reserved", ""),
    ("Section: NEWS; Pg. 3", ""),
    ("Length: 54 words", ""),
    ("Byline: Ilse Karanth", ""),
    ("Body", ""),
    ("A deckhand died when a fire broke out on a trawler, police said.", ""),
    ("Nobody else was hurt.", ""),
    ("Classification", ""),
    ("Language: ENGLISH", ""),
    ("Load-Date: November 6, 2025", ""),
    ("End of Document", ""),
    ("Sailor killed in harbour blaze", "Heading1"),
    ("Norrick Press", ""),
    ("November 6, 2025", ""),
    ("Copyright 2025 Norrick Press", ""),
    ("Length: 12 words", ""),
    ("Body", ""),
    ("One sailor was killed on Tuesday.", ""),
    ("Load-Date: November 6, 2025", ""),
    ("End of Document", ""),
]
FACTIVA_CODES = """HD  Deckhand dies in Vessmouth
    harbour fire
BY  By Ilse Karanth
WC  54 words
PD  5 November 2025
SN  Seaboard Eight
SC  SEAB
LA  English
CY  (c) 2025 Seaboard Eight

LP

A deckhand died when a fire broke out on a trawler, police said.

TD

Nobody else was hurt.

AN  Document SEAB000020251105

HD  Sailor killed in harbour blaze
WC  12 words
PD  6 November 2025
SN  Norrick Press
LA  English

LP

One sailor was killed on Tuesday.

AN  Document NORR000020251106
"""
FACTIVA_PRINT = """News
Deckhand dies in Vessmouth harbour fire
By Ilse Karanth
54 words
5 November 2025
08:15
Seaboard Eight
SEAB
3
English
(c) 2025 Seaboard Eight. All rights reserved.

A deckhand died when a fire broke out on a trawler, police said.

Nobody else was hurt.

Document SEAB000020251105ebb500001

Sailor killed in harbour blaze
12 words
6 November 2025
Norrick Press
NORR
English
Copyright 2025. Norrick Press

One sailor was killed on Tuesday.

Document NORR000020251106ebb600002
"""
PROQUEST = """____________________________________________________________

Deckhand dies in Vessmouth harbour fire

Author: Karanth, Ilse

ProQuest document link

Full text: A deckhand died when a fire broke out on a trawler, police said.

Nobody else was hurt.

Title: Deckhand dies in Vessmouth harbour fire

Publication title: Seaboard Eight; Vessmouth

Publication date: Nov 5, 2025

Language of publication: English

Document URL: https://search.example.org/docview/1

____________________________________________________________

Sailor killed in harbour blaze

Full text: One sailor was killed on Tuesday.

Title: Sailor killed in harbour blaze

Publication title: Norrick Press

Publication date: Nov 6, 2025

____________________________________________________________
"""


def read(data: str | bytes, suffix: str = ".txt") -> tuple[Article, ...]:
    found = read_data(data.encode() if isinstance(data, str) else data, Origin(f"a{suffix}", suffix))
    assert found.problems == ()
    return found.articles


def body(article: Article) -> list[str]:
    return [article.sentence_text(s.index) for s in article.sentences if s.role is Role.BODY]


def check(articles: tuple[Article, ...]) -> None:
    """Both articles of every export in this file, whatever it tells beyond these."""
    assert [a.title for a in articles] == [
        "Deckhand dies in Vessmouth harbour fire",
        "Sailor killed in harbour blaze",
    ]
    assert [a.published for a in articles] == ["2025-11-05", "2025-11-06"]
    assert articles[0].outlet.startswith("Seaboard Eight")
    assert articles[1].outlet == "Norrick Press"
    assert "Karanth" in articles[0].author
    assert "By" not in articles[0].author
    assert [a.provenance.position for a in articles] == [1, 2]
    assert articles[0].language == "en"
    assert body(articles[0])[0].startswith("A deckhand died when a fire broke out on a trawler")
    assert body(articles[0])[-1] == "Nobody else was hurt."
    assert body(articles[1]) == ["One sailor was killed on Tuesday."]


@pytest.mark.parametrize(
    "export",
    [NEXIS, "\n".join(text for text, _ in UNI), FACTIVA_CODES, FACTIVA_PRINT, PROQUEST],
    ids=["nexis", "nexis-uni", "factiva-codes", "factiva-print", "proquest"],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ""])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_export_is_its_articles(export: str, suffix: str, ending: str) -> None:
    check(read(export.replace("\n", ending), suffix))


def test_nexis_uni_as_a_document() -> None:
    check(read(docx(UNI), ".docx"))
    check(read(docx(UNI), ".DOCX".lower()))


@needs_office
def test_nexis_uni_as_rich_text() -> None:
    rtf = "{\\rtf1\\ansi " + "".join(f"{text}\\par\n" for text, _ in UNI) + "}"
    check(read(rtf, ".rtf"))
    check(read(rtf, ".docx"))


def test_lines_of_a_hard_wrapped_export_are_paragraphs() -> None:
    first = read(NEXIS)[0]
    assert len(first.paragraphs) == 3
    assert "\n" not in first.sentence_text(1)


def test_an_article_without_a_text_is_told() -> None:
    export = NEXIS.replace("   One sailor was killed on Tuesday.\n", "")
    found = read_data(export.encode(), Origin("a.txt", ".txt"))
    assert len(found.articles) == 1
    assert "article 2 of 2 has no text (Sailor killed in harbour blaze)" in str(found.problems[0])


@pytest.mark.parametrize(
    "text",
    [
        "Fire closes harbour\n\nThe report had 54 words\n\nDocument by document, it said, the case grew.",
        "Full text: it is closed.\n\n____\n\nThe end of document.",
        "Body\n\nOf the harbour\n\nIt is closed.",
    ],
)
def test_an_article_about_documents_is_no_export(text: str) -> None:
    (article,) = read(text)
    assert article.provenance.kind == "plain text"


EUROPRESSE = """<article><header><div class="rdp__x"><span class="DocPublicationName">{0}</span></div>
<span class="DocHeader">{1}</span><div class="titreArticle"><p class="titreArticleVisu">{2}</p></div>
<div class="docAuthors">{3}</div></header>
<section><div class="docOcurrContainer">{4}</div></section></article>"""


@needs_web
def test_europresse() -> None:
    first = EUROPRESSE.format(
        "Seaboard Eight (Vessmouth), no. 1204",
        "mercredi 5 novembre 2025 - p. 3, 54 mots",
        "Deckhand dies in Vessmouth harbour fire",
        "Ilse Karanth",
        "<p>A deckhand died when a fire broke out on a trawler, police said.</p><p>Nobody else was hurt.</p>",
    )
    second = EUROPRESSE.format(
        "Norrick Press",
        "6 November 2025",
        "Sailor killed in harbour blaze",
        "",
        "<p>One sailor was killed on Tuesday.</p>",
    )
    check(read(f"<!DOCTYPE html><html><body>{first}{second}</body></html>", ".html"))


ONE = "A trawler burned off Lurnsay on Tuesday, and its crew of six was taken ashore by a tug, police said."
GERMAN = f"""Dokument 1 von 1

The Post

5. November 2025 Mittwoch

Fire at sea

AUTOR: Ann Lee

RUBRIK: NEWS; S. 3

LÄNGE: 20 Wörter

{ONE}

UPDATE: 6. November 2025

SPRACHE: ENGLISH

Copyright 2025 The Post
"""
WITH_ADDRESS = f"""1 of 1 DOCUMENTS

The Post

November 5, 2025 Wednesday

Fire at sea

BYLINE: Ann Lee

BODY:

{ONE}

URL: http://www.example.org/a

LOAD-DATE: November 6, 2025
"""
PRINTED = f"""Fire at sea
Ann Lee
20 words
5 November 2025
08:15 AM
The Post
POST
English
(c) 2025 The Post

{ONE}

Document POST000020251105elb50000x
"""
PROQUEST = f"""{"_" * 60}

Document 1 of 1

Fire at sea

Author: Ann Lee

Full text: {ONE}

Title: Fire at sea

Publication title: The Post

Publication date: Nov 5, 2025

{"_" * 60}
"""


@pytest.mark.parametrize(
    "export", [GERMAN, WITH_ADDRESS, PRINTED, PROQUEST], ids=["de", "url", "print", "proquest"]
)
def test_other_shapes_of_exports(export: str) -> None:
    (article,) = read(export)
    assert (article.title, article.outlet) == ("Fire at sea", "The Post")
    assert (article.author, article.published) == ("Ann Lee", "2025-11-05")
    assert body(article) == [ONE]


@needs_web
def test_an_older_page_of_europresse() -> None:
    (article,) = read(
        '<html><body><article><span class="DocPublicationName">The Post</span>'
        '<span class="DocHeader">mercredi 5 novembre 2025 - p. 3</span>'
        '<p class="titreArticle">Fire at sea</p>'
        f'<div class="DocText clearfix"><p>{ONE}</p></div></article></body></html>',
        ".html",
    )
    assert (article.outlet, article.published) == ("The Post", "2025-11-05")
    assert ONE in article.text
