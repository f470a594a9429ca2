"""Exports of Hypothesis."""

from __future__ import annotations

import json
from typing import Any

from newsreader.annotations.anchoring import Ambiguous, Placed, find
from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.jsonld import to_jsonld
from newsreader.model import Anchor


def row(**fields: Any) -> dict[str, Any]:
    """An annotation as the API returns it."""
    made = {
        "id": "aBc-12_x",
        "created": "2026-01-31T13:00:00.123456+01:00",
        "updated": "2026-02-01T09:00:00.000000+00:00",
        "user": "acct:ada@hypothes.is",
        "uri": "https://example.org/fire",
        "text": "Who counted?",
        "tags": ["figure", "figure", "check"],
        "document": {"title": ["Fire in the harbour"]},
        "target": [
            {
                "source": "https://example.org/fire",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3},
                    {"type": "TextPositionSelector", "start": 927, "end": 933},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Twelve",
                        "prefix": "Tuesday. ",
                        "suffix": " people",
                    },
                ],
            }
        ],
    }
    return made | fields


def encoded(*rows: dict[str, Any]) -> bytes:
    return json.dumps({"total": len(rows), "rows": rows}).encode()


def test_a_row_is_a_note() -> None:
    (note,) = read_annotations(encoded(row())).notes
    assert note.anchor == Anchor("Twelve", "Tuesday. ", " people", 927, 933)
    assert (note.article.url, note.article.title) == ("https://example.org/fire", "Fire in the harbour")
    assert (note.comment, note.tags, note.author) == ("Who counted?", ("figure", "check"), "ada@hypothes.is")
    assert note.created == "2026-01-31T12:00:00.123Z"
    assert note.modified == "2026-02-01T09:00:00.000Z"


def test_its_passage_is_found_though_positions_count_in_the_page() -> None:
    (note,) = read_annotations(encoded(row())).notes
    text = "Fire in the harbour\n\nThe fire began on Tuesday. Twelve people were hurt."
    found = find(note.anchor, text)
    assert isinstance(found, Placed) and text[found.span.start : found.span.end] == "Twelve"
    assert isinstance(find(note.anchor, f"{text} On Tuesday. Twelve people left."), Ambiguous)
    long = {"prefix": "\n  The fire began on Tuesday.\n  ", "suffix": " people were hurt."}
    selectors = [{"type": "TextQuoteSelector", "exact": "Twelve", **long}]
    (note,) = read_annotations(encoded(row(target=[{"selector": selectors}]))).notes
    found = find(note.anchor, text)
    assert isinstance(found, Placed) and text[found.span.start : found.span.end] == "Twelve"


def test_all_forms_of_an_export_give_the_same_notes() -> None:
    rows = [row(), row(id="second", text="Another")]
    read = read_annotations(encoded(*rows))
    assert len(read.notes) == 2 and not read.unread
    lines = "\n".join(json.dumps(item) for item in rows).encode()
    client = json.dumps({"export_date": "2026-02-01", "annotations": rows}).encode()
    assert read_annotations(json.dumps(rows).encode()) == read
    assert read_annotations(lines) == read
    assert read_annotations(client) == read
    assert read_annotations(to_jsonld(read.notes)) == read


def test_the_same_id_gives_the_same_note() -> None:
    before, after = (
        read_annotations(encoded(row())).notes[0],
        read_annotations(encoded(row(text="New"))).notes[0],
    )
    assert before.id == after.id and before != after
    assert before.id != read_annotations(encoded(row(id="other"))).notes[0].id


def test_a_page_note_is_on_the_whole_article() -> None:
    (note,) = read_annotations(encoded(row(target=[{"source": "https://example.org/fire"}]))).notes
    assert note.anchor == Anchor("", "", "", 0, 0)


def test_a_reply_is_on_the_passage_it_answers() -> None:
    reply = row(id="reply", text="The chief.", references=["aBc-12_x"], target=[{"source": "x"}], document={})
    to_reply = row(id="third", text="Thanks", references=["aBc-12_x", "reply"], target=[])
    notes = read_annotations(encoded(reply, row(), to_reply)).notes
    assert [note.comment for note in notes] == ["The chief.", "Who counted?", "Thanks"]
    assert {note.anchor.exact for note in notes} == {"Twelve"}
    assert {note.article.title for note in notes} == {"Fire in the harbour"}


def test_what_cannot_be_read_is_reported_by_item_and_kept() -> None:
    lost = row(id="lost", references=["nowhere"])
    picture = row(id="picture", target=[{"selector": [{"type": "FragmentSelector", "value": "t=3"}]}])
    broken = row(id="broken", tags="figure")
    itself = row(id="itself", references=["itself"])
    read = read_annotations(encoded(lost, row(), picture, broken, itself))
    assert len(read.notes) == 1
    assert [unread.place for unread in read.unread] == ["item 1", "item 3", "item 4", "item 5"]
    assert [json.loads(unread.raw) for unread in read.unread] == [lost, picture, broken, itself]
    again = read_annotations(to_jsonld(read.notes, (), read.unread))
    assert again.notes == read.notes
    assert [unread.raw for unread in again.unread] == [unread.raw for unread in read.unread]


def test_odd_fields_do_no_harm() -> None:
    odd = row(document={"title": []}, created="whenever", updated="", user="", tags=[], text="")
    (note,) = read_annotations(encoded(odd)).notes
    assert (note.article.title, note.created, note.author) == ("", "", "")
    documents: tuple[object, ...] = ({"title": [5]}, [], None, {"title": "plain"})
    for document in documents:
        assert len(read_annotations(encoded(row(document=document))).notes) == 1
