"""Notes and rulings: written, found, changed, deleted, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import (
    NoteFilter,
    NotSaved,
    Order,
    RulingFilter,
    StaleNote,
    StorageType,
    UndoConflict,
    open_library,
)
from newsreader.model.annotation import Anchor, ArticleIdentity, NoteColour
from newsreader.model.comparison import Verdict
from tests.support.note_making import FakeClock, article, note, ruling

EVERY = NoteFilter()
BIN = NoteFilter(deleted=True)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def library(tmp_path: Path, clock: FakeClock) -> Iterator[StorageType]:
    with open_library(tmp_path / "library.db", clock) as opened:
        yield opened


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FakeClock, library: StorageType) -> Iterator[StorageType]:
    """Another instance on the same library."""
    with open_library(tmp_path / "library.db", clock) as opened:
        yield opened


def comments(library: StorageType, wanted: NoteFilter = EVERY, order: Order = Order.CREATED) -> list[str]:
    return [found.comment for found in library.notes.find(wanted, order)]


def test_what_is_added_is_returned_as_it_is_stored(library: StorageType) -> None:
    added = library.notes.add(note(tags=(" two  words ", "", "x", "x")))
    assert len(added.id) == 36
    assert added.created == added.modified == "2026-01-31T12:00:00.000Z"
    assert added.tags == ("two words", "x")
    assert library.notes.get(added.id) == added
    assert library.notes.get("another") is None
    assert library.mode == "kept"
    assert library.notice == ""


@pytest.mark.parametrize("text", ["\ud800 lone", "nul \0 inside", "\x1b[2J", "é ü 漢 🏴‍☠️", "a\r\nb", ""])
def test_any_text_comes_back_as_it_was(library: StorageType, text: str) -> None:
    odd = ArticleIdentity(text, text, text, text, text)
    made = replace(note(text, tags=("t" + text.replace("\r\n", ""),), on=odd), author=text)
    made = replace(made, anchor=Anchor(text, text, text, 3, 9))
    added = library.notes.add(made)
    assert (
        library.notes.get(added.id)
        == added
        == replace(made, id=added.id, created=added.created, modified=added.modified)
    )
    ruled = library.rulings.add(replace(ruling(matches=(made.anchor,)), article=odd))
    assert library.rulings.get(ruled.id) == ruled
    assert ruled.matches == (made.anchor,)
    library.set_state(text, text)
    assert library.state(text) == text
    assert library.check() == ()


def test_a_library_is_there_when_it_is_opened_again(tmp_path: Path, clock: FakeClock) -> None:
    with open_library(tmp_path / "library.db", clock) as library:
        kept = library.notes.add(note(tags=("a",)))
        deleted = library.notes.add(note("gone"))
        library.notes.delete(deleted)
        ruled = library.rulings.add(ruling())
    with open_library(tmp_path / "library.db", clock) as library:
        assert library.notes.find(EVERY) == (kept,)
        assert comments(library, BIN) == ["gone"]
        assert library.rulings.find(RulingFilter()) == (ruled,)


def test_filters(library: StorageType) -> None:
    one = library.notes.add(note("Égalité of votes", ("Vote", "law"), on=article(1), colour="blue"))
    two = library.notes.add(
        note("nothing", ("law",), exact="the “straße” of 1990", on=article(2), author="me")
    )
    three = library.notes.add(note("100 % sure_ly", on=article(3)))
    find = library.notes.find
    assert find(NoteFilter(text="egalite VOTES")) == (one,)
    assert find(NoteFilter(text='the "strasse"')) == (two,)
    assert find(NoteFilter(text="% _")) == (three,)
    assert find(NoteFilter(text="votes nothing")) == ()
    assert find(NoteFilter(tags=("vote",))) == (one,)
    assert find(NoteFilter(tags=("vot",))) == ()
    assert find(NoteFilter(tags=("LAW",))) == (one, two)
    assert find(NoteFilter(tags=("law", "Vote"))) == (one,)
    assert find(NoteFilter(tags=("law", "vot"))) == ()
    assert find(NoteFilter(tags=("law",), author="me")) == (two,)
    assert find(NoteFilter(colour=NoteColour.BLUE)) == (one,)
    assert find(NoteFilter((article(1), article(3)))) == (one, three)
    assert find(NoteFilter((article(9),))) == ()
    assert find(EVERY, limit=1, offset=1) == (two,)
    assert library.notes.count(NoteFilter(tags=("law",))) == 2
    assert library.notes.count(EVERY) == 3


def test_an_article_is_known_by_its_text_its_address_or_its_file(library: StorageType) -> None:
    library.notes.add(note("here", on=article(1)))
    sha256, url, path = article(1).sha256, article(1).url, article(1).path
    for known in (ArticleIdentity(sha256), ArticleIdentity("f", url), ArticleIdentity("f", "", path)):
        assert comments(library, NoteFilter((known,))) == ["here"]
    for other in (ArticleIdentity("f"), ArticleIdentity(""), ArticleIdentity("f", "", "1.txt")):
        assert comments(library, NoteFilter((other,))) == []


def test_a_relative_path_alone_does_not_make_an_article(library: StorageType) -> None:
    library.notes.add(note("here", on=ArticleIdentity("1", "", "A.txt", "Courier", "The bridge")))
    same_file = ArticleIdentity("2", "", "A.txt", "Courier", "The bridge")
    assert comments(library, NoteFilter((same_file,))) == ["here"]
    assert comments(library, NoteFilter((replace(same_file, title="Another story"),))) == []


def test_very_many_articles_in_a_filter(library: StorageType) -> None:
    library.notes.add(note("here", on=article(1500)))
    relative = tuple(replace(article(n), path=f"{n}.txt") for n in range(2000))
    assert comments(library, NoteFilter(relative)) == ["here"]


def test_orders_are_stable_though_the_clock_is_set_back(library: StorageType, clock: FakeClock) -> None:
    for start, comment in ((30, "a"), (10, "b"), (20, "c"), (10, "d")):
        library.notes.add(note(comment, start=start))
    clock.go(-3600)
    early = library.notes.add(note("e", start=10))
    assert early.created == "2026-01-31T11:00:00.000Z"
    assert comments(library) == ["e", "a", "b", "c", "d"]
    assert comments(library, order=Order.PASSAGE) == ["e", "b", "d", "c", "a"]
    assert comments(library, order=Order.MODIFIED) == ["d", "c", "b", "a", "e"]


def test_the_times_of_a_note_never_go_back(library: StorageType, clock: FakeClock) -> None:
    times = [library.notes.add(note())]
    clock.go(-86400)
    for text in "abc":
        times.append(library.notes.update(replace(times[-1], comment=text)))
    library.undo()
    undone = library.notes.get(times[0].id)
    assert undone is not None
    stamps = [each.modified for each in (*times, undone)]
    assert stamps == sorted(set(stamps))
    assert {each.created for each in times} == {times[0].created}
    clock.go(2 * 86400)
    assert library.notes.update(replace(undone, comment="z")).modified == "2026-02-01T12:00:00.000Z"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2020-05-01T10:00:00+02:00", "2020-05-01T08:00:00.000Z"),
        ("2020-05-01", "2020-05-01T00:00:00.000Z"),
        ("yesterday", "2026-01-31T12:00:00.000Z"),
        ("0001-01-01T00:00:00+14:00", "2026-01-31T12:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "2026-01-31T12:00:00.000Z"),
        ("0999-01-01T00:00:00Z", "0999-01-01T00:00:00.000Z"),
    ],
)
def test_odd_times_from_elsewhere(library: StorageType, given: str, kept: str) -> None:
    (added,) = library.notes.add_all([note(created=given, modified=given)]).added
    assert (added.created, added.modified) == (kept, kept)
    assert library.notes.update(replace(added, comment="new")).modified > kept
    assert library.check() == ()


def test_a_stale_change_is_refused_and_can_be_kept_as_a_copy(
    library: StorageType, elsewhere: StorageType
) -> None:
    base = library.notes.add(note("base"))
    theirs = elsewhere.notes.update(replace(base, comment="theirs"))
    mine = replace(base, comment="mine")
    with pytest.raises(StaleNote) as refused:
        library.notes.update(mine)
    assert (refused.value.mine, refused.value.stored) == (mine, theirs)
    with pytest.raises(StaleNote):
        library.notes.delete(base)
    copy = library.notes.add_copy(mine)
    assert comments(library) == ["theirs", "mine"]
    assert copy.id != base.id


def test_a_change_of_what_was_deleted_elsewhere_is_refused(
    library: StorageType, elsewhere: StorageType
) -> None:
    base = library.notes.add(note("base"))
    elsewhere.notes.delete(base)
    with pytest.raises(StaleNote) as refused:
        library.notes.update(replace(base, comment="mine"))
    assert refused.value.stored is None
    restored = library.notes.restore(base.id)
    assert restored is not None
    assert restored.comment == "base"
    assert library.notes.restore(base.id) is None


def test_the_same_change_in_two_instances_is_no_conflict(
    library: StorageType, elsewhere: StorageType
) -> None:
    base = library.notes.add(note("base"))
    theirs = elsewhere.notes.update(replace(base, comment="same"))
    assert library.notes.update(replace(theirs, comment="same")) == theirs
    assert library.next_undo is not None
    assert library.next_undo.verb == "add"


def test_undo_and_redo_through_a_session(library: StorageType) -> None:
    first = library.notes.add(note("one", ("a",)))
    second = library.notes.update(replace(first, comment="two", tags=("b",)))
    library.notes.delete(second)
    ruled = library.rulings.add(ruling())
    seen = []
    while library.undo():
        seen.append((comments(library), library.tags(), library.rulings.count(RulingFilter())))
    assert seen == [([], (), 0), (["two"], (("b", 1),), 0), (["one"], (("a", 1),), 0), ([], (), 0)]
    while library.redo():
        seen.append((comments(library), library.tags(), library.rulings.count(RulingFilter())))
    assert seen[4:] == [*seen[2:0:-1], ([], (), 0), ([], (), 1)]
    again = library.rulings.get(ruled.id)
    assert again is not None
    assert replace(again, modified=ruled.modified) == ruled
    assert library.redo() is None


def test_an_undo_is_saved_and_can_be_shown(
    tmp_path: Path, library: StorageType, elsewhere: StorageType
) -> None:
    added = library.notes.add(note("one"))
    library.notes.update(replace(added, comment="two"))
    step = library.undo()
    assert step is not None
    assert step.verb == "edit"
    (change,) = step.changes
    assert change.after == elsewhere.notes.get(added.id)
    assert [change.before.comment, change.after.comment] == ["two", "one"]


def test_a_new_change_ends_what_can_be_redone(library: StorageType) -> None:
    library.notes.add(note("one"))
    library.undo()
    library.notes.add(note("two"))
    assert library.next_redo is None
    assert library.redo() is None
    assert comments(library) == ["two"]


def test_undo_does_not_lose_a_later_change_of_another_instance(
    library: StorageType, elsewhere: StorageType
) -> None:
    first = library.notes.add(note("one"))
    second = library.notes.update(replace(first, comment="two"))
    elsewhere.notes.update(replace(second, comment="theirs"))
    for _ in range(2):
        with pytest.raises(UndoConflict):
            library.undo()
        assert comments(library) == ["theirs"]
    assert library.undo() is None


def test_undo_of_a_deletion_does_not_lose_what_another_instance_put_in_the_bin(
    library: StorageType, elsewhere: StorageType
) -> None:
    library.notes.delete(library.notes.add(note("mine")))
    identity = library.notes.find(BIN)[0].id
    restored = elsewhere.notes.restore(identity)
    assert restored is not None
    elsewhere.notes.delete(elsewhere.notes.update(replace(restored, comment="theirs")))
    with pytest.raises(UndoConflict):
        library.undo()
    assert comments(library, BIN) == ["theirs"]


def test_steps_of_several_notes_are_done_and_undone_as_one(
    library: StorageType, elsewhere: StorageType
) -> None:
    both = [library.notes.add(note(text)) for text in ("a", "b")]
    edited = library.notes.update_all(replace(each, comment=each.comment * 2) for each in both)
    library.undo()
    assert comments(library) == ["a", "b"]
    library.redo()
    assert comments(library) == ["aa", "bb"]
    now = library.notes.find(EVERY)
    elsewhere.notes.update(replace(now[1], comment="theirs"))
    for change in (library.notes.update_all, library.notes.delete_all):
        with pytest.raises(StaleNote):
            change([replace(now[0], comment="x"), now[1]])
    with pytest.raises(UndoConflict):
        library.undo()
    assert comments(library) == ["aa", "theirs"]
    assert edited[0].comment == "aa"


def test_an_import_can_be_repeated_and_undone(library: StorageType) -> None:
    given = [note(str(n), id=f"id-{n}", created="2020-01-01", modified="2020-01-02") for n in range(3)]
    first = library.notes.add_all(given)
    assert [each.comment for each in first.added] == ["0", "1", "2"]
    changed = library.notes.update(replace(first.added[0], comment="mine"))
    library.notes.delete(first.added[1])
    again = library.notes.add_all([*given, note("new", id="id-9")])
    assert [each.comment for each in again.added] == ["new"]
    assert again.known == (first.added[2],)
    assert [(theirs.comment, mine) for theirs, mine in again.differing] == [("0", changed)]
    assert [each.comment for each in again.deleted] == ["1"]
    for _ in range(4):
        library.undo()
    assert comments(library) == []


def test_adding_again_what_is_there_changes_nothing(library: StorageType) -> None:
    added = library.notes.add(note("one", id="id"))
    assert library.notes.add(note("one", id="id")) == added
    with pytest.raises(StaleNote):
        library.notes.add(note("two", id="id"))
    library.undo()
    with pytest.raises(StaleNote):
        library.notes.add(note("one", id="id"))


def test_the_bin_can_be_emptied(library: StorageType) -> None:
    library.notes.delete(library.notes.add(note("secret", ("a",), on=article(5))))
    library.notes.add(note("kept", on=article(6)))
    assert library.notes.empty_bin() == 1
    assert comments(library, BIN) == []
    assert library.check() == ()
    assert library.undo() is not None
    assert library.undo() is not None
    assert comments(library) == ["secret"]
    assert library.check() == ()


def test_tags_by_frequency(library: StorageType) -> None:
    for tags in (("Law", "vote"), ("vote", "Éire"), ("vote", "voters"), ("voters",), ("VOTE",)):
        library.notes.add(note(tags=tags))
    library.notes.delete(library.notes.add(note(tags=("gone", "Law"))))
    assert library.tags() == (("vote", 3), ("voters", 2), ("Éire", 1), ("Law", 1), ("VOTE", 1))
    assert library.tags("VO") == (("vote", 3), ("voters", 2), ("VOTE", 1))
    assert library.tags("ei") == (("Éire", 1),)
    assert library.tags(limit=1) == (("vote", 3),)
    assert library.tags("%") == ()


def test_rulings_are_found_by_both_articles(library: StorageType) -> None:
    matches = (Anchor("It closed.", "", "", 5, 15), Anchor("Shut", "", "", 30, 34))
    one = library.rulings.add(ruling(Verdict.CONFIRMED, 5, matches))
    two = library.rulings.add(ruling(Verdict.OMITTED, 0))
    find = library.rulings.find
    assert find(RulingFilter((article(1),)), Order.PASSAGE) == (two, one)
    assert find(RulingFilter((article(1),), (article(2),), Verdict.CONFIRMED)) == (one,)
    assert find(RulingFilter((article(2),))) == ()
    changed = library.rulings.update(replace(one, verdict=Verdict.OMITTED, matches=()))
    with pytest.raises(StaleNote):
        library.rulings.update(replace(one, author="me"))
    assert library.rulings.get(one.id) == changed
    library.rulings.delete(two)
    assert find(RulingFilter()) == (changed,)
    assert [each.id for each in find(RulingFilter(deleted=True))] == [two.id]


def test_a_number_that_the_database_does_not_take_is_refused(library: StorageType) -> None:
    with pytest.raises(NotSaved):
        library.notes.add(note(start=10**30))
    assert comments(library) == []
    assert library.undo() is None


def test_another_instance_is_noticed(library: StorageType, elsewhere: StorageType) -> None:
    assert not library.changed_elsewhere()
    added = library.notes.add(note())
    assert not library.changed_elsewhere()
    assert elsewhere.changed_elsewhere()
    elsewhere.notes.delete(added)
    assert library.changed_elsewhere()
    assert not library.changed_elsewhere()
