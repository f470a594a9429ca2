"""The tables as CSV (RFC 4180): UTF-8, a header, CRLF.

Lists are joined by spaces, yes and no are true and false, and where there is nothing to tell a cell is empty.
One that a spreadsheet would take for a formula, or pandas for a missing value (such as NA), begins with an
apostrophe: see `annotations.exchange.csv_table` for the rule and its way back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from newsreader.annotations.exchange.csv_table import guarded
from newsreader.reports.outline import Outline
from newsreader.reports.tables import Column, Row, Table, Value

MISSING = frozenset(
    (
        *("#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN"),
        *("<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"),
    )
)
"""What pandas takes for a missing value unless told otherwise."""


def table_as_csv(outline: Outline, table: Table) -> bytes:
    """The rows of a table below its header."""
    return rows_as_csv(table.columns, table.rows(outline))


def rows_as_csv(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """Rows below the names of their columns."""
    return header_as_csv(columns) + lines_as_csv(columns, rows)


def header_as_csv(columns: Iterable[Column]) -> bytes:
    """The names of columns."""
    return _lines([[column.name for column in columns]])


def lines_as_csv(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """Rows without the names of their columns."""
    return _lines([_cell(row[column.name]) for column in columns] for row in rows)


def _lines(cells: Iterable[Sequence[str]]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(cells)
    return lines.getvalue().encode("utf-8")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " ".join(map(str, value))
    text = guarded(value) if isinstance(value, str) else str(value)
    return f"'{text}" if text in MISSING else text
