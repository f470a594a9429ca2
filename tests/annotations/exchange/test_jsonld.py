"""Web Annotations: what the model demands, nothing lost, the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.exchange.fields import Imported, Unread
from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.jsonld import jsonld_chunks, source_iri, to_json_lines, to_jsonld
from newsreader.annotations.exchange.registry import Export
from newsreader.model import Anchor, ArticleIdentity, Note, NoteColour, Ruling, Verdict
from tests.support.making import article
from tests.support.making_notes import COLLECTIONS, HOSTILE, TEXTS, hostile_note, note_on
from tests.support.noting_play import made_on
from tests.support.web_annotation_rules import ANNO, complaints

TEXT = "The fire began on Tuesday. Twelve people were hurt."
NOTE = note_on(
    TEXT,
    "Twelve people",
    comment="Who counted?",
    tags=("figure", "to check"),
    colour=NoteColour.BLUE,
    author="Ada",
    created="2026-01-31T12:00:00.000Z",
    modified="2026-02-01T08:30:00.000Z",
)
RULING = Ruling(
    "9d1e3c52-0001-4a7b-8c11-000000000001",
    NOTE.article,
    NOTE.anchor,
    ArticleIdentity("ef" * 32, path="other.txt", outlet="Gazette"),
    Verdict.REPHRASED,
    (Anchor("A dozen were injured.", "", " More", 0, 21),),
    "Ada",
    "2026-01-31T12:00:00.000Z",
)
NAMES = st.sampled_from(
    "type id target source selector body value uri user exact items first rows references "
    "newsreader:verdict newsreader:unread".split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(NAMES, inner | st.sampled_from(["Annotation", "TextQuoteSelector"]), max_size=5)
    ),
    max_leaves=12,
)


def items(data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(data)["first"]["items"]
    return found


@given(COLLECTIONS)
def test_any_notes_and_rulings_come_back_from_valid_documents(both: tuple[list[Note], list[Ruling]]) -> None:
    notes, rulings = both
    expected = Imported(tuple(notes), tuple(rulings))
    document = to_jsonld(notes, rulings)
    assert read_annotations(document) == expected
    assert complaints(json.loads(document)) == []
    lines = to_json_lines(notes, rulings)
    assert read_annotations(lines) == expected
    assert [complaint for line in lines.splitlines() for complaint in complaints(json.loads(line))] == []
    assert to_jsonld(notes, rulings) == document


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_come_back(name: str) -> None:
    note = hostile_note(HOSTILE[name])
    note = replace(note, tags=note.tags if HOSTILE[name] else ())
    document = to_jsonld([note])
    assert read_annotations(document).notes == (note,)
    assert complaints(json.loads(document)) == []
    assert len(to_json_lines([note]).decode("utf-8").split("\n")) == 2


def test_a_note_as_an_annotation() -> None:
    (item,) = items(to_jsonld([NOTE]))
    assert item["id"] == f"urn:uuid:{NOTE.id}"
    assert item["motivation"] == "commenting"
    assert item["creator"] == {"type": "Person", "name": "Ada"}
    assert (item["created"], item["modified"]) == (NOTE.created, NOTE.modified)
    assert [(body["value"], body["purpose"]) for body in item["body"]] == [
        ("Who counted?", "commenting"),
        ("figure", "tagging"),
        ("to check", "tagging"),
    ]
    assert item["target"]["source"] == "https://example.org/fire"
    quote, position = item["target"]["selector"]
    assert (quote["exact"], quote["prefix"]) == ("Twelve people", "The fire began on Tuesday. ")
    assert TEXT[position["start"] : position["end"]] == "Twelve people"


def test_a_ruling_as_an_annotation() -> None:
    (item,) = items(to_jsonld([], [RULING]))
    assert item["motivation"] == ["assessing", "linking"]
    verdict, match = item["body"]
    assert (verdict["value"], verdict["purpose"]) == ("rephrased", "assessing")
    assert match["source"].startswith("ni:///sha-256;")
    assert match["selector"][0]["exact"] == "A dozen were injured."


@pytest.mark.parametrize(
    ("note", "motivation"),
    [
        (replace(NOTE, comment=""), "tagging"),
        (replace(NOTE, comment="", tags=()), "highlighting"),
    ],
)
def test_the_motivation_says_what_was_written(note: Note, motivation: str) -> None:
    assert items(to_jsonld([note]))[0]["motivation"] == motivation


def test_no_notes_are_an_empty_collection() -> None:
    document = json.loads(to_jsonld([]))
    assert document["total"] == 0 and "first" not in document
    assert complaints(document) == []
    assert read_annotations(to_jsonld([])) == read_annotations(to_json_lines([])) == Imported()


def test_a_time_that_is_none_is_kept_apart() -> None:
    note = replace(NOTE, created="last week", modified="2026-02-30T00:00:00Z")
    (item,) = items(to_jsonld([note]))
    assert "created" not in item and "modified" not in item
    assert read_annotations(to_jsonld([note])).notes == (note,)


def test_an_id_that_is_no_uuid_comes_back_too() -> None:
    note = replace(NOTE, id="not a uuid \ud800")
    assert complaints(json.loads(to_jsonld([note]))) == []
    assert read_annotations(to_jsonld([note])).notes == (note,)


@given(st.builds(ArticleIdentity, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS))
def test_every_article_has_an_iri(identity: ArticleIdentity) -> None:
    assert source_iri(identity).split(":")[0] in ("urn", "http", "https")


def test_reading_twice_changes_nothing() -> None:
    once = read_annotations(to_jsonld([NOTE], [RULING]))
    assert read_annotations(to_jsonld(once.notes, once.rulings)) == once


def test_what_cannot_be_read_is_kept_and_written_again() -> None:
    good = to_json_lines([NOTE]).decode("utf-8")
    bad = ['{"broken', '{"type": "Annotation", "id": "urn:x:1", "target": []}', '["nested", "list"]', "7"]
    data = "\n".join([bad[0], good.strip(), *bad[1:]]).encode()
    read = read_annotations(data)
    assert read.notes == (NOTE,)
    assert {item.place: item.raw for item in read.unread} == {
        "line 1": bad[0],
        "line 3": bad[1],
        "line 4, item 1": '"nested"',
        "line 4, item 2": '"list"',
        "line 5": "7",
    }
    for write in (to_jsonld, to_json_lines):
        again = read_annotations(write(read.notes, read.rulings, read.unread))
        assert again.notes == (NOTE,)
        assert sorted(item.raw for item in again.unread) == sorted(item.raw for item in read.unread)
    assert complaints(json.loads(to_jsonld(read.notes, (), read.unread))) == []


def test_what_was_kept_is_read_when_it_can_be() -> None:
    raw = to_json_lines([NOTE]).decode("utf-8").strip()
    assert read_annotations(to_jsonld([], (), [Unread("item 1", "too new", raw)])).notes == (NOTE,)


@pytest.mark.parametrize(
    "change",
    [
        {"target": None},
        {"target": ["https://example.org/a", "https://example.org/b"]},
        {"target": {"source": "https://example.org", "selector": {"type": "SvgSelector", "value": "<svg/>"}}},
        {"target": {"source": "https://example.org", "selector": {"type": "TextQuoteSelector", "exact": 5}}},
        {"body": "https://example.org/video.mp4"},
        {"newsreader:colour": "mauve"},
        {"newsreader:article": "none"},
        {"newsreader:verdict": "perhaps"},
        {"created": 5},
        {"target": {"source": 5, "selector": []}},
    ],
)
def test_items_that_are_no_notes_are_reported_with_a_reason(change: dict[str, Any]) -> None:
    (item,) = items(to_jsonld([NOTE]))
    item |= change
    read = read_annotations(json.dumps([item]).encode())
    assert read.notes == ()
    (unread,) = read.unread
    assert unread.place == "item 1" and unread.reason and json.loads(unread.raw) == item


@pytest.mark.parametrize("start", [-1, True, 1.5, None, "3"])
def test_positions_are_numbers(start: Any) -> None:
    (item,) = items(to_jsonld([NOTE]))
    item["target"]["selector"][1]["start"] = start
    assert len(read_annotations(json.dumps(item).encode()).unread) == 1


def test_annotations_of_other_programs() -> None:
    foreign = {
        "@context": ANNO,
        "id": "http://example.org/anno1",
        "type": ["Annotation"],
        "motivation": "tagging",
        "creator": {"id": "http://example.org/me", "type": "Person", "nickname": "me"},
        "created": "2026-01-31T13:00:00+01:00",
        "body": [{"type": "TextualBody", "value": "tag"}, {"value": "words", "purpose": "commenting"}],
        "target": {
            "source": {"id": "http://example.org/page"},
            "selector": {"type": "TextQuoteSelector", "exact": "Twelve"},
        },
    }
    first, again = (read_annotations(json.dumps(value).encode()) for value in (foreign, [foreign]))
    (note,) = first.notes
    assert first == again
    assert (note.comment, note.tags, note.author) == ("words", ("tag",), "me")
    assert note.created == "2026-01-31T12:00:00.000Z"
    assert note.article == ArticleIdentity("", url="http://example.org/page")
    assert note.anchor == Anchor("Twelve", "", "", 0, 0)


def test_the_shortest_annotations() -> None:
    whole = {
        "type": "Annotation",
        "id": "http://example.org/1",
        "bodyValue": "x",
        "target": "http://example.org/",
    }
    (note,) = read_annotations(json.dumps(whole).encode()).notes
    assert (note.comment, note.anchor.exact, note.article.url) == ("x", "", "http://example.org/")
    del whole["id"]
    read = [read_annotations(json.dumps(whole).encode()).notes for _ in range(2)]
    assert read[0] == read[1] and len(read[0]) == 1


def test_one_id_with_two_contents_is_reported() -> None:
    read = read_annotations(to_json_lines([NOTE, NOTE, replace(NOTE, comment="other")]))
    assert read.notes == (NOTE,)
    assert [unread.place for unread in read.unread] == ["line 3"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe{}",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"null",
        b"{}",
        b'{"type": "AnnotationCollection", "first": "http://example.org/page1"}',
        b'{"first": {"items": 5}}',
        b'[{"type": "Annotation", "id": 5}]',
        b'[{"uri": "x", "user": 5, "tags": "y"}]',
        b"9" * 5_000,
    ],
)
def test_files_that_hold_no_notes_are_kept(data: bytes) -> None:
    read = read_annotations(data)
    assert read.notes == () and read.rulings == ()
    assert len(read.unread) == 1


@given(JSON)
def test_any_json_is_read_or_kept(value: Any) -> None:
    read = read_annotations(json.dumps(value).encode())
    assert all(unread.reason and unread.place for unread in read.unread)


@pytest.mark.parametrize(
    ("path", "value", "section"),
    [
        (["@context"], ["http://example.org/other"], "3.1"),
        (["@context"], [ANNO], "3.1"),
        (["id"], "no iri", "5.1"),
        (["total"], "1", "5.1"),
        (["first"], None, "5.1"),
        (["first", "items"], [], "5.2"),
        (["first", "type"], "Page", "5.2"),
        (["first", "startIndex"], -1, "5.2"),
        (["first", "items", 0, "id"], ["urn:a:1", "urn:a:2"], "3.1"),
        (["first", "items", 0, "type"], "Note", "3.1"),
        (["first", "items", 0, "target"], [], "3.1"),
        (["first", "items", 0, "target", "source"], "fire story", "4.1"),
        (["first", "items", 0, "target", "selector", 0, "exact"], None, "4.2.4"),
        (["first", "items", 0, "target", "selector", 1, "end"], 1.5, "4.2.5"),
        (["first", "items", 0, "body", 0, "value"], ["two", "values"], "3.2.4"),
        (["first", "items", 0, "body", 0, "purpose"], "musing", "3.3.5"),
        (["first", "items", 0, "created"], "2026-01-31T12:00:00+01:00", "3.3.1"),
    ],
)
def test_the_check_of_the_rules_finds_what_breaks_them(path: list[Any], value: Any, section: str) -> None:
    document = json.loads(to_jsonld([NOTE]))
    holder: Any = document
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert any(complaint.startswith(section) for complaint in complaints(document))


def test_what_has_changed_since_a_passage_was_marked_goes_along_and_reading_it_changes_nothing() -> None:
    here = article("The captain was convicted on Monday.", outlet="Courier")
    note = replace(made_on(here, "was convicted", "why?"), id=str(uuid4()), quoted="was acquitted")
    export = Export((note,))
    data = b"".join(jsonld_chunks(export.notes, beside=export.beside()))
    (item,) = json.loads(data)["first"]["items"]
    assert item["newsreader:changed"] == [{"newsreader:before": "acquitted", "newsreader:now": "convicted"}]
    assert read_annotations(data).notes == (note,)
