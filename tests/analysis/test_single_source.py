"""What only one version tells, and how much it is worth a check."""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.single_source import Reason, SingleClaim, single_claims
from newsreader.analysis.sourcing import Sourcing
from newsreader.compare.engine import compare
from newsreader.model import Comparison, Story
from tests.support.making import CONFIRMED, article, comparison
from tests.support.told import FERRY, GAZETTE, compared


def text(made: Comparison, single: SingleClaim) -> str:
    place = single.places[0]
    return made.story.versions[place.version].sentence_text(place.sentence)


def test_what_should_be_checked_first() -> None:
    made = compared()
    found = [
        (text(made, one).split()[0], one.source.sourcing, list(one.reasons), one.unsure)
        for one in single_claims(made)
    ]
    assert found == [
        ("Divers", Sourcing.BARE, [Reason.FIGURE], False),
        ("Inspectors", Sourcing.SOURCED, [Reason.ACCUSATION, Reason.NAME], False),
        ("The", Sourcing.BARE, [], False),
        ("Police", Sourcing.BARE, [], True),
    ]
    said = single_claims(made)[1].source.attribution
    assert said is not None
    assert said.name == "a welder"
    assert GAZETTE.text[said.mention.start : said.mention.end] == "a welder"


def test_copies_are_one_witness_and_a_version_alone_has_none() -> None:
    copied = Story("", (*FERRY.versions, replace(FERRY.versions[1], outlet="Copy")))
    made = compare(copied)
    inspectors = next(one for one in single_claims(made) if text(made, one).startswith("Inspectors"))
    assert {place.version for place in inspectors.places} == {1, 3}
    assert single_claims(compare(Story("", FERRY.versions[:1]))) == ()


def test_what_tells_nothing_by_itself_is_not_listed() -> None:
    one = article(
        "Who paid for the new bow door in May?", "It was late.", "Divers found the bow door cracked."
    )
    made = comparison(Story("", (one, article("Nobody saw the ferry sail on Monday."))), {})
    assert sorted(text(made, single) for single in single_claims(made)) == [
        "Divers found the bow door cracked.",
        "Nobody saw the ferry sail on Monday.",
    ]


def test_whose_word_it_is() -> None:
    lines = (
        "The bow door was cracked, Ann Lee said. | She had seen the crack in the door in May.",
        "“The bow door was cracked in May,” he said.",
        "The bow door was reportedly cracked by ice.",
        "The bow door of the ferry was painted green.",
        "According to inspectors, the bow door was cracked by ice.",
    )
    made = comparison(Story("", (article(*lines), article("Nobody saw the ferry sail on Monday."))), {})
    by_sentence = {
        one.places[0].sentence: one.source for one in single_claims(made) if not one.places[0].version
    }
    sourcing = [by_sentence[n].sourcing.name for n in range(6)]
    assert sourcing == ["SOURCED", "UNCLEAR", "SOURCED", "UNCLEAR", "BARE", "SOURCED"]
    names = [by_sentence[n].attribution for n in (0, 2, 5)]
    assert [name and name.name for name in names] == ["Ann Lee", "Ann Lee", "inspectors"]


def test_in_another_language_it_is_never_clear_whose_word_it_is() -> None:
    one = replace(article("Der Rat traf sich am Montag im alten Hafen der Stadt."), language="de")
    made = comparison(Story("", (one, article("Nobody saw the ferry sail."))), {})
    assert single_claims(made)[0].source.sourcing is Sourcing.UNCLEAR


def test_what_is_told_by_two_is_not_listed() -> None:
    versions = (article("Divers found the bow door cracked."), article("Divers found the bow door cracked."))
    both = {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))}
    assert single_claims(comparison(Story("", versions), both)) == ()
