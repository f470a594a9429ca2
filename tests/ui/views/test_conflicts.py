"""Every fact on which the versions disagree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from newsreader.model import Comparison, Conflict, ConflictKind, Judgement, Place, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views.conflicts import LEAST_CONTEXT, around
from tests.support.acting import act, colour_of, marked, shown, span, texts, view_of
from tests.support.making import CONFIRMED, article, bridge_story, comparison, disputed

FIGURE, DATE, PLACE = ConflictKind.FIGURE, ConflictKind.DATE, ConflictKind.PLACE
A = article("Fire hurts 12. | It began on Monday. | Twelve people were hurt.", outlet="Courier")
B = article("A dozen were hurt. | It began on Monday.", outlet="Gazette")
C = article("17 hurt. | It began on Sunday. | The hall is in Oslo. | The hall is in Rome.", outlet="Wire")
FIRE = Story("The fire", (A, B, C))
HELD = (
    (0, 0, "12", 2, 0, "17", FIGURE),
    (0, 2, "Twelve", 2, 0, "17", FIGURE),
    (1, 0, "A dozen", 2, 0, "17", FIGURE),
    (0, 1, "Monday", 2, 1, "Sunday", DATE),
)
"""Version, sentence and words of either side, and the kind."""


def fire(doubtful: bool = False, inner: bool = False) -> Comparison:
    """Figures in conflict, dates too or perhaps, and a version that contradicts itself."""
    carried = {}
    conflicts: dict[tuple[int, int, int], tuple[Conflict, ...]] = {}
    for here, sentence, words, there, other, others, kind in HELD:
        for v, s, mine, o, m, theirs in (
            (here, sentence, words, there, other, others),
            (there, other, others, here, sentence, words),
        ):
            carried[v, s, o] = (CONFIRMED, (m,))
            found = Conflict(kind, span(FIRE.versions[v], s, mine), m, span(FIRE.versions[o], m, theirs))
            conflicts[v, s, o] = (*conflicts.get((v, s, o), ()), found)
    made = comparison(FIRE, carried, conflicts)
    if doubtful:
        made = replace(
            made,
            judgements=tuple(
                tuple(tuple(_doubted(judgement) for judgement in row) for row in rows)
                for rows in made.judgements
            ),
        )
    if inner:
        itself = Conflict(PLACE, span(C, 2, "Oslo"), 3, span(C, 3, "Rome"))
        made = replace(made, inner_conflicts=((), (), (itself,)))
    return disputed(made)


def _doubted(judgement: Judgement | None) -> Judgement | None:
    """The dates in it are not sure to be in conflict."""
    if judgement is None:
        return None
    return replace(
        judgement,
        conflicts=tuple(found for found in judgement.conflicts if found.kind is not DATE),
        differences=tuple(found for found in judgement.conflicts if found.kind is DATE),
    )


@pytest.mark.parametrize("room", [10, 40, 60, 500])
@pytest.mark.parametrize("words", ["Fire", "burned", "midnight.", "the harbour burned until midnight"])
def test_an_excerpt_is_cut_between_words_and_keeps_some_context(words: str, room: int) -> None:
    text = "Fire crews from four towns could not say why the harbour burned until midnight."
    start, end = text.index(words), text.index(words) + len(words)
    first, last = around(text, start, end, room)
    assert 0 <= first <= start < end <= last <= len(text)
    assert first == 0 or text[first - 1] == " "
    assert last == len(text) or text[last] == " "
    assert last - first <= max(room, end - start + 2 * LEAST_CONTEXT)
    if room == 500:
        assert (first, last) == (0, len(text))


def test_a_table_of_what_each_version_says() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c")
        await pilot.pause()
        assert [line for line in shown(screen) if line] == [
            "2 facts in conflict",
            "⚑ figure · 12: Courier, Gazette · 17: Wire",
            "  Courier  Fire hurts 12.",
            "▸          Twelve people were hurt.",
            "  Gazette  A dozen were hurt.",
            "  Wire     17 hurt.",
            "⚑ date · Monday: Courier · Sunday: Wire",
            "  Courier  It began on Monday.",
            "  Wire     It began on Sunday.",
        ]
        strong = [words for words in marked(screen, colour_of("conflict")) if words not in ("", "⚑")]
        assert strong == [
            *("figure", "17", "12", "Twelve", "A dozen", "17"),
            *("date", "Monday", "Sunday", "Monday", "Sunday"),
        ]

    act(scenario, fire())


def test_one_key_to_each_place() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c")
        await pilot.pause()
        view = view_of(screen)
        steps = [
            ("h", Place(0, 0)),
            ("h", Place(0, 0)),
            ("l", Place(0, 2)),
            ("l", Place(1, 0)),
            ("l", Place(2, 0)),
            ("l", Place(2, 0)),
            ("j", Place(2, 1)),  # still at the Wire
            ("h", Place(0, 1)),
            ("k", Place(0, 0)),
            ("l", Place(0, 2)),
            ("l", Place(1, 0)),
            ("j", Place(0, 1)),  # the Gazette says nothing of it
        ]
        for key, place in steps:
            await pilot.press(key)
            assert view.place == place, (key, place)
            marks = [line for line in shown(screen) if line.startswith("▸")]
            assert len(marks) == 1
            words = screen.reading.story.versions[place.version].sentence_text(place.sentence)
            assert marks[0].endswith(words)
        await pilot.press("l", "enter")
        assert screen.reading.place == Place(2, 1)
        await pilot.press("c")
        await pilot.pause()
        assert view.place == Place(0, 1), "it opens at the conflict of the sentence, and leads elsewhere"

    act(scenario, fire())


def test_the_mouse_chooses_a_place_and_goes_there() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c")
        await pilot.pause()
        row = next(y for y, line in enumerate(shown(screen)) if "It began on Sunday" in line)
        await pilot.click("#view-conflicts", offset=(14, row + 1))
        assert view_of(screen).place == Place(2, 1)
        assert shown(screen)[row].startswith("▸")
        await pilot.click("#view-conflicts", offset=(14, row + 1))
        assert screen.reading.place == Place(2, 1)

    act(scenario, fire())


def test_filters_show_the_doubtful_as_doubtful_and_versions_against_themselves() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c")
        await pilot.pause()
        assert "Monday" not in texts(shown(screen))
        assert "1 differs, perhaps · 1 inside one version" in shown(screen)[0]
        await pilot.press("f")
        assert "· date, perhaps · Monday: Courier · Sunday: Wire" in shown(screen)
        assert "figure · 12: Courier, Gazette · 17: Wire" in texts(shown(screen))
        assert "Monday" not in marked(screen, colour_of("conflict"))
        await pilot.press("f")
        lines = [line for line in shown(screen) if line][1:]
        assert lines == [
            "⚑ place (one version against itself) · Oslo · Rome",
            "▸ Wire     The hall is in Oslo.",
            "           The hall is in Rome.",
        ]
        await pilot.press("l")
        assert view_of(screen).place == Place(2, 3)

    act(scenario, fire(doubtful=True, inner=True))


def test_sorting_by_kind_and_filtering_by_words() -> None:
    a = article("It began on Monday. | Two died.", outlet="A")
    b = article("It began on Sunday. | Six died.", outlet="B")
    conflicts = {
        (0, 0, 1): (Conflict(DATE, span(a, 0, "Monday"), 0, span(b, 0, "Sunday")),),
        (0, 1, 1): (Conflict(FIGURE, span(a, 1, "Two"), 1, span(b, 1, "Six")),),
    }
    made = comparison(Story("", (a, b)), {key: (CONFIRMED, (key[1],)) for key in conflicts}, conflicts)

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        def kinds() -> list[str]:
            return [line[2:].split(" · ")[0] for line in shown(screen) if line.startswith("⚑")]

        await pilot.press("c")
        await pilot.pause()
        assert kinds() == ["date", "figure"]
        await pilot.press("r")
        assert kinds() == ["figure", "date"]
        view_of(screen).show_words("sunday")
        assert kinds() == ["date"]

    act(scenario, made)


def test_empty_lists_say_what_was_looked_for() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c", "enter", "l", "j")
        for words in (
            "No conflict between the versions was found.",
            "figures, dates, places, names",
            "No version was found to contradict itself.",
        ):
            assert words in texts(shown(screen))
            await pilot.press("f")

    async def waiting(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c")
        await pilot.pause()
        assert "comparing" in texts(shown(screen))

    act(scenario, bridge_story()[1])
    act(waiting, None, FIRE)


def test_a_narrow_terminal_has_the_names_on_lines_of_their_own() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c")
        await pilot.pause()
        lines = [line for line in shown(screen) if line]
        at = lines.index("⚑ figure · 12: Courier, Gazette · 17: Wire")
        assert lines[at + 1 : at + 6] == [
            "  Courier",
            "    Fire hurts 12.",
            "▸   Twelve people were hurt.",
            "  Gazette",
            "    A dozen were hurt.",
        ]

    act(scenario, fire(), size=(50, 40))


def test_of_an_entry_that_is_taller_than_the_view_the_beginning_is_seen_first() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("c")
        await pilot.pause()
        assert len(shown(screen)) < 8, "the entry takes eight lines"
        assert any(line.startswith("⚑ figure") for line in shown(screen))
        assert any(line.startswith("▸") for line in shown(screen))
        await pilot.press("l", "l", "l")
        assert view_of(screen).place == Place(2, 0)
        assert any(line.startswith("▸ Wire") for line in shown(screen))

    act(scenario, fire(), size=(50, 9))
