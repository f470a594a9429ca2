"""Kills processes that write to a library, and counts what that cost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from newsreader.annotations.store import NoteFilter, open_library
from newsreader.model.annotation import Note
from tests.support.writer_process import text_of

ROOT = Path(__file__).resolve().parents[2]
WRITER = Path(__file__).with_name("writer_process.py")


def start(*arguments: str) -> subprocess.Popen[str]:
    """A writer, with a pipe to it and one from it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tui"), str(ROOT)))}
    return subprocess.Popen(
        [sys.executable, str(WRITER), *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@dataclass
class Toll:
    """What writers acknowledged before they were killed, and what became of it."""

    expected: dict[str, tuple[int, bool]] = field(default_factory=dict)
    """{id: (number of changes, deleted)}, as acknowledged last."""
    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    """Of the library's own check."""

    @property
    def damage(self) -> list[str]:
        """All that should not be."""
        return [*self.lost, *self.torn, *self.doubled, *self.findings]

    def kill_one(self, path: Path, chance: random.Random) -> None:
        """Lets a writer make some changes, and kills it in the middle of whatever it is doing then."""
        writer = start("writes", str(path), f"w{self.kills}")
        assert writer.stdin and writer.stdout
        with writer.stdin:
            self.end(writer.stdout, writer.kill, chance)
        writer.wait()

    def end(self, told: IO[str], kill: Callable[[], object], chance: random.Random) -> None:
        """Reads what a writer tells, and kills it at a random moment."""
        with told:
            for _ in range(chance.randrange(1, 30)):
                self._take(told.readline())
            kill()
            for line in told:  # acknowledged, but not yet read
                if line.endswith("\n"):
                    self._take(line)
        self.kills += 1

    def _take(self, line: str) -> None:
        self.acknowledged += 1
        for id, number, deleted in json.loads(line)["notes"]:
            self.expected[id] = (number, deleted)

    def look(self, path: Path) -> None:
        """Opens the library and compares. What was under way when a writer died may be there, or not."""
        with open_library(path) as library:
            live = library.notes.find(NoteFilter())
            binned = library.notes.find(NoteFilter(deleted=True))
            self.findings += [library.notice] if library.notice else library.check()
        found: dict[str, tuple[int, bool]] = {}
        for deleted, notes in ((False, live), (True, binned)):
            for note in notes:
                if note.id in found:
                    self.doubled.append(note.id)
                found[note.id] = (int(note.tags[0]), deleted)
                if not _whole(note):
                    self.torn.append(note.id)
        ahead: list[str] = []
        for id, (number, deleted) in self.expected.items():
            if found.get(id) == (number, deleted):
                continue
            under_way = not deleted and found.get(id) in ((number + 1, False), (number, True))
            (ahead if under_way else self.lost).append(id)
        new = found.keys() - self.expected.keys()
        if len(ahead) + len(new) > 1 and (ahead or len(new) != 5):  # an import is of five notes
            self.torn += [*ahead, *new]
        self.expected = found


def _whole(note: Note) -> bool:
    number = int(note.tags[0])
    return note.comment == text_of(note.id, number) and note.tags == (str(number), note.id)
