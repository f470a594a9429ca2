"""What the evidence says: never that what is contradicted is confirmed, nor that anything is certain."""

from __future__ import annotations

import pytest

from newsreader.analysis.saying import (
    in_percent,
    is_almost,
    is_almost_confirmed,
    kind_in_words,
    says,
    words_in_question,
)
from newsreader.model import Conflict, ConflictKind, Judgement, Span, Story, Verdict
from newsreader.model.comparison import READER, Wording
from tests.support.making import CONFIRMED, article, comparison

CONFLICT = Conflict(ConflictKind.DENIAL, Span(0, 3), 0, Span(0, 3))
WORDING = (Wording(Span(0, 3), 0, Span(0, 3)),)


@pytest.mark.parametrize(
    ("probability", "expected"),
    [(1.0, "> 99 %"), (0.995, "> 99 %"), (0.994, "99 %"), (0.5, "50 %"), (0.0, "0 %")],
)
def test_nothing_is_certain(probability: float, expected: str) -> None:
    assert in_percent(probability) == expected


@pytest.mark.parametrize(
    ("judgement", "expected"),
    [
        (Judgement(Verdict.CONFIRMED, 1.0), "says the same"),
        (Judgement(Verdict.CONFIRMED, 0.5), "perhaps says the same"),
        (Judgement(Verdict.REPHRASED, 0.9), "says it in other words"),
        (Judgement(Verdict.OMITTED, 0.7), "perhaps does not say it"),
        (Judgement(Verdict.CONFIRMED, 1.0, conflicts=(CONFLICT,)), "tells this too, but"),
        (Judgement(Verdict.CONFIRMED, 1.0, wording=WORDING), "perhaps says the same"),
        (Judgement(Verdict.CONFIRMED, 1.0, wording=WORDING, by=READER), "says the same"),
    ],
)
def test_what_a_version_does_in_words(judgement: Judgement, expected: str) -> None:
    assert says(judgement) == expected


def test_one_version_that_says_quite_the_same_confirms() -> None:
    almost, same = Judgement(CONFIRMED, 1.0, wording=WORDING), Judgement(CONFIRMED, 1.0)
    omitted = Judgement(Verdict.OMITTED, 0.9)
    assert is_almost(almost) and not is_almost(same)
    assert is_almost_confirmed([almost, None, omitted])
    assert not is_almost_confirmed([almost, same])
    assert not is_almost_confirmed([omitted, None])
    rephrased = Judgement(Verdict.REPHRASED, 0.9, wording=WORDING)
    assert not is_almost(rephrased) and not is_almost_confirmed([rephrased])


def test_the_words_in_question_are_those_that_the_versions_read_against_contest() -> None:
    a = article("Mayor Ilse Dahl did resign.", "“We shall mend the old weir in May,” she said.", outlet="A")
    b = article("Mayor Ilse Dahl stays.", "“We shall mend the old lock in May,” she said.", outlet="B")
    c = article("Nobody knows.", outlet="C")

    def words(text: str, part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    quoted = "We shall mend the old {} in May"
    conflicts = {
        (0, 0, 1): (Conflict(ConflictKind.DENIAL, words(a.text, "did resign"), 0, words(b.text, "stays")),),
        (0, 1, 1): (
            Conflict(
                ConflictKind.QUOTATION,
                words(a.text, quoted.format("weir")),
                1,
                words(b.text, quoted.format("lock")),
            ),
        ),
    }
    carried = {(0, 0, 1): (CONFIRMED, (0,)), (0, 1, 1): (CONFIRMED, (1,))}
    made = comparison(Story("The mayor", (a, b, c)), carried, conflicts)

    def said(sentence: int, *others: int) -> list[str]:
        found = words_in_question(made, 0, sentence, others or None)
        return [a.text[span.start : span.end] for span in found]

    assert said(0) == said(0, 1, 2) == ["did resign"]
    assert said(0, 2) == []
    assert said(1) == ["weir"]


def test_a_date_that_the_clock_tells_is_a_time() -> None:
    assert kind_in_words(ConflictKind.DATE, "Monday", "Tuesday night") == "date"
    assert kind_in_words(ConflictKind.DATE, "22:40", "23:10") == "time"
    assert kind_in_words(ConflictKind.DATE, "8.30 a.m.", "9 pm") == "time"
    assert kind_in_words(ConflictKind.DATE, "at noon", "one o’clock") == "time"
    assert kind_in_words(ConflictKind.FIGURE, "8:30", "9:30") == "figure"
