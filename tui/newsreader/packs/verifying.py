"""Whether a pack is what was packed, and whether the same comes of it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from newsreader import __version__
from newsreader.compare import compare
from newsreader.model.article import digest
from newsreader.packs.archive import NoPack, unzipped
from newsreader.packs.bag import MANIFEST, PAYLOAD, faults, unbagged
from newsreader.packs.contents import MADE, NOTES, Contents, contents_of, engine_digest
from newsreader.packs.inputs import story_of
from newsreader.packs.making import made
from newsreader.packs.timestamps import STAMP
from newsreader.records import dataclass
from newsreader.sources.reading import MOST_VERSIONS
from newsreader.text.terminal import printable

_MOST = 8
"""Places that are named one by one."""


@dataclass(slots=True)
class Verified:
    """What was found of a pack."""

    title: str
    by: str
    """The program that made it."""
    files: int
    versions: int
    manifest: str
    """The SHA-256 of its manifest."""
    bag: Mapping[str, bytes]
    agrees: list[str] = field(default_factory=list)
    """What is as it was packed."""
    differs: list[str] = field(default_factory=list)
    """What is not, a line each."""

    @property
    def stamp(self) -> bytes | None:
        """Its timestamp, if it has one."""
        return self.bag.get(STAMP)


def verify(data: bytes) -> Verified:
    """Reads a pack, and makes all of it again from its inputs as they are now. Raises NoPack."""
    bag = unbagged(unzipped(data))
    payload = {name.removeprefix(PAYLOAD): file for name, file in bag.items() if name.startswith(PAYLOAD)}
    contents = contents_of(payload)
    found = Verified(
        contents.title,
        contents.version,
        len(bag),
        len(contents.inputs.versions),
        digest(bag[MANIFEST]),
        bag,
    )
    wrong = list(faults(bag))
    found.differs += wrong
    if not wrong:
        found.agrees.append(f"all {len(bag)} files are as their manifests say")
    try:
        _make_again(found, contents, payload)
    except NoPack as error:
        found.differs.append(f"nothing can be made again: {error}")
    return found


def _make_again(found: Verified, contents: Contents, payload: Mapping[str, bytes]) -> None:
    if not 2 <= len(contents.inputs.versions) <= MOST_VERSIONS:
        raise NoPack(f"it has fewer than 2 versions, or more than {MOST_VERSIONS}")
    story = story_of(contents.title, contents.note, contents.inputs)
    again = made(contents, story, compare(story), payload.get(NOTES))
    same = []
    for name in MADE:
        if name not in payload:
            found.differs.append(f"{PAYLOAD}{name} is missing")
        elif payload[name] == again[name]:
            same.append(name)
        else:
            where = "; ".join(_unlike(payload[name], again[name])) if name.endswith(".json") else ""
            told = f"{PAYLOAD}{name}: what is made of the inputs now is not the same"
            found.differs.append(f"{told}: {where}" if where else told)
    if len(same) < len(MADE) and contents.engine != engine_digest():
        found.differs.append(
            f"it was made by newsreader {printable(contents.version)}; this one, {__version__}, has "
            "another engine: what is made again may differ for that alone"
        )
    if same:
        found.agrees.append(f"made again from the inputs, the same bytes: {', '.join(same)}")


def _unlike(before: bytes, now: bytes) -> Iterator[str]:
    """Where two comparisons differ, in a few words each."""
    try:
        one, other = json.loads(before), json.loads(now)
        yield from _places(one, other)
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        yield "it is no comparison any more"


def _places(one: Any, other: Any) -> Iterator[str]:
    if len(one["articles"]) != len(other["articles"]):
        yield f"{len(one['articles'])} versions, now {len(other['articles'])}"
    for before, now in zip(one["articles"], other["articles"], strict=False):
        pairs = list(zip(before["sentences"], now["sentences"], strict=False))
        places = [f"{now['id']}{now_one['index'] + 1}" for was, now_one in pairs if was != now_one]
        if len(before["sentences"]) != len(now["sentences"]):
            yield f"{now['id']} had {len(before['sentences'])} sentences and has {len(now['sentences'])}"
        if places:
            rest = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
            yield f"sentences {', '.join(places[:_MOST])}{rest}"
    for part in ("claims", "disputes", "copies", "analyses"):
        if one[part] != other[part]:
            yield part
