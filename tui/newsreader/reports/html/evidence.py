"""What every other version does with a sentence: as a popover in the page, or as data for the script."""

from __future__ import annotations

import json
from collections.abc import Iterator

from newsreader.analysis.saying import (
    CONTRADICTS,
    conflict_in_words,
    differing_words,
    in_percent,
    is_almost,
    only_beginning,
    says,
)
from newsreader.model import Judgement, Place, Verdict
from newsreader.reports.html.markup import glyph, link, text
from newsreader.reports.outline import Outline
from newsreader.reports.signs import Sign, sign_of_judgement
from newsreader.text.terminal import safe
from newsreader.text.word_diff import word_diff

REASONS = 2
"""Reasons that are given, the weightiest first."""


def remark(outline: Outline, version: int, other: int, judgement: Judgement) -> str:
    """What a version does with a sentence, in words: such as "says it in other words, 87 %, in part"."""
    if judgement.unknown:
        return f"unknown: {only_beginning('it')}"
    story = outline.story
    if judgement.conflicts:
        here, there = story.versions[version].text, story.versions[other].text
        told = "; ".join(conflict_in_words(one, here, there) for one in judgement.conflicts)
        return f"{CONTRADICTS}: {told}"
    if is_almost(judgement):
        pairs = differing_words(story, version, other, judgement)
        return f"{says(judgement)}: {', '.join(f'{here} / {there}' for here, there in pairs)}"
    words = f"{says(judgement, outline.unsure)}, {in_percent(judgement.confidence)}"
    return f"{words}, in part" if judgement.partial else words


def popover(outline: Outline, place: Place) -> str:
    """The evidence of a sentence, hidden until its button is pressed."""
    name = outline.where(place)
    inner = "".join(_entries(outline, place))
    return (
        f'<div popover id="e{name}" class="ev" role="group" aria-labelledby="h{name}">'
        f'<p class="evh" id="h{name}"><b>{name}</b> in the other versions</p>{inner}'
        f'<button class="close" popovertarget="e{name}" popovertargetaction="hide">close</button></div>'
    )


def _entries(outline: Outline, place: Place) -> Iterator[str]:
    silent = []
    for other, judgement in outline.comparison.against(place.version, place.sentence):
        if judgement.verdict is Verdict.OMITTED and not judgement.conflicts:
            silent.append((other, judgement))
            continue
        yield _entry(outline, place, other, judgement)
    for other, judgement in silent:
        yield _head(outline, place, other, judgement)


def _entry(outline: Outline, place: Place, other: int, judgement: Judgement) -> str:
    story = outline.story
    here = story.versions[place.version].sentence_text(place.sentence)
    matches = [Place(other, match.sentence) for match in judgement.matches]
    matches = matches or [Place(other, conflict.sentence) for conflict in judgement.conflicts[:1]]
    there = [(one, story.versions[other].sentence_text(one.sentence)) for one in matches]
    joined = " ".join(words for _, words in there)
    mine = _marked(here, joined, "del")
    theirs = "".join(
        f"<p>{link(outline.where(one))} {_marked(words, here, 'ins')}</p>" for one, words in there
    )
    reasons = text("; ".join(judgement.why[:REASONS]))
    beside = f'<div class="two"><p>{mine}</p><div>{theirs}</div></div>' if "<del>" in mine else theirs
    return f'{_head(outline, place, other, judgement)}{beside}<p class="why">{reasons}</p>'


def _head(outline: Outline, place: Place, other: int, judgement: Judgement) -> str:
    """What a version does with the sentence, on a line."""
    said = text(remark(outline, place.version, other, judgement))
    sign = glyph(sign_of_judgement(judgement))
    return f'<p class="ee">{sign} <b>{text(outline.name(other))}</b> {said}</p>'


def _marked(words: str, other: str, mark: str) -> str:
    """A sentence with the words that another one does not have in an element."""
    return "".join(
        text(one.text) if one.shared or not one.text.strip() else f"<{mark}>{text(one.text)}</{mark}>"
        for one in word_diff(words, other)
    )


def evidence_data(outline: Outline) -> str:
    """The evidence of all sentences as JSON that may stand in a page.

    `ids` and `names` of the versions; `signs`; `said` and `why`: texts, each once; `rows`: by the name of a
    sentence a list of [version, index of the sign, of what is said, of the reason, numbers of sentences there
    ...], of a version that omits it of [version] alone.
    """
    said: dict[str, int] = {}
    why: dict[str, int] = {}
    signs: dict[str, int] = {}
    rows: dict[str, list[list[int]]] = {}
    for version, article in enumerate(outline.story.versions):
        for sentence in article.sentences:
            found = outline.comparison.against(version, sentence.index)
            row = []
            for other, judgement in found:
                sign = sign_of_judgement(judgement)
                if sign is Sign.OMITTED:
                    row.append([other])
                    continue
                words = safe(remark(outline, version, other, judgement))
                reason = safe(judgement.why[0]) if judgement.why else ""
                row.append(
                    [
                        other,
                        signs.setdefault(sign.glyph, len(signs)),
                        said.setdefault(words, len(said)),
                        why.setdefault(reason, len(why)),
                        *(one.sentence + 1 for one in judgement.matches or judgement.conflicts[:1]),
                    ]
                )
            if row:
                rows[outline.where(Place(version, sentence.index))] = row
    data = {
        "ids": [one.id for one in outline.coverage],
        "names": [safe(one.name) for one in outline.coverage],
        "signs": list(signs),
        "said": list(said),
        "why": list(why),
        "rows": rows,
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
