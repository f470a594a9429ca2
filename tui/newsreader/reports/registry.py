"""The reports that a comparison can be written as: one line each. Their modules are imported when used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsreader.model import Comparison
from newsreader.settings.plugins import REPORTS as GROUP
from newsreader.settings.plugins import Installed, installed


@dataclass(frozen=True, slots=True)
class Report:
    """One way to write a comparison."""

    name: str
    """What it is asked for by."""
    suffix: str
    """What the names of its files end in, such as `.json`."""
    description: str
    """A few words, for help."""
    write: Callable[[Comparison], str | bytes]

    def data(self, comparison: Comparison) -> bytes:
        """The whole report; a text as UTF-8, with `?` for what UTF-8 cannot hold."""
        written = self.write(comparison)
        return written.encode("utf-8", "replace") if isinstance(written, str) else written


def _text(comparison: Comparison) -> str:
    from newsreader.reports.as_text import comparison_as_text

    return comparison_as_text(comparison)


def _json(comparison: Comparison) -> str:
    from newsreader.reports.as_json import comparison_as_json

    return comparison_as_json(comparison)


def _jsonl(comparison: Comparison) -> str:
    from newsreader.reports.as_jsonl import comparison_as_line

    return comparison_as_line(comparison)


REPORTS: dict[str, Report] = {
    report.name: report
    for report in (
        Report("text", ".txt", "plain text, for a terminal or a mail", _text),
        Report("json", ".json", "all of it, for other programs (newsreader compare --schema)", _json),
        Report("jsonl", ".jsonl", "the same, a story a line, for many stories", _jsonl),
    )
}
"""The reports that come with the program, by name."""


def installed_reports() -> Installed[Report]:
    """The reports that installed packages add (entry points of the group `newsreader.reports`)."""
    return installed(GROUP, Report)


def find_report(name: str) -> Report | None:
    """The report of a name, with the program or from an installed package; None when there is none."""
    if name in REPORTS:
        return REPORTS[name]
    plugin = installed_reports().plugins.get(name)
    return plugin.value if plugin else None


def report_for(path: Path | None) -> str:
    """The name of the report that a file's name asks for; empty when it asks for none."""
    suffix = path.suffix.lower() if path else ""
    return next((report.name for report in REPORTS.values() if suffix == report.suffix), "")
