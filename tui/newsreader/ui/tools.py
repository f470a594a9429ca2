"""Programs of the reader's own: given what is read, and their answers shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.app import App

from newsreader.settings.tools import Given, Tool
from newsreader.text.terminal import safe
from newsreader.ui.commands import EVERYWHERE
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.talking import front_of
from newsreader.ui.threads import in_thread

if TYPE_CHECKING:
    from newsreader.ui.state import StoryState

MOST_LINES = 12
"""Of what a program prints, as many are shown."""


class ToolApp(App[None]):
    """An app with programs of the reader's own on keys: they run in threads, and what they print is shown."""

    tools: Mapping[str, Tool] = MappingProxyType({})
    """By Textual's names of their keys. To be set before it runs."""

    def on_mount(self) -> None:
        for key, tool in self.tools.items():
            self.bind(key, f"app.use_tool('{tool.name}')", description=tool.name, show=False)

    def action_use_tool(self, name: str) -> None:
        """Begin a tool with what is under the cursor, but for while the reader writes."""
        screen = front_of(self)
        if not isinstance(screen, ReaderScreen) or screen.pane not in EVERYWHERE:
            return
        tool = next(tool for tool in self.tools.values() if tool.name == name)
        read = values(screen.reading)
        given = {Given.NOTHING: "", Given.SENTENCE: read["sentence"]}.get(tool.given)
        if given is None:
            given = as_json(screen.reading)
        screen.remark(f"{name} is running")
        self._run(tool, tool.command(read), given.encode("utf-8", "replace"))

    @work(exit_on_error=False, group="tools")
    async def _run(self, tool: Tool, command: Sequence[str], given: bytes) -> None:
        from newsreader.ui.processes import capture

        done = await in_thread(lambda: capture(command, given, tool.seconds))
        screen = front_of(self)
        if not isinstance(screen, ReaderScreen):
            return
        lines = shown(done.printed)
        if done.fault:
            screen.remark(f"{tool.name}: {done.fault}")
            self._show([f"{tool.name}: {done.fault}", *lines], "warning")
        else:
            screen.remark(f"{tool.name}: {lines[0] if lines else 'done'}")
            if len(lines) > 1:
                self._show(lines, "information")

    def _show(self, lines: Sequence[str], severity: Literal["information", "warning"]) -> None:
        self.notify("\n".join(map(safe, lines)), severity=severity, markup=False)


def shown(printed: str) -> list[str]:
    """The first lines of what was printed, and a word on how many more there are."""
    lines = printed.strip().splitlines()
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], f"and {more} more lines"] if more > 0 else lines


def values(reading: StoryState) -> dict[str, str]:
    """What `PLACES` stand for at the place of the reader."""
    article, sentence = reading.article, reading.place.sentence
    text = paragraph = ""
    if article.sentences:
        text = article.sentence_text(sentence)
        around = article.paragraphs[article.sentences[sentence].paragraph]
        start, end = article.sentences[around.first].start, article.sentences[around.last].end
        paragraph = article.text[start:end]
    return {
        "sentence": text,
        "paragraph": paragraph,
        "address": article.url,
        "outlet": article.outlet,
        "title": article.headline,
        "file": article.path,
        "story": reading.story.title,
    }


def as_json(reading: StoryState) -> str:
    """The story, and where in it the reader is."""
    import json

    story, place = reading.story, reading.place
    sentences: Sequence[str] = [
        reading.article.sentence_text(index) for index in range(len(reading.article.sentences))
    ]
    document = {
        "story": story.title,
        "articles": [
            {
                "id": story.version_id(version),
                "outlet": article.outlet,
                "title": article.headline,
                "author": article.author,
                "published": article.published,
                "url": article.url,
                "path": article.path,
                "text": article.text,
            }
            for version, article in enumerate(story.versions)
        ],
        "article": story.version_id(place.version),
        "sentence": {"index": place.sentence, "text": sentences[place.sentence]} if sentences else None,
    }
    return json.dumps(document, ensure_ascii=False) + "\n"
