"""Carrying out the registry's commands on the reader's screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsreader.model import Place
from newsreader.text.terminal import safe
from newsreader.ui.controllers.moves import MOVES
from newsreader.ui.state import Focus
from newsreader.ui.views import VIEWS
from newsreader.ui.views.view import View
from newsreader.ui.widgets.lines import LineView

if TYPE_CHECKING:
    from newsreader.ui.reader import ReaderScreen

STEP = 4
"""Cells by which a side pane grows and shrinks."""
NARROWEST, WIDEST = 16, 100


class Runner:
    """Knows what each command does; the screen keeps the state and shows it."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._handlers: dict[str, Callable[[], None]] = {
            "against-all": lambda: self._read_against(None),
            "page-down": lambda: self._page(1),
            "page-up": lambda: self._page(-1),
            "first": lambda: self._to_end(-1),
            "last": lambda: self._to_end(1),
            "go-to-sentence": self._ask_for_sentence,
            "read-version": self._focus_article,
            "counterpart": self._follow_match,
            "go-to-match": self._follow_match,
            "match-below": lambda: screen.evidence.select(1),
            "match-above": lambda: screen.evidence.select(-1),
            "next-story": lambda: self._step_story(1),
            "previous-story": lambda: self._step_story(-1),
            "close-view": self._close,
            "line-below": lambda: self._in_view(lambda view: view.select(1)),
            "line-above": lambda: self._in_view(lambda view: view.select(-1)),
            "open-line": self._open_line,
            "column-right": lambda: self._in_view(lambda view: view.select_column(1)),
            "column-left": lambda: self._in_view(lambda view: view.select_column(-1)),
            "sort": lambda: self._in_view(lambda view: view.next_sort()),
            "filter": lambda: self._in_view(lambda view: view.next_filter()),
            "focus": self._next_focus,
            "search": self._ask_for_words,
            "next-hit": lambda: self._to_hit(1),
            "previous-hit": lambda: self._to_hit(-1),
            "copy": self._copy_sentence,
            "copy-paragraph": self._copy_paragraph,
            "copy-passage": self._copy_passage,
            "open-address": self._open_address,
            "toggle-read": self._toggle_read,
            "next-pane": lambda: self._focus_pane(1),
            "previous-pane": lambda: self._focus_pane(-1),
            "toggle-versions": lambda: self._toggle(screen.versions),
            "toggle-evidence": lambda: self._toggle(screen.evidence),
            "wider": lambda: self._resize_pane(STEP),
            "narrower": lambda: self._resize_pane(-STEP),
            "next-theme": lambda: self._change_theme(""),
            "themes": self._choose_theme,
            "help": self._show_help,
            "command-palette": lambda: screen.app.action_command_palette(),
            "suspend": lambda: screen.app.action_suspend_process(),
            "quit": lambda: screen.app.exit(),
        }
        for number in range(1, 10):
            self._handlers[f"against-{number}"] = partial(self._read_against, number - 1)
        for name in VIEWS:
            self._handlers[name] = partial(self._toggle_view, name)
        self._handlers |= screen.noting.handlers

    @property
    def known(self) -> frozenset[str]:
        """The ids of all commands that can be run."""
        return frozenset(self._handlers) | frozenset(MOVES)

    def run(self, command: str) -> None:
        """Carry out a command. Raises KeyError for one that is not in the registry."""
        if not self._screen.noting.permits(command):
            return
        move = MOVES.get(command)
        if move is None:
            self._handlers[command]()
            return
        before = self._screen.reading.place
        if move(self._screen.reading):
            self._screen.show_move(before)
        elif move.refusal:
            self._screen.remark(move.refusal)

    # Moving

    def _go_to(self, sentence: int) -> None:
        before = self._screen.reading.place
        self._screen.reading.go_to(sentence)
        self._screen.show_move(before)

    def _page(self, step: int) -> None:
        if self._screen.view is not None:
            self._screen.view.page(step)
        else:
            self._go_to(self._screen.article.page(step))

    def _to_end(self, step: int) -> None:
        count = len(self._screen.reading.article.sentences)
        if self._screen.view is not None:
            self._screen.view.select(step * 1_000_000)
        else:
            self._go_to(0 if step < 0 else count - 1)

    def _ask_for_sentence(self) -> None:
        count = len(self._screen.reading.article.sentences)

        def go(answer: str | None) -> None:
            if answer and answer.strip().isdecimal() and 1 <= int(answer) <= count:
                self._go_to(int(answer) - 1)
            elif answer is not None:
                self._screen.remark(f"Sentences have the numbers 1 to {count}")

        self._screen.ask(f"Go to sentence 1 to {count}", go)

    # Versions, matches, stories

    def _read_against(self, version: int | None) -> None:
        reading = self._screen.reading
        if reading.read_against(None if version is None else [version]):
            self._screen.show_version()
        else:
            same = version == reading.place.version
            self._screen.remark("This is that version" if same else "There is no such version")

    def _focus_article(self) -> None:
        self._screen.article.focus()

    def _follow_match(self) -> None:
        match = self._screen.evidence.selected
        if match is None or match.sentence < 0:
            self._screen.remark("No other version has this sentence")
        else:
            self.open_place(match)

    def open_place(self, place: Place) -> None:
        """Show a sentence of a version in the article; `back` returns."""
        screen = self._screen
        before = screen.reading.place
        if screen.view is not None:
            screen.show_view("")
        screen.reading.follow(place.version, place.sentence)
        screen.show_move(before)
        screen.article.focus()

    def _step_story(self, step: int) -> None:
        if len(self._screen.readings) < 2:
            self._screen.remark("Only one story is open")
        else:
            self._screen.open_story(self._screen.story + step)

    def _toggle_read(self) -> None:
        read = self._screen.reading.toggle_read()
        self._screen.show_version()
        self._screen.remark("Marked as read" if read else "Marked as unread")

    # Views

    def _toggle_view(self, name: str) -> None:
        self._screen.show_view("" if self._screen.view_name == name else name)

    def _in_view(self, act: Callable[[View], None]) -> None:
        if self._screen.view is not None:
            act(self._screen.view)

    def _open_line(self) -> None:
        view = self._screen.view
        if view is not None:
            view.open()

    def _close(self) -> None:
        screen = self._screen
        if screen.noting.close():
            return
        if screen.view is not None and screen.view.words:
            screen.view.show_words("")
        elif screen.view is not None:
            screen.show_view("")
        elif screen.reading.hits:
            screen.reading.hits = ()
            screen.show_version()
        elif screen.reading.focus is not Focus.EVERYTHING:
            screen.reading.focus = Focus.EVERYTHING
            screen.show_version()
        else:
            screen.article.focus()

    def _next_focus(self) -> None:
        screen = self._screen
        if screen.reading.comparison is None:
            screen.remark("There is no comparison to go by")
        elif screen.reading.next_focus():
            screen.show_version()
            screen.remark(f"Shown: {screen.reading.focus}")
        else:
            screen.remark("There is nothing else to show")

    # Search and copy

    def _ask_for_words(self) -> None:
        view = self._screen.view
        if view is not None:
            self._screen.ask(view.question, lambda answer: None, view.show_words)
        else:
            self._screen.ask("Search: words, or /a regular expression/", self._searched, self._look_for)

    def _look_for(self, words: str) -> None:
        self._screen.search(words)

    def _searched(self, answer: str | None) -> None:
        if answer is None:
            self._look_for("")
        elif self._screen.reading.hits:
            self._to_hit(0)

    def _to_hit(self, step: int) -> None:
        screen = self._screen
        before = screen.reading.place
        hit = screen.reading.move_to_hit(step)
        screen.show_move(before)
        screen.remark(f"Hit {hit} of {len(screen.reading.hits)}" if hit else "Nothing found; / searches")

    def _copy_sentence(self) -> None:
        reading = self._screen.reading
        self._copy(reading.article.sentence_text(reading.place.sentence), "Sentence")

    def _copy_paragraph(self) -> None:
        article, place = self._screen.reading.article, self._screen.reading.place
        paragraph = article.paragraphs[article.sentences[place.sentence].paragraph]
        start, end = article.sentences[paragraph.first].start, article.sentences[paragraph.last].end
        self._copy(article.text[start:end], "Paragraph")

    def _copy_passage(self) -> None:
        passage = self._screen.noting.marker.passage
        if passage is not None:
            span = passage.span
            self._copy(self._screen.reading.article.text[span.start : span.end], "Passage")

    def _copy(self, text: str, what: str) -> None:
        """By a tool of the desktop if there is one; else by the terminal, which may refuse in silence."""
        from newsreader.ui.clipboard import copy_by_tool, terminal_copies

        refusal = terminal_copies()
        if copy_by_tool(text):
            self._screen.remark(f"{what} copied")
        elif refusal:
            self._screen.warn(f"Not copied: {refusal}, and there is no xclip, wl-copy or pbcopy")
        else:
            self._screen.app.copy_to_clipboard(text)
            self._screen.remark(f"{what} handed to the terminal's clipboard, if it has one (OSC 52)")

    def _open_address(self) -> None:
        url = self._screen.reading.article.url
        if not url.startswith(("https://", "http://")):
            self._screen.remark("No address is known for this article")
            return
        import webbrowser

        opened = webbrowser.open(url)
        self._screen.remark(f"{'Opened' if opened else 'No browser was found for'} {safe(url)}")

    # Program

    def _focus_pane(self, step: int) -> None:
        screen = self._screen
        panes = [
            pane
            for pane in (screen.versions, screen.article, screen.view, screen.evidence)
            if pane and pane.display
        ]
        here = next((n for n, pane in enumerate(panes) if pane is screen.focused), 0)
        panes[(here + step) % len(panes)].focus()

    def _toggle(self, pane: LineView) -> None:
        pane.toggle_class("-hidden")
        if self._screen.focused is None or self._screen.focused is pane:
            (self._screen.view or self._screen.article).focus()

    def _resize_pane(self, cells: int) -> None:
        screen = self._screen
        pane = 0 if screen.focused is screen.versions else 1
        screen.pane_widths[pane] = min(max(screen.pane_widths[pane] + cells, NARROWEST), WIDEST)
        screen.fit_panes(screen.size.width)

    def _change_theme(self, name: str) -> None:
        self._screen.post_message(self._screen.ThemeWanted(name))

    def _choose_theme(self) -> None:
        self._screen.post_message(self._screen.ThemeChoiceWanted())

    def _show_help(self) -> None:
        from newsreader.ui.screens.help import HelpScreen

        self._screen.app.push_screen(HelpScreen(self._screen.pane, self._screen.bound, self._screen.palette))

    # The mouse

    def take_click(self, view: LineView, target: object) -> None:
        """Do what a click on a piece of a pane means."""
        screen = self._screen
        if not isinstance(target, str):
            screen.noting.marker.stop()
        if isinstance(view, View):
            view.clicked(target)
        elif isinstance(target, Place) and target.sentence < 0:
            screen.evidence.select_place(target)
        elif isinstance(target, Place):
            self.open_place(target)
        elif isinstance(target, str):
            self.run(target)
        elif isinstance(target, int) and view is screen.article:
            self._go_to(target)
        elif isinstance(target, int) and view is screen.versions:
            before = screen.reading.place
            screen.reading.open_version(target)
            screen.show_move(before)
