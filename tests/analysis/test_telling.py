"""How the versions tell a claim, who vouches for it, and what a version leaves out."""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.telling import Telling, left_out, told_by, witnesses
from newsreader.compare.claims.finding import find_claims
from newsreader.compare.engine import compare
from newsreader.model import Comparison, Story, Verdict
from tests.support.claim_cases import both_ways, judged, seed
from tests.support.making import article, bridge_story
from tests.support.making import comparison as by_hand

CONFIRMED, REPHRASED, OMITTED = Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED


def with_claims(comparison: Comparison) -> Comparison:
    return replace(comparison, claims=find_claims(comparison.story, comparison.judgements))


def test_a_claim_is_told_as_its_representative_is_judged() -> None:
    story, comparison = bridge_story()
    comparison = with_claims(comparison)
    closed = next(claim for claim in comparison.claims if claim.told == ((0,), (1,), (0,)))
    where = closed.representative[0]
    tellings = told_by(comparison, closed)
    assert tellings[where].verdict is CONFIRMED
    assert tellings[1].verdict is (CONFIRMED if where == 1 else REPHRASED)
    assert [telling.sentences for telling in tellings] == [(0,), (1,), (0,)]
    assert witnesses(comparison, closed) == len(story.versions)


def test_a_sentence_that_tells_two_claims_counts_for_both() -> None:
    """The second version merges two sentences that lie far apart; its sentence is in one claim only."""
    first = article(
        "The kiln burst. | Glass fell. | Doors jammed. | Smoke rose. | Alarms rang. | A potter fled."
    )
    second = article("Weather: dry. | The kiln burst and a potter fled.")
    links = both_ways(((0, 1), (1, 1), 0.9), ((0, 5), (1, 1), 0.8))
    comparison = with_claims(judged([first, second], links))
    fled = next(claim for claim in comparison.claims if 5 in claim.told[0])
    assert fled.told == ((5,), ())
    assert told_by(comparison, fled) == (Telling(CONFIRMED, (5,)), Telling(REPHRASED, (1,)))
    assert fled not in [left.claim for left in left_out(comparison, 1)]


def test_what_is_told_along_a_chain_is_rephrased() -> None:
    a, b, c = (article(text) for text in ("The dam holds.", "The dam is holding.", "It holds, the dam."))
    links = both_ways(((0, 0), (1, 0), 0.9), ((1, 0), (2, 0), 0.9))
    comparison = with_claims(judged([a, b, c], links))
    (claim,) = comparison.claims
    assert claim.representative == (1, 0)
    sided = replace(claim, representative=(0, 0))
    assert [t.verdict for t in told_by(comparison, sided)] == [CONFIRMED, REPHRASED, REPHRASED]


def test_copies_are_one_witness() -> None:
    versions = [article(f"The dam holds, says outlet {n}.") for n in range(4)]
    pairs = [((a, 0), (b, 0), 0.9) for a in range(4) for b in range(a)]
    comparison = with_claims(judged(versions, both_ways(*pairs)))
    (claim,) = comparison.claims
    assert witnesses(comparison, claim) == 4
    assert witnesses(replace(comparison, copies=((0, 2, 3),)), claim) == 2
    assert replace(comparison, copies=((0, 1), (2, 3))).witnesses([0, 1, 2]) == 2
    assert comparison.witnesses([]) == 0


def test_what_most_independent_versions_tell_is_missed_most() -> None:
    silent = article("Nothing happened.")
    others = [article("A crane fell. | Two were hurt. | Trams stopped.") for _ in range(3)]
    others = [replace(o, outlet=f"Outlet {n}") for n, o in enumerate(others)]
    pairs = [((a, 1), (b, 1), 0.9) for a in (1, 2, 3) for b in range(1, a)]
    pairs += [((1, 2), (2, 2), 0.9)]
    comparison = with_claims(judged([silent, *others], both_ways(*pairs)))
    missed = left_out(comparison, 0)
    assert [left.witnesses for left in missed] == [3, 2, 1, 1, 1, 1]
    assert missed[0].claim.told == ((), (1,), (1,), (1,))
    assert missed[1].claim.told == ((), (2,), (2,), ())
    copied = left_out(replace(comparison, copies=((1, 2),)), 0)
    assert [left.witnesses for left in copied][:2] == [2, 1]
    assert all(left.claim.told[1] == () for left in left_out(comparison, 1))


def test_every_version_of_the_sample_tells_or_leaves_out_every_claim() -> None:
    story = seed("harbour-fire")
    comparison = with_claims(compare(story))
    for version in range(len(story.versions)):
        missed = [left.claim for left in left_out(comparison, version)]
        for claim in comparison.claims:
            verdict = told_by(comparison, claim)[version].verdict
            assert (claim in missed) == (verdict is OMITTED)
            assert verdict is not OMITTED or not claim.told[version]


def test_what_a_beginning_does_not_tell_is_unknown_and_not_left_out() -> None:
    whole = article("Fire closes harbour. | It is shut. | Nobody was hurt.", outlet="Courier")
    part = replace(article("Fire closes harbour.", outlet="Gazette"), beginning_only=True)
    other = article("Fire closes harbour. | Nobody was hurt.", outlet="Wire")
    told = {(0, 0, 1): (CONFIRMED, (0,)), (0, 0, 2): (CONFIRMED, (0,)), (0, 2, 2): (CONFIRMED, (1,))}
    made = by_hand(Story("Fire", (whole, part, other)), told)
    assert left_out(made, 1) == ()
    assert len(left_out(made, 2)) == 1
    assert [made.colour(0, sentence) for sentence in range(3)] == [CONFIRMED, OMITTED, CONFIRMED]
    assert [made.colour(0, sentence, [1]) for sentence in range(3)] == [CONFIRMED, None, None]
    assert made.counts(0, [1]) == {CONFIRMED: 1, REPHRASED: 0, OMITTED: 0}
    assert [made.is_unknown(0, sentence, [1]) for sentence in range(3)] == [False, True, True]
    assert not made.is_unknown(0, 1)
