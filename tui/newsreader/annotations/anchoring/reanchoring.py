"""Find the passage of a note again in an article that may have changed since.

In order: the exact place; the same paragraph elsewhere, if the text it was in is known; the same words
elsewhere; other words in the same surroundings. Look-alike sentences are the normal case in news, so a place
is taken only when nothing else could be meant:

- The same paragraph is taken when it stands once in both texts.
- The same words are taken when both sides agree and no other occurrence is nearly as good, or when they
  stand once, hold a figure or a name, and one side identifies the place.
- Other words are taken when both sides agree, they are much like the quote, have the same figures,
  names and negations, and no other place is nearly as good.
- Nothing is taken without being asked where the words on both sides of the passage now stand together, or
  around other words: it was cut out or changed there, and what looks like it is something else.
- What has gone into a notice or a list of links is no passage of the article any more.

All else that looks like the passage is for the reader to choose from.
"""

from __future__ import annotations

from dataclasses import replace

from newsreader.annotations.anchoring.changes import changes, frame, in_furniture, whole_sentences
from newsreader.annotations.anchoring.outcome import (
    CANDIDATES,
    Ambiguous,
    Candidate,
    Finding,
    How,
    Orphan,
    Placed,
)
from newsreader.annotations.anchoring.rewording import same_facts, tells_facts
from newsreader.annotations.anchoring.searching import (
    MOST,
    Occurrence,
    between,
    occurrences,
    reworded,
    same_words,
)
from newsreader.annotations.anchoring.surroundings import LONG, Surroundings
from newsreader.annotations.anchoring.unchanged import unchanged
from newsreader.model import Anchor, Span
from newsreader.model.annotation import CONTEXT
from newsreader.records import dataclass
from newsreader.text.folding import END, START, FoldedText, fold_typography, folded

IDENTIFYING = 48
"""Characters of a quote and one side of it that may stand for both sides."""
QUOTE_ALONE = 24
"""Characters of a quote that, where it stands once in both texts, are the same thing."""
BESIDE = 6
"""Characters that, when they are all that is known of one side and agree, may do where little is known."""
PHRASE = 12
"""Characters of a quote that may stand for a passage of which no surroundings are known."""
ALIKE = 0.8
"""Least similarity of other words that are taken without asking."""
RESEMBLING = 0.6
"""Least similarity of words that are shown to the reader as a candidate."""
REPLACED = 0.35
"""The same for words that stand where the passage stood."""
LEAD = 0.2
"""How much better than the next one a place must be to be taken without asking."""


def find(anchor: Anchor, text: str, original: str | None = None) -> Finding:
    """Where the passage of an anchor is in a text.

    `original` is the text the anchor was made on, if it is still there. It makes certain what the anchor
    alone leaves open: that a sentence with other neighbours stood only once, or that a look-alike stood
    elsewhere already. Works on any text, in time bounded by its length and the length of the quote.
    What is placed tells which words have changed since, in the passage and in the sentence around it.
    """
    if original is not None and (original == text or not _in_place(anchor, original)):
        original = None
    if original is not None:
        shift = unchanged(original, text).shift(anchor.start, anchor.end)
        if shift is not None and not _strayed(anchor, text, shift, original):
            how = How.MOVED if shift or not _in_place(anchor, text) else How.EXACT
            return Placed(Span(anchor.start + shift, anchor.end + shift), how, 1.0)
    finding = _find(anchor, text, original)
    if not isinstance(finding, Placed) or (finding.how is How.EXACT and original is None):
        return finding
    return replace(finding, changed=changes(anchor, finding.span, text, original))


def _find(anchor: Anchor, text: str, original: str | None) -> Finding:
    """Where the passage is; `original` is the text that the anchor was made on, which is another one."""
    if _in_place(anchor, text):
        return Placed(Span(anchor.start, anchor.end), How.EXACT, 1.0)
    where = Surroundings.of(anchor)
    page = folded(text)
    quote = fold_typography(anchor.exact).strip(" ")
    if not quote:
        return _find_point(where, page)
    before = _Original.of(anchor, original) if original is not None else None

    same = [place for place in same_words(anchor, where, page) if _cut_alike(anchor, text, place.span)]
    replaced = [place for place in between(quote, where, page) if place.similarity >= REPLACED]
    taken = any(place.support.both for place in replaced)
    cut_out = where.closed(page.folded) or (before is not None and before.had_a_twin)
    certain = not cut_out and not taken
    # Nothing at all has changed there; what a short context shows elsewhere is a coincidence.
    if before is None and len(same) == 1 and len(quote) >= QUOTE_ALONE and same[0].support.untouched:
        return _placed(same[0], anchor, text)
    # As in patience diff (B. Cohen): what is unique in both texts is the same thing, in the same sentence.
    if before is not None and len(same) == 1 and len(quote) >= QUOTE_ALONE and _once(quote, before.text):
        around = frame(anchor, same[0].span, text, original)
        if (certain and around.alike) or (
            not taken and around.kept and not in_furniture(text, same[0].span.start)
        ):
            return _placed(same[0], anchor, text)
    if certain and (place := _clear(same) or _lone(same, quote, where) or _alone(same, quote, text)):
        return _placed(place, anchor, text)
    if before is None and _is_short(anchor) and not _changed_there(replaced):
        place = _alone(same, quote, text)
        sides = (place.support.before, place.support.after) if place is not None else ()
        if place is not None and any(side.whole and side.length >= BESIDE for side in sides):
            return _placed(place, anchor, text)
    others = replaced
    if not same:
        others = [*replaced, *reworded(quote, where, page, RESEMBLING)]
    places = _ranked([*same, *others])
    if not same and not cut_out and (place := _reworded_in_place(quote, places, page, before)):
        return _placed(place, anchor, text)
    if not places:
        return Orphan()
    return Ambiguous(tuple(Candidate(place.span, place.score) for place in places[:CANDIDATES]))


def _in_place(anchor: Anchor, text: str) -> bool:
    return (
        0 <= anchor.start <= anchor.end <= len(text)
        and text[anchor.start : anchor.end] == anchor.exact
        and text.endswith(anchor.prefix, 0, anchor.start)
        and text.startswith(anchor.suffix, anchor.end)
    )


def _cut_alike(anchor: Anchor, text: str, span: Span) -> bool:
    """Whether a place begins and ends within a word only if the passage does: "2 people" is not in "12
    people"."""
    before, words, after = (
        text[max(span.start - 2, 0) : span.start],
        text[span.start : span.end],
        text[span.end : span.end + 2],
    )
    return (not anchor.prefix or _in_word(anchor.prefix, anchor.exact) == _in_word(before, words)) and (
        not anchor.suffix or _in_word(anchor.exact, anchor.suffix) == _in_word(words, after)
    )


def _in_word(left: str, right: str) -> bool:
    """Whether the border of two texts lies within a word or a number, such as 1.5."""
    if left[-1:].isalnum() and right[:1].isalnum():
        return True
    return (left[-1:] in (".", ",") and left[-2:-1].isdigit() and right[:1].isdigit()) or (
        left[-1:].isdigit() and right[:1] in (".", ",") and right[1:2].isdigit()
    )


def _strayed(anchor: Anchor, text: str, shift: int, original: str) -> bool:
    """Whether a paragraph that is as it was now stands among links, or in a notice."""
    return in_furniture(text, anchor.start + shift) and not in_furniture(original, anchor.start)


def _placed(place: Occurrence, anchor: Anchor, text: str) -> Placed:
    same = text[place.span.start : place.span.end] == anchor.exact
    return Placed(place.span, How.MOVED if same else How.FUZZY, place.score)


def _find_point(where: Surroundings, page: FoldedText) -> Finding:
    """The place of a passage without words: where what stood on both sides of it stands together."""
    if where.unknown:
        return Orphan()
    edged = START + page.folded.strip(" ") + END
    points = {
        found + len(where.tail) - 1
        for joint in ("", " ")
        for found in occurrences(edged, where.tail + joint + where.head)
    }
    spans = [page.span(point, point) for point in sorted(points)][: MOST + 1]
    places = [Occurrence(span, 1.0, where.support(page.text, span)) for span in spans]
    if len(places) == 1 and places[0].support.both:
        return Placed(places[0].span, How.MOVED, places[0].score)
    if not places:
        return Orphan()
    return Ambiguous(tuple(Candidate(place.span, place.score) for place in _ranked(places)[:CANDIDATES]))


@dataclass(frozen=True, slots=True)
class _Original:
    """The text that an anchor was made on, folded."""

    text: str
    start: int
    end: int
    """The passage in it."""

    @classmethod
    def of(cls, anchor: Anchor, original: str) -> _Original:
        page = folded(original)
        return cls(page.folded, page.folded_index(anchor.start), page.folded_index(anchor.end))

    @property
    def had_a_twin(self) -> bool:
        """Whether the passage stood twice between the same words: what is left may be the other one."""
        return not _once(self.text[max(self.start - LONG, 0) : self.end + LONG], self.text)

    def had_elsewhere(self, words: str) -> bool:
        """Whether words stood outside the passage."""
        return words in self.text[: self.start] or words in self.text[self.end :]


def _once(words: str, text: str) -> bool:
    found = text.find(words)
    return found >= 0 and text.find(words, found + 1) < 0


def _clear(same: list[Occurrence]) -> Occurrence | None:
    """The only occurrence that both sides speak for, if no other comes near."""
    if not same or len(same) > MOST:
        return None
    best, *rest = sorted(same, key=lambda place: (-place.score, place.span.start))
    if not best.support.both or any(place.support.both for place in rest):
        return None
    return best if not rest or best.score - rest[0].score >= LEAD else None


def _lone(same: list[Occurrence], quote: str, where: Surroundings) -> Occurrence | None:
    """The only occurrence, if it says something of its own and enough of what stands there identifies it."""
    if len(same) != 1:
        return None
    one = same[0].support.one
    enough = one > 0 and one + len(quote) >= IDENTIFYING and tells_facts(quote)
    return same[0] if enough or (where.unknown and len(quote) >= PHRASE) else None


def _alone(same: list[Occurrence], quote: str, text: str) -> Occurrence | None:
    """The only occurrence, if it is a whole sentence, or several, and long enough to be known by itself."""
    if len(same) != 1 or len(quote) < IDENTIFYING or not tells_facts(quote):
        return None
    span = same[0].span
    if in_furniture(text, span.start) or not whole_sentences(text, span):
        return None
    return same[0]


def _reworded_in_place(
    quote: str, places: list[Occurrence], page: FoldedText, before: _Original | None
) -> Occurrence | None:
    """The best place, if its words are the quote's with a slight change."""
    if not places:
        return None
    best, *rest = places
    words = fold_typography(page.text[best.span.start : best.span.end])
    if not (best.support.both and best.similarity >= ALIKE and same_facts(quote, words)):
        return None
    if rest and best.score - rest[0].score < LEAD:
        return None
    # Words that stood beside the passage in the original are not the passage.
    return None if before is not None and before.had_elsewhere(words) else best


def _is_short(anchor: Anchor) -> bool:
    """Whether so little is known of what stood around the passage that it stands together by chance, too."""
    return max(len(anchor.prefix), len(anchor.suffix)) <= CONTEXT // 2


def _changed_there(replaced: list[Occurrence]) -> bool:
    """Whether the passage may have been changed where it was: what stands there is much like it."""
    return any(place.support.both and place.similarity >= RESEMBLING for place in replaced)


def _ranked(places: list[Occurrence]) -> list[Occurrence]:
    """The best first, without places that overlap a better one."""
    kept: list[Occurrence] = []
    for place in sorted(places, key=lambda place: (-place.score, place.span.start, place.span.end)):
        if all(place.span.end <= other.span.start or other.span.end <= place.span.start for other in kept):
            kept.append(place)
        if len(kept) > CANDIDATES:
            break
    return kept
