"""The reports that a story can be written as: one line each. Their modules are imported when used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.records import dataclass
from newsreader.settings.plugins import REPORTS as GROUP
from newsreader.settings.plugins import Installed, installed

if TYPE_CHECKING:
    from newsreader.reports.outline import Outline


@dataclass(frozen=True, slots=True)
class Report:
    """One way to write a compared story."""

    name: str
    """What it is asked for by."""
    suffix: str
    """What the names of its files end in, such as `.json`."""
    description: str
    """A few words, for help."""
    write: Callable[[Outline], str | bytes]
    has_parts: bool = False
    """Whether parts of it can be left out or asked for."""
    schema: Callable[[], str] | None = None
    """The JSON Schema of what it writes, if that is JSON of ours."""

    def data(self, outline: Outline) -> bytes:
        """The whole report; a text as UTF-8, with `?` for what UTF-8 cannot hold."""
        written = self.write(outline)
        return written.encode("utf-8", "replace") if isinstance(written, str) else written


def _text(outline: Outline) -> str:
    from newsreader.reports.as_text import comparison_as_text

    outline.comparison.explain()
    return comparison_as_text(outline.comparison)


def _json(outline: Outline) -> str:
    from newsreader.reports.as_json import outline_as_json

    return outline_as_json(outline)


def _json_schema() -> str:
    from newsreader.reports.as_json import schema_text

    return schema_text()


def _jsonl(outline: Outline) -> str:
    from newsreader.reports.as_jsonl import outline_as_line

    return outline_as_line(outline)


def _jsonl_schema() -> str:
    from newsreader.reports.as_jsonl import line_schema

    return line_schema()


def _html(outline: Outline) -> str:
    from newsreader.reports.html.page import outline_as_html

    outline.comparison.explain()
    return outline_as_html(outline)


def _markdown(outline: Outline) -> str:
    from newsreader.reports.as_markdown import outline_as_markdown

    return outline_as_markdown(outline)


def _table(name: str) -> Callable[[Outline], bytes]:
    def write(outline: Outline) -> bytes:
        from newsreader.reports.as_csv import table_as_csv
        from newsreader.reports.tables import TABLES

        outline.comparison.explain()
        return table_as_csv(outline, TABLES[name])

    return write


def _rows(outline: Outline) -> str:
    from newsreader.reports.as_rows import outline_as_rows

    outline.comparison.explain()
    return outline_as_rows(outline)


def _rows_schema() -> str:
    from newsreader.reports.as_rows import rows_schema

    return rows_schema()


def _svg(outline: Outline) -> str:
    from newsreader.reports.as_svg import outline_as_svg

    return outline_as_svg(outline)


def _jsonld(outline: Outline) -> str:
    from newsreader.reports.claims_jsonld import claims_as_jsonld

    return claims_as_jsonld(outline)


def _jsonld_schema() -> str:
    from newsreader.reports.claims_jsonld import schema_text

    return schema_text()


def _bibtex(outline: Outline) -> str:
    from newsreader.reports.citations import as_bibtex

    return as_bibtex(outline.story)


def _ris(outline: Outline) -> str:
    from newsreader.reports.citations import as_ris

    return as_ris(outline.story)


REPORTS: dict[str, Report] = {
    report.name: report
    for report in (
        Report("text", ".txt", "plain text, for a terminal or a mail", _text),
        Report("html", ".html", "one page for a browser, a mail, a printer", _html, has_parts=True),
        Report(
            "markdown",
            ".md",
            "Markdown for a desk: disputes, what to check, what is left out",
            _markdown,
            True,
        ),
        Report("csv", ".csv", "a table: a row for each sentence and each other version", _table("sentence")),
        Report("csv-disputes", ".disputes.csv", "a table: a row for each dispute", _table("dispute")),
        Report("csv-claims", ".claims.csv", "a table: a row for each claim", _table("claim")),
        Report(
            "rows", ".rows.jsonl", "the three tables as JSON Lines, a row a line", _rows, schema=_rows_schema
        ),
        Report(
            "json",
            ".json",
            "all of it, for other programs (newsreader compare --schema)",
            _json,
            schema=_json_schema,
        ),
        Report("jsonl", ".jsonl", "the same, a story a line, for many stories", _jsonl, schema=_jsonl_schema),
        Report("svg", ".svg", "each version at a glance, as an image", _svg),
        Report(
            "jsonld",
            ".jsonld",
            "the claims and where they appear, for schema.org",
            _jsonld,
            schema=_jsonld_schema,
        ),
        Report("bibtex", ".bib", "the versions as references, for BibTeX", _bibtex),
        Report("ris", ".ris", "the versions as references, for other programs", _ris),
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
    name = path.name.lower() if path else ""
    meant = [report for report in REPORTS.values() if name.endswith(report.suffix)]
    return max(meant, key=lambda report: len(report.suffix)).name if meant else ""
