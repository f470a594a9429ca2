"""Libraries and a project brought together: nothing lost, nothing twice, one state."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.annotations.store import NoteFilter, StorageType, library_in_memory
from newsreader.model import Anchor, Article, ArticleIdentity, Ruling, Span, Verdict, is_own
from newsreader.sharing.changes import DELETED
from newsreader.sharing.errors import SharingError, Unreachable
from newsreader.sharing.syncing import forget
from tests.support.shared_notes import ARTICLE, TEXT, Board, edited, noted, share, state_of

WRITERS = 3
DOES = st.tuples(
    st.integers(0, WRITERS - 1),
    st.sampled_from(["add", "say", "tag", "delete", "restore", "share", "break"]),
    st.integers(0, 9),
)


def do(library: StorageType, board: Board, what: str, number: int) -> None:
    notes = sorted(library.notes.find(NoteFilter()), key=lambda note: note.id)
    binned = sorted(library.notes.find(NoteFilter(deleted=True)), key=lambda note: note.id)
    if what == "add":
        noted(library, f"new {number}")
    elif what == "say" and notes:
        edited(library, notes[number % len(notes)].id, comment=f"said {number}")
    elif what == "tag" and notes:
        edited(library, notes[number % len(notes)].id, tags=(f"tag-{number}",))
    elif what == "delete" and notes:
        library.notes.delete(notes[number % len(notes)])
    elif what == "restore" and binned:
        library.notes.restore(binned[number % len(binned)].id)
    elif what == "share":
        share(library, board)
    elif what == "break":
        board.breaks_after = number % 4
        with suppress(Unreachable):
            share(library, board)
        board.breaks_after = None


@settings(max_examples=30)
@given(st.lists(DOES, max_size=14))
def test_all_end_with_one_state_whatever_breaks_and_whoever_is_late(acts: list[tuple[int, str, int]]) -> None:
    board = Board()
    with ExitStack() as stack:
        libraries = [stack.enter_context(library_in_memory()) for _ in range(WRITERS)]
        made = 0
        for writer, what, number in acts:
            do(libraries[writer], board, what, number)
            made += what == "add"
        for library in libraries * 2:
            share(library, board)
        states = [state_of(library) for library in libraries]
        assert states[0] == states[1] == states[2]
        assert len({change.record for change in board.rows}) == len(states[0]) <= made
        said = len(board.rows)
        assert [share(library, board).sent for library in libraries] == [0, 0, 0]
        assert len(board.rows) == said
        assert all(not library.check() for library in libraries)


@pytest.fixture
def two() -> Any:
    with library_in_memory() as ida, library_in_memory() as bo:
        yield ida, bo, Board()


def test_notes_rulings_and_tags_arrive_as_those_of_others(two: Any) -> None:
    ida, bo, board = two
    note = noted(ida, "who owns it?", tags=("owner",), author="Ida")
    there = ArticleIdentity.of(Article("Another text.", (), ()))
    ruling = Ruling("", ARTICLE, Anchor.of(TEXT, Span(0, 23)), there, Verdict.OMITTED, author="Ida")
    ruling = ida.rulings.add(ruling)
    assert share(ida, board, "Ida").in_words == "notes: 2 sent, 0 taken"
    assert share(bo, board, "Bo").in_words == "notes: 0 sent, 2 taken"
    assert state_of(bo) == state_of(ida)
    found = bo.notes.get(note.id)
    assert found is not None and found.tags == ("owner",) and not is_own(found, "Bo")
    assert found.modified == note.modified and found.article.path == "fire.txt"
    assert bo.rulings.get(ruling.id) is not None
    mine = ida.notes.get(note.id)
    assert mine is not None and mine.article.path == ARTICLE.path and is_own(mine, "Ida")


def test_of_two_words_at_once_the_last_counts_and_the_other_stays_visible(two: Any) -> None:
    ida, bo, board = two
    note = noted(ida, "who?")
    share(ida, board, "Ida"), share(bo, board, "Bo")
    edited(ida, note.id, comment="the mayor", tags=("mayor",))
    edited(bo, note.id, comment="nobody")
    for library, name in ((ida, "Ida"), (bo, "Bo"), (ida, "Ida")):
        share(library, board, name)
    assert state_of(ida) == state_of(bo)
    assert ida.also_written() == bo.also_written()
    ((told,),) = ida.also_written().values()
    counts = ida.notes.get(note.id).comment
    assert counts in ("the mayor", "nobody") and ida.notes.get(note.id).tags == ("mayor",)
    assert told.endswith("nobody" if counts == "the mayor" else "the mayor") and told[:2] in ("Id", "Bo")
    edited(bo, note.id, comment="the mayor, says nobody")
    share(bo, board, "Bo"), share(ida, board, "Ida")
    assert ida.also_written() == bo.also_written() == {}


def test_what_is_in_an_editor_meanwhile_is_not_written_over(two: Any) -> None:
    from newsreader.annotations.store import StaleNote

    ida, bo, board = two
    note = noted(ida, "who?")
    share(ida, board), share(bo, board)
    edited(bo, note.id, tags=("new",))
    open_in_editor = edited(ida, note.id, comment="mine, a moment later")
    share(bo, board), share(ida, board)
    with pytest.raises(StaleNote):
        ida.notes.update(open_in_editor.__class__(**{**fields(open_in_editor), "comment": "too late"}))


def fields(note: Any) -> dict[str, Any]:
    return {name: getattr(note, name) for name in note.__slots__}


def test_a_deleted_note_is_in_the_bin_of_all_and_comes_back_for_all(two: Any) -> None:
    ida, bo, board = two
    note = noted(ida, "who?")
    share(ida, board), share(bo, board)
    bo.notes.delete(bo.notes.get(note.id))
    share(bo, board), share(ida, board)
    assert ida.notes.get(note.id) is None and ida.notes.count(NoteFilter(deleted=True)) == 1
    ida.notes.restore(note.id)
    share(ida, board), share(bo, board)
    assert bo.notes.get(note.id).comment == "who?"


def test_what_is_removed_for_good_leaves_no_word_behind_and_stays_away_until_somebody_restores_it(
    two: Any,
) -> None:
    ida, bo, board = two
    note = noted(ida, "a secret word")
    share(ida, board), share(bo, board)
    ida.notes.delete(ida.notes.get(note.id))
    ida.notes.empty_bin()
    with ida.sharing() as rows:
        assert not rows.log(note.id)
    share(ida, board), share(bo, board)
    assert bo.notes.get(note.id) is None and state_of(ida) == {}
    with ida.sharing() as rows:
        assert not any("secret" in body for body in rows.log(note.id))
    bo.notes.restore(note.id)
    share(bo, board), share(ida, board)
    assert state_of(ida) == state_of(bo) and ida.notes.get(note.id).comment == "a secret word"


def test_a_note_that_was_only_ever_in_the_bin_is_nobody_elses_business(two: Any) -> None:
    ida, _, board = two
    ida.notes.delete(noted(ida, "never mind"))
    assert share(ida, board).sent == 0 and not board.rows


def test_after_an_old_backup_everything_is_sent_again(two: Any) -> None:
    ida, bo, board = two
    noted(ida, "one"), noted(bo, "two")
    for library in (ida, bo, ida):
        share(library, board)
    board.lose(2)
    late = noted(ida, "three")
    for library in (ida, bo, ida):
        share(library, board)
    assert state_of(ida) == state_of(bo) and len(state_of(ida)) == len(board.rows) == 3
    assert bo.notes.get(late.id) is not None


def test_a_library_is_shared_with_one_project_until_that_is_ended(two: Any) -> None:
    ida, _, board = two
    noted(ida, "for our eyes")
    share(ida, board)
    other = Board()
    with pytest.raises(SharingError, match="--forget"):
        share(ida, other)
    assert not other.rows
    forget(ida)
    assert share(ida, other).sent == 1 and ida.notes.count(NoteFilter()) == 1


def test_changes_that_make_no_note_harm_nothing(two: Any) -> None:
    from newsreader.sharing.changes import Change

    ida, bo, board = two
    note = noted(ida, "who?")
    share(ida, board)
    one, device = "c" * 8 + "-cccc" * 3 + "-" + "c" * 12, board.rows[0].device
    board.rows += [
        Change(one, one, "note", 5, device, "Eve", "", {"comment": "\x1b[2J", "place": 7}, {}),
        Change(
            id.replace("c", "d"), note.id, "ruling", 6, device, "Eve", "", {"verdict": {}, DELETED: 3}, {}
        ),
    ]
    share(bo, board)
    assert state_of(bo) == state_of(ida)
