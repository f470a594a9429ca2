"""What may be handed to other programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.handing_over import pasteable, web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTP://example.org:8080/a_(b)?q='x'&y=1;z#part",
        "https://bücher.example/söiche",
        "https://[2001:db8::1]/",
    ],
)
def test_addresses_of_the_web_are_handed_over(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "javascript://outlet.example.org/%0aalert(1)",
        "file://outlet.example.org/etc/passwd",
        "ftp://outlet.example.org/story",
        "-https://example.org",
        "--help",
        "https://",
        "https:///path",
        "https://-example.org",
        "https://example.org:99999999/",
        "https://[2001:db8::1",
        "https://example.org/a b",
        "https://example.org/\x1b[201~",
        "https://example.org/\n--help",
        "https://example.org/\u202egpj.exe",
        "https://exam\u200bple.org/",
        "https://example.org/\U000e0041",
        'https://example.org/"`id`',
        "https://example.org\\@example.net",
        "https://example.org/" + "x" * 10_000,
        " https://example.org",
    ],
)
def test_nothing_else_is(address: str) -> None:
    assert web_address(address) == ""


def test_copied_text_has_no_controls() -> None:
    assert pasteable("a\tb\r\nc\rd\u2028e") == "a\tb\nc\nd\ne"
    assert pasteable("safe\x1b[201~rm -rf\x9b201~ x\x1b]52;c;aGk=\x07") == "saferm -rf x]52;c;aGk="
    assert pasteable("ad\u202emin\u2066\u200b\ufeff\U000e0072\xad\ud800") == "admin"
    assert pasteable("می\u200cخواهم 👩\u200d🚀 naïve “quoted”") == "می\u200cخواهم 👩\u200d🚀 naïve “quoted”"


@given(st.text())
def test_no_text_carries_what_a_terminal_obeys(text: str) -> None:
    copied = pasteable(text)
    assert pasteable(copied) == copied
    assert all(char >= " " or char in "\n\t" for char in copied)
    assert not set(copied) & {*map(chr, range(0x7F, 0xA0))}
