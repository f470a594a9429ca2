"""Quotations in other words, and how many counterparts are named."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.compare import compare
from newsreader.compare.align.candidates import candidate_pairs
from newsreader.compare.align.features import StoryFeatures, story_features
from newsreader.compare.align.logistic import Logistic
from newsreader.compare.align.pair_features import pair_features
from newsreader.compare.align.ranking import CANDIDATES, Ranked, named, rank
from newsreader.compare.align.weights import shipped_model
from newsreader.compare.training.labelled import build_article
from newsreader.model import ConflictKind, Judgement, Role, Story, Verdict
from newsreader.text.words import read_words
from tests.support.making import article

SAID = (
    "“We agreed to widen the harbour mouth this winter and to repair all shared moorings,” Maren Tolk told "
    "the council of Port Ellis."
)
ONE_WORD_ELSE = SAID.replace("winter", "spring")
REWORDED = (
    "“We agreed to deepen the harbour mouth next season and jointly repair our common moorings,” Maren Tolk "
    "told the council of Port Ellis."
)
CUT = "“We agreed to widen the harbour mouth this winter,” Maren Tolk told the council of Port Ellis."


def between(here: str, there: str) -> Judgement:
    """What a version with the second sentence does with the first."""
    versions = (
        article("Council meets", f"{here} | The gulls screamed over the roofs."),
        article("A long evening", f"{there} | Tea was served at nine by two pupils."),
    )
    judgement = compare(Story("Moorings", versions)).judgements[0][1][1]
    assert judgement is not None
    return judgement


@pytest.mark.parametrize(("here", "there"), [(SAID, REWORDED), (REWORDED, SAID)])
def test_a_clearly_reworded_quotation_is_no_confirmation(here: str, there: str) -> None:
    judgement = between(here, there)
    assert judgement.verdict is Verdict.REPHRASED
    assert judgement.confidence > 0.8
    assert "quoted there in other words" in judgement.why
    assert [c.kind for c in judgement.conflicts + judgement.differences] == [ConflictKind.QUOTATION]


@pytest.mark.parametrize(("here", "there"), [(SAID, SAID), (SAID, ONE_WORD_ELSE), (CUT, SAID)])
def test_a_quotation_with_one_word_changed_or_within_a_longer_one_is_confirmed(here: str, there: str) -> None:
    assert between(here, there).verdict is Verdict.CONFIRMED


def counterparts() -> tuple[StoryFeatures, Ranked]:
    """A sentence and three counterparts: one holds half of it, one the same again, one the other half."""
    story = Story(
        "Ferry",
        (
            article("Noon", "The ferry sails on Thursday and bakers expect fresh flour by Friday."),
            article(
                "Dusk",
                "The ferry sails on Thursday. | On Thursday the ferry sails. | "
                "Bakers expect fresh flour by Friday.",
            ),
        ),
    )
    reading = story_features(story)
    parts = ((pairs, pair_features(reading, pairs)) for pairs in candidate_pairs(reading))
    return reading, rank(reading, parts, Logistic({}, 0.0))[0]


def test_a_further_counterpart_is_named_when_it_adds_words() -> None:
    reading, ranked = counterparts()
    group = reading.twin[0, 1] * reading.versions + 1
    sentences = reading.sentence[ranked.there[group]].tolist()
    assert sorted(sentences) == [1, 2, 3]
    one, carried = np.array([group]), np.array([True])
    chosen = named(reading, ranked, one, carried, further=0.2, adds=0.05)[0]
    found = {sentence for sentence, here in zip(sentences, chosen.tolist(), strict=True) if here}
    assert len(found) == 2
    assert 3 in found
    assert named(reading, ranked, one, carried, further=0.2, adds=-1.0).all()
    assert named(reading, ranked, one, carried, further=0.9, adds=0.05).sum() == 1
    assert not named(reading, ranked, one, ~carried, further=0.2, adds=0.05).any()
    assert chosen.shape == (CANDIDATES,)


def test_pair_features_have_every_column_of_the_shipped_model() -> None:
    reading, _ = counterparts()
    columns = next(pair_features(reading, next(iter(candidate_pairs(reading)))))
    assert set(shipped_model().pair.weights) <= set(columns)
    assert 0 < shipped_model().reworded < 0.2


def test_a_title_and_its_abbreviation_are_one_word() -> None:
    short, long = (read_words(article(f"Vote {t} Tolk"))[0] for t in ("Rep.", "Representative"))
    assert [word.key for word in short] == [word.key for word in long]


@pytest.mark.parametrize(
    ("first", "role"),
    [
        ("Ferry sails again", Role.HEADLINE),
        ("Refunds Come From the I.R.S.", Role.HEADLINE),
        ("The ferry sails again on Thursday.", Role.BODY),
    ],
)
def test_a_labelled_text_may_begin_without_a_headline(first: str, role: Role) -> None:
    made = build_article(f"{first}\nIt was late.", [first, "It was late."])
    assert made.sentences[0].role is role
