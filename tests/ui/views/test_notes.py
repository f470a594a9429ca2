"""The list of notes: seeing, filtering, going there, and settling what has lost its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from textual.pilot import Pilot

from newsreader.annotations.store import NoteFilter, open_library
from newsreader.model import Article, Note, Place, Span, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views import notes as notes_view
from tests.support.making import article, bridge_story
from tests.support.noting_play import (
    kept,
    made_on,
    note_on,
    play,
    press,
    settled,
    shown,
    text_of,
    underlined,
    write,
)
from tests.support.playing import typed, until

BRIDGE = bridge_story()[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def fill(path: Path, *notes: Note) -> None:
    with open_library(path) as library:
        for note in notes:
            library.notes.add(note)


def some(path: Path) -> None:
    a, b, _ = BRIDGE.versions
    fill(
        path,
        made_on(b, "Commuters", "angry, how?", tags="mood", colour="blue"),
        made_on(a, "Repairs cost two million.", "how much?", tags="figures"),
        made_on(a, "cracks", "seen by whom?", tags="figures mood"),
        made_on(article("Elsewhere it rained.", outlet="Elsewhere"), "rained", "weather"),
    )


def test_notes_are_listed_by_version_and_enter_goes_there(path: Path) -> None:
    some(path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M")
        text = text_of(screen, "view-notes")
        parts = [
            "3 notes",
            "Courier",
            "seen by whom? #figures #mood",
            "“cracks”",
            "how much?",
            "Gazette",
            "angry",
        ]
        assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
        await press(pilot, "j", "j", "enter")
        await pilot.pause()
        assert screen.view is None
        assert screen.reading.place == Place(1, 3)
        await pilot.press("backspace")
        assert screen.reading.place == Place(0, 0)

    play(scenario, path)


def test_what_is_listed_is_this_story_this_article_or_everything(path: Path) -> None:
    some(path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M")
        heads = []
        for _ in range(3):
            heads.append(shown(screen, "view-notes")[0].strip())
            await press(pilot, "f")
        assert heads == ["3 notes", "2 notes", "4 notes"]
        await press(pilot, *"ffff", "r", "enter")
        assert "Not open" in shown(screen, "status")[0]

    play(scenario, path)


@pytest.mark.parametrize(
    ("typed_words", "found"),
    [
        ("#mood", 2),
        ("#mood #figures", 1),
        ("#figures #mood #none", 0),
        ("colour:blue", 1),
        ("how", 2),
        ("HOW", 2),
        ("how #figures", 1),
        ("by:ann", 0),
        ("commuters", 1),
    ],
)
def test_the_list_is_filtered_as_one_types(typed_words: str, found: int, path: Path) -> None:
    some(path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("M", "slash")
        await pilot.pause()
        await typed(pilot, typed_words)
        await pilot.press("enter")
        text = text_of(screen, "view-notes")
        notes = "1 note " if found == 1 else f"{found} notes "
        assert text.startswith(notes if found else "No line has these words")
        await pilot.press("escape")
        assert text_of(screen, "view-notes").startswith("3 notes")
        await pilot.press("escape")
        assert screen.view is None

    play(scenario, path)


def test_a_bad_filter_is_told_and_leaves_the_list(path: Path) -> None:
    some(path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("M", "slash")
        await pilot.pause()
        await typed(pilot, "colour:mauve")
        await pilot.press("enter")
        text = text_of(screen, "view-notes")
        assert "The colours are yellow, green, blue, pink, orange" in text
        assert "3 notes" in text

    play(scenario, path)


def test_a_long_list_comes_in_pages(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes_view, "PAGE", 2)
    a = BRIDGE.versions[0]
    fill(path, *(note_on(a, Span(start, start + 3), f"number {start}") for start in range(5)))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M")
        seen = []
        for keys in (("j", "j", "enter"), ("G", "enter"), ("g", "enter")):
            seen.append(
                [number for number in range(5) if f"number {number}" in text_of(screen, "view-notes")]
            )
            await pilot.press(*keys)
        seen.append([number for number in range(5) if f"number {number}" in text_of(screen, "view-notes")])
        assert seen == [[0, 1], [2, 3], [4], [2, 3]]
        await press(pilot, "f", "f")
        assert "5 notes, 1 to 2 shown" in text_of(screen, "view-notes")

    play(scenario, path)


def test_notes_without_a_place_come_in_pages_with_the_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes_view, "PAGE", 2)
    old = version("Nothing of this is left. | Nor is this here any more. | And nobody knows why.")
    lost = [made_on(old, words, words[:3]) for words in ("Nothing of", "Nor is this", "And nobody")]
    fill(path, *lost, made_on(version(*NEW), "Ice came last.", "cold"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M")
        first = text_of(screen, "view-notes")
        assert first.startswith("1 note · 3 to finish or to place, 1 to 2 shown")
        assert first.count("not in the article any more") == 2
        await press(pilot, "G", "enter")
        second = text_of(screen, "view-notes")
        assert second.startswith("1 note · 3 to finish or to place, 3 to 4 shown")
        assert second.count("not in the article any more") == 1
        assert "cold" in second
        await pilot.press("slash")
        await pilot.pause()
        await press(pilot, "n", "o", "r", "enter")
        assert text_of(screen, "view-notes").count("not in the article any more") == 1

    play(scenario, path, [storm(*NEW)])


def test_a_note_is_edited_and_deleted_from_the_list(path: Path) -> None:
    some(path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M")
        await write(pilot, "e", comment=" me")
        assert screen.focused is screen.view
        assert "seen by whom? me" in text_of(screen, "view-notes")
        await press(pilot, "d")
        assert "seen by whom?" not in text_of(screen, "view-notes")
        await press(pilot, "u")
        assert "seen by whom? me" in text_of(screen, "view-notes")

    play(scenario, path)


def test_a_note_is_seen_at_its_counterpart(path: Path) -> None:
    fill(path, made_on(BRIDGE.versions[1], "On Monday the bridge was shut.", "by whom?"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert "noted in Gazette: by whom?" in text_of(screen, "evidence")
        assert underlined(screen) == ""
        await pilot.press("j")
        assert "by whom?" not in text_of(screen, "evidence")

    play(scenario, path)


OLD = "Police said nothing. | Three were hurt, police said. | Roads were closed. | A hundred homes were dark."
NEW = (
    "Rain fell. | Three were hurt, police said. | Snow came later.",
    "Wind blew hard. | Three were hurt, police said. | Ice came last.",
)


def version(*paragraphs: str) -> Article:
    return replace(article(*paragraphs, outlet="Courier"), url="https://x.example/storm")


def storm(*paragraphs: str) -> Story:
    return Story("The storm", (version(*paragraphs), article("It was windy.", outlet="Gazette")))


def test_the_reader_chooses_among_look_alikes(path: Path) -> None:
    fill(path, made_on(version(OLD), "Three were hurt, police said.", "how badly?"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert underlined(screen) == "", "nothing is guessed"
        await press(pilot, "M")
        assert "2 places may be it: enter asks you which" in text_of(screen, "view-notes")
        await press(pilot, "enter")
        await pilot.pause()
        asked = text_of(screen, "view-notes")
        assert "Which of these passages is your note on?" in asked
        assert "Police said nothing. Three were hurt, police said. Roads were" in asked
        assert "sentence 2 of Courier" in asked and "sentence 5 of Courier" in asked
        await pilot.press("escape")
        assert "2 places may be it" in text_of(screen, "view-notes")
        await press(pilot, "enter")
        await pilot.pause()
        await press(pilot, "j", "enter")
        await pilot.pause()
        assert "may be it" not in text_of(screen, "view-notes")
        (note,) = kept(screen)
        assert note.anchor.start == version(*NEW).text.rindex("Three were hurt")
        await press(pilot, "M")
        assert underlined(screen) == "Three were hurt, police said."
        await press(pilot, "u")
        assert underlined(screen) == ""

    play(scenario, path, [storm(*NEW)])


def test_a_note_stays_on_its_sentence_though_all_around_it_is_new(path: Path) -> None:
    words = "Nobody could say why it had been shut."

    async def note(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j")
        await write(pilot, "a", comment="who was asked?")

    async def look(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert underlined(screen) == words
        await press(pilot, "M")
        assert "1 note " in text_of(screen, "view-notes")
        assert "may be it" not in text_of(screen, "view-notes")

    play(note, path, [storm(f"Rain fell. | {words} | Trains ran late.")])
    play(look, path, [storm(f"Ministers met in the town. | {words} | Ice came later, and the cold.")])


def test_none_of_the_look_alikes_leads_to_marking_another_passage(path: Path) -> None:
    fill(path, made_on(version(OLD), "Three were hurt, police said.", "how badly?"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M", "enter")
        await pilot.pause()
        await press(pilot, "G", "enter")
        await pilot.pause()
        assert "on its sentence" in str(screen.article.border_subtitle)
        await press(pilot, "G", "a")
        assert underlined(screen) == "Ice came last."
        assert str(screen.article.border_subtitle) == ""

    play(scenario, path, [storm(*NEW)])


def test_a_note_whose_passage_is_gone_is_listed_and_attached_again(path: Path) -> None:
    fill(path, made_on(version(OLD), "A hundred homes were dark.", "whose?"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "l", "M")
        assert "not in the article any more" in text_of(screen, "view-notes")
        await press(pilot, "enter")
        await pilot.pause()
        assert screen.view is None
        assert screen.reading.place.version == 0
        await pilot.press("escape")
        assert str(screen.article.border_subtitle) == ""
        await press(pilot, "M", "enter")
        await pilot.pause()
        await press(pilot, "g", "v", "h", "a")
        assert underlined(screen) == "Rain"
        (note,) = kept(screen)
        assert (note.comment, note.anchor.exact) == ("whose?", "Rain")
        await press(pilot, "M")
        assert "not in the article" not in text_of(screen, "view-notes")

    play(scenario, path, [storm(*NEW)])


def test_a_note_of_another_open_story_is_gone_to(path: Path) -> None:
    fill(path, made_on(version(*NEW), "Ice came last.", "cold"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M", "f", "f", "enter")
        await until(pilot, lambda: screen.reading.story.title == "The storm")
        await settled(pilot)
        assert screen.reading.place == Place(0, 5)
        assert underlined(screen) == "Ice came last."

    play(scenario, path, [BRIDGE, storm(*NEW)])


def test_a_note_is_made_on_the_line_of_another_view(path: Path) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M")
        await typed(pilot, "a")
        assert "No sentence is selected here" in shown(screen, "status")[0]
        assert screen.reading.desk is not None
        assert screen.reading.desk.library.notes.count(NoteFilter()) == 0

    play(scenario, path)


def test_what_was_deleted_is_seen_in_the_bin_taken_out_and_removed_for_good(path: Path) -> None:
    some(path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M", "d", "d", *"ffff")
        text = text_of(screen, "view-notes")
        assert (
            "2 notes in the bin: it holds what was marked and said; enter takes out, d removes for good"
            in text
        )
        assert "seen by whom?" in text and "how much?" in text
        await press(pilot, "enter")
        assert "Taken out of the bin" in shown(screen, "status")[0]
        assert text_of(screen, "view-notes").startswith("1 note in the bin")
        await press(pilot, "u", "d")
        await typed(pilot, "no")
        await press(pilot, "enter")
        assert text_of(screen, "view-notes").startswith("2 notes in the bin")
        await press(pilot, "d")
        await typed(pilot, "yes")
        await press(pilot, "enter")
        assert "1 removed for good" in shown(screen, "status")[0]
        assert text_of(screen, "view-notes").startswith("1 note in the bin")
        await press(pilot, "X")
        await typed(pilot, "no")
        await press(pilot, "enter")
        assert text_of(screen, "view-notes").startswith("1 note in the bin")
        await press(pilot, "X")
        await typed(pilot, "yes")
        await press(pilot, "enter")
        assert "1 removed for good" in shown(screen, "status")[0]
        assert "There are no notes here" in text_of(screen, "view-notes")
        await press(pilot, "f")
        assert text_of(screen, "view-notes").startswith("1 note")

    play(scenario, path)


def test_a_tag_is_found_while_it_is_typed(path: Path) -> None:
    some(path)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M", "slash", "number_sign", "f", "i")
        assert text_of(screen, "view-notes").startswith("2 notes for #fi")
        await press(pilot, "space")
        assert "No line has these words" in text_of(screen, "view-notes")
        await press(pilot, "escape", "f", "f", "slash", "number_sign", "m", "enter")
        assert text_of(screen, "view-notes").startswith("2 notes for #m"), "in the library too"

    play(scenario, path)


def test_the_list_shows_author_and_dates_and_a_reply_behind_what_it_answers(path: Path) -> None:
    a = BRIDGE.versions[0]
    first = replace(made_on(a, "cracks", "seen by whom?"), id=str(uuid4()), author="Ann")
    first = replace(first, created="2026-01-31T12:00:00.000Z")
    fill(
        path,
        first,
        made_on(a, "cracks", "another one"),
        replace(made_on(a, "cracks", "by two of them"), answers=first.id, author="Ben"),
    )

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M")
        text = text_of(screen, "view-notes")
        parts = ("seen by whom?", "(Ann) 2026-01-31", "↳ by two of them", "(Ben)", "another one")
        places = [text.index(part) for part in parts]
        assert places == sorted(places)
        await press(pilot, "M", "j")
        evidence = text_of(screen, "evidence")
        assert "✎ seen by whom? (Ann) ↳ by two of them (Ben) ✎ another one" in evidence

    play(scenario, path)


def test_places_that_are_sure_are_accepted_one_by_one_or_all(path: Path) -> None:
    old = version("Rain fell all day. | Nobody was hurt. | Trains ran.", "The port was shut.")
    new = version("Sun shone.", "The port was open. | Nobody was hurt. | Ships sailed.")
    fill(path, made_on(old, "Nobody was hurt.", "who asked?"), made_on(old, "The port was shut.", "by whom?"))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await press(pilot, "M", "f", "f", "f")
        assert "2 notes to be placed, 1 of them for sure" in text_of(screen, "view-notes")
        assert "is this the place? + accepts it" in text_of(screen, "view-notes")
        await press(pilot, "A")
        assert "1 note placed; u takes it back" in shown(screen, "status")[0]
        assert "1 note to be placed, 0 of them for sure" in text_of(screen, "view-notes")
        await press(pilot, "u")
        assert "1 of them for sure" in text_of(screen, "view-notes")
        await press(pilot, "plus", "plus")
        (note,) = (note for note in kept(screen) if note.comment == "by whom?")
        assert note.anchor.exact == "The port was open"
        assert note.quoted == "The port was shut.", "what was marked at first stays"
        await press(pilot, "f", "f")
        assert "≠ words changed since: “shut” → “open”" in text_of(screen, "view-notes")
        await press(pilot, "M", "j")
        assert "≠ words changed since: “shut” → “open”" in text_of(screen, "evidence")
        assert any("≠ The port was open" in line for line in shown(screen, "article"))
        await press(pilot, "e")
        assert "words changed since: “shut” → “open”" in text_of(screen, "note-said")

    play(scenario, path, [Story("The port", (new, article("It was windy.", outlet="Gazette")))])
