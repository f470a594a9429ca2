"""Unfinished notes on their way into the library, which nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable

from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.store import Draft, LibraryError
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an unfinished note that was to be saved, or forgotten."""

    desk: AnnotationSet
    key: str
    draft: Draft | None
    """None: it was to be forgotten."""
    replaced: str
    """Key of an unfinished note that is forgotten as soon as this one is saved."""
    fault: LibraryError | None = None


class DraftKeeper:
    """Saves unfinished notes in a thread: of each its last state, as soon as the library takes it.

    Until that is so the annotation sets hold them, so that they are found wherever one looks for them."""

    def __init__(self, stored: Callable[[], None]) -> None:
        """`stored` is called in the thread when there is something to `take`."""
        self._stored = stored
        self._idle = threading.Condition()
        self._is_running = False
        self._waiting: dict[str, Stored] = {}
        self._done: list[Stored] = []

    def keep(self, desk: AnnotationSet, draft: Draft, replaced: str = "") -> None:
        """Begin to save an unfinished note."""
        if replaced:
            desk.unfinished.let_go(replaced)  # the new one is all that it was
        desk.unfinished.hold(draft)
        self._put(Stored(desk, draft.key, draft, replaced))

    def drop(self, desk: AnnotationSet, key: str) -> None:
        """Begin to forget an unfinished note."""
        desk.unfinished.let_go(key)
        self._put(Stored(desk, key, None, ""))

    def take(self) -> list[Stored]:
        """What was stored, or was not, since this was last asked; the annotation sets know it now."""
        with self._idle:
            done, self._done = self._done, []
        for one in done:
            if one.fault is None:
                one.desk.unfinished.was_stored(one.key, one.draft)
                if one.replaced:
                    one.desk.unfinished.was_stored(one.replaced, None)
        return done

    def wait(self, seconds: float) -> bool:
        """Wait until all is stored that can be, but not for long; whether it is."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._is_running, seconds)

    def _put(self, wanted: Stored) -> None:
        with self._idle:
            before = self._waiting.pop(wanted.key, None)
            if before is not None and before.replaced and wanted.draft is not None:
                wanted = Stored(wanted.desk, wanted.key, wanted.draft, before.replaced)
            self._waiting[wanted.key] = wanted
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._idle:
                if not self._waiting:
                    self._is_running = False
                    self._idle.notify_all()
                    return
                one = self._waiting.pop(next(iter(self._waiting)))
            fault = _store(one)
            with self._idle:
                self._done.append(Stored(one.desk, one.key, one.draft, one.replaced, fault))
            self._stored()


def _store(one: Stored) -> LibraryError | None:
    library = one.desk.library
    try:
        if one.draft is None:
            library.drop_draft(one.key)
        else:
            library.save_draft(one.draft)
            if one.replaced:
                library.drop_draft(one.replaced)
    except LibraryError as fault:
        return fault
    return None
