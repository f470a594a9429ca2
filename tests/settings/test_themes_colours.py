"""The shipped themes can be read, and their verdicts told apart, by every eye and in every terminal."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem
from textual.color import Color

from newsreader.model import Verdict
from newsreader.settings.colour import contrast_ratio, parse_hex, relative_luminance
from newsreader.settings.paths import shipped_folder
from newsreader.settings.theme_files import load_themes
from newsreader.settings.themes import READABLE, VERDICT_MARKS, Colours, Mark, MarkStyle, Theme
from tests.support.seen_colours import VISION, ciede2000, difference, downgraded, standard_colours

SHIPPED = load_themes([shipped_folder("themes")])
EVERY_THEME = pytest.mark.parametrize("theme", SHIPPED.by_name.values(), ids=lambda theme: theme.name)
WITHOUT_HUE = ("monochrome", "sixteen")
"""They tell verdicts by glyph, weight and underline."""
THEMES_WITH_HUE = pytest.mark.parametrize(
    "theme", [t for t in SHIPPED.by_name.values() if t.name not in WITHOUT_HUE], ids=lambda theme: theme.name
)
COLOUR_KEYS = Colours.__dataclass_fields__


def all_colours(theme: Theme) -> dict[str, str]:
    """Every colour of a theme by its key."""
    named = {f"colours.{key}": colour for key in COLOUR_KEYS if (colour := getattr(theme.colours, key))}
    named |= {f"map.{mark}": colour for mark, colour in theme.map.items()}
    notes = {f"notes.{colour}": shown for colour, shown in theme.notes.items()}
    return named | notes | {f"{mark.key}.colour": style.colour for mark, style in theme.marks.items()}


def in_fewer_colours(theme: Theme, system: ColorSystem) -> dict[str, str]:
    """What a terminal with fewer colours shows for each of them."""
    return {
        key: "#{:02x}{:02x}{:02x}".format(*downgraded(parse_hex(colour), system))
        for key, colour in all_colours(theme).items()
    }


def attributes(style: MarkStyle) -> tuple[bool, bool, bool]:
    return style.bold, style.italic, style.underline


def test_eight_themes_are_shipped_without_a_problem() -> None:
    assert SHIPPED.problems == ()
    assert SHIPPED.names == (
        "dusk",
        "contrast",
        "frost",
        "monochrome",
        "okabe-ito",
        "paper",
        "pine",
        "sixteen",
    )
    assert [name for name, theme in SHIPPED.by_name.items() if not theme.dark] == ["frost", "paper"]


@pytest.mark.parametrize(
    ("one", "two", "ratio"),
    [("#000000", "#fff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_ratio_agrees_with_published_values(one: str, two: str, ratio: float) -> None:
    assert contrast_ratio(one, two) == pytest.approx(ratio, abs=0.005)
    assert contrast_ratio(two, one) == contrast_ratio(one, two)


@pytest.mark.parametrize(
    "text", ["", "red", "#12", "#12345", "#ggg", "123456", "#1234567", "#123456\n", "#١٢٣"]
)
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_hex(text)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_yardstick_agrees_with_the_pairs_of_sharma_wu_and_dalal(
    one: tuple[float, float, float], two: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, two) == pytest.approx(expected, abs=5e-5)


@EVERY_THEME
def test_all_text_is_readable_wherever_it_is_drawn(theme: Theme) -> None:
    least = 7.0 if theme.name == "contrast" else READABLE
    assert {(key, ground): ratio for key, ground, ratio in theme.texts() if ratio < least} == {}


@EVERY_THEME
def test_every_mark_in_the_article_is_judged_on_the_cursor_too(theme: Theme) -> None:
    judged = {(key, ground) for key, ground, _ in theme.texts()}
    on_cursor = () if theme.colours.cursor_text else ("cursor",)
    for mark in (*VERDICT_MARKS, Mark.CONFLICT, Mark.CONTESTED, Mark.NOTE, Mark.QUIET):
        for ground in ("background", "surface", "panel", *on_cursor):
            assert (f"{mark.key}.colour", f"colours.{ground}") in judged
    assert not theme.colours.cursor_text or ("colours.cursor_text", "colours.cursor") in judged


@EVERY_THEME
def test_it_stays_readable_in_256_colours(theme: Theme) -> None:
    shown = in_fewer_colours(theme, ColorSystem.EIGHT_BIT)
    ratios = {(key, ground): contrast_ratio(shown[key], shown[ground]) for key, ground, _ in theme.texts()}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < READABLE} == {}
    grounds = [shown[f"colours.{name}"] for name in ("background", "cursor", "selection")]
    assert len(set(grounds)) == len(grounds)


def test_monochrome_stays_readable_in_sixteen_colours() -> None:
    theme = SHIPPED.by_name["monochrome"]
    shown = in_fewer_colours(theme, ColorSystem.STANDARD)
    for mark in (*VERDICT_MARKS, Mark.CONFLICT, Mark.CONTESTED, Mark.NOTE):
        for ground in ("background", "surface", "panel", "cursor"):
            assert contrast_ratio(shown[f"{mark.key}.colour"], shown[f"colours.{ground}"]) >= READABLE
    assert shown["colours.cursor"] != shown["colours.background"]


@THEMES_WITH_HUE
@pytest.mark.parametrize("vision", VISION)
def test_verdicts_differ_in_colour_for_every_eye(theme: Theme, vision: str) -> None:
    least = 15 if vision == "normal" else 10
    for one, two in combinations(VERDICT_MARKS, 2):
        colours = parse_hex(theme.marks[one].colour), parse_hex(theme.marks[two].colour)
        assert difference(*colours, vision) >= least, (one, two)


@THEMES_WITH_HUE
@pytest.mark.parametrize("vision", VISION)
def test_a_conflict_differs_from_every_verdict(theme: Theme, vision: str) -> None:
    conflict = theme.marks[Mark.CONFLICT]
    for mark in VERDICT_MARKS:
        style = theme.marks[mark]
        apart = difference(parse_hex(conflict.colour), parse_hex(style.colour), vision)
        assert attributes(conflict) != attributes(style)
        assert apart >= 10, mark


@THEMES_WITH_HUE
@pytest.mark.parametrize("vision", VISION)
def test_what_is_contested_differs_from_every_verdict(theme: Theme, vision: str) -> None:
    contested = theme.marks[Mark.CONTESTED]
    for mark in VERDICT_MARKS:
        style = theme.marks[mark]
        apart = difference(parse_hex(contested.colour), parse_hex(style.colour), vision)
        weaker = attributes(contested) != attributes(style)
        assert apart >= (6 if weaker else 10), mark


@EVERY_THEME
def test_the_words_in_question_stand_out_in_a_contested_sentence(theme: Theme) -> None:
    words, rest = theme.marks[Mark.CONFLICT], theme.marks[Mark.CONTESTED]
    assert words.underline and not rest.underline


@THEMES_WITH_HUE
def test_verdicts_differ_in_256_colours(theme: Theme) -> None:
    shown = [
        downgraded(parse_hex(theme.marks[mark].colour), ColorSystem.EIGHT_BIT)
        for mark in (*VERDICT_MARKS, Mark.CONFLICT)
    ]
    for one, two in combinations(shown, 2):
        assert difference(one, two) >= 15


@EVERY_THEME
def test_every_sign_of_the_gutter_is_different_and_one_cell_wide(theme: Theme) -> None:
    glyphs = [style.glyph for mark, style in theme.marks.items() if mark.has_glyph]
    assert len(glyphs) == len(set(glyphs)) == 5
    assert [cell_len(glyph) for glyph in glyphs] == [1] * 5
    assert {style.glyph for mark, style in theme.marks.items() if not mark.has_glyph} == {""}


@EVERY_THEME
def test_textual_understands_every_colour(theme: Theme) -> None:
    for colour in all_colours(theme).values():
        assert Color.parse(colour).rgb == parse_hex(colour)


@EVERY_THEME
def test_dark_tells_whether_text_is_lighter_than_its_ground(theme: Theme) -> None:
    colours = theme.colours
    assert theme.dark == (relative_luminance(colours.foreground) > relative_luminance(colours.background))


def test_sixteen_has_only_colours_that_need_no_replacement() -> None:
    theme = SHIPPED.by_name["sixteen"]
    assert {parse_hex(colour) for colour in all_colours(theme).values()} <= standard_colours()
    assert in_fewer_colours(theme, ColorSystem.STANDARD) == all_colours(theme)


def test_monochrome_has_no_hue() -> None:
    theme = SHIPPED.by_name["monochrome"]
    assert all(len(set(parse_hex(colour))) == 1 for colour in all_colours(theme).values())


@pytest.mark.parametrize("name", WITHOUT_HUE)
def test_without_hue_verdicts_are_told_by_attributes_alone(name: str) -> None:
    theme = SHIPPED.by_name[name]
    marks = (*VERDICT_MARKS, Mark.CONFLICT, Mark.CONTESTED)
    told = [attributes(theme.marks[mark]) for mark in marks]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("name", WITHOUT_HUE)
def test_an_unsure_verdict_keeps_its_shape_without_colour(name: str) -> None:
    marks = SHIPPED.by_name[name].marks
    shapes = [marks[mark].unsure for mark in VERDICT_MARKS]
    assert all(shapes) and not set(shapes) & {style.glyph for style in marks.values()}


PALETTES = {
    "xterm": (
        "#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 "
        "#7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff"
    ),
    "windows": (
        "#0c0c0c #c50f1f #13a10e #c19c00 #0037da #881798 #3a96dd #cccccc "
        "#767676 #e74856 #16c60c #f9f1a5 #3b78ff #b4009e #61d6d6 #f2f2f2"
    ),
    "vscode": (
        "#000000 #cd3131 #0dbc79 #e5e510 #2472c8 #bc3fbc #11a8cd #e5e5e5 "
        "#666666 #f14c4c #23d18b #f5f543 #3b8eea #d670d6 #29b8db #e5e5e5"
    ),
    "solarized": (
        "#073642 #dc322f #859900 #b58900 #268bd2 #d33682 #2aa198 #eee8d5 "
        "#002b36 #cb4b16 #586e75 #657b83 #839496 #6c71c4 #93a1a1 #fdf6e3"
    ),
}
"""What terminals show for the sixteen colours: xterm's defaults, Campbell, VS Code's dark ones, Solarized."""


@pytest.mark.parametrize("palette", PALETTES)
def test_sixteen_is_readable_whatever_the_terminal_shows_for_its_colours(palette: str) -> None:
    theme, shown = SHIPPED.by_name["sixteen"], PALETTES[palette].split()

    def seen(key: str) -> str:
        colour = Color.parse(all_colours(theme)[key]).rich_color
        number = colour.downgrade(ColorSystem.STANDARD).number
        assert number is not None
        return shown[number]

    ratios = {(key, ground): contrast_ratio(seen(key), seen(ground)) for key, ground, _ in theme.texts()}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < READABLE} == {}
    grounds = [seen(f"colours.{name}") for name in ("background", "cursor", "selection")]
    assert len(set(grounds)) == len(grounds)


@EVERY_THEME
def test_every_verdict_has_its_style_and_none_is_quiet(theme: Theme) -> None:
    assert [theme.verdict(verdict) for verdict in Verdict] == [theme.marks[mark] for mark in VERDICT_MARKS]
    assert theme.verdict(None) == theme.marks[Mark.QUIET]
    assert set(theme.marks) == set(Mark)
