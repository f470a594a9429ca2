"""Who does what to whom: subject and object that two sentences with the same words exchange."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.compare.contradictions.alignment import Alignment, Units
from newsreader.compare.contradictions.units import Sort, Unit
from newsreader.text.lexicon.saying import REPORTING

_BE = frozenset("is are was were be been being am gets got get".split())
_BOTH_WAYS = frozenset(
    """meet met marry married join joined play played face faced talk talked speak spoke agree agreed fight
    fought clash clashed differ resemble border equal match matched draw drew merge
    merged debate debated and""".split()
)
"""Verbs that say the same with subject and object exchanged."""
_ALIKE = frozenset(
    "as similar same equal different next close near adjacent identical between and or".split()
)
"""Words with which it is the same who is named first."""
_DETERMINERS = frozenset("the a an his her its their this that".split())
_CLAUSE = frozenset(
    "that which who whom whose when while after before because if as although though where".split()
)


def exchanged(a: Alignment) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The places (subject, object) of the left and what stands there on the right, where a verb has them
    exchanged; None where it has not. Active and passive are told apart."""
    leftover = 0
    for mine, theirs in a.gaps:
        leftover += sum([a.one.content[p] for p in mine]) + sum([a.other.content[p] for p in theirs])
        if leftover > 1:
            return None
    right_of = a.right_of
    told, told_there = a.one.read(_Told), a.other.read(_Told)
    for verb in told.verbs:
        if verb not in right_of:
            continue
        acts = told[verb]
        acts_there = acts and told_there[right_of[verb]]
        if acts is None or acts_there is None:
            continue
        if (right_of.get(acts[0], -1), right_of.get(acts[1], -1)) == (acts_there[1], acts_there[0]):
            return (min(acts), max(acts)), (min(acts_there), max(acts_there))
    return None if leftover else _exchanged_ends(a) or _exchanged_blocks(a)


class _Told(dict[int, tuple[int, int] | None]):
    """By the place of a verb the heads of its subject and object, as `_arguments`."""

    def __init__(self, units: Units) -> None:
        super().__init__()
        self._units = units
        self.verbs = [place for place, unit in enumerate(units) if _may_act(unit)]
        """The places of the verbs that may have them exchanged."""

    def __missing__(self, verb: int) -> tuple[int, int] | None:
        found = self[verb] = _arguments(self._units, verb)
        return found


def _exchanged_ends(a: Alignment) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The same for a way that is told in both directions: "from Selvik to Orre", "from Orre to Selvik"."""
    right_of = a.right_of
    mine, theirs = a.one.read(_ends), a.other.read(_ends)
    if mine is None or theirs is None or [right_of.get(p) for p in mine] != [theirs[1], theirs[0]]:
        return None
    return mine, theirs


def _ends(units: Sequence[Unit]) -> tuple[int, int] | None:
    """The places of what stands in "from one to another"."""
    for place in range(len(units) - 3):
        if units[place].form == "from" and units[place + 2].form == "to":
            one, other = units[place + 1], units[place + 3]
            if one.is_content and other.is_content:
                return place + 1, place + 3
    return None


LONGEST = 4
"""Content units of one who acts or is acted on, and of what is said between them."""


def _exchanged_blocks(a: Alignment) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The same where whole phrases have changed places around the words between them: "Arden Group agreed to
    buy Lorne Steel"."""
    right_of = a.right_of
    left = [p for p in right_of if a.one.content[p]]
    across = [right_of[p] for p in left]
    right = sorted(across)
    moved = [n for n, place in enumerate(across) if place != right[n]]
    if not moved:
        return None
    rank = {place: n for n, place in enumerate(right)}
    order = [rank[place] for place in across]
    first, last = moved[0], moved[-1] + 1
    block = order[first:last]
    size = next((n for n in range(1, len(block)) if block[n] != block[n - 1] + 1), len(block))
    tail = next((n for n in range(1, len(block)) if block[-n - 1] != block[-n] - 1), len(block))
    between = left[first + size : last - tail]
    if not 1 <= len(between) <= LONGEST or max(size, tail) > LONGEST:
        return None
    shift = tail - size
    if [n + first + size + shift for n in range(len(between))] != block[size : len(block) - tail]:
        return None
    if block[0] != last - size or block[-1] != first + tail - 1:
        return None
    mine = left[first : first + size], left[last - tail : last]
    theirs = right[first : first + tail], right[last - size : last]
    if any(
        _led_by(a.left, one[0]) != _led_by(a.right, other[0]) for one, other in zip(mine, theirs, strict=True)
    ):
        return None
    said = [u for u in a.left[mine[0][-1] + 1 : mine[1][0]] if u.form not in _DETERMINERS]
    said_there = a.right[theirs[0][-1] + 1 : theirs[1][0]]
    if [u.form for u in said] != [u.form for u in said_there if u.form not in _DETERMINERS]:
        return None
    forms = {unit.form for unit in said}
    if not forms.isdisjoint(_CLAUSE | _ALIKE) or any(unit.key in REPORTING for unit in said):
        return None
    if not any(unit.sort is Sort.WORD and unit.form not in _BOTH_WAYS for unit in said):
        return None
    return (mine[0][0], mine[1][-1]), (theirs[0][0], theirs[1][-1])


def _led_by(units: Sequence[Unit], place: int) -> str:
    """The small word before a phrase, other than its article."""
    before = [unit.form for unit in units[max(0, place - 3) : place]]
    while before and before[-1] in _DETERMINERS:
        before.pop()
    last = units[place - 1 - (min(3, place) - len(before))] if before else None
    return last.form if last is not None and not last.is_content else ""


def _may_act(unit: Unit) -> bool:
    return (
        unit.sort is Sort.WORD
        and unit.form not in _BOTH_WAYS
        and unit.key not in REPORTING
        and unit.form.endswith(("ed", "s", "t", "k", "d", "w", "e", "n", "g"))
    )


def _arguments(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The heads of subject and object, as places: for a passive who acts first."""
    passive = any(units[p].form in _BE for p in range(max(0, verb - 2), verb))
    before = _subject(units, verb)
    behind = next(
        (p for p in range(verb + 1, min(len(units), verb + 6)) if units[p].sort in (Sort.NAME, Sort.WORD)), -1
    )
    if before < 0 or behind < 0:
        return None
    between = [units[p].form for p in range(verb + 1, behind)]
    if passive:
        return (behind, before) if between[:1] == ["by"] else None
    if any(form not in _DETERMINERS for form in between):
        return None
    return before, behind


def _subject(units: Sequence[Unit], verb: int) -> int:
    """The head before a verb: the first name or noun of its clause, whatever is told of it in between."""
    head = -1
    for place in range(verb):
        unit = units[place]
        if unit.sort in (Sort.NAME, Sort.WORD) and head < 0:
            head = place
    return head
