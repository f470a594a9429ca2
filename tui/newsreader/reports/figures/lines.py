"""The count of a story from a line that `newsreader compare --format jsonl` has written, or from its JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from newsreader.analysis.tallies import (
    CONTESTED,
    UNKNOWN,
    ClaimTally,
    StoryTally,
    VersionTally,
    counted,
    outlet_of,
)
from newsreader.model import Role, Standing, Verdict
from newsreader.reports.as_json import SCHEMA


def tally_of_line(line: bytes) -> StoryTally | None:
    """As `tally_of` of the comparison that was written; None for what is no comparison."""
    try:
        document = json.loads(line)
        return _tally(document) if document["schema"] == SCHEMA else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _tally(document: dict[str, Any]) -> StoryTally:
    articles = document["articles"]
    letters = {article["id"]: number for number, article in enumerate(articles)}
    short = frozenset(n for n, article in enumerate(articles) if article.get("beginning_only"))
    claims = []
    for claim in document["claims"]:
        tellers = frozenset(letters[letter] for letter in claim["told"])
        claims.append(ClaimTally(tellers, short - tellers))
    disputes = tuple(
        tuple(frozenset(letters[told["article"]] for told in value["told"]) for value in one["values"])
        for one in document["disputes"]
        if one["standing"] == Standing.ASSERTED
    )
    copies = tuple(tuple(letters[letter] for letter in group) for group in document["copies"])
    return StoryTally(tuple(_version(one, letters) for one in articles), copies, tuple(claims), disputes)


def _version(article: dict[str, Any], letters: dict[str, int]) -> VersionTally:
    kinds: Counter[str] = Counter()
    told, known = [0] * len(letters), [0] * len(letters)
    for sentence in article["sentences"]:
        if not sentence["against"]:
            continue
        kinds[CONTESTED if sentence["contested"] else sentence["colour"] or UNKNOWN] += 1
        for judgement in sentence["against"]:
            other = letters[judgement["article"]]
            known[other] += not judgement.get("unknown")
            told[other] += judgement["verdict"] != Verdict.OMITTED
    return VersionTally(
        outlet_of(article["outlet"], article["url"], article["path"]),
        article["published"],
        counted(kinds),
        sum(sentence["role"] == Role.CORRECTION for sentence in article["sentences"]),
        tuple(zip(told, known, strict=True)),
    )
