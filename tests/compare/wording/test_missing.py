"""The words of a sentence that the matched sentences of another version do not carry."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare.details import missing_words
from newsreader.model import Article
from newsreader.sources.segment.articles import article_from_text
from newsreader.text.words import read_words
from tests.support.claim_cases import seed
from tests.support.indexed import index_of, judged
from tests.support.making import article


def missing(here: Article | str, there: Article | str, *matched: int, partial: bool = False) -> list[str]:
    """The words of the first sentence that are missing in some sentences of another version."""
    a = article(here) if isinstance(here, str) else here
    b = article(there) if isinstance(there, str) else there
    spans = missing_words(index_of(a, b), (0, 0), 1, matched or (0,), partial)
    return [a.text[span.start : span.end] for span in spans]


def test_nothing_is_missing_in_the_same_sentence() -> None:
    text = "Ilka Brand, 44, opened the lock on the Tarn canal at noon."
    assert missing(text, text) == []


def test_inflection_small_words_and_order_do_not_matter() -> None:
    assert missing("The lock on the canal was opened.", "She opens canal locks.") == []


def test_synonyms_and_other_names_for_a_country_are_carried() -> None:
    assert missing("The Americans prohibit the film.", "Washington would ban the movie film.") == []


def test_neighbours_make_one_phrase_without_small_words_at_its_ends() -> None:
    here = "The lock was opened by the engineer of the northern canal on a rainy morning."
    assert missing(here, "The lock was opened.") == ["engineer of the northern canal on a rainy morning"]


def test_a_carried_word_parts_two_phrases() -> None:
    here = "A retired engineer opened the rusty lock."
    assert missing(here, "An engineer opened the lock.") == ["retired", "rusty"]


def test_a_mark_parts_two_phrases() -> None:
    here = "The lock was opened by volunteers; boats queued."
    assert missing(here, "The lock was opened.") == ["volunteers", "boats queued"]


def test_several_matches_carry_together() -> None:
    here = "The lock opened at noon and forty boats passed."
    there = article("The lock was opened. | It was noon. | Forty boats went through.")
    assert missing(here, there, 0) == ["noon and forty boats passed"]
    assert missing(here, there, 0, 2) == ["noon", "passed"]
    assert missing(here, there, 2, 0, 1) == ["passed"]


def test_who_says_so_is_not_missing_unless_it_is_a_name() -> None:
    here = "The lock will open at noon, the water board said."
    assert missing(here, "The lock will open at noon.") == []
    named = article("The lock will open at noon, said Ilka Brand.", "On Friday Brand left.")
    assert missing(named, "The lock will open at noon.") == ["Ilka Brand"]


def test_a_first_name_is_carried_with_the_surname() -> None:
    here = article("The lock was opened by Ilka Brand.", "Later Brand rested.")
    assert missing(here, article("Brand opened the lock.")) == []
    assert missing(here, article("Pohl opened the lock.")) == ["Ilka Brand"]


def test_numbers_and_days_are_the_same_only_when_equal() -> None:
    assert missing("Twelve boats passed on Monday.", "12 boats passed on Tuesday.") == ["Monday"]
    assert missing("Some 312 boats passed.", "Some 313 boats passed.") == ["312"]


def test_figures_with_a_unit() -> None:
    assert missing("The lock cost EUR 3.5 million.", "The lock cost €3.5m.") == []
    assert missing("The lock cost €3.5m.", "The lock cost EUR 3.5 million.") == []
    assert missing("The lock cost €3.5m.", "The lock cost EUR 8 million.") == ["3.5m"]
    assert missing("It opened at 10:40 p.m. sharp.", "It opened sharp.") == ["10:40"]


def test_of_a_partial_match_whole_clauses_are_missing() -> None:
    here = "The lock opened at noon, but the canal board blamed a flooded engine room for the long delay."
    there = "At noon the lock opened after a delay."
    assert missing(here, there) == ["canal board blamed a flooded engine room for the long"]
    assert missing(here, there, partial=True) == [
        "canal board blamed a flooded engine room for the long delay"
    ]


def test_without_a_match_nothing_is_said_to_be_missing() -> None:
    a = article("The lock opened.")
    assert missing_words(index_of(a, a), (0, 0), 1, ()) == ()


def test_the_sample_story() -> None:
    story = seed("harbour-fire")
    index = index_of(*story.versions)

    def of(version: int, sentence: int, other: int, *matched: int) -> list[str]:
        text = story.versions[version].text
        return [text[s.start : s.end] for s in missing_words(index, (version, sentence), other, matched)]

    assert of(0, 14, 3, 19) == []
    assert of(0, 14, 2, 16) == ["sprinklers"]
    assert of(0, 13, 1, 21) == ["authority"]
    assert of(0, 13, 3, 18) == ["3.5"]
    assert of(0, 9, 1, 16) == []


PIECES = st.sampled_from(
    """“ ” " ' ’ ( ) , . ; : — $ € 3.5m 3.5 million 1,200bn 5k 10:40 p.m. said told Ilka Brand Mayor the of a
    in who but and lock opened canal boats Monday May not dozen Tehran Iranian U.S. F.B.I. R-
    -tn €8 %""".split()
)
TEXT = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


@settings(deadline=None, max_examples=150)
@given(TEXT, TEXT, st.booleans())
def test_any_two_texts(one: str, other: str, partial: bool) -> None:
    versions = (article_from_text(one), article_from_text(other))
    index = index_of(*versions)
    everything = [s.index for s in judged(index, 1)]
    words = read_words(versions[0])
    for sentence in judged(index, 0):
        place = 0, sentence.index
        assert missing_words(index, place, 0, (sentence.index,), partial) == ()
        starts = {word.start for word in words[sentence.index] if not word.light}
        for m in everything:
            before = sentence.claim_start
            for span in missing_words(index, place, 1, [m], partial):
                assert before <= span.start < span.end <= sentence.end
                assert span.start in starts
                before = span.end
        if everything and not partial:
            fewer = missing_words(index, place, 1, everything)
            some = missing_words(index, place, 1, everything[:1])
            assert sum(s.end - s.start for s in fewer) <= sum(s.end - s.start for s in some)
