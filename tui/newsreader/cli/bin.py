"""`newsreader notes bin`: what was deleted, taken out again, or removed for good."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.annotations.store import Mode, NoteFilter, RulingFilter, StorageType
from newsreader.cli.listing import note_lines
from newsreader.cli.output import counted, fail, say, show


def show_bin(library: StorageType) -> int:
    """Prints what is in the bin, with the ids by which it is taken out."""
    notes = library.notes.find(NoteFilter(deleted=True))
    rulings = library.rulings.find(RulingFilter(deleted=True))
    for note in notes:
        show(note.id, *note_lines(note))
    for ruling in rulings:
        show(ruling.id, f"  “{' '.join(ruling.anchor.exact.split())[:72]}” ruled {ruling.verdict}")
    if not notes and not rulings:
        say("the bin is empty")
    else:
        say(
            "the bin holds what was marked and said; "
            "newsreader notes bin --empty removes it for good, --remove ID one of it"
        )
    return 0


def restore(library: StorageType, ids: Sequence[str]) -> int:
    """Takes notes and rulings out of the bin."""
    if library.mode is not Mode.KEPT:
        return fail(library.notice)
    missing = [id for id in ids if not (library.notes.restore(id) or library.rulings.restore(id))]
    for id in missing:
        say(f"{id} is not in the bin")
    show(f"{counted(len(ids) - len(missing), 'record')} restored")
    return 0 if not missing else 1 if len(missing) < len(ids) else 2


def empty(library: StorageType, ids: Sequence[str] | None = None) -> int:
    """Removes what is in the bin, or what of it has some ids, for good, with texts nothing else is on."""
    if library.mode is not Mode.KEPT:
        return fail(library.notice)
    removed = 0
    for id in ids if ids is not None else ():
        found = library.notes.empty_bin([id]) or library.rulings.empty_bin([id])
        removed += found
        if not found:
            say(f"{id} is not in the bin")
    if ids is None:
        removed = library.notes.empty_bin() + library.rulings.empty_bin()
    show(f"{counted(removed, 'record')} removed for good")
    return 0 if ids is None or removed == len(ids) else 1 if removed else 2
