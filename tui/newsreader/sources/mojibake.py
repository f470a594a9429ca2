"""Text that was UTF-8 and was read as something else: “ became â€œ. Mended where all of it goes back."""

from __future__ import annotations

import codecs

from newsreader.text.patterns import pattern

_READ_AS = (
    "cp1252",
    "latin_1",
    "cp1251",
    "cp1250",
    "cp1254",
    "mac_roman",
    "koi8_r",
    "cp437",
    "cp850",
    "cp866",
)
_TIMES = 3
"""How often a text may have been through it."""
_TRACE = pattern(
    "[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Ð[\x80-\xbf°-¿]|Ñ[\x80-\x8f€‚ƒ„…†‡ˆ‰Š‹ŒŽ]|РІР‚|Ã¢â‚¬"
)
"""What UTF-8 looks like in a Western encoding."""
_FEWEST = 2
_LONE = pattern(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
"""A byte by itself in all of these encodings, of which UTF-8 has none."""
_IN_A_WORD = pattern(r"[A-Za-z](?!\w)[^\x00-\x7f][A-Za-z]|[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z][A-Za-z]")


def mended(text: str) -> tuple[str, str]:
    """(text, how it was read): undone where all characters above ASCII go back; else as it is, and empty."""
    how: list[str] = []
    for _ in range(_TIMES):
        if text.isascii() or _LONE.search(text):
            break
        found = next((each for codec in _READ_AS if (each := _undone(text, codec)) is not None), None)
        if found is None:
            break
        text, codec = found
        how.append(codec.replace("_", "-"))
    return text, ", then ".join(reversed(how))


def has_traces(text: str) -> bool:
    """Whether parts of a text look like UTF-8 that was read as something else."""
    return len(_TRACE.findall(text, 0, 1 << 18)) >= _FEWEST


def _undone(text: str, codec: str) -> tuple[str, str] | None:
    """(the text, the codec) before it was decoded with that; None where not all of it goes back."""
    try:
        data = text.encode(codec, "strict" if codec != "cp1252" else _CONTROLS)
        before = data.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    changed = [char for char in before if char > "\x7f"]
    plausible = all(char.isprintable() or char.isspace() for char in changed)
    # A lone one may be meant so, unless it stands in a word.
    accident = len(changed) == 1 and not _IN_A_WORD.search(before)
    return None if accident or not plausible else (before, codec)


_CONTROLS = "newsreader.controls"


def _control(error: UnicodeError) -> tuple[bytes, int]:
    """The five bytes that cp1252 does not have, which most programs read as control characters."""
    assert isinstance(error, UnicodeEncodeError)
    char = error.object[error.start]
    if char in "\x81\x8d\x8f\x90\x9d":
        return bytes([ord(char)]), error.start + 1
    raise error


codecs.register_error(_CONTROLS, _control)
