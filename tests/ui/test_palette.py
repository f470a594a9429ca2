"""What the styles of a theme are on the screen."""

from __future__ import annotations

import pytest

from newsreader.model import Judgement, Role, Verdict
from newsreader.model.comparison import UNSURE
from newsreader.settings.theme_files import load_themes
from newsreader.ui.palette import Palette

THEMES = load_themes().by_name
EVERY_THEME = pytest.mark.parametrize(
    "palette", [*map(Palette, THEMES.values())], ids=lambda palette: palette.name
)


@EVERY_THEME
def test_what_is_noted_does_not_look_like_what_is_rephrased(palette: Palette) -> None:
    drawn = {verdict: palette.sentence(verdict, Role.BODY, False) for verdict in Verdict}
    noted = {verdict: style + palette.noted(style) for verdict, style in drawn.items()}
    assert not set(noted.values()) & set(drawn.values())
    looks = {
        (style.bold, style.italic, style.underline, style.reverse, style.bgcolor) for style in drawn.values()
    }
    for style in noted.values():
        look = (style.bold, style.italic, style.underline, style.reverse, style.bgcolor)
        assert look not in looks or palette.name not in ("monochrome", "sixteen")


@EVERY_THEME
def test_what_nobody_else_tells_differs_from_its_sentence_by_more_than_colour(palette: Palette) -> None:
    for contested in (False, True):
        for verdict in (Verdict.CONFIRMED, Verdict.REPHRASED):
            style = palette.sentence(verdict, Role.BODY, False, contested)
            untold = style + palette.untold(style)
            assert bool(untold.italic) is not bool(style.italic)
            assert untold.color == palette.sentence(Verdict.OMITTED, Role.BODY, False).color


@EVERY_THEME
def test_all_text_on_a_reversed_ground_has_one_colour(palette: Palette) -> None:
    colours = palette.theme.colours
    ground = palette.ground(at_cursor=True)
    drawn = [palette.sentence(verdict, Role.BODY, True) for verdict in (*Verdict, None)]
    drawn += [palette.sentence(Verdict.CONFIRMED, Role.BODY, True, True), palette.copy(ground)[1]]
    drawn += [palette.glyph(verdict, ground)[1] for verdict in Verdict]
    drawn += [palette.conflict(ground)[1], palette.unknown(ground)[1]]
    drawn.append(drawn[0] + palette.over(palette.in_question, at_cursor=True))
    drawn.append(drawn[0] + palette.over(palette.untold(drawn[0]), at_cursor=True))
    assert {style.bgcolor for style in drawn} == {ground.bgcolor}
    found = {style.color.name for style in drawn if style.color is not None}
    assert (found == {colours.cursor_text}) == bool(colours.cursor_text)


@EVERY_THEME
def test_a_doubtful_verdict_has_a_sign_of_its_own(palette: Palette) -> None:
    shapes = {
        palette.judgement(Judgement(verdict, confidence), UNSURE, palette.text)[0]
        for verdict in Verdict
        for confidence in (0.3, 0.99)
    }
    assert len(shapes) == (6 if palette.name in ("monochrome", "sixteen") else 4)


@EVERY_THEME
def test_the_map_is_brighter_where_one_is(palette: Palette) -> None:
    for verdict in Verdict:
        styles = [palette.track(verdict, False, in_sight) for in_sight in (True, False)]
        assert (styles[0] != styles[1]) == (not palette.theme.colours.cursor_text)
