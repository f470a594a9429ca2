"""The entries of the list of notes, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.annotations.anchoring import Ambiguous
from newsreader.annotations.highlights import Lost
from newsreader.annotations.listed import BinEntry, CandidateEntry, Entry, NoteEntry
from newsreader.annotations.store import Draft
from newsreader.model import Article, ArticleIdentity, Ruling, Span
from newsreader.records import dataclass
from newsreader.text.quoted import quoted
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.state import StoryState
from newsreader.ui.widgets.lines import Line, Piece, hanging, shortened
from newsreader.ui.widgets.note_lines import also_lines, changed_lines, note_lines

AROUND = 60
"""Characters shown on both sides of a place that may be meant."""


@dataclass(frozen=True, slots=True)
class EntryLines:
    """Draws entries in lines of at most `width` cells."""

    palette: Palette
    width: int
    reading: StoryState
    accept: str
    """The key that takes a place that is proposed."""

    def remark(self, text: str) -> list[Line]:
        """Something that is said."""
        muted = self.palette.muted
        return list(hanging(Piece(" ", muted), [Piece(text, muted)], self.width))

    def heading(self, text: str) -> list[Line]:
        """A line over what follows."""
        return [(Piece(f" {shortened(safe(text), self.width - 2)}", self.palette.accent),)]

    def note(self, entry: NoteEntry) -> list[Line]:
        """A note, with its passage."""
        note = entry.note
        indent = "   " if note.answers else " "
        room = max(self.width - len(indent), 1)
        lines = [
            (Piece(indent, self.palette.text), *line)
            for line in note_lines(note, self.palette, room, dated=True)
        ]
        for line in changed_lines(entry.changed, self.palette, max(self.width - 3, 1)):
            lines.append((Piece("   ", self.palette.text), *line))
        desk = self.reading.desk
        also = desk.layer.also_written.get(note.id, ()) if desk is not None else ()
        for line in also_lines(also, self.palette, max(self.width - 3, 1)):
            lines.append((Piece("   ", self.palette.text), *line))
        if not note.answers:
            lines += self._passages(entry)
        if entry.version is None:
            lines.append((Piece("   ", self.palette.muted), self._article(note.article)))
        return lines

    def binned(self, entry: BinEntry) -> list[Line]:
        """A note or a verdict in the bin."""
        record = entry.record
        if not isinstance(record, Ruling):
            return self.note(NoteEntry(record))
        words = f"your verdict: {record.verdict}"
        mark = Piece(" * ", self.palette.accent)
        lines = list(hanging(mark, [Piece(words, self.palette.text)], self.width))
        return [*lines, *self._quoted(record.anchor.exact)]

    def lost(self, lost: Lost) -> list[Line]:
        """A note whose passage has no certain place."""
        if isinstance(lost.finding, Ambiguous):
            count = len(lost.finding.candidates)
            if lost.sure is not None:
                text = f"the article changed; is this the place? {self.accept} accepts it, enter shows more"
            elif count == 1:
                text = "the article changed and one place may be it: enter asks you"
            else:
                text = f"the article changed and {count} places may be it: enter asks you which"
        else:
            text = "its passage is not in the article any more: enter gives it another one"
        flag, style = self.palette.conflict(self.palette.text)
        named = lost.version is not None
        where = f"{safe(self.reading.story.version_name(lost.version))}: " if named else ""  # type: ignore[arg-type]
        pieces = [Piece(where + text, self.palette.strong)]
        lines = list(hanging(Piece(f" {flag} ", style), pieces, self.width))
        if lost.sure is not None and lost.version is not None:
            article = self.reading.story.versions[lost.version]
            lines += self._place(article, lost.sure)
        return [*lines, *self.note(NoteEntry(lost.note, -1))]

    def draft(self, draft: Draft) -> list[Line]:
        """An unfinished note."""
        text = safe(" ".join(draft.text.split())) or "no words yet"
        what = "unfinished reply: " if draft.answers else "unfinished: "
        pieces = [Piece(what, self.palette.strong), Piece(text, self.palette.text)]
        lines = list(hanging(Piece(" … ", self.palette.accent), pieces, self.width))
        return [*lines, *self._quoted(draft.anchor.exact)]

    def question(self, lost: Lost) -> Iterator[tuple[list[Line], Entry | None]]:
        """Which of several places is meant."""
        assert isinstance(lost.finding, Ambiguous)
        assert lost.version is not None
        article = self.reading.story.versions[lost.version]
        anchor = lost.passage
        yield self.remark("Which of these passages is your note on? It was on:"), None
        before = [
            Piece(_line(anchor.prefix), self.palette.muted),
            Piece(_line(anchor.exact), self.palette.strong),
            Piece(_line(anchor.suffix), self.palette.muted),
        ]
        yield list(hanging(Piece("   ", self.palette.text), before, self.width)), None
        for number, candidate in enumerate(lost.finding.candidates, 1):
            sentence = article.sentence_at(candidate.span.start) + 1
            name = safe(self.reading.story.version_name(lost.version))
            head = f"sentence {sentence} of {name}, {candidate.score:.0%} alike"
            mark = Piece(f" {number} ", self.palette.accent)
            lines = list(hanging(mark, [Piece(head, self.palette.accent)], self.width))
            yield [*lines, *self._place(article, candidate.span)], CandidateEntry(lost, candidate.span)
        yield self.remark("None of them: mark another passage"), CandidateEntry(lost, None)

    def _place(self, article: Article, span: Span) -> Iterator[Line]:
        text = article.text
        pieces = [
            Piece(_line(text[max(span.start - AROUND, 0) : span.start]), self.palette.muted),
            Piece(_line(text[span.start : span.end]), self.palette.strong),
            Piece(_line(text[span.end : span.end + AROUND]), self.palette.muted),
        ]
        yield from hanging(Piece("   ", self.palette.text), pieces, self.width)

    def _passages(self, entry: NoteEntry) -> Iterator[Line]:
        """What was marked; in a pair both sides."""
        note = entry.note
        if note.first_words:
            yield from self._quoted(note.first_words)
        for side in note.also:
            yield from self._quoted(side.anchor.exact, safe(side.article.outlet or side.article.title))

    def _quoted(self, text: str, whose: str = "") -> Iterator[Line]:
        words = shortened(safe(" ".join(text.split())), max(2 * self.width - 8, 8))
        lead = f"{whose}: " if whose else ""
        muted = self.palette.muted
        yield from hanging(Piece("   ", muted), [Piece(lead + quoted(words), muted)], self.width)

    def _article(self, article: ArticleIdentity) -> Piece:
        name = article.title or article.path or article.url
        by = f"{article.outlet}: " if article.outlet else ""
        return Piece(safe(shortened(f"{by}{name}", self.width - 4)), self.palette.muted)


def veiled(hidden: int) -> str:
    """How many notes one does not see who codes blind."""
    notes = "note of another coder is" if hidden == 1 else "notes of other coders are"
    return f"{hidden} {notes} hidden until you have done with the version"


def _line(text: str) -> str:
    """A piece of an article in one line, the spaces at its ends kept."""
    return safe(text.replace("\n\n", " ").replace("\n", " "))
