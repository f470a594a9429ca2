"""Every command of the tree, given hostile texts, one after another in one process.

`python -m tests.support.command_tour TOLD hostile|harmless ROOT` runs them in a folder that `hostile.make`
has filled, and writes their exit statuses into the file TOLD.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from newsreader.cli.command import Command
from newsreader.cli.main import command_tree, run
from tests.support.hostile import Twin
from tests.support.neighbours import neighbours

GIVEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "open": (("NONE",),),
    "compare": (
        ("STORY",),
        ("--format", "text", "STORY", "FEED"),
        ("--second-reader", "MODEL", "--model", "LINE", "--format", "text", "STORY"),
        ("NONE",),
    ),
    "report": (("STORY", "--format", "text"), ("STORY", "--format", "html", "--output", "LINE")),
    "pack": (("STORY", "--output", "OUT"), ("--verify", "OUT"), ("--verify", "FILE")),
    "read": (("STORY",), ("--article", "LINE", "STORY")),
    "origins": (("STORY", "FEED", "SNAPSHOTS"),),
    "add": (("STORY", "FEED", "NONE"), ("PAGE", "MOVED", "FAILING")),
    "feeds add": (("FEED-URL", "BROKEN", "FAILING", "MOVED"), ("http://127.0.0.1:9/LINE",), ("LINE",)),
    "fetch": ((), ("http://127.0.0.1:9/LINE",), ("LINE",)),
    "feeds list": ((),),
    "feeds remove": (("http://127.0.0.1:9/LINE",),),
    "feeds import": (("FILE",), ("FEED",)),
    "feeds export": ((),),
    "stories": ((), ("--order", "LINE")),
    "stories show": (("1",), ("LINE",)),
    "stories why": (("1", "2"), ("LINE", "2")),
    "stories split": (("1",), ("LINE",)),
    "stories join": (("1", "2"), ("LINE", "2")),
    "stories move": (("1", "--to", "2"), ("LINE", "--to", "LINE")),
    "stories pin": (("1",), ("LINE",)),
    "stories undo": ((),),
    "stats": (("STORY", "SNAPSHOTS"), ("--from", "FILE"), ("--library",), ("NONE",)),
    "serve": (("--port", "LINE"), ("NONE",)),  # it would go on: `page_tour` goes there
    "survey": (
        ("--jobs", "LINE", "-o", "RESULT"),
        ("--engine", "LINE", "-o", "RESULT"),
        ("--jobs", "1", "-o", "RESULT", "STORY", "FEED", "NONE"),
        ("--resume", "--jobs", "1", "-o", "RESULT", "STORY", "FEED", "NONE"),
        ("--resume", "--jobs", "1", "-o", "RESULT", "FEED"),
    ),
    "search": (("owned",), ("mill",), ("LINE",)),
    "library open": (),  # the screen tour goes there
    "library info": ((),),
    "library check": ((),),
    "library backup": (("LINE",), ("BACKUP",)),
    "library restore": (("FILE",), ("BACKUP",)),
    "library export": ((),),
    "library judgements": (("FILE",), ("NONE",), ("LINE",)),
    "library compact": ((),),
    "library show": (("1",), ("LINE",)),
    "library remove": (("1",), ("LINE",)),
    "notes list": ((), ("STORY",), ("--text", "owned"), ("--format", "json"), ("--tag", "LINE")),
    "notes add": (
        ("FILE", "--quote", "LINE"),
        ("FILE", "--quote", "hurt", "--comment", "LINE", "--tag", "LINE"),
    ),
    "notes export": ((), ("--format", "markdown"), ("STORY", "--author", "LINE"), ("--format", "csv")),
    "notes import": (("FILE",), ("NONE",)),
    "notes bin": ((), ("--restore", "LINE"), ("--remove", "LINE")),
    "notes tags list": ((),),
    "notes tags rename": (("TAG", "new LINE"), ("LINE", "LINE")),
    "notes tags merge": (("LINE", "--into", "LINE"),),
    "notes tags undo": ((),),
    "notes codebook": ((), ("CODEBOOK",), ("FILE",)),
    "notes check": ((),),
    "notes sync": (("PROJECT",), ("LINE",), ("--project", "LINE", "LINE"), ("--forget",)),
    "notes agreement": (("--story", "STORY"), ("FILE", "FILE", "--story", "STORY")),
    "notes salvage": ((), ("FILE",)),
    "config": ((), ("--check",), ("--show",), ("LINE",)),
    "keys": ((), ("LINE",)),
    "completion": (("bash",), ("LINE",)),
    "man": ((),),
}
"""By what is typed to call each command, what it is given; see `_meant` for the words in capitals."""


def leaves() -> set[str]:
    """What is typed to call each command that does something by itself."""
    return {
        words
        for command in command_tree().walk()
        if (words := _words(command)) and command.get_default("run") is not None
    }


def _words(command: Command) -> str:
    words = " ".join(command.prog.split()[1:])
    return words or ("" if command.commands else "open")


def _meant(root: Path, twin: Twin) -> dict[str, str]:
    (story,) = root.glob("bridge*")
    file = next(path for path in sorted(story.iterdir()) if path.name.startswith("0"))
    line = twin.line.replace("\0", "")
    return {
        "STORY": str(story),
        "FILE": str(file),
        "FEED": str(root / "feed"),
        "SNAPSHOTS": str(root / "snapshots"),
        "NONE": str(root / f"none{twin.name}"),
        "CODEBOOK": str(story / "codebook.yaml"),
        "BACKUP": str(root / f"copy{twin.name[:20]}.db"),
        "OUT": str(root / f"out{twin.name[:20]}.zip"),
        "RESULT": str(root / f"result{twin.name[:20]}"),
        "TAG": f"tag 1 {twin.line}",
        "LINE": line,
    }


def lines(meant: Mapping[str, str]) -> Iterable[list[str]]:
    """All command lines."""
    for words, ways in GIVEN.items():
        for way in ways:
            given = [meant.get(word) or word.replace("LINE", meant["LINE"]) for word in way]
            yield [*words.split(), *given]
        yield [*words.split(), f"--no-such-{meant['LINE'].replace(' ', '')}"]
        yield [*words.split(), "--help"]
    yield [f"no-such {meant['LINE']}"]


def main(told: str, hostile: str, root: str) -> None:
    statuses = []
    os.chdir(root)
    twin = Twin(hostile == "hostile")
    meant = _meant(Path(root), twin)
    with neighbours(twin, Path(meant["STORY"])) as around:
        for line in lines(meant | around.addresses):
            status = run(line)
            statuses.append((" ".join(line[:2]), status))
            with suppress(OSError):
                sys.stdout.flush()
    Path(told).write_text(json.dumps(statuses), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
