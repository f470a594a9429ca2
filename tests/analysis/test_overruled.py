"""The reader's rulings in place of the engine's judgements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.analysis.overruled import YOURS, apply_rulings
from newsreader.annotations.placing import RuledSentence
from newsreader.compare import compare
from newsreader.model import (
    Claim,
    Comparison,
    Conflict,
    ConflictKind,
    Judgement,
    Span,
    Story,
    Verdict,
)
from tests.support.making import CONFIRMED, OMITTED, REPHRASED, article, bridge_story, comparison

STORY, ENGINE = bridge_story()


def judgement(rulings: list[RuledSentence], version: int, sentence: int, other: int) -> Judgement:
    found = apply_rulings(ENGINE, rulings).judgements[version][sentence][other]
    assert found is not None
    return found


def matches(found: Judgement) -> list[int]:
    return [match.sentence for match in found.matches]


def test_a_ruling_replaces_the_verdict_and_says_so() -> None:
    found = judgement([RuledSentence(0, 0, 1, CONFIRMED, (1,))], 0, 0, 1)
    assert (found.verdict, found.confidence, matches(found)) == (CONFIRMED, 1.0, [1])
    assert found.why[:2] == (YOURS, "the program says rephrased, 80 %")
    assert found.by == "you"


def test_colours_and_counts_follow() -> None:
    changed = apply_rulings(ENGINE, [RuledSentence(0, 2, 1, CONFIRMED, (3,))])
    assert ENGINE.colour(0, 2) is OMITTED
    assert changed.colour(0, 2) is CONFIRMED
    assert changed.counts(0)[Verdict.CONFIRMED] == ENGINE.counts(0)[Verdict.CONFIRMED] + 1


def test_the_same_claim_is_the_same_seen_from_the_other_side() -> None:
    rulings = [RuledSentence(0, 2, 1, REPHRASED, (3,))]
    there = judgement(rulings, 1, 3, 0)
    assert (there.verdict, matches(there)) == (REPHRASED, [2])
    assert there.why[0] == YOURS
    assert there.by == "you"


def test_not_the_same_claim_holds_from_the_other_side_too() -> None:
    rulings = [RuledSentence(0, 0, 1, OMITTED, ())]
    assert judgement(rulings, 0, 0, 1).verdict is OMITTED
    there = judgement(rulings, 1, 1, 0)
    assert (there.verdict, matches(there)) == (OMITTED, [])
    assert there.by == "you"
    elsewhere = judgement(rulings, 1, 1, 2)
    assert (elsewhere.verdict, elsewhere.by) == (REPHRASED, "engine"), "another version is not concerned"


def test_a_ruling_of_its_own_beats_what_follows_from_another() -> None:
    rulings = [RuledSentence(0, 0, 1, OMITTED, ()), RuledSentence(1, 1, 0, CONFIRMED, (0,))]
    assert judgement(rulings, 0, 0, 1).verdict is OMITTED
    assert judgement(rulings, 1, 1, 0).verdict is CONFIRMED


def test_a_further_match_does_not_weaken_the_other_side() -> None:
    there = judgement([RuledSentence(0, 1, 2, REPHRASED, (0,))], 2, 0, 0)
    assert (there.verdict, matches(there)) == (CONFIRMED, [1, 0])


def test_headings_stay_without_a_verdict() -> None:
    changed = apply_rulings(ENGINE, [RuledSentence(1, 2, 0, CONFIRMED, (0,))])
    assert changed is ENGINE
    assert apply_rulings(ENGINE, []) is ENGINE


def test_claims_are_grouped_anew() -> None:
    engine = replace(ENGINE, claims=(Claim("x", ((0,), (), ()), (0, 0)),))
    changed = apply_rulings(engine, [RuledSentence(0, 2, 1, CONFIRMED, (3,))])
    together = [claim.told for claim in changed.claims if 2 in claim.told[0]]
    assert together == [((2,), (3,), ())]


# Conflicts

A = article("Fire hurts 12. | The hall burned.", outlet="Courier")
B = article("Fire hurts 17. | The hall burned down. | It hurts 17.", outlet="Gazette")
FIRE = Story("The fire", (A, B))


def fire() -> Comparison:
    """12 against 17, told twice in one of the versions."""
    here, there, again = (
        Span(A.text.index("12"), A.text.index("12") + 2),
        Span(B.text.index("17"), B.text.index("17") + 2),
        Span(B.text.rindex("17"), B.text.rindex("17") + 2),
    )
    figure = ConflictKind.FIGURE
    conflicts = {
        (0, 0, 1): (Conflict(figure, here, 0, there), Conflict(figure, here, 2, again)),
        (1, 0, 0): (Conflict(figure, there, 0, here),),
        (1, 2, 0): (Conflict(figure, again, 0, here),),
    }
    carried = {
        (0, 0, 1): (REPHRASED, (0, 2)),
        (1, 0, 0): (REPHRASED, (0,)),
        (1, 2, 0): (REPHRASED, (0,)),
    }
    return comparison(FIRE, carried, conflicts)


@pytest.mark.parametrize("verdict", [CONFIRMED, REPHRASED])
def test_who_rules_that_it_is_the_same_sets_the_conflict_aside_on_both_sides(verdict: Verdict) -> None:
    made = fire()
    assert made.is_contested(0, 0) and len(made.disputes) == 1
    changed = apply_rulings(made, [RuledSentence(0, 0, 1, verdict, (0, 2))])
    for version, sentence, other in ((0, 0, 1), (1, 0, 0), (1, 2, 0)):
        found = changed.judgements[version][sentence][other]
        assert found is not None and not found.conflicts
        assert [conflict.kind for conflict in found.overruled] == ["figure"] * len(found.matches)
        assert not changed.is_contested(version, sentence)
    assert changed.disputes == ()
    assert made.disputes
    assert changed.colour(0, 0) is verdict


def test_a_match_taken_away_takes_its_conflict_along_and_leaves_the_other() -> None:
    changed = apply_rulings(fire(), [RuledSentence(0, 0, 1, REPHRASED, (2,))])
    found = changed.judgements[0][0][1]
    assert found is not None
    assert [conflict.sentence for conflict in found.conflicts] == [2]
    assert found.overruled == ()
    assert changed.is_contested(1, 2) and not changed.is_contested(1, 0)
    assert [camp.value for camp in changed.disputes[0].camps] == ["12", "17"]


@pytest.mark.parametrize("ruled", [(CONFIRMED, (0,)), (OMITTED, ())])
def test_a_conflict_with_a_sentence_that_is_no_match_is_set_aside_too(
    ruled: tuple[Verdict, tuple[int, ...]],
) -> None:
    made = fire()
    first = made.judgements[0][0][1]
    assert first is not None
    narrow = replace(first, matches=first.matches[:1])
    rows = ((None, narrow), *made.judgements[0][1:])
    made = replace(made, judgements=(rows, made.judgements[1]))
    changed = apply_rulings(made, [RuledSentence(0, 0, 1, *ruled)])
    found, there = changed.judgements[0][0][1], changed.judgements[1][2][0]
    assert found is not None and there is not None
    assert not found.conflicts and len(found.overruled) == 2
    assert not there.conflicts and len(there.overruled) == 1
    assert there.by == "engine"
    assert changed.disputes == ()


def test_who_rules_on_a_sentence_rules_on_all_its_clauses() -> None:
    here = article("The mill of Hollum burnt down on Monday, while the bells of the fair rang twice.")
    there = article("The mill of Hollum burnt down on Monday.", "Soup rose in price.")
    made = compare(Story("", (here, there)))

    def told(changed: Comparison, version: int, sentence: int) -> list[bool]:
        found = changed.judgements[version][sentence][1 - version]
        assert found is not None
        return [clause.told for clause in found.clauses]

    assert told(made, 0, 0) == [True, False]
    gone = apply_rulings(made, [RuledSentence(0, 0, 1, OMITTED, ())])
    assert told(gone, 0, 0) == [False, False]
    assert told(gone, 1, 0) == [False]
    same = apply_rulings(gone, [RuledSentence(0, 0, 1, CONFIRMED, (1,))])
    assert told(same, 0, 0) == [True, True]
    assert told(same, 1, 1) == [True]
