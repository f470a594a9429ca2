"""What outlets changed in their articles after publication, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from newsreader.model import Article, Role, Sentence, Span, Story
from newsreader.model.article import normal_address
from newsreader.records import dataclass
from newsreader.sources.folders import are_snapshots
from newsreader.sources.targets import COMMIT
from newsreader.text.bare import bare
from newsreader.text.folding import fold_typography
from newsreader.text.lexicon.numbers import NUMERALS
from newsreader.text.patterns import pattern
from newsreader.text.word_diff import likeness, word_diff

ALIKE = 0.5
"""Share of all their words that two sentences have in common, in one order, when one became the other."""
_MOST_PAIRS = 40_000
"""Pairs of sentences that are held against each other wherever they stand; beyond, only those between the
same unchanged ones."""
_WORD = pattern(r"\w+")


class ChangeKind(StrEnum):
    """What became of a sentence."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    FIGURE = "figure changed"
    """It is reworded, and a number is among the words that differ."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that is not as it was."""

    kind: ChangeKind
    before: int | None
    """The sentence of the earlier text; None where it was added."""
    after: int | None
    """The sentence of the later text; None where it was removed."""
    at: int
    """The sentence of the later text that it is, or before which, or at last behind which, it stood."""
    gone: tuple[Span, ...] = ()
    """Words of the earlier text that the later one has not there."""
    new: tuple[Span, ...] = ()
    """Words of the later text that the earlier one had not there."""
    is_declared: bool = False
    """It is a correction or an editor's note: the outlet says itself that something was changed."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What an outlet changed from one text of an article to the next."""

    version: int
    """The version of the story whose earlier, or own, text the later one is."""
    before: Article
    after: Article
    after_version: int | None
    """The version that the later text is; None for a text that was changed again since."""
    changes: tuple[Change, ...]
    """In the order of the later text, never none; what was removed stands where it stood."""


def corrections(story: Story) -> tuple[Correction, ...]:
    """What was changed in the articles of a story, of which several texts are known: those kept with a
    version, and versions that are texts of one address, of one file's history, or snapshots of one article.

    In the order of the story, of one article the first change first.
    """
    return tuple(one for chain in _chains(story) for one in _of_chain(chain))


_Text = tuple[int, int | None, Article]
"""The version that it belongs to; the version that it is, if it is one; the text."""


def _chains(story: Story) -> Iterator[list[_Text]]:
    """The texts of each article, the first one first."""
    chains: defaultdict[str, list[_Text]] = defaultdict(list)
    paths = [article.path for article in story.versions]
    is_one = all(paths) and are_snapshots([Path(path) for path in paths])
    for version, article in enumerate(story.versions):
        chain = chains["" if is_one else _address(article) or str(version)]
        kept = story.earlier[version] if version < len(story.earlier) else ()
        chain += [(version, None, earlier) for earlier in kept]
        chain.append((version, version, article))
    yield from chains.values()


def _address(article: Article) -> str:
    """What all texts of an article have in common: its address, or the file of its history; else empty."""
    file, is_commit, _ = article.provenance.place.partition(COMMIT)
    return f"{COMMIT}{file}" if is_commit else normal_address(article.url)


def _of_chain(chain: Sequence[_Text]) -> Iterator[Correction]:
    for (_, _, before), (version, is_version, after) in pairwise(chain):
        changes = find_changes(before, after)
        if changes:
            yield Correction(version, before, after, is_version, changes)


@lru_cache(maxsize=64)
def find_changes(before: Article, after: Article) -> tuple[Change, ...]:
    """What differs between two texts of one article, sentence by sentence.

    Equal sentences are paired by their longest common subsequence, then those that were moved; of the rest
    those that share half of their words became each other, the likest first. Case, the form of quotation
    marks and page furniture do not count.
    """
    here, there = _sentences(before), _sentences(after)
    old, new = [_plain(before, s) for s in here], [_plain(after, s) for s in there]
    gaps = _gaps(old, new)
    left, come = _without_moved(old, new, gaps)
    pairs: dict[int, int] = {}
    wholes = [(left, come)] if len(left) * len(come) <= _MOST_PAIRS else []
    for olds, news in (*gaps, *wholes):
        _pair(before, after, here, there, left.intersection(olds), come.intersection(news), pairs)
        left -= pairs.keys()
        come -= set(pairs.values())
    changes: list[tuple[tuple[int, int, int], Change]] = []
    for n in left:
        olds, news = next(gap for gap in gaps if n in gap[0])
        before_it = (pairs[old] + 1 for old in range(olds.start, n) if pairs.get(old) in news)
        at = max(before_it, default=news.start)
        behind = there[min(at, len(there) - 1)].index if there else 0
        changes.append(((at, 0, n), _removed(here[n], behind)))
    changes += [((n, 1, n), _added(there[n])) for n in come]
    changes += [((n, 1, n), _reworded(before, after, here[old], there[n])) for old, n in pairs.items()]
    return tuple(change for _, change in sorted(changes, key=lambda change: change[0]))


def _sentences(article: Article) -> list[Sentence]:
    return [s for s in article.sentences if s.role is not Role.BOILERPLATE]


@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> str:
    return " ".join(fold_typography(bare(text).text).casefold().split())


def _plain(article: Article, sentence: Sentence) -> str:
    return _folded(article.text[sentence.claim_start : sentence.end])


def _gaps(old: Sequence[str], new: Sequence[str]) -> list[tuple[range, range]]:
    """The stretches of both between sentences that stayed where they were."""
    from rapidfuzz.distance import Indel

    gaps: list[tuple[range, range]] = []
    for one in Indel.opcodes(old, new):
        if one.tag == "equal":
            continue
        olds, news = range(one.src_start, one.src_end), range(one.dest_start, one.dest_end)
        if gaps and (gaps[-1][0].stop, gaps[-1][1].stop) == (olds.start, news.start):
            last = gaps.pop()
            olds, news = range(last[0].start, olds.stop), range(last[1].start, news.stop)
        gaps.append((olds, news))
    return gaps


def _without_moved(
    old: Sequence[str], new: Sequence[str], gaps: Sequence[tuple[range, range]]
) -> tuple[set[int], set[int]]:
    """The sentences in the gaps but for those that only stand elsewhere now."""
    left = [n for olds, _ in gaps for n in olds]
    come = {n for _, news in gaps for n in news}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n in sorted(come, reverse=True):
        places[new[n]].append(n)
    stayed = set()
    for n in left:
        if places[old[n]]:
            stayed.add(n)
            come.discard(places[old[n]].pop())
    return set(left) - stayed, come


def _pair(
    before: Article,
    after: Article,
    here: Sequence[Sentence],
    there: Sequence[Sentence],
    olds: set[int],
    news: set[int],
    pairs: dict[int, int],
) -> None:
    """Pairs the sentences that became each other, the likest first."""
    alike: list[tuple[float, int, int]] = []
    for old in sorted(olds):
        words = before.text[here[old].claim_start : here[old].end]
        for new in sorted(news):
            both = here[old].role is Role.HEADLINE and there[new].role is Role.HEADLINE
            score = likeness(words, after.text[there[new].claim_start : there[new].end])
            if both or score >= ALIKE:
                alike.append((-1.0 - score if both else -score, old, new))
    taken: set[int] = set()
    for _, old, new in sorted(alike):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)


def _removed(sentence: Sentence, at: int) -> Change:
    whole = (Span(sentence.claim_start, sentence.end),)
    declared = sentence.role is Role.CORRECTION
    return Change(ChangeKind.REMOVED, sentence.index, None, at, whole, (), declared)


def _added(sentence: Sentence) -> Change:
    whole = (Span(sentence.claim_start, sentence.end),)
    declared = sentence.role is Role.CORRECTION
    return Change(ChangeKind.ADDED, None, sentence.index, sentence.index, (), whole, declared)


def _reworded(before: Article, after: Article, old: Sentence, new: Sentence) -> Change:
    here = before.text[old.claim_start : old.end]
    there = after.text[new.claim_start : new.end]
    gone, come = _differing(here, there, old.claim_start), _differing(there, here, new.claim_start)
    figure = _has_number(before, gone) or _has_number(after, come)
    kind = ChangeKind.FIGURE if figure else ChangeKind.REWORDED
    return Change(kind, old.index, new.index, new.index, gone, come, new.role is Role.CORRECTION)


def _differing(text: str, other: str, start: int) -> tuple[Span, ...]:
    spans = []
    for stretch in word_diff(text, other):
        if not stretch.shared:
            spans.append(Span(start, start + len(stretch.text)))
        start += len(stretch.text)
    return tuple(spans)


def _has_number(article: Article, spans: Sequence[Span]) -> bool:
    words = (word for span in spans for word in _WORD.findall(article.text[span.start : span.end].lower()))
    return any(word in NUMERALS or any(map(str.isdecimal, word)) for word in words)


def in_words(changes: Sequence[Change]) -> str:
    """Such as "1 figure changed, 2 reworded, 1 added"."""
    kinds = (ChangeKind.FIGURE, ChangeKind.REWORDED, ChangeKind.ADDED, ChangeKind.REMOVED)
    counts = ((sum(change.kind is kind for change in changes), kind.value) for kind in kinds)
    return ", ".join(
        f"{count} {kind.replace('figure', 'figures') if count > 1 else kind}"
        for count, kind in counts
        if count
    )
