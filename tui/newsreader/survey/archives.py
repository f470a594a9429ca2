"""An archive of any size, in pieces that are read each on its own: files, parts of files, pages, articles.

A file of JSON Lines, a table or a web archive is never held whole; all else is read as everywhere.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from newsreader.library.collecting import Listing
from newsreader.model import Article, Provenance
from newsreader.records import dataclass
from newsreader.sources.errors import SourceError
from newsreader.sources.files import LARGEST, describe, read_beginning, read_bytes
from newsreader.sources.source import ENCODING, Found, NamedSource, Origin
from newsreader.sources.summaries import Listed

if TYPE_CHECKING:
    from newsreader.library.judgements import Judged

PIECE = 1 << 18
"""Bytes of a piece of a file, about; a shorter file is one."""
_TOGETHER = 100
"""Articles of a library in a piece."""
_LINES, _TABLES = (".jsonl", ".ndjson"), (".csv", ".tsv", ".tab")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""What files of UTF-16 begin with: they are read whole."""
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some articles of an archive before they are read."""

    origin: Origin
    data: bytes = b""
    is_page: bool = False
    """It is a page of a web archive; else the bytes tell what they are."""
    lines: int = 0
    """Lines of the file before it."""
    position: int = 0
    """Articles of the file before it."""
    source: NamedSource | None = None
    """What the process that asks must read itself, instead of the bytes: an address, a stream."""
    found: Found | None = None
    """What has been read already, instead of the bytes."""
    judged: tuple[Judged, ...] = ()
    """What the reader has said of the articles of a library."""

    def ready(self) -> Piece:
        """The same, without anything that only this process can read."""
        return self if self.source is None else Piece(self.origin, found=self.source.read())


@dataclass(slots=True)
class Archive:
    """What is named on a command line, in pieces, the same whenever it is asked for."""

    paths: Sequence[str]
    encoding: str = ""
    problems: list[SourceError] = field(default_factory=list)
    """One for all that could not be looked into so far, or holds nothing."""

    def __iter__(self) -> Iterator[Piece]:
        listing = Listing(self.paths, self.encoding)
        for source in listing:
            if isinstance(source, Listed):
                yield from _of_file(source.file, source.said)
            else:
                yield Piece(Origin(source.name), source=source)
        self.problems[:] = listing.problems


def _of_file(path: Path, said: Mapping[str, str]) -> Iterator[Piece]:
    name, suffix = path.name.lower(), path.suffix.lower()
    origin = Origin(str(path), suffix, said=dict(said))
    try:
        head = read_beginning(path, PIECE + 1)
        is_long = len(head) > PIECE and not head.startswith(_WIDE)
        if head.startswith(_SQLITE):
            yield from _of_library(path, origin)
        elif name.endswith((".warc", ".warc.gz")):
            with open(path, "rb", buffering=0) as file:
                yield from _of_pages([file], _within(origin, "a web archive (WARC)"))
        elif suffix == ".wacz":
            with zipfile.ZipFile(path) as archive:
                names = [name for name in archive.namelist() if name.endswith((".warc", ".warc.gz"))]
                files = (archive.open(name) for name in names)
                yield from _of_pages(files, _within(origin, "a web archive (WACZ)"))
        elif is_long and suffix in _LINES:
            with open(path, "rb") as file:
                yield from _of_lines(file, origin)
        elif is_long and suffix in _TABLES:
            yield from _of_table(path, head, origin)
        else:
            yield Piece(origin, read_bytes(path))
    except SourceError as error:
        yield Piece(origin, found=Found(problems=(error,)))
    except OSError as error:
        yield Piece(origin, found=Found(problems=(origin.fault(describe(error)),)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        yield Piece(origin, found=Found(problems=(origin.fault("is a web archive that is damaged"),)))


def _within(origin: Origin, kind: str) -> Origin:
    return Origin(origin.target, said=origin.said, provenance=Provenance(kind=kind))


def _of_lines(file: IO[bytes], origin: Origin) -> Iterator[Piece]:
    held: list[bytes] = []
    size = lines = records = 0
    while line := file.readline(LARGEST + 1):
        if len(line) > LARGEST:
            raise origin.fault(f"has a line of more than {LARGEST >> 20} MB", lines + len(held) + 1)
        held.append(line)
        size += len(line)
        if size >= PIECE:
            yield Piece(origin, b"".join(held), lines=lines, position=records)
            lines += len(held)
            records += sum(not each.isspace() for each in held)
            held, size = [], 0
    if held:
        yield Piece(origin, b"".join(held), lines=lines, position=records)


def _of_table(path: Path, head: bytes, origin: Origin) -> Iterator[Piece]:
    from newsreader.sources.formats.plain_text import decoded
    from newsreader.sources.formats.table import delimiter_of, names_of_columns

    text, encoding = decoded(head[: head.rfind(b"\n") + 1] or head, origin)
    csv.field_size_limit(1 << 26)
    own = Origin(origin.target, origin.suffix, said={**origin.said, ENCODING: "utf-8"})
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        delimiter = delimiter_of(text)
        if text.startswith("sep="):  # as Excel writes it for itself
            delimiter = file.readline()[4:5]
        reader = csv.reader(file, delimiter=delimiter)
        names = names_of_columns(reader)
        lines, rows = reader.line_num, 0
        while True:
            held = io.StringIO(newline="")
            writer = csv.writer(held, lineterminator="\n")
            writer.writerow(names)
            count = 0
            try:
                for row in reader:
                    count += any(cell.strip() for cell in row)
                    writer.writerow(row)
                    if held.tell() >= PIECE:
                        break
            except csv.Error as error:
                raise origin.fault(f"is no table that can be read: {error}", reader.line_num) from error
            if not count:
                return
            yield Piece(own, held.getvalue().encode("utf-8", "replace"), lines=lines - 1, position=rows)
            lines, rows = reader.line_num, rows + count


def _of_pages(files: Iterator[IO[bytes]] | list[IO[bytes]], origin: Origin) -> Iterator[Piece]:
    from newsreader.sources.formats.registry import how_to_install
    from newsreader.sources.formats.web_collection import pages_of

    count = 0
    try:
        for file in files:
            for body, page in pages_of(file, origin, float("inf")):
                yield Piece(page, body, is_page=True, position=count)
                count += 1
    except ModuleNotFoundError as error:
        cause = f"is {origin.provenance.kind}; to read it: {how_to_install('web')} ({error.name} is missing)"
        raise origin.fault(cause) from error
    if not count:
        raise origin.fault("is a web archive without pages of text")


def _of_library(path: Path, origin: Origin) -> Iterator[Piece]:
    from newsreader.library import Library, LibraryError
    from newsreader.library.care import each_article
    from newsreader.library.judgements import judged

    try:
        with Library(path) as library:
            problems: list[SourceError] = []

            def fault(cause: str) -> None:
                problems.append(origin.fault(cause))

            def articles() -> Iterator[Article]:
                for row in each_article(library, fault):
                    if row.current:
                        try:
                            yield library.read(row.id)
                        except LibraryError as error:
                            fault(f"article {row.id} ({row.title}): {error}")

            left = articles()
            while held := tuple(islice(left, _TOGETHER)):
                yield Piece(origin, found=Found(held))
            said = judged(library)
            if problems or said:
                yield Piece(origin, found=Found((), tuple(problems)), judged=said)
    except LibraryError as error:
        raise origin.fault(str(error).removeprefix(f"{path}: ")) from error
