"""How likely a difference is one that a reader would call a conflict: a logistic regression over a few signs,
fitted by `compare.training`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsreader.compare.conflicts.difference import Difference, Doubt
from newsreader.compare.conflicts.kinds import SIGNS, sign_of
from newsreader.records import dataclass

SCHEMA = "newsreader.differing/1"
WEIGHTS = Path(__file__).with_name("likelihood.json")
MOST_SHARED = 4
"""Shared words beyond these say no more."""
NAMES = (*SIGNS, "pair", "named", "shared", "likeness", "likely", "sure")
"""All signs."""


def signs(difference: Difference, chance: float, named: int) -> dict[str, float]:
    """What is weighed, without what is 0. `chance` and `named` are those of the pair of sentences."""
    found = {
        sign_of(difference): 1.0,
        "pair": math.log((chance + 0.02) / (1.02 - chance)),
        "named": float(named),
        "shared": float(min(difference.shared, MOST_SHARED)),
        "likeness": difference.likeness,
    }
    if difference.doubt <= Doubt.LIKELY:
        found["likely"] = 1.0
    if difference.sure:
        found["sure"] = 1.0
    return found


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The fitted weights."""

    weights: Mapping[str, float]
    intercept: float
    least: float
    """Probability from which a difference is shown."""

    def of(self, difference: Difference, chance: float, named: int) -> float:
        """Probability, 0 to 1, that a difference is a conflict."""
        found = signs(difference, chance, named)
        return self.chance(self.intercept + sum(self.weights[name] * value for name, value in found.items()))

    @staticmethod
    def chance(odds: float) -> float:
        """The probability of logarithmic odds."""
        return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))


def read_likelihood(path: Path) -> Likelihood:
    """Read fitted weights. Raises OSError, or ValueError when the file holds none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["schema"] != SCHEMA:
            raise ValueError(f"its schema is {stored['schema']!r}, not {SCHEMA!r}")
        weights = {name: float(stored["weights"][name]) for name in NAMES}
        return Likelihood(weights, float(stored["intercept"]), float(stored["least"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name} holds no weights: {error}") from error


def write_likelihood(likelihood: Likelihood, path: Path, about: Mapping[str, Any]) -> None:
    """Write weights with remarks about where they come from, one a line."""
    content = {
        "schema": SCHEMA,
        **about,
        "least": round(likelihood.least, 4),
        "intercept": round(likelihood.intercept, 5),
        "weights": {name: round(likelihood.weights[name], 5) for name in NAMES},
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def shipped_likelihood() -> Likelihood:
    """The weights that come with the program."""
    return read_likelihood(WEIGHTS)
