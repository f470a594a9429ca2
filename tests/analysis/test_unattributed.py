"""What a version tells in its own name, and others attribute."""

from __future__ import annotations

import pytest

from newsreader.analysis.unattributed import unattributed_claims
from newsreader.model import Story
from tests.support.making import CONFIRMED, article, comparison
from tests.support.told import COURIER, compared

BARE = "The captain slept two hours before the ferry sailed."
SAID = "The captain slept two hours before the ferry sailed, the harbour office said."


def found(here: str, there: str) -> list[tuple[int, list[str]]]:
    """(version, the sources elsewhere) of every claim without a source, where two sentences tell the same."""
    story = Story("", (article(here), article(there)))
    carried = {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))}
    made = comparison(story, carried)
    return [(one.here.version, [a.source.name for a in one.elsewhere]) for one in unattributed_claims(made)]


def test_a_claim_that_another_version_attributes() -> None:
    (one,) = unattributed_claims(compared())
    ((place, source),) = [(a.place, a.source) for a in one.elsewhere]
    assert (one.here.version, one.here.sentence) == (1, 2)
    assert (place.version, place.sentence, source.name) == (0, 2, "the harbour office")
    assert COURIER.text[source.mention.start : source.mention.end] == "the harbour office"


@pytest.mark.parametrize("turned", [False, True])
def test_either_version_may_be_the_one_without_a_source(turned: bool) -> None:
    assert found(*((SAID, BARE) if turned else (BARE, SAID))) == [(int(turned), ["the harbour office"])]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (SAID, SAID),
        (BARE, BARE),
        ("The captain reportedly slept two hours before the ferry sailed.", SAID),
        ("“The captain slept two hours before the ferry sailed.”", SAID),
        ("We know that the captain slept two hours before the ferry sailed.", SAID),
        ("The harbour office let the captain sleep two hours before the ferry sailed.", SAID),
        (BARE, "Ann Lee said she slept two hours before the ferry sailed as its captain."),
        (BARE, "The captain slept two hours before the ferry sailed, and will pay, Ann Lee warned."),
        (BARE, "The captain slept two hours before the ferry sailed, he said."),
    ],
)
def test_what_is_no_claim_without_a_source(here: str, there: str) -> None:
    assert found(here, there) == []
