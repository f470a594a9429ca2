"""Which words are opposites: a table of our own for news, WordNet's antonyms, and affixes that deny; and
which exclude each other since they are of one class."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from newsreader.text.stems import stem
from newsreader.text.synonyms import group_of

_HERE = Path(__file__).parent
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
_PREFIXES = (
    ("over", "under"),
    ("pro-", "anti-"),
    ("pro", "anti"),
    ("pre", "post"),
    ("up", "down"),
    ("hyper", "hypo"),
    ("max", "min"),
    ("en", "dis"),
    ("multi", "mono"),
)
_OPPOSED = {
    one: tuple(b if a == one else a for a, b in _PREFIXES if one in (a, b))
    for one in {prefix for pair in _PREFIXES for prefix in pair}
}
"""Prefix -> those that are opposite to it."""
_LENGTHS = sorted(set(map(len, _OPPOSED)))
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


@cache
def _classes() -> dict[str, tuple[tuple[int, int], ...]]:
    """Stem -> the (class, place in it) that it has; words with one place in a class mean the same."""
    found: dict[str, list[tuple[int, int]]] = {}
    lines = (_HERE / "classes.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            for place, words in enumerate(line.split("|")):
                for word in words.split():
                    found.setdefault(stem(word), []).append((number, place))
    return {word: tuple(places) for word, places in found.items()}


@lru_cache(maxsize=20_000)
def exclude(one: str, other: str) -> bool:
    """Whether two forms in lower case are of one class: what is the one is not the other."""
    classes = _classes()
    mine, theirs = dict(classes.get(stem(one), ())), dict(classes.get(stem(other), ()))
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(mine[number] != theirs[number] for number in shared)


@lru_cache(maxsize=20_000)
def are_opposite(one: str, other: str) -> bool:
    """Whether two forms in lower case are opposites: by table, also in degrees ("wetter", "driest"), or since
    one denies the other by an affix."""
    a, b = stem(one), stem(other)
    if a == b:
        return False
    if b in _table().get(a, ()):
        return True
    for degree in ("er", "est"):
        if one.endswith(degree) and other.endswith(degree):
            table = _table()
            bases = {stem(base) for base in _bases(other, degree)}
            if any(not bases.isdisjoint(table.get(stem(base), ())) for base in _bases(one, degree)):
                return True
    return _denies(a, b) or _denies(b, a) or _differ_in_prefix(a, b)


def _bases(form: str, degree: str) -> tuple[str, ...]:
    """What an adjective in a degree may be of: "driest" of "dry", "wetter" of "wet"."""
    rest = form[: -len(degree)]
    if len(rest) < 3:
        return ()
    if rest.endswith("i"):
        return (f"{rest[:-1]}y",)
    return (rest, rest[:-1]) if rest[-1] == rest[-2] else (rest, f"{rest}e")


def _differ_in_prefix(one: str, other: str) -> bool:
    """Whether two stems are one with opposite prefixes: "underpaid", "overpaid"."""
    for length in _LENGTHS:
        for prefix in _OPPOSED.get(one[:length], ()):
            rest = one[length:]
            if len(rest) > 2 and other == prefix + rest:
                return True
    return False


@cache
def parted() -> frozenset[str]:
    """Stems that have another of their class in their own group of synonyms: they say the same only as
    themselves."""
    found = set()
    by_class: dict[tuple[int, str], set[int]] = {}
    for word, places in _classes().items():
        for number, place in places:
            by_class.setdefault((number, group_of(word)), set()).add(place)
    for word, places in _classes().items():
        group = group_of(word)
        if group and any(len(by_class[number, group]) > 1 for number, _ in places):
            found.add(word)
    return frozenset(found)


def _denies(longer: str, shorter: str) -> bool:
    """Whether a stem is another one with a prefix or an ending that denies it."""
    if len(shorter) < 4:
        return False
    if longer.endswith(shorter) and longer[: -len(shorter)] in _NEGATING:
        return longer not in _NO_PREFIX
    return longer == shorter + "less" or (
        longer.endswith("less") and shorter.endswith("ful") and longer[:-4] == shorter[:-3]
    )
