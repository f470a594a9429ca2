"""`newsreader library`: looking after the library of articles."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cli.articles import opened
from newsreader.cli.command import Action, Command
from newsreader.cli.opening import run_open_library
from newsreader.cli.output import USAGE_ERROR, counted, fail, print_bytes, put, say, show
from newsreader.cli.progress import in_time, progress

if TYPE_CHECKING:
    from newsreader.library import Library

_NOTE = """\
exit status: 0 when all is well; 1 when it is done, but something could not be read or is wrong;
2 when nothing could be done"""


_MOST_FAULTS = 20


def add_library(tree: Command) -> None:
    """Adds the command, and those in it."""
    library = tree.command(
        "library",
        None,
        "open the library of articles, and look after it: check it, copy it, take articles out",
        examples=("newsreader library open", "newsreader library info", "newsreader library backup"),
        note=_NOTE,
    )

    def command(name: str, action: Action, text: str, *examples: str) -> Command:
        examples = tuple(f"newsreader library {name} {example}".strip() for example in examples)
        return library.command(name, action, text, examples=examples)

    opening = command(
        "open", run_open_library, "show the library, as newsreader does where it is not empty", ""
    )
    opening.add_argument("--theme", metavar="NAME", help="the colours to draw in")
    opening.set_defaults(paths=[], encoding="", one_story=False)
    command("info", _on_library(_info), "print where the library lies, and how much is in it", "")
    command("check", _on_library(_check), "read all of the library and print what is wrong with it", "")
    backup = command("backup", _on_library(_back_up), "write a copy of the library", "", "articles.backup.db")
    backup.add_argument("file", metavar="FILE", nargs="?", type=Path, help="beside the library unless given")
    backup.add_argument("--replace", action="store_true", help="also if there is a file of that name")
    restore = command("restore", _restore, "put a copy in the place of the library", "articles.backup.db")
    restore.add_argument("file", metavar="FILE", type=Path, help="as newsreader library backup wrote it")
    export = command(
        "export",
        _on_library(_export),
        "write all articles as JSON Lines, which newsreader add reads again",
        "--output articles.jsonl",
    )
    export.add_argument("--output", metavar="FILE", type=Path, help="print it unless given")
    taking = command(
        "judgements",
        _on_library(_take_over, to_write=True),
        "take over what was said of stories (joined, split, moved, pinned) from an export",
        "articles.jsonl",
    )
    taking.add_argument(
        "file", metavar="FILE", type=Path, help="of newsreader library export, whose articles were added"
    )
    command(
        "compact", _on_library(_compact, to_write=True), "make the library's file as small as it can be", ""
    )
    showing = command(
        "show",
        _on_library(_show),
        "print the text of an article, or what it was read from",
        "1f0c9a",
        "--original 1f0c9a > page.html",
    )
    showing.add_argument("id", metavar="ID", help="of newsreader search, or the beginning of it")
    showing.add_argument(
        "--original", action="store_true", help="the bytes that newsreader add --originals kept"
    )
    removing = command("remove", _on_library(_remove, to_write=True), "remove articles for good", "1f0c9a")
    removing.add_argument("ids", metavar="ID", nargs="+", help="of newsreader search, or the beginning of it")


def _on_library(action: Callable[[Library, argparse.Namespace], int], *, to_write: bool = False) -> Action:
    """What opens the library and does something with it."""

    def run(options: argparse.Namespace) -> int:
        from newsreader.library import LibraryError

        try:
            with opened(to_write=to_write) as library:
                return action(library, options)
        except LibraryError as error:
            return fail(str(error))

    return run


def _info(library: Library, _: argparse.Namespace) -> int:
    from newsreader.library import care

    counts = library.counts()
    size = care.size(library.path)
    show(str(library.path))
    outlets = counted(len(library.outlets()), "outlet")
    show(f"{counts.articles:,} articles, {counts.unread:,} unread, of {outlets}")
    show(f"{counts.stories:,} stories", f"{_megabytes(size)}")
    if library.notice:
        say(library.notice)
    return 0


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _check(library: Library, _: argparse.Namespace) -> int:
    from newsreader.library import care

    total, done = library.counts().articles, 0

    def tell(count: int) -> None:
        nonlocal done
        done = count

    with progress(lambda seconds: f"{done:,} of {total:,} texts read after {in_time(seconds)}; ctrl+c stops"):
        found = care.check(library, tell)
    for line in found:
        show(line)
    if found:
        say("the library is damaged; newsreader library restore FILE puts a backup in its place, and")
        say("newsreader library export writes what can still be read")
        return 1
    show(f"{library.path}: all is well")
    return 0


def _back_up(library: Library, options: argparse.Namespace) -> int:
    from newsreader.library import care

    path: Path = options.file or care.default_backup(library.path, time.time())
    try:
        with progress(lambda seconds: f"writing the copy for {in_time(seconds)}; ctrl+c stops"):
            care.back_up(library, path, replace=options.replace)
    except FileExistsError:
        return fail(f"{path}: there is a file already; name another, or add --replace")
    show(f"{path}: {_megabytes(care.size(path))}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from newsreader.library import LibraryError, care, default_path

    try:
        path = default_path().absolute()
        aside = care.restore(path, options.file)
    except LibraryError as error:
        return fail(str(error))
    show(f"{path}: restored from {options.file}")
    if aside is not None:
        show(f"what was there before is {aside}")
    return 0


def _export(library: Library, options: argparse.Namespace) -> int:
    from newsreader.library import exporting

    faults: list[str] = []
    put(exporting.exported(library, faults.append), options.output)
    for fault in faults:
        say(fault)
    return int(bool(faults))


def _take_over(library: Library, options: argparse.Namespace) -> int:
    from newsreader.library import exporting
    from newsreader.sources.errors import SourceError
    from newsreader.sources.files import opened

    faults: list[str] = []
    try:
        with opened(options.file) as lines:
            made = exporting.take_over(library, lines, faults.append)
    except SourceError as error:
        return fail(str(error))
    except exporting.NoExport:
        return fail(f"{options.file}: is no file that newsreader library export wrote")
    for fault in faults[:_MOST_FAULTS]:
        say(f"{options.file}: {fault}")
    if len(faults) > _MOST_FAULTS:
        say(f"{options.file}: and {len(faults) - _MOST_FAULTS:,} more of these")
    show(f"{counted(made, 'judgement')} taken over")
    return int(bool(faults))


def _compact(library: Library, _: argparse.Namespace) -> int:
    from newsreader.library import care

    done = 0

    def tell(count: int) -> None:
        nonlocal done
        done = count

    with progress(lambda seconds: f"{done:,} texts packed after {in_time(seconds)}; ctrl+c stops"):
        before, after = care.compact(library, tell)
    show(f"{_megabytes(before)} before, {_megabytes(after)} now")
    return 0


def _number(library: Library, id: str) -> int | None:
    number = library.number_of(id)
    if number is None:
        say(f"{id}: is the id of no article, or the beginning of several")
    return number


def _show(library: Library, options: argparse.Namespace) -> int:
    number = _number(library, options.id)
    if number is None:
        return USAGE_ERROR
    if not options.original:
        show(*library.text(number).split("\n"))
        return 0
    data = library.original(number)
    if data is None:
        return fail(f"{options.id}: was added without --originals, so that only its text is kept")
    print_bytes(data)
    return 0


def _remove(library: Library, options: argparse.Namespace) -> int:
    numbers = [_number(library, id) for id in options.ids]
    found = list(dict.fromkeys(number for number in numbers if number is not None))
    library.remove(found)
    show(f"{counted(len(found), 'article')} removed")
    return 0 if len(found) == len(options.ids) else 1 if found else USAGE_ERROR
