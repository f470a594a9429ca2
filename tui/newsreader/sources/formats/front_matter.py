"""The lines between two `---` at the top of an article's file: what it says about itself."""

from __future__ import annotations

import re

from newsreader.settings.document import YamlFault, entries, read_yaml
from newsreader.sources.metadata import KEYS, checked

_LONGEST = 64 * 1024
_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|[\r\n]|\Z)", re.MULTILINE)
_KNOWN = re.compile(rf"(?:^|[\r\n])[ \t]*(?:{'|'.join(KEYS)})[ \t]*:", re.IGNORECASE)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """(what the front matter says, by the keys of `metadata.KEYS`; the text below it).

    Lines that name none of these keys are no front matter, but text. Keys of other programs are passed over,
    and a language that is told in words.
    Raises YamlFault for front matter that cannot be read.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return {}, text
    closing = _CLOSING.search(text.replace("\r\n", " \n").replace("\r", "\n"), opening.end(), _LONGEST)
    head = text[opening.end() : closing.start() if closing else _LONGEST]
    if not _KNOWN.search(head):
        return {}, text
    if closing is None:
        if _starts_with_key(head):
            raise YamlFault("its front matter has no closing line ---", 1)
        return {}, text
    return _read(head), text[closing.end() :]


def _starts_with_key(head: str) -> bool:
    first = next((line for line in head.splitlines() if line.strip()), "")
    return _KNOWN.match(first) is not None


def _read(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    try:
        for entry in entries(read_yaml(head).root):
            key = entry.key.lower()
            if key not in KEYS:
                continue
            if key in found:
                raise YamlFault(f"{key}: is given twice", entry.line)
            try:
                found[key] = checked(key, entry.value)
            except ValueError as error:
                if key == "language":
                    continue
                raise YamlFault(f"{key}: {error}", entry.line) from error
    except YamlFault as fault:
        raise YamlFault(f"its front matter: {fault.cause}", fault.line + 1 if fault.line else 1) from fault
    return found
