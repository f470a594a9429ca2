"""Writing the comparison, or the notes on the story, into a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.text.terminal import printable
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Finished

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.annotations.exchange.registry import NoteFormat
    from newsreader.model import Story
    from newsreader.reports.outline import Part
    from newsreader.reports.registry import Report


class Exporting:
    """Writes files, in a thread; the form is told by the end of the name."""

    def __init__(
        self, port: ReaderPort, said: Callable[[], Mapping[str, Mapping[str, str]]] = lambda: {}
    ) -> None:
        """`said` is what is said of each file of the open story, by its path: packs hold it."""
        self._port = port
        self._said = said

    def export(self, name: str, force: bool) -> None:
        """Write the comparison of the open story."""
        from newsreader.reports.outline import USUAL
        from newsreader.reports.registry import REPORTS, find_report, report_for

        suffixes = [report.suffix for report in REPORTS.values()]
        if not name:
            self._port.remark(f"export FILE writes the comparison: {' '.join(suffixes)}")
            return
        path = Path(name)
        report = find_report(report_for(path) or path.suffix.removeprefix("."))
        if report is None:
            self._port.remark(_which(suffixes, "A report"))
        else:
            self.write(report, USUAL, name, force=force)

    def write(self, report: Report, parts: frozenset[Part], name: str, *, force: bool = False) -> None:
        """Write a report of the open story, with some parts."""
        from newsreader.reports.noted import remarks_of
        from newsreader.reports.outline import Outline, Part

        port = self._port
        path = self._path(name, force, "export")
        comparison, desk = port.reading.comparison, port.reading.desk
        if path is None:
            return
        if comparison is None:
            port.remark(f"There is no comparison to write: {port.reading.state_in_words}")
            return
        remarks = remarks_of(desk.versions) if desk is not None and Part.NOTES in parts else ()
        outline = Outline(comparison, port.reading.unsure, parts, remarks, port.reading.quoted)
        port.remark(f"Writing {path} …")
        port.in_thread(partial(self._write, path, lambda: [report.data(outline)]), "export")

    def pack(self, name: str, force: bool) -> None:
        """Write the evidence pack of the open story, as it is in its files."""
        port = self._port
        if not name:
            port.remark("pack FILE writes the files of the story, and all that is made of them: .zip")
            return
        path = self._path(name, force, "pack")
        if path is None:
            return
        if len(port.reading.story.versions) < 2:
            port.remark("There is one version only: nothing to pack")
            return
        port.remark(f"Packing {path} …")
        port.in_thread(
            partial(self._write, path, partial(_packed, port.reading.story, self._said())), "export"
        )

    def is_there(self, name: str) -> bool:
        """Whether there is a file that would be written over."""
        return os.path.lexists(os.path.expanduser(name))

    def write_notes(self, name: str, force: bool) -> None:
        """Write the notes on the open story, and the verdicts of one's own if the form has room for them."""
        port = self._port
        suffixes = note_formats()
        if not name:
            port.remark(f"w FILE writes your notes, which are saved already: {' '.join(suffixes)}")
            return
        path = self._path(name, force, "w")
        if path is None:
            return
        format, desk = suffixes.get(path.suffix.lower()), port.reading.desk
        if format is None:
            port.remark(_which(list(suffixes), "A file of notes"))
        elif desk is None:
            port.remark("Your notes are not read yet")
        else:
            port.remark(f"Writing {path} …")
            port.in_thread(partial(self._write, path, partial(_notes, format, desk)), "export")

    def _path(self, name: str, force: bool, command: str) -> Path | None:
        """The file that is to be written; None, and said why, where it may not be."""
        from newsreader.reports.files import THERE, why_not

        reading = self._port.reading
        path = Path(os.path.expanduser(name))
        library = reading.desk.library.path if reading.desk is not None else None
        why = why_not(path, reading.story, [str(library)] if library is not None else [], force=force)
        if why:
            more = f": {command}! overwrites it" if why == THERE else ""
            self._port.remark(f"{printable(name)} {why}{more}")
        return None if why else path

    def _write(self, path: Path, chunks: Callable[[], list[bytes]]) -> Finished:
        from newsreader.whole_files import write_whole

        try:
            write_whole(path, chunks())
            told = f"Written: {path}"
        except OSError as error:
            told = f"{path} cannot be written: {error.strerror or error}"
        except Exception as error:
            told = f"{path} is not written: {error}"
        return Finished(lambda: self._port.remark(told))


def note_formats() -> dict[str, NoteFormat]:
    """The formats in which notes can be written, by the ends of names of files."""
    from newsreader.annotations.exchange.registry import NOTE_FORMATS, writable

    found = {suffix: format for format in writable() for suffix in format.suffixes}
    return {".md": NOTE_FORMATS["markdown"], **found}


def _packed(story: Story, said: Mapping[str, Mapping[str, str]]) -> list[bytes]:
    from newsreader.packs.making import pack
    from newsreader.reports.outline import USUAL

    return [pack(story, said, USUAL).data]


def _which(suffixes: list[str], what: str) -> str:
    return f"{what} has a name that ends in {', '.join(suffixes)}"


def _notes(format: NoteFormat, desk: AnnotationSet) -> list[bytes]:
    from newsreader.annotations.exchange.registry import Export

    assert format.write is not None
    read = desk.read()
    export = Export(read.notes, read.rulings, (), desk.story, desk.library.text)
    return list(format.write(export).chunks)
