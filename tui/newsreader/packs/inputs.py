"""The articles of a story as the files of a pack, and back: what is packed is what is read again.

A file on this machine goes in as it is. What is not read from one file alone (an address, a pipe, the past of
a file) goes in as the article that it was read as.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import PurePath
from typing import Any

from newsreader.model import Article, Story
from newsreader.model.article import digest
from newsreader.packs.archive import NoPack
from newsreader.records import dataclass
from newsreader.sources import SourceError
from newsreader.sources.files import LARGEST, read_bytes
from newsreader.sources.formats.registry import read_data
from newsreader.sources.plain_articles import article_from, plain_article
from newsreader.sources.source import Origin
from newsreader.text.json_escapes import escaped
from newsreader.text.terminal import printable

FOLDER = "inputs"
AS_READ = "article.json"
"""The name of an article that goes in as it was read."""
_LONGEST = 80
"""Characters of the name of a file."""
_UNFIT = re.compile(r"[^\w .,()+-]|^[.\s]|[.\s]+$")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
"""Names that Windows gives to none of its files."""


@dataclass(frozen=True, slots=True)
class Version:
    """Where in a pack a version of the story is."""

    file: str
    article: int = 0
    """Which of the articles in the file it is, from 0."""


@dataclass(slots=True)
class Inputs:
    """What a story is read from."""

    files: dict[str, bytes] = field(default_factory=dict)
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    """Per file what its reader, or a story.yaml, says of it: by `sources.metadata.KEYS` and ENCODING."""
    versions: list[Version] = field(default_factory=list)

    def came_from(self) -> dict[str, list[int]]:
        """Per file the versions that are in it."""
        return {
            name: [number for number, version in enumerate(self.versions) if version.file == name]
            for name in self.files
        }


def gather(story: Story, said: Mapping[str, Mapping[str, str]]) -> Inputs:
    """What the versions of a story were read from; `said` is what is said of each, by its path.

    Never raises for what it finds: what cannot be read again as it was goes in as it was read.
    """
    inputs = Inputs()
    names: dict[str, str] = {}
    for number, article in enumerate(story.versions):
        path = article.path
        found = names.get(path) or _packed(inputs, story.version_id(number), article, said.get(path, {}))
        if found is not None:
            names[path] = found
            at = _place_in(inputs, found, article)
            if at is not None:
                inputs.versions.append(Version(found, at))
                continue
        name = f"{FOLDER}/{story.version_id(number)}/{AS_READ}"
        inputs.files[name] = _as_read(article, f"{FOLDER}/{story.version_id(number)}")
        inputs.versions.append(Version(name))
    used = {version.file for version in inputs.versions}
    inputs.files = {name: data for name, data in inputs.files.items() if name in used}
    return inputs


def story_of(title: str, note: str, inputs: Inputs) -> Story:
    """The story, read from its files. Raises NoPack where one of them cannot be read, or has no such
    article."""
    read: dict[str, Sequence[Article]] = {}
    versions = []
    for version in inputs.versions:
        name = version.file
        if name not in read:
            read[name] = _read(name, inputs.files.get(name), inputs.said.get(name, {}))
        if not 0 <= version.article < len(read[name]):
            raise NoPack(f"{printable(name)} has no article {version.article + 1}")
        versions.append(read[name][version.article])
    return Story(title, tuple(versions), note)


def _packed(inputs: Inputs, letter: str, article: Article, said: Mapping[str, str]) -> str | None:
    """The name in the pack of the file that an article was read from; None where that is no file that is
    still as it was."""
    wanted = article.provenance.sha256
    try:
        data = read_bytes(article.path) if article.path and wanted else b""
    except SourceError:
        return None
    if not data or digest(data) != wanted:
        return None
    name = f"{FOLDER}/{letter}/{_file_name(article.path)}"
    inputs.files[name] = data
    if said:
        inputs.said[name] = dict(said)
    return name


def _place_in(inputs: Inputs, name: str, article: Article) -> int | None:
    """Which of the articles in a file of the pack one is; None where none is the same."""
    try:
        found = _read(name, inputs.files[name], inputs.said.get(name, {}))
    except NoPack:
        return None
    same = (at for at, one in enumerate(found) if replace(one, path=article.path) == article)
    return next(same, None)


def _read(name: str, data: bytes | None, said: Mapping[str, str]) -> Sequence[Article]:
    if data is None:
        raise NoPack(f"{printable(name)} is missing")
    if len(data) > LARGEST:
        raise NoPack(f"{printable(name)} is larger than {LARGEST >> 20} MB")
    if name.endswith(f"/{AS_READ}"):
        try:
            return (_checked(article_from(json.loads(data))),)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise NoPack(f"{printable(name)} is no article as it was read") from None
    found = read_data(data, Origin(name, PurePath(name).suffix.lower(), said=said))
    if not found.articles:
        raise NoPack(next(map(str, found.problems), f"{printable(name)} holds no article"))
    return found.articles


def _as_read(article: Article, folder: str) -> bytes:
    """An article as plain data, without where on this machine it lay."""
    way = article.provenance
    path = article.path
    if path and not path.startswith(("http://", "https://")):
        path = f"{folder}/{_file_name(path)}"
    place = way.place if way.place.startswith(("http://", "https://")) else path
    plain = plain_article(replace(article, path=path, provenance=replace(way, place=place)))
    return (escaped(json.dumps(plain, ensure_ascii=False, indent=1)) + "\n").encode("utf-8")


def _checked(article: Article) -> Article:
    """An article whose parts fit together. Raises ValueError, TypeError."""
    texts: tuple[Any, ...] = (article.text, article.path, article.outlet, article.title, article.author)
    texts += (article.published, article.url, article.language, article.encoding)
    if not all(isinstance(text, str) for text in texts) or not isinstance(article.beginning_only, bool):
        raise ValueError
    end = 0
    for sentence in article.sentences:
        if not end <= sentence.start <= sentence.claim_start <= sentence.end <= len(article.text):
            raise ValueError
        if not 0 <= sentence.paragraph < len(article.paragraphs):
            raise ValueError
        end = sentence.end
    return article


def _file_name(path: str) -> str:
    """The name of a file as it is in a pack: one that every system takes, with the same end."""
    plain = _UNFIT.sub("_", PurePath(path).name)
    stem, dot, suffix = plain.rpartition(".")
    plain = f"{stem[: _LONGEST - len(suffix)]}{dot}{suffix}"[-_LONGEST:]
    if _DEVICES.match(plain) or plain == AS_READ or not plain.strip("_. "):
        plain = f"_{plain}"
    return plain
