"""Encodings that are found: `python tests/benchmarks/encodings.py GIT_DIRECTORY [--list]`.

The directory is the repository chardet/chardet, bare or not, whose tests hold files by their encoding. A file
counts as right when its text is the one that its encoding makes of it, line ends and marks aside.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui")]

from newsreader.sources.decoding import decode  # noqa: E402

CODECS = {
    "CP932": "cp932", "CP949": "cp949", "Johab": "johab", "MacCyrillic": "mac_cyrillic",
    "MacRoman": "mac_roman", "SHIFT_JIS": "cp932", "GB2312": "gb18030", "iso-8859-1": "cp1252",
    "TIS-620": "tis_620", "EUC-TW": "", "UTF-16": "utf-16", "UTF-32": "utf-32",
}  # fmt: skip
LANGUAGES = (
    "croatian", "czech", "hungarian", "polish", "slovak", "slovene", "romanian", "bulgarian", "russian",
    "arabic", "greek", "turkish", "hebrew",
)  # fmt: skip


def files(repository: str) -> Iterator[tuple[str, str, bytes]]:
    """(folder, name, bytes)."""
    listing = subprocess.run(
        ["git", "-C", repository, "ls-tree", "-r", "-z", "HEAD", "tests/"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    for line in filter(None, listing.split("\0")):
        about, _, path = line.partition("\t")
        folder, _, name = path.removeprefix("tests/").partition("/")
        if name:
            blob = about.split()[2]
            cat = ["git", "-C", repository, "cat-file", "blob", blob]
            yield folder, name, subprocess.run(cat, capture_output=True, check=True).stdout


def codec(folder: str) -> str:
    if folder in CODECS:
        return CODECS[folder]
    first, _, last = folder.rpartition("-")
    return first if last in LANGUAGES else folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("repository", metavar="GIT_DIRECTORY")
    parser.add_argument("--list", action="store_true", help="print what is read otherwise")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for folder, name, data in files(options.repository):
        total[folder] += 1
        try:
            wanted = data.decode(codec(folder)).lstrip("\ufeff") if codec(folder) else None
        except (UnicodeDecodeError, LookupError):
            wanted = None
        try:
            text, encoding = decode(data)
        except ValueError as error:
            text, encoding = "", str(error)
        same = wanted is not None and text == wanted
        # Bytes that the encoding does not have make no text to compare: its name is.
        named = wanted is None and encoding.partition(",")[0].replace("_", "-") == folder.lower()
        right[folder] += same or named
        if options.list and not (same or named):
            print(f"{folder}/{name}: {encoding}" + (" (no text of its encoding)" if wanted is None else ""))
    for folder in total:
        print(f"{folder}: {right[folder]} of {total[folder]}")
    print(f"{right.total()} of {total.total()}")


if __name__ == "__main__":
    main()
