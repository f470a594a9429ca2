"""Bytes to text: the encoding is found, and no byte is dropped."""

from __future__ import annotations

import codecs
import re

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


def decode(data: bytes) -> tuple[str, str]:
    """(text without a byte order mark, name of the encoding).

    Raises ValueError, whose text is the cause, for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    return _not_utf8(data[len(mark) :])
                if len(data) % 2 and encoding.startswith("utf-16"):
                    raise ValueError(f"is cut off in the middle of a character ({encoding})") from None
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ValueError(f"is {kind}, not text; save it as plain text or Markdown")
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        wide = _wide_encoding(data)
        if wide:
            return data.decode(wide), wide
    if sum(sample.count(byte) for byte in _CONTROLS) > max(3, len(sample) // 20):
        raise ValueError("is binary, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _not_utf8(data)


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
    if _looks_western(data[:_SAMPLE]):
        try:
            return data.decode("cp1252"), "cp1252"
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


def _looks_western(sample: bytes) -> bool:
    """Whether bytes above ASCII are as sparse as accents and curly quotes among Latin letters."""
    runs = _HIGH_RUN.findall(sample)
    high = sum(map(len, runs))
    letters = sum(byte in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" for byte in sample)
    return high <= max(4, letters // 5) and sum(len(run) > 2 for run in runs) * 4 <= len(runs)
