"""Copying from what is read, with its source, and opening its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.model import Article, Place, Span
from newsreader.text.handing_over import pasteable, web_address
from newsreader.text.terminal import safe
from newsreader.ui.commands import Pane
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Finished


class Copying:
    """Hands on what is read: to the clipboard, to the browser."""

    def __init__(self, port: ReaderPort, marked: Callable[[], Span | None]) -> None:
        """`marked` gives the passage that is being marked."""
        self._port = port
        self._marked = marked
        self.handlers: dict[str, Callable[[], None]] = {
            "copy": partial(self._copy_sentences, None),
            "copy-paragraph": self._copy_paragraph,
            "copy-citation": partial(self._copy_sentences, _cited),
            "copy-passage": self._copy_passage,
            "open-address": self._open_address,
        }

    def _places(self) -> tuple[Place, ...]:
        """What is copied: both sides of what is selected in a view or in the evidence, else the sentence."""
        port = self._port
        if port.view is not None:
            return port.view.sources
        match = port.evidence.selected if port.pane is Pane.EVIDENCE else None
        here = port.reading.place
        return (here,) if match is None or match.sentence < 0 else (here, match)

    def _copy_sentences(self, written: Callable[[Article, str], str] | None) -> None:
        """In a form that names the source; a sentence of the article by itself in none."""
        port, places = self._port, self._places()
        if not places:
            port.remark("Nothing to copy is selected here")
            return
        story = port.reading.story
        if written is None and len(places) == 1 and port.view is None:
            self._copy(port.reading.article.sentence_text(places[0].sentence), "Sentence")
            return
        lines = []
        for place in places:
            text = story.versions[place.version].sentence_text(place.sentence)
            name = story.version_name(place.version)
            article = story.versions[place.version]
            lines.append(written(article, text) if written else f"{name}: {' '.join(text.split())}")
        what = "Citation" if written else "Sentence"
        self._copy("\n".join(lines), what if len(lines) == 1 else f"{len(lines)} {what.lower()}s")

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
        self._port.in_thread(partial(self._copy_by_tool, pasteable(text), what), "copy", latest=True)

    def _copied(self, told: str, for_terminal: str = "") -> None:
        """Say what became of it; copy what only the terminal can."""
        if for_terminal:
            self._port.app.copy_to_clipboard(for_terminal)
        self._port.remark(told)

    def _open_address(self) -> None:
        view, reading = self._port.view, self._port.reading
        place = reading.place if view is None else view.place
        url = reading.story.versions[place.version].url if place is not None else ""
        if not web_address(url):
            what = "No address is known" if not url else "No address of the web is known"
            self._port.remark(f"{what} for this article")
            return
        self._port.remark(f"Opening {safe(url)}")
        self._port.in_thread(partial(self._open, url), "browser")

    def _copy_by_tool(self, text: str, what: str) -> Finished:
        from newsreader.ui.clipboard import copy_by_tool, terminal_refusal

        if copy_by_tool(text):
            return Finished(partial(self._copied, f"{what} copied"))
        refusal = terminal_refusal(text)
        if refusal:
            told = f"Not copied: {refusal}, and no xclip, wl-copy or pbcopy did it"
            return Finished(partial(self._copied, told))
        told = f"{what} handed to the terminal's clipboard, if it has one (OSC 52)"
        return Finished(partial(self._copied, told, text))

    def _open(self, url: str) -> Finished:
        from newsreader.ui.browser import open_address

        fault = open_address(url)
        return Finished(partial(self._port.remark, f"{fault or 'Opened'} {safe(url)}"))


def _cited(article: Article, text: str) -> str:
    from newsreader.reports.citations import citation

    return citation(article, text)
