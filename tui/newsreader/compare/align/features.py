"""A story read for comparison: its sentences as rows of numbers, its words as weighted entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.terms import close_numbers, terms_of
from newsreader.model import Role, Story
from newsreader.records import dataclass
from newsreader.stopping import checked, checkpoint
from newsreader.text.clauses import Outline, outline
from newsreader.text.lexicon.saying import REPORTING
from newsreader.text.names import dressing, surnames
from newsreader.text.synonyms import family
from newsreader.text.words import NOT, Kind, Word, country_of, plain, read_words

Ints = npt.NDArray[np.signedinteger[Any]]
Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Smalls = npt.NDArray[np.int32]

UNIT = 64
"""Weights are whole numbers of 1/64, so that their sums are exact in whatever order they are taken."""

GRAM_SIZE = 4096
"""Cells that character 3-grams are hashed to."""
GRAM_NORM = 2000
"""Length of a sentence's vector of whole numbers; products stay below 2**24 and so exact in 32 bits."""

CLAUSES = 12
"""Clauses told apart in a sentence; further ones count as the last."""

AT_ONCE = 1 << 10
"""Sentences whose 3-grams are counted at once."""

COPIES = 2
"""A sentence that stands more often in one version is judged as its first copy."""


_plain = lru_cache(maxsize=50_000)(plain)


@dataclass(frozen=True, slots=True)
class Entries:
    """Which row holds which item with which weight; sorted by row, then by item, each pair once.

    Arrays of one length; `pointer[r]:pointer[r + 1]` are the entries of row r.
    """

    row: Ints
    item: Ints
    pointer: Ints

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.row)


@dataclass(frozen=True, slots=True)
class Table(Entries):
    """Entries that are looked up by row and item."""

    width: int
    """Items are below it."""
    code: Ints
    """row * width + item of every entry; it grows."""

    def places(self, rows: Ints, items: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
        """Of some rows the entry of the item beside each, and whether there is one; any entry if not."""
        if not self.size:
            return np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=bool)
        wanted = rows * self.width + items
        place = np.minimum(np.searchsorted(self.code, wanted), self.size - 1)
        return place, self.code[place] == wanted


@dataclass(frozen=True, slots=True)
class StoryFeatures:
    """All sentences of a story that make a claim, version after version: the rows of every table.

    Arrays have the length rows, unless something else is said: of terms, or of the entries (row, item) of one
    of the four tables. Weights are whole numbers of 1/UNIT.
    """

    words: tuple[tuple[tuple[Word, ...], ...], ...]
    """Of every sentence of every version, whether it makes a claim or not."""
    version: Ints
    """Index of a row's version."""
    sentence: Ints
    """Index of a row's sentence in its article."""
    first: Ints
    """versions + 1: the first row of every version, and the number of rows."""
    twin: dict[tuple[int, int], int]
    """(version, sentence) -> the row that it is judged as."""
    rows: tuple[tuple[Word, ...], ...]
    """The words of every row."""
    coded: tuple[str, ...]
    """Every row with one character a word, so that what looks at strings compares words."""
    outlines: tuple[Outline, ...]
    """How every row is built."""
    position: Floats
    """0 for the first sentence of an article, 1 for the last."""
    headline: Floats
    """1 for a headline, 0 for all else."""
    negations: Floats
    """In a row; 2 for more than two."""
    length: Floats
    """Content words of a row."""
    speaker: Ints
    """A number for whoever a row quotes, -1 when unknown."""
    speaker_term: Ints
    """Whoever a row quotes as a number into `keys`, -1 when unknown."""
    bare: Floats
    """1 for a sentence that is hardly more than a quotation."""

    terms: Table
    """Content words of every row, as numbers into `keys`."""
    span: Smalls
    """Entries of `terms` x 2: where in the text of the version the first such word starts and ends."""
    families: Table
    """A family: the terms with the same first five letters, synonyms, a country and its capital, or great
    numbers that come close to one another."""
    windows: Table
    """The families of a row and of the rows before and after it in its version."""
    bigrams: Table
    """Pairs of terms that follow one another."""
    family_of: Ints
    """Terms: the number of the family."""
    is_name: npt.NDArray[np.bool_]
    """Terms: mostly written as a name."""
    is_fixed: npt.NDArray[np.bool_]
    """Terms: a number or a day, which is like no other term."""
    is_number: npt.NDArray[np.bool_]
    """Terms: written in digits."""
    heard: Ints
    """versions x terms: in how many rows of a version a term stands."""

    weight: Smalls
    """Entries of `terms`, as all down to `top`: how rare the term is in the story (see `rarity`)."""
    row_weight: Floats
    """Rows: the weight of all entries together."""
    core: Smalls
    """The weight, but a quarter of it for a word of an attribution."""
    lead: Smalls
    """The same, falling clause by clause."""
    clause: Smalls
    """Number of the first clause that an entry stands in, below CLAUSES."""
    free: Smalls
    """1 for an entry that neither belongs to an attribution nor dresses a name."""
    dressing: Smalls
    """1 for an entry that only dresses a name: a rank, or a given name before a known surname."""
    quoted: Smalls
    """1 for an entry inside quotation marks."""
    top: Smalls
    """1 for the three heaviest entries of a row."""
    family_weight: Smalls
    """Entries of `families`: the weight of the terms of the row that are of the family."""
    family_core: Smalls
    """The same of their core."""
    bigram_weight: Smalls
    """Entries of `bigrams`: how rare they are."""
    grams: Entries
    """Character 3-grams, hashed to GRAM_SIZE."""
    gram_value: Singles
    """Of every entry of `grams`: whole numbers; a row of them is a vector of length GRAM_NORM."""
    keys: tuple[str, ...]
    """The terms."""

    def of_rows(self) -> StoryFeatures:
        """The same without the tables that only pairs are found by, which take most of the memory."""
        return replace(self, windows=_NOTHING, grams=_NOTHING, gram_value=_NO_VALUES)

    def of_words(self) -> StoryFeatures:
        """The same without what rows are only weighed by, either."""
        return replace(self.of_rows(), bigrams=_NOTHING, bigram_weight=_smalls([]))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.version)

    @property
    def versions(self) -> int:
        """How many versions there are."""
        return len(self.first) - 1


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _smalls(values: Sequence[int] | npt.NDArray[Any]) -> Smalls:
    """Weights, flags and places in texts: half the memory, of which there are tens of columns."""
    return np.array(values, dtype=np.int32)


_NO_VALUES: Singles = np.zeros(0, dtype=np.float32)
_NOTHING = Table(_ints([]), _ints([]), _ints([0]), 1, _ints([]))


def tally(places: Ints, values: npt.NDArray[Any], size: int) -> Floats:
    """Sum of the values that go to every place 0 ... size - 1."""
    sums = np.bincount(places, weights=np.asarray(values, dtype=np.float64), minlength=size)
    return np.asarray(sums, dtype=np.float64)


def distinct(values: Ints) -> Ints:
    """The values without repetition, in order; NumPy's own way to have them imports masked arrays."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    found: Ints = ordered[first]
    return found


def _entries(rows: Ints, items: Ints, size: int, width: int) -> tuple[Table, Ints]:
    """Entries of (row, item) pairs, and for each pair given the entry that it became."""
    width = max(width, 1)
    code, where = np.unique(rows * width + items, return_inverse=True)
    row, item = np.divmod(code, width)
    pointer = np.searchsorted(row, np.arange(size + 1))
    return Table(row, item, pointer, width, code), where.reshape(-1)


def rarity(entries: Entries, size: int, width: int) -> Smalls:
    """Weight of every item 0 ... width - 1 in 1/UNIT: ln((1 + rows) / (1 + rows that hold it)) + 0.3.

    Inverse document frequency (Sparck Jones 1972), with the sentences of the story as documents.
    """
    held = np.bincount(entries.item, minlength=width)
    return _smalls(np.rint(UNIT * (np.log((1 + size) / (1 + held)) + 0.3)))


def _windows(families: Table, version: Ints, size: int) -> Table:
    """The entries of every row together with those of its neighbours in the same version."""
    rows, items = [families.row], [families.item]
    for step in (-1, 1):
        beside = families.row + step
        inside = (beside >= 0) & (beside < size)
        inside[inside] = version[beside[inside]] == version[families.row[inside]]
        rows.append(beside[inside])
        items.append(families.item[inside])
    entries, _ = _entries(np.concatenate(rows), np.concatenate(items), size, families.width)
    return entries


def _top(entries: Entries, weight: Smalls) -> Smalls:
    """1 for each of the three heaviest entries of a row, the first of equals."""
    order = np.lexsort((entries.item, -weight, entries.row))
    rank = np.arange(entries.size) - entries.pointer[entries.row[order]]
    top = np.zeros(entries.size, dtype=np.int32)
    top[order] = rank < 3
    return top


def _grams(texts: Sequence[str]) -> tuple[Entries, Singles]:
    """Character 3-grams of every text, hashed, weighted by rarity, scaled to GRAM_NORM and rounded."""
    size = len(texts)
    counted = [_counted_grams(texts[start : start + AT_ONCE]) for start in range(0, size, AT_ONCE)]
    held = np.zeros(GRAM_SIZE, dtype=np.int64)
    for _, gram, _ in counted:
        held += np.bincount(gram, minlength=GRAM_SIZE)
    rare = np.log((1 + size) / (1 + held)) + 0.05
    none = np.zeros(0, dtype=np.int32)
    rows, grams, values = [none], [none], [_NO_VALUES]
    for number, (row, gram, count) in enumerate(counted):
        value = np.sqrt(count.astype(np.float64)) * rare[gram]
        norm = np.sqrt(tally(row, value * value, AT_ONCE))
        rows.append(row + np.int32(number * AT_ONCE))
        grams.append(gram)
        values.append(np.rint(GRAM_NORM * value / np.maximum(norm[row], 1e-9)).astype(np.float32))
    counted.clear()
    row = np.concatenate(rows)
    return Entries(row, np.concatenate(grams), np.searchsorted(row, np.arange(size + 1))), np.concatenate(
        values
    )


def _counted_grams(texts: Sequence[str]) -> tuple[Smalls, Smalls, Smalls]:
    """Rows, 3-grams, hashed, and how often each stands in its row."""
    checkpoint()
    codes = np.frombuffer("".join(f" {t} " for t in texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    row = np.repeat(np.arange(len(texts)), [len(t) + 2 for t in texts])
    c = codes.astype(np.int64)
    hashed = (c[:-2] * 73_856_093 ^ c[1:-1] * 19_349_663 ^ c[2:] * 83_492_791) % 1_000_003 % GRAM_SIZE
    inside = row[:-2] == row[2:]
    cell, count = np.unique(row[:-2][inside] * GRAM_SIZE + hashed[inside], return_counts=True)
    row, gram = np.divmod(cell, GRAM_SIZE)
    return row.astype(np.int32), gram.astype(np.int32), count.astype(np.int32)


def _families(keys: Sequence[str], is_name: npt.NDArray[np.bool_], is_fixed: npt.NDArray[np.bool_]) -> Ints:
    """A number for the family of every term."""
    seen: dict[str, int] = {}
    numbers = []
    close = close_numbers(keys)
    for key, name, fixed in zip(keys, is_name.tolist(), is_fixed.tolist(), strict=True):
        country = close.get(key, key) if fixed else country_of(key)
        whole = fixed or name or country != key
        numbers.append(seen.setdefault("=" + country if whole else family(key), len(seen)))
    return np.array(numbers, dtype=np.int64)


def _speaker_terms(keys: Sequence[str], outlines: Sequence[Outline]) -> Ints:
    number = {key: place for place, key in enumerate(keys)}
    return _ints([number.get(line.speaker, -1) for line in outlines])


def _coded(rows: Sequence[tuple[Word, ...]]) -> tuple[str, ...]:
    """Every row with one character a word; words have one character when they have one key."""
    keys = dict.fromkeys([word.key for row in checked(rows) for word in row])
    code = {key: chr(0x10000 + number % 0xF0000) for number, key in enumerate(keys)}
    return tuple(["".join([code[word.key] for word in row]) for row in checked(rows)])


@dataclass(frozen=True, slots=True)
class _Content:
    """The content words of all rows, row after row; arrays of one length but for the last two."""

    row: Ints
    term: Ints
    named: npt.NDArray[np.bool_]
    fixed: npt.NDArray[np.bool_]
    """A number or a day."""
    start: Smalls
    end: Smalls
    said: Smalls
    """1 for a word of attribution."""
    clause: Smalls
    dress: Smalls
    quoted: Smalls
    keys: tuple[str, ...]
    """The terms, numbered by content, so that ties are broken alike in whatever order the versions stand."""
    negations: Floats
    """Of every row."""


def _content(
    rows: Sequence[tuple[Word, ...]], outlines: Sequence[Outline], known: frozenset[str]
) -> _Content:
    """The content words of all rows; `known` are the surnames of the story."""
    words = [word for row in rows for word in row]
    row = np.repeat(np.arange(len(rows)), [len(r) for r in rows] if rows else 0)
    terms = terms_of(rows)
    checkpoint()
    kept = np.flatnonzero(terms.content)
    negated = [word.key == NOT for word in words]
    checkpoint()
    content = [words[i] for i in kept.tolist()]
    written = [terms.keys[i] for i in kept.tolist()]
    keys = tuple(sorted(set(written)))
    number = {key: place for place, key in enumerate(keys)}
    term = np.array([number[key] for key in written], dtype=np.int64)
    checkpoint()
    reporting = np.array([key in REPORTING for key in keys], dtype=bool)
    said = np.array([flag for line in outlines for flag in line.said], dtype=bool)[kept]
    dress = [flag for r in checked(rows) for flag in dressing(r, known)]
    checkpoint()
    return _Content(
        row=row[kept],
        term=term,
        named=np.array([word.kind is Kind.NAME for word in content], dtype=bool),
        fixed=np.array(
            [
                word.kind is Kind.NUMBER or word.kind is Kind.DAY or key[0].isdigit()
                for word, key in zip(content, written, strict=True)
            ],
            dtype=bool,
        ),
        start=_smalls([word.start for word in content]),
        end=_smalls(terms.ends)[kept],
        said=_smalls(said | reporting[term]),
        clause=_smalls([part for line in outlines for part in line.clause])[kept],
        dress=_smalls(dress)[kept],
        quoted=_smalls([word.quoted for word in content]),
        keys=keys,
        negations=tally(row, np.array(negated, dtype=bool), len(rows)),
    )


def story_features(story: Story) -> StoryFeatures:
    """Read every version of a story: its words as numbers. The same texts give the same numbers."""
    words = tuple(read_words(article) for article in story.versions)
    version, sentence, first, position, texts = [], [], [0], [], []
    rows: list[tuple[Word, ...]] = []
    outlines: list[Outline] = []
    twin: dict[tuple[int, int], int] = {}
    for v, article in enumerate(story.versions):
        copies: dict[str, list[int]] = {}
        kept: list[int] = []
        for s in article.sentences:
            if not s.role.makes_claims:
                continue
            checkpoint()
            same = copies.setdefault(article.text[s.claim_start : s.end], [])
            if len(same) >= COPIES:
                twin[v, s.index] = same[0]
                continue
            same.append(len(rows))
            twin[v, s.index] = len(rows)
            kept.append(s.index)
            rows.append(words[v][s.index])
            version.append(v)
            sentence.append(s.index)
            texts.append(" ".join([_plain(article.text[w.start : w.end]) for w in words[v][s.index]]))
        last = max(len(article.sentences) - 1, 1)
        position += [i / last for i in kept]
        outlines += outline(article, [(i, words[v][i]) for i in kept])
        first.append(len(rows))
    return _build(
        story, words, np.array(version, dtype=np.int64), np.array(sentence, dtype=np.int64),
        np.array(first), twin, rows, outlines, np.array(position, dtype=np.float64), texts,
    )  # fmt: skip


def _build(
    story: Story,
    words: tuple[tuple[tuple[Word, ...], ...], ...],
    version: Ints,
    sentence: Ints,
    first: Ints,
    twin: dict[tuple[int, int], int],
    rows: list[tuple[Word, ...]],
    outlines: list[Outline],
    position: Floats,
    texts: list[str],
) -> StoryFeatures:
    """All tables from the rows."""
    size, versions = len(rows), len(story.versions)
    speakers: dict[str, int] = {}
    known = surnames(line for version_words in words for line in checked(version_words))
    checkpoint()
    table = _content(rows, outlines, known)
    checkpoint()
    keys = table.keys
    is_name = tally(table.term, np.where(table.named, 1, -1), len(keys)) > 0
    is_fixed = tally(table.term, table.fixed, len(keys)) > 0
    is_number = is_fixed & np.array([k[:1].isdigit() for k in keys], dtype=bool)
    family_of = _families(keys, is_name, is_fixed)

    checkpoint()
    terms, where = _entries(table.row, table.term, size, len(keys))
    beside = np.flatnonzero(np.diff(table.row) == 0)
    checkpoint()
    found, pair = np.unique(table.term[beside] * len(keys) + table.term[beside + 1], return_inverse=True)
    bigrams, _ = _entries(table.row[beside], pair.reshape(-1), size, len(found))
    families, to_family = _entries(terms.row, family_of[terms.item], size, int(family_of.max(initial=-1)) + 1)
    checkpoint()
    windows = _windows(families, version, size)
    checkpoint()
    weight = rarity(terms, size, len(keys))[terms.item]
    checkpoint()
    free = np.zeros(terms.size, dtype=np.int32)
    np.maximum.at(free, where, 1 - table.said)
    span = np.zeros((terms.size, 2), dtype=np.int32)
    span[where[::-1]] = np.column_stack([table.start, table.end])[::-1]
    clause: Smalls = np.full(terms.size, CLAUSES - 1, dtype=np.int32)
    np.minimum.at(clause, where, np.minimum(table.clause, CLAUSES - 1))
    quoted = np.zeros(terms.size, dtype=np.int32)
    np.maximum.at(quoted, where, table.quoted)
    core = np.where(free > 0, weight, weight // 4)
    dressing_only = np.ones(terms.size, dtype=np.int32)
    np.minimum.at(dressing_only, where, table.dress)
    np.minimum.at(free, where, 1 - table.dress)
    lead = _smalls(np.rint(core * 0.7 ** np.minimum(clause, 6)))

    def by_family(values: Smalls) -> Smalls:
        return _smalls(np.rint(tally(to_family, values, families.size)))

    checkpoint()
    grams, gram_value = _grams(texts)
    checkpoint()
    roles = [story.versions[v].sentences[i].role for v, i in zip(version, sentence, strict=True)]
    headline = np.array([role is Role.HEADLINE for role in roles], dtype=np.float64)
    checkpoint()
    heard = np.zeros((versions, max(len(keys), 1)), dtype=np.int64)
    np.add.at(heard, (version[terms.row], terms.item), 1)
    return StoryFeatures(
        words=words,
        version=version,
        sentence=sentence,
        first=first,
        twin=twin,
        rows=tuple(rows),
        coded=_coded(rows),
        outlines=tuple(outlines),
        position=position,
        headline=headline,
        negations=np.minimum(table.negations, 2),
        length=np.diff(terms.pointer).astype(np.float64),
        speaker=_ints([speakers.setdefault(o.speaker, len(speakers)) if o.speaker else -1 for o in outlines]),
        speaker_term=_speaker_terms(keys, outlines),
        bare=np.array([o.bare for o in outlines], dtype=np.float64),
        terms=terms,
        span=span,
        families=families,
        windows=windows,
        bigrams=bigrams,
        family_of=family_of,
        is_name=is_name,
        is_fixed=is_fixed,
        is_number=is_number,
        heard=heard,
        weight=weight,
        row_weight=tally(terms.row, weight, size),
        core=core,
        lead=lead,
        clause=clause,
        free=free,
        dressing=dressing_only,
        quoted=quoted,
        top=_top(terms, weight),
        family_weight=by_family(weight),
        family_core=by_family(core),
        bigram_weight=rarity(bigrams, size, len(found))[bigrams.item],
        grams=grams,
        gram_value=gram_value,
        keys=keys,
    )  # fmt: skip
