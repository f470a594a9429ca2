"""Codebooks in the forms of other programs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.annotations.codebook import Code, Codebook
from newsreader.annotations.exchange.codebooks import CODEBOOK_FORMATS, READERS, CodebookFormat
from newsreader.model import NoteColour

BOOK = Codebook(
    (
        Code("blame", "Says who is\nat fault; “=1+1”", NoteColour.PINK, ("praise", "figures")),
        Code("state & <court>", "", None, (), "blame"),
        Code("praise", "=cmd"),
        Code("figures", colour=NoteColour.BLUE),
    )
)


@pytest.mark.parametrize("format", CODEBOOK_FORMATS.values(), ids=lambda format: format.name)
def test_a_codebook_comes_back(format: CodebookFormat) -> None:
    expected = BOOK
    if not format.excludes:
        expected = Codebook(tuple(replace(code, excludes=()) for code in BOOK.codes))
    assert format.read(format.write(BOOK)) == (expected, ())


def test_a_table_of_names_and_descriptions() -> None:
    data = "\ufeffCode,Definition\nblame,Says who\n,\nBlame,again\n,lost\n".encode()
    assert READERS[".csv"](data) == (
        Codebook((Code("blame", "Says who"),)),
        ("row 4: the tag Blame stands here twice; keep one", "row 5: it has no name"),
    )


@pytest.mark.parametrize(
    ("suffix", "data", "told"),
    [
        (".csv", b"a,b\n1,2\n", "its header has no column called name"),
        (".csv", b"\xff", "byte 0 is not UTF-8"),
        (".csv", b'name\n"a', "it is not CSV"),
        (".qdc", b"<a/>", "no codebook of REFI-QDA"),
        (".qdc", b"no xml", "it is not XML"),
        (".qdc", b"<!DOCTYPE a [<!ENTITY b 'c'>]><CodeBook/>", "it declares entities"),
        (".qdpx", b"no zip", "it is not a ZIP archive"),
    ],
)
def test_what_is_no_codebook_is_named(suffix: str, data: bytes, told: str) -> None:
    book, (problem,) = READERS[suffix](data)
    assert book == Codebook() and told in problem


def test_codes_below_one_another_say_what_they_are_within() -> None:
    data = b"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
      <Code guid="1" name="a" isCodable="true"><Code guid="2" name="b" isCodable="true" color="#00F"/></Code>
      <Code guid="3" name="c" isCodable="true" color="#1010FF"/></Codes><Sets/></CodeBook>"""
    book, problems = READERS[".qdc"](data)
    assert problems == ()
    assert book.codes == (Code("a"), Code("b", within="a"), Code("c", colour=NoteColour.BLUE))
