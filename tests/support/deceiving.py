"""Texts with hidden characters in their words, and with letters that only look like their own."""

from __future__ import annotations

import random
import re

HIDDEN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2066\u2067\u2068\u2069\u206a\u2800\u3164\ufe00\ufe0e\ufe0f\ufeff\uffa0\ufff9\ufffb"
    "\U0001d173\U000e0001\U000e0041\U000e007f\U000e0100\U000e01ef"
)
"""One and more of every kind."""
CYRILLIC = dict(zip("AaBCceEdHhiIjJKMOopPqSsTwxXyY", "АаВСсеЕԁНһіІјЈКМОорРԛЅѕТԝхХуУ", strict=True))
GREEK = dict(zip("AaBEHIiKkMNOoPpTtuvXxYZ", "ΑαΒΕΗΙιΚκΜΝΟοΡρΤτυνΧχΥΖ", strict=True))
ARMENIAN = dict(zip("onuhgqfwOSU", "օոսհցզքաՕՏՍ", strict=True))
CHEROKEE = dict(zip("ABCDEGHJKLMPRSTVWZ", "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", strict=True))
SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
FULLWIDTH = {
    chr(code): chr(code + 0xFEE0) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))
}
BOLD = {chr(code): chr(code - 0x61 + 0x1D41A) for code in range(0x61, 0x7B)} | {
    chr(code): chr(code - 0x41 + 0x1D400) for code in range(0x41, 0x5B)
}
ALPHABETS = (CYRILLIC, GREEK, ARMENIAN, CHEROKEE, SMALL_CAPITALS, FULLWIDTH, BOLD)
"""Latin letter -> the one that looks like it."""
_INSIDE = re.compile(r"(?<=\w)(?=\w)")


def with_hidden(text: str, characters: str, chance: random.Random) -> str:
    """The text with some of the characters in some places inside its words and numbers."""
    return _INSIDE.sub(lambda _: chance.choice(characters) if chance.random() < 0.2 else "", text)


def with_lookalikes(text: str, alphabet: dict[str, str], chance: random.Random, share: float = 0.5) -> str:
    """The text with some of its letters from another alphabet."""
    return "".join(alphabet.get(c, c) if chance.random() < share else c for c in text)
