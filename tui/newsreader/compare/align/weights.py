"""The fitted model: four regressions over named columns, kept in a small file beside the code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from newsreader.compare.align.features import Floats, Ints
from newsreader.compare.align.logistic import Calibration, Logistic
from newsreader.records import dataclass

SCHEMA = "newsreader.weights/1"
_CALIBRATION = ("slope", "middle", "near", "shift")
WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Model:
    """What has been learnt from labelled stories."""

    pair: Logistic
    """This sentence of the other version carries this sentence; over pair features."""
    carried: Logistic
    """The other version carries this sentence; over row features, like the following."""
    calibration: Calibration
    """Of `carried`."""
    confirmed: Logistic
    """If it does, in nearly the same words."""
    partial: Logistic
    """If it does, without a substantial second claim."""
    reworded: float
    """Highest probability of `confirmed` where the two quote one utterance in clearly different words.

    A rule beside the regression: such sentences have most of their other words in common too, and are so few
    that no weight of a column is learnt from them.
    """
    leaning: float
    """Added to the log probabilities of confirmed and rephrased before the likeliest verdict is taken."""
    further: float
    """Probability from which a second or third counterpart is named."""
    adds: float
    """Share of the sentence that it then holds beyond those before it."""

    def chances(self, columns: Mapping[str, Floats]) -> Floats:
        """Probabilities of omitted, rephrased and confirmed: groups x 3."""
        carried = self.calibration.probability(self.carried.odds(columns))
        confirmed = self.confirmed.probability(columns)
        confirmed = np.where(columns["reworded"] > 0, np.minimum(confirmed, self.reworded), confirmed)
        return np.column_stack([1 - carried, carried * (1 - confirmed), carried * confirmed])

    def decide(self, chances: Floats) -> Ints:
        """The verdict of every group: 0 omitted, 1 rephrased, 2 confirmed."""
        scores = np.log(chances + 1e-9)
        scores[:, 1:] += self.leaning
        verdict: Ints = np.argmax(scores, axis=1)
        return verdict


def _regression(stored: Mapping[str, Any]) -> Logistic:
    return Logistic({str(n): float(w) for n, w in stored["weights"].items()}, float(stored["intercept"]))


def read_model(path: Path) -> Model:
    """Read a model. Raises OSError, or ValueError when the file is not a model."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["schema"] != SCHEMA:
            raise ValueError(f"its schema is {stored['schema']!r}, not {SCHEMA!r}")
        return Model(
            pair=_regression(stored["pair"]),
            carried=_regression(stored["carried"]),
            calibration=Calibration(**{name: float(stored["calibration"][name]) for name in _CALIBRATION}),
            confirmed=_regression(stored["confirmed"]),
            partial=_regression(stored["partial"]),
            reworded=float(stored["reworded"]),
            leaning=float(stored["leaning"]),
            further=float(stored["further"]),
            adds=float(stored["adds"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name} is no model: {error}") from error


def write_model(model: Model, path: Path, about: Mapping[str, Any]) -> None:
    """Write a model with remarks about where it comes from, one weight a line."""

    def stored(regression: Logistic) -> dict[str, Any]:
        weights = {name: round(weight, 5) for name, weight in regression.weights.items()}
        return {"intercept": round(regression.intercept, 5), "weights": weights}

    content = {
        "schema": SCHEMA,
        **about,
        "reworded": round(model.reworded, 4),
        "leaning": model.leaning,
        "further": model.further,
        "adds": model.adds,
        "pair": stored(model.pair),
        "carried": stored(model.carried),
        "calibration": {name: round(getattr(model.calibration, name), 5) for name in _CALIBRATION},
        "confirmed": stored(model.confirmed),
        "partial": stored(model.partial),
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with the program."""
    return read_model(WEIGHTS)
