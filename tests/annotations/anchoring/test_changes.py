"""What has changed since a passage was marked is told, or asked about; look-alikes are never taken for it."""

from __future__ import annotations

import pytest

from newsreader.annotations.anchoring import Ambiguous, How, Placed, QuoteNotFound, find, quoted
from newsreader.annotations.anchoring.rewording import word_changes
from newsreader.model import Span
from tests.support.making_notes import anchor_of

BEFORE = "Two barges broke loose above the weir on Sunday night. Nobody was on board, the lock keeper said."
AFTER = "The river is closed to boats until the wreck has been lifted. A crane was sent from Ostra."


def around(*sentences: str) -> str:
    """A text with some sentences in its middle."""
    return f"Barges adrift on the river\n\n{BEFORE}\n\n{' '.join(sentences)}\n\n{AFTER}\n"


def found(first: str, now: str, quote: str) -> object:
    """What becomes of words of a text in another, with the text at hand."""
    return find(anchor_of(first, quote), now, first)


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("The lock is to hold {} barges at once.", "twenty-one", "twenty-four"),
        ("It was the {} wreck on this stretch of river.", "sixth", "seventh"),
        ("Der Schlepper zog {} Kähne durch die Schleuse.", "achtzehn", "siebzehn"),
        ("Le remorqueur a tiré {} péniches par l'écluse.", "seize", "treize"),
        ("El remolcador arrastró {} barcazas por la esclusa.", "quince", "veinte"),
        ("Il rimorchiatore ha trainato {} chiatte nella chiusa.", "sedici", "undici"),
        ("De sleepboot trok {} aken door de sluis.", "zestien", "dertien"),
        ("O rebocador puxou {} barcaças pela eclusa.", "dezoito", "onze"),
        ("Holownik ciągnął {} barek przez śluzę.", "osiemnaście", "trzynaście"),
        ("Буксир провёл через шлюз {} барж за ночь.", "восемнадцать", "девятнадцать"),
        ("The owner asked for {}9,000 for the hull.", "£", "$"),
        ("The barge drifted for three {} in the dark.", "miles", "hours"),
        ("The hearing has been set for {} at the town hall.", "Tuesday", "Friday"),
        ("L'audience aura lieu en {} à la mairie.", "octobre", "novembre"),
    ],
)
def test_another_figure_unit_or_day_is_asked_about(sentence: str, old: str, new: str) -> None:
    before, now = sentence.format(old), sentence.format(new)
    assert isinstance(found(around(before), around(now), before), Ambiguous)


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        (
            "The ferry owner was cleared of all blame by the court of inquiry.",
            "The ferry owner was denied of all blame by the court of inquiry.",
            ("cleared", "denied"),
        ),
        (
            "The skipper reportedly fell asleep at the wheel of the second barge.",
            "The skipper fell asleep at the wheel of the second barge.",
            ("reportedly", ""),
        ),
        (
            "The alarm was given after the ropes had been cut, a witness told the court.",
            "The alarm was given before the ropes had been cut, a witness told the court.",
            ("after", "before"),
        ),
    ],
)
def test_other_words_are_told(before: str, now: str, changed: tuple[str, str]) -> None:
    place = found(around(before), around(now), before)
    assert isinstance(place, Placed)
    assert place.changed == (changed,)


def test_what_changes_around_a_passage_in_its_sentence_is_told() -> None:
    quote = "the ropes had been cut with a saw during the night"
    first = around(f"The keeper was sure that {quote} by the crew.")
    now = around(f"The keeper was afraid that {quote} by the crew.")
    place = found(first, now, quote)
    assert isinstance(place, Placed)
    assert place.changed == (("sure", "afraid"),)


def test_another_speaker_of_the_same_words_is_told_or_asked_about() -> None:
    quote = "We had no warning at all"
    first = around(f'"{quote}," Harbour master Ilja Brandt told the reporters.')
    for now in (
        first.replace("Harbour master Ilja", "Lock keeper Ada"),
        first.replace("told the", "denied to"),
    ):
        place = found(first, now, quote)
        assert isinstance(place, Ambiguous) or (isinstance(place, Placed) and place.changed)


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("fi", "\ufb01").replace("ffl", "\ufb04"),
        lambda t: t.replace(" the ", "\u00a0the\n"),
        lambda t: t.replace("“", '"').replace("”", '"').replace("’", "'"),
    ],
)
def test_typography_is_no_change(change: object) -> None:
    sentence = "The first officer’s file was left in the office, he said: “Find it.”"
    first = around(sentence)
    assert callable(change)
    place = found(first, change(first), sentence)
    assert isinstance(place, Placed) and place.changed == ()


SENTENCE = "Both barges were carrying gravel for the new road to the coast."


@pytest.mark.parametrize(
    "look_alike",
    [
        f"Correction: an earlier version of this article said: {SENTENCE}",
        f"Related: {SENTENCE}",
        f"Lesen Sie auch: {SENTENCE}",
        f"Read more:\n\nA river in pictures\n\n{SENTENCE}",
        f"07:40 {SENTENCE}",
        f"The mayor denied that {SENTENCE[0].lower()}{SENTENCE[1:]}",
    ],
)
@pytest.mark.parametrize("left", ["", "The barges were empty, their owner says now."])
def test_what_repeats_the_words_of_a_passage_is_not_taken_for_it(look_alike: str, left: str) -> None:
    first = around(SENTENCE, "Divers looked for leaks.")
    now = around(*filter(None, [left, "Divers looked for leaks."])) + "\n" + look_alike + "\n"
    assert not isinstance(found(first, now, SENTENCE), Placed)


def test_a_short_context_is_enough_for_words_that_stand_once() -> None:
    text = around(SENTENCE, "Divers looked for leaks.")
    at = text.index(SENTENCE)
    for size in (10, 0):
        anchor = anchor_of(text, SENTENCE)
        short = type(anchor)(SENTENCE, anchor.prefix[-size:] * (size > 0), anchor.suffix[:size], 0, 0)
        place = find(short, text)
        assert isinstance(place, Placed) and place.how is How.MOVED
        assert place.span == Span(at, at + len(SENTENCE))


def test_word_changes_are_pairs_on_one_line() -> None:
    assert word_changes("The old\nbridge is shut.", "the OLD bridge is open again") == (
        ("shut", "open again"),
    )
    assert word_changes("He cannot come.", "He can not come!") == ()
    assert word_changes("", "new") == (("", "new"),)


def test_quoted_words_are_found_but_for_typography_and_counted_from_one() -> None:
    text = "He said “no”. She said “no”."
    assert quoted(text, "“no”", 2) == Span(23, 27)
    assert quoted(text, '"no"', 1) == Span(8, 12)
    for words, occurrence, cause in (
        ("yes", None, "do not"),
        ("said", None, "2 times"),
        ("said", 3, "no occ"),
    ):
        with pytest.raises(QuoteNotFound, match=cause):
            quoted(text, words, occurrence)
