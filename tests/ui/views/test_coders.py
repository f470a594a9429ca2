"""Where coders differ, on the screen; and what one who codes blind sees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.annotations.ruling import made_ruling
from newsreader.annotations.store import NoteFilter, RulingFilter, open_library
from newsreader.model import ArticleIdentity, Place
from newsreader.settings.config import Config
from newsreader.ui.reader import ReaderScreen
from tests.support.making import OMITTED, REPHRASED, bridge_story
from tests.support.noting_play import kept, made_on, play, press, shown, text_of

STORY = bridge_story()[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "library.db"
    identities = tuple(map(ArticleIdentity.of, STORY.versions))
    with open_library(found) as library:
        for author, tags in (("Ann", "damage"), ("Ben", "blame")):
            library.notes.add(replace(made_on(STORY.versions[0], "cracks", tags=tags), author=author))
        library.rulings.add_all(
            made_ruling(STORY, identities, (0, 1, 1), verdict, matches, None, author)
            for author, verdict, matches in (("Ann", REPHRASED, (0,)), ("Ben", OMITTED, ()))
        )
    return found


def test_differing_tags_and_verdicts_are_decided_with_one_key_each(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "ampersand")
        text = text_of(screen, "view-coders")
        assert "2 to look at, 2 to be decided" in text
        assert "▸ Ann: #damage Ben: #blame" in text
        assert "▸ Ann: rephrased “Cracks were seen by engineers.” Ben: omitted" in text
        await press(pilot, "l", "plus")
        assert "Decided for Ben" in shown(screen, "status")[0]
        assert "✓ decided: #blame" in text_of(screen, "view-coders")
        await press(pilot, "j", "plus")
        assert "✓ decided: omitted" in text_of(screen, "view-coders")
        await press(pilot, "f")
        assert "No coders differ here" in text_of(screen, "view-coders")
        await press(pilot, "f", "enter")
        assert screen.reading.place == Place(0, 1)
        assert screen.reading.desk is not None
        library = screen.reading.desk.library
        assert library.rulings.count(RulingFilter()) == 3
        assert library.notes.count(NoteFilter()) == 3, "what each has said is kept"
        await press(pilot, "u", "u")
        assert library.rulings.count(RulingFilter()) == library.notes.count(NoteFilter()) == 2

    play(scenario, path, config=Config(author="Ann"))


def test_one_who_codes_blind_sees_the_others_when_they_have_done(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "j")
        assert "#damage (Ann)" in text_of(screen, "evidence")
        assert "Ben" not in text_of(screen, "evidence")
        await press(pilot, "M")
        assert "1 note of another coder is hidden until you have done" in text_of(screen, "view-notes")
        await press(pilot, "M", "D")
        assert "done: Ann" in " ".join(shown(screen, "versions"))
        assert "You have done with Courier" in shown(screen, "status")[0]
        assert "#blame (Ben)" in text_of(screen, "evidence")
        await press(pilot, "D")
        assert "not done with Courier yet" in shown(screen, "status")[0]
        assert "done:" not in " ".join(shown(screen, "versions"))
        assert "Ben" not in text_of(screen, "evidence")
        assert len(kept(screen)) == 2

    play(scenario, path, config=Config(author="Ann", blind=True))
