"""The views of the analyses: what was found, where it leads, and what was looked for where nothing was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.model import Place, Story
from newsreader.ui.reader import ReaderScreen
from tests.support.acting import act, shown, texts, view_of
from tests.support.making import article, comparison
from tests.support.told import compared


def test_each_view_tells_what_was_found_and_leads_there() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        async def opened(key: str) -> list[str]:
            await pilot.press(key)
            await pilot.pause()
            return [line for line in shown(screen) if line]

        lines = await opened("O")
        assert lines[:2] == [
            "3 claims told by one version only · 2 with no source named · 1 more, perhaps",
            "· no source named · figure",
        ]
        assert "· says a welder · accusation, name" in lines
        assert view_of(screen).place == Place(0, 4)

        lines = await opened("I")
        assert lines[0] == "2 headlines promise more than the article tells"
        heads = [line for line in lines if line.startswith("·")]
        assert heads == [
            "· Courier · the article tells it otherwise",
            "· Courier · in the article it is a claim of the harbour office",
            "· Gazette · the article has only a weaker word",
        ]

        lines = await opened("at")
        assert "· Gazette names no source · elsewhere the word of the harbour office" in lines
        assert view_of(screen).place == Place(1, 2)

        lines = await opened("number_sign")
        assert lines[:2] == ["1 person called differently", "· Ilse Brandt · person"]
        await pilot.press("l", "l", "enter")
        await pilot.pause()
        assert screen.view is None
        assert screen.reading.place == Place(1, 3)

    act(scenario, compared())


def test_the_list_to_check_is_sorted_and_filtered() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def first() -> list[str]:
            lines = [line.removeprefix("▸").split() for line in shown(screen)]
            return [words[1] for words in lines if words and words[0] in ("Courier", "Gazette")]

        await pilot.press("O")
        await pilot.pause()
        assert first() == ["Divers", "Inspectors", "The"]
        await pilot.press("r")
        assert first() == ["Divers", "The", "Inspectors"]
        await pilot.press("f")
        assert any("Police opened a probe" in line for line in shown(screen))
        assert any("perhaps · no source named" in line for line in shown(screen))
        await pilot.press("f")
        assert not any("Inspectors" in line for line in shown(screen))

    act(scenario, compared())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("O", "There is only one version"),
        ("I", "Every headline is carried by its own article, as far as can be told. Looked for were"),
        ("at", "There is only one version"),
        ("number_sign", "There is only one version"),
    ],
)
def test_of_one_version_alone(key: str, words: str) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press(key)
        await pilot.pause()
        assert words in texts(shown(screen))

    act(scenario, comparison(Story("", (article("Nobody saw it sail."),)), {}))


def test_what_was_looked_for_and_what_is_not_in_another_language() -> None:
    silent = replace(article("Niemand sah das Schiff."), language="de")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for key, looked, missing in (
            ("I", "Looked for were figures", "In German only figures of headlines are looked at."),
            ("at", "Looked for were sentences with no source", "In German no sources are looked for."),
            ("number_sign", "Looked for were titles", "In German only names of places are looked for."),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert looked in texts(shown(screen))
            assert missing in texts(shown(screen))

    act(scenario, comparison(Story("", (silent, silent)), {}))


def test_characters_that_are_not_what_they_seem_are_listed_and_lead_to_their_sentence() -> None:
    tricky = article(
        "Fire at the depot.", "The m\u0430yor s\u200baid it was \u202eaway\u202c.", outlet="Courier"
    )
    made = comparison(Story("Fire", (tricky,)), {})

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("circumflex_accent")
        await pilot.pause()
        lines = [line for line in shown(screen) if line]
        assert lines[0] == "4 characters are not what they seem, in 3 words"
        assert lines[1].startswith("· Courier · line 3 · 1 lookalike letter (U+0430 cyrillic small letter a)")
        assert lines[2].endswith("The m\u0430yor s\ufffdaid it was \ufffdaway\ufffd.")
        assert not any({"\u200b", "\u202e"} & set(line) for line in lines)
        await pilot.press("f", "f")
        await pilot.pause()
        assert sum("line 3" in line for line in shown(screen)) == 1
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view is None
        assert screen.reading.place == Place(0, 1)

    act(scenario, made)
