"""The tables as JSON Lines: `newsreader.rows/1`, an object a row, `row` telling of which table it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from newsreader.reports.outline import Outline
from newsreader.reports.tables import SCHEMA, TABLES, Column, Table
from newsreader.text.json_escapes import escaped


def outline_as_rows(outline: Outline) -> str:
    """All rows: sentences, disputes, claims."""
    return "".join(
        escaped(json.dumps({"schema": SCHEMA, "row": table.name, **row}, ensure_ascii=False)) + "\n"
        for table in TABLES.values()
        for row in table.rows(outline)
    )


def rows_schema() -> str:
    """The contract of a line as a JSON Schema (draft 2020-12)."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:newsreader:rows:1",
        "title": SCHEMA,
        "description": "A line of the rows of a story. Sentences count from 0; offsets are code points of "
        "the article's text. Fields may be added; none changes its meaning.",
        "type": "object",
        "required": ["schema", "row"],
        "properties": {"schema": {"const": SCHEMA}, "row": {"enum": list(TABLES)}},
        "oneOf": [_row(table) for table in TABLES.values()],
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _row(table: Table) -> dict[str, Any]:
    fields = {"row": {"const": table.name}, **fields_of(table.columns)}
    names = [column.name for column in table.columns]
    return {"title": table.name, "description": table.holds, "required": names, "properties": fields}


def fields_of(columns: Iterable[Column]) -> dict[str, Any]:
    """The properties of a row, as JSON Schema."""
    fields: dict[str, Any] = {}
    for column in columns:
        kind = dict(column.kind)
        if column.optional:
            kind["type"] = [kind["type"], "null"]
        fields[column.name] = {"description": column.holds, **kind}
    return fields
