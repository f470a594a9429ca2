"""What is found once for all pairs that read the same is what is found for each."""

from __future__ import annotations

from itertools import product

import pytest

from newsreader.compare.contradictions import shared
from newsreader.compare.contradictions.finding import contradictions
from newsreader.compare.contradictions.shared import SharedFinding
from newsreader.compare.contradictions.units import Unit, read_units
from newsreader.compare.engine import compare
from newsreader.model import Story
from newsreader.text.words import read_words
from tests.support.making import article

SENTENCES = (
    "The mayor did not open the old bridge over the Orra on Monday.",
    "The mayor opened the old bridge over the Orra on Monday.",
    "The mayor opened the old bridge over the Orra on Tuesday.",
    "The mayor opened the new bridge over the Orra for $12 million.",
    "The mayor opened the new bridge over the Orra for $17 million.",
    "Only the mayor praised the crew of the ferry.",
)
BEFORE = ("Rain fell.", "Rain fell on the town for the whole of a week.")


@pytest.mark.parametrize("kept", [2, shared.KEPT])
def test_a_pair_at_other_places_gets_what_it_would_get_by_itself(
    kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "KEPT", kept)
    articles = [article(before, said) for before, said in product(BEFORE, SENTENCES)]

    def read(row: int) -> tuple[Unit, ...]:
        return read_units(articles[row].text, read_words(articles[row])[1])

    finding = SharedFinding(read)
    found = 0
    for one, other in product(range(len(articles)), repeat=2):
        by_itself = contradictions(read(one), read(other))
        assert finding.contradictions(one, other) == by_itself.contradictions
        assert finding.wording(one, other) == by_itself.wording
        found += bool(by_itself.contradictions)
    assert found > 9


def test_copies_are_judged_like_the_version_that_they_are_copies_of() -> None:
    told = " | ".join(SENTENCES[:1] + SENTENCES[3:4])
    other = " | ".join(SENTENCES[1:2] + SENTENCES[4:5])
    alone = compare(Story("", (article(told, outlet="A"), article(other, outlet="B"))))
    copied = compare(
        Story("", (article(told, outlet="A"), article(other, outlet="B"), article(told, outlet="C")))
    )
    conflicts = [[j[1].conflicts for j in copied.judgements[version] if j[1]] for version in (0, 2)]
    assert conflicts[0] == conflicts[1] == [j[1].conflicts for j in alone.judgements[0] if j[1]]
    assert any(conflicts[0])
