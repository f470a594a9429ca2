"""Notes and rulings as fields that are shared one by one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from newsreader.annotations.exchange.fields import Refused
from newsreader.model import Note, Passage, Ruling, Scope
from newsreader.sharing.folding import Lost, Register, State
from newsreader.sharing.records import fields_of, kind_of, lost_in_words, record_from
from tests.support.making_notes import NOTES, RULINGS
from tests.support.shared_notes import ARTICLE


def state(record: Note | Ruling) -> State:
    written = json.loads(json.dumps(fields_of(record)))
    return {name: Register(value, ()) for name, value in written.items()}


@given(NOTES | RULINGS)
def test_a_record_says_the_same_where_it_arrives(record: Note | Ruling) -> None:
    there = record_from(kind_of(record), record.id, state(record), record.modified, None)
    assert there.imported and fields_of(there) == fields_of(record)
    assert (there.id, there.modified) == (record.id, record.modified)


@given(NOTES | RULINGS)
def test_at_home_it_stays_as_it_was(record: Note | Ruling) -> None:
    assert record_from(kind_of(record), record.id, state(record), record.modified, record) == record


@given(NOTES)
def test_no_folder_of_anybody_is_shared(note: Note) -> None:
    article = replace(ARTICLE, path="/home/ida/secret folder/fire.txt")
    note = replace(note, article=article, scope=Scope.PAIR, also=(Passage(article, note.anchor),))
    told = json.dumps(fields_of(note))
    assert "secret" not in told and "fire.txt" in told
    windows = replace(note, article=replace(article, path=r"C:\Users\ida\secret folder\fire.txt"))
    assert "ida" not in json.dumps(fields_of(windows)["place"]["article"])


def test_what_makes_no_sense_is_refused() -> None:
    for broken in ({}, {"place": Register("here", ())}, {"place": Register({"article": 1}, ())}):
        with pytest.raises(Refused):
            record_from("note", "0" * 36, broken, "", None)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("comment", "the \n mayor", "Bo, 2026-01-31: the mayor"),
        ("tags", ["owner", "fire"], "Bo, 2026-01-31: the tags: owner, fire"),
        ("tags", [], "Bo, 2026-01-31: the tags: none"),
        ("verdict", {"verdict": "omitted", "matches": []}, "Bo, 2026-01-31: the verdict: omitted"),
        ("place", {"passage": {"exact": "twelve people"}}, "Bo, 2026-01-31: the passage: twelve people"),
        ("comment", "", "Bo, 2026-01-31: nothing"),
    ],
    ids=range(6),
)
def test_what_does_not_count_is_told_in_a_line(field: str, value: object, told: str) -> None:
    assert lost_in_words(Lost(field, "Bo", "2026-01-31T12:00:00.000Z", value)) == told
