"""What a fact is a value of: two facts can be held against each other only when it is the same."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from newsreader.model import ConflictKind


class FactType(StrEnum):
    """What sort of thing; the subject of a topic says which one."""

    SUM = "sum"
    """Money; the subject is the currency."""
    SHARE = "share"
    COUNT = "count"
    """Of what the nouns of the fact say."""
    TOLL = "toll"
    """People; the subject is what became of them: dead, hurt, missing, arrested, evacuated."""
    AGE = "age"
    """The subject is a surname."""
    SCORE = "score"
    """How a vote or a game ended."""
    DAY = "day"
    """A day of a month."""
    CLOCK = "clock"
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    """A time told from the day of the report."""
    NUMBERED_PLACE = "numbered place"
    """The subject is what is numbered: a pier, a gate."""
    PLACE = "place"
    GIVEN_NAME = "given name"
    """The subject is a surname."""
    OFFICE = "office"
    """The subject is a surname."""
    OUTCOME = "outcome"
    """The subject is the number of a pair of outcomes."""


KIND_OF = {
    FactType.SUM: ConflictKind.FIGURE,
    FactType.SHARE: ConflictKind.FIGURE,
    FactType.COUNT: ConflictKind.FIGURE,
    FactType.TOLL: ConflictKind.FIGURE,
    FactType.AGE: ConflictKind.FIGURE,
    FactType.SCORE: ConflictKind.FIGURE,
    FactType.DAY: ConflictKind.DATE,
    FactType.CLOCK: ConflictKind.DATE,
    FactType.YEAR: ConflictKind.DATE,
    FactType.WEEKDAY: ConflictKind.DATE,
    FactType.RELATIVE: ConflictKind.DATE,
    FactType.NUMBERED_PLACE: ConflictKind.PLACE,
    FactType.PLACE: ConflictKind.PLACE,
    FactType.GIVEN_NAME: ConflictKind.NAME,
    FactType.OFFICE: ConflictKind.NAME,
    FactType.OUTCOME: ConflictKind.OUTCOME,
}
"""The kind of conflict that two values make."""


def check_complete(table: str, keys: Collection[StrEnum], members: type[StrEnum]) -> None:
    """Raise TypeError, with what is missing, unless a table has an entry for each member and no other."""
    faults = [f"{member.name} is missing" for member in members if member not in keys]
    faults += [f"{key!r} is no {members.__name__}" for key in keys if key not in set(members)]
    if faults:
        raise TypeError(f"{table}: {', '.join(faults)}")


check_complete("the kinds of facts", KIND_OF, FactType)


class Topic(NamedTuple):
    """What a fact is a value of; a tuple, for there are many."""

    type: FactType
    subject: str = ""

    @property
    def kind(self) -> ConflictKind:
        """The kind of conflict that two values of it make."""
        return KIND_OF[self.type]
