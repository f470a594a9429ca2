"""The notes and rulings on a story, with a library and without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.anchoring import Ambiguous, Orphan
from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.jsonld import to_jsonld
from newsreader.annotations.query import tags_in_use
from newsreader.annotations.store import (
    NoteFilter,
    NotSaved,
    RulingFilter,
    StaleNote,
    StorageType,
    open_library,
)
from newsreader.annotations.unfinished import Subject, Written, new_draft
from newsreader.model import Anchor, Article, Note, NoteColour, Span, Story
from tests.support.making import CONFIRMED, OMITTED, REPHRASED, article, bridge_story
from tests.support.noting_play import made_on

STORY, _ = bridge_story()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[StorageType]:
    with open_library(tmp_path / "library.db") as opened:
        yield opened


def annotations_of(library: StorageType, story: Story = STORY) -> AnnotationSet:
    annotations = AnnotationSet(library, story)
    assert annotations.take(annotations.read())
    return annotations


def anchor(version: int, words: str, story: Story = STORY) -> Anchor:
    text = story.versions[version].text
    start = text.index(words)
    return Anchor.of(text, Span(start, start + len(words)))


def shown(annotations: AnnotationSet, version: int) -> list[tuple[str, str]]:
    """(passage, comment) of the notes in a version."""
    text = annotations.story.versions[version].text
    return [
        (text[one.span.start : one.span.end], one.note.comment) for one in annotations.versions[version].notes
    ]


def test_a_note_is_in_the_library_as_soon_as_it_is_made(library: StorageType, tmp_path: Path) -> None:
    annotations = annotations_of(library)
    made = annotations.add(
        Subject(1, anchor(1, "the bridge was shut")), Written("Who?", ("fraud",), NoteColour.BLUE)
    )
    assert shown(annotations, 1) == [("the bridge was shut", "Who?")]
    with open_library(tmp_path / "library.db") as another:
        assert another.notes.get(made.id) == made
    again = annotations_of(library)
    assert shown(again, 1) == [("the bridge was shut", "Who?")]
    assert shown(again, 0) == shown(again, 2) == []


def test_undo_and_redo_of_everything_a_note_goes_through(library: StorageType) -> None:
    annotations = annotations_of(library)
    seen = [shown(annotations, 0)]
    made = annotations.add(Subject(0, anchor(0, "Repairs")), Written("one"))
    seen.append(shown(annotations, 0))
    edited = annotations.edit(made, Written("two", ("t",)))
    seen.append(shown(annotations, 0))
    moved = annotations.attach(edited, 0, Span(0, 10))
    seen.append(shown(annotations, 0))
    annotations.delete(moved)
    seen.append(shown(annotations, 0))
    assert [len(notes) for notes in seen] == [0, 1, 1, 1, 0]
    for before in reversed(seen[:-1]):
        step = library.undo()
        assert step is not None
        annotations.take_step(step)
        assert shown(annotations, 0) == before
    for after in seen[1:]:
        step = library.redo()
        assert step is not None
        annotations.take_step(step)
        assert shown(annotations, 0) == after
    assert shown(annotations_of(library), 0) == seen[-1]


def test_what_was_read_before_a_change_of_ones_own_is_not_taken(library: StorageType) -> None:
    annotations = annotations_of(library)
    early = annotations.read()
    annotations.add(Subject(0, anchor(0, "Repairs")), Written("one"))
    assert not annotations.take(early)
    assert len(shown(annotations, 0)) == 1
    assert annotations.take(annotations.read())
    assert len(shown(annotations, 0)) == 1


def test_a_note_of_another_story_is_not_shown(library: StorageType) -> None:
    elsewhere = article("The bridge closed on Monday. | Or so they say.", outlet="Elsewhere")
    library.notes.add(made_on(elsewhere, "Or so they say.", "hm"))
    annotations = annotations_of(library)
    assert [shown(annotations, version) for version in range(3)] == [[], [], []]
    assert annotations.lost == ()


def changed(text: str, outlet: str = "Courier") -> Story:
    """The story with another text in its first version."""
    return Story("The bridge", (article(*text.split("\n\n"), outlet=outlet), *STORY.versions[1:]))


def with_address(story: Story) -> Story:
    """The first version found again by its address, whatever its text."""
    return replace(
        story, versions=(replace(story.versions[0], url="https://x.example/a"), *story.versions[1:])
    )


def noted(library: StorageType, article_: Article, words: str) -> Note:
    return library.notes.add(made_on(article_, words, "mine"))


def test_a_passage_that_moved_is_found(library: StorageType) -> None:
    before, after = with_address(STORY), with_address(changed("New words first. | " + STORY.versions[0].text))
    noted(library, before.versions[0], "Engineers found cracks.")
    assert shown(annotations_of(library, after), 0) == [("Engineers found cracks.", "mine")]


LOOK_ALIKE = "Police said nothing. | Three were hurt, police said. | Roads were closed."
TWICE = (
    "Rain fell. | Three were hurt, police said. | Snow came later.\n\n"
    "Wind blew hard. | Three were hurt, police said. | Ice came last."
)


def test_look_alikes_are_asked_about_and_the_answer_is_kept(library: StorageType) -> None:
    before, after = with_address(changed(LOOK_ALIKE)), with_address(changed(TWICE))
    noted(library, before.versions[0], "Three were hurt, police said.")
    annotations = annotations_of(library, after)
    assert shown(annotations, 0) == []
    (lost,) = annotations.lost
    assert isinstance(lost.finding, Ambiguous)
    assert lost.version == 0
    chosen = lost.finding.candidates[-1].span
    annotations.attach(lost.note, 0, chosen)
    assert annotations.lost == ()
    again = annotations_of(library, after)
    assert again.lost == ()
    assert [one.span for one in again.versions[0].notes] == [chosen]


def test_what_is_gone_is_listed_and_never_dropped(library: StorageType) -> None:
    before, after = (
        with_address(STORY),
        with_address(changed("Nothing is left of it at all, nobody knows why.")),
    )
    made = noted(library, before.versions[0], "Repairs cost two million.")
    annotations = annotations_of(library, after)
    assert [(lost.note, lost.version, lost.finding) for lost in annotations.lost] == [(made, 0, Orphan())]
    edited = annotations.edit(made, Written("still mine"))
    assert [lost.note for lost in annotations.lost] == [edited]
    assert edited.anchor == made.anchor
    annotations.delete(edited)
    assert annotations.lost == ()


def test_a_note_that_is_edited_keeps_the_passage_that_was_marked(library: StorageType) -> None:
    before, after = with_address(STORY), with_address(changed("New words first. | " + STORY.versions[0].text))
    noted(library, before.versions[0], "Engineers found cracks.")
    annotations = annotations_of(library, after)
    (placed,) = annotations.versions[0].notes
    edited = annotations.edit(placed.note, Written("more"))
    assert (edited.anchor, edited.article) == (placed.note.anchor, placed.note.article)
    (again,) = annotations.versions[0].notes
    assert (again.note.comment, again.span) == ("more", placed.span)


def test_the_words_that_were_marked_first_stay_known_wherever_a_note_is_put(library: StorageType) -> None:
    noted(library, STORY.versions[0], "Engineers found cracks.")
    annotations = annotations_of(library)
    (placed,) = annotations.versions[0].notes
    moved = annotations.attach(placed.note, 0, Span(0, 7))
    again = annotations.attach(moved, 0, Span(0, 10))
    assert moved.anchor.exact == STORY.versions[0].text[:7]
    assert moved.first_words == again.first_words == "Engineers found cracks."
    assert annotations.attach(again, 0, placed.span).quoted == ""


def test_a_note_on_one_of_two_identical_versions_is_listed(library: StorageType) -> None:
    one = article("The same words in both.", outlet="Twin")
    annotations = annotations_of(library, Story("twins", (one, one)))
    made = annotations.add(Subject(0, Anchor.of(one.text, Span(0, 3))), Written("which?"))
    assert [(lost.note, lost.version) for lost in annotations.lost] == [(made, None)]


def test_a_stale_note_is_told_and_can_be_kept_as_a_copy(library: StorageType, tmp_path: Path) -> None:
    annotations = annotations_of(library)
    made = annotations.add(Subject(0, anchor(0, "Repairs")), Written("one"))
    with open_library(tmp_path / "library.db") as another:
        another.notes.update(replace(made, comment="theirs"))
    with pytest.raises(StaleNote):
        annotations.edit(made, Written("mine"))
    annotations.keep_copy(made, Written("mine"))
    assert annotations.take(annotations.read())
    assert sorted(comment for _, comment in shown(annotations, 0)) == ["mine", "theirs"]


def test_rulings_are_kept_changed_and_taken_back(library: StorageType) -> None:
    annotations = annotations_of(library)
    unit = (0, 2, 1)
    assert annotations.rule(unit, REPHRASED, (3,)) is REPHRASED
    assert annotations.rule(unit, CONFIRMED, (3,)) is CONFIRMED
    assert library.rulings.count(RulingFilter()) == 1
    assert annotations_of(library).rulings == annotations.rulings
    assert annotations.rulings[unit].verdict is CONFIRMED
    assert annotations.rule(unit, CONFIRMED, (3,)) is None
    assert annotations.rulings == {}
    for verdict in (CONFIRMED, REPHRASED, None):
        step = library.undo()
        assert step is not None
        annotations.take_step(step)
        assert (annotations.rulings[unit].verdict if unit in annotations.rulings else None) is verdict
    assert library.rulings.count(RulingFilter()) == 0
    assert annotations.rule((0, 0, 2), OMITTED, ()) is OMITTED
    (kept,) = library.rulings.find(RulingFilter())
    assert (kept.verdict, kept.matches, kept.anchor.exact) == (
        OMITTED,
        (),
        STORY.versions[0].sentence_text(0),
    )


@pytest.mark.parametrize("theirs", ["", "bo"])
@pytest.mark.parametrize("mine", ["", "ida"])
def test_an_imported_ruling_stands_beside_ones_own(library: StorageType, mine: str, theirs: str) -> None:
    unit = (0, 2, 1)
    annotations = AnnotationSet(library, STORY, mine)
    assert annotations.take(annotations.read())
    annotations.rule(unit, REPHRASED, (3,))
    (own,) = library.rulings.find(RulingFilter())
    later = "2099-01-31T12:00:00.000Z"
    theirs_now = replace(own, id="id-9", verdict=OMITTED, matches=(), author=theirs, modified=later)
    library.rulings.add_all([theirs_now, replace(theirs_now, id="id-10", adjudicated=True)])
    assert annotations.take(annotations.read())
    assert annotations.rulings[unit].verdict is REPHRASED
    assert [other.id for other in annotations.layer.others[unit]] == ["id-9", "id-10"]
    annotations.rule(unit, CONFIRMED, (3,))
    assert annotations.rule(unit, CONFIRMED, (3,)) is None, "mine is taken back"
    assert annotations.rulings[unit].verdict is OMITTED
    annotations.rule(unit, CONFIRMED, (3,))
    assert {ruling.id for ruling in library.rulings.find(RulingFilter())} > {"id-9", "id-10"}
    assert annotations.rulings[unit].verdict is CONFIRMED


def test_only_what_is_written_on_the_story_is_news(library: StorageType) -> None:
    annotations = annotations_of(library)
    assert annotations.has_news(), "nothing was known before"
    assert not annotations.has_news()
    library.set_state("place", "elsewhere")
    library.notes.add(made_on(article("Another story.", outlet="Elsewhere"), "Another", "x"))
    assert not annotations.has_news()
    noted(library, STORY.versions[0], "Repairs")
    assert annotations.has_news()
    annotations.rule((0, 0, 2), OMITTED, ())
    assert annotations.has_news()
    library.undo()
    assert annotations.has_news()
    assert not annotations.has_news()


def test_tags_in_use_are_offered(library: StorageType) -> None:
    annotations = annotations_of(library)
    annotations.add(Subject(0, anchor(0, "Repairs")), Written("one", ("Fraud", "figures")))
    annotations.add(Subject(0, anchor(0, "Repairs")), Written("two", ("figures",)))
    assert tags_in_use(library, "f") == ("figures", "Fraud")
    assert tags_in_use(library, "fr") == ("Fraud",)


def test_drafts_of_the_story_are_found(library: StorageType) -> None:
    annotations = annotations_of(library)
    library.save_draft(
        new_draft(annotations.identities[1], Subject(1, anchor(1, "Traffic")), Written("half a th"), None)
    )
    elsewhere = article("Something else.", outlet="Elsewhere")
    other = annotations_of(library, Story("elsewhere", (elsewhere,)))
    library.save_draft(
        new_draft(
            other.identities[0], Subject(0, Anchor.of(elsewhere.text, Span(0, 9))), Written("other"), None
        )
    )
    annotations = annotations_of(library)
    assert [draft.text for draft in annotations.unfinished.listed()] == ["half a th"]
    assert library.notes.count(NoteFilter()) == 0


def test_notes_and_rulings_name_who_wrote_them(library: StorageType) -> None:
    annotations = AnnotationSet(library, STORY, "Hanne")
    assert annotations.take(annotations.read())
    annotations.add(Subject(1, anchor(1, "the bridge was shut")), Written("Who?"))
    assert [note.author for note in library.notes.find(NoteFilter(author="Hanne"))] == ["Hanne"]


WORDS = "Nobody could say why it had been shut."
FIRST = f"Rain fell. | Roads were closed. | {WORDS} | Trains ran late."
SECOND = f"Ministers met in the town. | {WORDS} | Ice came later, and with it the cold."
"""Only who knows the first text can be sure that the words in the second are the same sentence."""


def second_reading(library: StorageType, before: Story, after: Story) -> tuple[AnnotationSet, AnnotationSet]:
    """The annotations of a story and of it changed, a note and a ruling made on the first."""
    first = annotations_of(library, before)
    first.add(Subject(0, anchor(0, WORDS, before)), Written("Who was asked?"))
    first.rule((0, 2, 1), REPHRASED, (1,))
    return first, annotations_of(library, after)


def test_a_note_and_a_ruling_survive_an_edit_as_the_text_they_were_made_on_is_known(
    library: StorageType, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = with_address(changed(FIRST)), with_address(changed(SECOND))
    _, annotations = second_reading(library, before, after)
    assert shown(annotations, 0) == [(WORDS, "Who was asked?")]
    assert annotations.lost == ()
    assert annotations.rulings[0, 1, 1].verdict is REPHRASED
    assert library.text(before.versions[0].sha256) == before.versions[0].text
    monkeypatch.setattr(library, "text", lambda _: None)
    without = annotations_of(library, after)
    assert shown(without, 0) == []
    assert isinstance(without.lost[0].finding, Ambiguous)
    assert without.rulings == {}


def test_a_note_from_elsewhere_survives_an_edit_once_its_article_was_open(library: StorageType) -> None:
    before, after = with_address(changed(FIRST)), with_address(changed(SECOND))
    noted(library, before.versions[0], WORDS)
    assert library.text(before.versions[0].sha256) is None
    assert shown(annotations_of(library, after), 0) == []
    annotations_of(library, before)
    assert shown(annotations_of(library, after), 0) == [(WORDS, "mine")]


def test_only_the_texts_of_noted_versions_are_kept(library: StorageType) -> None:
    annotations = annotations_of(library)
    assert [library.text(version.sha256) for version in STORY.versions] == [None] * 3
    annotations.add(Subject(1, anchor(1, "the bridge was shut")), Written("Who?"))
    kept = [library.text(version.sha256) for version in STORY.versions]
    assert kept == [None, STORY.versions[1].text, None]
    annotations.rule((0, 2, 1), REPHRASED, (3,))
    assert library.text(STORY.versions[0].sha256) == STORY.versions[0].text


def test_a_note_is_saved_where_its_text_cannot_be(
    library: StorageType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Article) -> None:
        raise NotSaved("not saved: the disk is full")

    monkeypatch.setattr(library, "keep_text", full)
    annotations = annotations_of(library)
    annotations.add(Subject(1, anchor(1, "the bridge was shut")), Written("Who?"))
    assert shown(annotations_of(library), 1) == [("the bridge was shut", "Who?")]


def test_the_texts_are_not_exported(library: StorageType, tmp_path: Path) -> None:
    before, after = with_address(changed(FIRST)), with_address(changed(SECOND))
    second_reading(library, before, after)

    def exported(one: StorageType) -> bytes:
        return to_jsonld(one.notes.find(NoteFilter()), one.rulings.find(RulingFilter()))

    data = exported(library)
    assert WORDS.encode() in data
    assert before.versions[0].text.encode() not in data
    with open_library(tmp_path / "another.db") as another:
        read = read_annotations(data)
        another.notes.add_all(read.notes)
        another.rulings.add_all(read.rulings)
        assert exported(another) == data
        assert another.text(before.versions[0].sha256) is None
