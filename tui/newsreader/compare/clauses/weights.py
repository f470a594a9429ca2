"""The fitted weights that tell whether a clause is told, and a sentence only in part: a readable file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsreader.compare.align.logistic import Logistic
from newsreader.records import dataclass

SCHEMA = "newsreader.clauses/1"
WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class ClauseModel:
    """Both regressions."""

    told: Logistic
    """Whether a clause is told, over the columns of `clause_columns`."""
    partial: Logistic
    """Whether a sentence that is carried is so without a substantial second claim, over those of
    `partial_columns`."""
    partial_from: float
    """Probability from which a judgement is flagged as partial."""


def read_clause_model(path: Path) -> ClauseModel:
    """Read a model. Raises OSError, or ValueError when the file is not a model."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["schema"] != SCHEMA:
            raise ValueError(f"its schema is {stored['schema']!r}, not {SCHEMA!r}")
        told, partial = (
            Logistic({str(n): float(w) for n, w in part["weights"].items()}, float(part["intercept"]))
            for part in (stored["told"], stored["partial"])
        )
        return ClauseModel(told, partial, float(stored["partial_from"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name} is no model of clauses: {error}") from error


def write_clause_model(model: ClauseModel, path: Path, about: Mapping[str, Any]) -> None:
    """Write a model with remarks about where it comes from, one weight a line."""

    def stored(regression: Logistic) -> dict[str, Any]:
        weights = {name: round(weight, 5) for name, weight in regression.weights.items()}
        return {"intercept": round(regression.intercept, 5), "weights": weights}

    content = {
        "schema": SCHEMA,
        **about,
        "partial_from": round(model.partial_from, 4),
        "told": stored(model.told),
        "partial": stored(model.partial),
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def shipped_clause_model() -> ClauseModel:
    """The model that comes with the program."""
    return read_clause_model(WEIGHTS)
