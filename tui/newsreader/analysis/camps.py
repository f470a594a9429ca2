"""The disputes of a story in words: who says what of a fact, and who is in one camp about a claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from newsreader.model import Comparison, ConflictKind, Dispute, Standing, Story
from newsreader.records import dataclass

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Names of the camps about a claim; those beyond them share the last."""
AGAINST_ITSELF = "one version against itself"


@dataclass(frozen=True, slots=True)
class Side:
    """One camp of a dispute, in words."""

    value: str
    """What it says; in quotation marks where it is a quotation."""
    names: str
    """Who says so, such as "The Lantern, Morning Blare"."""
    is_minor: bool
    """Whether another camp has more witnesses."""


def sides_of(comparison: Comparison, dispute: Dispute) -> tuple[Side, ...]:
    """The camps of a dispute in words, that with the most witnesses first."""
    counts = [comparison.witnesses(camp.versions) for camp in dispute.camps]
    return tuple(
        Side(
            _marked(dispute.kind, camp.value),
            names_of(comparison.story, camp.versions),
            count < max(counts),
        )
        for camp, count in zip(dispute.camps, counts, strict=True)
    )


def names_of(story: Story, versions: Collection[int]) -> str:
    """Such as "The Lantern, Morning Blare"."""
    return ", ".join(story.version_name(version) for version in versions)


def in_words(comparison: Comparison, dispute: Dispute) -> str:
    """Such as "4 December: The Lantern, Morning Blare · 5 December: Harbor Wire".

    Of a version against itself its name comes first."""
    sides = sides_of(comparison, dispute)
    if dispute.standing is Standing.INNER:
        return f"{sides[0].names}: {' against '.join(side.value for side in sides)}"
    return " · ".join(f"{side.value}: {side.names}" for side in sides)


def tally_in_words(disputes: Sequence[Dispute]) -> str:
    """Such as "10 facts in conflict · 2 differ, perhaps · 1 inside one version"."""
    asserted, listed, inner = (sum(one.standing is standing for one in disputes) for standing in Standing)
    words = f"{asserted} {'fact' if asserted == 1 else 'facts'} in conflict"
    words += f" · {listed} {'differs' if listed == 1 else 'differ'}, perhaps" if listed else ""
    return words + (f" · {inner} inside one version" if inner else "")


def by_claim(comparison: Comparison) -> Mapping[str, tuple[Dispute, ...]]:
    """By the id of a claim what of it is in conflict between versions."""
    found: dict[str, tuple[Dispute, ...]] = {}
    for dispute in comparison.disputes:
        for claim in dispute.claims if dispute.standing is Standing.ASSERTED else ():
            found[claim] = (*found.get(claim, ()), dispute)
    return found


def camps_about(
    comparison: Comparison, disputes: Sequence[Dispute], tellers: Collection[int]
) -> list[list[int]]:
    """The camps of those who tell a claim, the one with the most witnesses first.

    Two versions are in one camp unless they are in two about one of the disputes. Who says nothing of what is
    in dispute is in none.
    """
    groups: list[list[int]] = []
    for version in sorted(tellers):
        if not any(version in camp.versions for one in disputes for camp in one.camps):
            continue
        friends = [group for group in groups if not any(_apart(disputes, version, other) for other in group)]
        if friends:
            friends[0].append(version)
        else:
            groups.append([version])
    return sorted(groups, key=lambda group: (-comparison.witnesses(group), group[0]))


def _apart(disputes: Sequence[Dispute], version: int, other: int) -> bool:
    """Whether two versions are in different camps about something."""
    return any(-1 != one.camp_of(version) != one.camp_of(other) != -1 for one in disputes)


def said_by(
    comparison: Comparison, disputes: Sequence[Dispute], version: int
) -> Iterator[tuple[Dispute, Side, tuple[Side, ...]]]:
    """What a version says of each dispute it is part of, and what the others say."""
    for dispute in disputes:
        place = dispute.camp_of(version)
        if place >= 0:
            sides = sides_of(comparison, dispute)
            yield dispute, sides[place], (*sides[:place], *sides[place + 1 :])


def _marked(kind: ConflictKind, value: str) -> str:
    return f"“{value}”" if kind is ConflictKind.QUOTATION else value
