"""The story of the last start, kept as it was read: the next one shows it without reading it, unless anything
differs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsreader.model import Story
from newsreader.settings import stamped
from newsreader.settings.paths import pasted_folder
from newsreader.sources.plain_articles import article_from, plain_article
from newsreader.sources.summaries import Beginning, Listed, StorySummary
from newsreader.sources.targets import special_source

if TYPE_CHECKING:
    from newsreader.sources.errors import SourceError
    from newsreader.sources.stories import StoriesToOpen

FILE = "first-story.json"
"""Its name in the data folder."""


class StoriesAtStart(Iterator[StorySummary]):
    """Stories as `StoriesToOpen` lists them, with what was pasted to them. The one to begin with is the one
    that was kept, if reading would give the same; what is read instead is kept when the others are listed."""

    def __init__(self, paths: Sequence[str | Path], encoding: str = "", *, whole: bool = False) -> None:
        """The arguments are those of `StoriesToOpen`."""
        self._made: StoriesToOpen | None = None
        self._new: Callable[[], StoriesToOpen] = lambda: _listing(paths, encoding, whole)
        self._stamp = _stamp(paths, encoding, whole)
        self._to_keep: Beginning | None = None
        self._known: frozenset[str] = frozenset()
        """The keys of the stories that are not listed again."""
        self._before: list[Callable[[], None]] = [self._keep]

    @property
    def problems(self) -> list[SourceError]:
        """As those of `StoriesToOpen`, as far as the others are listed."""
        return self._made.problems if self._made is not None else []

    def begin(self, last: str = "") -> Beginning:
        """The story with the key `last`, else the first that can be read; to be called once, at first."""
        kept = stamped.recall(FILE, self._stamp) if self._stamp is not None else None
        beginning = _beginning(kept) if kept is not None else None
        if beginning is not None and _is_wanted(beginning, last):
            self._known = frozenset(summary.key for summary in beginning.summaries)
            return beginning
        from newsreader.sources.stories import begin

        self._made = self._new()
        self._to_keep = begin(self._made, last)
        return self._to_keep

    def at_first(self, act: Callable[[], None]) -> None:
        """Do something else when others are listed: in a thread, with the first frame on the screen."""
        self._before.append(act)

    def __next__(self) -> StorySummary:
        while self._before:
            self._before.pop()()
        if self._made is None:
            self._made = self._new()
        summary = next(self._made)
        while summary.key in self._known:
            summary = next(self._made)
        return summary

    def _keep(self) -> None:
        beginning, self._to_keep = self._to_keep, None
        if beginning is not None and self._stamp is not None and _can_be_kept(beginning):
            stamped.keep(FILE, self._stamp, _plain(beginning))


def _listing(paths: Sequence[str | Path], encoding: str, whole: bool) -> StoriesToOpen:
    from newsreader.sources.stories import StoriesToOpen  # with all formats, which nothing kept needs

    return StoriesToOpen(paths, encoding, whole=whole, pasted=True)


def _stamp(paths: Sequence[str | Path], encoding: str, whole: bool) -> stamped.Stamp | None:
    """None where it cannot be told beforehand what reading gives."""
    try:
        if pasted_folder().exists() or any(
            special_source(path) or not os.path.exists(path) for path in paths
        ):
            return None
    except (OSError, ValueError):
        return None
    return stamped.stamp_of(paths, list(map(str, paths)), encoding, whole)


def _is_wanted(kept: Beginning, last: str) -> bool:
    """Whether the listing of stories stops at the kept one, whatever follows it."""
    return kept.summaries[kept.first].key == last if last else kept.first == 0


def _can_be_kept(beginning: Beginning) -> bool:
    """Whether a beginning is the reading of files, without a problem, at which the listing stopped."""
    return (
        beginning.story is not None
        and not beginning.problems
        and beginning.first == len(beginning.summaries) - 1
        and all(_is_plain(summary) for summary in beginning.summaries)
    )


def _is_plain(summary: StorySummary) -> bool:
    return not summary.problems and all(isinstance(one, Listed) for one in summary.articles)


def _plain(beginning: Beginning) -> dict[str, Any]:
    """A beginning with a story, as plain data."""
    story = beginning.story
    assert story is not None
    return {
        "summaries": [_plain_summary(summary) for summary in beginning.summaries],
        "title": story.title,
        "note": story.note,
        "versions": [plain_article(article) for article in story.versions],
    }


def _plain_summary(summary: StorySummary) -> dict[str, Any]:
    articles = [one for one in summary.articles if isinstance(one, Listed)]
    return {
        "folder": summary.folder,
        "title": summary.title,
        "note": summary.note,
        "is_whole": summary.is_whole,
        "has_pasted": summary.has_pasted,
        "place": None if summary.place is None else str(summary.place),
        "articles": [[str(one.file), one.line, one.said] for one in articles],
    }


def _beginning(plain: Any) -> Beginning | None:
    """What `_plain` was made of; None for what it cannot have given."""
    try:
        summaries = tuple(map(_summary, plain["summaries"]))
        story = Story(plain["title"], tuple(map(article_from, plain["versions"])), plain["note"])
        return Beginning(summaries, len(summaries) - 1, story, ()) if summaries else None
    except (KeyError, TypeError, ValueError):
        return None


def _summary(plain: dict[str, Any]) -> StorySummary:
    place = plain["place"]
    listed = tuple(Listed(Path(file), line, said) for file, line, said in plain["articles"])
    fields = {name: plain[name] for name in ("folder", "title", "note", "is_whole", "has_pasted")}
    return StorySummary(articles=listed, place=None if place is None else Path(place), **fields)
