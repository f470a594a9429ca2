"""story.yaml: the title of a story, a remark, and its articles in order."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path, PureWindowsPath

from newsreader.records import dataclass
from newsreader.settings.document import Entry, Items, Node, Scalar, YamlFault, entries, read_yaml
from newsreader.sources.errors import SourceError
from newsreader.sources.files import leaves, read_bytes
from newsreader.sources.formats.plain_text import decoded
from newsreader.sources.metadata import KEYS, checked, scalar
from newsreader.sources.reading import MOST_VERSIONS, too_many
from newsreader.sources.source import ENCODING, Origin
from newsreader.sources.summaries import Listed
from newsreader.text.matching import nearest

NAMES = ("story.yaml", "story.yml")
_LONGEST = 128 * 1024
"""Bytes."""
_STORY_KEYS = ("title", "note", "articles")


@dataclass(slots=True)
class StoryFile:
    """A story.yaml, with everything that is wrong in it."""

    path: Path
    title: str = ""
    note: str = ""
    articles: list[Listed] | None = None
    """None when it has no list: then all article files of its folder are meant."""
    problems: list[SourceError] = field(default_factory=list)

    def fault(self, cause: str, line: int = 0) -> None:
        """Note that something is wrong; `line` counts from 1, 0 where it is the whole file."""
        self.problems.append(SourceError(self.path, cause, line))


def read_story_file(path: Path) -> StoryFile:
    """Reads and checks a story.yaml. Never raises for its content: its problems are collected."""
    story = StoryFile(path)
    try:
        data = read_bytes(path)
        if not data.strip():
            raise SourceError(path, "is empty; give it a title, or a list of articles")
        if len(data) > _LONGEST:
            raise SourceError(path, f"is larger than a story.yaml can be ({_LONGEST // 1024} kB)")
        text, _ = decoded(data, Origin(str(path)))
        found = list(entries(read_yaml(text).root))
    except YamlFault as fault:
        story.fault(fault.cause, fault.line)
        return story
    except SourceError as error:
        story.problems.append(error)
        return story
    for entry in _known(story, found, _STORY_KEYS, ""):
        if entry.key == "articles":
            _read_articles(story, entry)
            continue
        try:
            words = scalar(entry.value)
        except ValueError as error:
            story.fault(f"{entry.key}: {error}", entry.line)
            continue
        if entry.key == "title":
            story.title = " ".join(words.split())
        else:
            story.note = words.strip()
    return story


def _known(story: StoryFile, found: list[Entry], keys: tuple[str, ...], where: str) -> list[Entry]:
    """The entries whose keys are known, each once; the others become problems."""
    kept: dict[str, Entry] = {}
    for entry in found:
        if entry.key not in keys:
            hint = nearest(entry.key, keys) or f"; known are {', '.join(keys)}"
            story.fault(f"{where}unknown key {entry.key}{hint}", entry.line)
        elif entry.key in kept:
            story.fault(f"{where}{entry.key}: is given twice; the first one holds", entry.line)
        else:
            kept[entry.key] = entry
    return list(kept.values())


def _read_articles(story: StoryFile, entry: Entry) -> None:
    if isinstance(entry.value, Scalar) and not entry.value.text.strip():
        return
    if not isinstance(entry.value, Items):
        story.fault("articles: must be a list of files", entry.line)
        return
    story.articles = []
    nodes = entry.value.items
    if len(nodes) > MOST_VERSIONS:
        story.fault(too_many(len(nodes)), entry.line)
    seen: set[Path] = set()
    for number, node in enumerate(nodes[:MOST_VERSIONS], 1):
        listed = _read_item(story, node, f"articles, item {number}: ")
        if listed is None:
            continue
        if listed.file in seen:
            story.fault(
                f"articles, item {number}: {listed.file.name} is listed twice; read once", listed.line
            )
        else:
            seen.add(listed.file)
            story.articles.append(listed)


def _read_item(story: StoryFile, node: Node, where: str) -> Listed | None:
    """One item: a file name, or a mapping with `file` and what is known about the article."""
    line = node.line
    said: dict[str, str] = {}
    name = ""
    try:
        found = [Entry("file", node, line)] if isinstance(node, Scalar) else list(entries(node))
    except YamlFault as fault:
        story.fault(f"{where}must be a file name, or file: with its outlet, title, ...", fault.line)
        return None
    for entry in _known(story, found, ("file", *KEYS, ENCODING), where):
        try:
            if entry.key == "file":
                name = scalar(entry.value).strip()
                line = entry.line
            else:
                said[entry.key] = checked(entry.key, entry.value)
        except ValueError as error:
            story.fault(f"{where}{entry.key}: {error}", entry.line)
    if not name:
        story.fault(f"{where}names no file", line)
        return None
    if not _is_inside(story.path.parent, name):
        story.fault(f"{where}file: {name} leaves the folder of the story; copy it into the folder", line)
        return None
    return Listed(story.path.parent / name, line, said)


def _is_inside(folder: Path, name: str) -> bool:
    """Whether a listed name stays in the folder, symbolic links followed."""
    if Path(name).is_absolute() or PureWindowsPath(name).anchor or ".." in PureWindowsPath(name).parts:
        return False
    return not leaves(folder, folder / name)
