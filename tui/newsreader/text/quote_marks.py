"""Which quotation marks open and which close, decided from what stands around each."""

from __future__ import annotations

MARKS = '"“”„‟«»'
"""Double quotation marks. Single ones are apostrophes too and are judged in `sentences`."""

_BEFORE_OPENING = "([{-–—―/"


def closing_marks(text: str) -> set[int]:
    """Where the closing double quotation marks of one paragraph stand.

    A mark that touches a word on one side only leans on that word; one between two words, or between two
    gaps, alternates with the mark before it, except that “ and ” then keep their usual direction.
    """
    closing: set[int] = set()
    inside = False
    last = len(text) - 1
    for at, char in enumerate(text):
        if char not in MARKS:
            continue
        gap_before = at == 0 or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING
        gap_after = at == last or text[at + 1].isspace()
        if char == "„":
            closes = False
        elif gap_before != gap_after and not (char in "«»" and inside):
            closes = gap_after
        elif char in "“”":
            closes = char == "”"
        else:
            closes = inside
        if closes:
            closing.add(at)
        inside = not closes
    return closing
