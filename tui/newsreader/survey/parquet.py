"""The tables of a survey as Parquet, from their JSON Lines. Needs the extra `parquet`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from newsreader.survey.tables import Sheet

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


def write_parquet(folder: Path, sheets: Iterable[Sheet]) -> None:
    """Writes `NAME.parquet` beside each `NAME.jsonl`. Raises OSError, ImportError without the extra."""
    import duckdb

    settings = {"threads": 1, "autoinstall_known_extensions": False}
    with duckdb.connect(config=settings) as connection:
        for sheet in sheets:
            target = folder / f"{sheet.name}.parquet"
            part = target.with_name(f".{sheet.name}.{os.getpid()}.part")
            columns = ", ".join(f"{column.name}: '{_type(column.kind)}'" for column in sheet.columns)
            source = _quoted(str(folder / f"{sheet.name}.jsonl"))
            try:
                connection.execute(
                    f"COPY (SELECT * FROM read_json({source}, format = 'newline_delimited',"
                    f" maximum_object_size = 268435456, columns = {{{columns}}}))"
                    f" TO {_quoted(str(part))} (FORMAT parquet, COMPRESSION zstd)"
                )
                os.replace(part, target)
            except duckdb.Error as error:
                raise OSError(None, str(error).splitlines()[0], str(target)) from error
            finally:
                part.unlink(missing_ok=True)


def is_there() -> bool:
    """Whether what it needs is installed."""
    from importlib.util import find_spec

    return find_spec("duckdb") is not None


def _type(kind: object) -> str:
    assert isinstance(kind, dict)
    if kind["type"] == "array":
        return f"{_TYPES[kind['items']['type']]}[]"
    return _TYPES[kind["type"]]


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
