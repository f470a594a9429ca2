"""Where a text quotes: which marks make a pair, in any style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Article
from newsreader.text.quotations import MARKS, find_quotations, pair_marks, quoted_words
from newsreader.text.words import read_words
from tests.support.making import article
from tests.support.mark_styles import STYLES, Style, bare, restyled


def quoted(made: Article) -> list[str]:
    return [" ".join(made.text[q.start : q.end].split()) for q in find_quotations(made)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We go,” she said. “Now.”", ["We go,", "Now."]),
        ('"We go," she said. "Now."', ["We go,", "Now."]),
        ("She said: „Wir gehen.“ Then she went.", ["Wir gehen."]),
        ("Elle dit « on part » et part.", ["on part"]),
        ("“He told me, ‘Go home,’ and I went,” she said.", ["He told me, ‘Go home,’ and I went,"]),
        ("Mayor: 'We go now'", ["We go now"]),
        ("The players' coach wasn't there, nor was the fans' band.", []),
        ("He is 6'2\" tall.", []),
        ("“” and “ ” hold nothing.", []),
    ],
)
def test_quotations_of_one_paragraph(text: str, found: list[str]) -> None:
    assert quoted(article(text)) == found


def test_a_quotation_runs_over_sentences_and_paragraphs() -> None:
    made = article(
        "She said: “We go. | We go now.", "“And we stay gone.” | Then she left.", "“Well,” he said."
    )
    assert quoted(made) == ["We go. We go now.", "And we stay gone.", "Well,"]
    made = article("She said: “We go.", "We stay gone.” | Then she left.")
    assert quoted(made) == ["We go. We stay gone."]


def test_a_forgotten_mark_ends_with_its_paragraph() -> None:
    made = article("She said: “We go. | It rained.", "He said: “I stay.” | It rained.", "It rained “cats.")
    assert quoted(made) == ["We go. It rained.", "I stay.", "cats."]


def test_words_know_where_they_stand() -> None:
    made = article("She said: “We go [home] now. | We stay … there,” and left.")
    words = quoted_words(made, read_words(made))
    assert [q.word.key for q in words] == ["we", "go", "hom", "now", "we", "stai", "there"]
    assert [q.sentence for q in words] == [0, 0, 0, 0, 1, 1, 1]
    assert [q.after_cut for q in words] == [True, False, True, True, False, False, True]
    assert {q.quotation for q in words} == {0}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«On part», dit-il.", ["On part"]),
        ("»Wir gehen«, sagte er.", ["Wir gehen"]),
        ("„Wir gehen“, sagte er, „und zwar ‚bald‘.“", ["Wir gehen", "und zwar ‚bald‘."]),
        ("”Vi går”, sade han, ”nu”.", ["Vi går", "nu"]),
        ("``We go,'' he said.", ["We go,"]),
        ("‹On part›, dit-il.", ["On part"]),
        ("「行く。」と言った。", ["行く。"]),
        ("他说：“今天很好。我们走吧！”", ["今天很好。我们走吧！"]),
        ("\"'No,' he told me,\" she said.", ["'No,' he told me,"]),
        ("He said—“Hello—” and left. (“No.”)", ["Hello—", "No."]),
        ("“One”“Two”", ["One", "Two"]),
        ("It is ‘so-called’. ‘No,’ he said.", ["so-called", "No,"]),
        ("He said “we go. We stay. He said “no.”", ["we go. We stay.", "no."]),
        ("“Hamlet”’s run ended; ‘“Hamlet”’s run’ did not.", ["Hamlet", "“Hamlet”’s run"]),
    ],
)
def test_every_style_has_its_pairs(text: str, found: list[str]) -> None:
    assert quoted(article(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rock 'n' roll of the '90s, 'twas 'the girls' school,' they said.", ["the girls' school,"]),
        ("He called them ‘heroes’ and left the girls’ school.", ["heroes"]),
        (
            "‘The girls’ school is shut and nothin’ helps,’ he said.",
            ["The girls’ school is shut and nothin’ helps,"],
        ),
        ("O’Neill, d'Estaing and the ’60s; ‘Ali went home.", []),
        ("The ‘90s and the class of '95 in 't Hof.", []),
        ("'Rock 'n' roll,' he said.", ["Rock 'n' roll,"]),
        ("It is 5%'s share, 'a lot'.", ["a lot"]),
        ('A 5" pipe "of steel" is 5\' 10" long.', ["of steel"]),
        ('"Use a 5" pipe," he said.', ['Use a 5" pipe,']),
        ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
    ],
)
def test_apostrophes_and_measures_are_no_marks(text: str, found: list[str]) -> None:
    assert quoted(article(text)) == found


@pytest.mark.parametrize("style", STYLES)
def test_each_paragraph_of_a_long_quotation_opens_again(style: Style) -> None:
    paragraphs = ("He wrote: <<We go.", "<<They know it, the girls too.", "<<We stay.>> Nobody spoke.")
    made = article(*(restyled(paragraph, style) for paragraph in paragraphs))
    assert quoted(made) == ["We go.", "They know it, the girls too.", "We stay."]


@pytest.mark.parametrize("style", STYLES)
def test_words_are_quoted_in_every_style(style: Style) -> None:
    made = article(restyled("Tolk said <<we [[must]] go>>, and <<now.>> The girls' boat left.", style))
    [words] = read_words(made)
    assert [w.key for w in words if w.quoted] == ["we", "must", "go", "now"]
    assert [made.text[w.start : w.end] for w in words if w.quoted] == ["we", "must", "go", "now"]


def test_a_quotation_knows_what_it_stands_in() -> None:
    pairing = pair_marks("“He told me, ‘She said “no”,’ and I went.”")
    assert [(q.depth, q.closed) for q in pairing.quotations] == [(0, True), (1, True), (2, True)]
    assert len(pairing.outer) == 1


@given(st.text(st.sampled_from(f"{MARKS}ab5s. ,\n—x"), max_size=60))
def test_any_marks_give_quotations_within_the_text(text: str) -> None:
    pairing = pair_marks(text)
    ends: list[int] = []
    for quotation in pairing.quotations:
        assert 0 < quotation.start <= quotation.end <= len(text)
        assert quotation.start - 1 in pairing.opening
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        assert len(ends) == quotation.depth
        assert not ends or quotation.end <= ends[-1]
        ends.append(quotation.end)
    assert pairing.opening.isdisjoint(pairing.closing)
    assert bare("".join(text[at] for at in pairing.opening | pairing.closing)) == ""
