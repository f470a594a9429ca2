"""Matches chained into claims: what belongs together, in which order, under which id."""

from __future__ import annotations

import itertools
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare.claims.finding import find_claims
from newsreader.compare.engine import compare
from newsreader.model import Article, Claim, Comparison, Judgement, Match, Role, Story, Verdict
from tests.support.claim_cases import both_ways, judged, seed
from tests.support.making import article

COURIER = article(
    "Two boats sank off Marl. | Nine sailors swam ashore. | The coastguard thanked a fisherman."
)
GAZETTE = article("Nine crew reached the beach on their own. | Marl lost two boats in the gale.")
HERALD = article(
    "Off Marl, two boats went down. | Their nine sailors are safe. | Ferries sail again on Monday."
)


def claims_of(comparison: Comparison) -> tuple[Claim, ...]:
    return find_claims(comparison.story, comparison.judgements)


def told(comparison: Comparison) -> set[tuple[tuple[int, ...], ...]]:
    return {claim.told for claim in claims_of(comparison)}


def test_a_claim_runs_through_all_versions() -> None:
    links = both_ways(
        ((0, 0), (1, 1), 0.8), ((0, 0), (2, 0), 0.9), ((1, 1), (2, 0), 0.7),
        ((0, 1), (1, 0), 0.6), ((0, 1), (2, 1), 0.9), ((1, 0), (2, 1), 0.5),
    )  # fmt: skip
    assert told(judged([COURIER, GAZETTE, HERALD], links)) == {
        ((0,), (1,), (0,)),
        ((1,), (0,), (1,)),
        ((2,), (), ()),
        ((), (), (2,)),
    }


def test_a_split_sentence_is_one_claim_with_two_neighbours() -> None:
    whole = article("Two boats sank off Marl and nine sailors swam ashore.")
    links = both_ways(((0, 0), (1, 0), 0.7), ((0, 0), (1, 1), 0.6))
    assert told(judged([whole, COURIER], links)) == {((0,), (0, 1)), ((), (2,))}


def test_a_long_chain_of_weak_links_does_not_become_one_claim() -> None:
    """Sentence n of every version is like sentence n + 1 of the next one, and like no other."""
    versions = [article(" | ".join(f"Outlet {v} tells thing {n}." for n in range(9))) for v in range(6)]
    links = both_ways(
        *(((v, n), (v + 1, n + 1), 0.5) for v in range(5) for n in range(8)),
        *(((v, n), (v + 1, n), 0.45) for v in range(5) for n in range(9)),
    )
    for claim in claims_of(judged(versions, links)):
        assert sum(map(len, claim.told)) <= 6
        assert max(map(len, claim.told)) <= 3


def test_sentences_far_apart_in_one_version_are_two_claims() -> None:
    long = article(" | ".join(f"Paragraph {n} speaks of the harbour." for n in range(12)))
    brief = article("A brief. | The harbour is spoken of.")
    links = both_ways(((0, 3), (1, 1), 0.9), ((0, 11), (1, 1), 0.8))
    claims = claims_of(judged([long, brief], links))
    assert ((3,), (1,)) in {claim.told for claim in claims}
    assert ((11,), ()) in {claim.told for claim in claims}


def test_a_headline_and_its_lead_are_one_claim() -> None:
    headed = article(
        "Two boats sink", "Two boats sank off Marl.", "More soon.", roles={0: Role.HEADLINE}, outlet="Post"
    )
    links = both_ways(((0, 0), (1, 1), 0.7), ((0, 1), (1, 1), 0.9))
    assert ((0, 1), (1,)) in told(judged([headed, GAZETTE], links))


def test_headings_and_boilerplate_are_in_no_claim() -> None:
    framed = article(
        "Boats", "Two boats sank off Marl.", "Share this", roles={0: Role.HEADING, 2: Role.BOILERPLATE}
    )
    assert told(judged([framed, GAZETTE], both_ways(((0, 1), (1, 1), 0.9)))) == {((1,), (1,)), ((), (0,))}


def test_the_sentence_that_the_others_carry_best_represents_the_claim() -> None:
    links = {(0, 0, 1): [(1, 0.9)], (0, 0, 2): [(0, 0.9)], (1, 1, 0): [(0, 0.55)], (2, 0, 0): [(0, 0.6)]}
    claim = next(c for c in claims_of(judged([COURIER, GAZETTE, HERALD], links)) if c.told[0] == (0,))
    assert claim.told == ((0,), (1,), (0,))
    assert claim.representative == (0, 0)


def test_claims_stand_in_the_order_that_most_versions_have() -> None:
    backwards = article("A cat slept. | A bee came. | An apple fell.")
    others = [article(f"{o}: apples fell. | {o}: bees came. | {o}: cats slept.") for o in ("Post", "Sun")]
    pairs = [((v, n), (w, n), 0.9) for v, w in ((1, 2),) for n in range(3)]
    pairs += [((0, 2 - n), (v, n), 0.9) for v in (1, 2) for n in range(3)]
    claims = claims_of(judged([backwards, *others], both_ways(*pairs)))
    assert [claim.told for claim in claims] == [((2 - n,), (n,), (n,)) for n in range(3)]


def test_equal_sentences_that_are_not_linked_have_ids_of_their_own() -> None:
    twice = article("It rained. | It rained.")
    claims = claims_of(judged([twice, article("It rained.")], {}))
    assert len({claim.id for claim in claims}) == len(claims) == 3


def test_an_id_is_made_of_words_only() -> None:
    plain = claims_of(judged([article("Two boats sank off Marl.")], {}))
    shouted = claims_of(judged([article("Two  boats sank, off MARL!")], {}))
    other = claims_of(judged([article("Three boats sank off Marl.")], {}))
    assert plain[0].id == shouted[0].id != other[0].id


def test_no_version_and_no_sentence() -> None:
    assert find_claims(Story("", ()), ()) == ()
    assert claims_of(judged([Article("", (), ()), Article("", (), ())], {})) == ()


def test_the_sample_story_in_every_order() -> None:
    story = seed("harbour-fire")
    comparison = compare(story)
    claims = find_claims(story, comparison.judgements)
    assert_partition(comparison, claims)
    for order in itertools.permutations(range(4)):
        assert_same_claims(comparison, claims, order)


def test_the_sample_story_has_the_claims_a_reader_sees() -> None:
    story = seed("harbour-fire")
    claims = find_claims(story, compare(story).judgements)

    def together(*texts: str) -> bool:
        return any(
            all(
                any(
                    text in story.versions[v].sentence_text(s)
                    for v, sentences in enumerate(claim.told)
                    for s in sentences
                )
                for text in texts
            )
            for claim in claims
        )

    assert together("told reporters at the quayside", "said on the quayside", "“half the town” with it")
    assert together("vowed Mayor Corinne Abelard", "told a silent crowd outside the school")
    assert together("beside the net store was saved", "beside the net store was destroyed")
    assert not together("herring", "half the town")
    assert not together("two men run from the pier", "forklift")


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Any judgements of a few small versions with different texts; scores may repeat."""
    roles = st.sampled_from((Role.BODY, Role.BODY, Role.BODY, Role.HEADLINE, Role.HEADING, Role.BOILERPLATE))
    versions = []
    for v in range(draw(st.integers(1, 4))):
        size = draw(st.integers(0, 6))
        lines = [f"Outlet {v} tells {draw(st.integers(0, 3))} of {n}." for n in range(size)]
        given_roles = {n: draw(roles) for n in range(size)}
        versions.append(article(" | ".join(lines), roles=given_roles) if lines else Article(f"{v}", (), ()))
    score = st.one_of(st.sampled_from((0.3, 0.5, 1.0)), st.floats(0, 1))
    judgements = []
    for v, version in enumerate(versions):
        rows = []
        for _ in version.sentences:
            row: list[Judgement | None] = []
            for o, other in enumerate(versions):
                count = len(other.sentences)
                picked = (
                    draw(st.lists(st.integers(0, count - 1), max_size=3, unique=True))
                    if count and o != v
                    else []
                )
                matches = tuple(Match(m, draw(score)) for m in picked)
                verdict = Verdict.CONFIRMED if matches else Verdict.OMITTED
                row.append(None if o == v else Judgement(verdict, draw(score), matches=matches))
            rows.append(tuple(row))
        judgements.append(tuple(rows))
    return Comparison(Story("", tuple(versions)), tuple(judgements))


def assert_partition(comparison: Comparison, claims: tuple[Claim, ...]) -> None:
    """Every sentence that makes a claim is in exactly one, nothing else is in any."""
    versions = comparison.story.versions
    found = [(v, s) for claim in claims for v, told in enumerate(claim.told) for s in told]
    makers = [(v, s.index) for v, a in enumerate(versions) for s in a.sentences if s.role.makes_claims]
    assert sorted(found) == makers
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert len(claim.told) == len(versions)
        assert all(list(told) == sorted(set(told)) and len(told) <= 3 for told in claim.told)
        assert claim.representative[1] in claim.told[claim.representative[0]]


def assert_same_claims(comparison: Comparison, claims: tuple[Claim, ...], order: tuple[int, ...]) -> None:
    """The versions in another order make the same claims, in the same order, with the same ids."""
    story = Story("", tuple(comparison.story.versions[v] for v in order))
    judgements = [[[row[o] for o in order] for row in comparison.judgements[v]] for v in order]
    turned = find_claims(story, judgements)
    assert [(c.id, c.told, (c.representative[0], c.representative[1])) for c in turned] == [
        (c.id, tuple(c.told[v] for v in order), (order.index(c.representative[0]), c.representative[1]))
        for c in claims
    ]


@settings(deadline=None, max_examples=150)
@given(comparisons(), st.randoms(use_true_random=False))
def test_any_judgements(comparison: Comparison, shuffle: Random) -> None:
    claims = claims_of(comparison)
    assert_partition(comparison, claims)
    order = list(range(len(comparison.story.versions)))
    shuffle.shuffle(order)
    assert_same_claims(comparison, claims, tuple(order))
