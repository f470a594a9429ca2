"""Pasting an article, which becomes a version of the open story."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.sources import Pasted, SourceError
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.controllers.stories import Stories, in_words
from newsreader.ui.messages import PasteKept
from newsreader.ui.state import ListedStory


class Pasting:
    """What is being pasted, and what becomes of it."""

    def __init__(self, port: ReaderPort, stories: Stories) -> None:
        self._port = port
        self._stories = stories
        self._left = Pasted()
        """What was pasted and is not kept yet."""
        self.handlers: dict[str, Callable[[], None]] = {"paste": self._open}

    def _open(self) -> None:
        from newsreader.ui.screens.paste import PasteScreen

        self._port.app.push_screen(PasteScreen(self._left, self._take_change, self._keep))

    def _take_change(self, pasted: Pasted) -> None:
        self._left = pasted

    def _keep(self) -> None:
        story = self._stories.open
        self._port.remark(
            "Reading what was pasted …" if self._left.text.strip() else f"Fetching {self._left.url} …"
        )
        self._port.in_thread(partial(self._run, story, self._left), "stories")

    def _run(self, story: ListedStory, pasted: Pasted) -> PasteKept:
        from newsreader.sources import open_story
        from newsreader.sources.pasting import keep

        try:
            file, summary = keep(pasted, story.summary)
            return PasteKept(story, pasted, str(file), summary, open_story(summary))
        except SourceError as problem:
            return PasteKept(story, pasted, fault=str(problem))
        except Exception as error:
            return PasteKept(story, pasted, fault=f"{type(error).__name__}: {error}")

    def take(self, message: PasteKept) -> None:
        """Take what became of it."""
        port, opened = self._port, message.opened
        if message.summary is None or opened is None or opened.story is None:
            port.warn(message.fault or "What was pasted cannot be read")
            port.remark(f"Not kept; {port.key('paste')} shows what was pasted")
            return
        if self._left == message.pasted:
            self._left = Pasted()
        for line in in_words([p for p in opened.problems if p.path == message.file]):
            port.warn(line)
        self._stories.renew(message.story, message.summary, opened.story)
        versions = opened.story.versions
        version = next((n for n, article in enumerate(versions) if article.path == message.file), 0)
        name = f"{opened.story.version_name(version)} is version {version + 1} of this story now"
        port.tell(f"{name}; it is kept in {message.file}")
