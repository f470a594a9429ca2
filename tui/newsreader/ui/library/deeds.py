"""What the reader does to stories: read or unread, one or several; and why. What changes them is undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsreader.library import ArticleRow, LibraryError
from newsreader.ui.library.listing import Listing
from newsreader.ui.library.looks import Row
from newsreader.ui.library.port import LibraryPort
from newsreader.ui.messages import Finished

if TYPE_CHECKING:
    from newsreader.library.judgements import Judging

_Done = Callable[[], str]
"""Does something in a thread, and tells what, or raises LibraryError."""


class Deeds:
    """Each is done in a thread; the list is read anew behind it."""

    def __init__(self, port: LibraryPort, listing: Listing, author: str) -> None:
        self._port = port
        self._listing = listing
        self._author = author
        self._marked: list[tuple[list[int], bool]] = []
        """What was marked as read (or not) since the last other deed, for undo."""
        self.handlers: dict[str, Callable[[], None]] = {
            "choose-row": listing.choose,
            "join-stories": self._join,
            "split-story": self._split,
            "move-here": self._move,
            "pin-story": self._pin,
            "toggle-read": self._toggle_read,
            "why-together": self._why,
            "undo": self._undo,
        }

    # Which

    def _row(self) -> Row | None:
        row = self._port.list.row
        if row is None:
            self._port.remark("No line is selected")
        return row

    @property
    def _chosen(self) -> list[Row]:
        return list(self._listing.chosen.values())

    def _articles(self) -> list[int]:
        """The chosen articles; without any that at the cursor."""
        chosen = [row.article.id for row in self._chosen if row.article is not None]
        row = self._port.list.row
        if not chosen and row is not None and row.article is not None:
            return [row.article.id]
        return chosen

    # Deeds

    def _join(self) -> None:
        row = self._row()
        if row is None:
            return
        stories = list(dict.fromkeys([*(one.story_number for one in self._chosen), row.story_number]))
        if len(stories) < 2:
            self._port.remark(f"Choose another story first: {self._port.key('choose-row')} chooses")
            return
        self._do(lambda: self._judging().join(stories))

    def _split(self) -> None:
        articles = self._articles()
        if not articles:
            inside, choose = map(self._port.key, ("look-inside", "choose-row"))
            self._port.remark(f"Articles are split from their story: {inside} shows them, {choose} chooses")
            return
        self._do(lambda: self._judging().split(articles))

    def _move(self) -> None:
        row, chosen = self._row(), [one.article.id for one in self._chosen if one.article is not None]
        if row is None:
            return
        if not chosen:
            key = self._port.key("choose-row")
            self._port.remark(f"Choose articles first ({key}), then go to their story")
            return
        self._do(lambda: self._judging().move(chosen, row.story_number))

    def _pin(self) -> None:
        row = self._row()
        if row is None:
            return
        if row.story is not None and row.story.pinned:
            key = self._port.key("undo")
            self._port.remark(f"It is pinned; {key} takes that back if it was done last")
            return
        self._do(lambda: self._judging().pin(row.story_number))

    def _undo(self) -> None:
        if self._marked:
            articles, was_read = self._marked.pop()
            library = self._port.library

            def mark() -> str:
                library.mark(articles, read=was_read)
                return f"Taken back: marked as {'read' if not was_read else 'unread'}"

            self._in_thread(mark)
            return

        def undo() -> str:
            done = self._judging().undo()
            return f"Taken back: {done}" if done else "There is nothing to take back"

        self._in_thread(undo)

    def _toggle_read(self) -> None:
        rows = self._chosen or [row for row in [self._row()] if row is not None]
        if not rows:
            return
        first = rows[0]
        is_read = first.article.read if first.article else bool(first.story and not first.story.unread)
        library = self._port.library

        def mark() -> str:
            articles: list[int] = []
            for row in rows:
                found = [row.article] if row.article else list(library.articles(row.story_number))
                articles += [one.id for one in found if one.read is is_read]
            library.mark(articles, read=not is_read)
            self._marked.append((articles, is_read))
            return f"Marked as {'unread' if is_read else 'read'}"

        self._in_thread(mark)

    def read(self, story: int) -> None:
        """A story was opened: it is read."""
        library = self._port.library

        def mark() -> str:
            library.mark_story(story)
            return ""

        if not library.notice:
            self._in_thread(mark)

    def _do(self, deed: _Done) -> None:
        """Something that changes which articles are together."""

        def done() -> str:
            told = deed()
            self._marked.clear()
            return f"{told[:1].upper()}{told[1:]}; {self._port.key('undo')} takes it back"

        self._in_thread(done)

    def _in_thread(self, deed: _Done) -> None:
        self._port.in_thread(partial(self._run, deed), "deeds")

    def _run(self, deed: _Done) -> Finished:
        try:
            told = deed()
        except LibraryError as error:
            return Finished(partial(self._port.warn, str(error)))

        def shown() -> None:
            if told:
                self._listing.chosen.clear()
                self._port.remark(told)
            self._listing.refresh()

        return Finished(shown)

    def _judging(self) -> Judging:
        from newsreader.library.judgements import Judging

        return Judging(self._port.library, self._author)

    # Why

    def _why(self) -> None:
        row = self._row()
        if row is not None:
            others = [one for one in self._chosen if one.key != row.key]
            asked = [*others[-1:], row] if len(self._chosen) < 2 else self._chosen[-2:]
            self._port.in_thread(partial(self._find_why, asked), "why", latest=True)

    def _find_why(self, asked: list[Row]) -> Finished:
        """Of two rows, or of the first articles of one story."""
        from newsreader.library.evidence import why
        from newsreader.library.explaining import in_words

        try:
            found = self._pair(asked)
            if found is None:
                return Finished(lambda: self._port.remark("This story has one article only: there is no why"))
            told = [f"{row.outlet or 'no outlet'}: {row.title or '(no title)'}" for row in found]
            told += in_words(self._port.library, why(self._port.library, found[0].id, found[1].id), found)
        except LibraryError as error:
            return Finished(partial(self._port.warn, str(error)))
        return Finished(lambda: self._show_why(told))

    def _pair(self, asked: list[Row]) -> tuple[ArticleRow, ArticleRow] | None:
        library = self._port.library
        if len(asked) == 2:
            one, other = (row.article or library.articles(row.story_number)[0] for row in asked)
            return one, other
        articles = library.articles(asked[0].story_number)
        first = asked[0].article or (articles[0] if articles else None)
        rest = [article for article in articles if first is not None and article.id != first.id]
        return (first, rest[0]) if first is not None and rest else None

    def _show_why(self, told: list[str]) -> None:
        from newsreader.ui.screens.explanation import ExplanationScreen

        self._port.app.push_screen(ExplanationScreen("Why together, or not", told, self._port.palette))
