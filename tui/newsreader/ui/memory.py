"""Where the reader was in each story, from one start of the program to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from newsreader.model import Place, Story
from newsreader.model.article import hex_id
from newsreader.ui.state import StoryState

_LAST = "last-story"
_LINES = "command-line"
_LIBRARY = "library"


class Known(Protocol):
    """What tells small texts by keys."""

    def state(self, key: str) -> str | None: ...


class States(Known, Protocol):
    """What keeps them too: the library."""

    def set_state(self, key: str, value: str | None) -> None: ...


class Memory:
    """Keeps places in a store, not more often than it is asked to `save`."""

    def __init__(self, known: Known | None = None, keeper: Callable[[], States] | None = None) -> None:
        """`known` is what was stored before; `keeper` gives the store when something is to be saved: without
        one nothing is kept."""
        self._known = known
        self._keeper = keeper
        self._unsaved: dict[str, dict[str, Any]] = {}
        self._last = ""
        self.is_first_run = False
        """Whether its reader has never read anything here; to be told by whoever starts the program."""

    def restored(self, reading: StoryState) -> StoryState:
        """The same reading, at the place where its reader left it."""
        kept = self._kept(reading.story)
        version, sentence = kept.get("version"), kept.get("sentence")
        if isinstance(version, int) and isinstance(sentence, int) and version < len(reading.story.versions):
            reading.open_at(Place(version, sentence))
        read = kept.get("read")
        if isinstance(read, list):
            reading.read |= {
                Place(version, sentence)
                for version, sentences in enumerate(read[: len(reading.story.versions)])
                for sentence in _numbers(sentences)
                if sentence < len(reading.story.versions[version].sentences)
            }
        bookmarks = kept.get("bookmarks")
        for letter, place in bookmarks.items() if isinstance(bookmarks, dict) else ():
            if isinstance(place, list) and len(place) == 2 and all(isinstance(part, int) for part in place):
                there = Place(*place)
                if has(reading.story, there):
                    reading.bookmarks[letter] = there
        return reading

    def last_view(self, story: Story) -> str:
        """The view that was open; empty for none."""
        return str(self._kept(story).get("view") or "")

    def last_theme(self, story: Story | None) -> str | None:
        """The name of the theme that was chosen with a key in a story; None: in the library."""
        key = _LIBRARY if story is None else key_of(story)
        theme = (self._stored(key) | self._unsaved.get(key, {})).get("theme")
        return theme if isinstance(theme, str) else None

    @property
    def last_story(self) -> str:
        """The key of the story that was open last; empty: none was."""
        return self._text(_LAST) or ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What was typed in the command line, the newest last."""
        kept = (self._stored(_LINES) | self._unsaved.get(_LINES, {})).get("lines")
        return tuple(line for line in kept if isinstance(line, str)) if isinstance(kept, list) else ()

    def keep_lines(self, lines: list[str]) -> None:
        """Remember what was typed in the command line."""
        self._unsaved.setdefault(_LINES, {})["lines"] = lines

    def keep(self, key: str, reading: StoryState, view: str = "") -> None:
        """Remember where a reader is, until it is saved; `key` is what the story is listed by."""
        if self._keeper is None:
            return
        self._last = key
        self._unsaved.setdefault(key_of(reading.story), {}).update(
            version=reading.place.version,
            sentence=reading.place.sentence,
            view=view,
            reading=reading,
            bookmarks={
                letter: [place.version, place.sentence] for letter, place in reading.bookmarks.items()
            },
        )

    def keep_theme(self, story: Story | None, theme: str) -> None:
        """Remember the theme that was chosen in a story; None: in the library."""
        if self._keeper is not None:
            self._unsaved.setdefault(_LIBRARY if story is None else key_of(story), {})["theme"] = theme

    def save(self) -> None:
        """Store what was kept. Raises what the store raises."""
        self.saving()()

    def saving(self) -> Callable[[], None]:
        """What stores, in any thread, what was kept until now. It raises what the store raises."""
        keeper, last = self._keeper, self._last
        if keeper is None or not (last or self._unsaved):
            return lambda: None
        unsaved, self._unsaved, self._last = self._unsaved, {}, ""
        for news in unsaved.values():
            reading = news.pop("reading", None)
            if reading is not None:
                news["read"] = _ranges(reading)

        def store() -> None:
            import json

            self._known = states = keeper()
            for key, news in unsaved.items():
                states.set_state(key, json.dumps(self._stored(key) | news))
            if last:
                states.set_state(_LAST, last)

        return store

    def forget(self) -> None:
        """Keep nothing any more: the store failed."""
        self._known = self._keeper = None

    def _kept(self, story: Story) -> dict[str, Any]:
        return self._stored(key_of(story)) | self._unsaved.get(key_of(story), {})

    def _text(self, key: str) -> str | None:
        return self._known.state(key) if self._known is not None else None

    def _stored(self, key: str) -> dict[str, Any]:
        stored = self._text(key)
        if not stored:
            return {}
        import json

        try:
            value = json.loads(stored)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}


def has(story: Story, place: Place) -> bool:
    """Whether there is such a place in a story."""
    versions = story.versions
    return 0 <= place.version < len(versions) and 0 <= place.sentence < len(versions[place.version].sentences)


def key_of(story: Story) -> str:
    """What the place in a story is remembered by: where its articles come from."""
    where = sorted(
        article.url or (article.id if article.provenance.position else _absolute(article.path))
        for article in story.versions
    )
    return "story:" + hex_id(*where)


@cache
def _absolute(path: str) -> str:
    return str(Path(path).absolute())


def _ranges(reading: StoryState) -> list[list[list[int]]]:
    """Per version the sentences read, as [first, last] pairs."""
    ranges: list[list[list[int]]] = [[] for _ in reading.story.versions]
    for place in sorted(reading.read, key=lambda place: (place.version, place.sentence)):
        version = ranges[place.version]
        if version and version[-1][1] == place.sentence - 1:
            version[-1][1] = place.sentence
        else:
            version.append([place.sentence, place.sentence])
    return ranges


def _numbers(ranges: object) -> list[int]:
    """The numbers that pairs of a first and a last stand for; nothing for what is no such pair."""
    numbers: list[int] = []
    for pair in ranges if isinstance(ranges, list) else []:
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(end, int) for end in pair):
            numbers += range(max(pair[0], 0), min(pair[1] + 1, pair[0] + 100_000))
    return numbers
