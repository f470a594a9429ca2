"""Finding words: in an article, and among those that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.model import Span
from newsreader.text.bare import Bare, bare
from newsreader.text.patterns import pattern

PATIENCE = 1.5
"""Seconds after which a pattern that finds no end is given up."""
MOST = 100_000
"""Places that a pattern may match."""
LONGEST = 1_000
"""Characters of what is looked for."""
TOO_LARGE = "the pattern is too large"
_MOST_REPEATS = 10_000
_DEEPEST = 50
_COUNT = pattern(r"\{(?:[a-z0-9]{0,20}<=?)?(\d*)(?:,(\d*))?[^{}]{0,50}\}", re.ASCII)
_RECURSION = pattern(r"\(\?(?:R|&|P>|[+-]?\d)", re.ASCII)


class BadPattern(ValueError):
    """Words or a regular expression that cannot be looked for; the message says why, in one line."""


def pattern_in(wanted: str) -> str | None:
    """The regular expression between slashes, as in `/\\d+ people/`; None for words. Raises BadPattern."""
    if len(wanted) > LONGEST:
        raise BadPattern(f"this is too long to look for: {len(wanted):,} characters")
    return wanted[1:-1] if len(wanted) > 2 and wanted.startswith("/") and wanted.endswith("/") else None


def find_words(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand in the text; case does not count, nor which white space parts them.

    Hidden characters and letters that only look like others do not count either (see `text.bare`), unless
    nothing is found without them.
    """
    plain = bare(text)
    found = _in_place(plain, _words(plain.text, bare(words).text))
    return found or _words(text, words)


def find_pattern(text: str, pattern: str) -> tuple[Span, ...]:
    """Where a regular expression in the syntax of the `regex` package matches; case does not count.

    It is used as it is typed, on the text without hidden characters first. Raises BadPattern for one that is
    malformed, takes longer than PATIENCE to match, or matches more than MOST times. To compile one can take
    any time and memory, and holds all threads: `too_large` tells those that do by their looks.
    """
    plain = bare(text)
    found = _in_place(plain, _matches(plain.text, pattern))
    return found if found or plain.text == text else _matches(text, pattern)


def _in_place(plain: Bare, found: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(plain.span(hit.start, hit.end) for hit in found)


def _words(text: str, words: str) -> tuple[Span, ...]:
    import regex

    pattern = r"\s+".join(map(regex.escape, words.split()))
    if not pattern:
        return ()
    found = regex.finditer(pattern, text, regex.IGNORECASE, concurrent=True)
    return tuple(Span(*match.span()) for match in found)


def _matches(text: str, pattern: str) -> tuple[Span, ...]:
    import regex

    spans: list[Span] = []
    try:
        for match in regex.finditer(pattern, text, regex.IGNORECASE, timeout=PATIENCE, concurrent=True):
            if match.end() > match.start():
                if len(spans) == MOST:
                    raise BadPattern(f"the pattern matches more than {MOST:,} times")
                spans.append(Span(*match.span()))
    except regex.error as error:
        raise BadPattern(f"this is no pattern: {error}") from error
    except TimeoutError as error:
        raise no_end() from error
    except (MemoryError, RecursionError, OverflowError) as error:
        raise BadPattern(TOO_LARGE) from error
    return tuple(spans)


def no_end() -> BadPattern:
    """What is said of a pattern that takes too long."""
    return BadPattern(f"the pattern found no end in {PATIENCE:g} seconds")


def too_large(pattern: str) -> bool:
    """Whether a regular expression may take long to compile: counted repeats within each other, recursion,
    groups in groups. Some are called so that do not."""
    if len(pattern) > LONGEST or _RECURSION.search(pattern):
        return True
    depth = deepest = 0
    for character in pattern:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        deepest = max(deepest, depth)
    repeats = 1
    for least, most in _COUNT.findall(pattern):
        repeats *= max(int(least[:9] or 1), int(most[:9] or 1), 1)
    return deepest > _DEEPEST or repeats > _MOST_REPEATS


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean ...?` with the known word most like this one, or nothing."""
    import difflib

    found = difflib.get_close_matches(word[:100].lower(), known, n=1, cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""
