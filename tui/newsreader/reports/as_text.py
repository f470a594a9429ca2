"""A comparison as plain text, for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from newsreader.model import Comparison, Judgement, Verdict
from newsreader.text.bare import count_deceptive
from newsreader.text.terminal import safe

GLYPHS = {Verdict.CONFIRMED: "●", Verdict.REPHRASED: "◐", Verdict.OMITTED: "○", None: " "}
VERBS = {Verdict.CONFIRMED: "confirms", Verdict.REPHRASED: "rephrases", Verdict.OMITTED: "omits"}


def comparison_as_text(comparison: Comparison, width: int = 100) -> str:
    """The comparison as lines of at most `width` columns of Latin text, safe for a terminal."""
    lines = [safe(comparison.story.title), *_copies(comparison, width)]
    for version in range(len(comparison.story.versions)):
        lines += ["", *_version(comparison, version, width)]
    return "\n".join(lines) + "\n"


def counts_in_words(comparison: Comparison, version: int) -> str:
    """Such as "● 3 confirmed  ◐ 14 rephrased  ○ 3 omitted"."""
    counts = comparison.counts(version)
    return "  ".join(f"{GLYPHS[verdict]} {count} {verdict}" for verdict, count in counts.items())


def _copies(comparison: Comparison, width: int) -> Iterator[str]:
    """A line for every group of versions that are one witness."""
    story = comparison.story
    for group in comparison.copies:
        names = ", ".join(f"{story.version_id(v)} {story.version_name(v)}".rstrip() for v in group)
        yield from wrap(safe(f"copies of one another, one witness: {names}"), width, subsequent_indent="  ")


def _inner_conflicts(comparison: Comparison, version: int, width: int) -> Iterator[str]:
    """What the article contradicts itself in."""
    story = comparison.story
    text = story.versions[version].text
    for conflict in comparison.inner_conflicts[version] if comparison.inner_conflicts else ():
        here = text[conflict.here.start : conflict.here.end]
        there = text[conflict.there.start : conflict.there.end]
        where = f"{story.version_id(version)}{conflict.sentence}"
        line = f"⚑ contradicts itself, {conflict.kind}: first “{here}”, then in {where} “{there}”"
        yield from wrap(safe(line), width, initial_indent=" " * 3, subsequent_indent=" " * 5)


def _version(comparison: Comparison, version: int, width: int) -> Iterator[str]:
    story = comparison.story
    article = story.versions[version]
    yield safe(f"{story.version_id(version)}  {story.version_name(version)}: {article.headline}".rstrip(": "))
    yield "   " + counts_in_words(comparison, version)
    deceptive = count_deceptive(article.text).in_words
    if deceptive:
        yield f"   {deceptive}"
    yield from _inner_conflicts(comparison, version, width)
    for sentence in article.sentences:
        glyph = GLYPHS[comparison.colour(version, sentence.index)]
        text = safe(article.sentence_text(sentence.index))
        head = f" {glyph} {sentence.index:>3} "
        yield from wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head)) or [head]
        for other, judgement in comparison.against(version, sentence.index):
            yield from _judgement(comparison, version, other, judgement, width)


def _judgement(
    comparison: Comparison, version: int, other: int, judgement: Judgement, width: int
) -> Iterator[str]:
    story = comparison.story
    where = ", ".join(f"{story.version_id(other)}{match.sentence}" for match in judgement.matches)
    sure = f"{judgement.confidence:.0%}{', unsure' if judgement.is_unsure() else ''}"
    line = f"{story.version_id(other)} {VERBS[judgement.verdict]} this ({sure})"
    line += f" in {where}" if where else ""
    line += ", in part" if judgement.partial else ""
    line += f": {'; '.join(judgement.why)}" if judgement.why else ""
    yield from wrap(safe(line), width, initial_indent=" " * 9, subsequent_indent=" " * 11)
    for conflict in judgement.conflicts:
        here = story.versions[version].text[conflict.here.start : conflict.here.end]
        there = story.versions[other].text[conflict.there.start : conflict.there.end]
        line = f"⚑ {conflict.kind}: here “{here}”, in {story.version_id(other)}{conflict.sentence} “{there}”"
        yield from wrap(safe(line), width, initial_indent=" " * 9, subsequent_indent=" " * 11)
