"""`newsreader notes tags`: the tags in use, and tags renamed, merged and taken back on all notes at once."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence

from newsreader.annotations.store import Mode, StorageType
from newsreader.annotations.tags import retag, take_back
from newsreader.cli.output import counted, fail, put, say, show


def list_tags(library: StorageType, as_json: bool) -> int:
    """Prints the tags in use, the most used first."""
    tags = library.tags()
    if as_json:
        put((json.dumps([{"tag": tag, "notes": uses} for tag, uses in tags], indent=1) + "\n").encode(), None)
    elif not tags:
        say("there are no tags")
    else:
        width = len(str(tags[0][1]))
        show(*(f"{uses:>{width}}  {tag}" for tag, uses in tags))
    return 0


def change_tags(library: StorageType, olds: Sequence[str], new: str, merges: bool) -> int:
    """Gives every note the new tag in place of the old ones. One in use already is only merged with."""
    if library.mode is not Mode.KEPT:
        return fail(library.notice)
    if not new.split():
        return fail("notes tags: a tag cannot be empty")
    used = [tag for tag, _ in library.tags()]
    for old in olds:
        if old not in used:
            near = difflib.get_close_matches(old, used, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            return fail(f"no note has the tag {old}{hint}")
    named = " ".join(new.split())
    if not merges and named in used:
        return fail(f"there is a tag {named} already: newsreader notes tags merge makes one of them")
    changed = retag(library, olds, new)
    show(f"{', '.join(olds)} → {named}: {counted(len(changed), 'note')}; notes tags undo takes it back")
    return 0


def undo_tags(library: StorageType) -> int:
    """Takes the last change back."""
    if library.mode is not Mode.KEPT:
        return fail(library.notice)
    found = take_back(library)
    if found is None:
        return fail("no change of tags is left to be taken back")
    show(f"taken back: {found.what}, on {counted(found.notes, 'note')}")
    if found.left:
        say(f"{counted(found.left, 'note')} left as it is, changed or deleted since")
    return 1 if found.left else 0
