"""`newsreader read`: the versions of a story, a sentence a line, with the verdicts in words."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsreader import collector
from newsreader.cli.command import Command, add_encoding, add_one_story
from newsreader.cli.opening import read_named, status_of
from newsreader.cli.output import fail, print_bytes, say
from newsreader.cli.progress import progress
from newsreader.cli.second_reading import (
    add_second_reader,
    compared,
    comparing_in_words,
    trouble,
    wanted_reader,
)

if TYPE_CHECKING:
    from newsreader.model import Story
    from newsreader.settings.config import SecondReaderSettings


def add_read(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "read",
        run_read,
        "print the versions of a story a sentence a line, with the verdicts in words",
        examples=(
            "newsreader read FOLDER",
            "newsreader read article.html",
            'newsreader read --article A --against "The Lantern" FOLDER',
            "newsreader read FOLDER | grep 'omitted by all'",
        ),
        note="For screen readers, pipes and terminals without a screen. The title; for each version an\n"
        "empty line and one that says which it is; then its sentences, counted from 1 as on the screen:\n"
        "  A3: the sentence (confirmed by The Lantern; omitted by 2)\n"
        "The verdicts stand in the last pair of brackets, joined by semicolons: confirmed, rephrased,\n"
        "omitted, with perhaps before what is unsure, and first of all what is in conflict. What a second\n"
        "reader says stands behind the words second opinion.",
    )
    parser.add_argument(
        "paths",
        metavar="FILE|FOLDER|ADDRESS",
        nargs="*",
        help="as for newsreader open; one file is read alone",
    )
    parser.add_argument(
        "--article",
        metavar="VERSION",
        action="append",
        help="only this version, by its letter or outlet; may be given several times",
    )
    parser.add_argument(
        "--against",
        metavar="VERSION",
        action="append",
        help="read against this version alone; may be given several times",
    )
    add_encoding(parser)
    add_one_story(parser)
    add_second_reader(parser)


def run_read(options: argparse.Namespace) -> int:
    """Print stories, and return the exit status. Raises OSError.

    1 when something could not be read, 2 when nothing could.
    """
    if not options.paths:
        return fail("read: name a file, a folder or an address; see newsreader read --help")
    try:
        second = wanted_reader(options)
    except ValueError as error:
        return fail(f"read: {error}")
    opened = read_named(options.paths, options.encoding, whole=options.one_story)
    for story in opened.stories:
        for names in (options.article, options.against):
            if wrong := _no_version(story, names):
                return fail(f"read: {wrong}")
    for number, story in enumerate(opened.stories):
        if not print_bytes(b"\n" if number else b"") or not print_bytes(
            _lines(story, options.article, options.against, second)
        ):
            break
    return status_of(opened)


def _no_version(story: Story, names: Sequence[str] | None) -> str:
    """What is wrong with names that are to be those of versions."""
    for name in names or ():
        if not story.versions_named([name]):
            there = (
                f"{story.version_id(version)} {story.version_name(version)}"
                for version in range(len(story.versions))
            )
            return f"{story.title} has no version {name}; there are: {', '.join(there)}"
    return ""


def _lines(
    story: Story,
    article: Sequence[str] | None,
    against: Sequence[str] | None,
    second: SecondReaderSettings | None,
) -> bytes:
    from newsreader.reports.as_reading import comparison_as_reading

    with progress(partial(comparing_in_words, story, second)), collector.held():
        comparison = compared(story, second)
    if words := trouble(second):
        say(words)
    shown, others = (story.versions_named(names) if names else None for names in (article, against))
    lines = comparison_as_reading(comparison, shown, others)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
