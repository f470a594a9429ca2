"""Answers that were had before, by hashes of all that was asked: no text is kept.

One file of JSON in the data folder; it may be deleted at any time, and what is no such file counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from newsreader.second_reader.forms import PROMPT, Asked
from newsreader.settings.paths import data_folder
from newsreader.whole_files import write_whole

FILE = "second-reader.json"
MOST = 20_000
"""Answers that are kept: the latest."""
_LARGEST = 4 * 1024 * 1024
"""Bytes of a file that is read."""


def key_of(form: str, model: str, question: Asked) -> str:
    """What an answer is kept under: a hash of all that it hangs on."""
    asked = json.dumps([PROMPT, form, model, question.claim, question.passage])
    return sha256(asked.encode("ascii")).hexdigest()[:40]


class KeptAnswers:
    """The answers in a file. Nothing here raises: without them everything is asked again."""

    def __init__(self, path: Path | None) -> None:
        """`path` need not exist; None: nothing is kept for another time."""
        self._path = path
        self._known = _read(path)
        self._new: dict[str, str] = {}

    @classmethod
    def of_user(cls) -> KeptAnswers:
        """Those in the data folder of the user."""
        try:
            return cls(data_folder() / FILE)
        except FileNotFoundError:
            return cls(None)

    def find(self, key: str) -> str | None:
        """The label that was answered."""
        return self._known.get(key)

    def keep(self, key: str, label: str) -> None:
        """Keep an answer; `save` writes it."""
        self._known[key] = self._new[key] = label

    def save(self) -> None:
        """Write what is new, beside what another process may have written meanwhile."""
        if not self._new or self._path is None:
            return
        answers = _read(self._path)
        for key in self._new:
            answers.pop(key, None)  # what is kept again is the latest
        answers |= self._new
        latest: Mapping[str, str] = dict(list(answers.items())[-MOST:])
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(latest, indent=0).encode("ascii"), 0o600)
            self._new.clear()


def _read(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
        read = json.loads(data) if len(data) <= _LARGEST else None
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(read, dict) or not all(isinstance(label, str) for label in read.values()):
        return {}
    return read
