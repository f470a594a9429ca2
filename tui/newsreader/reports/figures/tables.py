"""Statistics as rows for spreadsheets and programs: a public contract, `newsreader.statistics/1`.

Two tables: a row for each outlet, a row for each two that tell the same story. Columns may be added
behind the others; none changes its meaning.
"""

from __future__ import annotations

import json
from typing import Any

from newsreader.analysis.statistics import OutletFigures, PairFigures, Statistics, ratio
from newsreader.analysis.tallies import KINDS
from newsreader.reports.as_csv import rows_as_csv
from newsreader.reports.as_rows import fields_of
from newsreader.reports.tables import INDEX, PROBABILITY, TEXT, Column, Row
from newsreader.text.json_escapes import escaped

SCHEMA = "newsreader.statistics/1"
OUTLETS = (
    Column("outlet", TEXT, "Its name."),
    Column("stories", INDEX, "Stories that it tells."),
    Column("versions", INDEX, "Its articles on them."),
    *(Column(kind, INDEX, f"Sentences of it that are {kind}.") for kind in KINDS),
    *(
        Column(f"{kind}_share", PROBABILITY, f"The share that is {kind} of what is known.", optional=True)
        for kind in KINDS[:-1]
    ),
    Column("claims", INDEX, "Claims that it tells."),
    Column("alone", INDEX, "Claims that no independent version tells."),
    Column("left_out", INDEX, "Claims of others that it leaves out."),
    Column("conflicts", INDEX, "Facts in conflict on which it says something."),
    Column("won", INDEX, "Of these, those in which it is with the most witnesses."),
    Column("lost", INDEX, "Of these, those in which others have more witnesses; the rest are even."),
    Column("timed", INDEX, "Claims that others tell too of which is known who published first."),
    Column("first", INDEX, "Of these, those that it published first."),
    Column("corrections", INDEX, "Notes of its editors on what they corrected."),
)
PAIRS = (
    Column("one", TEXT, "An outlet."),
    Column("other", TEXT, "Another one."),
    Column("stories", INDEX, "Stories that both tell."),
    Column("copies", INDEX, "Of these, those in which one is a copy of the other."),
    Column("claims_of_both", INDEX, "Claims that both tell."),
    Column("claims_of_either", INDEX, "Claims that at least one tells."),
    Column("shared", PROBABILITY, "The former among the latter.", optional=True),
    Column("one_told_by_other", INDEX, "Sentences of one that the other tells."),
    Column("one_sentences", INDEX, "Of so many."),
    Column("one_share", PROBABILITY, "The share of that.", optional=True),
    Column("other_told_by_one", INDEX, "Sentences of the other that one tells."),
    Column("other_sentences", INDEX, "Of so many."),
    Column("other_share", PROBABILITY, "The share of that.", optional=True),
    Column("conflicts", INDEX, "Facts on which they are in conflict."),
)


def outlet_row(one: OutletFigures) -> Row:
    """The row of an outlet."""
    counts = dict(zip(KINDS, one.sentences, strict=True))
    shares = {f"{kind}_share": _rounded(one.share(kind)) for kind in KINDS[:-1]}
    rest = ("claims", "alone", "left_out", "conflicts", "won", "lost", "timed", "first", "corrections")
    return {
        "outlet": one.outlet,
        "stories": one.stories,
        "versions": one.versions,
        **counts,
        **shares,
        **{name: getattr(one, name) for name in rest},
    }


def pair_row(one: PairFigures) -> Row:
    """The row of two outlets."""
    return {
        "one": one.one,
        "other": one.other,
        "stories": one.stories,
        "copies": one.copies,
        "claims_of_both": one.both,
        "claims_of_either": one.either,
        "shared": _rounded(one.shared),
        "one_told_by_other": one.told_by_other,
        "one_sentences": one.of_one,
        "one_share": _rounded(ratio(one.told_by_other, one.of_one)),
        "other_told_by_one": one.told_by_one,
        "other_sentences": one.of_other,
        "other_share": _rounded(ratio(one.told_by_one, one.of_other)),
        "conflicts": one.conflicts,
    }


def outlets_as_csv(found: Statistics) -> bytes:
    """A row for each outlet."""
    return rows_as_csv(OUTLETS, map(outlet_row, found.outlets))


def pairs_as_csv(found: Statistics) -> bytes:
    """A row for each two outlets."""
    return rows_as_csv(PAIRS, map(pair_row, found.pairs))


def statistics_as_json(found: Statistics) -> str:
    """All of it, ending in a newline."""
    document = {
        "schema": SCHEMA,
        "stories": found.stories,
        "claims": found.claims,
        "conflicts": found.conflicts,
        "outlets": [outlet_row(one) for one in found.outlets],
        "pairs": [pair_row(one) for one in found.pairs],
    }
    return escaped(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def schema_text() -> str:
    """The contract as a JSON Schema (draft 2020-12)."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:newsreader:statistics:1",
        "title": SCHEMA,
        "description": "Figures over compared stories, by outlet and by two of them. Fields may be added; "
        "none changes its meaning.",
        "type": "object",
        "required": ["schema", "stories", "claims", "conflicts", "outlets", "pairs"],
        "properties": {
            "schema": {"const": SCHEMA},
            "stories": INDEX,
            "claims": INDEX,
            "conflicts": {**INDEX, "description": "Facts in conflict."},
            "outlets": {"type": "array", "items": _items(OUTLETS)},
            "pairs": {"type": "array", "items": _items(PAIRS)},
        },
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _items(columns: tuple[Column, ...]) -> dict[str, Any]:
    names = [column.name for column in columns]
    return {"type": "object", "required": names, "properties": fields_of(columns)}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)
