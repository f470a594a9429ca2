"""Comments that are still being written."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from newsreader.model.annotation import Anchor, ArticleIdentity, NoteColour


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished note, so that it survives the end of the program."""

    key: str
    """Of one editor that was opened; two instances must not use the same."""
    article: ArticleIdentity
    anchor: Anchor
    text: str
    tags: tuple[str, ...] = ()
    colour: NoteColour = NoteColour.YELLOW
    note: str = ""
    """The id of the note that is being edited; empty for a new one."""
    modified: str = ""
    """Of that note, when the editor was opened."""
    saved: str = ""
    """When the draft was stored: filled in by the library."""


def to_json(draft: Draft) -> str:
    """A draft as it is stored. Any text survives, valid Unicode or not."""
    return json.dumps(asdict(draft))


def from_json(text: str) -> Draft:
    """The draft that `to_json` wrote. Raises ValueError, TypeError or KeyError when it is none."""
    fields = json.loads(text)
    return Draft(
        key=fields["key"],
        article=ArticleIdentity(**fields["article"]),
        anchor=Anchor(**fields["anchor"]),
        text=fields["text"],
        tags=tuple(fields["tags"]),
        colour=NoteColour(fields["colour"]),
        note=fields["note"],
        modified=fields["modified"],
        saved=fields["saved"],
    )
