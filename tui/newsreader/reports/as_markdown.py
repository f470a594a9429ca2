"""A story as Markdown (CommonMark) for a desk: what is in dispute, what to check, what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.analysis.corrections import in_words
from newsreader.annotations.exchange.markdown import escaped
from newsreader.model import Mention, Place, Standing
from newsreader.reports.citations import citation
from newsreader.reports.in_words import (
    names_in_words,
    quoted_in_words,
    quoted_words,
    rest_in_words,
    source_in_words,
    speaker_of,
)
from newsreader.reports.outline import Fact, Outline, Part
from newsreader.text.terminal import safe


def outline_as_markdown(outline: Outline) -> str:
    """The story as Markdown. Whatever stands in an article stays text, and what is hidden has a stand-in."""
    parts = {
        Part.DISPUTES: _disputes,
        Part.COVERAGE: _coverage,
        Part.CHECKS: _checks,
        Part.CORRECTIONS: _corrections,
        Part.DECEPTIVE: _deceptive,
        Part.QUOTATIONS: _quotations,
        Part.LEFT_OUT: _left_out,
        Part.NAMING: _naming,
        Part.FIGURES: _figures,
        Part.NOTES: _notes,
        Part.METHOD: _method,
    }
    lines = [f"# {_text(outline.story.title)}", "", f"**{_text(outline.result.in_words)}**"]
    for part, write in parts.items():
        if outline.has(part):
            lines += write(outline)
    return "\n".join(lines) + "\n"


def _text(words: str) -> str:
    return escaped(" ".join(safe(words).split()))


def _sentence(outline: Outline, place: Place) -> str:
    return f"{_text(outline.words(place))} ({outline.where(place)})"


def _words(outline: Outline, mention: Mention) -> str:
    return _text(outline.story.versions[mention.version].text[mention.start : mention.end])


def _disputes(outline: Outline) -> Iterator[str]:
    sure = outline.disputes(Standing.ASSERTED)
    perhaps, inner = outline.disputes(Standing.LISTED), outline.disputes(Standing.INNER)
    if sure:
        yield from ("", "## What they disagree on", "")
        for fact in sure:
            yield from _fact(outline, fact)
    if inner:
        yield from ("", "### One version against itself", "")
        for fact in inner:
            yield from _fact(outline, fact)
    if perhaps:
        yield from ("", "### Perhaps", "")
        for fact in perhaps:
            yield from _fact(outline, fact)


def _fact(outline: Outline, fact: Fact) -> Iterator[str]:
    yield f"- **{_text(fact.kind)}** – {_sentence(outline, fact.place)}"
    for side, camp in zip(fact.sides, fact.dispute.camps, strict=True):
        where = ", ".join(dict.fromkeys(outline.where(mention.place) for mention in camp.told))
        yield f"  - **{_text(side.value)}**: {_text(side.names)} ({where})"
    if fact.dispute.without:
        yield f"  - does not say: {_text(', '.join(map(outline.name, fact.dispute.without)))}"


def _coverage(outline: Outline) -> Iterator[str]:
    yield from ("", "## The versions", "")
    for one in outline.coverage:
        counts = f"{one.in_words}; leaves out {one.left_out}, alone tells {one.alone}"
        yield f"- **{one.id} {_text(one.name)}**: {counts}"
        yield from (f"  - {_text(remark)}" for remark in one.remarks)


def _checks(outline: Outline) -> Iterator[str]:
    if outline.to_check:
        yield from ("", "## To check: told by one only", "")
    for one in outline.to_check:
        told = "; ".join([outline.name(one.places[0].version), *one.reasons, source_in_words(one.source)])
        yield f"- [ ] {_sentence(outline, one.places[0])} – {_text(told)}"
    if outline.unattributed:
        yield from ("", "## To check: told without a source that others name", "")
    for bare in outline.unattributed:
        others = "; ".join(
            f"{_text(outline.name(one.place.version))}: {_text(one.source.name)} ({outline.where(one.place)})"
            for one in bare.elsewhere
        )
        name = _text(outline.name(bare.here.version))
        yield f"- [ ] {_sentence(outline, bare.here)} – {name} in its own name; {others}"
    if outline.headlines:
        yield from ("", "## To check: headlines that the text does not carry", "")
    for gap in outline.headlines:
        held = ", ".join(f"“{_words(outline, one)}” ({outline.where(one.place)})" for one in gap.text[:2])
        below = f"; in the text: {held}" if held else ""
        whose = f" ({_text(gap.source)})" if gap.source else ""
        name, words = _text(outline.name(gap.version)), _words(outline, gap.headline)
        yield f"- [ ] {name}: “{words}” – {gap.fault}{whose}{below}"


def _corrections(outline: Outline) -> Iterator[str]:
    if outline.corrections:
        yield from ("", "## Changed after publication")
    for one in outline.corrections:
        yield from ("", f"### {_text(outline.name(one.version))}: {in_words(one.changes)}", "")
        for change in one.changes:
            yield f"- **{change.kind}**{' (the outlet says so)' * change.is_declared}"
            if change.before is not None:
                yield f"  - before: {_text(one.before.sentence_text(change.before))}"
            if change.after is not None:
                yield f"  - after: {_text(one.after.sentence_text(change.after))}"


def _deceptive(outline: Outline) -> Iterator[str]:
    if outline.deceptions:
        yield from ("", "## Not what it seems")
    for one in outline.coverage:
        listed, rest = outline.deceptions_of(one.version)
        if listed:
            yield from ("", f"### {_text(one.name)}", "")
        for word in listed:
            where = f"{outline.where(word.place)}, line {word.line}"
            yield f"- {where}: “{_text(word.written)}”, {_text(word.in_words)}"
        if rest:
            yield f"- and {rest:,} more"


def _quotations(outline: Outline) -> Iterator[str]:
    differing = [one for one in outline.utterances if one.is_reworded or one.conflicts]
    if not differing:
        return
    yield from ("", "## Quotations that differ", "")
    for one in differing:
        yield f"- **{_text(speaker_of(one))}**, {quoted_in_words(one, len(outline.coverage))}"
        for quoted in one.quoted:
            name = _text(outline.name(quoted.version))
            words = _text(quoted_words(outline.story, quoted))
            yield f"  - {name} ({outline.where(quoted.place)}): “{words}”"


def _left_out(outline: Outline) -> Iterator[str]:
    if not any(outline.left_out):
        return
    yield from ("", "## What each leaves out")
    for one, absent in zip(outline.coverage, outline.left_out, strict=True):
        if not absent:
            continue
        yield from ("", f"### {_text(one.name)}: {len(absent)}", "")
        shown = outline.listed(absent)
        for absence in shown:
            names = _text(names_in_words([outline.name(version) for version in absence.tellers]))
            unsure = "; unsure" if absence.cell.unsure else ""
            yield f"- {_sentence(outline, absence.place)} – {names}{unsure}"
        if len(shown) < len(absent):
            yield f"- {rest_in_words(len(absent) - len(shown), absent)}"


def _naming(outline: Outline) -> Iterator[str]:
    if outline.naming:
        yield from ("", "## What each calls it", "")
    for one in outline.naming:
        yield f"- **{_text(one.what)}** ({one.named})"
        for version, used in enumerate(one.used):
            if used:
                names = "; ".join(
                    f"{_text(name.words)} ({outline.where(name.mentions[0].place)})" for name in used
                )
                yield f"  - {_text(outline.name(version))}: {names}"


def _figures(outline: Outline) -> Iterator[str]:
    found = outline.figures
    yield from ("", "## In figures", "")
    for one in found.outlets:
        stands = f"of {one.conflicts} facts in conflict {one.won} with the most witnesses, {one.lost} against"
        first = f"; first with {one.first} of {one.timed} claims" if one.timed else ""
        yield f"- **{_text(one.outlet)}**: {one.claims} claims, {one.alone} alone; {stands}{first}"
    for pair in found.pairs:
        if pair.shared is not None:
            names = f"{_text(pair.one)} and {_text(pair.other)}"
            yield f"- {names}: both tell {pair.both} of {pair.either} claims ({pair.shared:.0%})"


def _notes(outline: Outline) -> Iterator[str]:
    if outline.remarks:
        yield from ("", "## Notes", "")
    for one in outline.remarks:
        article = outline.story.versions[one.version]
        place = Place(one.version, article.sentence_at(one.span.start))
        words = _text(article.text[one.span.start : one.span.end])
        tags = " ".join(f"#{_text(tag)}" for tag in one.note.tags)
        who = f" ({_text(one.note.author)})" if one.note.author else ""
        said = _text(one.note.comment)
        yield f"- {outline.where(place)} “{words}”: {' '.join(filter(None, (said, tags)))}{who}"


def _method(outline: Outline) -> Iterator[str]:
    yield from ("", "## Sources", "")
    for one in outline.coverage:
        yield f"- {one.id}: {_text(citation(one.article))}; `{one.article.sha256}` (SHA-256 of the text)"
    yield ""
    yield (
        "Sentences are named by the letter of their version and their number. Every sentence was compared "
        "with every other version by newsreader; who says what is judged, not what is true."
    )
