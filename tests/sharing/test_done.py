"""Who has done with what, brought together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.annotations.store import StorageType, library_in_memory
from newsreader.model import Article, ArticleIdentity, Done
from newsreader.sharing.changes import DONE, Change
from newsreader.sharing.errors import Unreachable
from newsreader.sharing.syncing import forget
from tests.support.shared_notes import ARTICLE, Board, share

OTHER = ArticleIdentity.of(Article("Another text.", (), (), url="https://a.example/b"))
NAMES = ("Ida", "Bo", "Ida")


@pytest.fixture
def two() -> Iterator[tuple[StorageType, StorageType, Board]]:
    with library_in_memory() as ida, library_in_memory() as bo:
        yield ida, bo, Board()


def marks(library: StorageType) -> set[tuple[str, str, str]]:
    return {(mark.article.sha256, mark.coder, mark.at) for mark in library.done()}


def test_a_mark_arrives_as_that_of_its_coder(two: tuple[StorageType, StorageType, Board]) -> None:
    ida, bo, board = two
    mark = ida.mark_done(Done(ARTICLE, "Ida"))
    assert share(ida, board, "Ida").in_words == "notes: 1 sent, 0 taken"
    assert share(bo, board, "Bo").in_words == "notes: 0 sent, 1 taken"
    (found,) = bo.done((ARTICLE,))
    assert found == replace(mark, article=replace(ARTICLE, path="fire.txt"))
    assert ida.done() == (mark,)
    assert [share(one, board, name).sent for one, name in ((ida, "Ida"), (bo, "Bo"))] == [0, 0]


def test_what_is_taken_back_is_taken_back_for_all_until_it_is_set_again(
    two: tuple[StorageType, StorageType, Board],
) -> None:
    ida, bo, board = two
    ida.mark_done(Done(ARTICLE, "Ida"))
    share(ida, board, "Ida"), share(bo, board, "Bo")
    ida.unmark_done(ARTICLE, "Ida")
    share(ida, board, "Ida"), share(bo, board, "Bo")
    assert marks(bo) == marks(ida) == set()
    ida.mark_done(Done(ARTICLE, "Ida"))
    share(ida, board, "Ida"), share(bo, board, "Bo")
    assert marks(bo) == marks(ida) != set()


def test_nobody_shares_the_marks_of_another(two: tuple[StorageType, StorageType, Board]) -> None:
    ida, _, board = two
    ida.mark_done(Done(ARTICLE, "Bo"))
    assert share(ida, board, "Ida").sent == 0 and not board.rows
    forget(ida)
    assert len(ida.done()) == 1


def test_a_mark_without_a_name_goes_under_that_of_the_login(
    two: tuple[StorageType, StorageType, Board],
) -> None:
    ida, bo, board = two
    ida.mark_done(Done(ARTICLE, ""))
    share(ida, board), share(bo, board, "Bo"), share(ida, board)
    assert [mark.coder for mark in ida.done()] == [""]
    assert [mark.coder for mark in bo.done()] == [board.login]
    assert share(ida, board).sent == 0


def test_marks_that_were_set_before_the_first_sharing_are_one(
    two: tuple[StorageType, StorageType, Board],
) -> None:
    desk, laptop, board = two
    first = desk.mark_done(Done(ARTICLE, "Ida"))
    second = laptop.mark_done(Done(replace(ARTICLE, path="/elsewhere/fire.txt"), "Ida"))
    for library in (desk, laptop, desk):
        share(library, board, "Ida")
    (one,) = marks(desk)
    assert marks(laptop) == {one}
    assert one in {(ARTICLE.sha256, "Ida", mark.at) for mark in (first, second)}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"article": "a", "coder": "Eve", "at": "2026-01-01T00:00:00.000000+00:00"},
        {"article": {"sha256": "0"}, "coder": "", "at": "2026-01-01T00:00:00.000000+00:00"},
        {"article": {"sha256": "0"}, "coder": "Eve", "at": "\x1b[2J"},
        {"article": {"sha256": 7}, "coder": "Eve", "at": "2026-01-01T00:00:00.000000+00:00"},
    ],
)
def test_a_mark_that_makes_no_sense_changes_nothing(
    fields: dict[str, object], two: tuple[StorageType, StorageType, Board]
) -> None:
    ida, bo, board = two
    ida.mark_done(Done(ARTICLE, "Ida"))
    share(ida, board, "Ida")
    (row,) = board.rows
    id, record = (f"{row.id[:-1]}{'0' if row.id[-1] != '0' else '1'}", f"{row.record[:-4]}abcd")
    board.rows.append(Change(id, record, DONE, 9, row.device, "Eve", row.at, fields, {}))
    share(bo, board, "Bo")
    assert marks(bo) == marks(ida)
    assert not bo.check()


DOES = st.tuples(st.integers(0, 2), st.sampled_from(["mark", "unmark", "share", "break"]), st.integers(0, 3))


@settings(max_examples=40, deadline=None)
@given(st.lists(DOES, max_size=14))
def test_all_end_with_the_same_marks_whatever_breaks(acts: list[tuple[int, str, int]]) -> None:
    board = Board()
    with ExitStack() as stack:
        libraries = [stack.enter_context(library_in_memory()) for _ in NAMES]
        for who, what, number in acts:
            library, article = libraries[who], (ARTICLE, OTHER)[number % 2]
            if what == "mark":
                library.mark_done(Done(article, NAMES[who]))
            elif what == "unmark":
                library.unmark_done(article, NAMES[who])
            elif what == "share":
                share(library, board, NAMES[who])
            else:
                board.breaks_after = number
                with suppress(Unreachable):
                    share(library, board, NAMES[who])
                board.breaks_after = None
        for library, name in [*zip(libraries, NAMES, strict=True)] * 2:
            share(library, board, name)
        assert marks(libraries[0]) == marks(libraries[1]) == marks(libraries[2])
        said = len(board.rows)
        assert [share(library, board, name).sent for library, name in zip(libraries, NAMES, strict=True)] == [
            0,
            0,
            0,
        ]
        assert len(board.rows) == said
