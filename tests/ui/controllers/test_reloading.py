"""Files that change while they are read."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.model import Place, Story
from newsreader.sources import OpenedStory, SourceError
from newsreader.ui.controllers.reloading import stamps_of
from newsreader.ui.reader import ReaderScreen
from tests.support import noting_play
from tests.support.making import article, bridge_story
from tests.support.playing import play, shown, until


def test_what_changed_is_read_anew_in_place_with_its_notes(tmp_path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await noting_play.write(pilot, "j", "a", comment="mine")
        await pilot.press("quotation_mark", "m", "3", "R", "ctrl+l")
        await until(pilot, lambda: "Nothing has changed" in shown(screen, "status")[0])
        versions = screen.reading.story.versions
        longer = article("Late news. | " + " | ".join(sentences(0, versions)), outlet="Courier")
        stories[0] = replace(screen.reading.story, title="Later", versions=(longer, *versions[1:]))
        before = screen.reading
        await pilot.press("ctrl+l")
        await until(pilot, lambda: screen.reading is not before)
        assert screen.reading.place == Place(0, 2), "the same words"
        assert screen.reading.bookmarks == {"m": Place(0, 2)}
        assert list(screen.reading.against) == [2]
        await noting_play.settled(pilot)
        assert "Read anew: 1 changed" in [told.message for told in pilot.app._notifications]
        assert [note.note.comment for note in screen.reading.notes_at(Place(0, 2))] == ["mine"]
        assert screen.reading.comparison is not None, "it was compared anew"

    stories: list[Story] = []

    def sentences(version: int, versions: tuple[object, ...]) -> list[str]:
        found = bridge_story()[0].versions[version]
        return [found.sentence_text(one.index) for one in found.sentences]

    def opened(story: Story) -> OpenedStory:
        return OpenedStory(stories[0] if stories else story)

    stories.append(bridge_story()[0])
    noting_play.play(scenario, tmp_path / "library.db", opened=opened)


def test_a_changed_file_is_offered_once_and_not_read_before_it_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Courier.txt").write_text("The bridge closed.")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        before = screen.reading
        os.utime("Courier.txt", (1, 1))
        for _ in range(2):
            screen.runner.reloading.look()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        told = [notification.message for notification in pilot.app._notifications]
        assert told == ["Courier.txt has changed: ctrl+l reads anew"]
        assert "changed: ctrl+l reads anew" in shown(screen, "title")[0]
        assert screen.reading is before
        await pilot.press("ctrl+l")
        await until(pilot, lambda: "Nothing has changed" in shown(screen, "status")[0])
        assert "ctrl+l" not in shown(screen, "title")[0]

    play(scenario)


def test_what_cannot_be_read_anew_stays() -> None:
    def opened(story: Story) -> OpenedStory:
        return OpenedStory(None, (SourceError("Courier.txt", "does not exist"),))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        before = screen.reading
        await pilot.press("ctrl+l")
        await until(pilot, lambda: bool(pilot.app._notifications))
        (told,) = [notification.message for notification in pilot.app._notifications]
        assert "cannot be read anew: Courier.txt: does not exist" in told
        assert screen.reading is before

    play(scenario, opened=opened)


def test_a_note_that_is_begun_is_not_torn_from_its_text() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("v", "escape", "v")
        screen.action_run("reload")
        assert "Marking a passage" in shown(screen, "status")[0] or "note first" in shown(screen, "status")[0]

    play(scenario)


def test_stamps_tell_only_of_files_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    assert list(stamps_of([str(path), "no such file", "a\0b"])) == [str(path)]
