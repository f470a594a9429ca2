"""Changes as they travel."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sharing.changes import MOST_BODY, MOST_CLOCK, Change, change_from, change_from_json
from tests.support.making_notes import HOSTILE, TEXTS
from tests.support.shared_notes import vars_of

IDS = st.uuids().map(str)


@given(IDS, IDS, IDS, st.integers(1, MOST_CLOCK - 1), TEXTS, TEXTS)
def test_a_change_comes_back_as_it_was(
    id: str, record: str, device: str, clock: int, author: str, said: str
) -> None:
    change = Change(
        id, record, "note", clock, device, author, "at", {"comment": said}, {"comment": (record,)}
    )
    assert change_from_json(change.to_json()) == change
    assert change.to_json().isascii() and "\0" not in change.to_json()


HEAD = vars_of(
    Change(str(uuid.uuid4()), str(uuid.uuid4()), "note", 1, str(uuid.uuid4()), "Ida", "today", {}, {})
)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ({}, "not JSON"),
        ({}, "[]"),
        ({}, "[" * 100_000),
        ({}, '{"fields": []}'),
        ({}, '{"fields": {}, "over": {"comment": "x"}}'),
        ({}, '{"fields": {}, "over": {"comment": [1]}}'),
        ({}, json.dumps({"fields": {"comment": "x" * MOST_BODY}})),
        ({"kind": "virus"}, '{"fields": {}}'),
        ({"clock": 0}, '{"fields": {}}'),
        ({"clock": True}, '{"fields": {}}'),
        ({"clock": MOST_CLOCK}, '{"fields": {}}'),
        ({"id": "x"}, '{"fields": {}}'),
        ({"author": None}, '{"fields": {}}'),
    ],
    ids=range(13),
)
def test_what_is_no_change_is_refused(head: dict[str, Any], body: str) -> None:
    assert change_from(HEAD, '{"fields": {}}').fields == {}
    with pytest.raises(ValueError):
        change_from(HEAD | head, body)


def test_hostile_words_are_only_words() -> None:
    for said in HOSTILE.values():
        change = change_from(HEAD, json.dumps({"fields": {"comment": said}}))
        assert change.fields == {"comment": said}
