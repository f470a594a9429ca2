"""What two nearly identical sentences contradict each other in.

Every rule is gated by likeness: nearly all else that the sentences say must be the same. Without the gate
these rules are noise; with it a difference in one word is a difference in what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.compare.contradictions.alignment import Alignment, Numbers, Prepared, Units, align
from newsreader.compare.contradictions.differing_words import (
    differing_words,
    only_wanted,
    span_of,
    tells,
    tells_one,
)
from newsreader.compare.contradictions.names import PLACED, differing_names
from newsreader.compare.contradictions.one_thing import of_one_thing
from newsreader.compare.contradictions.opposites import are_opposite, exclude
from newsreader.compare.contradictions.polarity import FAILING, SOFT, Denial, denials
from newsreader.compare.contradictions.roles import exchanged
from newsreader.compare.contradictions.units import EXCLUSIVE, KEPT_LIGHT, Sort, Unit
from newsreader.compare.contradictions.values import KINDS, Pair, differing_values
from newsreader.model import ConflictKind, Span
from newsreader.text.lexicon.function_words import PERSONAL_PRONOUNS
from newsreader.text.lexicon.saying import REPORTING
from newsreader.text.stems import stem

LIKENESS = 0.7
"""Share of the longer sentence's content that both have, apart from what differs, from which rules apply."""
LEAST = 2
"""Content units that both sentences have at least."""
SHORT_LIKENESS = 0.65
"""The same for a denial of what one sentence says and nothing else; a shared pronoun before it counts too."""
MANY = 3
PER_DIFFERENCE = 2
"""Sentences that differ in many words are of two things, unless they share so many units for each."""
CONTAINED = 0.8
FEW = 5
"""A sentence of at least so many content units that the other holds whole counts as so like it."""
LEAST_WHOLE = 4
"""The same where all of its content units stand in the other, and nothing else."""
BESIDE = 3
"""Units between two opposites that belong together."""
NAMES_LIKENESS = 0.75

_ORDER = frozenset(
    """before after first last earlier later ahead behind prior previous next former latter final oldest
    eldest youngest following""".split()
)
_DATE = frozenset("morning afternoon evening night day spring summer autumn winter fall".split())
_QUANTITY = frozenset(
    """more less fewer most least above below over under majority minority maximum minimum double doubled
    halve halved many few""".split()
)


_MAY_OPPOSE = (Sort.WORD, Sort.LIGHT, Sort.QUANTIFIER, Sort.NAME, Sort.ORDINAL)


class Contradiction(NamedTuple):
    """One thing that two sentences tell differently."""

    kind: ConflictKind
    here: Span
    there: Span
    rule: str
    """The rule that found it."""

    def turned(self) -> Contradiction:
        """The same as seen from the other sentence."""
        return Contradiction(self.kind, self.there, self.here, self.rule)


class Found(NamedTuple):
    """What came of holding two sentences against each other."""

    contradictions: tuple[Contradiction, ...]
    wording: tuple[tuple[Span, Span], ...]
    """Words that stand in each other's place where nothing else differs and no rule says more."""


NOTHING = Found((), ())


def contradictions(one: Units, other: Units) -> Found:
    """Hold two sentences against each other."""
    numbers = Numbers()
    return found_in(Prepared(one, numbers), Prepared(other, numbers))


def found_in(one: Prepared, other: Prepared) -> Found:
    """The same, of sentences that have been prepared with the same numbers."""
    a = align(one, other)
    left, right = a.left, a.right
    matched = sum([one.content[here] for here in a.right_of])
    counts = one.count, other.count
    if not matched or matched < 0.5 * max(counts) - 2:
        return NOTHING
    opposites = _opposites(a)
    values = differing_values(a)
    used = [*opposites, *[pair for pair, _ in values]]
    taken = {pair.left for pair in used}, {pair.right for pair in used}
    unmet = _unmet(a, taken)
    denied = bool(unmet[0] or unmet[1])
    content = [_told_besides(one, taken[0], unmet[0]), _told_besides(other, taken[1], unmet[1])]
    names = differing_names(a)
    for mine, theirs in names:
        content[0] -= len(mine)
        content[1] -= len(theirs)
    strict = matched / max(1, *content)
    whole = matched == min(content)
    likeness = max(strict, CONTAINED * matched / max(LEAST_WHOLE if whole else FEW, min(content)))
    differing = len(values) + sum([left[pair.left].form not in KEPT_LIGHT for pair in opposites])
    enough = matched >= LEAST or (matched == max(content) and differing <= 1)
    if differing >= MANY:
        enough = matched >= PER_DIFFERENCE * differing
    like = likeness >= LIKENESS and enough
    found: list[Contradiction] = []
    if whole and denied and not like:
        subject = int(_subject_of(left) == _subject_of(right) != "")
        if matched + subject >= LEAST and matched + subject >= SHORT_LIKENESS * (max(content) + subject):
            found += _of_polarity(a, [], unmet)
    if like:
        found += _of_values(a, [v for v in values if not _of_another(v[0].left, names)])
        found += _of_polarity(a, opposites, unmet)
        found += _of_outside(a)
        found += _of_parts(a)
    if names and strict >= NAMES_LIKENESS and enough:
        found += [_of_names(a, mine, theirs) for mine, theirs in names]
    if not (found or opposites or denied) and likeness >= LIKENESS and matched >= LEAST + 1:
        swap = exchanged(a)
        if swap is not None:
            found.append(_contradiction(a, ConflictKind.ROLES, swap[0], swap[1], "exchanged roles"))
    if found:
        return Found(tuple(found), ())
    wording = differing_words(a, matched, counts)
    if len(wording) == 1 and _excludes(left, wording[0][0]) != _excludes(right, wording[0][1]):
        here, there = wording[0]
        return Found((Contradiction(ConflictKind.QUANTITY, here, there, "only"),), ())
    alone = _all_there_is(a) if matched >= LEAST + 1 else None
    if alone:
        return Found((alone,), ())
    wording = wording or list(only_wanted(a))
    return Found((), tuple(wording)) if wording else NOTHING


def _told_besides(side: Prepared, taken: set[int], unmet: Sequence[Denial]) -> int:
    """How many units of a sentence say something on their own besides what has been taken for a difference
    and the negations that are not met."""
    gone = taken.union([denial.cue for denial in unmet]) if unmet else taken
    return side.count - sum([side.content[place] for place in gone]) if gone else side.count


def _subject_of(units: Sequence[Unit]) -> str:
    """The pronoun that a sentence begins with, or nothing."""
    return units[0].form if units and units[0].form in PERSONAL_PRONOUNS else ""


AGE_REACH = 3
"""Units behind a name among which a number is of its bearer: "Ada Brandt, 61"."""


def _of_another(number: int, names: Sequence[tuple[Sequence[int], Sequence[int]]]) -> bool:
    """Whether a value of the left is said of somebody who has another name on the right."""
    return any(0 < number - mine[-1] <= AGE_REACH for mine, _ in names)


def _contradiction(
    a: Alignment, kind: ConflictKind, mine: Sequence[int], theirs: Sequence[int], rule: str
) -> Contradiction:
    return Contradiction(kind, span_of(a.left, mine), span_of(a.right, theirs), rule)


def _opposites(a: Alignment) -> list[Pair]:
    """Words in one place that are opposites, or that alone differ there and are of one class."""
    found = []
    for mine, theirs in a.facing:
        used: set[int] = set()
        alone = tells_one(a.one, mine) and tells_one(a.other, theirs)
        for here in mine:
            one = a.left[here]
            if one.sort not in _MAY_OPPOSE:
                continue
            for there in theirs:
                other = a.right[there]
                if there in used or other.sort not in _MAY_OPPOSE or one.sort is other.sort is Sort.ORDINAL:
                    continue
                if are_opposite(one.form, other.form) or (alone and exclude(one.form, other.form)):
                    used.add(there)
                    found.append(Pair(here, there))
                    break
    return found


def _of_values(a: Alignment, values: Sequence[tuple[Pair, str]]) -> Iterator[Contradiction]:
    for pair, rule in values:
        yield _contradiction(a, KINDS[rule], (pair.left,), (pair.right,), rule)


def _unmet(a: Alignment, taken: tuple[set[int], set[int]]) -> tuple[list[Denial], list[Denial]]:
    """The negations of either side that the other side has not, without those that a pair of values or of
    opposites holds already."""
    right_of, left_of = a.right_of, a.left_of
    left = [d for d in a.one.read(denials) if d.cue not in taken[0] and d.cue not in right_of]
    right = [d for d in a.other.read(denials) if d.cue not in taken[1] and d.cue not in left_of]
    for one in list(left):
        mapped = {right_of[p] for p in one.denied if p in right_of}
        match = next((other for other in right if mapped & set(other.denied)), None)
        if match is not None:
            left.remove(one)
            right.remove(match)
    common = min(len(left), len(right))
    left, right = left[common:], right[common:]
    if left and _may_be_met(a.right, [p for _, theirs in a.gaps for p in theirs if p not in taken[1]]):
        left = []
    if right and _may_be_met(a.left, [p for mine, _ in a.gaps for p in mine if p not in taken[0]]):
        right = []
    return left, right


def _may_be_met(units: Units, places: Sequence[int]) -> bool:
    """Whether one of some units may deny what the other side denies."""
    return any(stem(units[p].form) in SOFT for p in places)


def _cancel(opposites: Sequence[Pair]) -> bool:
    """Whether two pairs of opposites say the same together: "hope to win", "fear to lose"."""
    return len(opposites) == 2 and abs(opposites[0].left - opposites[1].left) <= BESIDE


def _of_polarity(
    a: Alignment, opposites: Sequence[Pair], unmet: tuple[list[Denial], list[Denial]]
) -> Iterator[Contradiction]:
    """A pair of opposites contradicts unless one of them is denied; a negation does where what it denies
    stands on the other side undenied."""
    right_of, left_of = a.right_of, a.left_of
    spent: set[tuple[int, int]] = set()
    for pair in () if _cancel(opposites) else opposites:
        cancelling = next(
            (
                (side, number)
                for side, place in ((0, pair.left), (1, pair.right))
                for number, d in enumerate(unmet[side])
                if place in d.denied[:2] and (side, number) not in spent
            ),
            None,
        )
        if cancelling is not None:
            spent.add(cancelling)
            continue
        if not of_one_thing(a, *pair):
            continue
        forms = {a.left[pair.left].form, a.right[pair.right].form}
        kind = ConflictKind.OPPOSITE
        for some, other in (
            (_ORDER, ConflictKind.ORDER),
            (_DATE, ConflictKind.DATE),
            (_QUANTITY, ConflictKind.QUANTITY),
        ):
            if forms <= some:
                kind = other
        yield _contradiction(a, kind, (pair.left,), (pair.right,), "opposite")
    for side, across in ((0, right_of), (1, left_of)):
        units, others = (a.left, a.right) if side == 0 else (a.right, a.left)
        for number, denial in enumerate(unmet[side]):
            if (side, number) in spent or not denial.denied or denial.denied[0] not in across:
                continue
            head = denial.denied[0]
            if stem(units[denial.cue].form) in FAILING and stem(units[head].form) in REPORTING:
                continue  # "declined to say" against the attribution "said"
            here = Span(min(denial.start, units[head].start), max(denial.end, units[head].end))
            there = Span(others[across[head]].start, others[across[head]].end)
            if side:
                here, there = there, here
            yield Contradiction(ConflictKind.DENIAL, here, there, "denial")


def _of_outside(a: Alignment) -> Iterator[Contradiction]:
    """What is in a place for one sentence and outside it for the other."""
    for side, (outside, units, others, across) in enumerate(
        (
            (a.one.read(_outside), a.left, a.right, a.right_of),
            (a.other.read(_outside), a.right, a.left, a.left_of),
        )
    ):
        for place in outside:
            if place in across:
                continue
            head = next((p for p in range(place + 1, min(len(units), place + 3)) if p in across), -1)
            if head < 0 or not across[head]:
                continue
            before = across[head] - 1
            if others[before].form in ("in", "inside", "within"):
                here, there = (
                    Span(units[place].start, units[head].end),
                    Span(others[before].start, others[across[head]].end),
                )
                yield Contradiction(
                    ConflictKind.PLACE, *((there, here) if side else (here, there)), "outside"
                )


def _outside(units: Units) -> list[int]:
    """The places of "outside" and "out of"."""
    forms = [unit.form for unit in units]
    return [
        place
        for place, form in enumerate(forms)
        if form == "outside" or (form == "out" and forms[place + 1 : place + 2] == ["of"])
    ]


def _of_parts(a: Alignment) -> Iterator[Contradiction]:
    """What is told of some out of a number where the other sentence tells it of all: "four of the five"
    against "five", "all five"."""
    for side, (parts, units, others, across) in enumerate(
        (
            (a.one.read(_parts), a.left, a.right, a.right_of),
            (a.other.read(_parts), a.right, a.left, a.left_of),
        )
    ):
        for place, whole in parts:
            if place in across or whole not in across:
                continue
            part, there = units[place], across[whole]
            if units[whole].low <= part.high or (there > 1 and others[there - 1].form in ("of", "the")
                                                 and others[there - 2].form in ("of", "out")):  # fmt: skip
                continue
            mine, theirs = Span(part.start, units[whole].end), Span(others[there].start, others[there].end)
            yield Contradiction(ConflictKind.QUANTITY, *((theirs, mine) if side else (mine, theirs)), "part")


def _parts(units: Units) -> list[tuple[int, int]]:
    """The places of two numbers of which the first is a part of the second, as its words say."""
    found = []
    numbers = [place for place, unit in enumerate(units) if _counts(unit)]
    for part, whole in pairwise(numbers):
        if [unit.form for unit in units[part + 1 : whole]] in (["of"], ["of", "the"], ["out", "of"]):
            found.append((part, whole))
    return found


def _counts(unit: Unit) -> bool:
    return unit.sort is Sort.NUMBER and not unit.measure


def _of_names(a: Alignment, mine: Sequence[int], theirs: Sequence[int]) -> Contradiction:
    before = [
        units[min(places) - 1].form if min(places) else ""
        for units, places in ((a.left, mine), (a.right, theirs))
    ]
    place = all(form in PLACED for form in before)
    return _contradiction(a, ConflictKind.PLACE if place else ConflictKind.NAME, mine, theirs, "name")


def _excludes(units: Sequence[Unit], span: Span) -> bool:
    """Whether a sentence says of some words that they are all there is: "only a film"."""
    at = next((place for place, unit in enumerate(units) if unit.start >= span.start), 0)
    return any(unit.form in EXCLUSIVE for unit in units[max(0, at - 4) : at])


def _all_there_is(a: Alignment) -> Contradiction | None:
    """What one sentence says is all there is, where the other has further names beside the same words."""
    cues = a.one.read(_exclusive), a.other.read(_exclusive)
    if (cues[0] < 0) is (cues[1] < 0):
        return None
    side = int(cues[0] < 0)
    cue, units, others = cues[side], *((a.right, a.left) if side else (a.left, a.right))
    own = [p for gap in a.gaps for p in gap[side] if tells(units[p]) and not _begins_a_name(units, p)]
    more = [p for gap in a.gaps for p in gap[1 - side] if others[p].is_content]
    if own or not more or not all(others[p].sort is Sort.NAME or others[p].capital for p in more):
        return None
    mine, theirs = Span(units[cue].start, units[cue].end), span_of(others, more)
    return Contradiction(ConflictKind.QUANTITY, *((theirs, mine) if side else (mine, theirs)), "only")


def _exclusive(units: Units) -> int:
    """The first place at which something is said to be all there is; -1 for none."""
    return next((place for place, unit in enumerate(units) if unit.form in EXCLUSIVE), -1)


def _begins_a_name(units: Sequence[Unit], place: int) -> bool:
    """Whether a unit is the given name before a surname."""
    behind = units[place + 1] if place + 1 < len(units) else None
    return behind is not None and behind.sort is Sort.NAME and (place == 0 or units[place].capital)
