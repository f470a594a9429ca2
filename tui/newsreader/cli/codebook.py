"""`newsreader notes codebook`: the tags that coders have agreed on, shown and exchanged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsreader.annotations.codebook import Code, Codebook, codebook_of
from newsreader.annotations.exchange.codebooks import CODEBOOK_FORMATS, READERS
from newsreader.annotations.store import StorageType
from newsreader.cli.output import counted, fail, put, say, show
from newsreader.model import Story
from newsreader.settings.config import load_config
from newsreader.sources.errors import SourceError
from newsreader.sources.files import read_bytes

_LARGEST = 256 << 20
"""Bytes of a file with a codebook, which may be a whole project."""


def codebook_in(file: Path) -> tuple[Codebook, tuple[str, ...]] | None:
    """(the codebook of a file, what is wrong with it); None, and said why, when its form is not known."""
    read = READERS.get(file.suffix.lower())
    if read is None:
        say(f"{file}: a codebook ends in {', '.join(READERS)}")
        return None
    try:
        book, problems = read(read_bytes(file, _LARGEST))
    except SourceError as error:
        say(str(error))
        return None
    return replace(book, file=str(file)), tuple(f"{file}, {problem}" for problem in problems)


def show_codebook(
    found: tuple[Codebook, tuple[str, ...]], library: StorageType | None, format: str, output: Path | None
) -> int:
    """Prints a codebook, and returns the exit status: 1 when something is wrong with it.

    Where there is none, the tags in use make one.
    """
    book, problems = found
    remarks = [*problems]
    if not book.codes and not problems and library is not None:
        book = Codebook(tuple(Code(tag) for tag, _ in library.tags()))
        remarks.append(
            "there is no codebook: these are the tags in use" if book.codes else "there are no tags"
        )
    if format == "text":
        show(*(line for code in book.codes for line in _lines(code)))
        remarks += [f"{book.file}: {counted(len(book.codes), 'tag')}"] if book.file else []
    else:
        chosen = CODEBOOK_FORMATS[format]
        put(chosen.write(book), output)
        if not chosen.excludes and any(code.excludes for code in book.codes):
            remarks.append(f"which tags exclude each other is left out: {format} has no place for it")
    for remark in remarks:
        say(remark)
    return 1 if problems else 0 if book.codes else fail()


def configured(story: Story | None) -> tuple[Codebook, tuple[str, ...]]:
    """The codebook of a story, or of the settings."""
    return codebook_of(story, load_config()[0].codebook)


def _lines(code: Code) -> list[str]:
    about = [code.colour.value] if code.colour else []
    about += [f"within {code.within}"] if code.within else []
    about += [f"excludes {', '.join(code.excludes)}"] if code.excludes else []
    first = code.tag + (f" [{'; '.join(about)}]" if about else "")
    return [first, *(f"    {line.strip()}" for line in code.description.splitlines() if line.strip())]
