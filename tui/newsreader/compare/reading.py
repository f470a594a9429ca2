"""A story read for comparison: its sentences as rows of numbers, its words as weighted entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.compare.clauses import Outline, outline
from newsreader.compare.lexicon import REPORTING
from newsreader.compare.names import dressing, surnames
from newsreader.compare.synonyms import family
from newsreader.compare.words import NOT, Kind, Word, country_of, plain, read_words
from newsreader.model import Role, Story

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

UNIT = 64
"""Weights are whole numbers of 1/64, so that their sums are exact in whatever order they are taken."""

GRAM_SIZE = 4096
"""Cells that character 3-grams are hashed to."""
GRAM_NORM = 2000
"""Length of a sentence's vector of whole numbers; products stay below 2**24 and so exact in 32 bits."""

CLAUSES = 12
"""Clauses told apart in a sentence; further ones count as the last."""

COPIES = 2
"""A sentence that stands more often in one version is judged as its first copy."""


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
class Reading:
    """All sentences of a story that make a claim, version after version: the rows of every table."""

    words: tuple[tuple[tuple[Word, ...], ...], ...]
    """Of every sentence of every version, whether it makes a claim or not."""
    version: Ints
    sentence: Ints
    """Index of a row's sentence in its article."""
    first: Ints
    """First row of every version, and the number of rows."""
    twin: dict[tuple[int, int], int]
    """(version, sentence) -> the row that it is judged as."""
    rows: tuple[tuple[Word, ...], ...]
    outlines: tuple[Outline, ...]
    position: Floats
    """0 for the first sentence of an article, 1 for the last."""
    headline: Floats
    negations: Floats
    length: Floats
    """Content words of a row."""
    speaker: Ints
    """A number for whoever a row quotes, -1 when unknown."""
    bare: Floats
    """1 for a sentence that is hardly more than a quotation."""

    terms: Entries
    families: Entries
    """A family: the terms with the same first five letters, or a country and its capital."""
    windows: Entries
    """The families of a row and of the rows before and after it in its version."""
    bigrams: Entries
    family_of: Ints
    """Of every term."""
    is_name: npt.NDArray[np.bool_]
    is_fixed: npt.NDArray[np.bool_]
    is_number: npt.NDArray[np.bool_]
    heard: Ints
    """versions x terms: in how many rows of a version a term stands."""

    weight: Ints
    """Of every entry of `terms`."""
    core: Ints
    """The same, without most of the weight of an attribution."""
    lead: Ints
    """The same, falling clause by clause."""
    clause: Ints
    """Number of the first clause that an entry stands in."""
    free: Ints
    """1 for an entry that neither belongs to an attribution nor dresses a name."""
    dressing: Ints
    """1 for an entry that only dresses a name: a rank, or a given name before a known surname."""
    quoted: Ints
    """1 for an entry inside quotation marks."""
    top: Ints
    """1 for the three heaviest entries of a row."""
    family_weight: Ints
    family_core: Ints
    bigram_weight: Ints
    grams: Singles
    """rows x GRAM_SIZE: hashed character 3-grams, whole numbers."""
    keys: tuple[str, ...]
    """The terms."""

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


def tally(places: Ints, values: npt.NDArray[Any], size: int) -> Floats:
    """Sum of the values that go to every place 0 ... size - 1."""
    sums = np.bincount(places, weights=np.asarray(values, dtype=np.float64), minlength=size)
    return np.asarray(sums, dtype=np.float64)


def _entries(rows: Ints, items: Ints, size: int, width: int) -> tuple[Entries, Ints]:
    """Entries of (row, item) pairs, and for each pair given the entry that it became."""
    code, where = np.unique(rows * max(width, 1) + items, return_inverse=True)
    row, item = code // max(width, 1), code % max(width, 1)
    pointer = np.searchsorted(row, np.arange(size + 1))
    return Entries(row, item, pointer), where.reshape(-1)


def rarity(entries: Entries, size: int, width: int) -> Ints:
    """Weight of every item in units: ln((1 + rows) / (1 + rows that hold it)) + 0.3."""
    held = np.bincount(entries.item, minlength=width)
    weights: Ints = np.rint(UNIT * (np.log((1 + size) / (1 + held)) + 0.3)).astype(np.int64)
    return weights


def _windows(families: Entries, version: Ints, size: int) -> Entries:
    """The entries of every row together with those of its neighbours in the same version."""
    rows, items = [families.row], [families.item]
    for step in (-1, 1):
        beside = families.row + step
        inside = (beside >= 0) & (beside < size)
        inside[inside] = version[beside[inside]] == version[families.row[inside]]
        rows.append(beside[inside])
        items.append(families.item[inside])
    entries, _ = _entries(
        np.concatenate(rows), np.concatenate(items), size, int(families.item.max(initial=-1)) + 1
    )
    return entries


def _top(entries: Entries, weight: Ints, size: int) -> Ints:
    """1 for each of the three heaviest entries of a row, the first of equals."""
    order = np.lexsort((entries.item, -weight, entries.row))
    rank = np.arange(entries.size) - entries.pointer[entries.row[order]]
    top = np.zeros(entries.size, dtype=np.int64)
    top[order] = rank < 3
    return top


def _gram_vectors(texts: list[str]) -> Singles:
    """Character 3-grams of every text, hashed, weighted by rarity, scaled to GRAM_NORM and rounded."""
    size = len(texts)
    codes = np.frombuffer("".join(f" {t} " for t in texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    row = np.repeat(np.arange(size), [len(t) + 2 for t in texts])
    if len(codes) < 3:
        return np.zeros((size, GRAM_SIZE), dtype=np.float32)
    c = codes.astype(np.int64)
    hashed = (c[:-2] * 73_856_093 ^ c[1:-1] * 19_349_663 ^ c[2:] * 83_492_791) % 1_000_003 % GRAM_SIZE
    inside = row[:-2] == row[2:]
    cell, count = np.unique(row[:-2][inside] * GRAM_SIZE + hashed[inside], return_counts=True)
    row, gram = cell // GRAM_SIZE, cell % GRAM_SIZE
    held = np.bincount(gram, minlength=GRAM_SIZE)
    value = np.sqrt(count) * (np.log((1 + size) / (1 + held[gram])) + 0.05)
    norm = np.sqrt(tally(row, value * value, size))
    vectors = np.zeros((size, GRAM_SIZE), dtype=np.float32)
    vectors[row, gram] = np.rint(GRAM_NORM * value / np.maximum(norm[row], 1e-9))
    return vectors


def _families(keys: list[str], is_name: npt.NDArray[np.bool_], is_fixed: npt.NDArray[np.bool_]) -> Ints:
    """A number for the family of every term."""
    seen: dict[str, int] = {}
    numbers = []
    for key, name, fixed in zip(keys, is_name.tolist(), is_fixed.tolist(), strict=True):
        country = key if fixed else country_of(key)
        whole = fixed or name or country != key
        numbers.append(seen.setdefault("=" + country if whole else family(key), len(seen)))
    return np.array(numbers, dtype=np.int64)


def read_story(story: Story) -> Reading:
    """Read every version of a story."""
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
            texts.append(" ".join(plain(article.text[w.start : w.end]) for w in words[v][s.index]))
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
) -> Reading:
    """The tables of a reading from its rows."""
    size, versions = len(rows), len(story.versions)
    vocabulary: dict[str, int] = {}
    names: dict[str, int] = {}
    fixed: set[str] = set()
    speakers: dict[str, int] = {}
    known = surnames(line for version_words in words for line in version_words)
    at_row, at_term, at_quoted, at_said, at_clause, at_dress = [], [], [], [], [], []
    bi_row, bi_item = [], []
    pairs: dict[tuple[int, int], int] = {}
    for r, (row, line) in enumerate(zip(rows, outlines, strict=True)):
        before = -1
        for word, part, said, dress in zip(row, line.clause, line.said, dressing(row, known), strict=True):
            if word.light:
                continue
            term = vocabulary.setdefault(word.key, len(vocabulary))
            names[word.key] = names.get(word.key, 0) + (1 if word.kind is Kind.NAME else -1)
            if word.kind in (Kind.NUMBER, Kind.DAY):
                fixed.add(word.key)
            at_row.append(r)
            at_term.append(term)
            at_quoted.append(word.quoted)
            at_said.append(said or word.key in REPORTING)
            at_dress.append(dress)
            at_clause.append(part)
            if before >= 0:
                bi_row.append(r)
                bi_item.append(pairs.setdefault((before, term), len(pairs)))
            before = term
    # Numbered by content, so that ties are broken alike in whatever order the versions stand.
    keys = sorted(vocabulary)
    number = np.zeros(len(keys), dtype=np.int64)
    number[[vocabulary[key] for key in keys]] = np.arange(len(keys))
    is_name = np.array([names[k] > 0 for k in keys], dtype=bool)
    is_number = np.array([k in fixed and k[:1].isdigit() for k in keys], dtype=bool)
    is_fixed = np.array([k in fixed for k in keys], dtype=bool)
    family_of = _families(keys, is_name, is_fixed)

    terms, where = _entries(_ints(at_row), number[_ints(at_term)], size, len(keys))
    bigrams, _ = _entries(_ints(bi_row), _ints(bi_item), size, len(pairs))
    families, to_family = _entries(terms.row, family_of[terms.item], size, int(family_of.max(initial=-1)) + 1)
    windows = _windows(families, version, size)
    weight = rarity(terms, size, len(keys))[terms.item]
    free = np.zeros(terms.size, dtype=np.int64)
    np.maximum.at(free, where, 1 - _ints(at_said))
    clause: Ints = np.full(terms.size, CLAUSES - 1, dtype=np.int64)
    np.minimum.at(clause, where, np.minimum(_ints(at_clause), CLAUSES - 1))
    quoted = np.zeros(terms.size, dtype=np.int64)
    np.maximum.at(quoted, where, _ints(at_quoted))
    core = np.where(free > 0, weight, weight // 4)
    dressing_only = np.ones(terms.size, dtype=np.int64)
    np.minimum.at(dressing_only, where, _ints(at_dress))
    np.minimum.at(free, where, 1 - _ints(at_dress))
    lead = np.rint(core * 0.7 ** np.minimum(clause, 6)).astype(np.int64)

    def by_family(values: Ints) -> Ints:
        return np.rint(tally(to_family, values, families.size)).astype(np.int64)

    roles = [story.versions[v].sentences[i].role for v, i in zip(version, sentence, strict=True)]
    headline = np.array([role is Role.HEADLINE for role in roles], dtype=np.float64)
    heard = np.zeros((versions, max(len(keys), 1)), dtype=np.int64)
    np.add.at(heard, (version[terms.row], terms.item), 1)
    return Reading(
        words=words,
        version=version,
        sentence=sentence,
        first=first,
        twin=twin,
        rows=tuple(rows),
        outlines=tuple(outlines),
        position=position,
        headline=headline,
        negations=np.array([min(sum(w.key == NOT for w in row), 2) for row in rows], dtype=np.float64),
        length=np.diff(terms.pointer).astype(np.float64),
        speaker=_ints([speakers.setdefault(o.speaker, len(speakers)) if o.speaker else -1 for o in outlines]),
        bare=np.array([o.bare for o in outlines], dtype=np.float64),
        terms=terms,
        families=families,
        windows=windows,
        bigrams=bigrams,
        family_of=family_of,
        is_name=is_name,
        is_fixed=is_fixed,
        is_number=is_number,
        heard=heard,
        weight=weight,
        core=core,
        lead=lead,
        clause=clause,
        free=free,
        dressing=dressing_only,
        quoted=quoted,
        top=_top(terms, weight, size),
        family_weight=by_family(weight),
        family_core=by_family(core),
        bigram_weight=rarity(bigrams, size, len(pairs))[bigrams.item],
        grams=_gram_vectors(texts),
        keys=tuple(keys),
    )  # fmt: skip
