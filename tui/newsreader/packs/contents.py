"""What a pack says of itself: `newsreader.pack/1`, in pack.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from newsreader import __version__
from newsreader.model import UNSURE, Story
from newsreader.packs.archive import NoPack
from newsreader.packs.inputs import Inputs, Version
from newsreader.records import dataclass
from newsreader.reports.outline import Part
from newsreader.settings.paths import PACKAGE
from newsreader.text.json_escapes import escaped

SCHEMA = "newsreader.pack/1"
CONTENTS = "pack.json"
NOTES = "notes.jsonld"
MADE = {
    "comparison.json": ("json", "The comparison"),
    "report.html": ("html", "The report, as a page"),
    "report.md": ("markdown", "The report, for a desk"),
    "sentences.csv": ("csv", "A table: a row for each sentence and each other version"),
    "disputes.csv": ("csv-disputes", "A table: a row for each dispute"),
    "claims.csv": ("csv-claims", "A table: a row for each claim"),
}
"""The files that are made of a story: the report each is, and what that is."""
_ENGINE = ("compare", "model", "sources", "text")
"""The rooms on which the bytes of a comparison hang."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack was made from, and by what."""

    title: str
    note: str
    inputs: Inputs
    parts: frozenset[Part]
    """Of the reports."""
    version: str = __version__
    """Of the program."""
    engine: str = ""
    """What its code and weights are known by: see `engine_digest`."""

    def as_json(self, story: Story) -> bytes:
        """The same bytes for the same contents; of the story what it was read as."""
        inputs = self.inputs
        document = {
            "schema": SCHEMA,
            "generator": {"name": "newsreader", "version": self.version, "engine": self.engine},
            "story": {"title": self.title, "note": self.note},
            "settings": {
                "parts": sorted(self.parts),
                "unsure": {"told": UNSURE.told, "omitted": UNSURE.omitted},
            },
            "files": [
                {
                    "file": name,
                    "sha256": sha256(data).hexdigest(),
                    "said": inputs.said.get(name, {}),
                }
                for name, data in inputs.files.items()
            ],
            "versions": [
                {
                    "id": story.version_id(number),
                    "file": version.file,
                    "article": version.article,
                    "text_sha256": article.sha256,
                    "outlet": article.outlet,
                    "published": article.published,
                    "url": article.url,
                    "retrieved": article.provenance.retrieved,
                    "read_sha256": article.provenance.sha256,
                }
                for number, (version, article) in enumerate(zip(inputs.versions, story.versions, strict=True))
            ],
            "made": list(MADE),
        }
        return (escaped(json.dumps(document, indent=1, ensure_ascii=False)) + "\n").encode("utf-8")


def contents_of(payload: Mapping[str, bytes]) -> Contents:
    """What a pack says of itself, with the files that it names. Raises NoPack."""
    try:
        document = json.loads(payload[CONTENTS])
        if document["schema"] != SCHEMA:
            raise NoPack(f"is a pack of another kind: this program reads {SCHEMA}")
        generator, story = document["generator"], document["story"]
        inputs = Inputs()
        for file in document["files"]:
            name, said = _text(file["file"]), file["said"]
            inputs.said[name] = {_text(key): _text(value) for key, value in said.items()}
            if name in payload:
                inputs.files[name] = payload[name]
        for version in document["versions"]:
            inputs.versions.append(Version(_text(version["file"]), int(version["article"])))
        parts = frozenset(map(Part, document["settings"]["parts"]))
        words = (story["title"], story["note"], generator["version"], generator["engine"])
        title, note, program, made_by = map(_text, words)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError) as error:
        if isinstance(error, NoPack):
            raise
        raise NoPack(f"is no pack: its {CONTENTS} is missing or damaged") from None
    return Contents(title, note, inputs, parts, program, made_by)


@cache
def engine_digest() -> str:
    """The SHA-256 of what compares and reads here, its weights included: other code, other digest."""
    found = sha256()
    for room in _ENGINE:
        for file in sorted((PACKAGE / room).rglob("*")):
            if file.suffix in (".py", ".json"):
                found.update(_line(file))
    return found.hexdigest()


def _line(file: Path) -> bytes:
    name = file.relative_to(PACKAGE).as_posix()
    return f"{sha256(file.read_bytes()).hexdigest()}  {name}\n".encode()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
