"""What has changed in and around a passage since it was marked: in its words, and in its sentence."""

from __future__ import annotations

import re

from newsreader.annotations.anchoring.rewording import same_facts, word_changes
from newsreader.annotations.anchoring.surroundings import STOP
from newsreader.model import Anchor, Span
from newsreader.model.annotation import CONTEXT
from newsreader.records import dataclass

_REACH = 400
"""Code points beside a passage in which the edge of its sentence is looked for."""
_SPOKEN = re.compile(r"[\s,.!?…]*[\"”“»«’'‘›][\s,.!?…]*")
"""What follows a passage that ends with a quotation."""
_CUES = """
    related|read (?:more|also|next)|see also|more (?:on|from|about|stories|news)|recommended|most read
    you may (?:also )?like|don't miss|in other news|corrections?|clarifications?|editor'?s'? note
    an? (?:earlier|previous) version|this (?:article|story) (?:was|has been)|amended|updated?
    lesen sie|lies auch|mehr (?:zum|zu)|siehe auch|das könnte|auch interessant|korrektur|berichtigung
    in einer (?:früheren|vorherigen)|anmerkung|[àa] lire|lire aussi|voir aussi|sur le même|rectificatif
    une version (?:précédente|antérieure)|lea también|lea más|te puede|le puede|ver también
    corrección|rectificación|fe de er|una versión anterior|leggi anche|vedi anche|potrebbe interessarti
    correzione|rettifica|una versione precedente|lees ook|lees verder|lees meer|zie ook|correctie
    rectificatie|een eerdere versie|leia (?:também|mais)|veja também|correção|errata|uma versão anterior
    czytaj|zobacz|przeczytaj|sprostowanie|korekta|we? wcześniejszej wersji|читайте|смотрите
    материалы по теме|исправление|уточнение|поправка|в (?:предыдущей|более ранней|ранней) версии
"""
_FURNITURE = re.compile(rf"\W*(?:{'|'.join(line.strip() for line in _CUES.strip().splitlines())})\b", re.I)
"""How notices and lists of links begin, in nine languages."""
_LINES, _LINK = 8, 160


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a passage in its sentence, before and now."""

    before: tuple[str, str]
    """In front of it: (then, now)."""
    after: tuple[str, str]
    """Behind it."""

    @property
    def kept(self) -> bool:
        """Whether no word of it has changed."""
        return not word_changes(*self.before) and not word_changes(*self.after)

    @property
    def alike(self) -> bool:
        """Whether it still tells the same, and one side of it, or neither, has other words."""
        sides = (self.before, self.after)
        unchanged = [not word_changes(*side) for side in sides]
        speaking = any(
            same and re.search(r"\w", side[0]) for same, side in zip(unchanged, sides, strict=True)
        )
        return all(unchanged) or (speaking and all(same_facts(*side) for side in sides))


def frame(anchor: Anchor, span: Span, text: str, original: str | None) -> Frame:
    """The sentence around a passage, as it was and as it is around a span of a text.

    Without the text it was made on, it is known only as far as the anchor has kept it.
    """
    after_now = text[span.end : _sentence_end(text, span)]
    before_now = text[_sentence_start(text, span.start) : span.start]
    if original is not None:
        at = Span(anchor.start, anchor.end)
        before = original[_sentence_start(original, at.start) : at.start]
        return Frame((before, before_now), (original[at.end : _sentence_end(original, at)], after_now))
    known = anchor.prefix + anchor.exact + anchor.suffix
    at = Span(len(anchor.prefix), len(anchor.prefix) + len(anchor.exact))
    start, end = _sentence_start(known, at.start), _sentence_end(known, at)
    before, after = known[start : at.start], known[at.end : end]
    if start == 0 and anchor.prefix:
        before, before_now = _cut_words(before, before_now[-len(before) :])
    if end == len(known) and anchor.suffix and not STOP.search(after[-3:] + " "):
        reversed_pair = _cut_words(after[::-1], after_now[: len(after)][::-1])
        after, after_now = reversed_pair[0][::-1], reversed_pair[1][::-1]
    return Frame((before, before_now), (after, after_now))


def changes(anchor: Anchor, span: Span, text: str, original: str | None) -> tuple[tuple[str, str], ...]:
    """(words before, words now), in the order of the text: in the sentence before, in the passage, behind."""
    around = frame(anchor, span, text, original)
    inside = word_changes(anchor.exact, text[span.start : span.end])
    return (*word_changes(*around.before), *inside, *word_changes(*around.after))


def in_furniture(text: str, start: int) -> bool:
    """Whether a place is in a notice, or in a list of links: on a line that begins like one, or below it."""
    edge = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    if _FURNITURE.match(text, edge):
        return True
    if (stop if stop >= 0 else len(text)) - edge > _LINK:
        return False
    for line in [line for line in text[max(edge - 2_000, 0) : edge].split("\n") if line.strip()][
        : -_LINES - 1 : -1
    ]:
        if len(line) > _LINK:
            return False
        if _FURNITURE.match(line):
            return True
    return False


def whole_sentences(text: str, span: Span) -> bool:
    """Whether a span begins where a sentence does and ends where one does."""
    around = text[_sentence_start(text, span.start) : span.start], text[span.end : _sentence_end(text, span)]
    return not any(re.search(r"\w", side) for side in around)


def _sentence_start(text: str, at: int) -> int:
    low = max(text.rfind("\n", 0, at) + 1, at - _REACH)
    stops = [found.end() for found in STOP.finditer(text[low:at])]
    return low + (stops[-1] if stops else 0)


def _sentence_end(text: str, at: Span) -> int:
    """Where the sentence ends that a passage ends in; behind a quotation, the one that tells who spoke."""
    line = text.find("\n", at.end)
    high = min(line if line >= 0 else len(text), at.end + _REACH)
    closing = _SPOKEN.match(text, at.end, high)
    inside = text[max(at.start, at.end - 8) : at.end]
    if closing is None and any(found.end("stop") == len(inside) for found in STOP.finditer(inside)):
        return at.end
    start = closing.end() if closing else at.end
    stop = STOP.search(text[start:high] + ("\n" if high == line else ""))
    return start + stop.end("stop") if stop else high


def _cut_words(one: str, other: str) -> tuple[str, str]:
    """Two ends of a text without the word that the first begins within."""
    if len(one) < CONTEXT // 4:
        return "", ""
    cut = re.search(r"\W", one)
    drop = cut.end() if cut else len(one)
    return one[drop:], other[drop:]
