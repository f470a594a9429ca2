"""Texts that no newspaper prints: the engine gives a sane answer to every one."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from newsreader.compare import compare
from newsreader.model import Article, Story, Verdict
from tests.support.making import article

EMPTY = Article("", (), ())


@pytest.mark.parametrize("versions", [(), (EMPTY,), (EMPTY, EMPTY), (EMPTY, article("A gull stole a bun."))])
def test_nothing_to_compare(versions: tuple[Article, ...]) -> None:
    result = compare(Story("", versions))
    assert len(result.judgements) == len(versions)
    for rows, version in zip(result.judgements, versions, strict=True):
        assert len(rows) == len(version.sentences)


def test_a_story_of_one_version_has_no_judgements() -> None:
    assert compare(Story("", (article("A gull stole a bun.", "It flew off."),))).judgements == (
        ((None,), (None,)),
    )


def test_a_sentence_without_letters_is_omitted() -> None:
    result = compare(Story("", (article("... !!! ---"), article("A gull stole a bun."))))
    for row in result.judgements[0]:
        assert row[1] is not None
        assert row[1].verdict is Verdict.OMITTED
        assert row[1].why == ("nothing in it to compare",)


@pytest.mark.parametrize(
    ("same", "other"),
    [
        ("伊朗周二呼吁加强与巴基斯坦的边境合作。", "今天的天气非常好。"),
        ("ایران نے منگل کو سرحدی تعاون بڑھانے کا مطالبہ کیا۔", "کل بارش ہو سکتی ہے۔"),
        ("Иран во вторник призвал усилить охрану границы.", "Завтра будет солнечно."),
        ("อิหร่านเรียกร้องความร่วมมือชายแดน", "พรุ่งนี้ฝนตก"),
    ],
)
def test_other_scripts(same: str, other: str) -> None:
    result = compare(Story("", (article(same, other), article(same))))
    first, second = result.judgements[0][0][1], result.judgements[0][1][1]
    assert first is not None
    assert second is not None
    assert first.verdict is Verdict.CONFIRMED
    assert second.verdict is Verdict.OMITTED


def test_thousands_of_equal_sentences_are_judged_as_one() -> None:
    many = article(*["The cat sat on the red mat in the kitchen."] * 3000)
    result = compare(Story("", (many, article("The cat sat on the red mat in the kitchen.", "Dogs bark."))))
    last = result.judgements[0][-1][1]
    assert last is not None
    assert last.verdict is Verdict.CONFIRMED
    early = result.judgements[0][2][1]
    assert early is not None
    assert last == replace(early, clauses=last.clauses)
    assert [clause.end for clause in last.clauses] == [many.sentences[-1].end]


def test_the_words_missing_from_a_further_copy_are_its_own() -> None:
    copies = article(*["The council of Velm sold the old mill to Ruud Hasker."] * 4)
    result = compare(Story("", (copies, article("The council of Velm sold the old mill.", "Snow fell."))))
    for sentence, row in zip(copies.sentences, result.judgements[0], strict=True):
        assert row[1] is not None
        assert row[1].missing
        for span in row[1].missing:
            assert sentence.start <= span.start < span.end <= sentence.end


def test_a_sentence_of_a_hundred_thousand_characters() -> None:
    long = " ".join(f"word{number % 977}" for number in range(13_000))
    result = compare(Story("", (article(long), article(long, "A gull stole a bun."))))
    assert result.judgements[0][0][1] is not None
    assert result.judgements[0][0][1].verdict is Verdict.CONFIRMED


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4), min_size=1, max_size=3))
def test_any_text_is_judged_with_reasons(drawn: list[list[str]]) -> None:
    result = compare(Story("", tuple(article(*texts) for texts in drawn)))
    for version, rows in enumerate(result.judgements):
        for row in rows:
            assert row[version] is None
            assert all(j is not None and j.why for o, j in enumerate(row) if o != version)
