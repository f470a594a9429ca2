"""Pasting an article, which becomes a version of the open story."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsreader.records import dataclass
from newsreader.sources import Pasted, SourceError
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.stories import Stories, in_words
from newsreader.ui.messages import Finished
from newsreader.ui.state import ListedStory

if TYPE_CHECKING:
    from newsreader.sources import OpenedStory, StorySummary


@dataclass(frozen=True, slots=True)
class Kept:
    """What was pasted to a story is kept and read, or cannot be."""

    story: ListedStory
    pasted: Pasted
    file: str = ""
    summary: StorySummary | None = None
    opened: OpenedStory | None = None
    fault: str = ""
    """Why it cannot be."""


class Pasting:
    """What is being pasted, and what becomes of it."""

    def __init__(self, port: ReaderPort, stories: Stories) -> None:
        self._port = port
        self._stories = stories
        self._left = Pasted()
        """What was pasted and is not kept yet."""
        self.handlers: dict[str, Callable[[], None]] = {"paste": self._open}

    def _open(self) -> None:
        from newsreader.ui.screens.paste import KEYS, PasteScreen

        keys = self._port.keys
        keys.show_covered(KEYS)
        screen = PasteScreen(self._left, self._take_change, self._keep)
        self._port.app.push_screen(screen, lambda _: keys.show_covered(()))

    def _take_change(self, pasted: Pasted) -> None:
        self._left = pasted

    def _keep(self) -> None:
        story = self._stories.open
        self._port.remark(
            "Reading what was pasted …" if self._left.text.strip() else f"Fetching {self._left.url} …"
        )
        self._port.in_thread(partial(self._run, story, self._left), "stories")

    def _run(self, story: ListedStory, pasted: Pasted) -> Finished:
        kept = _kept(story, pasted)
        return Finished(lambda: self._take(kept))

    def _take(self, kept: Kept) -> None:
        """Take what became of it."""
        port, opened = self._port, kept.opened
        if kept.summary is None or opened is None or opened.story is None:
            port.warn(kept.fault or "What was pasted cannot be read")
            port.remark(f"Not kept; {port.key('paste')} shows what was pasted")
            return
        if self._left == kept.pasted:
            self._left = Pasted()
        for line in in_words([p for p in opened.problems if p.path == kept.file]):
            port.warn(line)
        self._stories.renew(kept.story, kept.summary, opened)
        versions = opened.story.versions
        version = next((n for n, article in enumerate(versions) if article.path == kept.file), 0)
        name = f"{opened.story.version_name(version)} is version {version + 1} of this story now"
        port.tell(f"{name}; it is kept in {kept.file}")


def _kept(story: ListedStory, pasted: Pasted) -> Kept:
    from newsreader.sources import open_story
    from newsreader.sources.pasting import keep

    try:
        file, summary = keep(pasted, story.summary)
        return Kept(story, pasted, str(file), summary, open_story(summary))
    except SourceError as problem:
        return Kept(story, pasted, fault=str(problem))
    except Exception as error:
        return Kept(story, pasted, fault=f"{type(error).__name__}: {error}")
