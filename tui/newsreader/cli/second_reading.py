"""The options by which a command asks a second reader, and the comparison of a story with or without it."""

from __future__ import annotations

import argparse
from functools import cache
from typing import TYPE_CHECKING

from newsreader.cli.output import say
from newsreader.cli.progress import in_time

if TYPE_CHECKING:
    from newsreader.model import Comparison, Story
    from newsreader.second_reader.judging import SecondReader
    from newsreader.settings.config import SecondReaderSettings

SETTINGS = "settings"
"""In the place of an address: what config.yaml says of a second reader."""
FORM_NAMES = ("chat", "checker")


def add_second_reader(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    group = parser.add_argument_group("a second reader, asked about what the engine is unsure of")
    group.add_argument(
        "--second-reader",
        metavar="URL",
        help=f"a model that you run, such as http://localhost:11434/v1; {SETTINGS}: the one in config.yaml",
    )
    group.add_argument("--model", metavar="NAME", help="the name that its server has for the model")
    group.add_argument(
        "--form",
        choices=FORM_NAMES,
        help="how it is asked: chat (unless given), or checker, which answers Yes or No",
    )
    group.add_argument(
        "--allow-remote",
        action="store_true",
        help="it may be on another machine, to which sentences of the articles are sent",
    )


def wanted_reader(options: argparse.Namespace) -> SecondReaderSettings | None:
    """The second reader that the options ask for; None where they do not. Raises ValueError.

    What is wrong in the settings is said, if they are asked.
    """
    url, given = options.second_reader, (options.model, options.form, options.allow_remote)
    if url is None:
        if any(given):
            raise ValueError("--model, --form and --allow-remote go with --second-reader URL")
        return None
    from dataclasses import replace

    from newsreader.second_reader.endpoint import Refusal
    from newsreader.settings.config import SecondReaderSettings, load_config

    if url == SETTINGS:
        config, problems = load_config()
        for problem in problems:
            say(str(problem))
        wanted = config.second_reader
    else:
        wanted = SecondReaderSettings(url=url)
    wanted = replace(
        wanted,
        model=options.model or wanted.model,
        form=options.form or wanted.form,
        allow_remote=options.allow_remote or wanted.allow_remote,
    )
    try:
        reader_of.cache_clear()
        reader_of(wanted)  # before any thread asks how far it is
    except Refusal as refusal:
        raise ValueError(str(refusal)) from None
    return wanted


@cache
def reader_of(wanted: SecondReaderSettings) -> SecondReader:
    """The one second reader of this process: once it has given up, it asks no more for other stories."""
    from newsreader.second_reader.judging import SecondReader

    return SecondReader(wanted)


def compared(story: Story, wanted: SecondReaderSettings | None) -> Comparison:
    """The comparison of a story, for which a second reader is asked if one is wanted."""
    from newsreader.compare import compare

    if wanted is None:
        return compare(story)
    reader = reader_of(wanted)
    reader.begin()
    return compare(story, [reader])


def asking_in_words(wanted: SecondReaderSettings | None) -> str:
    """How far the second reader of this process is with a story; nothing where it is not asked."""
    reader = reader_of(wanted) if wanted is not None else None
    return reader.in_words if reader is not None and reader.counts.rows else ""


def comparing_in_words(story: Story, wanted: SecondReaderSettings | None, seconds: float) -> str:
    """What is under way after some seconds."""
    doing = asking_in_words(wanted) or f"comparing {len(story.versions)} versions"
    return f"{doing} for {in_time(seconds)}; ctrl+c stops"


def trouble(wanted: SecondReaderSettings | None) -> str:
    """What went wrong with the second reader in the story before; empty: nothing, or it was told already."""
    return reader_of(wanted).trouble if wanted is not None else ""
