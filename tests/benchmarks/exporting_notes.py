"""What it takes to export many notes: `python -m tests.benchmarks.exporting_notes [--notes 100000]`.

For every format, of the whole library and of a story: seconds of CPU, the peak of memory of the process, and
the size of the file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from newsreader.annotations.exchange.registry import writable
from newsreader.annotations.store import open_library
from newsreader.settings.paths import LIBRARY_FILE
from tests.benchmarks.many_notes import made, story

LIMIT = 200
"""MB that an export may take."""


def filled(folder: Path, count: int) -> None:
    """A library of so many notes, on articles of which it keeps the texts."""
    folder.mkdir()
    texts = folder / "texts"
    texts.mkdir()
    on = story(texts, 200)
    with open_library(folder / LIBRARY_FILE) as library:
        for article in on.versions:
            library.keep_text(article)
        notes = made(on, count)
        for start in range(0, count, 5000):
            library.notes.add_all(notes[start : start + 5000])


def measured(format: str, folder: Path, *options: str) -> bool:
    """Prints what an export takes; whether it stays below the limit."""
    output = folder / f"notes.{format}"
    environment = os.environ | {"NEWSREADER_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "newsreader", "notes", "export", "--format", format]
    process = subprocess.Popen([*command, *options, "--output", str(output)], env=environment)
    began = time.monotonic()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
    cpu, wall = used.ru_utime + used.ru_stime, time.monotonic() - began
    size = output.stat().st_size / (1 << 20)
    name = " ".join((format, *options[:1]))
    print(f"  {name:22} {cpu:7.1f} s CPU {wall:7.1f} s {peak:7.0f} MB peak {size:7.1f} MB", flush=True)
    return process.returncode == 0 and peak <= LIMIT


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill:
        filled(options.fill, options.notes)
        return 0
    count = options.notes
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "library"
        # In a process of its own: what this one held would count for those that it starts.
        fill = [sys.executable, "-m", "tests.benchmarks.exporting_notes", "--fill", str(folder)]
        subprocess.run([*fill, "--notes", str(count)], check=True)
        print(f"{count} notes")
        formats = [format.name for format in writable() if not format.needs_story]
        good = [measured(name, folder) for name in formats] + [measured("jsonld", folder, "--with-texts")]
        good += [measured(format.name, folder, "--story", str(folder / "texts")) for format in writable()]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
