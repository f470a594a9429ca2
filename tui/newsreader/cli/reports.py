"""What a report can be, as options of commands name it."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.cli.command import Choices
from newsreader.cli.output import say


def _shipped() -> Iterable[str]:
    from newsreader.reports.registry import REPORTS

    return REPORTS


def _is_installed(name: str) -> bool:
    """Whether an installed package brings a report of this name. What is wrong with one is said."""
    from newsreader.reports.registry import installed_reports

    found = installed_reports()
    for problem in found.problems:
        say(problem)
    return name in found.plugins


REPORT_NAMES = Choices(_shipped, _is_installed)
"""The names of reports; those of installed packages are known, and not listed."""
