"""Rulings as a table of labels, the form in which stories are labelled by hand to measure the engine.

Six columns divided by tabs, no header: sentence (A3), other version (B), confirm / rephrase / omit, the
matching sentences divided by commas, partial, conflict. The last two stay empty: a ruling does not tell them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsreader.annotations.anchoring.finding import Placed, find
from newsreader.model import Anchor, Article, ArticleIdentity, Ruling, Span, Story, Verdict

Originals = Callable[[str], str | None]
"""The text of an article as it was, by its SHA-256; None if nobody has it."""
LABELS = {Verdict.CONFIRMED: "confirm", Verdict.REPHRASED: "rephrase", Verdict.OMITTED: "omit"}


@dataclass(frozen=True, slots=True)
class RuledSentence:
    """A ruling, located in a story."""

    version: int
    sentence: int
    other: int
    verdict: Verdict
    matches: tuple[int, ...]
    """Sentences of the other version, in the order of the ruling."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A ruling or note that has no place in a story."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class LocatedRulings:
    """The rulings of one reader on one story."""

    rulings: tuple[RuledSentence, ...]
    """By version, sentence and other version; at most one for each."""
    unplaced: tuple[Unplaced, ...]


def version_of(identity: ArticleIdentity, story: Story) -> int | None:
    """The version that an identity names: by digest, then address, then path, then outlet and title.

    None when none fits, or several fit equally.
    """
    tests: tuple[Callable[[Article], bool], ...] = (
        lambda article: bool(identity.sha256) and article.sha256 == identity.sha256,
        lambda article: bool(identity.url) and article.url == identity.url,
        lambda article: bool(identity.path) and article.path == identity.path,
        lambda article: (
            bool(identity.title) and (article.outlet, article.headline) == (identity.outlet, identity.title)
        ),
    )
    fitting = list(range(len(story.versions)))
    found = False
    for test in tests:
        narrower = [version for version in fitting if test(story.versions[version])]
        if narrower:
            fitting, found = narrower, True
    return fitting[0] if found and len(fitting) == 1 else None


def sentence_of(anchor: Anchor, article: Article, original: str | None = None) -> int | None:
    """The sentence that a passage is; None when it is not found or shares no more than half with any.

    `original` is the text the anchor was made on, if it is still there.
    """
    finding = find(anchor, article.text, original)
    if not isinstance(finding, Placed):
        return None
    # A sentence that shares more than half with it holds its middle.
    index = article.sentence_at((finding.span.start + finding.span.end) // 2)
    if index < 0:
        return None
    sentence = article.sentences[index]
    return index if overlap(finding.span, Span(sentence.start, sentence.end)) > 0.5 else None


def overlap(one: Span, other: Span) -> float:
    """0 to 1: what two spans share of what they cover together (Jaccard 1901)."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def locate(rulings: Sequence[Ruling], story: Story, originals: Originals = lambda _: None) -> LocatedRulings:
    """Where the rulings of one reader stand in a story. The last modified of several on one pair counts."""
    located: dict[tuple[int, int, int], RuledSentence] = {}
    unplaced: list[Unplaced] = []
    for ruling in sorted(rulings, key=lambda ruling: (ruling.modified or ruling.created, ruling.id)):
        result = _located(ruling, story, originals)
        if isinstance(result, str):
            unplaced.append(Unplaced(ruling.id, result))
        else:
            located[result.version, result.sentence, result.other] = result
    return LocatedRulings(tuple(located[key] for key in sorted(located)), tuple(unplaced))


def to_labels(
    rulings: Sequence[Ruling], story: Story, originals: Originals = lambda _: None
) -> tuple[bytes, tuple[Unplaced, ...]]:
    """(the table as UTF-8, the rulings that could not be placed in the story)."""
    found = locate(rulings, story, originals)
    lines = []
    for ruled in found.rulings:
        here, there = story.version_id(ruled.version), story.version_id(ruled.other)
        matches = ",".join(f"{there}{match}" for match in ruled.matches)
        lines.append(f"{here}{ruled.sentence}\t{there}\t{LABELS[ruled.verdict]}\t{matches}\t\t\n")
    return "".join(lines).encode("utf-8"), found.unplaced


def _located(ruling: Ruling, story: Story, originals: Originals) -> RuledSentence | str:
    """The ruling in the story, or why it has no place in it."""
    version, other = version_of(ruling.article, story), version_of(ruling.other, story)
    if version is None or other is None:
        return (
            "its article is not in the story" if version is None else "its other version is not in the story"
        )
    if version == other:
        return "its article and its other version are the same"
    sentence = sentence_of(ruling.anchor, story.versions[version], originals(ruling.article.sha256))
    if sentence is None:
        return "its sentence is not found for certain"
    original = originals(ruling.other.sha256) if ruling.matches else None
    matches = [sentence_of(match, story.versions[other], original) for match in ruling.matches]
    placed = [match for match in matches if match is not None]
    if len(placed) < len(matches):
        return "a matching sentence is not found for certain"
    return RuledSentence(version, sentence, other, ruling.verdict, tuple(dict.fromkeys(placed)))
