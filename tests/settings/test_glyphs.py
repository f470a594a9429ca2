"""Signs for terminals that show nothing but ASCII."""

from __future__ import annotations

import pytest

from newsreader.settings.config import parse_config
from newsreader.settings.glyphs import SIGNS, in_ascii, wants_ascii
from newsreader.settings.theme_files import load_themes


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "de_DE.utf8"}, False),
        ({"LANG": "C.UTF-8", "LC_ALL": ""}, False),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, True),
        ({"LANG": "en_GB.UTF-8", "LC_CTYPE": "de_DE.ISO-8859-1"}, True),
        ({"LANG": "POSIX"}, True),
        ({"LANG": "en_GB.UTF-8", "TERM": "linux"}, True),
    ],
)
def test_the_locale_chooses_unless_the_settings_do(environ: dict[str, str], expected: bool) -> None:
    assert wants_ascii("auto", environ) == expected
    assert wants_ascii("ascii", environ)
    assert not wants_ascii("unicode", environ)


def test_every_mark_has_a_glyph_of_ascii_and_all_differ() -> None:
    for theme in load_themes().by_name.values():
        shown = in_ascii(theme)
        marks = [style for mark, style in shown.marks.items() if mark.has_glyph]
        glyphs = [glyph for style in marks for glyph in (style.glyph, style.unsure) if glyph]
        assert len(glyphs) == len(set(glyphs)) == 8
        assert "".join([*glyphs, *SIGNS.values()]).isascii()
        assert all(len(sign) == 1 for sign in SIGNS.values())


def test_the_setting_is_one_of_three_words() -> None:
    assert parse_config(b"glyphs: ASCII", "config.yaml")[0].glyphs == "ascii"
    config, problems = parse_config(b"glyphs: asci", "config.yaml")
    assert config.glyphs == "auto"
    assert "line 1, glyphs: 'asci' is none of auto, unicode, ascii" in str(problems[0])
