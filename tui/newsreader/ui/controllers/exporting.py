"""Writing the comparison, or the notes on the story, into a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.text.terminal import printable
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Finished

if TYPE_CHECKING:
    from newsreader.annotations.annotation_set import AnnotationSet
    from newsreader.annotations.exchange.registry import NoteFormat
    from newsreader.model import Comparison
    from newsreader.reports.registry import Report


class Exporting:
    """Writes files, in a thread; the form is told by the end of the name."""

    def __init__(self, port: ReaderPort) -> None:
        self._port = port

    def export(self, name: str, force: bool) -> None:
        """Write the comparison of the open story."""
        from newsreader.reports.registry import REPORTS, find_report, report_for

        port = self._port
        path = self._path(name, force, "export FILE", [report.suffix for report in REPORTS.values()])
        if path is None:
            return
        comparison = port.reading.comparison
        report = find_report(report_for(path) or path.suffix.removeprefix("."))
        if comparison is None:
            port.remark(f"There is no comparison to write: {port.reading.state_in_words}")
        elif report is None:
            port.remark(_which([report.suffix for report in REPORTS.values()], "A report"))
        else:
            port.remark(f"Writing {path} …")
            port.in_thread(partial(self._write, path, partial(_report, report, comparison)), "export")

    def write_notes(self, name: str, force: bool) -> None:
        """Write the notes on the open story, and the verdicts of one's own if the form has room for them."""
        port = self._port
        suffixes = note_formats()
        path = self._path(name, force, "w FILE", list(suffixes))
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

    def _path(self, name: str, force: bool, usage: str, suffixes: list[str]) -> Path | None:
        """The file that is to be written; None, and said why, where none may be."""
        port = self._port
        if not name:
            what = "your notes, which are saved already" if usage.startswith("w ") else "the comparison"
            port.remark(f"{usage} writes {what}: {' '.join(suffixes)}")
            return None
        path = Path(os.path.expanduser(name))
        whole = os.path.realpath(path)
        articles = {os.path.realpath(one.path) for one in port.reading.story.versions if one.path}
        library = port.reading.desk.library.path if port.reading.desk is not None else None
        if whole in articles:
            port.remark(f"{printable(name)} is an article of this story")
        elif library is not None and whole == os.path.realpath(library):
            port.remark(f"{printable(name)} is your library")
        elif not force and os.path.lexists(path):
            port.remark(f"{printable(name)} is there already: {usage.split()[0]}! overwrites it")
        else:
            return path
        return None

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


def _which(suffixes: list[str], what: str) -> str:
    return f"{what} has a name that ends in {', '.join(suffixes)}"


def _report(report: Report, comparison: Comparison) -> list[bytes]:
    from newsreader.reports.outline import Outline

    return [report.data(Outline(comparison))]


def _notes(format: NoteFormat, desk: AnnotationSet) -> list[bytes]:
    from newsreader.annotations.exchange.registry import Export

    assert format.write is not None
    read = desk.read()
    export = Export(read.notes, read.rulings, (), desk.story, desk.library.text)
    return list(format.write(export).chunks)
