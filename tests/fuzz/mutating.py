"""Inputs made from others: bytes that are changed, put in, taken out and taken over from other inputs.

What is packed (zip, gzip) is unpacked first and packed again, as else nothing but a checksum would be tried.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\x1b[2J",
        b"\x9b6n",
    ),
    *(
        b"\x1b]52;c;QQ==\x07",
        b"\r\n",
        b"\r",
        b"\n\n",
        b"\t",
        b"\x0c",
        b"\x1c",
        b" ",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
    ),
    *("\u200b", "\u202e", "\u2066", "\xad", "\ufeff", "\U000e0041", "\u0301" * 40, "\u0430", "\uff21"),
    *(
        "\U0001d400",
        "\u0661",
        "\u07c0",
        "\xb2",
        "\u2460",
        "\u0130",
        "\xdf",
        "\ufb03",
        "\u4e00\u3002",
        "\u05d0",
        "\u0e01",
    ),
    *(b"0", b"-1", b"1e999", b"NaN", b"99999999999999999999", b"0x10", b"1_000", b"4294967296", b"1.5bn"),
    *(b"<", b">", b"&", b"&#0;", b"&#x110000;", b"&amp;lt;", b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE a ["),
    *(
        b'"',
        b"'",
        b"\xe2\x80\x9c",
        b"\xe2\x80\x9d",
        b"`",
        b"\\",
        b"\\ud800",
        b"\\u0000",
        b"%00",
        b"%s",
        b"{}",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"(",
        b")",
        b":",
        b";",
        b",",
        b"|",
        b"*",
        b"_",
        b"#",
        b"~",
        b"=",
        b"---\n",
        b"+++\n",
    ),
    *(b"null", b"true", b"[[[[[[[[[[", b'{"a":' * 9, b"&a *a", b"!!python/object:os.system", b"%TAG ! a:"),
    *(
        b"/etc/passwd",
        b"../../x",
        b"file:///x",
        b"http://[::1",
        b"https://e.org/\x00",
        b"2025-02-30",
        b"0000",
    ),
    *(b"Mr. ", b"U.S. ", b"p.m. ", b"No. 5 ", b"said", b"not ", b"killed 12 ", b"on Monday ", b"- "),
)
"""What is special somewhere."""
_ALL = tuple(token.encode("utf-8") if isinstance(token, str) else token for token in TOKENS)
_MOST = 8
"""Changes of one input."""


def mutated(
    data: bytes, chance: Random, others: Sequence[bytes], tokens: Sequence[bytes] = (), largest: int = 1 << 16
) -> bytes:
    """Another input, made from one; `others` are those that something may be taken from."""
    inner = chance.random() < 0.85
    if inner and data.startswith(b"PK\x03\x04") and (repacked := _zip(data, chance, others, tokens, largest)):
        return repacked
    if inner and data.startswith(b"\x1f\x8b"):
        try:
            plain = zlib.decompressobj(31).decompress(data, largest)
        except zlib.error:
            plain = b""
        if plain:
            return gzip.compress(mutated(plain, chance, others, tokens, largest), 1, mtime=0)
    for _ in range(min(int(chance.expovariate(0.6)) + 1, _MOST)):
        data = chance.choice(_WAYS)(data, chance, others, tokens)
    return data[:largest]


def _zip(
    data: bytes, chance: Random, others: Sequence[bytes], tokens: Sequence[bytes], largest: int
) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # a zip that was damaged before stays as it is
        return None
    if not files:
        return None
    at = chance.randrange(len(files))
    name, content = files[at]
    if chance.random() < 0.1:
        name = chance.choice(("", "../a", "/a", "a\\b", "a" * 300, name.upper(), name + "/")) + chance.choice(
            ("", "x")
        )
    files[at] = name, mutated(content, chance, others, tokens, largest)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for one, inside in files:
            entry = zipfile.ZipInfo(one or "a")
            entry.compress_type = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            archive.writestr(entry, inside)
    return made.getvalue()


def _place(data: bytes, chance: Random) -> int:
    return chance.randrange(len(data) + 1)


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(start + 1 + int(chance.expovariate(1 / 12)), len(data))


def _flip(data: bytes, chance: Random, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _byte(data: bytes, chance: Random, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    at = _place(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randrange(2) :]


def _token(data: bytes, chance: Random, _: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    token = chance.choice(tokens if tokens and chance.random() < 0.5 else _ALL)
    return data[:start] + token + data[end if chance.random() < 0.4 else start :]


def _without(data: bytes, chance: Random, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _again(data: bytes, chance: Random, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    times = chance.choice((1, 1, 2, 3, 40))
    return data[:end] + data[start:end] * times + data[end:]


def _swapped(data: bytes, chance: Random, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    parts = data.split(b"\n") if chance.random() < 0.5 else data.split(b" ")
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return (b"\n" if b"\n" in data and len(parts) > 1 and data.count(b"\n") + 1 == len(parts) else b" ").join(
        parts
    )


def _spliced(data: bytes, chance: Random, others: Sequence[bytes], _: Sequence[bytes]) -> bytes:
    if not others:
        return data
    other = chance.choice(others)
    start, end = _stretch(other, chance)
    if chance.random() < 0.3:
        return data[: _place(data, chance)] + other[start:]
    at = _place(data, chance)
    return data[:at] + other[start : end + chance.randrange(200)] + data[at:]


def _cut(data: bytes, chance: Random, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    at = _place(data, chance)
    return data[:at] if chance.random() < 0.7 else data[at:]


def _number(data: bytes, chance: Random, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    new = chance.choice(
        (b"", b"0", b"9", b"-1", b"999999999999", b"1e9", b"\xd9\xa1", b"\xc2\xb2", b"\xdf\x80")
    )
    return data[:at] + new + data[at + 1 :]


_WAYS: tuple[Callable[[bytes, Random, Sequence[bytes], Sequence[bytes]], bytes], ...] = (
    *(_flip, _byte, _token, _token, _token, _without, _without, _again, _swapped, _spliced, _spliced, _cut),
    _number,
)
