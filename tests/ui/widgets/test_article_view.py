"""What is contradicted never looks confirmed, and the words in question are marked, in every theme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.color import Color
from rich.style import Style
from textual.pilot import Pilot

from newsreader.model import Comparison, Conflict, ConflictKind, Span, Story
from newsreader.model.comparison import Wording
from newsreader.settings.theme_files import load_themes
from newsreader.settings.themes import Mark, MarkStyle, Theme
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.state import Focus
from newsreader.ui.widgets.lines import LineView
from tests.support.making import CONFIRMED, article, comparison
from tests.support.playing import play, shown

COURIER = ("The mayor resigned on Monday.", "The soup had lemon in it.", "The bells rang twice.")
WIRE = ("The mayor did not resign on Monday.", "The soup had plum in it.", "The bells rang twice.")
THEMES = load_themes().by_name
FOUR_THEMES = pytest.mark.parametrize("name", ["dusk", "paper", "monochrome", "sixteen"])


def mayor() -> Comparison:
    """One sentence that is denied, one in almost the same words, one that is confirmed."""
    a, b = article(*COURIER, outlet="Courier"), article(*WIRE, outlet="Wire")
    story = Story("The mayor", (a, b))

    def words(text: str, part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    resigned, stayed = words(a.text, "resigned"), words(b.text, "did not resign")
    lemon, plum = words(a.text, "lemon"), words(b.text, "plum")
    carried = {(v, s, 1 - v): (CONFIRMED, (s,)) for v in (0, 1) for s in range(3)}
    conflicts = {
        (0, 0, 1): (Conflict(ConflictKind.DENIAL, resigned, 0, stayed, rule="negation"),),
        (1, 0, 0): (Conflict(ConflictKind.DENIAL, stayed, 0, resigned, rule="negation"),),
    }
    made = comparison(story, carried, conflicts)
    rows = [[list(row) for row in version] for version in made.judgements]
    for version, (mine, theirs) in enumerate(((lemon, plum), (plum, lemon))):
        judgement = rows[version][1][1 - version]
        assert judgement is not None
        rows[version][1][1 - version] = replace(
            judgement, confidence=1.0, wording=(Wording(mine, 1, theirs),)
        )
    return replace(made, judgements=tuple(tuple(map(tuple, version)) for version in rows))


def drawn(view: LineView, words: str) -> Style:
    """The style in which some words are drawn where they first stand."""
    pieces = (piece for row in range(len(view.lines)) for piece in view.line(row))
    return next(piece.style for piece in pieces if words in piece.text)


def looks_like(style: Style, mark: MarkStyle) -> bool:
    """Whether text in a style looks as a mark does."""
    flags = (bool(style.bold), bool(style.italic), bool(style.underline))
    return style.color == Color.parse(mark.colour) and flags == (mark.bold, mark.italic, mark.underline)


def look(theme: Theme, view: LineView, words: str) -> set[Mark]:
    """The marks that some words look like."""
    style = drawn(view, words)
    return {mark for mark, other in theme.marks.items() if looks_like(style, other)}


@FOUR_THEMES
def test_a_sentence_that_is_denied_is_contested_and_its_words_are_marked(name: str) -> None:
    theme = THEMES[name]

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        await pilot.press("j")
        assert shown(screen, "article")[0] == " ⚑  The mayor resigned on Monday."
        assert look(theme, screen.article, "The mayor ") == {Mark.CONTESTED}
        words = drawn(screen.article, "resigned")
        assert words.underline and words.bold
        assert words.color == Color.parse(theme.marks[Mark.CONFLICT].colour)
        assert Mark.CONFIRMED in look(theme, screen.article, "The bells")
        await pilot.press("s")
        await pilot.pause()
        assert screen.view is not None
        assert look(theme, screen.view, "The mayor ") == {Mark.CONTESTED}
        assert "⚑  The mayor resigned" in "\n".join(shown(screen, "view-side-by-side"))

    play(scenario, theme=name, compare=lambda story: mayor(), stories=[mayor().story])


@FOUR_THEMES
def test_almost_the_same_words_are_drawn_as_unsure(name: str) -> None:
    theme = THEMES[name]

    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert shown(screen, "article")[2] == " ≈  The soup had lemon in it."
        assert Mark.CONFIRMED not in look(theme, screen.article, "The soup")
        assert drawn(screen.article, "lemon").bold
        await pilot.press("j")
        evidence = shown(screen, "evidence")
        assert evidence[0] == "≈ 2 Wire perhaps says the same"
        assert evidence[1].startswith(" ≈ almost the same words, but:")
        assert "− “lemon” + “plum”" in " ".join(" ".join(evidence).split()).replace("\u00a0", " ")

    play(scenario, theme=name, compare=lambda story: mayor(), stories=[mayor().story])


def test_the_evidence_says_what_is_denied_and_the_counts_follow() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        evidence = shown(screen, "evidence")
        assert evidence[0] == "⚑ 2 Wire tells this too, but:"
        assert evidence[1].replace("\u00a0", " ") == "   denial − “resigned” + “did not"
        assert "80 %" not in " ".join(evidence)
        assert "● 2 confirmed" in shown(screen, "status")[0]
        assert "⚑ 1 contested  ? unsure" in shown(screen, "status")[0]
        assert shown(screen, "versions")[1] == "  ⚑●●"
        screen.reading.focus = Focus.CONFLICTS
        assert [n for n in range(3) if screen.reading.is_shown(n)] == [0]
        screen.reading.focus = Focus.DOUBTFUL
        assert [n for n in range(3) if screen.reading.marks(n).dim] == [2]
        await pilot.press("m")
        await pilot.pause()
        assert screen.view is not None
        matrix = "\n".join(shown(screen, "view-matrix"))
        assert " a  b " in matrix and "● " in matrix

    play(scenario, compare=lambda story: mayor(), stories=[mayor().story])


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (36, 10)])
def test_nothing_that_is_denied_is_green_in_any_size(size: tuple[int, int]) -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        for key in ("", "s", "m"):
            if key:
                await pilot.press(key)
                await pilot.pause()
            views = [view for view in screen.query(LineView) if view.display and view.id != "versions"]
            for view in views:
                for row in range(len(view.lines)):
                    line = view.line(row)
                    if "resign" in "".join(piece.text for piece in line):
                        green = Color.parse(THEMES["dusk"].marks[Mark.CONFIRMED].colour)
                        assert all(piece.style.color != green for piece in line if piece.text.strip())

    play(scenario, size=size, compare=lambda story: mayor(), stories=[mayor().story])
