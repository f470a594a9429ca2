"""Finding words: in an article, and among those that are known."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.model import Span
from newsreader.text.bare import bare

PATIENCE = 2.0
"""Seconds after which a pattern that finds no end is given up."""


class BadPattern(ValueError):
    """A regular expression that cannot be used; the message says why, in one line."""


def find(text: str, wanted: str) -> tuple[Span, ...]:
    """Where the words stand in the text; case does not count, nor which white space parts them.

    Hidden characters and letters that only look like others do not count either (see `text.bare`), unless
    nothing is found without them. Words between slashes (`/\\d+ people/`) are a regular expression in the
    syntax of the `regex` package. Raises BadPattern for one that is malformed, or that takes longer than
    PATIENCE.
    """
    import regex

    if len(wanted) > 2 and wanted.startswith("/") and wanted.endswith("/"):
        pattern = as_written = wanted[1:-1]
    else:
        as_written = r"\s+".join(map(regex.escape, wanted.split()))
        pattern = r"\s+".join(map(regex.escape, bare(wanted).text.split()))
    plain = bare(text)
    found = tuple(plain.span(hit.start, hit.end) for hit in _matches(plain.text, pattern))
    if found or (plain.text == text and pattern == as_written):
        return found
    return _matches(text, as_written)


def _matches(text: str, pattern: str) -> tuple[Span, ...]:
    import regex

    if not pattern:
        return ()
    try:
        found = regex.finditer(pattern, text, regex.IGNORECASE, timeout=PATIENCE, concurrent=True)
        return tuple(Span(*match.span()) for match in found if match.end() > match.start())
    except regex.error as error:
        raise BadPattern(f"this is no pattern: {error}") from error
    except TimeoutError as error:
        raise BadPattern(f"the pattern found no end in {PATIENCE:.0f} seconds") from error


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean ...?` with the known word most like this one, or nothing."""
    import difflib

    found = difflib.get_close_matches(word[:100].lower(), known, n=1, cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""
