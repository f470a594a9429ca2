"""Reading the files of a story anew, and noticing that they have changed; notes and place are kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from newsreader.ui.carrying import known_by
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.stories import Stories, in_words
from newsreader.ui.messages import Finished
from newsreader.ui.state import ListedStory, StoryState

if TYPE_CHECKING:
    from newsreader.sources import OpenedStory
    from newsreader.ui.controllers.noting import Noting

LOOK_EVERY = 3.0
"""Seconds between two looks at whether the files have changed."""
Stamps = Mapping[str, tuple[int, int]]
"""When each file was changed last, in nanoseconds, and its bytes; nothing of a file that is not there."""


class Reloading:
    """Offers to read anew what has changed, and does it when the reader wants it."""

    def __init__(self, port: ReaderPort, stories: Stories, noting: Noting) -> None:
        self._port = port
        self._stories = stories
        self._noting = noting
        self._stamps: WeakKeyDictionary[StoryState, Stamps] = WeakKeyDictionary()
        """As the files were when they were looked at first."""
        self._is_looking = False
        self.handlers: dict[str, Callable[[], None]] = {"reload": self._reload}

    def begin(self) -> None:
        """Look now, and every few seconds."""
        self._port.set_interval(LOOK_EVERY, self.look)
        self.look()

    def look(self) -> None:
        """Look in a thread whether the files of the open story have changed."""
        reading = self._port.reading
        if not self._is_looking:
            self._is_looking = True
            self._port.in_thread(partial(self._look, reading, _paths(reading)), "files")

    def _look(self, reading: StoryState, paths: Iterable[str]) -> Finished:
        stamps = stamps_of(paths)
        return Finished(lambda: self._take_stamps(reading, stamps))

    def _take_stamps(self, reading: StoryState, stamps: Stamps) -> None:
        self._is_looking = False
        before = self._stamps.setdefault(reading, stamps)
        changed = tuple(path for path in before if path in stamps and stamps[path] != before[path])
        if changed != reading.changed:
            reading.changed = changed
            if changed:
                names = ", ".join(PurePath(path).name for path in changed[:3])
                more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
                has = "has" if len(changed) == 1 else "have"
                self._port.tell(f"{names}{more} {has} changed: {self._port.key('reload')} reads anew")
            if reading is self._port.reading:
                self._port.show_title()

    def _reload(self) -> None:
        port = self._port
        port.app.screen.refresh(layout=True)
        if self._noting.editor.is_open or self._noting.marker.is_marking:
            port.remark("Finish the note first: it is on the text as it was")
            return
        story = self._stories.open
        port.remark(f"Reading {story.title} anew …")
        port.in_thread(partial(self._read, story, port.reading), "stories")

    def _read(self, story: ListedStory, before: StoryState) -> Finished:
        stamps = stamps_of(_paths(before))
        try:
            result: OpenedStory | Exception = self._stories.read_again(story)
        except Exception as error:
            result = error
        return Finished(lambda: self._take(story, before, result, stamps))

    def _take(
        self, story: ListedStory, before: StoryState, result: OpenedStory | Exception, stamps: Stamps
    ) -> None:
        port = self._port
        if story.state is not before:
            return
        if isinstance(result, Exception) or result.story is None:
            why = (
                result
                if isinstance(result, Exception)
                else next(iter(result.problems), "it holds no articles")
            )
            port.warn(f"{story.title} cannot be read anew: {why}. What was read stays.")
            return
        self._stamps[before] = stamps
        before.changed = ()
        if result.story == before.story:
            port.show_title()
            port.remark("Nothing has changed")
            return
        if self._noting.editor.is_open or self._noting.marker.is_marking:
            before.changed = tuple(stamps)
            port.remark("A note was begun meanwhile: what was read stays until it is saved")
            return
        for line in in_words(result.problems):
            port.warn(line)
        after = self._stories.renew(story, story.summary, result)
        self._stamps[after] = stamps
        port.tell(_in_words(before, after))


def stamps_of(paths: Iterable[str]) -> Stamps:
    """When the files were changed last, and how large they are."""
    stamps = {}
    for path in paths:
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            continue
        stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps


def _paths(reading: StoryState) -> tuple[str, ...]:
    return tuple(dict.fromkeys(article.path for article in reading.story.versions if article.path))


def _in_words(before: StoryState, after: StoryState) -> str:
    old = {known_by(article): article.text for article in before.story.versions}
    new = {known_by(article): article.text for article in after.story.versions}
    counts = (
        (sum(key in old and old[key] != text for key, text in new.items()), "changed"),
        (len(new.keys() - old.keys()), "new"),
        (len(old.keys() - new.keys()), "gone"),
    )
    told = [f"{count} {word}" for count, word in counts if count]
    return f"Read anew: {', '.join(told)}" if told else "Read anew"
