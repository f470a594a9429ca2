"""The notes of a reader, as remarks of an outline."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.annotations.highlights import VersionNotes
from newsreader.reports.outline import Remark


def remarks_of(versions: Sequence[VersionNotes]) -> tuple[Remark, ...]:
    """The notes that have a place in the versions of a story, each at the passage that was marked."""
    return tuple(
        Remark(version, placed.span, placed.note)
        for version, notes in enumerate(versions)
        for placed in notes.notes
        if placed.is_first
    )
