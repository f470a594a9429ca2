"""`python -m newsreader.compare.training verdicts|differences|clauses|second-reader FOLDER`.

All but the last refit the engine's weights; that one measures a second reader.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from newsreader.compare.training import clauses, differences, second_reading, verdicts
from newsreader.compare.training.labelled import read_labelled, story_names

FITTED = {"verdicts": verdicts, "differences": differences, "clauses": clauses}
"""What can be fitted, by the module that does it."""
COMMANDS = {**FITTED, "second-reader": second_reading}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, fit, and write the weights beside the code that uses them."""
    parser = argparse.ArgumentParser(
        prog="python -m newsreader.compare.training",
        description="Refit the engine's weights, or measure a second reader.",
    )
    commands = parser.add_subparsers(required=True, metavar="|".join(COMMANDS), dest="command")
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name, description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        command.add_argument("folder", type=Path, help="labelled stories: stories/NAME and labels/NAME.tsv")
        if name in FITTED:
            command.add_argument("--out", type=Path, help="write the weights there instead")
            command.add_argument("--only-measure", action="store_true", help="write nothing")
        module.add_arguments(command)
    options = parser.parse_args(arguments)
    stories = [read_labelled(options.folder, name) for name in story_names(options.folder)]
    if not stories:
        parser.error(f"no labelled stories in {options.folder}: it has no labels/NAME.tsv")
    COMMANDS[options.command].run(stories, options)


if __name__ == "__main__":
    main()
