"""Copies of one text are found though they were altered; retellings are not taken for copies."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare.claims.copies import find_copies
from newsreader.model import Article, Role, Story
from newsreader.sources.segment.articles import article_from_text
from tests.support.claim_cases import seed
from tests.support.making import article

WIRE, LOCAL = seed("harbour-fire").versions[:2]
BODY = WIRE.text.split("\n\n")[1:]


def made(*paragraphs: str) -> Article:
    return article_from_text("\n\n".join(("A harbour in flames", *paragraphs)))


def copies(*versions: Article) -> tuple[tuple[int, ...], ...]:
    return find_copies(Story("", versions))


@pytest.mark.parametrize("name", ["harbour-fire", "border-security"])
def test_retellings_are_no_copies(name: str) -> None:
    assert find_copies(seed(name)) == ()


def test_another_headline() -> None:
    assert copies(WIRE, made(*BODY), LOCAL) == ((0, 1),)


def test_cut_at_the_end() -> None:
    assert copies(WIRE, LOCAL, made(*BODY[:4])) == ((0, 2),)


def test_two_paragraphs_added() -> None:
    more = (
        "The county will hold a memorial service for the dead in the old seamen’s church next week.",
        LOCAL.text,
    )
    assert copies(made(*BODY, *more), WIRE) == ((0, 1),)


def test_a_word_changed_here_and_there() -> None:
    words = " ".join(BODY).split()
    changed = [word if n % 20 else "roughly" for n, word in enumerate(words)]
    assert copies(WIRE, article_from_text(" ".join(changed))) == ((0, 1),)


def test_every_third_word_changed_is_no_copy() -> None:
    words = " ".join(BODY).split()
    changed = [word if n % 3 else "roughly" for n, word in enumerate(words)]
    assert copies(WIRE, article_from_text(" ".join(changed))) == ()


def test_case_marks_and_spaces_do_not_matter() -> None:
    other = "\n\n".join(BODY).upper().replace(",", " ,").replace("“", '"').replace("”", '"')
    assert copies(WIRE, article_from_text(other)) == ((0, 1),)


def test_a_copy_of_a_copy_is_in_one_group() -> None:
    """The first and the last third share too little with each other; the whole joins them."""
    third = len(BODY) // 3
    first, last = made(*BODY[:third]), made(*BODY[-third:])
    assert copies(first, last) == ()
    assert copies(first, LOCAL, last, WIRE) == ((0, 2, 3),)


def test_two_groups() -> None:
    shorter = replace(LOCAL, text=LOCAL.text, sentences=LOCAL.sentences[: len(LOCAL.sentences) // 2])
    assert copies(LOCAL, WIRE, made(*BODY), shorter) == ((0, 3), (1, 2))


def test_a_shared_quotation_makes_no_copy() -> None:
    said = "“We will rebuild this harbour, and we will rebuild it with sprinklers,” the mayor said."
    one = article(
        said, "Her office gave no date for the work, and no figure for what it would cost the town."
    )
    two = article("Shops on the quay open again on Friday, traders say, with less stock than before.", said)
    assert copies(one, two) == ()


def test_very_short_versions_are_copies_only_when_their_words_are_equal() -> None:
    assert copies(article("Fire in the harbour."), article("Fire, in the Harbour")) == ((0, 1),)
    assert copies(article("Fire in the harbour."), article("Fire in the harbour. | Two hurt.")) == ()


def test_what_makes_no_claim_does_not_count() -> None:
    furniture = " ".join(f"Sign up for newsletter number {n} here." for n in range(30))
    one = article("Rain fell in the hills.", furniture, roles={1: Role.BOILERPLATE})
    two = article("The bakery shut.", furniture, roles={1: Role.BOILERPLATE})
    assert copies(one, two) == ()
    assert copies(Article("", (), ()), Article("", (), ())) == ()
    assert copies() == ()


def test_the_order_of_the_versions_does_not_matter() -> None:
    versions = [WIRE, LOCAL, made(*BODY), made(*BODY[:4])]
    for order in itertools.permutations(range(4)):
        groups = copies(*(versions[n] for n in order))
        assert [{order[v] for v in group} for group in groups] == [{0, 2, 3}]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.text("ab \n.", max_size=80), max_size=6), st.integers(0, 99))
def test_any_versions(texts: list[str], number: int) -> None:
    texts = [text * (1 + number % 4) for text in texts]
    groups = copies(*(article_from_text(text) for text in texts))
    members = [version for group in groups for version in group]
    assert len(members) == len(set(members))
    assert all(0 <= version < len(texts) for version in members)
    assert all(len(group) > 1 and list(group) == sorted(group) for group in groups)
    order = list(range(len(texts)))
    random.Random(number).shuffle(order)
    turned = copies(*(article_from_text(texts[v]) for v in order))
    assert {frozenset(order[v] for v in group) for group in turned} == {frozenset(group) for group in groups}
