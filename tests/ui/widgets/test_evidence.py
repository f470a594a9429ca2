"""The evidence: what the others do with a sentence, and which words stand in one version only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from newsreader.analysis.overruled import apply_rulings
from newsreader.annotations.placing import RuledSentence
from newsreader.model import Conflict, ConflictKind, Match, Place, Span, Story
from newsreader.settings.theme_files import load_themes
from newsreader.ui.palette import Palette
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.evidence import evidence_lines
from newsreader.ui.widgets.lines import GrowingLines, Line, Piece
from tests.support.making import CONFIRMED, REPHRASED, article, comparison
from tests.support.playing import play, shown, until

SENTENCE = "The old bridge over the river Orra closed on Monday after a storm"
DUSK = Palette(load_themes().by_name["dusk"])


def spans(text: str, *words: str) -> list[Span]:
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def read(text: str, *missing: str, partial: bool = False) -> StoryState:
    """A story of two versions, the other of which lacks some words of the one sentence."""
    story = Story("The bridge", (article(text, outlet="Courier"), article("It shut.", outlet="Wire")))
    reading = StoryState(story)
    made = comparison(story, {(0, 0, 1): (REPHRASED, (0,))})
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    lacks = replace(judgement, missing=tuple(spans(text, *missing)), partial=partial)
    reading.take_comparison(replace(made, judgements=(((None, lacks),), made.judgements[1])))
    return reading


def lines(reading: StoryState, width: int = 40, palette: Palette = DUSK) -> list[Line]:
    return list(evidence_lines(reading, None, palette, width))


def text(shown: list[Line]) -> str:
    return " ".join("".join(piece.text for piece in line).strip() for line in shown)


def test_what_only_this_version_says_is_listed_in_its_order() -> None:
    found = lines(read(SENTENCE, "old", "on Monday"), 60)
    assert "− only here: old … Monday It shut." in text(found)
    marked = [piece.text for line in found for piece in line if piece.style == DUSK.only_here]
    assert [words for words in marked if "−" not in words] == ["old", "Monday"]


def test_a_sentence_that_is_carried_whole_is_not_repeated() -> None:
    found = text(lines(read(SENTENCE)))
    assert "only here" not in found
    assert "Orra" not in found
    assert "only here: a part of this sentence" in text(lines(read(SENTENCE, partial=True)))


def test_in_a_pair_that_is_nearly_the_same_every_word_that_differs_is_marked() -> None:
    mine, theirs = "The old bridge closed on Monday.", "The new bridge closed on Monday, late."
    story = Story("The bridge", (article(mine, outlet="Courier"), article(theirs, outlet="Wire")))
    reading = StoryState(story)
    reading.take_comparison(comparison(story, {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))}))
    found = lines(reading, 60)
    strong = [p.text for line in found for p in line if p.style == DUSK.only_there + DUSK.strongest]
    assert strong == ["new", "late"]
    said = " ".join(text(found).split())
    assert said.startswith("● 2 Wire says the same sure 80 % − only here: old + The new bridge")


def test_of_an_omitted_sentence_the_nearest_is_quoted_and_enter_goes_there() -> None:
    story = Story("The bridge", (article(SENTENCE), article("Nobody spoke. | It shut.", outlet="Wire")))
    made = comparison(story, {})
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    why = ("nearest there: “It shut.”", "it has none of the 5 main words")
    near = replace(judgement, nearest=Match(1, 0.3), why=why)
    made = replace(made, judgements=(((None, near),), made.judgements[1]))

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        evidence = shown(screen, "evidence")
        assert evidence[0].startswith("○ 2 Wire does not say it")
        assert evidence[0].endswith("sure 90 %")
        assert evidence[1:3] == ["▸  nearest: “It shut.”", " · it has none of the 5 main words"]
        await pilot.press("enter")
        assert screen.reading.place == Place(1, 1)

    play(scenario, compare=lambda story: made, stories=[story])


@pytest.mark.parametrize("confidence", [1.0, 0.9996, 0.55])
def test_nothing_is_certain_and_no_number_is_cut(confidence: float) -> None:
    reading = read(SENTENCE)
    assert reading.comparison is not None
    judgement = reading.comparison.judgements[0][0][1]
    assert judgement is not None
    sure = replace(judgement, confidence=confidence)
    made = replace(reading.comparison, judgements=(((None, sure),), reading.comparison.judgements[1]))
    reading.take_comparison(made)
    for width in (20, 24, 30, 38, 60):
        for small in (False, True):
            found = list(evidence_lines(reading, None, DUSK, width, small=small))
            assert ("unsure 55 %" if confidence < 0.6 else "sure > 99 %") in text(found)
            assert "100" not in text(found)


def test_the_words_are_shown_as_they_are_and_never_harm() -> None:
    found = text(lines(read("The [b]chair[/b] said \x1b[31mno\x07 on Monday", "on Monday"), 60))
    assert "only here: Monday" in found
    assert "\x1b" not in found and "\x07" not in found


@pytest.mark.parametrize("width", [24, 38, 58, 78])
def test_every_line_fits(width: int) -> None:
    reading = read(
        SENTENCE + ", the 橋の市長 said, and so did everybody else who was asked that day", "Orra", "橋"
    )
    assert all(sum(cell_len(piece.text) for piece in line) <= width for line in lines(reading, width))


@pytest.mark.parametrize("width", [24, 30, 38, 58])
def test_a_long_name_and_what_it_does_are_shown_whole(width: int) -> None:
    reading = read(SENTENCE)
    versions = (reading.story.versions[0], article("It shut.", outlet="The Harbour Intelligencer"))
    story = Story("The bridge", versions)
    named = StoryState(story)
    assert reading.comparison is not None
    named.take_comparison(replace(reading.comparison, story=story))
    found = lines(named, width)
    assert all(sum(cell_len(piece.text) for piece in line) <= width for line in found)
    assert "says it in other words" in text(found)
    assert "The Harbour Intelligencer" in text(found)


@pytest.mark.parametrize("name", load_themes().names)
def test_every_theme_tells_it_apart_without_colour(name: str) -> None:
    palette = Palette(load_themes().by_name[name])
    found = lines(read(SENTENCE, "Orra"), 60, palette)
    (style,) = {piece.style for line in found for piece in line if piece.text == "Orra"}
    assert style.bold or style.italic or style.underline or style.reverse
    assert not (palette.shared.bold or palette.shared.underline or palette.shared.reverse)
    here, there = palette.only_here, palette.only_there
    assert (here.bold, here.italic, here.underline) != (there.bold, there.italic, there.underline)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_there_is_room_for_it_in_a_small_terminal(size: tuple[int, int]) -> None:
    reading = read(SENTENCE, "Orra")

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        screen.stories.reading = reading
        screen.show_version()
        evidence = " ".join(shown(screen, "evidence"))
        assert "only here: Orra" in evidence
        assert "It shut." in evidence

    play(scenario, size=size)


def test_words_with_characters_that_are_not_seen_are_shared() -> None:
    story = Story(
        "", (article("The depot shut.", outlet="Courier"), article("The de\u200bpоt shut.", outlet="Wire"))
    )
    reading = StoryState(story)
    reading.take_comparison(comparison(story, {(0, 0, 1): (REPHRASED, (0,))}))
    pieces = [
        piece for line in lines(reading) for piece in line if "shut" in piece.text or "pot" in piece.text
    ]
    assert [(piece.text, piece.style) for piece in pieces] == [("The de\ufffdpоt shut.", DUSK.shared)]


def test_a_conflict_that_the_reader_set_aside_is_told_and_does_not_count() -> None:
    here, there = article("Fire hurts 12.", outlet="Courier"), article("Fire hurts 17.", outlet="Wire")
    twelve, seventeen = spans(here.text, "12")[0], spans(there.text, "17")[0]
    conflict = {(0, 0, 1): (Conflict(ConflictKind.FIGURE, twelve, 0, seventeen),)}
    reading = StoryState(Story("", (here, there)))
    reading.take_comparison(comparison(reading.story, {(0, 0, 1): (REPHRASED, (0,))}, conflict))
    assert reading.marks(0).contested and "tells this too, but" in text(lines(reading, 80))
    assert reading.comparison is not None
    ruled = apply_rulings(reading.comparison, [RuledSentence(0, 0, 1, CONFIRMED, (0,))])
    reading.take_comparison(ruled, frozenset({(0, 0, 1)}))
    said = text(lines(reading, 80))
    assert "the program flagged figure −\u00a0“12” +\u00a0“17”; you ruled confirmed" in said
    assert "tells this too, but" not in said and not reading.marks(0).contested


def test_of_many_versions_the_lines_in_sight_are_those_that_all_would_be() -> None:
    said = "The old bridge over the river Orra closed on Monday. | It opens again in May, the mayor said."
    story = Story("The bridge", tuple(article(said, outlet=f"Paper {number}") for number in range(9)))
    carried = {(v, s, o): (CONFIRMED, (s,)) for v in range(9) for s in range(2) for o in range(9) if v != o}

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        pane = screen.evidence
        await pilot.press("j")
        for step in ("k", "j"):
            await pilot.press(step)
            all_lines = list(
                evidence_lines(screen.reading, pane.selected, screen.palette, pane.text_width, small=False)
            )
            assert [pane.line(row) for row in range(len(all_lines) + 1)] == [*all_lines, ()]
            await until(pilot, lambda: pane.virtual_size.height == len(pane.lines))

    play(scenario, stories=[story], compare=lambda story: comparison(story, carried))


def test_lines_are_made_as_far_as_they_are_looked_at() -> None:
    made: list[int] = []

    def source() -> Iterator[Line]:
        for number in range(9):
            made.append(number)
            yield (Piece(str(number), DUSK.text),)

    growing = GrowingLines(source())
    assert growing[2][0].text == "2" and made == [0, 1, 2]
    assert len(growing) == 9 and made == [*range(9)]
    with pytest.raises(IndexError):
        growing[9]
