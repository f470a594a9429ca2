"""The state that a sentence is shown in by every report, its sign, and its word."""

from __future__ import annotations

from enum import StrEnum

from newsreader.analysis.saying import UNKNOWN, is_almost, is_almost_confirmed
from newsreader.model import Comparison, Judgement, Verdict

GLYPHS = {Verdict.CONFIRMED: "●", Verdict.REPHRASED: "◐", Verdict.OMITTED: "○", None: " "}
FLAG, ALMOST_GLYPH, UNKNOWN_GLYPH = "⚑", "≈", "·"
"""Of a sentence that is contested, that is confirmed in almost the same words alone, that is unknown."""


class Sign(StrEnum):
    """How a sentence is shown."""

    CONTESTED = "contested"
    CONFIRMED = "confirmed"
    ALMOST = "almost confirmed"
    REPHRASED = "rephrased"
    OMITTED = "omitted"
    UNKNOWN = UNKNOWN
    QUIET = "no claim"

    @property
    def glyph(self) -> str:
        """One character."""
        return _GLYPHS[self]


_GLYPHS = {
    Sign.CONTESTED: FLAG,
    Sign.CONFIRMED: GLYPHS[Verdict.CONFIRMED],
    Sign.ALMOST: ALMOST_GLYPH,
    Sign.REPHRASED: GLYPHS[Verdict.REPHRASED],
    Sign.OMITTED: GLYPHS[Verdict.OMITTED],
    Sign.UNKNOWN: UNKNOWN_GLYPH,
    Sign.QUIET: GLYPHS[None],
}


def sign_of(comparison: Comparison, version: int, sentence: int) -> Sign:
    """How a sentence is shown, read against all other versions."""
    if comparison.is_contested(version, sentence):
        return Sign.CONTESTED
    if is_almost_confirmed(comparison.judgements[version][sentence]):
        return Sign.ALMOST
    if comparison.is_unknown(version, sentence):
        return Sign.UNKNOWN
    colour = comparison.colour(version, sentence)
    return Sign(colour.value) if colour is not None else Sign.QUIET


def sign_of_judgement(judgement: Judgement) -> Sign:
    """How what one other version does with a sentence is shown."""
    if judgement.conflicts:
        return Sign.CONTESTED
    if judgement.unknown:
        return Sign.UNKNOWN
    return Sign.ALMOST if is_almost(judgement) else Sign(judgement.verdict.value)
