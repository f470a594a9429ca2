"""`newsreader serve`: the reader in a browser on this machine."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

from newsreader.cli.command import Command, add_encoding, add_one_story
from newsreader.cli.output import fail, say, show

_SESSIONS = 32
"""Readers at once at most."""
_PORTS = 65535


def add_serve(tree: Command) -> None:
    """Adds the command."""
    parser = tree.command(
        "serve",
        run_serve,
        "show the reader in a browser on this machine",
        examples=("newsreader serve", "newsreader serve --port 8800 FOLDER"),
        note="Prints an address with a token in it, for a browser on this machine: who has it can read and\n"
        "write your notes. Each page is a reader of its own; ctrl+c ends all of them.",
    )
    parser.add_argument(
        "paths",
        metavar="FILE|FOLDER|ADDRESS",
        nargs="*",
        help="as for newsreader open; the samples unless given",
    )
    parser.add_argument(
        "--port", metavar="N", type=_number(_PORTS), default=0, help="one that is free unless given"
    )
    parser.add_argument(
        "--readers", metavar="N", type=_number(_SESSIONS), default=4, help="pages at once; 4 unless given"
    )
    parser.add_argument("--theme", metavar="NAME", help="the colours to draw in")
    add_encoding(parser)
    add_one_story(parser)


def run_serve(options: argparse.Namespace) -> int:
    """Serve until ctrl+c, and return the exit status. Raises OSError."""
    import asyncio

    from newsreader.serving import server
    from newsreader.sources.formats.registry import how_to_install

    if missing := server.missing():
        return fail(f"serve: {' and '.join(missing)} missing: {how_to_install('serve')}")
    if "-" in options.paths:
        return fail("serve: the standard input cannot be read by several pages; save it into a file")
    if absent := next(filter(_is_absent, options.paths), ""):
        return fail(f"serve: {absent} does not exist; check the name")
    arguments = [*_flags(options), "--", *options.paths]

    def ready(address: str) -> None:
        show(address)
        say("open this address in a browser on this machine; ctrl+c ends it")

    try:
        asyncio.run(server.serve(arguments, options.port, options.readers, ready))
    except OSError as error:
        return fail(f"serve: port {options.port}: {os.strerror(error.errno or 0)}")
    return 0


def _is_absent(named: str) -> bool:
    from newsreader.sources.targets import path_of, special_source

    return special_source(named) is None and not path_of(named).exists()


def _flags(options: argparse.Namespace) -> list[str]:
    """The options as `newsreader open` takes them."""
    flags = ["--one-story"] if options.one_story else []
    for name in ("theme", "encoding"):
        if value := getattr(options, name):
            flags += [f"--{name}", value]
    return flags


def _number(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or len(text) > 5 or not 1 <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {most:,}")
        return int(text)

    return number
