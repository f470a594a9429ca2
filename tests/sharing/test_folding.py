"""What changes come to: a function of which there are, not of how they came."""

from __future__ import annotations

import uuid
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from newsreader.sharing.changes import DELETED, Change
from newsreader.sharing.folding import difference, folded, last_written

RECORD = str(uuid.UUID(int=1))


def change(
    number: int, clock: int = 1, device: int = 0, over: tuple[int, ...] = (), **fields: object
) -> Change:
    heads = tuple(str(uuid.UUID(int=other)) for other in over)
    return Change(
        str(uuid.UUID(int=number)),
        RECORD,
        "note",
        clock,
        str(uuid.UUID(int=device)),
        f"writer {device}",
        f"2026-01-{clock:02}",
        fields,
        dict.fromkeys(fields, heads),
    )


CHANGES = st.lists(
    st.builds(
        lambda number, clock, device, over, fields: change(number, clock, device, tuple(over), **fields),
        st.integers(0, 9),
        st.integers(1, 4),
        st.integers(0, 2),
        st.lists(st.integers(0, 9), max_size=3),
        st.dictionaries(st.sampled_from(["comment", "colour", DELETED]), st.integers(0, 2)),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(CHANGES, st.randoms(use_true_random=False), st.data())
def test_order_and_repetition_change_nothing(
    changes: list[Change], random: Random, data: st.DataObject
) -> None:
    again = [*changes, *data.draw(st.lists(st.sampled_from(changes), max_size=5) if changes else st.just([]))]
    random.shuffle(again)
    assert folded(again) == folded(changes)
    assert last_written(again) == last_written(changes)


@given(CHANGES)
def test_whatever_anybody_wrote_is_what_counts_or_was_read_or_is_shown(changes: list[Change]) -> None:
    state = folded(changes)
    for one in changes:
        for name, value in one.fields.items():
            read = any(one.id in other.over.get(name, ()) for other in changes if other is not one)
            shown = [state[name].value, *(lost.value for lost in state[name].lost)]
            assert read or value in shown or name == DELETED


@given(CHANGES)
def test_a_change_over_all_that_is_there_leaves_nothing_beside_it(changes: list[Change]) -> None:
    state = folded(changes)
    heads = {name: register.heads for name, register in state.items()}
    last = Change(str(uuid.UUID(int=99)), RECORD, "note", 9, RECORD, "", "", dict.fromkeys(heads, 7), heads)
    for register in folded([*changes, last]).values():
        assert (register.value, register.heads, register.lost) == (7, (last.id,), ())


def test_the_last_writer_wins_field_by_field_and_the_loser_is_told() -> None:
    first = change(1, 1, 1, comment="who?", tags=["owner"])
    mine = change(2, 2, 1, over=(1,), comment="who says so?")
    yours = change(3, 2, 2, over=(1,), comment="the mayor", tags=["mayor"])
    state = folded([yours, first, mine])
    assert state["comment"].value == "the mayor" and state["tags"].value == ["mayor"]
    (lost,) = state["comment"].lost
    assert (lost.author, lost.value) == ("writer 1", "who says so?") and not state["tags"].lost
    settled = change(4, 3, 1, over=(2, 3), comment="both")
    assert folded([mine, yours, settled, first])["comment"].lost == ()


def test_two_who_write_the_same_are_of_one_mind() -> None:
    assert folded([change(1, 1, 1, comment="same"), change(2, 1, 2, comment="same")])["comment"].lost == ()


def test_the_difference_is_what_was_written_since_and_over_what() -> None:
    state = folded([change(1, comment="old", colour="red")])
    changed, over = difference(
        state, {"comment": "new", "colour": "red", "tags": [], "answers": "", DELETED: False}
    )
    assert changed == {"comment": "new"} and over == {"comment": (str(uuid.UUID(int=1)),)}
    assert difference(state, {"comment": ""})[0] == {"comment": ""}
    assert difference({}, {"comment": "", DELETED: False}) == ({}, {})
