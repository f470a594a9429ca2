"""Second opinions on what the engine is not sure of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from newsreader.compare import Judge, Opinion, Question, compare
from newsreader.compare.align.alignment import align
from newsreader.compare.align.features import story_features
from newsreader.compare.align.weights import shipped_model
from newsreader.compare.clauses.telling import tell_clauses
from newsreader.compare.regression import Regression
from newsreader.model import Comparison, Judgement, Match, Story, Thresholds, Verdict
from tests.support.making import article

STORY = Story(
    "Lock",
    (
        article(
            "The lock on the Tarn canal opened on Monday. | Forty boats waited since dawn, Ilka Brand said.",
            "Tea was served to the crews. | The keeper wants a higher wage.",
        ),
        article(
            "On Monday the lock on the Tarn canal was opened. | Boats queued from early morning.",
            "Its keeper asks for more money. | Frogs were heard.",
        ),
    ),
)


@dataclass
class Made:
    """A judge that says the same of every question and remembers what it was asked."""

    answer: Callable[[Question], Opinion | None]
    name: str = "second"
    asked: list[Question] = field(default_factory=list)

    def judge(self, questions: Sequence[Question]) -> Sequence[Opinion | None]:
        self.asked += questions
        return [self.answer(question) for question in questions]


def judged(comparison: Comparison) -> dict[tuple[int, int, int], Judgement]:
    return {
        (v, s, o): judgement
        for v, rows in enumerate(comparison.judgements)
        for s in range(len(rows))
        for o, judgement in comparison.against(v, s)
    }


def nearest(question: Question) -> Opinion:
    return Opinion(
        Verdict.REPHRASED, 0.9, question.candidates[:1] or (Match(0, 0.5),), why=("read it twice",)
    )


ALONE = judged(compare(STORY))
UNSURE = {key for key, judgement in ALONE.items() if judgement.is_unsure()}


def test_only_what_is_unsure_is_asked_again() -> None:
    second = Made(lambda question: None)
    assert judged(compare(STORY, [second])) == ALONE
    assert {(q.version, q.sentence, q.other) for q in second.asked} == UNSURE
    assert UNSURE and ALONE.keys() != UNSURE


def test_a_second_opinion_takes_the_place_of_an_unsure_one() -> None:
    found = judged(compare(STORY, [Made(nearest)]))
    for key, judgement in found.items():
        if key in UNSURE:
            said = judgement.verdict, judgement.confidence, judgement.why, judgement.by
            assert said == (Verdict.REPHRASED, 0.9, ("read it twice",), "second")
            assert len(judgement.matches) == 1
        else:
            assert replace(judgement, differences=()) == replace(ALONE[key], differences=())
            assert judgement.by == "engine"


EVERYTHING = Thresholds(told=1.1, omitted=1.1)


def test_what_a_judge_matches_tells_which_words_are_missing() -> None:
    versions = (
        article("Lanterns hung in the trees. | The keeper asked the council for new lamps."),
        article("She wants lamps of the council. | Frogs sang in the reeds."),
    )

    def missing(sentence: int) -> list[str]:
        second = Made(lambda q: Opinion(Verdict.REPHRASED, 0.9, (Match(sentence, 0.8),)))
        found = judged(compare(Story("", versions), [second], unsure=EVERYTHING))[0, 1, 1]
        assert [match.sentence for match in found.matches] == [sentence]
        return [versions[0].text[span.start : span.end] for span in found.missing]

    assert "council" in missing(1)[-1] and "council" not in " ".join(missing(0))


def test_conflicts_are_the_engines_alone_whatever_a_judge_says() -> None:
    story = Story(
        "",
        (
            article("Lanterns hung in the trees. | The keeper asked the council for 40 new lamps on Monday."),
            article("The keeper asked the council for 60 new lamps on Monday. | Frogs sang in the reeds."),
        ),
    )
    alone = judged(compare(story))
    contested = {row for row, judgement in alone.items() if judgement.conflicts}
    assert contested == {(0, 1, 1), (1, 0, 0)}
    second = Made(lambda q: Opinion(Verdict.OMITTED, 0.9))
    found = judged(compare(story, [second], unsure=EVERYTHING))
    assert {row for row, judgement in found.items() if judgement.conflicts} == contested
    assert all(found[row] == alone[row] for row in contested)
    assert contested.isdisjoint((q.version, q.sentence, q.other) for q in second.asked)


def test_what_the_engine_had_said_stands_beside_a_second_opinion() -> None:
    found = judged(compare(STORY, [Made(nearest)]))
    assert all(found[key].engine is ALONE[key].verdict for key in UNSURE)
    assert all(found[key].engine is None for key in found.keys() - UNSURE)


def test_a_third_judge_is_asked_about_what_is_still_unsure() -> None:
    shy = Made(lambda q: nearest(q)._replace(confidence=0.5), name="shy")
    third = Made(nearest, name="third")
    found = judged(compare(STORY, [shy, third]))
    assert {found[key].by for key in UNSURE} == {"third"}
    assert all(q.opinion is not None and q.opinion.confidence == 0.5 for q in third.asked)


def test_a_question_tells_what_is_to_be_judged() -> None:
    second = Made(lambda question: None)
    compare(STORY, [second])
    for question in second.asked:
        here = STORY.versions[question.version]
        assert question.text == here.sentence_text(question.sentence)
        assert question.opinion is not None
        scores = [match.score for match in question.candidates]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("opinion", "said"),
    [
        (Opinion(Verdict.REPHRASED, 1.5, (Match(0, 1.0),)), "its confidence is 1.5, not 0 to 1"),
        (Opinion(Verdict.REPHRASED, 0.9), "rephrased with 0 matches"),
        (Opinion(Verdict.OMITTED, 0.9, (Match(0, 1.0),)), "omitted with 1 matches"),
        (Opinion(Verdict.CONFIRMED, 0.9, (Match(99, 1.0),)), "99 is no sentence of the other version"),
    ],
)
def test_an_opinion_that_is_none_is_told_with_the_judge(opinion: Opinion, said: str) -> None:
    with pytest.raises(ValueError, match=f"the judge 'second' gave no opinion on .*{said}"):
        compare(STORY, [Made(lambda question: opinion)])


def test_a_judge_answers_every_question() -> None:
    class Tired(Made):
        def judge(self, questions: Sequence[Question]) -> Sequence[Opinion | None]:
            return []

    with pytest.raises(ValueError, match="the judge 'tired' answered 0 of"):
        compare(STORY, [Tired(nearest, "tired")])


def test_the_engines_own_regression_is_a_judge() -> None:
    model = shipped_model()
    weighing = align(story_features(STORY), model.pair)
    own: Judge = Regression(model, weighing, tell_clauses(STORY, weighing.alignment))
    found = judged(compare(STORY, [own]))
    assert {key: judgement.verdict for key, judgement in found.items()} == {
        key: judgement.verdict for key, judgement in ALONE.items()
    }
