"""What a note can be on: a passage, the claim it tells, both sides of a pair, an article, another note."""

from __future__ import annotations

from newsreader.annotations.unfinished import Subject
from newsreader.model import WHOLE, Anchor, ArticleIdentity, Conflict, Note, Passage, Place, Scope, Span
from newsreader.text.quoted import quoted
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import shortened


def sentence_span(reading: StoryState, place: Place) -> Span:
    """Where a sentence stands."""
    sentence = reading.story.versions[place.version].sentences[place.sentence]
    return Span(sentence.start, sentence.end)


def on_passage(reading: StoryState, version: int, span: Span) -> Subject:
    """A passage."""
    return Subject(version, Anchor.of(reading.story.versions[version].text, span))


def on_claim(reading: StoryState, version: int, span: Span) -> Subject | None:
    """The claim that a passage tells, if any other version tells it too."""
    if told_by(reading, version, span) < 2:
        return None
    return Subject(version, Anchor.of(reading.story.versions[version].text, span), Scope.CLAIM)


def told_by(reading: StoryState, version: int, span: Span) -> int:
    """How many versions tell the claim of a passage."""
    if reading.comparison is None:
        return 0
    sentence = reading.story.versions[version].sentence_at((span.start + span.end) // 2)
    for claim in reading.comparison.claims:
        if sentence in claim.told[version]:
            return sum(map(bool, claim.told))
    return 0


def on_pair(reading: StoryState, here: Place, there: Place | None) -> Subject | None:
    """Both sides of a conflict of a sentence with another version, or if there is none, both sentences.

    `there` is the match that is selected; without one, or with one that is no sentence, the version that
    contradicts the sentence is meant.
    """
    conflict, other = _conflict(reading, here, None if there is None else there.version)
    if conflict is not None:
        span, beside = conflict.here, conflict.there
    elif there is not None and there.sentence >= 0:
        other = there.version
        span, beside = sentence_span(reading, here), sentence_span(reading, there)
    else:
        return None
    article = reading.story.versions[other]
    passage = Passage(ArticleIdentity.of(article), Anchor.of(article.text, beside))
    anchor = Anchor.of(reading.story.versions[here.version].text, span)
    return Subject(here.version, anchor, Scope.PAIR, (passage,))


def _conflict(reading: StoryState, here: Place, version: int | None) -> tuple[Conflict | None, int]:
    """(the first conflict of a sentence, with which version)."""
    if reading.comparison is None:
        return None, 0
    row = reading.comparison.judgements[here.version][here.sentence]
    for other, judgement in enumerate(row):
        if judgement is not None and version in (None, other) and judgement.conflicts:
            return judgement.conflicts[0], other
    return None, 0


def on_whole(version: int) -> Subject:
    """A whole article."""
    return Subject(version, WHOLE)


def reply_to(note: Note, version: int) -> Subject:
    """Another note."""
    return Subject(version, note.anchor, note.scope, note.also, note.id)


def choices(
    reading: StoryState, first: Subject, span: Span, match: Place | None
) -> list[tuple[str, Subject]]:
    """What a note can be on, in words, where a passage was pointed at; the first is what was asked for. What
    stands behind a comma can be left out."""
    version = first.version
    sentence = reading.story.versions[version].sentence_at((span.start + span.end) // 2)
    found: list[tuple[str, Subject | None]] = [
        ("passage", on_passage(reading, version, span)),
        (f"claim, told by {told_by(reading, version, span)}", on_claim(reading, version, span)),
    ]
    if sentence >= 0:
        pair = on_pair(reading, Place(version, sentence), match)
        if pair is not None:
            name = shortened(pair.also[0].article.outlet or "the other", 16)
            found.append((f"both sides, with {name}", pair))
    found.append(("whole article", on_whole(version)))
    possible = [(name, subject) for name, subject in found if subject is not None]
    asked = [one for one in possible if one[1] == first]
    return [*(asked or [("this", first)]), *(one for one in possible if one[1] != first)]


def on_in_words(what: str, subject: Subject, note: Note | None, width: int) -> str:
    """What is being written, and on what, in at most so many cells or so."""
    scope = note.scope if note is not None else subject.scope
    if note.answers if note is not None else subject.answers:
        what = "Your reply" if note is not None else "Reply"
    if subject.anchor == WHOLE:
        return f"{what} on the whole article"
    words = {Scope.CLAIM: "on the claim", Scope.PAIR: "on both sides"}.get(scope, "on")
    anchors = [subject.anchor, *(side.anchor for side in subject.also)]
    room = max((width - len(what) - len(words) - 4) // len(anchors) - 3, 8)
    parts = (quoted(shortened(" ".join(one.exact.split()), room)) for one in anchors)
    return f"{what} {words} {' / '.join(parts)}"
