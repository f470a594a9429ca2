"""A comparison as plain text, for a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten, wrap

from newsreader.analysis.camps import in_words, names_of, tally_in_words
from newsreader.analysis.saying import (
    ALMOST,
    UNKNOWN,
    conflict_in_words,
    differing_words,
    dispute_kind,
    in_percent,
    is_almost,
    kind_in_words,
    only_beginning,
    says,
    what_is_compared,
)
from newsreader.analysis.second_opinions import SIGN, is_second, second_opinions
from newsreader.model import Article, Comparison, Judgement, Standing
from newsreader.reports.signs import FLAG, GLYPHS, UNKNOWN_GLYPH, sign_of
from newsreader.text.bare import count_deceptive
from newsreader.text.terminal import safe

_MOST_WORDS = 5
"""Of a version that are not what they seem, named one by one."""


def comparison_as_text(comparison: Comparison, width: int = 100) -> str:
    """The comparison as lines of at most `width` columns of Latin text, safe for a terminal."""
    lines = [safe(comparison.story.title), *_copies(comparison, width)]
    if second := second_opinions(comparison).in_words:
        lines += wrap(f"{SIGN} {safe(second)}", width, subsequent_indent="  ")
    lines += _disputes(comparison, width)
    for version in range(len(comparison.story.versions)):
        lines += ["", *_version(comparison, version, width)]
    return "\n".join(lines) + "\n"


def counts_in_words(comparison: Comparison, version: int) -> str:
    """Such as "● 3 confirmed  ◐ 14 rephrased  ○ 3 omitted  ⚑ 2 contested"."""
    counts = [f"{GLYPHS[verdict]} {count} {verdict}" for verdict, count in comparison.counts(version).items()]
    contested = len(comparison.contested(version))
    sentences = range(len(comparison.judgements[version]))
    unknown = sum(comparison.is_unknown(version, sentence) for sentence in sentences)
    counts += [f"{FLAG} {contested} contested"] if contested else []
    return "  ".join([*counts, f"{UNKNOWN_GLYPH} {unknown} {UNKNOWN}"] if unknown else counts)


def _copies(comparison: Comparison, width: int) -> Iterator[str]:
    """A line for every group of versions that are one witness."""
    story = comparison.story
    for group in comparison.copies:
        names = ", ".join(f"{story.version_id(v)} {story.version_name(v)}".rstrip() for v in group)
        yield from wrap(safe(f"copies of one another, one witness: {names}"), width, subsequent_indent="  ")


def _disputes(comparison: Comparison, width: int) -> Iterator[str]:
    """Every fact on which versions differ, and who says what; what one differs in itself stands with it."""
    found = [one for one in comparison.disputes if one.standing is not Standing.INNER]
    if not found:
        return
    yield from ("", tally_in_words(found))
    for one in sorted(found, key=lambda dispute: dispute.standing is Standing.LISTED):
        mark, perhaps = (FLAG, "") if one.standing is Standing.ASSERTED else ("·", ", perhaps")
        line = f"{mark} {dispute_kind(one)}{perhaps} · {in_words(comparison, one)}"
        if one.without:
            line += f" · not said: {names_of(comparison.story, one.without)}"
        yield from wrap(safe(line), width, initial_indent=" ", subsequent_indent=" " * 3)
        first = one.camps[0].told[0]
        place = f"{comparison.story.version_id(first.version)}{first.sentence + 1}"
        text = comparison.story.versions[first.version].sentence_text(first.sentence)
        yield "   " + shorten(f"{place} {safe(text)}", width - 3, placeholder=" …")


def _inner_conflicts(comparison: Comparison, version: int, width: int) -> Iterator[str]:
    """What the article contradicts itself in."""
    story = comparison.story
    text = story.versions[version].text
    for conflict in comparison.inner_conflicts[version] if comparison.inner_conflicts else ():
        here = text[conflict.here.start : conflict.here.end]
        there = text[conflict.there.start : conflict.there.end]
        where = f"{story.version_id(version)}{conflict.sentence + 1}"
        kind = kind_in_words(conflict.kind, here, there)
        line = f"⚑ contradicts itself, {kind}: first “{here}”, then in {where} “{there}”"
        yield from wrap(safe(line), width, initial_indent=" " * 3, subsequent_indent=" " * 5)


def _version(comparison: Comparison, version: int, width: int) -> Iterator[str]:
    story = comparison.story
    article = story.versions[version]
    yield safe(f"{story.version_id(version)}  {story.version_name(version)}: {article.headline}".rstrip(": "))
    yield "   " + counts_in_words(comparison, version)
    if article.beginning_only:
        yield f"   {only_beginning('it')}: what it does not tell is {UNKNOWN}"
    partly = what_is_compared(comparison, version)
    if partly:
        yield f"   {safe(partly)}"
    deceptive = count_deceptive(article.text).in_words
    if deceptive:
        yield f"   {deceptive}"
        yield from _deceptions(article, version, width)
    yield from _inner_conflicts(comparison, version, width)
    for sentence in article.sentences:
        glyph = sign_of(comparison, version, sentence.index).glyph
        text = safe(article.sentence_text(sentence.index))
        head = f" {glyph} {sentence.index + 1:>3} "
        yield from wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head)) or [head]
        for other, judgement in comparison.against(version, sentence.index):
            yield from _judgement(comparison, version, other, judgement, width)


def _deceptions(article: Article, version: int, width: int) -> Iterator[str]:
    """Where the characters are that are not what they seem: the first of them."""
    from newsreader.analysis.deceptive import deceptions_in  # few texts need it

    found = list(deceptions_in(article, version))
    for one in found[:_MOST_WORDS]:
        line = f"sentence {one.sentence + 1}, line {one.line}: “{one.written}”, {one.in_words}"
        yield from wrap(safe(line), width, initial_indent=" " * 5, subsequent_indent=" " * 7)
    if len(found) > _MOST_WORDS:
        yield f"     and {len(found) - _MOST_WORDS:,} more"


def _judgement(
    comparison: Comparison, version: int, other: int, judgement: Judgement, width: int
) -> Iterator[str]:
    story = comparison.story
    where = ", ".join(f"{story.version_id(other)}{match.sentence + 1}" for match in judgement.matches)
    line = f"{story.version_id(other)} {says(judgement)}"
    if judgement.unknown:
        line += f": {only_beginning('it')}"
        yield from wrap(safe(line), width, initial_indent=" " * 9, subsequent_indent=" " * 11)
        return
    reasons = list(judgement.why)
    if judgement.conflicts:
        line = f"{FLAG} {line}: {'; '.join(_conflicts(comparison, version, other, judgement))}"
    elif is_almost(judgement):
        pairs = differing_words(story, version, other, judgement)
        reasons = [f"{ALMOST}: {', '.join(f'{here} / {there}' for here, there in pairs)}", *reasons]
    if not judgement.conflicts and not is_almost(judgement):
        unsure = ", unsure" if judgement.is_unsure() else ""
        line += f" ({SIGN})" if is_second(judgement) else f" ({in_percent(judgement.confidence)}{unsure})"
    line += f" in {where}" if where else ""
    line += ", in part" if judgement.partial else ""
    line += f": {'; '.join(reasons)}" if reasons else ""
    yield from wrap(safe(line), width, initial_indent=" " * 9, subsequent_indent=" " * 11)


def _conflicts(comparison: Comparison, version: int, other: int, judgement: Judgement) -> Iterator[str]:
    """Such as: figure “12” / “17”, what is said here first."""
    story = comparison.story
    for conflict in judgement.conflicts:
        yield conflict_in_words(conflict, story.versions[version].text, story.versions[other].text)
