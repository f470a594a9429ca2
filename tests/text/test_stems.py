"""The forms of a verb, and lists of words that are derived from others."""

from __future__ import annotations

import pytest

from newsreader.text.lexicon import calendar, numbers, offices, saying
from newsreader.text.stems import participle, past, present


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", "says said saying"),
        ("tell", "tells told telling"),
        ("reply", "replies replied replying"),
        ("admit", "admits admitted admitting"),
        ("stress", "stresses stressed stressing"),
        ("acknowledge", "acknowledges acknowledged acknowledging"),
        ("warn", "warns warned warning"),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: str) -> None:
    assert (present(verb), past(verb), participle(verb)) == tuple(forms.split())


def test_each_list_is_a_part_of_the_one_it_comes_from() -> None:
    assert saying.FREELY_CHOSEN <= saying.SAYING
    assert saying.HEARING <= saying.SAYING
    assert not saying.SAYING & saying.DESCRIBING
    assert offices.SPOKESPEOPLE <= offices.OFFICES <= offices.TITLES <= offices.NO_FIRST_NAMES
    assert {numbers.LONG_SCALES[word] for word in numbers.SHORT_SCALES.values()} == {1e3, 1e6, 1e9, 1e12}
    assert len(set(calendar.MONTHS.values())) == len(calendar.MONTH_BEGINNINGS) == 12
    assert set(calendar.DAY_FORMS.values()) == set(calendar.DAYS)
