"""The history of an article: all versions of its file in a git repository."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import ClassVar

from newsreader.model import Article, Provenance
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError, SourceNotice
from newsreader.sources.files import LARGEST
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Found, Origin
from newsreader.sources.targets import COMMIT, HISTORY

_MOST_VERSIONS = 100


@dataclass(frozen=True, slots=True)
class History:
    """All versions of a file in its git repository, the oldest first."""

    file: Path
    said: Mapping[str, str] = field(default_factory=dict)
    """What someone else says of it, by `metadata.KEYS` and ENCODING."""
    is_one_story: ClassVar[bool | None] = True

    @property
    def name(self) -> str:
        """As it is named on a command line."""
        return f"{HISTORY}{self.file}"

    def read(self) -> Found:
        """Never raises for what it finds."""
        import subprocess  # takes long, and few ask for it

        try:
            listed = self._log()
        except FileNotFoundError:
            return self._fault("git is needed to read the history of a file, and it is not installed")
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            return self._fault(f"git cannot tell its history: {_last_line(error)}")
        if not listed:
            return self._fault("has no history: it is in no git repository, or was never committed to one")
        problems: list[SourceError] = []
        if len(listed) > _MOST_VERSIONS:
            problems.append(
                SourceNotice(self.file, f"has more than {_MOST_VERSIONS} versions; the newest are read")
            )
        articles: list[Article] = []
        for commit, when, path in reversed(listed[:_MOST_VERSIONS]):
            try:
                data = self._git("cat-file", "blob", f"{commit}:{path}")
            except (OSError, ValueError, subprocess.SubprocessError):
                continue  # in this commit it was taken away
            target = f"{self.file}@{when[:19]}"
            way = Provenance(place=f"{self.file}{COMMIT}{commit[:12]}", retrieved=when)
            found = read_data(data, Origin(target, self.file.suffix.lower(), said=self.said, provenance=way))
            problems += found.problems
            articles += [a for a in found.articles if not articles or a.text != articles[-1].text]
        return Found(tuple(articles), tuple(problems))

    def _fault(self, cause: str) -> Found:
        return Found(problems=(SourceError(self.file, cause),))

    def _log(self) -> list[tuple[str, str, str]]:
        """(commit, time, path in the repository) of each version, the newest first."""
        name = self.file.name
        out = self._git(
            "log",
            "--follow",
            "-n",
            str(_MOST_VERSIONS + 1),
            "--format=%x01%H%x09%cI",
            "--name-only",
            "--",
            name,
        )
        found = []
        for entry in out.decode("utf-8", "surrogateescape").split("\x01")[1:]:
            head, *paths = filter(None, entry.split("\n"))
            commit, _, when = head.partition("\t")
            if paths:
                found.append((commit, when, paths[-1]))
        return found

    def _git(self, *arguments: str) -> bytes:
        """What a command of git prints; nothing that a repository configures is run."""
        import subprocess

        safe = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "log.showSignature=false")
        command = ["git", "-C", str(self.file.parent), "--no-pager", *safe, *arguments]
        done = subprocess.run(
            command, check=True, capture_output=True, timeout=30, stdin=subprocess.DEVNULL, shell=False
        )
        return done.stdout[:LARGEST]


def _last_line(error: Exception) -> str:
    """The last line of what a program said before it failed, else of what is said of it."""
    said = getattr(error, "stderr", None) or str(error)
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return text.strip().rpartition("\n")[2][:160] or type(error).__name__
