"""Bytes to text: the encoding is found, and no byte is dropped."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from newsreader.sources.charsets import guess_charset
from newsreader.sources.mojibake import has_traces, mended

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_SAMPLE = 1 << 18
_ESCAPES = (b"\x1b$", b"\x1b(J", b"\x1b(I", b"~{")
"""How encodings of seven bits begin characters of two bytes."""
_COMMON = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u"),
    *("cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
)
"""Encodings that editors and sites wrote; rarer ones are tried when none of these fits."""
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_MIXED = "utf-8, cp1252 where that fails"
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\b\x1b") | {127}


def _stray_bytes() -> dict[int, str]:
    """What the bytes that are no UTF-8 become, by their surrogate escapes."""
    return {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(128, 256)} | {
        0xDC00 + byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    }


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """(text without a byte order mark, name of the encoding and what was done besides).

    `encoding` is what someone says it is, a name that `is_encoding`; else it is found, and text that was
    decoded wrongly before is mended where all of it goes back.
    Raises ValueError, whose text is the cause, for what is no text, and what is not in the encoding told.
    """
    if encoding:
        return _as_told(data, encoding)
    text, found = _found(data)
    if text.isascii() or found.startswith(("utf-16", "utf-32")):
        return text, found
    mended_text, how = mended(text)
    if how:
        return mended_text, f"{found}; was read as {how} before, which is undone"
    return text, f"{found}; parts were read wrongly before, and are left so" if has_traces(text) else found


def is_encoding(name: str) -> bool:
    """Whether a text can be decoded with it."""
    try:
        "".encode(name)
        b"".decode(name)
    except (LookupError, ValueError):  # none of this name, one of bytes to bytes, or no possible name
        return False
    return True


def _as_told(data: bytes, encoding: str) -> tuple[str, str]:
    mark = next((mark for mark, marked in _MARKS if data.startswith(mark) and _same(marked, encoding)), b"")
    try:
        return data[len(mark) :].decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeError:
        raise ValueError(f"is not in the encoding {encoding}; take that away to have it found") from None


def _same(one: str, other: str) -> bool:
    name = codecs.lookup(other).name
    return name == codecs.lookup(one).name or one.startswith(f"{name}-")


def _found(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    return _not_utf8(data[len(mark) :])
                if len(data) % 2 and encoding.startswith("utf-16"):
                    return _without_last(data[len(mark) :], encoding)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ValueError(f"is {kind}, not text; save it as plain text or Markdown")
    sample = data[:_SAMPLE]
    if any(escape in sample for escape in _ESCAPES) and (shifted := _shifted(data)):
        return shifted
    if b"\0" in sample:
        wide = _wide_encoding(data)
        if wide:
            return data.decode(wide), wide
        if len(data) % 2 and len(data) > 1 and (wide := _wide_encoding(data[:-1])):
            return _without_last(data, wide)
    if sum(sample.count(byte) for byte in _CONTROLS) > max(3, len(sample) // 20):
        raise ValueError("is binary, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _not_utf8(data)


def _without_last(data: bytes, encoding: str) -> tuple[str, str]:
    """UTF-16 with a byte too many at its end, as tools leave it that append one for a line end."""
    with suppress(UnicodeDecodeError):
        if text := data[:-1].decode(encoding):
            return text, f"{encoding}, without half a character at its end"
    raise ValueError(f"is cut off in the middle of a character ({encoding})")


def _shifted(data: bytes) -> tuple[str, str] | None:
    """Text of seven bits in which escape sequences change the set of characters."""
    for encoding in ("iso2022_jp_2", "iso2022_jp_ext", "iso2022_kr", "hz"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.isascii():
            return text, {"iso2022_kr": "iso2022-kr", "hz": "hz"}.get(encoding, "iso2022-jp")
    return None


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, told by how readable each makes the text; empty for neither."""
    best, best_share = "", 0.6
    for encoding, unit in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % unit:
            continue
        try:
            text = data.decode(encoding)[: _SAMPLE // 4]
        except UnicodeDecodeError:
            continue
        latin = sum(char in " \n\r\t" or "!" <= char <= "\xff" for char in text)
        strange = sum(char == "\0" or not (char.isprintable() or char.isspace()) for char in text)
        blanks = sum(map(text.count, " \n\u3000。")) / len(text)
        share = max(latin / len(text), min(blanks * 10, 0.7)) - strange / len(text) * 5
        if share > best_share:
            best, best_share = encoding, share
    return best


def _not_utf8(data: bytes) -> tuple[str, str]:
    """UTF-8 with a few stray bytes, else cp1252, else what charset-normalizer says, else the mixture."""
    escaped = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in escaped)
    wide = sum(char > "\x7f" for char in escaped) - stray
    if wide >= stray:
        return escaped.translate(_stray_bytes()), _MIXED
    if codec := guess_charset(data):
        try:
            return data.decode(codec), codec.replace("_", "-")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # takes long, and few files need it

    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_COMMON)).best() or from_bytes(sample).best()
    if best is not None:
        try:
            return data.decode(best.encoding), best.encoding.replace("_", "-")
        except UnicodeDecodeError:
            pass
    return escaped.translate(_stray_bytes()), _MIXED
