"""Which words are opposites: a table of our own for news, WordNet's antonyms, and affixes that deny."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from newsreader.text.stems import stem

_HERE = Path(__file__).parent
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
_NO_PREFIX = frozenset(
    stem(word)
    for word in """invaluable inflammable into inform income intake invest invent invite impress improve
    important import inside indeed industry increase issue under uncover until unit union unite discover
    discuss display distance district distinct disease dispute disturb disorder""".split()
)
"""Stems that begin like a denial and are none."""


@cache
def _table() -> dict[str, frozenset[str]]:
    """Stem or form -> those that are its opposites."""
    table: dict[str, set[str]] = {}

    def put(one: str, other: str) -> None:
        for a, b in ((one, other), (other, one)):
            table.setdefault(a, set()).add(b)

    for line in (_HERE / "opposites.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        left, _, right = line.partition("|")
        for one in left.split():
            for other in right.split():
                put(stem(one), stem(other))
    for line in (_HERE / "wordnet.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, _, other = line.partition("\t")
            put(stem(one), stem(other))
    return {word: frozenset(others) for word, others in table.items()}


def is_listed(form: str) -> bool:
    """Whether a form in lower case has an opposite in a table."""
    return stem(form) in _table()


@lru_cache(maxsize=20_000)
def are_opposite(one: str, other: str) -> bool:
    """Whether two forms in lower case are opposites: by table, or since one denies the other by an affix."""
    a, b = stem(one), stem(other)
    if a == b:
        return False
    if b in _table().get(a, ()):
        return True
    return _denies(a, b) or _denies(b, a)


def _denies(longer: str, shorter: str) -> bool:
    """Whether a stem is another one with a prefix or an ending that denies it."""
    if len(shorter) < 4:
        return False
    if longer.endswith(shorter) and longer[: -len(shorter)] in _NEGATING:
        return longer not in _NO_PREFIX
    return longer == shorter + "less" or (
        longer.endswith("less") and shorter.endswith("ful") and longer[:-4] == shorter[:-3]
    )
