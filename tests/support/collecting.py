"""Small collections of articles of several stories."""

from __future__ import annotations

TOLD: dict[str, tuple[str, ...]] = {
    "ferry": (
        "Ferry runs aground off Lurnsay\n\nThe ferry Morven Star ran aground off Lurnsay with 84 passengers. "
        "Captain Isla Drummond blamed a broken rudder.",
        "Rudder failure strands Morven Star\n\nA broken rudder drove the ferry Morven Star onto rocks near "
        "Lurnsay, its captain Isla Drummond said. All 84 passengers are safe.",
        "84 rescued from ferry\n\nLifeboats took 84 passengers from the Morven Star, aground at Lurnsay. "
        "Drummond, the captain, said the rudder failed.",
    ),
    "museum": (
        "Museum of Telmont sells its Kessler portraits\n\nThe Telmont museum will sell six portraits by Anna "
        "Kessler to repair its roof, director Paul Reyes announced.",
        "Kessler portraits to be auctioned\n\nSix paintings by Anna Kessler go to auction, the museum of "
        "Telmont announced. The roof leaks, said director Paul Reyes.",
    ),
    "strike": (
        "Bakers of Oldbridge strike\n\nBakers in Oldbridge walked out over night shifts, their union said. "
        "Negotiator Lena Voss wants 9 percent more pay.",
        "No bread in Oldbridge\n\nA strike closed every bakery in Oldbridge. The bakers want 9 percent more "
        "pay for night shifts, negotiator Lena Voss said.",
    ),
    "comet": (
        "Comet seen without a telescope\n\nA comet named Harrow crossed the evening sky on Thursday, "
        "astronomers at Pell observatory reported.",
    ),
    "dam": (
        "Reservoir at Quill is full again\n\nAfter three dry summers the reservoir behind Quill dam is full, "
        "engineer Tom Abara said.",
    ),
}
"""Texts by the story they tell, each with its headline."""


def told() -> list[tuple[str, str]]:
    """(story, text) of each, no two of one story beside each other."""
    rounds = max(map(len, TOLD.values()))
    return [
        (story, texts[number])
        for number in range(rounds)
        for story, texts in TOLD.items()
        if number < len(texts)
    ]
