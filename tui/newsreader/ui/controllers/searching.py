"""Searching in an article, copying from it, and opening its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from newsreader.model import Article, Place, Span
from newsreader.text.terminal import safe
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Searched


class Searching:
    """Looks for words in the version on the screen; in a view, for lines with them."""

    def __init__(self, port: ReaderPort) -> None:
        self._port = port
        self.handlers: dict[str, Callable[[], None]] = {
            "search": self._ask_for_words,
            "next-hit": lambda: self._to_hit(1),
            "previous-hit": lambda: self._to_hit(-1),
        }

    def _ask_for_words(self) -> None:
        view = self._port.view
        if view is not None:
            self._port.ask(view.question, lambda answer: None, view.show_words)
        else:
            question = "Search: words, or /a regular expression/"
            self._port.ask(question, self._searched, self._look_for)

    def _look_for(self, words: str) -> None:
        reading = self._port.reading
        search = partial(_search, reading.place, reading.article, words)
        self._port.in_thread(search, "search", latest=True)

    def take(self, message: Searched) -> None:
        """Show what was found."""
        port = self._port
        if message.place.version == port.reading.place.version:
            port.reading.hits = message.hits
            port.article.show_reading(port.reading)
            port.status.show_status(port.reading)
            if message.fault:
                port.remark(message.fault)

    def _searched(self, answer: str | None) -> None:
        if answer is None:
            self._look_for("")
        elif self._port.reading.hits:
            self._to_hit(0)

    def _to_hit(self, step: int) -> None:
        port, reading = self._port, self._port.reading
        if not reading.hits:
            port.remark("Nothing found; / searches")
            return
        before = reading.place
        number, sentence = hit_from(reading.article, reading.hits, before.sentence, step)
        reading.go_to(sentence)
        port.show_move(before)
        port.remark(f"Hit {number} of {len(reading.hits)}")


def _search(place: Place, article: Article, words: str) -> Searched:
    from newsreader.text.matching import BadPattern, find

    try:
        return Searched(place, find(article.text, words))
    except BadPattern as fault:
        return Searched(place, (), str(fault))


def hit_from(article: Article, hits: Sequence[Span], here: int, step: int) -> tuple[int, int]:
    """(number of the hit, from 1; its sentence) of the first hit of the next (1) or previous (-1) sentence
    that has any, or the first from the sentence `here` on (0); round the end. `hits` are not empty."""
    owners = [article.sentence_at(span.start) for span in hits]
    if step < 0:
        owner = max((o for o in owners if o < here), default=owners[-1])
    else:
        owner = min((o for o in owners if o >= here + step), default=owners[0])
    return owners.index(owner) + 1, owner


class Copying:
    """Hands on what is read: to the clipboard, to the browser."""

    def __init__(self, port: ReaderPort, marked: Callable[[], Span | None]) -> None:
        """`marked` gives the passage that is being marked."""
        self._port = port
        self._marked = marked
        self.handlers: dict[str, Callable[[], None]] = {
            "copy": self._copy_sentence,
            "copy-paragraph": self._copy_paragraph,
            "copy-passage": self._copy_passage,
            "open-address": self._open_address,
        }

    def _copy_sentence(self) -> None:
        reading = self._port.reading
        self._copy(reading.article.sentence_text(reading.place.sentence), "Sentence")

    def _copy_paragraph(self) -> None:
        article, place = self._port.reading.article, self._port.reading.place
        paragraph = article.paragraphs[article.sentences[place.sentence].paragraph]
        start, end = article.sentences[paragraph.first].start, article.sentences[paragraph.last].end
        self._copy(article.text[start:end], "Paragraph")

    def _copy_passage(self) -> None:
        span = self._marked()
        if span is not None:
            self._copy(self._port.reading.article.text[span.start : span.end], "Passage")

    def _copy(self, text: str, what: str) -> None:
        """By a tool of the desktop if there is one; else by the terminal, which may refuse in silence."""
        from newsreader.ui.clipboard import copy_by_tool, terminal_copies

        refusal = terminal_copies()
        if copy_by_tool(text):
            self._port.remark(f"{what} copied")
        elif refusal:
            self._port.warn(f"Not copied: {refusal}, and there is no xclip, wl-copy or pbcopy")
        else:
            self._port.app.copy_to_clipboard(text)
            self._port.remark(f"{what} handed to the terminal's clipboard, if it has one (OSC 52)")

    def _open_address(self) -> None:
        url = self._port.reading.article.url
        if not url.startswith(("https://", "http://")):
            self._port.remark("No address is known for this article")
            return
        import webbrowser

        opened = webbrowser.open(url)
        self._port.remark(f"{'Opened' if opened else 'No browser was found for'} {safe(url)}")
