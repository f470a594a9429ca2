"""Comparisons that were made before, so that a story is compared once and opened at once from then on.

Each is kept under a digest of everything that it is a function of: the texts, and the engine with all that is
installed beside it. A damaged one is not there; of too many those that were not used for longest go.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from newsreader.model import Article, Comparison, Story
from newsreader.settings.paths import COMPARISONS, data_folder

MOST, MOST_BYTES = 2000, 128 << 20
"""Comparisons that are kept, and bytes of their files."""
_LARGEST = 16 << 20
"""Bytes of one; a larger one is made again."""
_LARGEST_OPEN = 256 << 20
"""The same of what is packed in it."""
_END = ".comparison"
Compare = Callable[[Story], Comparison]
Packing = Callable[[Any], Any]


def comparing(compare: Compare, compared: Callable[[Comparison], None] = lambda _: None) -> Compare:
    """What compares a story unless that was done before; `compared` is told of every comparison that is
    given. In any thread."""

    def compare_or_recall(story: Story) -> Comparison:
        found = recall(story)
        if found is None:
            found = compare(story)
            keep(found)
        compared(found)
        return found

    return compare_or_recall


def recall(story: Story) -> Comparison | None:
    """The comparison of a story, if it is kept. Never raises."""
    try:
        path = _path(story)
        if path.stat().st_size > _LARGEST:
            return None
        opener = zlib.decompressobj()
        packed = opener.decompress(path.read_bytes(), _LARGEST_OPEN)
        if not opener.eof:
            return None
        found = _unpacked(json.loads(packed), story)
        with suppress(OSError):
            os.utime(path)
        return found
    except (OSError, ValueError, TypeError, RecursionError, zlib.error):
        return None


def keep(comparison: Comparison) -> None:
    """Keeps a comparison, and removes what is too many. Never raises for a disk that cannot be written."""
    from newsreader.whole_files import write_whole

    packed = json.dumps(_packed(comparison), separators=(",", ":")).encode()
    data = zlib.compress(packed, 1)
    if len(data) > _LARGEST or len(packed) > _LARGEST_OPEN:
        return
    with suppress(OSError):
        path = _path(comparison.story)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, data, 0o600)
        _trim(path.parent)


def disagreement(comparison: Comparison) -> float:
    """The share, 0 to 1, of the sentences with a claim that another version contradicts."""
    versions = range(len(comparison.judgements))
    count = sum(any(row) for rows in comparison.judgements for row in rows)
    return sum(len(comparison.contested(version)) for version in versions) / max(count, 1)


def _path(story: Story) -> Path:
    return data_folder() / COMPARISONS / (_key(story) + _END)


def _key(story: Story) -> str:
    """The digest of all that a comparison is made of, in hex."""
    from hashlib import sha256

    from newsreader.settings.stamped import stamp_of

    digest = sha256(json.dumps(stamp_of(())).encode())
    for article in story.versions:
        digest.update(json.dumps(_content(article)).encode())
    return digest.hexdigest()


def _content(article: Article) -> list[Any]:
    sentences = [[s.start, s.end, s.role, s.paragraph, s.claim_start] for s in article.sentences]
    paragraphs = [[paragraph.first, paragraph.last] for paragraph in article.paragraphs]
    said = [article.outlet, article.title, article.author, article.published, article.url, article.path]
    return [article.text, sentences, paragraphs, said, article.language, article.beginning_only]


def _trim(folder: Path) -> None:
    """Removes those that were not used for longest. Raises OSError."""
    with os.scandir(folder) as scan:
        kept = [(entry.stat(), entry.path) for entry in scan if entry.name.endswith(_END)]
    size = sum(status.st_size for status, _ in kept)
    count = len(kept)
    for status, path in sorted(kept, key=lambda one: one[0].st_mtime_ns):
        if count <= MOST and size <= MOST_BYTES:
            break
        with suppress(FileNotFoundError):
            os.unlink(path)
        count, size = count - 1, size - status.st_size


# Plain data: a record is the list of its fields, in their order; the story itself is not kept.


def _packed(comparison: Comparison) -> list[Any]:
    comparison.explain()
    return [_plain(getattr(comparison, name)) for name, _ in _members(Comparison) if name != "story"]


def _unpacked(plain: Any, story: Story) -> Comparison:
    """Raises TypeError or ValueError for what `_packed` cannot have given for this story."""
    members = [(name, read) for name, read in _members(Comparison) if name != "story"]
    values = {name: read(value) for (name, read), value in zip(members, plain, strict=True)}
    found = Comparison(story=story, **values)
    lengths = [len(article.sentences) for article in story.versions]
    if [len(rows) for rows in found.judgements] != lengths:
        raise ValueError("of another story")
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    kind: Any = type(value)
    return [_plain(getattr(value, name)) for name, _ in _members(kind)]


@cache
def _members(kind: type) -> Sequence[tuple[str, Packing]]:
    """The fields of a record, and what reads each."""
    hints = get_type_hints(kind)
    return [
        (one.name, _reader(hints[one.name]) if hints[one.name] is not Story else str) for one in fields(kind)
    ]


@cache
def _reader(hint: Any) -> Packing:
    """What makes a value of a type of plain data."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (one,) = (each for each in inner if each is not NoneType)
        read: Packing = _reader(one)
        return lambda plain: None if plain is None else read(plain)
    if origin is tuple and inner[-1] is ...:
        read = _reader(inner[0])
        return lambda plain: tuple([read(one) for one in plain])
    if origin is tuple:
        readers = [_reader(one) for one in inner]
        return lambda plain: tuple([read(one) for read, one in zip(readers, plain, strict=True)])
    if hint in (bool, int, str):
        return lambda plain: _checked(plain, hint)
    if hint is float:
        return lambda plain: float(plain)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hasattr(hint, "_fields"):  # a named tuple
        readers = [_reader(one) for one in get_type_hints(hint).values()]
        return lambda plain: hint(*[read(one) for read, one in zip(readers, plain, strict=True)])
    members = _members(hint)
    return lambda plain: hint(*[read(one) for (_, read), one in zip(members, plain, strict=True)])


def _checked(plain: Any, kind: type) -> Any:
    if type(plain) is not kind:
        raise TypeError(f"no {kind.__name__}")
    return plain
