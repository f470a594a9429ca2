"""Bytes to text: which encoding, and that no byte is lost."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.sources.decoding import decode, is_encoding

ENGLISH = (
    "Fire closes harbour\n\nThe chief said “no” — twice. It’s over; 12 people were hurt at the café.\n" * 3
)


RUSSIAN = "Пожар в порту\n\nМинистр сказал, что порт закрыт до конца недели. Никто не пострадал.\n" * 5


JAPANESE = "港で火災が発生した。消防によると、けが人は十二人に上る。原因はまだ分かっていないという。\n" * 5


CHINESE = "港口发生火灾。 消防部门说有十二人受伤。\n港口已经关闭。\n" * 5


SHORT_RUSSIAN = (
    "Моряк погиб при пожаре\n\nМоряк погиб во вторник утром при пожаре на судне в порту, сообщила полиция. "
    "Причина пожара пока неизвестна, ведётся следствие.\n"
)


@pytest.mark.parametrize(
    ("text", "how", "expected"),
    [
        (SHORT_RUSSIAN, "cp1251", "cp1251"),
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
@example("AÃ\xa0")
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "utf-8") == (text, "utf-8")
        found, encoding = decode(text.encode())
        assert found == text or encoding.endswith("which is undone")
        assert encoding.startswith("utf-8")


POLISH = "Burmistrz ogłosił, że port będzie zamknięty do soboty, a żegluga wróci później."
CZECH = "Požár v přístavu zničil tři lodě a hasiči řekli, že příčinu zatím neznají."
HUNGARIAN = "A polgármester szerint a kikötő zárva marad, és a hajózás később indul újra."
TURKISH = "Belediye başkanı limanın kapalı kalacağını, gemilerin sonra döneceğini söyledi."
LATVIAN = "Mērs paziņoja, ka osta būs slēgta līdz sestdienai, bet kuģošana atsāksies vēlāk."
GREEK = "Ο δήμαρχος είπε ότι το λιμάνι θα μείνει κλειστό ως το Σάββατο και η κίνηση θα αρχίσει."
BULGARIAN = "Кметът съобщи, че пристанището ще бъде затворено до събота."
KOREAN = "시장은 항구가 토요일까지 폐쇄될 것이라고 발표했다. 피해는 예상보다 크다."


@pytest.mark.parametrize(
    ("text", "codecs"),
    [
        (POLISH, "cp1250 iso8859_2 cp852"),
        (CZECH, "cp1250 iso8859_2 mac_latin2"),
        (HUNGARIAN, "cp1250 iso8859_2"),
        (TURKISH, "cp1254 iso8859_9 cp857"),
        (LATVIAN, "cp1257 iso8859_13"),
        (GREEK, "cp1253 iso8859_7 cp737"),
        (BULGARIAN, "cp1251 iso8859_5 mac_cyrillic"),
        (RUSSIAN, "cp1251 koi8_r iso8859_5 mac_cyrillic cp866 cp855"),
        (ENGLISH, "cp1252 mac_roman"),
        (JAPANESE, "cp932 euc_jp iso2022_jp"),
        (KOREAN, "cp949 iso2022_kr"),
    ],
)
def test_a_text_of_any_script_is_read_as_it_was_written(text: str, codecs: str) -> None:
    for codec in codecs.split():
        assert decode(text.encode(codec))[0] == text, codec


def test_the_encoding_that_is_told_goes_before_the_one_found() -> None:
    assert decode("żółw".encode("cp1250"), "cp1252") == ("¿ó³w", "cp1252")
    assert decode(codecs.BOM_UTF16_LE + "tug".encode("utf-16-le"), "utf-16") == ("tug", "utf-16")
    with pytest.raises(ValueError, match="is not in the encoding ascii; take that away to have it found"):
        decode("café".encode(), "ascii")


@pytest.mark.parametrize(
    ("name", "known"),
    [("cp1250", True), ("UTF-8", True), ("rot13", False), ("hex", False), ("nocode", False)],
)
def test_what_is_an_encoding(name: str, known: bool) -> None:
    assert is_encoding(name) is known


def test_half_a_character_at_the_end_is_said() -> None:
    text, encoding = decode(codecs.BOM_UTF16_LE + "The tug sank.".encode("utf-16-le") + b"\n")
    assert (text, encoding) == ("The tug sank.", "utf-16-le, without half a character at its end")


@pytest.mark.parametrize("through", ["cp1252", "latin_1", "mac_roman"])
def test_what_was_read_wrongly_is_mended_and_said(through: str) -> None:
    text = "The owner’s café — “closed”, he said"
    spoilt = (
        text.encode("utf-8").decode(through, "replace" if through == "mac_roman" else "strict")
        if (through != "cp1252")
        else "The ownerâ€™s cafÃ© â€” â€œclosedâ€\x9d, he said"
    )
    mended, encoding = decode(spoilt.encode("utf-8"))
    assert mended == text
    assert encoding.startswith("utf-8; was read as ")
    assert decode(spoilt.encode("utf-8"), "utf-8") == (spoilt, "utf-8")


def test_what_was_read_wrongly_in_parts_is_left_and_said() -> None:
    text = "The ownerâ€™s cafÃ© is the café “Molo”."
    assert decode(text.encode()) == (text, "utf-8; parts were read wrongly before, and are left so")
