"""The versions of a story as lines to be read or heard one after the other, with the verdicts in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsreader.analysis.saying import conflict_in_words, is_almost
from newsreader.analysis.second_opinions import is_second, second_opinions
from newsreader.model import Comparison, Judgement, Role, Verdict
from newsreader.text.terminal import safe

_FEW = 3
"""So many versions are named; more are counted."""
_QUIET = {Role.HEADING: "heading", Role.BOILERPLATE: "page furniture", Role.CORRECTION: "note of the editors"}
"""Sentences that make no claim, in a word."""
SECOND = "second opinion: "
"""Before a verdict of a second reader."""


def comparison_as_reading(
    comparison: Comparison,
    versions: Collection[int] | None = None,
    against: Collection[int] | None = None,
) -> Iterator[str]:
    """Some versions (all, unless given) read against some others, in lines that are safe for a terminal.

    The title of the story, and for each version an empty line, one that says which it is, and one for each
    sentence: `A3: the sentence (confirmed by The Lantern; omitted by 2)`. Sentences count from 1, as on the
    screen; what stands behind the last opening bracket are the verdicts, joined by semicolons.
    """
    yield safe(comparison.story.title)
    for version in range(len(comparison.story.versions)):
        if versions is None or version in versions:
            yield ""
            yield safe(_head(comparison, version, against))
            for sentence in comparison.story.versions[version].sentences:
                yield safe(_line(comparison, version, sentence.index, against))


def _head(comparison: Comparison, version: int, against: Collection[int] | None) -> str:
    story = comparison.story
    article = story.versions[version]
    parts = [f"{story.version_id(version)}: {story.version_name(version)}", article.published[:10]]
    parts += [article.headline]
    counts = [f"{count} {verdict}" for verdict, count in comparison.counts(version, against).items()]
    if contested := len(comparison.contested(version, against)):
        counts.append(f"{contested} contested")
    if len(story.versions) > 1:
        parts.append(", ".join(counts))
    if article.beginning_only:
        parts.append("only the beginning")
    parts.append(second_opinions(comparison, version, against).in_words)
    return "; ".join(filter(None, parts))


def _line(comparison: Comparison, version: int, index: int, against: Collection[int] | None) -> str:
    story = comparison.story
    article = story.versions[version]
    role = article.sentences[index].role
    said = list(_inner(comparison, version, index))
    said += [_QUIET[role]] if role in _QUIET else list(_verdicts(comparison, version, index, against))
    text = " ".join(article.sentence_text(index).split())
    where = f"{story.version_id(version)}{index + 1}"
    return f"{where}: {text} ({'; '.join(said)})" if said else f"{where}: {text}"


def _inner(comparison: Comparison, version: int, index: int) -> Iterator[str]:
    """What the article contradicts itself in, at the sentence that tells it first."""
    article = comparison.story.versions[version]
    for conflict in comparison.inner_conflicts[version] if comparison.inner_conflicts else ():
        if article.sentence_at(conflict.here.start) == index:
            where = f"{comparison.story.version_id(version)}{conflict.sentence + 1}"
            yield f"contradicted in {where}: {conflict_in_words(conflict, article.text, article.text)}"


def _verdicts(
    comparison: Comparison, version: int, index: int, against: Collection[int] | None
) -> Iterator[str]:
    """What the others do with a sentence: those that contradict it first, then the strongest verdict."""
    story = comparison.story
    found = [
        (other, judgement)
        for other, judgement in comparison.against(version, index)
        if against is None or other in against
    ]
    for other, judgement in found:
        if judgement.conflicts:
            facts = _facts(comparison, version, other, judgement)
            yield f"in conflict with {story.version_name(other)}: {facts}"
    kinds: dict[str, list[int]] = {}
    for verdict in Verdict:
        for doubt in ("", "almost ", "perhaps ", SECOND):
            kinds[f"{doubt}{verdict} by"] = []
    kinds["unknown of"] = []
    for other, judgement in found:
        if not judgement.conflicts:
            kinds[_kind(judgement)].append(other)
    for words, others in kinds.items():
        if others:
            yield f"{words} {_names(comparison, others, len(found))}"


def _kind(judgement: Judgement) -> str:
    if judgement.unknown:
        return "unknown of"
    if is_second(judgement):
        return f"{SECOND}{judgement.verdict} by"
    doubt = "almost " if is_almost(judgement) else "perhaps " if judgement.is_unsure() else ""
    return f"{doubt}{judgement.verdict} by"


def _names(comparison: Comparison, others: list[int], count: int) -> str:
    """`The Lantern`, `The Lantern and Harbor Wire`, `5`, `all 5`."""
    if len(others) == count > 1:
        return f"all {count}"
    if len(others) > _FEW:
        return str(len(others))
    names = [comparison.story.version_name(other) for other in others]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _facts(comparison: Comparison, version: int, other: int, judgement: Judgement) -> str:
    here, there = comparison.story.versions[version].text, comparison.story.versions[other].text
    return ", ".join(conflict_in_words(conflict, here, there) for conflict in judgement.conflicts)
