"""The forms of statistics: a line each. Their modules are imported when used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.records import dataclass

if TYPE_CHECKING:
    from newsreader.analysis.statistics import Statistics


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write statistics."""

    name: str
    suffix: str
    write: Callable[[Statistics], bytes]


def _text(found: Statistics) -> bytes:
    from newsreader.reports.figures.as_text import statistics_as_text

    return statistics_as_text(found).encode("utf-8", "replace")


def _html(found: Statistics) -> bytes:
    from newsreader.reports.figures.as_html import statistics_as_html

    return statistics_as_html(found).encode("utf-8", "replace")


def _csv(found: Statistics) -> bytes:
    from newsreader.reports.figures.tables import outlets_as_csv

    return outlets_as_csv(found)


def _csv_pairs(found: Statistics) -> bytes:
    from newsreader.reports.figures.tables import pairs_as_csv

    return pairs_as_csv(found)


def _json(found: Statistics) -> bytes:
    from newsreader.reports.figures.tables import statistics_as_json

    return statistics_as_json(found).encode("utf-8", "replace")


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("text", ".txt", _text),
        Form("html", ".html", _html),
        Form("csv", ".csv", _csv),
        Form("csv-pairs", ".pairs.csv", _csv_pairs),
        Form("json", ".json", _json),
    )
}
"""By name."""


def form_for(path: Path | None) -> str:
    """The name of the form that a file's name asks for; empty when it asks for none."""
    name = path.name.lower() if path else ""
    meant = [form for form in FORMS.values() if name.endswith(form.suffix)]
    return max(meant, key=lambda form: len(form.suffix)).name if meant else ""
