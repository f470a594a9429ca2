"""`newsreader notes`: what can be done with notes without a screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from newsreader.cli.command import Action, Choices, Command, add_encoding
from newsreader.cli.output import counted, fail, put, say, show
from newsreader.cli.syncing import add_sync_arguments, run_sync

if TYPE_CHECKING:
    from newsreader.annotations.store import Salvaged, StorageType
    from newsreader.model import Note, Ruling, Story

R = TypeVar("R", "Note", "Ruling")

_NOTE = """\
exit status: 0 when all is well; 1 when it is done, but something could not be read or is wrong;
2 when nothing could be done"""


def add_notes(tree: Command) -> None:
    """Adds the command, and those in it."""
    notes = tree.command(
        "notes",
        None,
        "list, exchange and look after the notes and rulings in the library",
        examples=("newsreader notes list", "newsreader notes export --output notes.jsonld"),
        note=_NOTE,
    )

    def command(name: str, action: Action, text: str, *examples: str, within: Command = notes) -> Command:
        made = within.command(
            name, _run, text, examples=[f"{within.prog} {name} {e}".strip() for e in examples]
        )
        made.set_defaults(action=action)
        return made

    listing = command(
        "list",
        _list,
        "print the notes, and where they are in the articles named",
        "",
        "FOLDER",
        "--tag owner",
    )
    listing.add_argument("paths", metavar="FILE|FOLDER", nargs="*", help="only notes on these")
    listing.add_argument(
        "--tag", action="append", default=[], help="only notes with this tag; given again, with all of them"
    )
    listing.add_argument("--text", metavar="WORDS", default="", help="only with all these words")
    listing.add_argument("--colour", choices=Choices(_colours), metavar="COLOUR", help="%(choices)s")
    listing.add_argument("--author", default="", help="only notes of this author")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")
    add_encoding(listing)

    adding = command(
        "add",
        _add,
        "add a note on words of an article, and print its id",
        'a.txt --quote "12 people" --comment "Who says so?"',
    )
    adding.add_argument("file", metavar="FILE", nargs="?", help="the article")
    adding.add_argument("--quote", metavar="TEXT", help="the words; the whole article unless given")
    adding.add_argument(
        "--occurrence", metavar="N", type=int, help="which of them, from 1, if they stand there several times"
    )
    adding.add_argument("--comment", metavar="TEXT", default="", help="what to say about it")
    adding.add_argument("--tag", action="append", default=[], help="given again, with all of them")
    adding.add_argument("--colour", choices=Choices(_colours), metavar="COLOUR", help="%(choices)s")
    adding.add_argument("--author", default="", help="who says so")
    adding.add_argument(
        "--claim", action="store_true", help="on what the words claim, in every version that tells it"
    )
    adding.add_argument("--other", metavar="FILE", help="the other side of a pair")
    adding.add_argument("--other-quote", metavar="TEXT", help="its words")
    adding.add_argument("--reply-to", metavar="ID", help="answer this note")
    add_encoding(adding)

    export = command(
        "export",
        _export,
        "write notes and rulings in a format for other programs",
        "--output notes.jsonld",
        "--format labels FOLDER",
    )
    export.add_argument("paths", metavar="FILE|FOLDER", nargs="*", help="only notes on these")
    export.add_argument(
        "--format",
        choices=Choices(_written),
        metavar="FORMAT",
        default="jsonld",
        help="%(choices)s; jsonld unless given",
    )
    export.add_argument("--tag", action="append", default=[], help="only notes with this tag")
    export.add_argument("--author", default="", help="only what this author wrote")
    add_encoding(export)
    export.add_argument(
        "--story",
        metavar="FILE|FOLDER",
        nargs="+",
        action="extend",
        default=[],
        help="the same as to name it",
    )
    export.add_argument(
        "--with-texts", action="store_true", help="the outlets' texts that notes are on, too (jsonld, yaml)"
    )
    export.add_argument("--output", metavar="FILE", type=Path, help="print it unless given")

    taking = command(
        "import",
        _import,
        "add notes from Web Annotations, Hypothesis, Zotero, Readwise, or our YAML or CSV",
        "notes.jsonld",
        "--format csv - < notes.csv",
    )
    taking.add_argument("files", metavar="FILE", nargs="+", help="- is the standard input")
    taking.add_argument(
        "--format",
        choices=Choices(_read),
        metavar="FORMAT",
        help="%(choices)s; unless given, what the file's name ends in, and json for the standard input",
    )

    taking.add_argument("--on", metavar="FILE", help="the article that all of them are on, whatever they say")
    add_encoding(taking)

    bin = command(
        "bin", _bin, "list what was deleted, take it out again, or remove it for good", "", "--empty"
    )
    bin.add_argument("--restore", metavar="ID", action="append", help="take this out; given again, these")
    bin.add_argument("--remove", metavar="ID", action="append", help="remove this for good; again, these")
    bin.add_argument("--empty", action="store_true", help="remove it for good, with the texts it is on")

    tags = notes.command(
        "tags",
        None,
        "list the tags in use, rename or merge them on all notes, or take that back",
        examples=("newsreader notes tags list", "newsreader notes tags merge owner owners --into owner"),
        note=_NOTE,
    )

    used = command("list", _tags_list, "print the tags in use, the most used first", "", within=tags)
    used.add_argument("--format", choices=("text", "json"), default="text", help="text unless given")
    rename = command(
        "rename", _tags_rename, "give a tag another name on all notes", "ownr owner", within=tags
    )
    rename.add_argument("tag", metavar="TAG")
    rename.add_argument("new", metavar="NEW")
    merge = command("merge", _tags_merge, "make one tag of several on all notes", "a b --into b", within=tags)
    merge.add_argument("tags", metavar="TAG", nargs="+")
    merge.add_argument("--into", metavar="TAG", required=True, help="the one that stays")
    command("undo", _tags_undo, "take the last renaming or merging back", "", within=tags)

    syncing = command(
        "sync",
        run_sync,
        "share notes and rulings with others, by way of a PostgreSQL server of yours",
        "postgresql://ida@db.example.org/newsroom",
        "--prepare postgresql://owner@db.example.org/newsroom --member ida=editor --member bo=coder",
    )
    add_sync_arguments(syncing)

    book = command(
        "codebook",
        _codebook,
        "show the tags that coders have agreed on, or write them for other programs",
        "",
        "FOLDER",
        "project.qdpx --format yaml --output codebook.yaml",
    )
    book.add_argument(
        "file",
        metavar="FILE|FOLDER",
        nargs="?",
        type=Path,
        help="a codebook (yaml, csv, qdc), a project of REFI-QDA, or a story",
    )
    book.add_argument(
        "--format", choices=("text", "yaml", "csv", "qdc"), default="text", help="text unless given"
    )
    book.add_argument("--output", metavar="FILE", type=Path, help="print it unless given")

    command("check", _check, "look for damage in the library", "")

    agreement = command(
        "agreement",
        _agreement,
        "tell how far coders agree, with one another or with the engine",
        "ida.jsonld bo.jsonld --story FOLDER",
        "--story FOLDER --unit claim --format csv",
    )
    agreement.add_argument(
        "files",
        metavar="EXPORT",
        nargs="*",
        help="one of each coder; without any, the authors in the library",
    )
    agreement.add_argument(
        "--story", metavar="FILE|FOLDER", nargs="+", required=True, help="what all have read"
    )
    add_encoding(agreement)
    agreement.add_argument("--engine", action="store_true", help="its verdicts as those of one more coder")
    agreement.add_argument(
        "--unit",
        choices=("sentence", "claim"),
        default="sentence",
        help="what has a tag or has it not: a sentence unless given",
    )
    agreement.add_argument(
        "--format", choices=("text", "csv", "json"), default="text", help="text unless given"
    )

    rescue = command(
        "salvage",
        _salvage,
        "write what can be read of a damaged library, as jsonld",
        "--output saved.jsonld",
        "library.db --output saved.jsonld",
    )
    rescue.add_argument("file", metavar="FILE", nargs="?", type=Path, help="the library unless given")
    rescue.add_argument("--output", metavar="FILE", type=Path, help="print it unless given")


def _colours() -> list[str]:
    from newsreader.model.annotation import NoteColour

    return [colour.value for colour in NoteColour]


def _written() -> list[str]:
    from newsreader.annotations.exchange.registry import writable

    return [format.name for format in writable()]


def _read() -> list[str]:
    from newsreader.annotations.exchange.registry import readable

    return [format.name for format in readable()]


def _run(options: argparse.Namespace) -> int:
    """Carries out a command of `newsreader notes`, and gives its exit status. Raises OSError."""
    from newsreader.annotations.store import LibraryError

    action: Action = options.action
    try:
        return action(options)
    except LibraryError as error:
        return fail(str(error))


def _stories_of(paths: Sequence[str | Path], encoding: str | None = None) -> tuple[Story, ...]:
    """The stories that files and folders hold. What cannot be read is said."""
    from newsreader.cli.opening import read_named

    return read_named(paths, encoding).stories


def _one_story(paths: Sequence[str | Path], encoding: str | None = None) -> Story | None:
    """The story in files and folders; None, and said why, when there is none or several."""
    stories = _stories_of(paths, encoding)
    if len(stories) > 1:
        say(f"there are {len(stories)} stories: name the files or the folder of one of them")
    return stories[0] if len(stories) == 1 else None


def _reading(action: Callable[[StorageType], int]) -> int:
    """Does something with the library if it can be read, and says so if it can only be read."""
    from newsreader.annotations.store import Mode, open_library

    with open_library() as library:
        if library.mode is Mode.MEMORY:
            return fail(f"the library cannot be read: {library.notice}")
        if library.notice:
            say(library.notice)
        return action(library)


def _list(options: argparse.Namespace) -> int:
    from newsreader.annotations.store import NoteFilter
    from newsreader.cli.listing import list_notes
    from newsreader.model.annotation import NoteColour

    stories = _stories_of(options.paths, options.encoding)
    if options.paths and not stories:
        return fail()
    colour = NoteColour(options.colour) if options.colour else None
    wanted = NoteFilter(tags=tuple(options.tag), text=options.text, colour=colour, author=options.author)
    return _reading(lambda library: list_notes(library, wanted, stories, options.format == "json"))


def _add(options: argparse.Namespace) -> int:
    from newsreader.cli.adding import Quote, Remark, add_note, add_reply
    from newsreader.model.annotation import NoteColour

    colour = NoteColour(options.colour) if options.colour else NoteColour.YELLOW
    remark = Remark(options.comment, tuple(options.tag), colour, options.author)
    if options.reply_to:
        return add_reply(options.reply_to, remark)
    if options.file is None:
        return fail("notes add: name the file of the article, or with --reply-to the note to answer")
    if (options.other is None) != (options.other_quote is None):
        return fail("notes add: --other and --other-quote belong together")
    encoding = options.encoding or ""
    here = Quote(options.file, options.quote, options.occurrence, encoding)
    there = Quote(options.other, options.other_quote, encoding=encoding) if options.other else None
    return add_note(here, there, options.claim, remark)


def _export(options: argparse.Namespace) -> int:
    from newsreader.annotations.exchange.registry import NOTE_FORMATS
    from newsreader.annotations.store import NoteFilter
    from newsreader.cli.exporting import export_notes

    named = [*options.paths, *options.story]
    stories = _stories_of(named, options.encoding)
    if named and not stories:
        return fail()
    format = NOTE_FORMATS[options.format]
    if format.needs_story and len(stories) != 1:
        return fail(f"{format.name} is of one story: name its folder or its files")
    if format.texts and options.output is None and sys.stdout is not None and sys.stdout.isatty():
        return fail(f"{format.name} is an archive: name its file with --output")
    wanted = NoteFilter(tags=tuple(options.tag), author=options.author)

    def exported(library: StorageType) -> int:
        if _is_library(options.output, library.path):
            return fail(f"{options.output} is the library itself")
        return export_notes(library, format, options.output, stories, wanted, options.with_texts)

    return _reading(exported)


def _is_library(output: Path | None, library: Path | None) -> bool:
    """Whether an output would overwrite a library, or what SQLite keeps beside it."""
    if output is None or library is None:
        return False
    names = [os.path.realpath(library) + ending for ending in ("", "-wal", "-shm", "-journal")]
    return os.path.realpath(output) in names


def _import(options: argparse.Namespace) -> int:
    from newsreader.cli.importing import import_files

    return import_files(options.files, options.format, options.on, options.encoding or "")


def _bin(options: argparse.Namespace) -> int:
    from newsreader.cli.bin import empty, restore, show_bin

    if bool(options.restore) + bool(options.remove) + options.empty > 1:
        return fail("notes bin: give one of --restore, --remove and --empty")
    if options.remove:
        return _reading(lambda library: empty(library, options.remove))
    if options.restore:
        return _reading(lambda library: restore(library, options.restore))
    return _reading(empty if options.empty else show_bin)


def _tags_list(options: argparse.Namespace) -> int:
    from newsreader.cli.tags import list_tags

    return _reading(lambda library: list_tags(library, options.format == "json"))


def _tags_rename(options: argparse.Namespace) -> int:
    from newsreader.cli.tags import change_tags

    return _reading(lambda library: change_tags(library, [options.tag], options.new, merges=False))


def _tags_merge(options: argparse.Namespace) -> int:
    from newsreader.cli.tags import change_tags

    olds = [tag for tag in options.tags if tag != options.into]
    if not olds:
        return fail("notes tags merge: name the tags that become another one")
    return _reading(lambda library: change_tags(library, olds, options.into, merges=True))


def _tags_undo(options: argparse.Namespace) -> int:
    from newsreader.cli.tags import undo_tags

    return _reading(undo_tags)


def _codebook(options: argparse.Namespace) -> int:
    from newsreader.cli.codebook import codebook_in, configured, show_codebook

    if options.output and options.format == "text":
        return fail("notes codebook: --output needs a --format: yaml, csv or qdc")
    if options.file is not None and not options.file.is_dir():
        found = codebook_in(options.file)
        return fail() if found is None else show_codebook(found, None, options.format, options.output)
    story = _one_story([options.file]) if options.file is not None else None
    if options.file is not None and story is None:
        return fail()
    book = configured(story)
    return _reading(lambda library: show_codebook(book, library, options.format, options.output))


def _agreement(options: argparse.Namespace) -> int:
    from newsreader.annotations.coding import CodingUnit
    from newsreader.cli.agreement import Asked, agreement, agreement_in

    story = _one_story(options.story, options.encoding)
    if options.files and len(options.files) + options.engine < 2:
        return fail("notes agreement: name the exports of two coders or more, or one and --engine")
    if story is None:
        return fail()
    asked = Asked(options.engine, CodingUnit(options.unit), options.format)
    if options.files:
        return agreement(options.files, story, asked)
    return _reading(lambda library: agreement_in(library, story, asked))


def _check(options: argparse.Namespace) -> int:
    from newsreader.annotations.store import Mode, NoteFilter, RulingFilter
    from newsreader.cli.importing import kept_unread, unread_folder

    def checked(library: StorageType) -> int:
        problems = library.check()
        show(*problems)
        if problems or library.mode is not Mode.KEPT:
            say("newsreader notes salvage --output FILE writes what can be read of it")
            return 1
        notes, rulings = library.notes.count(NoteFilter()), library.rulings.count(RulingFilter())
        show(f"{library.path}: no problems in {counted(notes, 'note')} and {counted(rulings, 'ruling')}")
        if unread := kept_unread(library):
            text = f"{counted(len(unread), 'item')} that an import could not read"
            show(f"{text}: kept in {unread_folder(library)}")
        return 0

    return _reading(checked)


def _salvage(options: argparse.Namespace) -> int:
    from newsreader.annotations.exchange.fields import Beside
    from newsreader.annotations.exchange.jsonld import to_jsonld
    from newsreader.annotations.store import salvage
    from newsreader.settings.paths import LIBRARY_FILE, data_folder

    path = options.file or data_folder() / LIBRARY_FILE
    if path.exists() and not path.is_file():
        return fail(f"{path}: is no file, so there is nothing to salvage in it")
    if _is_library(options.output, path):
        return fail(f"{options.output} is the library itself")
    found = salvage(path)
    drafts = _unfinished(found)
    put(to_jsonld((*found.notes, *drafts), found.rulings, beside=Beside(done=found.done)), options.output)
    for problem in found.problems:
        say(problem)
    say(f"read: {counted(len(found.notes), 'note')}, {counted(len(found.rulings), 'ruling')}")
    if drafts:
        say(f"read: {counted(len(drafts), 'unfinished note')}, written as notes")
    if deleted := len(found.deleted_notes) + len(found.deleted_rulings):
        say(f"left out: {counted(deleted, 'record')} in the bin")
    return 1 if found.problems else 0


def _unfinished(found: Salvaged) -> list[Note]:
    """Drafts as notes of their own, each with the same id every time."""
    from newsreader.annotations.exchange.fields import stable_id
    from newsreader.model import Note

    return [
        Note(
            stable_id(f"draft:{draft.key}"),
            draft.article,
            draft.anchor,
            draft.text,
            draft.tags,
            draft.colour,
            created=draft.saved,
            modified=draft.saved,
        )
        for draft in found.drafts
        if draft.text.strip() or draft.tags
    ]
