"""What is imported and exported again says the same to a processor of JSON-LD: its graph of triples."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.jsonld import CONTEXT, to_jsonld
from newsreader.model import WHOLE, Note, NoteColour, Passage, Scope
from tests.annotations.exchange.test_foreign import READ, annotation, on, text
from tests.support.making_notes import TEXTS, note_on
from tests.support.triples import ANNO, triples

TEXT = "The fire began on Tuesday. Twelve people were hurt."
FULL = annotation(
    motivation=["commenting", "describing"],
    body=[
        text("non", format="text/html", language="fr", purpose="describing"),
        text("gates", purpose="tagging"),
        {"type": "SpecificResource", "purpose": "tagging", "source": "https://c.example/dam"},
    ],
    target=on({"type": "TextQuoteSelector", "exact": "two gates", "prefix": "opened ", "suffix": " at noon"}),
    creator={"id": "https://p.example/ann", "type": "Person", "name": "Ann", "nickname": "ann"},
    created="2020-01-31T12:00:00Z",
    generator={"id": "https://g.example/", "type": "Software", "name": "G"},
    generated="2020-01-31T13:00:00Z",
    rights="https://r.example/",
    via="https://v.example/",
    canonical="urn:uuid:6fa1b6c5-5b9b-4b5b-8b1d-1d1d1d1d1d1d",
    audience={"id": "https://u.example/", "type": "http://schema.org/Audience"},
)
_MODERN = [item for item, *_ in READ if item.get("@context") == ANNO]


def exported(*notes: Note) -> list[dict[str, Any]]:
    """The annotations of an export, each as a document of its own."""
    items = json.loads(to_jsonld(notes))["first"]["items"]
    return [item if "@context" in item else {"@context": CONTEXT} | item for item in items]


def read(item: dict[str, Any]) -> Note:
    (note,) = read_annotations(json.dumps(item).encode()).notes
    return note


@pytest.mark.parametrize("item", [FULL, *_MODERN], ids=lambda item: str(sorted(item))[:60])
def test_another_programs_annotation_keeps_its_triples(item: dict[str, Any]) -> None:
    before = triples(item)
    assert before
    (again,) = exported(read(item))
    assert triples(again) == before
    (third,) = exported(read(again))
    assert triples(third) == before


def test_the_graph_has_more_than_the_words() -> None:
    lines = "\n".join(triples(FULL))
    for word in ("describing", '"fr"', "g.example", "r.example", "v.example", "foaf/0.1/nick", "canonical"):
        assert word in lines


def test_what_is_changed_here_changes_only_its_triples() -> None:
    note = read(FULL)
    assert note.tags == ("gates", "https://c.example/dam")
    later = "2026-01-31T12:00:00.000Z"
    changed = replace(note, comment="Oui.", tags=(*note.tags, "new"), colour=NoteColour.BLUE, modified=later)
    (item,) = exported(changed)
    comment, *tags = item["body"]
    assert comment == {
        "type": "TextualBody",
        "value": "Oui.",
        "format": "text/html",
        "language": "fr",
        "purpose": "describing",
    }
    assert tags[:2] == FULL["body"][1:] and tags[2]["value"] == "new"
    kept = (
        "id",
        "motivation",
        "target",
        "creator",
        "created",
        "generator",
        "generated",
        "rights",
        "via",
        "canonical",
    )
    assert {name: item[name] for name in kept} == {name: FULL[name] for name in kept}
    gone = {line for line in triples(FULL) - triples(item) if "_:c14n" not in line}
    assert gone == set()
    assert read(item) == changed
    (again,) = exported(read(item))
    assert triples(again) == triples(item)


def test_only_the_target_changes_where_only_the_passage_does() -> None:
    moved = replace(read(FULL), anchor=note_on(TEXT, "Tuesday").anchor)
    (item,) = exported(moved)
    assert item["body"] == FULL["body"]
    assert read(item) == moved


def test_our_own_keep_their_triples() -> None:
    first = note_on(TEXT, "Tuesday", comment="Which?", tags=("day", "a,b"), author="Ada")
    side = Passage(first.article, note_on(TEXT, "Twelve").anchor)
    notes = [
        first,
        replace(first, id="00000000-0000-0000-0000-000000000002", anchor=WHOLE),
        replace(first, id="00000000-0000-0000-0000-000000000003", scope=Scope.PAIR, also=(side,)),
        replace(first, id="00000000-0000-0000-0000-000000000004", answers=first.id, adjudicated=True),
        replace(first, id="00000000-0000-0000-0000-000000000005", quoted="Monday", comment="", tags=()),
    ]
    data = to_jsonld(notes)
    found = read_annotations(data)
    assert found.notes == tuple(notes)
    before = triples(json.loads(data))
    assert triples(json.loads(to_jsonld(found.notes))) == before
    assert len(before) > 60


def test_a_note_on_a_page_has_a_target_without_a_selector() -> None:
    (item,) = exported(replace(note_on(TEXT, "Tuesday"), anchor=WHOLE))
    assert item["target"] == {"type": "SpecificResource", "source": "https://example.org/fire"}


@given(
    st.sampled_from([FULL, *(item for item, *_ in READ)]),
    TEXTS,
    st.lists(TEXTS.filter(str.strip), max_size=3, unique=True),
    st.sampled_from(NoteColour),
    st.booleans(),
)
def test_whatever_is_changed_here_comes_back(
    item: dict[str, Any], comment: str, tags: list[str], colour: NoteColour, moved: bool
) -> None:
    note = read(item)
    changed = replace(note, comment=comment, tags=tuple(tags), colour=colour)
    if moved:
        changed = replace(changed, anchor=note_on(TEXT, "Tuesday").anchor, quoted="two gates")
    (back,) = read_annotations(to_jsonld([changed])).notes
    assert back == changed
