"""Which versions of a story are copies of one another: the same wire story under another headline."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

from newsreader.compare.claims.grouping import DisjointSets
from newsreader.model import Article, Role, Story
from newsreader.stopping import checkpoint
from newsreader.text.patterns import pattern

SHINGLE = 5
"""Words of a shingle."""
COPIED = 0.65
"""Share of the shorter version's shingles found in the longer one, from which one is a copy."""
FEWEST = 20
"""Shingles; shorter versions are copies only if their words are the same."""
_BLOCK = 1 << 14
"""Shingles counted at once."""
_WORD = pattern(r"\w+")

_Shingles = npt.NDArray[np.uint64]


def find_copies(story: Story) -> tuple[tuple[int, ...], ...]:
    """Groups of two and more versions that are copies of one another, each ascending, by their first.

    Two versions are copies when the shorter one is contained in the longer one but for a few changes:
    containment of word shingles, after Broder, "On the resemblance and containment of documents" (1997). A
    copy of a copy is in the same group. Headlines, headings and boilerplate do not count.
    """
    numbers: dict[str, int] = {}
    words = [_words(article, numbers) for article in story.versions]
    copies = DisjointSets(len(words))
    for a, b in _copied(words):
        copies.join(a, b)
    return tuple(tuple(versions) for versions in copies.groups() if len(versions) > 1)


def _words(article: Article, numbers: dict[str, int]) -> _Shingles:
    """A number for every word of the sentences that count; `numbers` keeps those of the words met so far."""
    checkpoint()
    text = " ".join(
        article.text[s.claim_start : s.end]
        for s in article.sentences
        if s.role.makes_claims and s.role is not Role.HEADLINE
    )
    found = _WORD.findall(text.casefold())
    for word in set(found).difference(numbers):
        numbers[word] = crc32(word.encode("utf-8", "surrogatepass"))
    return np.array([numbers[word] for word in found], dtype=np.uint64)


def _shingles(words: _Shingles) -> _Shingles:
    """A number for every run of SHINGLE words, without repetition, sorted."""
    count = max(len(words) - SHINGLE + 1, 0)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        mixed = mixed * np.uint64(6364136223846793005) + words[place : place + count]
        mixed ^= mixed >> np.uint64(29)
    mixed.sort()
    first = np.ones(count, dtype=bool)
    first[1:] = mixed[1:] != mixed[:-1]
    shingles: _Shingles = mixed[first]
    return shingles


def _copied(words: list[_Shingles]) -> list[tuple[int, int]]:
    """The pairs of versions of which one is a copy of the other."""
    shingles = [_shingles(w) for w in words]
    shared = _shared(shingles)
    pairs = []
    for b in range(len(words)):
        for a in range(b):
            least = min(len(shingles[a]), len(shingles[b]))
            if least >= FEWEST:
                copied = bool(shared[a, b] >= COPIED * least)
            else:
                copied = len(words[a]) > 0 and np.array_equal(words[a], words[b])
            if copied:
                pairs.append((a, b))
    return pairs


def _shared(shingles: list[_Shingles]) -> npt.NDArray[np.float64]:
    """How many shingles each two versions share: versions x versions."""
    size = len(shingles)
    version = np.repeat(np.arange(size), [len(s) for s in shingles])
    _, number, held = np.unique(
        np.concatenate([np.zeros(0, dtype=np.uint64), *shingles]), return_inverse=True, return_counts=True
    )
    several = held > 1
    column = np.cumsum(several) - 1
    keep = several[number]
    version, number = version[keep], column[number[keep]]
    shared = np.zeros((size, size))
    for start in range(0, int(several.sum()), _BLOCK):
        checkpoint()
        inside = (number >= start) & (number < start + _BLOCK)
        holds = np.zeros((size, _BLOCK))
        holds[version[inside], number[inside] - start] = 1
        shared += holds @ holds.T
    return shared
