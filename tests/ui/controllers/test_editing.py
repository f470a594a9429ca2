"""The editor keeps what one types: fields, tags, characters that are not seen, drafts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from newsreader.annotations.store import Draft
from newsreader.model import WHOLE, NoteColour, Scope
from newsreader.settings.config import Config
from newsreader.ui.reader import ReaderScreen
from tests.support.noting_play import kept, panel, play, press, settled, shown, text_of, write
from tests.support.playing import typed

UNSEEN = "a\u200db \u200cc\xadd \u202ee"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_what_stands_in_a_field_stays_when_one_goes_there_and_types(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="one", tags="fraud")
        await press(pilot, "e", "tab")
        await typed(pilot, ", more")
        await press(pilot, "shift+tab")
        await typed(pilot, " two")
        await press(pilot, "tab", "x", "ctrl+s")
        (note,) = kept(screen)
        assert (note.comment, note.tags) == ("one two", ("fraud", "morex"))

    play(scenario, path)


def test_a_tag_may_hold_a_comma_and_stays_one_when_it_is_edited(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "a", "tab", "quotation_mark")
        await typed(pilot, "Smith, John")
        await press(pilot, "quotation_mark", "ctrl+s")
        assert kept(screen)[0].tags == ("Smith, John",)
        await press(pilot, "e", "tab")
        await typed(pilot, ", x")
        await press(pilot, "ctrl+s")
        assert kept(screen)[0].tags == ("Smith, John", "x")
        await press(pilot, "e", "tab")
        screen.post_message(events.Paste(", one\ntwo, half\n"))
        await settled(pilot)
        await press(pilot, "ctrl+s")
        assert kept(screen)[0].tags == ("Smith, John", "x", "one", "two", "half")

    play(scenario, path)


def test_characters_that_are_not_seen_are_kept_and_only_shown_safely(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "a")
        screen.post_message(events.Paste(UNSEEN))
        await settled(pilot)
        await press(pilot, "backspace", "tab")
        screen.post_message(events.Paste("t\u200dt"))
        await settled(pilot)
        field = panel(screen)
        seen = "".join(field.comment.render_line(0).text + field.tags.render_line(0).text)
        assert not set(seen) & set("\u200d\u200c\xad\u202e")
        await press(pilot, "ctrl+s")
        (note,) = kept(screen)
        assert (note.comment, note.tags) == (UNSEEN[:-1], ("t\u200dt",))
        await press(pilot, "e", "x", "ctrl+s")
        assert kept(screen)[0].comment == UNSEEN[:-1] + "x", "nor does editing change them"

    play(scenario, path)


def test_tags_that_fit_are_said_and_completed(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="x", tags="money, monday")
        await write(pilot, "j", "a", comment="y", tags="money")
        await press(pilot, "j", "a", "tab", "m", "o", "n")
        assert "→ completes money also: monday" in text_of(screen, "tag-choices")
        await press(pilot, "d")
        assert "→ completes monday" in text_of(screen, "tag-choices")
        await press(pilot, "right", "ctrl+s")
        assert kept(screen)[2].tags == ("monday",)

    play(scenario, path)


def test_tags_of_a_codebook_come_first_and_those_that_exclude_each_other_are_told(
    path: Path, tmp_path: Path
) -> None:
    book = tmp_path / "book.yaml"
    book.write_text(
        "tags:\n  blame:\n    description: Says who is at fault\n    colour: pink\n"
        "    excludes: [praise]\n  praise:\n",
        encoding="utf-8",
    )

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "j", "a", comment="x", tags="blank")
        await press(pilot, "k", "a", "tab", "b", "l")
        assert "→ completes blame: Says who is at fault also: blank" in text_of(screen, "tag-choices")
        await press(pilot, "right")
        await typed(pilot, ", praise")
        await press(pilot, "ctrl+s")
        assert "#blame and #praise exclude each other" in str(panel(screen).border_subtitle)
        await press(pilot, "ctrl+s")
        note = kept(screen)[1]
        assert (note.tags, note.colour) == (("blame", "praise"), NoteColour.PINK)

    play(scenario, path, config=Config(codebook=str(book)))


def test_a_note_is_on_the_claim_both_sides_or_the_whole_article_as_one_chooses(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "a", *"who", "ctrl+n")
        assert "on the claim" in str(panel(screen).border_title)
        await press(pilot, "ctrl+s")
        (note,) = kept(screen)
        assert (note.scope, note.comment) == (Scope.CLAIM, "who")
        assert "on the claim: who" in text_of(screen, "evidence")
        await press(pilot, "enter")
        assert screen.reading.place.version != 0
        assert "✎ on the claim: who" in text_of(screen, "evidence"), "it is seen in every version"
        await press(pilot, "backspace", "B", *"both", "ctrl+s")
        pair = next(note for note in kept(screen) if note.comment == "both")
        assert (pair.scope, len(pair.also)) == (Scope.PAIR, 1)
        await press(pilot, "j", "A", *"all", "ctrl+s")
        assert kept(screen)[2].anchor == WHOLE
        await press(pilot, "k")
        assert "on the whole article: all" in text_of(screen, "evidence")
        await press(pilot, "M")
        text = text_of(screen, "view-notes")
        assert "3 notes" in text
        assert [text.count(word) for word in ("claim: who", "both sides: both", "article: all")] == [1, 1, 1]

    play(scenario, path)


def test_a_click_chooses_the_colour_and_what_the_note_is_on(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "a", "x")
        rows = [shown(screen, id)[0] for id in ("colours", "subjects")]
        await pilot.click("#colours", offset=(rows[0].index("blue"), 0))
        await pilot.click("#subjects", offset=(rows[1].index("whole"), 0))
        assert "on the whole article" in str(panel(screen).border_title)
        await press(pilot, "ctrl+s")
        (note,) = kept(screen)
        assert (note.colour, note.anchor) == (NoteColour.BLUE, WHOLE)

    play(scenario, path)


def test_where_there_is_no_claim_and_no_other_side_the_note_is_on_the_sentence(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j", "j", "W", *"kept", "ctrl+s")
        await press(pilot, "j", "B")
        assert "no other side here" in text_of(screen, "note-said")
        await press(pilot, *"too", "ctrl+s")
        assert [(note.comment, note.scope) for note in kept(screen)] == [
            ("kept", Scope.PASSAGE),
            ("too", Scope.PASSAGE),
        ]

    play(scenario, path)


def test_a_reply_stands_with_what_it_answers(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await write(pilot, "a", comment="who says so?")
        await press(pilot, "P")
        assert "Reply on" in str(panel(screen).border_title)
        await press(pilot, *"nobody", "escape", "M")
        assert "unfinished reply: nobody" in text_of(screen, "view-notes")
        await press(pilot, "enter", "ctrl+s")
        first, reply = kept(screen)
        assert (reply.answers, reply.anchor) == (first.id, first.anchor)
        await press(pilot, "M")
        assert "✎ who says so? ↳ nobody" in text_of(screen, "evidence")

    play(scenario, path)


@dataclass
class Clock:
    """Time that passes when it is told to, and what is due in it."""

    now: float = 0.0
    due: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Any:
        self.due.append((self.now + delay, callback))

        class Stopped:
            def stop(inner) -> None:
                self.due = [one for one in self.due if one[1] is not callback]

        return Stopped()

    def passes(self, seconds: float) -> None:
        self.now += seconds
        ready = [one for one in self.due if one[0] <= self.now]
        self.due = [one for one in self.due if one[0] > self.now]
        for _, callback in ready:
            callback()


def test_a_draft_is_never_more_than_two_seconds_old_however_one_types(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        clock = Clock()
        monkeypatch.setattr(screen, "set_timer", clock.set_timer)
        assert screen.reading.desk is not None
        library = screen.reading.desk.library
        written: list[tuple[float, str]] = []
        save = library.save_draft

        def noted(draft: Draft) -> Draft:
            written.append((clock.now, draft.text))
            return save(draft)

        monkeypatch.setattr(library, "save_draft", noted)
        await pilot.press("a")
        typed_at: list[float] = []
        for number, pause in enumerate([0.1] * 30 + [0.4] * 10 + [1.9, 3.0, 0.05, 0.05]):
            await pilot.press("abcdefghij"[number % 10])
            typed_at.append(clock.now)
            for _ in range(round(pause / 0.05)):
                clock.passes(0.05)
                assert screen.noting.editor.can_leave(), "what is due is stored"
                saved = len(written[-1][1]) if written else 0
                assert saved == len(typed_at) or clock.now - typed_at[saved] < 2

    play(scenario, path)
