"""A note in lines of the evidence and of the list of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.style import Style

from newsreader.annotations.tag_line import tag_line
from newsreader.model import WHOLE, Note, Place, Scope, Sentence
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import Line, Piece, hanging, shortened

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.annotations.highlights import PlacedNote, VersionNotes

MOST = 3
"""Notes on one sentence that the evidence shows; the rest is counted."""
LINES = 6
"""Lines of a comment that the evidence shows."""
YOU = "you"
"""A coder who has given no name."""
YOURS = "*"
"""The sign of a verdict of the reader's own."""
REPLY = "↳"
CHANGED = "≠"
"""The sign of a note whose words have changed since it was marked."""


def done_in_words(desk: AnnotationSet | None, version: int) -> str:
    """Such as "done: you, Anna", once that is known; nothing where nobody has done with a version."""
    coders = desk.done_with(version) if desk is not None and desk.is_read else ()
    return f"done: {', '.join(safe(coder) or YOU for coder in coders)}" if coders else ""


def note_sign(
    notes: VersionNotes | None, sentence: Sentence, palette: Palette, ground: Style
) -> Piece | None:
    """The sign of the first note on a sentence, in its colour; another one where its words have changed."""
    colour = notes.sign(sentence.start, sentence.end) if notes is not None else None
    if notes is None or colour is None:
        return None
    sign, style = palette.note(colour, ground)
    return Piece(CHANGED if notes.has_changed(sentence.start, sentence.end) else sign, style)


def note_lines(
    note: Note, palette: Palette, width: int, lead: str = "", target: object = None, dated: bool = False
) -> Iterator[Line]:
    """A note's comment, tags, author and, if it is to be dated, times behind its sign, in lines of at most
    `width` cells."""
    sign, style = palette.note(note.colour, palette.text)
    mark = Piece(f"{REPLY if note.answers else sign} ", style, target)
    rest = [f"#{safe(tag_line([tag]))}" for tag in note.tags]
    if note.author:
        rest.append(f"({safe(note.author)})")
    if dated:
        rest.append(dates(note))
    lead += on_what(note)
    paragraphs = [safe(line) for line in note.comment.split("\n") if line.strip()]
    if not paragraphs and (lead or dated or not rest):
        paragraphs = ["highlighted"]
    for number, text in enumerate(paragraphs[:LINES]):
        more = " …" if number == LINES - 1 and len(paragraphs) > LINES else ""
        first = number == 0
        pieces = [
            Piece(lead if first else "", palette.muted, target),
            Piece(text + more, palette.text, target),
        ]
        yield from hanging(mark if first else Piece("  ", palette.text), pieces, width)
    if any(rest):
        mark = Piece("  ", palette.text) if paragraphs else mark
        yield from hanging(mark, [Piece(" ".join(filter(None, rest)), palette.muted, target)], width)


def on_what(note: Note) -> str:
    """What a note is on, if that is not simply its passage, to stand before its comment."""
    if note.answers:
        return ""
    if note.anchor == WHOLE:
        return "on the whole article: "
    return {Scope.CLAIM: "on the claim: ", Scope.PAIR: "on both sides: "}.get(note.scope, "")


def dates(note: Note) -> str:
    """When a note was made, and when it was changed, if that was later than the minute it was made in."""
    made, changed = _local(note.created), _local(note.modified)
    return made if changed in ("", made) else f"{made}, changed {changed}" if made else changed


def changed_lines(
    changed: Sequence[tuple[str, str]], palette: Palette, width: int, target: object = None
) -> Iterator[Line]:
    """What has changed since a passage was marked; nothing if nothing has."""
    from newsreader.annotations.anchoring import told_changes  # there are no notes in the first frame

    told = safe(told_changes(changed))
    if told:
        mark = Piece(f"{CHANGED} ", palette.strong, target)
        yield from hanging(mark, [Piece(told, palette.strong, target)], width)


def also_lines(also: Sequence[str], palette: Palette, width: int, target: object = None) -> Iterator[Line]:
    """What others wrote of a shared note at the same time, and what does not count."""
    for told in also:
        mark = Piece(f"{CHANGED} ", palette.strong, target)
        yield from hanging(mark, [Piece(f"also written by {safe(told)}", palette.muted, target)], width)


def notes_here(reading: StoryState, palette: Palette, width: int) -> list[Line]:
    """The notes on the sentence under the cursor."""
    return _notes(reading, reading.place, palette, width, "", "edit-note")


def notes_there(reading: StoryState, place: Place, palette: Palette, width: int) -> list[Line]:
    """The notes on a match in another version; not those that the sentence under the cursor shows itself."""
    name = shortened(safe(reading.story.version_name(place.version)), max(width // 2, 8))
    return _notes(reading, place, palette, width, f"noted in {name}: ", place)


def _notes(
    reading: StoryState, place: Place, palette: Palette, width: int, lead: str, target: object
) -> list[Line]:
    found = [one for one in reading.notes_at(place) if not one.note.answers]
    if place != reading.place:
        shown = {one.note.id for one in reading.notes_at(reading.place)}
        found = [one for one in found if one.note.id not in shown]
    replies = reading.desk.layer.replies if found and reading.desk is not None else {}
    written = reading.desk.layer.also_written if found and reading.desk is not None else {}
    lines: list[Line] = []
    for one in found[:MOST]:
        also = written.get(one.note.id, ())
        lines += _with_replies(one, replies, palette, width, lead, target, also)
    if len(found) > MOST:
        lines.append((Piece(f"  and {len(found) - MOST} more", palette.muted, target),))
    return lines


def _with_replies(
    one: PlacedNote,
    replies: dict[str, list[Note]],
    palette: Palette,
    width: int,
    lead: str,
    target: object,
    also: Sequence[str],
) -> Iterator[Line]:
    yield from note_lines(one.note, palette, width, lead, target)
    for line in changed_lines(one.changed, palette, max(width - 2, 1), target):
        yield (Piece("  ", palette.text), *line)
    for line in also_lines(also, palette, max(width - 2, 1), target):
        yield (Piece("  ", palette.text), *line)
    waiting = [(1, note) for note in reversed(replies.get(one.note.id, ()))]
    seen = {one.note.id}
    while waiting:
        depth, note = waiting.pop()
        if note.id in seen:
            continue
        seen.add(note.id)
        indent = min(2 * depth, width // 3)
        for line in note_lines(note, palette, max(width - indent, 1), "", target):
            yield (Piece(" " * indent, palette.text), *line)
        waiting += [(depth + 1, answer) for answer in reversed(replies.get(note.id, ()))]


def _local(time: str) -> str:
    """A time of a note where the reader is, to the minute; empty when it is none."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return ""
