"""How rare words are in news."""

from __future__ import annotations

from newsreader.grouping.background import worth
from newsreader.text.words import form_of


def test_a_word_is_worth_more_the_rarer_it_is() -> None:
    say, minister, unheard = (worth(form_of(word).key) for word in ("says", "minister", "Zyxxville"))
    assert 0 < say < minister < unheard
