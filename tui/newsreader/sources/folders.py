"""What in a folder is a version of its story, what is none, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from newsreader.sources.errors import SourceError
from newsreader.sources.files import read_beginning
from newsreader.sources.formats.registry import is_added, knows_content

_ABOUT = (
    r"(?:readme|read_me|licen[cs]e|copying|contributing|changelog|changes|authors|notice|todo)"
    r"(?:[._-].*)?"
)
"""Names of files that tell something about the folder in which they lie."""
_KINDS = {
    "a picture": ".png .jpg .jpeg .gif .webp .svg .bmp .tif .tiff .heic .avif .ico",
    "sound or film": ".mp3 .m4a .wav .ogg .flac .mp4 .mov .avi .mkv .webm",
    "an archive; unpack it": ".zip .gz .tgz .tar .bz2 .xz .7z .rar .zst",
    "a document; save it as DOCX or text": ".doc .odt .pages .wps .wpd",
    "a table; save it as CSV": ".xls .xlsx .ods .numbers",
    "a book; save its text": ".epub .mobi .azw3",
    "a mailbox; save the mails one by one": ".mbox .pst .msg .olm",
    "a link to a page; give the address": ".url .webloc .desktop",
}
_NO_TEXTS = ("a picture", "sound or film", "an archive; unpack it", "a link to a page; give the address")
"""What no package is asked for that adds formats."""
_WHY = {suffix: why for why, suffixes in _KINDS.items() for suffix in suffixes.split()}
_PAGE_PARTS = ("_files", "_Dateien", "_fichiers", "_archivos", ".files", "-Dateien", "_bestanden", "_file")
"""Ends of the names of folders in which browsers put what belongs to a page."""
_NO_STORIES = frozenset(("__pycache__", "node_modules", "__MACOSX"))
_MOST_NAMED = 5
_HEAD = 64 * 1024
"""Bytes by which a file is known whose name tells nothing."""
_TIME = (
    r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)"
    r"(?:[T_ -]?([0-2]\d)[:.h_-]?([0-5]\d)(?:[:.m_-]?([0-5]\d))?)?Z?(?!\d)"
)


def is_article(file: Path, suffixes: Sequence[str]) -> bool:
    """Whether a file in a folder is read: by the end of its name, else by its first bytes."""
    suffix = file.suffix.lower()
    if is_about_folder(file.name):
        return False
    if file.name.lower().endswith(tuple(suffixes)):  # some have two stops
        return True
    if _WHY.get(suffix) in _NO_TEXTS:
        return False
    if suffix in _WHY:
        return is_added(suffix, b"")
    try:
        head = read_beginning(file, _HEAD)
    except SourceError:
        return False
    return knows_content(head) or is_added(suffix, head)


def is_about_folder(name: str) -> bool:
    """Whether a file of this name tells something about its folder, and is no version of a story."""
    return re.fullmatch(_ABOUT, name, re.IGNORECASE) is not None


def why_not(path: Path) -> str:
    """Why a file in a folder is not read, and what can be done about it."""
    if is_about_folder(path.name):
        return "about the folder"
    return _WHY.get(path.suffix.lower(), "not known as an article")


def belongs_to_page(folder: Path, files: Iterable[Path]) -> bool:
    """Whether a folder only holds what a browser saved along with one of the pages beside it."""
    if folder.name in _NO_STORIES:
        return True
    ends = [end for end in _PAGE_PARTS if folder.name.endswith(end)]
    stems = {folder.name.removesuffix(end) for end in ends}
    return any(file.stem in stems and file.suffix.lower() in (".html", ".htm", ".xhtml") for file in files)


def not_read(passed: Sequence[Path]) -> str:
    """What is said of files that are passed over, one of them at least."""
    named = [f"{path.name} ({why_not(path)})" for path in passed[:_MOST_NAMED]]
    more = len(passed) - len(named)
    if more:
        named.append(f"and {more:,} more")
    count = "a file is" if len(passed) == 1 else f"{len(passed):,} files are"
    return f"{count} not read: {', '.join(named)}; name what is an article to have it read"


def in_order_of_time(files: Sequence[Path]) -> list[Path]:
    """Snapshots of one article in the order of the times in their names; other files as they are."""
    times = _times(files)
    return sorted(files, key=lambda file: times[file]) if times else list(files)


def are_snapshots(files: Sequence[Path]) -> bool:
    """Whether files are one article as it was at several times."""
    return bool(_times(files))


def _times(files: Sequence[Path]) -> dict[Path, tuple[str, ...]]:
    """When each file was taken, by its name; empty unless all have a time and nothing else differs."""
    found = [re.search(_TIME, file.stem) for file in files]
    rest = {file.stem[: t.start()] + file.stem[t.end() :] for file, t in zip(files, found, strict=True) if t}
    if len(files) < 2 or None in found or len(rest) != 1:
        return {}
    pairs = zip(files, found, strict=True)
    return {file: tuple(part or "" for part in time.groups()) for file, time in pairs if time}
