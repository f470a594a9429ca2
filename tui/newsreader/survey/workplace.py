"""The folder of a survey: what is made on the way lies in a hidden one within it until all is done."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsreader import __version__
from newsreader.survey.archives import Archive
from newsreader.survey.journal import Journal
from newsreader.survey.tables import SCHEMA
from newsreader.whole_files import write_whole

_WORK, _STAMP, _RESULT = ".survey", "stamp.json", "survey.json"


class Workplace:
    """Journals while a survey is made, and its tables when it is."""

    def __init__(self, folder: Path, archive: Archive, *, resume: bool) -> None:
        """Makes the folder. Raises OSError, and ValueError in a line where it holds anything else."""
        self.folder = folder
        self._work = folder / _WORK
        self._journals: list[Journal] = []
        stamp = _stamp(archive)
        if folder.is_dir() and any(folder.iterdir()) and not self._is_bare:
            if not resume:
                raise ValueError(f"{folder} is not empty: name another folder, or go on with --resume")
            if not self.is_finished and _read(self._work / _STAMP) != stamp:
                raise ValueError(
                    f"{folder} holds no survey of this archive by this version that could go on: name another"
                )
            return
        self._work.mkdir(parents=True, exist_ok=True)
        write_whole(self._work / _STAMP, json.dumps(stamp).encode())

    @property
    def _is_bare(self) -> bool:
        """Whether there is nothing but the beginning of a survey that never got to its archive."""
        return {path.name for path in self.folder.rglob("*")} == {_WORK, _STAMP}

    @property
    def is_finished(self) -> bool:
        """Whether all tables are there."""
        return (self.folder / _RESULT).exists() and not self._work.exists()

    def journal(self, name: str) -> Journal:
        """A journal, taken up again or begun. Raises OSError."""
        made = Journal(self._work / f"{name}.journal")
        self._journals.append(made)
        return made

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """Writes a file, whole or not at all. Raises OSError."""
        write_whole(self.folder / name, chunks)

    def finish(self, result: Mapping[str, Any]) -> None:
        """Writes what it has come to, and takes away what was made on the way. Raises OSError."""
        self.close()
        write_whole(self.folder / _RESULT, (json.dumps(result, indent=1) + "\n").encode())
        shutil.rmtree(self._work)

    def result(self) -> dict[str, Any]:
        """What a finished survey has come to; empty where that cannot be read."""
        found = _read(self.folder / _RESULT)
        return found if isinstance(found, dict) else {}

    def close(self) -> None:
        """Closing twice does no harm."""
        for journal in self._journals:
            journal.close()


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _stamp(archive: Archive) -> list[Any]:
    """What changes with the archive or the program, as far as it is seen without reading it all."""
    looks = []
    for path in archive.paths:
        try:
            status = os.stat(path)
            looks.append([path, status.st_size, status.st_mtime_ns])
        except (OSError, ValueError):
            looks.append([path, 0, 0])
    return [SCHEMA, __version__, archive.encoding, looks]
