"""`python -m newsreader.compare.training verdicts|differences|clauses FOLDER`: refit the engine's weights."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from newsreader.compare.training import clauses, differences, verdicts
from newsreader.compare.training.labelled import read_labelled, story_names

FITTED = {"verdicts": verdicts, "differences": differences, "clauses": clauses}
"""What can be fitted, by the module that does it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, fit, and write the weights beside the code that uses them."""
    parser = argparse.ArgumentParser(
        prog="python -m newsreader.compare.training", description="Refit the engine's weights."
    )
    commands = parser.add_subparsers(required=True, metavar="|".join(FITTED), dest="fitted")
    for name, module in FITTED.items():
        command = commands.add_parser(
            name, description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        command.add_argument("folder", type=Path, help="labelled stories: stories/NAME and labels/NAME.tsv")
        command.add_argument("--out", type=Path, help="write the weights there instead")
        command.add_argument("--only-measure", action="store_true", help="write nothing")
        module.add_arguments(command)
    options = parser.parse_args(arguments)
    stories = [read_labelled(options.folder, name) for name in story_names(options.folder)]
    if not stories:
        parser.error(f"no labelled stories in {options.folder}: it has no labels/NAME.tsv")
    FITTED[options.fitted].run(stories, options)


if __name__ == "__main__":
    main()
