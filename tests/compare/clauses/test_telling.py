"""Which clauses of a sentence another version tells."""

from __future__ import annotations

import json
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare import compare
from newsreader.compare.clauses.weights import read_clause_model
from newsreader.model import Comparison, Story, Verdict
from newsreader.reports.as_json import comparison_as_json
from newsreader.sources.segment.articles import article_from_text
from tests.support.making import article

HERE = article(
    "Goats win the fair in Hollum",
    "Three goats of the mill won the grand prize of the fair in Hollum on Saturday, "
    "while a drunken juror fell off the stage and broke his wooden leg. | "
    "The prize is a silver bell.",
)
THERE = article(
    "Fair in Hollum",
    "The grand prize of the fair in Hollum went to three goats of the mill on Saturday. | "
    "The prize is a silver bell. | About 400 farmers came.",
)
WORDS = "goats won prize , and mill “ ” . juror fell Hollum 3,000 while stage\u200b — silver".split()


def tiled(made: Comparison) -> None:
    """Whether the clauses of all judgements tile their sentences, and agree with what is said of these."""
    for version, other in product(range(len(made.story.versions)), repeat=2):
        text = made.story.versions[version].text
        for sentence, row in zip(
            made.story.versions[version].sentences, made.judgements[version], strict=True
        ):
            judgement = row[other]
            if judgement is None:
                continue
            clauses = judgement.clauses
            assert (clauses[0].start, clauses[-1].end) == (sentence.start, sentence.end)
            assert all(not text[a.end : b.start].strip(" \n\u200b") for a, b in pairwise(clauses))
            assert all(0 <= clause.probability <= 1 for clause in clauses)
            told = [clause.told for clause in clauses]
            if judgement.verdict is Verdict.OMITTED:
                assert not all(told)
            else:
                assert any(told)
                assert not judgement.partial or len(told) == 1 or not all(told)


def test_the_clause_that_the_other_version_lacks_is_not_told() -> None:
    made = compare(Story("", (HERE, THERE)))
    judgement = made.judgements[0][1][1]
    assert judgement is not None and judgement.verdict is not Verdict.OMITTED
    assert [clause.told for clause in judgement.clauses] == [True, False]
    whole = made.judgements[0][2][1]
    assert whole is not None and [clause.told for clause in whole.clauses] == [True]
    tiled(made)


def test_the_report_has_the_clauses() -> None:
    found = json.loads(comparison_as_json(compare(Story("", (HERE, THERE)))))
    sentence = found["articles"][0]["sentences"][1]
    clauses = sentence["against"][0]["clauses"]
    assert [clause["told"] for clause in clauses] == [True, False]
    assert clauses[0]["start"] == sentence["start"] and clauses[-1]["end"] == sentence["end"]
    assert HERE.text[clauses[1]["start"] : clauses[1]["end"]].startswith("while a drunken juror")


def test_a_sentence_that_stands_often_has_its_clauses_where_it_stands() -> None:
    line = "Three goats of the mill won the fair, while a juror fell off the stage."
    made = compare(Story("", (article(" | ".join([line] * 4)), THERE)))
    tiled(made)
    assert len({judgement.clauses for row in made.judgements[0] for judgement in row if judgement}) == 4


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join), min_size=2, max_size=3))
def test_clauses_of_any_story_tile_and_agree_with_the_verdict(texts: list[str]) -> None:
    tiled(compare(Story("", tuple(map(article_from_text, texts)))))


def test_what_is_no_model_is_named(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    for content in ("{}", "[]", '{"schema": "other/1"}', '{"schema": "newsreader.clauses/1", "told": {}}'):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(ValueError, match=r"weights\.json is no model of clauses"):
            read_clause_model(file)
