"""Bytes to text: which encoding, and that no byte is lost."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.sources.decoding import decode

ENGLISH = (
    "Fire closes harbour\n\nThe chief said “no” — twice. It’s over; 12 people were hurt at the café.\n" * 3
)


RUSSIAN = "Пожар в порту\n\nМинистр сказал, что порт закрыт до конца недели. Никто не пострадал.\n" * 5


JAPANESE = "港で火災が発生した。消防によると、けが人は十二人に上る。原因はまだ分かっていないという。\n" * 5


CHINESE = "港口发生火灾。 消防部门说有十二人受伤。\n港口已经关闭。\n" * 5


@pytest.mark.parametrize(
    ("text", "how", "expected"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8", "utf-8"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-32-le", "utf-32-le"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        (ENGLISH, "cp1252", "cp1252"),
        (
            "Une fête à l’école, où l’été a été très agréable. Ça va être génial, n’est-ce pas ?\n",
            "cp1252",
            "cp1252",
        ),
        (RUSSIAN, "cp1251", "cp1251"),
        (JAPANESE, "shift_jis", "cp932"),
        ("Plain words.", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, how: str, expected: str) -> None:
    assert decode(text.encode(how)) == (text, expected)


@pytest.mark.parametrize(
    ("mark", "how"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark: bytes, how: str) -> None:
    assert decode(mark + RUSSIAN.encode(how)) == (RUSSIAN, how)


def test_stray_bytes_in_utf8_are_shown_not_dropped() -> None:
    text, encoding = decode("Müller “sagte” — ".encode() + b"na\x93t\x81\x9d.")
    assert text == "Müller “sagte” — na“t\x81\x9d."
    assert encoding == "utf-8, cp1252 where that fails"


def test_control_characters_in_a_text_are_kept() -> None:
    text = "The chief \x1b[2Jsaid\x00 that the harbour is closed until Monday." * 3
    assert decode(text.encode()) == (text, "utf-8")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except ValueError as error:
        assert str(error).startswith(("is ", "'utf"))
    else:
        assert encoding
        assert bool(text) or not data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00")


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, "utf-8")
