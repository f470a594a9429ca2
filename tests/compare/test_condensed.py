"""Many near-copies of one text: what they all say is judged once, and said of each of them all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.compare import compare, engine
from newsreader.compare.condensed import FEW, condensed
from newsreader.model import Article, Comparison, Judgement, Sentence, Story, Verdict
from tests.support.making import article

WIRE = (
    "Ferry service to Brannock resumes after storm",
    "The ferry between Port Ellis and Brannock will sail again on Thursday.",
    "Two vessels were damaged when a gale struck the northern coast.",
    "“We have tested every engine and every door twice,” said Maren Tolk.",
    "Islanders had been cut off for four days and shops ran out of bread.",
    "The school in Brannock will open its doors again on Friday.",
    "A helicopter had carried medicine to the island on Tuesday.",
    "The harbour board counts 12 damaged piers along the coast.",
    "Repairs will cost about 90,000 crowns, its accountant said.",
    "Fishermen lent their boats to families who had to leave.",
)
OTHER = article(
    "Brannock ferry sails again",
    "The ferry between Port Ellis and Brannock sails again on Thursday, the board said.",
    "A gale on the northern coast damaged two vessels.",
    "The harbour board counts 14 damaged piers along the coast.",
    "Sheep on the hills had to be fed from the air.",
)
CHANGES = {
    0: (8, "90,000", "80,000"),
    1: (2, "northern", "rugged northern"),
    2: (7, "12", "17"),
    3: (4, "four", "six"),
    4: (6, "Tuesday", "Wednesday"),
    5: (9, "boats", "yachts"),
    6: (1, "Thursday", "Thursday morning"),
    7: (7, "12", "17"),
}
"""Copy -> (sentence, words, what it has for them); the further ones have the text itself."""


def near_copy(number: int) -> Article:
    sentences = list(WIRE)
    if number in CHANGES:
        place, old, new = CHANGES[number]
        sentences[place] = sentences[place].replace(old, new)
    return article(*sentences, outlet=f"Outlet {number:02}")


COPIES = tuple(near_copy(number) for number in range(12))
STORY = Story("Ferry", (*COPIES[:5], OTHER, *COPIES[5:]))


@pytest.fixture(scope="module")
def ferry() -> Comparison:
    return compare(STORY)


def flat(comparison: Comparison) -> dict[tuple[str, int, str], Judgement]:
    names = [version.outlet for version in comparison.story.versions]
    return {
        (names[v], s, names[o]): judgement
        for v, rows in enumerate(comparison.judgements)
        for s, row in enumerate(rows)
        for o, judgement in enumerate(row)
        if judgement is not None
    }


def test_a_few_copies_are_versions_like_any_other() -> None:
    assert condensed(Story("", COPIES[:FEW])) is None
    few = condensed(STORY)
    assert few is not None
    assert len(few.story.versions) < len(STORY.versions) / 2


def test_it_is_as_if_each_had_been_judged(ferry: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "condensed", lambda story: None)
    single = compare(STORY)
    mine, theirs = flat(ferry), flat(single)
    assert mine.keys() == theirs.keys()
    same = [
        place
        for place, one in mine.items()
        if one.verdict is theirs[place].verdict
        and [m.sentence for m in one.matches] == [m.sentence for m in theirs[place].matches]
    ]
    assert len(same) >= 0.99 * len(mine)
    assert ferry.copies == single.copies
    for comparison in (ferry, single):
        assert {dispute.kind for dispute in comparison.disputes} >= {"figure"}


def test_what_is_told_of_words_points_to_them(ferry: Comparison) -> None:
    versions = STORY.versions
    for v, rows in enumerate(ferry.judgements):
        for s, row in enumerate(rows):
            here = versions[v].sentences[s]
            for o, judgement in enumerate(row):
                assert (judgement is None) is (o == v)
                if judgement is None:
                    continue
                assert all(here.start <= span.start < span.end <= here.end for span in judgement.missing)
                for held in (*judgement.conflicts, *judgement.differences):
                    there = versions[o].sentences[held.sentence]
                    assert here.start <= held.here.start < held.here.end <= here.end
                    assert there.start <= held.there.start < held.there.end <= there.end


def test_what_a_copy_has_otherwise_is_found(ferry: Comparison) -> None:
    names = [version.outlet for version in STORY.versions]
    changed, plain, again = (names.index(f"Outlet {n:02}") for n in (2, 11, 7))
    judgement = ferry.judgements[changed][7][plain]
    assert judgement is not None
    here, there = STORY.versions[changed].text, STORY.versions[plain].text
    texts = [
        (here[c.here.start : c.here.end], there[c.there.start : c.there.end]) for c in judgement.conflicts
    ]
    assert texts == [("17", "12")]
    same = ferry.judgements[changed][7][again]
    assert same is not None
    assert not same.conflicts
    assert same.verdict is Verdict.CONFIRMED
    figures = {frozenset(camp.value for camp in d.camps) for d in ferry.disputes if d.kind == "figure"}
    assert any({"12", "17"} <= values for values in figures)


def test_every_sentence_is_in_one_claim(ferry: Comparison) -> None:
    told = [
        (version, sentence)
        for claim in ferry.claims
        for version, sentences in enumerate(claim.told)
        for sentence in sentences
    ]
    assert sorted(told) == [(v, s.index) for v, a in enumerate(STORY.versions) for s in a.sentences]
    for claim in ferry.claims:
        version, sentence = claim.representative
        assert sentence in claim.told[version]


def test_the_order_of_the_copies_changes_nothing(ferry: Comparison) -> None:
    assert flat(compare(Story("Ferry", STORY.versions[::-1]))) == flat(ferry)


def test_what_is_the_same_is_held_once(ferry: Comparison) -> None:
    judgements = flat(ferry).values()
    assert len({id(judgement) for judgement in judgements}) < len(judgements) / 3


def test_hidden_characters_in_copies_change_nothing_but_places(ferry: Comparison) -> None:
    hidden = STORY.versions[0].text.replace("ferry", "fer\u200bry")
    spotted = replace(STORY.versions[0], text=hidden, sentences=_stretched(STORY.versions[0], hidden))
    found = compare(replace(STORY, versions=(spotted, *STORY.versions[1:])))
    expected, other = flat(ferry), flat(found)
    assert {place: j.verdict for place, j in other.items()} == {p: j.verdict for p, j in expected.items()}


def _stretched(plain: Article, hidden: str) -> tuple[Sentence, ...]:
    """The sentences of an article in its text with characters put in."""
    made: list[Sentence] = []
    at = 0
    for sentence in plain.sentences:
        words = plain.sentence_text(sentence.index)
        spelt = words.replace("ferry", "fer\u200bry")
        at = hidden.index(spelt, at)
        made.append(replace(sentence, start=at, end=at + len(spelt), claim_start=at))
        at += len(spelt)
    return tuple(made)
