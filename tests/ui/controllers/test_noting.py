"""Making and changing notes by keys and mouse."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from newsreader.annotations.store import Draft, Mode, NotSaved, StorageType, open_library
from newsreader.model import NoteColour, Place, Span, Story
from newsreader.ui.commands import Pane
from newsreader.ui.controllers import editing as editor
from newsreader.ui.reader import ReaderScreen
from tests.support.making import article
from tests.support.noting_play import (
    kept,
    note_on,
    panel,
    play,
    press,
    settled,
    shown,
    text_of,
    underlined,
    write,
)
from tests.support.playing import typed, until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_a_note_is_made_shown_edited_and_deleted(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "j", "a", comment="Who?\nWhen.", tags="fraud, figures")
        (note,) = kept(screen)
        assert (note.comment, note.tags) == ("Who?\nWhen.", ("fraud", "figures"))
        assert note.anchor.exact == "Engineers found cracks."
        assert shown(screen, "article")[1] == "▌◐○✎ Engineers found cracks."
        assert underlined(screen) == "Engineers found cracks."
        assert screen.focused is screen.article
        assert text_of(screen, "evidence").startswith("✎ Who? When. #fraud #figures")
        await write(pilot, "e", comment=" No.")
        assert kept(screen)[0].comment == "Who?\nWhen. No."
        await press(pilot, "d")
        assert kept(screen) == []
        assert "u brings it back" in shown(screen, "status")[0]
        assert underlined(screen) == ""
        await press(pilot, "d")
        assert "No note on this sentence" in shown(screen, "status")[0]

    play(scenario, path)


def test_undo_and_redo_go_through_the_session(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "u")
        assert "nothing to undo" in shown(screen, "status")[0]
        await write(pilot, "a", comment="one")
        await write(pilot, "e", comment=" two")
        await press(pilot, "d")
        comments = []
        for key in ("u", "u", "u", "U", "ctrl+r", "U"):
            await press(pilot, key)
            comments.append([note.comment for note in kept(screen)])
        assert comments == [["one two"], ["one"], [], ["one"], ["one two"], []]
        assert "Done again: deleting a note" in shown(screen, "status")[0]

    play(scenario, path)


def test_the_verdict_stays_to_be_seen_below_a_note(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        before = [s.style.color for s in screen.article.render_line(1) if "cracks" in s.text and s.style]
        await write(pilot, "j", "a", comment="x")
        await pilot.press("k")
        after = [s.style.color for s in screen.article.render_line(1) if "cracks" in s.text and s.style]
        assert before == after != []

    play(scenario, path)


def test_a_passage_is_marked_by_keys_across_paragraphs(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j", "v")
        panes = [screen.pane]
        assert "Marking 3 words" in shown(screen, "marking")[0]
        await pilot.press("j", "h", "o", "l")
        assert "the beginning moves" in shown(screen, "marking")[0]
        marked = [
            s.text for y in (1, 3) for s in screen.article.render_line(y) if _is_marked(screen, s.style)
        ]
        assert marked == ["found cracks.", "The mayor was told in"]
        await pilot.press("m")
        assert "Marking a passage" in shown(screen, "status")[0]
        assert screen.view is None
        await write(pilot, "a", comment="across")
        assert kept(screen)[0].anchor.exact == "found cracks.\n\nThe mayor was told in"
        assert screen.query_one("#marking").display is False
        assert [line[3] for line in shown(screen, "article")[:5] if line] == [" ", "✎", "✎", " "]
        await pilot.press("v", "escape")
        assert [*panes, screen.pane] == [Pane.MARKING, Pane.ARTICLE]
        assert not any(_is_marked(screen, s.style) for y in range(5) for s in screen.article.render_line(y))

    play(scenario, path)


def _is_marked(screen: ReaderScreen, style: object) -> bool:
    return getattr(style, "bgcolor", None) == screen.palette.passage.bgcolor


def test_the_mouse_marks_a_passage(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        row = shown(screen, "article")[0]
        await pilot.mouse_down("#article", offset=(1 + row.index("bridge"), 1))
        await pilot.hover("#article", offset=(1 + row.index("Monday"), 1))
        await pilot.mouse_up("#article", offset=(1 + row.index("Monday"), 1))
        await pilot.pause()
        assert screen.pane is Pane.MARKING
        await write(pilot, "enter", comment="by mouse")
        assert kept(screen)[0].anchor.exact == "bridge closed on Monday."
        await pilot.click("#article", offset=(12, 2))
        assert screen.reading.place == Place(0, 1)

    play(scenario, path)


def test_tags_in_use_complete_what_is_typed(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="x", tags="border security")
        await pilot.press("j", "a", "tab")
        await typed(pilot, "old, bor")
        await pilot.pause()
        await press(pilot, "right", "ctrl+s")
        assert kept(screen)[1].tags == ("old", "border security")

    play(scenario, path)


def test_the_colour_is_chosen_and_seen(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "a", "ctrl+t", "tab", "tab", "right", "left", "right", "ctrl+s")
        await pilot.pause()
        (note,) = kept(screen)
        assert note.colour is NoteColour.BLUE
        sign = next(s for s in screen.article.render_line(0) if "✎" in s.text)
        assert sign.style is not None and sign.style.color is not None
        assert sign.style.color.name == screen.palette.theme.notes[NoteColour.BLUE]

    play(scenario, path)


def test_of_several_notes_on_a_sentence_one_is_chosen(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="whole")
        await write(pilot, "v", "h", "a", comment="part")
        await press(pilot, "d")
        assert "2 notes on this sentence" in text_of(screen, "view-notes")
        await press(pilot, "j", "d")
        assert [note.comment for note in kept(screen)] == ["part"]

    play(scenario, path)


def test_an_unfinished_comment_is_kept_at_a_pause(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "SAVE_AFTER", 0.001)

    async def killed(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j", "a")
        await typed(pilot, "half a th")
        await pilot.pause()
        await pilot.pause()
        with open_library(path) as another:
            assert [draft.text for draft in another.drafts()] == ["half a th"]
        await press(pilot, "ctrl+s")

    play(killed, path)
    with open_library(path) as after:
        assert after.drafts() == ()


def test_an_unfinished_comment_is_kept_while_one_types_without_a_pause(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "SAVE_AFTER", 0.5)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j", "a")
        with open_library(path) as another:
            for _ in range(2000):
                await pilot.press("x")
                if another.drafts():
                    return
        raise AssertionError("nothing was kept")

    play(scenario, path)


def test_one_types_on_while_the_library_is_slow_and_then_all_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "SAVE_AFTER", 0.001)
    began, go_on = Event(), Event()

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert screen.reading.desk is not None
        library = screen.reading.desk.library
        save = library.save_draft

        def save_slowly(draft: Draft) -> Draft:
            began.set()
            go_on.wait()
            return save(draft)

        monkeypatch.setattr(library, "save_draft", save_slowly)
        await press(pilot, "j", "a")
        await typed(pilot, "half a th")
        await until(pilot, began.is_set)
        await typed(pilot, "ought")
        assert panel(screen).comment.text == "half a thought"
        await pilot.press("escape")
        assert not panel(screen).display
        await press(pilot, "a")
        assert panel(screen).comment.text == "half a thought", "it is found before it is stored"
        go_on.set()
        await until(pilot, lambda: [draft.text for draft in library.drafts()] == ["half a thought"])
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: library.drafts() == ())

    try:
        play(scenario, path)
    finally:
        go_on.set()


def test_a_library_that_was_busy_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "SAVE_AFTER", 0.001)
    ready = Event()

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert screen.reading.desk is not None
        library = screen.reading.desk.library
        save = library.save_draft

        def save_later(draft: Draft) -> Draft:
            if not ready.is_set():
                raise NotSaved("not saved: the library is busy")
            return save(draft)

        monkeypatch.setattr(library, "save_draft", save_later)
        await pilot.press("j", "a", "x")
        await until(pilot, lambda: "the library is busy" in str(panel(screen).border_subtitle))
        ready.set()  # and no key more
        await until(pilot, lambda: [draft.text for draft in library.drafts()] == ["x"])
        await until(pilot, lambda: "busy" not in str(panel(screen).border_subtitle))

    play(scenario, path)


def test_an_unfinished_comment_is_there_again_in_a_new_session(path: Path) -> None:
    async def leave(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j", "a")
        await typed(pilot, "half a th")

    async def come_back(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert any("1 unfinished comment" in told.message for told in pilot.app._notifications)
        await press(pilot, "j", "a")
        assert panel(screen).comment.text == "half a th"
        await write(pilot, comment="ought")
        assert [note.comment for note in kept(screen)] == ["half a thought"]
        assert screen.reading.desk is not None
        assert screen.reading.desk.unfinished.listed() == ()

    play(leave, path)
    play(come_back, path)


def test_escape_keeps_what_is_unfinished_and_nothing_else(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("a", "escape")
        assert screen.focused is screen.article
        await press(pilot, "M")
        assert "There are no notes here" in text_of(screen, "view-notes")
        await press(pilot, "M", "a")
        await typed(pilot, "later")
        await pilot.press("escape")
        assert "Unfinished comment kept" in shown(screen, "status")[0]
        await press(pilot, "M")
        assert "unfinished: later" in text_of(screen, "view-notes")
        await press(pilot, "enter")
        assert panel(screen).comment.text == "later"
        await press(pilot, "escape", "d")
        assert "There are no notes here" in text_of(screen, "view-notes")

    play(scenario, path)


def test_a_note_that_another_window_changed_is_kept_as_a_copy(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="one")
        await pilot.press("e")
        await typed(pilot, " mine")
        with open_library(path) as another:
            (note,) = kept(screen)
            another.notes.delete(note)
        await press(pilot, "ctrl+s")
        assert panel(screen).display
        assert "Another window has deleted" in str(panel(screen).border_subtitle)
        await press(pilot, "ctrl+s")
        assert [note.comment for note in kept(screen)] == ["one mine"]
        assert not panel(screen).display

    play(scenario, path)


def test_what_another_window_writes_is_seen(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="one")
        with open_library(path) as another:
            another.notes.delete(kept(screen)[0])
        screen.noting.notebook.look_elsewhere()
        await settled(pilot)
        assert underlined(screen) == ""

    play(scenario, path)


@pytest.fixture
def read_only(path: Path) -> StorageType:
    """A library of a newer program: it can only be read."""
    open_library(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return open_library(path)


def test_where_nothing_can_be_saved_the_text_stays(read_only: StorageType) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="precious")
        assert panel(screen).display
        assert "not saved" in str(panel(screen).border_subtitle)
        assert panel(screen).comment.text == "precious"
        await press(pilot, "escape", "j", "k", "a")
        assert panel(screen).comment.text == "precious"
        await pilot.press("escape", "ctrl+q")
        assert pilot.app.is_running
        assert any("Quit again" in note.message for note in pilot.app._notifications)

    assert read_only.mode is Mode.READ_ONLY
    play(scenario, read_only)


def test_without_a_file_notes_last_until_the_end(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="for now")
        assert "saved until newsreader ends" in shown(screen, "status")[0]
        assert underlined(screen) == "The bridge closed on Monday."

    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    play(scenario, open_library(in_the_way / "library.db"))


def test_what_steers_a_terminal_is_never_shown_and_never_lost(path: Path) -> None:
    nasty = "a\x1b]52;c;aGk=\x07b"
    here = article("One sentence.", outlet="Alone")
    with open_library(path) as library:
        library.notes.add(replace(note_on(here, Span(0, 3), nasty), tags=("t\x9bt",), author="\x1b[2J"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        seen = text_of(screen, "evidence")
        await pilot.press("e")
        seen += panel(screen).comment.text + panel(screen).tags.value
        assert not set(seen) & {"\x1b", "\x07", "\x9b"}
        await press(pilot, "ctrl+t", "ctrl+s")
        (note,) = kept(screen)
        assert (note.comment, note.tags, note.colour) == (nasty, ("t\x9bt",), NoteColour.GREEN)

    play(scenario, path, [Story("alone", (here,))])


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (200, 60)])
def test_a_note_can_be_written_at_any_size(size: tuple[int, int], path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="x")
        await write(pilot, "v", "j", "a", comment="y")
        await press(pilot, "M", "j", "enter")
        assert len(kept(screen)) == 2

    play(scenario, path, size=size)
