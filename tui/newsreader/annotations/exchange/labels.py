"""Rulings as a table of labels, the form in which stories are labelled by hand to measure the engine.

Six columns divided by tabs, no header: sentence (A3), other version (B), confirm / rephrase / omit, the
matching sentences divided by commas, partial, conflict. The last two stay empty: a ruling does not tell them.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.annotations.placing import Originals, Unplaced, locate
from newsreader.model import Ruling, Story, Verdict

LABELS = {Verdict.CONFIRMED: "confirm", Verdict.REPHRASED: "rephrase", Verdict.OMITTED: "omit"}


def to_labels(
    rulings: Sequence[Ruling], story: Story, originals: Originals = lambda _: None
) -> tuple[bytes, tuple[Unplaced, ...]]:
    """(the table as UTF-8, the rulings that could not be placed in the story)."""
    found = locate(rulings, story, originals)
    lines = []
    for ruled in found.rulings:
        here, there = story.version_id(ruled.version), story.version_id(ruled.other)
        matches = ",".join(f"{there}{match}" for match in ruled.matches)
        lines.append(f"{here}{ruled.sentence}\t{there}\t{LABELS[ruled.verdict]}\t{matches}\t\t\n")
    return "".join(lines).encode("utf-8"), found.unplaced
