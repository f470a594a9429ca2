"""Where a reader of a story is in it after it was read anew."""

from __future__ import annotations

from collections import defaultdict

from newsreader.model import Article, Place
from newsreader.ui.state import StoryState


def carry_over(before: StoryState, after: StoryState) -> None:
    """Put a reader of a story that was read anew where they were: the same version, the same words."""
    versions = {
        known_by(article): version for version, article in reversed([*enumerate(after.story.versions)])
    }
    there = [versions.get(known_by(article)) for article in before.story.versions]
    moved = [
        {} if there[version] is None else _same_sentences(article, after.story.versions[there[version] or 0])
        for version, article in enumerate(before.story.versions)
    ]

    def place(old: Place, exactly: bool) -> Place | None:
        """Where a sentence stands now; if it is gone and need not be found exactly, what is nearest to it."""
        version = there[old.version]
        if version is None:
            return None
        found = moved[old.version]
        if old.sentence in found:
            return Place(version, found[old.sentence])
        if exactly:
            return None
        nearest = min(found, key=lambda sentence: abs(sentence - old.sentence), default=None)
        last = len(after.story.versions[version].sentences) - 1
        shift = 0 if nearest is None else found[nearest] - nearest
        return Place(version, min(max(old.sentence + shift, 0), last))

    here = place(before.place, exactly=False)
    if here is not None:
        after.open_at(here)
    after.read = {new for old in before.read if (new := place(old, exactly=True))}
    after.bookmarks = {
        name: new for name, old in before.bookmarks.items() if (new := place(old, exactly=False))
    }
    if len(before.against) < len(before.story.versions) - 1:
        after.read_against([version for old in before.against if (version := there[old]) is not None] or None)


def _same_sentences(before: Article, after: Article) -> dict[int, int]:
    """By index, the nearest sentence with the same words, of those that there are."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for sentence in after.sentences:
        where[after.sentence_text(sentence.index)].append(sentence.index)
    found = {}
    for sentence in before.sentences:
        same = where.get(before.sentence_text(sentence.index))
        if same:
            found[sentence.index] = min(same, key=lambda index: abs(index - sentence.index))
    return found


def known_by(article: Article) -> tuple[str, int, str]:
    """What an article is known by although its text has changed."""
    return article.path or article.url, article.provenance.position, "" if article.path else article.outlet
