"""Where a report may be written, and what its file is called."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from newsreader.model import Story

THERE = "is there already"
_LONGEST = 60
"""Characters of the name of a file."""


def why_not(path: Path, story: Story | None, others: Iterable[str] = (), *, force: bool = False) -> str:
    """Why a file must not be written; empty where it may. `others` are files that are never written over.

    Raises nothing. An article of the story is never written over, what else is there only with `force`.
    """
    try:
        whole = os.path.realpath(path)
    except ValueError:  # NUL
        return "is no name that a file can have"
    if story is not None and whole in {os.path.realpath(one.path) for one in story.versions if one.path}:
        return "is an article of this story"
    if whole in {os.path.realpath(other) for other in others}:
        return "is your library"
    if os.path.isdir(path):
        return "is a folder"
    return "" if force or not os.path.lexists(path) else THERE


def file_name(title: str, suffix: str) -> str:
    """A name for the report of a story, from its title: `fire-at-vessmouth-harbour.html`."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", "-", plain).strip("-_")
    return f"{words[:_LONGEST].rstrip('-') or 'story'}{suffix}"
