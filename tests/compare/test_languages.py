"""Stories in other languages than English: what is compared, and what is said not to be."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from newsreader.compare import compare
from newsreader.model import Comparison, ConflictKind, Story
from newsreader.sources.segment.articles import article_from_text

DENIAL, DATE, FIGURE = ConflictKind.DENIAL, ConflictKind.DATE, ConflictKind.FIGURE


def compared(language: str, one: str, other: str) -> Comparison:
    return compare(
        Story("", tuple(article_from_text(f"{text}\n", path="", language=language) for text in (one, other)))
    )


def kinds(made: Comparison) -> set[ConflictKind]:
    return {
        conflict.kind
        for rows in made.judgements
        for row in rows
        for judgement in row
        if judgement is not None
        for conflict in judgement.conflicts
    }


@pytest.mark.parametrize(
    ("language", "told", "denied", "on_another_day"),
    [
        (
            "de",
            "Der Minister unterzeichnete den Vertrag am Montag in Oslo.",
            "Der Minister unterzeichnete den Vertrag am Montag in Oslo nicht.",
            "Der Minister unterzeichnete den Vertrag am Dienstag in Oslo.",
        ),
        (
            "fr",
            "Le ministre a signé l'accord lundi à Oslo.",
            "Le ministre n'a pas signé l'accord lundi à Oslo.",
            "Le ministre a signé l'accord mardi à Oslo.",
        ),
        (
            "es",
            "El ministro firmó el acuerdo el lunes en Oslo.",
            "El ministro no firmó el acuerdo el lunes en Oslo.",
            "El ministro firmó el acuerdo el miércoles en Oslo.",
        ),
        (
            "it",
            "Il ministro ha firmato l'accordo lunedì a Oslo.",
            "Il ministro non ha firmato l'accordo lunedì a Oslo.",
            "Il ministro ha firmato l'accordo giovedì a Oslo.",
        ),
        (
            "nl",
            "De minister tekende het akkoord maandag in Oslo.",
            "De minister tekende het akkoord maandag in Oslo niet.",
            "De minister tekende het akkoord vrijdag in Oslo.",
        ),
        (
            "pt-BR",
            "O ministro assinou o acordo na segunda-feira em Oslo.",
            "O ministro não assinou o acordo na segunda-feira em Oslo.",
            "O ministro assinou o acordo na quinta-feira em Oslo.",
        ),
    ],
)
def test_negations_and_days_of_the_week(language: str, told: str, denied: str, on_another_day: str) -> None:
    assert kinds(compared(language, told, told)) == set()
    assert kinds(compared(language, told, denied)) == {DENIAL}
    assert kinds(compared(language, told, on_another_day)) == {DATE}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Das Werk in Selvik baut 1.200 Stellen ab.", "Das Werk in Selvik baut 1.500 Stellen ab."),
        ("de", "Der Umsatz stieg auf 3,5 Milliarden Euro.", "Der Umsatz stieg auf 4,5 Milliarden Euro."),
        ("fr", "Quelque 31 200 personnes ont vu le match.", "Quelque 29 800 personnes ont vu le match."),
        ("pl", "W fabryce w Oslo pracuje 1200 osób.", "W fabryce w Oslo pracuje 1500 osób."),
        ("ru", "На заводе в Осло работают 1200 человек.", "На заводе в Осло работают 1500 человек."),
        ("hi", "मंत्री ने ओस्लो में 12 समझौतों पर हस्ताक्षर किए।", "मंत्री ने ओस्लो में 15 समझौतों पर हस्ताक्षर किए।"),
    ],
)
def test_figures_are_compared_in_every_language(language: str, one: str, other: str) -> None:
    assert kinds(compared(language, one, other)) == {FIGURE}
    assert kinds(compared(language, one, one)) == set()


with Path(__file__).with_name("languages.tsv").open(encoding="utf-8", newline="") as lines:
    PAIRS = [tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
"""(language, "yes" where they contradict each other, a sentence, another)"""


@pytest.mark.parametrize(("language", "contradict", "one", "other"), PAIRS)
def test_pairs_that_contradict_each_other_are_told_from_equal_ones(
    language: str, contradict: str, one: str, other: str
) -> None:
    assert bool(kinds(compared(language, one, other))) is (contradict == "yes")
    assert bool(kinds(compared(language, other, one))) is (contradict == "yes")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("The state gave Rs 5 crore to the mill.", "The state gave Rs 50 million to the mill.", set()),
        ("The state gave Rs 5 crore to the mill.", "The state gave Rs 8 crore to the mill.", {FIGURE}),
        ("Some 1,20,000 farmers marched in Kolar.", "Some 120,000 farmers marched in Kolar.", set()),
        (
            "It took five lakhs to mend the school roof.",
            "It took eight lakhs to mend the school roof.",
            {FIGURE},
        ),
        ("The bridge opened on 12/05/2026.", "The bridge opened on May 12, 2026.", set()),
        ("The bridge opened on 12/05/2026.", "The bridge opened on December 5, 2026.", set()),
        ("The new bridge opened on 14/05/2026.", "The new bridge opened on May 12, 2026.", {DATE}),
        ("Mr. Brandt opened the bridge.", "Mr Brandt opened the bridge.", set()),
        ("They danced on Mardi Gras in the square.", "They danced on Shrove Tuesday in the square.", set()),
    ],
)
def test_englishes(one: str, other: str, found: set[ConflictKind]) -> None:
    assert kinds(compared("en", one, other)) == found


def test_what_is_not_looked_for_is_said() -> None:
    said = "Der Minister kam am Montag."
    german, english, polish = (compared(language, said, said).unchecked[0] for language in ("de", "en", "pl"))
    assert english == ()
    assert "outcomes" in german
    assert "denials" not in german
    assert set(german) < set(polish)
    assert "denials" in polish
