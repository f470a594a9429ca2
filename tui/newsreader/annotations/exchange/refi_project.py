"""Whole projects of REFI-QDA (.qdpx): an archive of texts, and an XML with codes, users, passages and notes.

A passage that is coded is a note; its tags are the codes. Offsets are code points of the text, as the
standard counts them. The codes of one passage that several users gave are a note of each.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any
from xml.etree import ElementTree

from newsreader.annotations.codebook import Code, Codebook
from newsreader.annotations.exchange.coded import CodedPassage, CodedText, archive, coded_texts, encoded
from newsreader.annotations.exchange.fields import Imported, Refused, Unread, collected, stable_id
from newsreader.annotations.exchange.refi import (
    ORIGIN,
    PROJECT,
    add_codes,
    child,
    code_guid,
    codes_of,
    guid,
    local,
    parsed,
    said,
    storable,
    written,
)
from newsreader.annotations.exchange.registry import Document, Export
from newsreader.annotations.timestamps import utc_time
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Note, NoteColour, Span
from newsreader.model.article import text_digest
from newsreader.records import dataclass

INNER = "project.qde"
_LARGEST = 64 << 20
"""Bytes of the XML, and of all texts together."""
_HERE = "here"
"""Stands for the passages of a text, which are written in its place."""
_INTERNAL = "internal://"


def to_qdpx(export: Export) -> Document:
    """Raises ValueError without a story."""
    texts, problems = coded_texts(export)
    notes = [one.note for text in texts for one in text.passages]
    root = ElementTree.Element(
        "Project",
        {"xmlns": PROJECT, "name": storable(export.story.title if export.story else ""), "origin": ORIGIN},
    )
    users = ElementTree.SubElement(root, "Users") if notes else root
    for name in sorted({note.author for note in notes}):
        ElementTree.SubElement(users, "User", {"guid": _user(name), "name": storable(name)})
    book = export.codebook or Codebook()
    tags = dict.fromkeys(tag for note in notes for tag in note.tags)
    codes = (*book.codes, *(Code(tag) for tag in tags if book.code(tag) is None))
    if codes:
        add_codes(ElementTree.SubElement(root, "CodeBook"), Codebook(codes))
    sources = ElementTree.SubElement(root, "Sources")
    files: list[tuple[str, Iterable[bytes]]] = []
    for text in texts:
        id = stable_id(f"text:{text.article.sha256}:{text.name}")
        files.append((f"sources/{id}.txt", (encoded(text.article.text),)))
        _add_source(sources, id, text)
    return Document((archive([(INNER, _filled(written(root), texts, book)), *files]),), problems)


def _filled(document: bytes, texts: Sequence[CodedText], book: Codebook) -> Iterator[bytes]:
    """The project with the passages of its texts, one after the other: they may be many."""
    first, *others = document.split(f"<{_HERE} />".encode("ascii"))
    yield first
    for text, after in zip(texts, others, strict=True):
        for element in _passages(text, book):
            yield bytes(ElementTree.tostring(element, encoding="utf-8", xml_declaration=False))
        yield after


def _passages(text: CodedText, book: Codebook) -> Iterator[Any]:
    """The passages of a text, then the codes of all of it, as the schema has them."""
    for one in text.passages:
        if one.span is not None:
            yield _selection(one, one.span, book)
    for one in text.passages:
        if one.span is None:
            yield from _codings(one.note, book)


def _add_source(sources: Any, id: str, text: CodedText) -> None:
    fields = {"guid": id, "name": storable(text.name), "plainTextPath": f"{_INTERNAL}{id}.txt"}
    source = ElementTree.SubElement(sources, "TextSource", fields)
    about = [text.article.headline, text.article.url]
    ElementTree.SubElement(source, "Description").text = storable("\n".join(filter(None, about)))
    ElementTree.SubElement(source, _HERE)


def _selection(one: CodedPassage, span: Span, book: Codebook) -> Any:
    note = one.note
    fields = {"guid": note.id, "name": storable(note.anchor.exact[:60]), "creatingUser": _user(note.author)}
    fields |= {"startPosition": str(span.start), "endPosition": str(span.end)}
    selection = ElementTree.Element("PlainTextSelection", fields | _times(note))
    if note.comment:
        ElementTree.SubElement(selection, "Description").text = storable(note.comment)
    selection.extend(_codings(note, book))
    return selection


def _codings(note: Note, book: Codebook) -> Iterator[Any]:
    for tag in note.tags:
        named = book.code(tag)
        fields = {"guid": stable_id(f"coding:{note.id}:{tag}"), "creatingUser": _user(note.author)}
        coding = ElementTree.Element("Coding", fields | _times(note))
        ElementTree.SubElement(coding, "CodeRef", {"targetGUID": code_guid(named.tag if named else tag)})
        yield coding


def _times(note: Note) -> dict[str, str]:
    return {"creationDateTime": note.created} if note.created else {}


def _user(name: str) -> str:
    return stable_id(f"coder:{name}")


def project_codebook(data: bytes) -> tuple[Codebook, tuple[str, ...]]:
    """(the codebook of a project, what is wrong with it). Never raises."""
    try:
        with _opened(data) as packed:
            root = _inner(packed)
    except Refused as refused:
        return Codebook(), (str(refused),)
    holder = child(root, "CodeBook")
    return Codebook(tuple(codes_of(holder)[0]) if holder is not None else ()), ()


def from_qdpx(data: bytes) -> Imported:
    """The notes of a project. Never raises for what a file may hold."""
    try:
        with _opened(data) as packed:
            root = _inner(packed)
            project = _Project.of(root)
            return collected(_items(root, project, packed))
    except Refused as refused:
        return Imported(unread=(Unread("file", str(refused), ""),))


@dataclass(frozen=True, slots=True)
class _Project:
    """What the elements of a project refer to."""

    tags: Mapping[str, str]
    users: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, NoteColour] = field(default_factory=dict)
    """By tag."""

    @classmethod
    def of(cls, root: Any) -> _Project:
        holder, people, notes = child(root, "CodeBook"), child(root, "Users"), child(root, "Notes")
        codes, names = codes_of(holder) if holder is not None else ([], {})
        users = {guid(user): user.get("name") or "" for user in (people if people is not None else ())}
        said_in = {
            guid(note): said(note, "PlainTextContent") for note in (notes if notes is not None else ())
        }
        return cls(
            names, users, said_in, {code.tag: code.colour for code in codes if code.colour is not None}
        )


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("it is no project of REFI-QDA: it is not a ZIP archive") from None


def _inner(packed: zipfile.ZipFile) -> Any:
    name = next((name for name in packed.namelist() if name.rpartition("/")[2] == INNER), None)
    if name is None:
        raise Refused(f"it is no project of REFI-QDA: there is no {INNER} in it")
    return parsed(_content(packed, name))


def _content(packed: zipfile.ZipFile, name: str) -> bytes:
    """Raises Refused."""
    try:
        if packed.getinfo(name).file_size > _LARGEST:
            raise Refused(f"{name} in it is larger than {_LARGEST >> 20} MB")
        with packed.open(name) as opened:
            return opened.read(_LARGEST)
    except Refused:
        raise
    except KeyError:
        raise Refused(f"there is no {name} in it") from None
    except Exception as error:  # what unpackers raise for damaged data is not told anywhere
        raise Refused(f"{name} in it cannot be unpacked: {error}") from None


def _items(
    root: Any, project: _Project, packed: zipfile.ZipFile
) -> Iterator[tuple[str, str, Note | Refused]]:
    sources = child(root, "Sources")
    for number, source in enumerate(sources if sources is not None else (), start=1):
        place = f"source {number}, {source.get('name') or 'without a name'}"
        if local(source) != "TextSource":
            if any(local(one).endswith("Selection") for one in source):
                yield place, _raw(source), Refused(f"its passages are of a {local(source)}, not of a text")
            continue
        try:
            text = _text(source, packed)
        except Refused as refused:
            yield place, _raw(source), refused
            continue
        title, _, address = said(source, "Description").partition("\n")
        url = next((line for line in (address, title) if line.startswith(("http://", "https://"))), "")
        name = (source.get("name") or "") if not title or title == url else title
        identity = ArticleIdentity(text_digest(text), url=url, title=name)
        whole = [one for one in source if local(one) == "Coding"]
        if whole:
            for note in _notes(source, whole, identity, WHOLE, project):
                yield place, _raw(source), note
        for index, selection in enumerate(
            (one for one in source if local(one) == "PlainTextSelection"), start=1
        ):
            here = f"{place}, passage {index}"
            try:
                anchor = _anchor(selection, text)
            except Refused as refused:
                yield here, _raw(selection), refused
                continue
            codings = [one for one in selection if local(one) == "Coding"]
            for note in _notes(selection, codings, identity, anchor, project):
                yield here, _raw(selection), note


def _notes(
    element: Any, codings: Iterable[Any], identity: ArticleIdentity, anchor: Anchor, project: _Project
) -> Iterator[Note]:
    """A note for each user who gave codes to a passage; one where nobody did."""
    owner = (element.get("creatingUser") or "").strip("{}").lower()
    given: dict[str, list[Any]] = {}
    for coding in codings:
        given.setdefault((coding.get("creatingUser") or owner).strip("{}").lower(), []).append(coding)
    comment = "\n\n".join(
        part
        for part in (
            said(element, "Description").strip() if anchor != WHOLE else "",
            *(project.notes.get(_target(ref), "").strip() for ref in element if local(ref) == "NoteRef"),
        )
        if part
    )
    for number, (user, made) in enumerate(given.items() or [(owner, [])]):
        tags = dict.fromkeys(
            project.tags.get(_target(ref), "") for coding in made for ref in coding if local(ref) == "CodeRef"
        )
        named = tuple(tag for tag in tags if tag)
        times = [coding.get("creationDateTime") or "" for coding in made]
        when = utc_time(element.get("creationDateTime") or next(iter(times), ""))
        id = guid(element) if anchor != WHOLE and not number else stable_id(f"{guid(element)}:{user}")
        yield Note(
            id,
            identity,
            anchor,
            comment if not number else "",
            named,
            next((project.colours[tag] for tag in named if tag in project.colours), NoteColour.YELLOW),
            project.users.get(user, ""),
            when,
            when,
        )


def _target(reference: Any) -> str:
    return (reference.get("targetGUID") or "").strip("{}").lower()


def _anchor(selection: Any, text: str) -> Anchor:
    try:
        start, end = int(selection.get("startPosition") or ""), int(selection.get("endPosition") or "")
        return Anchor.of(text, Span(start, end))
    except ValueError:
        raise Refused("its positions are not in the text") from None


def _text(source: Any, packed: zipfile.ZipFile) -> str:
    path = source.get("plainTextPath") or ""
    if not path:
        inside = child(source, "PlainTextContent")
        if inside is None:
            raise Refused("its text is not in the project")
        return "".join(inside.itertext())
    if not path.startswith(_INTERNAL):
        raise Refused("its text lies outside the project")
    name = path.removeprefix(_INTERNAL)
    held = next((one for one in packed.namelist() if one.rpartition("/")[2] == name.rpartition("/")[2]), name)
    try:
        return _content(packed, held).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("its text is not UTF-8") from None


def _raw(element: Any) -> str:
    return ElementTree.tostring(element, encoding="unicode")[:100_000]
