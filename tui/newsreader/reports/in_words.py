"""What reports and views say in the same words: of quotations, of names, of what is not listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.model import ConflictKind, Story

if TYPE_CHECKING:
    from newsreader.analysis.absences import Absence
    from newsreader.analysis.sourcing import Sourced
    from newsreader.analysis.utterances import Quoted, Utterance

UNNAMED = "speaker not clear"
NAMES = 5
"""Versions that are named where many tell a claim."""


def speaker_of(one: Utterance) -> str:
    """Who says it, as fully as anybody names them; what stands for a name where nobody does."""
    tags = (quoted.tag for quoted in one.quoted if quoted.tag)
    return " or ".join(one.speakers) or next(tags, UNNAMED)


def quoted_words(story: Story, quoted: Quoted) -> str:
    """Its words, on one line, without the marks and the comma before the closing one."""
    return " ".join(story.versions[quoted.version].text[quoted.start : quoted.end].split()).rstrip(",")


def wording(story: Story, one: Utterance, number: int) -> tuple[str, str]:
    """(the words of a quotation, those that they are shown against); the second is empty for those that have
    the words of all others."""
    quoted = one.quoted[number]
    other = one.reference
    if number == other and one.is_reworded:
        other = one.verbatim.index(False)
    if other == number or (one.verbatim[number] and number != one.reference):
        return quoted_words(story, quoted), ""
    return quoted_words(story, quoted), quoted_words(story, one.quoted[other])


def is_part(one: Utterance, number: int) -> bool:
    """Whether a quotation has some of the words of the longest, in one run, and not all."""
    longest = len(one.quoted[one.reference].words)
    return one.verbatim[number] and len(one.quoted[number].words) < longest


def quoted_in_words(one: Utterance, versions: int) -> str:
    """How the versions that have it give it: "in 3 of 4 versions, 1 of them has other words"."""
    count = len(one.versions)
    parts = []
    if ConflictKind.SPEAKER in one.conflicts:
        parts.append("the speakers differ")
    if count < 2:
        return ", ".join([*parts, *(["in one version only"] if versions > 1 else [])])
    others = {quoted.version for quoted, same in zip(one.quoted, one.verbatim, strict=True) if not same}
    some = {quoted.version for number, quoted in enumerate(one.quoted) if is_part(one, number)} - others
    which = f"{count} of {versions}" if count < versions else "both" if count == 2 else f"all {count}"
    if not others:
        parts.append(f"{'word for word ' if not some else ''}in {which} versions")
    elif count < versions:
        parts.append(f"in {which} versions")
    if others:
        parts.append(f"{len(others)} of {count} {'has' if len(others) == 1 else 'have'} other words")
    if some:
        parts.append(f"{len(some)} of {count} {'has' if len(some) == 1 else 'have'} a part of it")
    return ", ".join(parts)


def names_in_words(names: Sequence[str]) -> str:
    """Some names, and how many there are beyond them."""
    if len(names) <= NAMES + 1:
        return ", ".join(names)
    return f"{', '.join(names[:NAMES])} and {len(names) - NAMES} more"


def rest_in_words(rest: int, absent: Sequence[Absence]) -> str:
    """What is not listed of what a version leaves out."""
    single = sum(absence.witnesses == 1 for absence in absent)
    if single >= rest:
        return f"{rest} more that only one other version tells."
    return f"{rest} more, {single} of which only one other version tells: see who tells what."


def source_in_words(source: Sourced) -> str:
    """Whose word it is: "according to the port authority", "no source named"."""
    said = source.attribution
    return f"according to {said.name}" if said is not None else str(source.sourcing)
