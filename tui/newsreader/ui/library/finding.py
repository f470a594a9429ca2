"""What the reader types: a filter of the stories, and what to search for in all articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from newsreader.library import LibraryError, Where
from newsreader.library.filters import Field, FilterError, complete, parse
from newsreader.ui.library.listing import Listing
from newsreader.ui.library.looks import HitsLook, StoriesLook
from newsreader.ui.library.port import LibraryPort
from newsreader.ui.messages import Finished


class Finding:
    """Asks, and shows what is found; a filter that is wrong changes nothing."""

    def __init__(self, port: LibraryPort, listing: Listing) -> None:
        self._port = port
        self._listing = listing
        self._names: dict[Field, tuple[str, ...]] = {}
        self._filters: list[str] = []
        self._searches: list[str] = []
        """What was typed before, the newest last."""
        self.handlers: dict[str, Callable[[], None]] = {
            "filter": self._ask_filter,
            "search": self._ask_search,
            "sort": self._sort,
        }

    def _ask_filter(self) -> None:
        from newsreader.ui.widgets.prompt import Asking

        self._port.in_thread(self._read_names, "names", latest=True)
        how = Asking(
            "shows these",
            begun=self._listing.typed,
            complete=lambda text: complete(text, self._names),
            before=tuple(self._filters),
        )
        question = 'Show stories like: outlet:dawn after:2026-11-01 versions>=3 unread "gas pipeline"'
        self._port.ask(question, self._take_filter, self._check, how)

    def _read_names(self) -> Finished:
        try:
            names = self._port.library.names()
        except LibraryError:
            names = {}
        return Finished(lambda: self._names.update(names))

    def _check(self, typed: str) -> None:
        """Say what is wrong while one types, but for the word that is not whole yet."""
        head = typed.rpartition(" ")[0]
        try:
            parse(head if head.count('"') % 2 == 0 else "")
        except FilterError as error:
            self._port.remark(str(error))
        else:
            self._port.remark("")

    def _take_filter(self, typed: str | None) -> None:
        if typed is not None:
            self.show(typed)

    def show(self, typed: str) -> None:
        """Show the stories that a filter lets through; one that is wrong is told, and changes nothing."""
        self._port.in_thread(partial(self._understand, typed.strip()), "filter", latest=True)

    def _understand(self, typed: str) -> Finished:
        try:
            filter = parse(typed)
            where = self._port.library.where(filter) if filter else Where()
        except (FilterError, LibraryError) as error:
            why = str(error)
            return Finished(lambda: self._port.remark(f"The list is as it was: {why}"))
        return Finished(partial(self._show, typed, where))

    def _show(self, typed: str, where: Where) -> None:
        if typed:
            self._filters = [*(one for one in self._filters if one != typed), typed][-50:]
        look = self._listing.top.look
        stories = look if isinstance(look, StoriesLook) else StoriesLook()
        self._listing.go_home(replace(stories, typed=typed, where=where))

    def _ask_search(self) -> None:
        from newsreader.ui.widgets.prompt import Asking

        how = Asking("searches", sign="/", before=tuple(self._searches))
        self._port.ask('Search all articles: words, "words in order", beginn*', self._search, how=how)

    def _search(self, query: str | None) -> None:
        query = (query or "").strip()
        if not query:
            return
        self._searches = [*(one for one in self._searches if one != query), query][-50:]
        if isinstance(self._listing.top.look, HitsLook):
            self._listing.replace(HitsLook(query, self._listing.top.look.order))
        else:
            self._listing.open(HitsLook(query))

    def _sort(self) -> None:
        look = self._listing.top.look.next_order()
        if look is None:
            self._port.remark("These lines have one order")
        else:
            self._listing.replace(look)
