"""What every store of notes promises, each kept to the same tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations import store
from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.store import (
    Draft,
    NoteFilter,
    Order,
    RulingFilter,
    StaleNote,
    StorageType,
    open_library,
)
from newsreader.annotations.unfinished import Subject, Written
from newsreader.model import Span
from newsreader.model.annotation import Anchor, ArticleIdentity, Done, NoteColour
from newsreader.model.comparison import Verdict
from tests.support.making import article as made_article
from tests.support.making import bridge_story
from tests.support.memory_storage import MemoryStorage
from tests.support.note_making import FakeClock, article, note, ruling

EVERY = NoteFilter()
BIN = NoteFilter(deleted=True)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=["sqlite", "memory"])
def library(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> Iterator[StorageType]:
    """An empty store of each kind."""
    made: StorageType = (
        MemoryStorage(clock) if request.param == "memory" else open_library(tmp_path / "library.db", clock)
    )
    with made as opened:
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


def test_what_was_imported_is_marked_and_is_known_again(library: StorageType) -> None:
    own = library.rulings.add(ruling())
    (foreign,) = library.rulings.add_all([replace(ruling(), author="bo", id="id-9")]).added
    assert (own.imported, foreign.imported) == (False, True)
    assert library.rulings.get("id-9") == foreign
    again = library.rulings.add_all([own, replace(foreign, imported=False)])
    assert (again.known, again.differing) == ((own, foreign), ())
    settled = library.notes.add(replace(note(), adjudicated=True))
    assert library.notes.get(settled.id) == settled
    assert library.notes.update(replace(settled, adjudicated=False)).adjudicated is False


def test_each_coder_has_done_with_an_article_or_not(library: StorageType) -> None:
    one = library.mark_done(Done(article(1), "ida"))
    two = library.mark_done(Done(article(1), ""))
    other = library.mark_done(Done(article(2), "ida", "2020-01-31T12:00:00.000Z"))
    assert one.at == "2026-01-31T12:00:00.000Z"
    assert library.done() == (other, two, one) or library.done() == (other, one, two)
    moved = replace(article(1), path="/elsewhere/1.txt", title="Another title")
    assert set(library.done((moved,))) == {one, two}
    library.unmark_done(moved, "ida")
    assert library.done((moved,)) == (two,)
    library.unmark_done(moved, "nobody")
    assert library.done() == (other, two)
    again = library.mark_done(replace(two, at=""))
    assert library.done((article(1),)) == (again,)
    assert library.check() == ()


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


def test_a_new_change_ends_what_can_be_redone(library: StorageType) -> None:
    library.notes.add(note("one"))
    library.undo()
    library.notes.add(note("two"))
    assert library.next_redo is None
    assert library.redo() is None
    assert comments(library) == ["two"]


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


def test_a_part_of_the_bin_can_be_removed(library: StorageType) -> None:
    first, second = library.notes.add(note("one")), library.notes.add(note("two"))
    kept = library.notes.add(note("kept"))
    library.notes.delete_all([first, second])
    assert library.notes.empty_bin([first.id, first.id, kept.id, "nobody"]) == 1
    assert comments(library, BIN) == ["two"]
    assert comments(library) == ["kept"]


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


def test_an_undo_tells_what_changed(library: StorageType) -> None:
    added = library.notes.add(note("one"))
    library.notes.update(replace(added, comment="two"))
    assert library.next_undo is not None and library.next_undo.verb == "edit"
    step = library.undo()
    assert step is not None
    (change,) = step.changes
    assert change.after == library.notes.get(added.id)
    assert [each and each.comment for each in (change.before, change.after)] == ["two", "one"]
    assert library.next_redo is not None


def test_several_notes_are_changed_and_put_into_the_bin_as_one_step(library: StorageType) -> None:
    both = [library.notes.add(note(text)) for text in ("a", "b")]
    edited = library.notes.update_all(replace(each, comment=each.comment * 2) for each in both)
    assert comments(library) == ["aa", "bb"]
    with pytest.raises(StaleNote):
        library.notes.delete_all([edited[0], both[1]])
    assert comments(library) == ["aa", "bb"]
    library.notes.delete_all(edited)
    assert (comments(library), sorted(comments(library, BIN))) == ([], ["aa", "bb"])
    library.undo()
    assert comments(library) == ["aa", "bb"]
    library.undo()
    assert comments(library) == ["a", "b"]


def test_drafts_are_kept_by_their_keys(library: StorageType, clock: FakeClock) -> None:
    first = library.save_draft(Draft("k1", article(), note().anchor, "half a"))
    clock.go(1)
    second = library.save_draft(Draft("k2", article(2), note().anchor, "another"))
    assert library.drafts() == (second, first)
    clock.go(1)
    longer = library.save_draft(replace(first, text="half a thought"))
    assert library.drafts() == (longer, second)
    library.drop_draft("k2")
    library.drop_draft("k2")
    assert library.drafts() == (longer,)
    assert library.undo() is None


def test_states_and_texts_are_kept(library: StorageType) -> None:
    library.set_state("story", "4")
    library.set_state("story", "5")
    assert library.state("story") == "5"
    library.set_state("story", None)
    assert library.state("story") is None
    article = made_article("The bridge closed.")
    assert library.text(article.sha256) is None
    library.keep_text(article)
    library.keep_text(replace(article, outlet="Gazette"))
    assert library.text(article.sha256) == article.text


def test_the_notes_on_a_story_need_no_database(clock: FakeClock) -> None:
    story, _ = bridge_story()
    text = story.versions[0].text
    start = text.index("Repairs")
    with MemoryStorage(clock) as library:
        made = AnnotationSet(library, story)
        assert made.take(made.read())
        made.add(Subject(0, Anchor.of(text, Span(start, start + 7))), Written("Who pays?"))
        made.rule((0, 2, 1), Verdict.REPHRASED, (3,))
        again = AnnotationSet(library, story)
        assert again.take(again.read())
        assert [one.note.comment for one in again.versions[0].notes] == ["Who pays?"]
        assert again.rulings == made.rulings != {}
        step = library.undo()
        assert step is not None
        again.take_step(step)
        assert again.rulings == {}


def test_whatever_the_package_names_is_there() -> None:
    for name in store.__all__:
        assert getattr(store, name).__name__ == name
