"""How far coders of a story agree."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from newsreader.annotations.coding import Coder, CodingUnit, tag_agreement, verdict_agreement
from newsreader.annotations.coefficients import NO_UNITS
from newsreader.model import WHOLE, Anchor, Article, ArticleIdentity, Claim, Note, Ruling, Span, Verdict
from tests.support.making import bridge_story

STORY, _ = bridge_story()
A, B, C = STORY.versions


def ruling(here: Article, index: int, there: Article, verdict: Verdict, author: str) -> Ruling:
    found = here.sentences[index]
    return Ruling(
        str(uuid.uuid5(uuid.NAMESPACE_URL, f"{author}{here.outlet}{index}{there.outlet}")),
        ArticleIdentity.of(here),
        Anchor.of(here.text, Span(found.start, found.end)),
        ArticleIdentity.of(there),
        verdict,
        author=author,
    )


def note(here: Article, start: int, end: int, *tags: str) -> Note:
    name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{here.outlet}{start}{end}{tags}"))
    return Note(name, ArticleIdentity.of(here), Anchor.of(here.text, Span(start, end)), tags=tags)


def coders(*notes: list[Note]) -> list[Coder]:
    return [Coder(f"coder {number}", tuple(made)) for number, made in enumerate(notes)]


def test_rulings_on_the_same_sentence_and_version_are_compared() -> None:
    confirmed, rephrased, omitted = Verdict.CONFIRMED, Verdict.REPHRASED, Verdict.OMITTED
    first = [
        ruling(A, 0, B, rephrased, "Ada"),
        ruling(A, 0, C, confirmed, "Ada"),
        ruling(A, 1, B, rephrased, "Ada"),
        ruling(A, 2, B, omitted, "Ada"),
    ]
    second = [
        ruling(A, 0, B, rephrased, "Ben"),
        ruling(A, 0, C, confirmed, "Ben"),
        ruling(A, 1, B, omitted, "Ben"),
        ruling(B, 0, A, rephrased, "Ben"),
        replace(ruling(B, 1, A, rephrased, "Ben"), article=ArticleIdentity("00" * 32)),
    ]
    two = [Coder("Ada", (), tuple(first)), Coder("Ben", (), tuple(second))]
    found = verdict_agreement(two, STORY)
    (kappa,) = found.kappas
    assert kappa.units == found.alpha.units == 3
    assert kappa.observed == pytest.approx(2 / 3)
    assert kappa.value == pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3))
    assert [(row.label, row.counts, row.all_agree) for row in found.labels] == [
        ("confirmed", (1, 1), 1),
        ("rephrased", (2, 1), 1),
        ("omitted", (0, 1), 0),
    ]
    assert (found.alone, [len(lost) for lost in found.unplaced]) == ((1, 1), [0, 1])
    engine = Coder("engine", verdicts={(0, 0, 1): confirmed, (0, 2, 1): omitted})
    found = verdict_agreement([*two, engine], STORY)
    assert found.alpha.units == 4
    assert [kappa.units for kappa in found.kappas] == [3, 2, 1]
    assert found.alone == (0, 1, 0)
    assert verdict_agreement([Coder("Ada"), two[1]], STORY).alpha.undefined == NO_UNITS


def test_a_sentence_without_a_tag_counts() -> None:
    every = [note(A, s.start, s.end, "framing") for s in A.sentences]
    found = tag_agreement(coders(every, every[:1]), STORY)
    (row,) = found.labels
    assert (found.units, row.counts, row.all_agree) == (len(A.sentences), (len(A.sentences), 1), 1)
    assert row.kappas[0].value == 0, "who tags everything agrees by chance"
    assert found.alpha.value is not None and found.alpha.value < 0
    same = tag_agreement(coders(every[:1], every[:1], every[:1]), STORY)
    assert same.alpha.value == same.all_passages.value == 1
    assert [kappa.value for kappa in same.kappas] == [1, 1, 1]


def test_all_tags_of_a_sentence_are_compared_as_sets() -> None:
    first = [note(A, 0, 28, "figure"), note(A, 0, 28, "source")]
    second = [note(A, 5, 20, "source", "figure"), note(B, 0, 30, "other")]
    found = tag_agreement(coders(first, second), STORY)
    assert [(row.label, row.counts, row.all_agree) for row in found.labels] == [
        ("figure", (1, 1), 1),
        ("other", (0, 1), 0),
        ("source", (1, 1), 1),
    ]
    assert found.versions == 2
    assert found.kappas[0].observed == pytest.approx(1 - 1 / found.units)
    assert [row.counts for row in found.passages] == [(1, 1), (0, 1), (1, 1)]


def test_a_claim_is_tagged_in_whichever_version_it_is_told() -> None:
    claims = [Claim("x", ((0,), (0,), ()), (0, 0)), Claim("y", ((1,), (), ()), (0, 1))]
    here = [note(A, A.sentences[0].start, A.sentences[0].end, "figure")]
    there = [note(B, B.sentences[0].start, B.sentences[0].end, "figure")]
    found = tag_agreement(coders(here, there), STORY, CodingUnit.CLAIM, claims)
    assert (found.units, found.alpha.value) == (2, 1)
    elsewhere = Claim("z", ((), (), (0,)), (2, 0))
    assert tag_agreement(coders(here, there), STORY, CodingUnit.CLAIM, [*claims, elsewhere]).units == 2
    by_sentence = tag_agreement(coders(here, there), STORY)
    assert by_sentence.alpha.value is not None and by_sentence.alpha.value < 0


def test_what_has_no_place_is_left_out_and_said() -> None:
    lost = replace(note(A, 0, 28, "x"), anchor=Anchor("gone", "", "", 1, 2))
    elsewhere = replace(note(A, 0, 28, "x"), article=ArticleIdentity("0" * 64))
    whole = replace(note(A, 0, 28, "x"), anchor=WHOLE)
    found = tag_agreement(coders([lost, elsewhere, whole], []), STORY)
    assert found.labels == () and found.alpha.undefined == NO_UNITS
    assert [item.reason for item in found.unplaced[0]] == [
        "its passage is not found for certain",
        "its article is not in the story",
        "it is on a whole article",
    ]
