"""Searching in an article, copying from it, and opening its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsreader.model import Article, Place, Span
from newsreader.text.handing_over import pasteable, web_address
from newsreader.text.terminal import safe
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import HandedOver, Searched

if TYPE_CHECKING:
    from newsreader.text.matching_process import MatchingProcess


class Searching:
    """Looks for words in the version on the screen; in a view, for lines with them."""

    def __init__(self, port: ReaderPort) -> None:
        self._port = port
        self._patterns: MatchingProcess | None = None
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
        search = partial(self._search, reading.place, reading.article, words)
        self._port.in_thread(search, "search", latest=True)

    def _search(self, place: Place, article: Article, words: str) -> Searched:
        from newsreader.text.matching import BadPattern, find_words, pattern_in

        try:
            pattern = pattern_in(words)
            if pattern is None:
                return Searched(place, find_words(article.text, words))
            return Searched(place, self._matching().find(article.text, pattern))
        except BadPattern as fault:
            return Searched(place, (), str(fault))

    def _matching(self) -> MatchingProcess:
        """Made for the first regular expression."""
        from newsreader.text.matching_process import MatchingProcess

        if self._patterns is None:
            self._patterns = MatchingProcess()
        return self._patterns

    def leave(self) -> None:
        """The program ends."""
        if self._patterns is not None:
            self._patterns.close()

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
        self._port.in_thread(partial(_copy, pasteable(text), what), "copy", latest=True)

    def take(self, message: HandedOver) -> None:
        """Say what became of it; copy what only the terminal can."""
        if message.for_terminal:
            self._port.app.copy_to_clipboard(message.for_terminal)
        self._port.remark(message.told)

    def _open_address(self) -> None:
        url = self._port.reading.article.url
        if not web_address(url):
            what = "No address is known" if not url else "No address of the web is known"
            self._port.remark(f"{what} for this article")
            return
        self._port.remark(f"Opening {safe(url)}")
        self._port.in_thread(partial(_open, url), "browser")


def _copy(text: str, what: str) -> HandedOver:
    from newsreader.ui.clipboard import copy_by_tool, terminal_refusal

    if copy_by_tool(text):
        return HandedOver(f"{what} copied")
    refusal = terminal_refusal(text)
    if refusal:
        return HandedOver(f"Not copied: {refusal}, and no xclip, wl-copy or pbcopy did it")
    return HandedOver(f"{what} handed to the terminal's clipboard, if it has one (OSC 52)", text)


def _open(url: str) -> HandedOver:
    from newsreader.ui.browser import open_address

    fault = open_address(url)
    return HandedOver(f"{fault or 'Opened'} {safe(url)}")
