"""How a pack is made: what it was read from, all that is made of that, and what tells of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from newsreader.compare import compare
from newsreader.model import Comparison, Story
from newsreader.model.article import digest
from newsreader.packs.archive import zipped
from newsreader.packs.bag import MANIFEST, bagged
from newsreader.packs.contents import CONTENTS, MADE, NOTES, Contents, engine_digest
from newsreader.packs.crate import CRATE, crate_of
from newsreader.packs.inputs import AS_READ, gather, story_of
from newsreader.packs.noted import packed_notes, remarks_in
from newsreader.packs.timestamps import STAMP
from newsreader.records import dataclass
from newsreader.reports.files import file_name
from newsreader.reports.outline import Outline, Part, Remark
from newsreader.reports.registry import REPORTS


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was made."""

    data: bytes
    """The whole file."""
    manifest: str
    """The SHA-256 of its manifest, which stands for all that is in it."""
    files: int
    as_read: tuple[str, ...] = ()
    """What the versions are called of which there is no file that could be packed."""


def pack(
    story: Story,
    said: Mapping[str, Mapping[str, str]],
    parts: frozenset[Part],
    remarks: Sequence[Remark] = (),
    stamp: Callable[[bytes], bytes] | None = None,
) -> Pack:
    """The pack of a story. The same story and files give the same bytes, whatever the time and the machine.

    `said` is what is said of each file, by its path as it was named; `stamp` gives the timestamp of a
    manifest. Raises what `stamp` raises.
    """
    inputs = gather(story, said)
    contents = Contents(story.title, story.note, inputs, parts, engine=engine_digest())
    again = story_of(story.title, story.note, inputs)
    payload = dict(inputs.files)
    if Part.NOTES in parts:
        payload[NOTES] = packed_notes(again, remarks)
    payload[CONTENTS] = contents.as_json(again)
    payload |= made(contents, again, compare(again), payload.get(NOTES))
    about = {name: what for name, (_, what) in MADE.items()}
    payload[CRATE] = crate_of(again, inputs.came_from(), about, payload)
    bag = bagged(payload, story.title)
    if stamp is not None:
        bag[STAMP] = stamp(bag[MANIFEST])
    base = file_name(story.title, "")
    as_read = tuple(
        again.version_name(number)
        for number, version in enumerate(inputs.versions)
        if version.file.endswith(f"/{AS_READ}")
    )
    data = zipped({f"{base}/{name}": content for name, content in bag.items()})
    return Pack(data, digest(bag[MANIFEST]), len(bag), as_read)


def made(contents: Contents, story: Story, comparison: Comparison, notes: bytes | None) -> dict[str, bytes]:
    """All that is made of a story, by the names of its files. Raises NoPack where notes cannot be read."""
    remarks = remarks_in(story, notes) if notes is not None else ()
    outline = Outline(comparison, parts=contents.parts, remarks=remarks)
    return {name: REPORTS[report].data(outline) for name, (report, _) in MADE.items()}
