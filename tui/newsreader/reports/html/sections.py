"""The parts of the page, in their order: what the outlets disagree on comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from newsreader import __version__
from newsreader.analysis.absences import Absence
from newsreader.analysis.camps import AGAINST_ITSELF, LETTERS
from newsreader.analysis.claim_table import Cell, ClaimRow
from newsreader.analysis.used import Naming, Used
from newsreader.model import Mention, Place, Standing
from newsreader.reports.citations import citation
from newsreader.reports.html.markup import (
    KINDS,
    glyph,
    heard,
    language,
    link,
    outward,
    scroller,
    section,
    text,
)
from newsreader.reports.in_words import (
    names_in_words,
    quoted_in_words,
    rest_in_words,
    source_in_words,
    speaker_of,
    wording,
)
from newsreader.reports.outline import Coverage, Fact, Outline, Part
from newsreader.reports.signs import Sign
from newsreader.text.word_diff import word_diff

COLUMNS = 5
"""Versions up to which each has a column of its own in the table of disagreements."""
CELLS = 8
"""Versions up to which each has a cell of its own in the table of claims."""

_BARS = {
    Sign.CONTESTED: 20,
    Sign.CONFIRMED: 20,
    Sign.ALMOST: 20,
    Sign.REPHRASED: 13,
    Sign.OMITTED: 6,
    Sign.UNKNOWN: 3,
}
"""Height of a sentence's bar of 20."""
_SPLIT = "v8h3v-8zm0 11v9h3v-9z"
"""A bar that is broken, of what is contested."""


def head(outline: Outline) -> str:
    """Title, result, and which versions these are."""
    story, result = outline.story, outline.result
    versions = "".join(_version(one) for one in outline.coverage)
    note = f'<p class="muted">{text(story.note)}</p>' if story.note else ""
    return (
        f'<header><p class="over">newsreader · {result.versions} versions of one story</p>'
        f"<h1>{text(story.title)}</h1>"
        f'<p class="result"><strong>{text(result.dispute_in_words)}</strong> '
        f"{text(result.claims_in_words)}</p>"
        f'<ol class="versions">{versions}</ol>{note}</header>\n'
    )


def _version(one: Coverage) -> str:
    article = one.article
    details = " · ".join(text(part) for part in (article.author, article.published[:10]) if part)
    headline = outward(article.url, text(article.headline)) if article.headline else ""
    return (
        f'<li><b class="id">{one.id}</b><span><b>{text(one.name)}</b> '
        f'<span{language(article)}>{headline}</span> <span class="muted">{details}</span></span></li>'
    )


def legend() -> str:
    """What the signs mean, in one line."""
    words = {
        Sign.CONFIRMED: "confirmed: another version says the same",
        Sign.REPHRASED: "told in other words",
        Sign.OMITTED: "omitted by the others",
        Sign.CONTESTED: "contested: another version tells it differently",
    }
    told = "".join(f"<li>{glyph(sign)} {meaning}</li>" for sign, meaning in words.items())
    return f'<ul class="legend" aria-label="Signs">{told}</ul>\n'


def disputes(outline: Outline) -> str:
    """Every fact on which versions disagree; then what may be one, and what one differs in itself."""
    sure = outline.disputes(Standing.ASSERTED)
    body = [_facts(outline, sure, "Disagreements")]
    perhaps, inner = outline.disputes(Standing.LISTED), outline.disputes(Standing.INNER)
    if perhaps:
        count = len(perhaps)
        differ = "place differs" if count == 1 else "places differ"
        title = f"{count} more {differ}, and may or may not be a disagreement"
        body.append(f"<details><summary>{title}</summary>{_camps(outline, perhaps)}</details>")
    if inner:
        body.append(f"<h3>{AGAINST_ITSELF.capitalize()}</h3>{_camps(outline, inner)}")
    none = "" if sure else "<p>None was found between the versions. Only sure ones are listed here.</p>"
    return section(Part.DISPUTES, "What they disagree on", [none, *body])


def _facts(outline: Outline, facts: Sequence[Fact], name: str) -> str:
    if not facts:
        return ""
    if len(outline.coverage) > COLUMNS:
        return _camps(outline, facts)
    heads = "".join(f'<th scope="col" role="columnheader">{text(one.name)}</th>' for one in outline.coverage)
    rows = "".join(_fact_row(outline, fact) for fact in facts)
    table = (
        '<table class="facts" role="table"><thead role="rowgroup"><tr role="row">'
        f'<th scope="col" role="columnheader">Fact</th>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )
    return scroller(name, table)


def _fact_row(outline: Outline, fact: Fact) -> str:
    cells = "".join(_fact_cell(outline, fact, one) for one in outline.coverage)
    return f'<tr role="row"><th scope="row" role="rowheader">{_fact_head(outline, fact)}</th>{cells}</tr>'


def _fact_head(outline: Outline, fact: Fact) -> str:
    article = outline.story.versions[fact.place.version]
    told = f'<span class="claim"{language(article)}>{text(outline.words(fact.place))}</span>'
    return f'<b class="kind">{text(fact.kind)}</b> {told}'


def _fact_cell(outline: Outline, fact: Fact, one: Coverage) -> str:
    name = f' data-name="{text(one.name)}"'
    said = fact.said_by(one.version)
    if said is None:
        tells = one.version in fact.dispute.without
        return f'<td role="cell"{name} class="none">{"does not say" if tells else "not told"}</td>'
    side, mention = said
    value = link(outline.where(mention.place), text(side.value))
    if fact.is_dissent(one.version):
        return f'<td role="cell"{name} class="dissent"><strong>{value}</strong></td>'
    return f'<td role="cell"{name}>{value}</td>'


def _camps(outline: Outline, facts: Iterable[Fact]) -> str:
    """Facts as a list: what each camp says, and who is in it."""
    items = []
    for fact in facts:
        camps = "".join(
            f"<li{_minor(fact, number)}>{_mentioned(outline, fact, number)} "
            f'<span class="muted">{text(side.names)}</span></li>'
            for number, side in enumerate(fact.sides)
        )
        silent = ", ".join(map(outline.name, fact.dispute.without))
        without = f'<li class="none">does not say: {text(silent)}</li>' if silent else ""
        items.append(f'<li>{_fact_head(outline, fact)}<ul class="camps">{camps}{without}</ul></li>')
    return f'<ul class="plain">{"".join(items)}</ul>'


def _minor(fact: Fact, number: int) -> str:
    even = not any(side.is_minor for side in fact.sides)
    return ' class="dissent"' if fact.sides[number].is_minor or even else ""


def _mentioned(outline: Outline, fact: Fact, number: int) -> str:
    first = fact.dispute.camps[number].told[0]
    return f"<strong>{link(outline.where(first.place), text(fact.sides[number].value))}</strong>"


def coverage(outline: Outline) -> str:
    """Each version as a row of bars, a sentence a bar."""
    longest = max((len(one.signs) for one in outline.coverage), default=0)
    rows = "".join(_glance(one, longest) for one in outline.coverage)
    lead = (
        "A bar is a sentence, in its order. Tall: confirmed; broken: contested; half: told in other words; "
        "low: omitted."
    )
    return section(Part.COVERAGE, "Each version at a glance", [f'<ul class="glance">{rows}</ul>'], lead)


def _glance(one: Coverage, longest: int) -> str:
    alone = f" · alone tells {one.alone}" if one.alone else ""
    out = f" · leaves out {one.left_out}" if one.left_out else ""
    remarks = "".join(f"<li>{text(remark)}</li>" for remark in one.remarks)
    notices = f'<ul class="muted">{remarks}</ul>' if remarks else ""
    return (
        f'<li><a href="#{one.id}"><b class="id">{one.id}</b> {text(one.name)}</a>{bars(one, longest)}'
        f'<span class="muted">{text(one.in_words)}{out}{alone}</span>{notices}</li>'
    )


def bars(one: Coverage, longest: int) -> str:
    """The sentences of a version as an image."""
    title = f"<title>{text(one.name)}: {text(one.in_words)}</title>"
    box = f"0 0 {4 * max(longest, 1)} 20"
    return f'<svg role="img" viewBox="{box}" preserveAspectRatio="none">{title}{bars_of(one)}</svg>'


def bars_of(one: Coverage) -> str:
    """A bar a sentence, four units apart: a path for each sign, whose class is its kind."""
    paths = []
    for sign, height in _BARS.items():
        at = [number for number, found in enumerate(one.signs) if found is sign]
        if at:
            drawn = _SPLIT if sign is Sign.CONTESTED else f"m0 {20 - height}v{height}h3v-{height}z"
            lines = "".join(f"M{4 * number} 0{drawn}" for number in at)
            paths.append(f'<path class="{KINDS[sign]}" d="{lines}"/>')
    return "".join(paths)


def matrix(outline: Outline) -> str:
    """Every claim, and how each version tells it."""
    if not outline.rows:
        return ""
    many = len(outline.coverage) > CELLS
    heads = "".join(
        f'<th scope="col"><abbr title="{text(one.name)}">{one.id}</abbr></th>' for one in outline.coverage
    )
    if many:
        ids = f"{outline.coverage[0].id} to {outline.coverage[-1].id}"
        heads = f'<th scope="col">{ids}</th>'
    rows = "".join(_claim_row(outline, row, many) for row in outline.rows)
    table = (
        f'<table class="matrix"><thead><tr><th scope="col">Claim</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    lead = (
        "Where versions are in conflict on a claim, letters stand for camps: those with one letter say the "
        "same, a is the camp with the most witnesses."
    )
    return section(Part.MATRIX, "Who tells what", [scroller("Claims", table)], lead)


def _claim_row(outline: Outline, row: ClaimRow, many: bool) -> str:
    place = Place(*row.claim.representative)
    article = outline.story.versions[place.version]
    name = outline.where(place)
    words = f"<span{language(article)}>{text(outline.words(place))}</span>"
    cells = _run(outline, row) if many else "".join(map(_cell, row.cells))
    return f'<tr><th scope="row">{link(name)} {words}</th>{cells}</tr>'


def _shown(cell: Cell) -> tuple[str, str, str]:
    """(class, sign, word) of a cell."""
    if cell.disputes:
        letter = LETTERS[min(cell.camp, len(LETTERS) - 1)]
        return ("c" if cell.in_majority else "x"), letter, f"camp {letter}"
    if cell.unknown:
        sign = Sign.UNKNOWN
    elif cell.almost:
        sign = Sign.ALMOST
    else:
        sign = Sign(cell.verdict.value)
    word = f"perhaps {sign}" if cell.unsure else str(sign)
    return KINDS[sign], sign.glyph + ("?" if cell.unsure else ""), word


def _cell(cell: Cell) -> str:
    kind, sign, word = _shown(cell)
    return f'<td class="{kind}"><span aria-hidden="true">{sign}</span>{heard(word)}</td>'


def _run(outline: Outline, row: ClaimRow) -> str:
    """The cells of many versions in one, those alike together."""
    drawn = [_shown(cell) for cell in row.cells]
    signs = "".join(
        f'<b class="{kind}">{"".join(sign[0] for _, sign, _ in group)}</b>'
        for kind, group in ((kind, list(found)) for kind, found in groupby(drawn, key=lambda one: one[0]))
    )
    told = sum(cell.is_told for cell in row.cells)
    disputed = row.disputed_by
    words = f"{told} of {len(row.cells)} tell it" + (f", {disputed} in conflict" if disputed else "")
    return f'<td><span class="run" aria-hidden="true">{signs}</span>{heard(words)}</td>'


def left_out(outline: Outline) -> str:
    """What each version leaves out, what most others vouch for first."""
    lists = []
    for one, absent in zip(outline.coverage, outline.left_out, strict=True):
        shown = outline.listed(absent)
        items = "".join(_absence(outline, absence) for absence in shown)
        rest = len(absent) - len(shown)
        more = f'<p class="muted">{rest_in_words(rest, absent)}</p>' if rest else ""
        if absent:
            lists.append(
                f"<details{' open' if len(outline.coverage) <= COLUMNS and len(shown) <= 6 else ''}>"
                f"<summary><b>{text(one.name)}</b> leaves out {len(absent)}</summary>"
                f"{f'<ul>{items}</ul>' if items else ''}{more}</details>"
            )
    return section(Part.LEFT_OUT, "What each leaves out", lists)


def _absence(outline: Outline, absence: Absence) -> str:
    unsure = " (unsure)" if absence.cell.unsure else ""
    names = names_in_words([outline.name(version) for version in absence.tellers])
    return _told(outline, absence.place, f"{text(names)}{unsure}")


def checks(outline: Outline) -> str:
    """What an editor should check before printing: a to-do list."""
    body = "".join((_single(outline), _background(outline), _headlines(outline)))
    return section(Part.CHECKS, "To check", [body])


def _single(outline: Outline) -> str:
    items = []
    for one in outline.to_check:
        place = one.places[0]
        told = [f"{outline.name(place.version)} alone", *one.reasons, source_in_words(one.source)]
        items.append(_told(outline, place, text(" · ".join(told))))
    return _list("Told by one only", items)


def _background(outline: Outline) -> str:
    items = []
    for one in outline.unattributed:
        others = "; ".join(
            f"{link(outline.where(other.place))} {text(outline.name(other.place.version))}: "
            f"{text(other.source.name)}"
            for other in one.elsewhere
        )
        name = text(outline.name(one.here.version))
        items.append(_told(outline, one.here, f"{name} tells it in its own name; with a source: {others}"))
    return _list("Told without a source that others name", items)


def _headlines(outline: Outline) -> str:
    items = []
    for gap in outline.headlines:
        held = "; ".join(
            f"{link(outline.where(mention.place))} “{text(_words(outline, mention))}”"
            for mention in gap.text[:2]
        )
        whose = f": {text(gap.source)}" if gap.source else ""
        words = text(_words(outline, gap.headline))
        name = text(outline.name(gap.version))
        below = f" · in the text: {held}" if held else ""
        items.append(
            f"<li>{link(outline.where(gap.headline.place))} “{words}” "
            f'<span class="muted">{name} · {gap.fault}{whose}{below}</span></li>'
        )
    return _list("Headlines that the text does not carry", items)


def _told(outline: Outline, place: Place, below: str) -> str:
    article = outline.story.versions[place.version]
    words = f"<span{language(article)}>{text(outline.words(place))}</span>"
    return f'<li>{link(outline.where(place))} {words} <span class="muted">{below}</span></li>'


def _list(title: str, items: Sequence[str]) -> str:
    return f'<h3>{title}</h3><ul class="todo">{"".join(items)}</ul>' if items else ""


def _words(outline: Outline, mention: Mention) -> str:
    article = outline.story.versions[mention.version]
    return " ".join(article.text[mention.start : mention.end].split())


def naming(outline: Outline) -> str:
    """What each version calls the same persons and things."""
    items = "".join(_naming(outline, one) for one in outline.naming)
    return section(Part.NAMING, "What each calls it", [f'<ul class="plain">{items}</ul>'] if items else [])


def _naming(outline: Outline, one: Naming) -> str:
    rows = "".join(
        f'<li><span class="muted">{text(outline.name(version))}</span> '
        f"{'; '.join(_used(outline, name) for name in used)}</li>"
        for version, used in enumerate(one.used)
        if used
    )
    return f'<li><b class="kind">{one.named}</b> <b>{text(one.what)}</b><ul class="camps">{rows}</ul></li>'


def _used(outline: Outline, one: Used) -> str:
    times = f" ×{len(one.mentions)}" if len(one.mentions) > 1 else ""
    return f"{link(outline.where(one.mentions[0].place), text(one.words))}{times}"


def quotations(outline: Outline) -> str:
    """What is quoted: who says it, and in which words where."""
    items = []
    for one in outline.utterances:
        rows = []
        for number, quoted in enumerate(one.quoted):
            words, other = wording(outline.story, one, number)
            marked = "".join(
                text(piece.text)
                if piece.shared or not piece.text.strip()
                else f"<ins>{text(piece.text)}</ins>"
                for piece in (word_diff(words, other) if other else ())
            )
            article = outline.story.versions[quoted.version]
            rows.append(
                f"<li{language(article)}>{link(outline.where(quoted.place))} "
                f'<span class="muted">{text(outline.name(quoted.version))}</span> '
                f"“{marked or text(words)}”</li>"
            )
        flag = glyph(Sign.CONTESTED) if one.conflicts else ""
        told = text(quoted_in_words(one, len(outline.coverage)))
        items.append(
            f'<li>{flag} <b>{text(speaker_of(one))}</b> <span class="muted">{told}</span>'
            f'<ul class="camps">{"".join(rows)}</ul></li>'
        )
    return section(
        Part.QUOTATIONS, "Quotations", [f'<ul class="plain">{"".join(items)}</ul>'] if items else []
    )


def notes(outline: Outline) -> str:
    """The reader's notes, at the sentences that they are on."""
    items = []
    for one in outline.remarks:
        article = outline.story.versions[one.version]
        place = Place(one.version, article.sentence_at(one.span.start))
        words = " ".join(article.text[one.span.start : one.span.end].split())
        tags = " ".join(f'<span class="tag">{text(tag)}</span>' for tag in one.note.tags)
        who = " · ".join(text(part) for part in (one.note.author, one.note.created[:10]) if part)
        items.append(
            f"<li>{link(outline.where(place))} <span{language(article)}>“{text(words)}”</span>"
            f'<p class="note">{text(one.note.comment)} {tags} <span class="muted">{who}</span></p></li>'
        )
    return section(Part.NOTES, "Notes", [f'<ul class="plain">{"".join(items)}</ul>'] if items else [])


def method(outline: Outline) -> str:
    """How this was made, from which texts: their hashes, and how they are cited."""
    rows = "".join(
        f'<tr><th scope="row">{one.id}</th><td>{text(citation(one.article))}<br>'
        f'<code>{text(one.article.path)}</code><br><code class="hash">{one.article.sha256}</code></td></tr>'
        for one in outline.coverage
    )
    table = (
        '<table class="sources"><thead><tr><th scope="col">Version</th>'
        '<th scope="col">Source, file, SHA-256 of the text</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    words = (
        f"<p>Made by newsreader {text(__version__)} by comparing every sentence with every other version: "
        "words, names, figures, dates, places and quotations. No language model takes part, and nothing "
        "was sent anywhere. "
        "A verdict is a judgement of texts, not of facts: it tells who says what, not what is true. "
        "A percentage is how probable it is that the verdict is right; what is unsure is said to be. "
        "That a version omits something means that no sentence of it was found to tell it. "
        "The same texts give the same report, byte for byte.</p>"
    )
    return section(Part.METHOD, "Method and sources", [words, scroller("Sources", table)])
