"""Projects of REFI-QDA, out and in."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.codebook import Code, Codebook
from newsreader.annotations.exchange.codebooks import READERS
from newsreader.annotations.exchange.refi_project import from_qdpx, project_codebook, to_qdpx
from newsreader.model import WHOLE, Note, NoteColour
from tests.support.coded import HARD, SPANS, WORDS, coded, coded_story, export_of, notes_on, unpacked

HEAD = '<Project xmlns="urn:QDA-XML:project:1.0" name="x">'
IDA, BO = "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"
CODES = """<CodeBook><Codes>
  <Code guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="blame" isCodable="true" color="#FF6060">
    <Description>Who is at fault</Description>
    <Code guid="aaaaaaaa-0000-0000-0000-000000000002" name="state" isCodable="true"/>
  </Code>
  <Code guid="aaaaaaaa-0000-0000-0000-000000000003" name="state" isCodable="true"/>
</Codes></CodeBook>"""


def project(sources: str, *texts: tuple[str, str], more: str = "") -> bytes:
    users = f'<Users><User guid="{IDA}" name="Ida"/><User guid="{BO}" name="Bo"/></Users>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("project.qde", f"{HEAD}{users}{CODES}<Sources>{sources}</Sources>{more}</Project>")
        for name, text in texts:
            packed.writestr(f"Sources/{name}", text)
    return data.getvalue()


def selection(start: int, end: int, inside: str = "", user: str = IDA, id: str = "c" * 8) -> str:
    guid = f"{id}-0000-0000-0000-000000000009"
    fields = f'guid="{guid}" startPosition="{start}" endPosition="{end}" creatingUser="{user}"'
    return (
        f'<PlainTextSelection {fields} creationDateTime="2026-01-31T12:00:00Z">{inside}</PlainTextSelection>'
    )


def coding(code: int, user: str = IDA) -> str:
    reference = f'<CodeRef targetGUID="aaaaaaaa-0000-0000-0000-00000000000{code}"/>'
    return (
        f'<Coding guid="dddddddd-0000-0000-0000-00000000000{code}" creatingUser="{user}">{reference}</Coding>'
    )


def test_what_another_program_wrote() -> None:
    inside = (
        f"<Description>Is it?</Description>{coding(1)}{coding(2, BO)}"
        '<NoteRef targetGUID="eeeeeeee-0000-0000-0000-000000000001"/>'
    )
    source = (
        f'<TextSource name="a.txt" plainTextPath="internal://a.txt">{coding(3)}'
        f"{selection(2, 7, inside)}{selection(8, 12, id='b' * 8)}</TextSource>"
    )
    ask = "<PlainTextContent>Ask her.</PlainTextContent>"
    said = f'<Notes><Note guid="eeeeeeee-0000-0000-0000-000000000001">{ask}</Note></Notes>'
    found = from_qdpx(project(source, ("a.txt", "\ufeff👩 Maria left."), more=said))
    assert found.unread == ()
    whole, one, two, three = found.notes
    assert (whole.anchor, whole.tags, whole.author) == (WHOLE, ("state",), "Ida")
    assert (one.anchor.exact, one.tags, one.author) == ("Maria", ("blame",), "Ida")
    assert one.comment == "Is it?\n\nAsk her."
    assert (one.colour, one.created) == (NoteColour.PINK, "2026-01-31T12:00:00Z")
    assert (two.anchor.exact, two.tags, two.author, two.comment) == ("Maria", ("blame: state",), "Bo", "")
    assert (three.anchor.exact, three.tags) == ("left", ())
    assert one.article.title == "a.txt"
    assert from_qdpx(project(source, ("a.txt", "\ufeff👩 Maria left."), more=said)) == found


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            f'<TextSource name="a" plainTextPath="internal://gone.txt">{selection(0, 1)}</TextSource>',
            "no gone.txt",
        ),
        (
            f'<TextSource name="a" plainTextPath="/etc/passwd">{selection(0, 1)}</TextSource>',
            "outside the project",
        ),
        (f'<TextSource name="a">{selection(0, 1)}</TextSource>', "its text is not in the project"),
        (
            f'<TextSource name="a" plainTextPath="internal://a.txt">{selection(3, 900)}</TextSource>',
            "positions",
        ),
        ('<PDFSource name="p"><PDFSelection guid="x"/></PDFSource>', "of a PDFSource, not of a text"),
    ],
)
def test_what_cannot_be_read_is_kept_with_the_reason(source: str, told: str) -> None:
    found = from_qdpx(project(source, ("a.txt", "Maria left.")))
    assert found.notes == () and told in found.unread[0].reason and found.unread[0].raw


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no archive", "it is not a ZIP archive"),
        (project("").replace(b"project.qde", b"project.qdx"), "there is no project.qde in it"),
        (project("<!DOCTYPE x>"), "entities"),
        (project("<open>"), "it is not XML"),
    ],
    ids=["no archive", "another name", "entities", "no XML"],  # bytes would tell the time that they were made
)
def test_what_is_no_project_is_named(data: bytes, told: str) -> None:
    assert told in from_qdpx(data).unread[0].reason
    assert told in project_codebook(data)[1][0]


WORDS_OF_XML = st.sampled_from(
    "TextSource PlainTextSelection Coding CodeRef Code Codes CodeBook Notes Note Users User Sources x".split()
)
FIELDS = st.dictionaries(
    st.sampled_from(
        "guid name startPosition endPosition plainTextPath targetGUID color creatingUser".split()
    ),
    st.sampled_from(
        ["", "0", "5", "-1", "9" * 20, "x", "internal://a.txt", "internal://", IDA, "#zz", "\u0661"]
    ),
    max_size=4,
)


def element(parts: tuple[str, dict[str, str], list[str]]) -> str:
    name, fields, inner = parts
    attributes = "".join(f' {field}="{value}"' for field, value in fields.items())
    return f"<{name}{attributes}>{''.join(inner)}</{name}>"


ELEMENTS = st.recursive(
    st.sampled_from(["", "text"]),
    lambda inner: st.tuples(WORDS_OF_XML, FIELDS, st.lists(inner, max_size=3)).map(element),
    max_leaves=20,
)


@given(st.lists(ELEMENTS, max_size=4), st.binary(max_size=40))
def test_whatever_a_project_holds_is_read_or_kept(parts: list[str], text: bytes) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr(
            "project.qde", f"{HEAD}{CODES}<Sources>{''.join(parts)}</Sources>{''.join(parts)}</Project>"
        )
        packed.writestr("sources/a.txt", text)
    found = from_qdpx(data.getvalue())
    assert all(item.reason for item in found.unread)
    assert all(len(note.id) == 36 for note in found.notes)
    project_codebook(data.getvalue())


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(data: bytes) -> None:
    for read in READERS.values():
        book, problems = read(data)
        assert problems or isinstance(book, Codebook)
    assert from_qdpx(data).unread


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep = "<x>" * 5000 + "</x>" * 5000
    assert "nested too deeply" in from_qdpx(project(deep)).unread[0].reason


def test_elements_stand_in_the_order_of_the_schema() -> None:
    story = coded_story("Twelve people were hurt.")
    article = story.versions[0]
    notes = (coded(article, 0, 0, "long"), coded(article, 0, 6, "figure", comment="Who counted?"))
    root = ElementTree.fromstring(unpacked(to_qdpx(export_of(story, *notes)))["project.qde"])

    def names(element: ElementTree.Element) -> list[str]:
        return [inner.tag.rpartition("}")[2] for inner in element]

    assert names(root) == ["Users", "CodeBook", "Sources"]
    (source, _) = root.findall(".//{urn:QDA-XML:project:1.0}TextSource")
    assert names(source) == ["Description", "PlainTextSelection", "Coding"]
    assert names(source[1]) == ["Description", "Coding"]
    bare = ElementTree.fromstring(unpacked(to_qdpx(export_of(story)))["project.qde"])
    assert names(bare) == ["Sources"]


def test_what_goes_out_comes_back() -> None:
    story = coded_story("Twelve people were hurt.\r\n\r\nNobody died.")
    article = story.versions[0]
    notes = (
        coded(article, 0, 13, "figure", "Blame", author="ida", comment="Who counted?\nAsk."),
        coded(article, 0, 13, "figure", author="bo"),
        coded(article, 0, 0, "figure", author="bo"),
        coded(article, 19, 30),
    )
    book = Codebook(
        (Code("figure", "Any number", NoteColour.BLUE), Code("blame", within="figure"), Code("unused"))
    )
    document = to_qdpx(replace(export_of(story, *notes), codebook=book))
    data = b"".join(document.chunks)
    assert document.problems == ()
    assert project_codebook(data) == (book, ())
    found = from_qdpx(data)
    assert found.unread == ()
    back = {(note.anchor, note.author): note for note in found.notes}
    assert len(back) == len(notes)
    for note in notes:
        same = back[note.anchor, note.author]
        assert same.article.sha256 == article.sha256
        assert [tag.lower() for tag in same.tags] == [tag.lower() for tag in note.tags]
        if note.anchor != WHOLE:
            assert (same.id, same.comment) == (note.id, note.comment)


@given(WORDS, SPANS)
def test_offsets_are_exact(text: str, spans: list[tuple[int, int]]) -> None:
    story = coded_story(HARD + text)
    article = story.versions[0]
    notes = notes_on(article, spans)
    document = to_qdpx(export_of(story, *notes))
    assert article.text.encode() in unpacked(document).values()
    found = from_qdpx(b"".join(to_qdpx(export_of(story, *notes)).chunks))

    def sorted_out(some: list[Note]) -> list[tuple[object, ...]]:
        return sorted((note.anchor.start, note.anchor.end, note.anchor.exact, note.id) for note in some)

    assert sorted_out(list(found.notes)) == sorted_out(notes)
