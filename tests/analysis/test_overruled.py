"""The reader's rulings in place of the engine's judgements."""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.overruled import YOURS, apply_rulings
from newsreader.annotations.placing import RuledSentence
from newsreader.model import Claim, Judgement, Verdict
from tests.support.making import CONFIRMED, OMITTED, REPHRASED, bridge_story

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
