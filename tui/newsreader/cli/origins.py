"""`newsreader origins`: what everything that is named was read as, and where it came from."""

from __future__ import annotations

import argparse

from newsreader.cli.command import Command, add_encoding, add_one_story
from newsreader.cli.opening import read_named, status_of
from newsreader.cli.output import counted, fail, show


def add_origins(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "origins",
        run_origins,
        "print what each article was read as, and where it came from",
        examples=(
            "newsreader origins FOLDER",
            "newsreader origins page.html https://example.org/a",
        ),
    )
    parser.add_argument("paths", metavar="FILE|FOLDER|ADDRESS", nargs="*", help="as for newsreader open")
    add_encoding(parser)
    add_one_story(parser)


def run_origins(options: argparse.Namespace) -> int:
    """Print what is known of the way of every article, and return the exit status. Raises OSError.

    1 when something could not be read, 2 when nothing could.
    """
    from newsreader.sources.origins import origin_of

    if not options.paths:
        return fail("origins: name a file, a folder or an address; see newsreader origins --help")
    opened = read_named(options.paths, options.encoding, whole=options.one_story)
    for story in opened.stories:
        show(f"{story.title} ({counted(len(story.versions), 'version')})")
        for article in story.versions:
            (_, file), *told = origin_of(article)
            show(f"  {file}", *(f"    {what:<12}{value}" for what, value in told))
    return status_of(opened)
