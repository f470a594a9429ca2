"""What a story is found to say does not hang on hidden characters, nor on letters that look like others."""

from __future__ import annotations

import random
from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from newsreader.analysis.utterances import group_utterances, read_quotations
from newsreader.compare import compare
from newsreader.model import Camp, Clause, Comparison, Conflict, Mention, Span, Story
from newsreader.sources.segment.articles import article_from_text
from newsreader.text.bare import bare, bare_story
from tests.support.deceiving import ALPHABETS, HIDDEN, with_hidden, with_lookalikes

DEPOT = (
    """Velm opens its old depot

VELM — The mayor of Velm, Ona Birk, opened the old depot on Monday after 12 years. "We paid 12.5 million \
crowns for it, and it was worth every one," Birk said. Some 3,000 people came.

The union called the price “a gift to the builders”. Two of its members were arrested near the gate. \
Mayor Birk admitted on Sunday that she had never seen the plans of the museum.

“Nobody asked us whether we wanted another museum,” said Pavel Holt, 61, a driver.""",
    """Depot opens in Velm

The old depot of Velm was opened by mayor Ona Birk on Tuesday. “We paid 14 million crowns for it, and it was \
worth every one,” she said. About 500 people came.

Three members of the union were arrested. It spoke of “a gift to the builders”. \
Mayor Birk said on Sunday that she had never seen the plans of the museum.

“Nobody asked us if we wanted a museum,” driver Pavel Holt, 63, said. He denied the charges.""",
    """Museum for Velm

Birk said that the depot, which was closed for 12 years, had cost too much. Holt warned of a strike. The \
builders are from Tarn. No one was arrested.""",
)
CLEAN = compare(Story("", tuple(map(article_from_text, DEPOT))))


def story_of(texts: tuple[str, ...]) -> Story:
    return Story("", tuple(map(article_from_text, texts)))


def in_bare_places(found: Comparison) -> Comparison:
    """The comparison with every stretch in the bare texts, where it is read as it is."""
    texts = [bare(article.text) for article in found.story.versions]
    clean = [article.text for article in CLEAN.story.versions]

    def span(old: Span, version: int) -> Span:
        plain = texts[version]
        new = Span(plain.index(old.start), plain.index(old.end))
        written = found.story.versions[version].text[old.start : old.end]
        assert plain.span(new.start, new.end) == old
        assert written == written.strip()
        return new

    def clause(one: Clause, version: int) -> Clause:
        start, end = texts[version].index(one.start), texts[version].index(one.end)
        return one._replace(start=start, end=start + len(texts[version].text[start:end].rstrip()))

    def conflict(one: Conflict, here: int, there: int) -> Conflict:
        return replace(one, here=span(one.here, here), there=span(one.there, there))

    def camp(one: Camp) -> Camp:
        return replace(one, told=tuple(map(mention, one.told)))

    def mention(one: Mention) -> Mention:
        place = span(Span(one.start, one.end), one.version)
        return replace(one, start=place.start, end=place.end)

    assert [plain.text for plain in texts] == clean
    judgements = tuple(
        tuple(
            tuple(
                judgement
                and replace(
                    judgement,
                    conflicts=tuple(conflict(c, v, o) for c in judgement.conflicts),
                    differences=tuple(conflict(c, v, o) for c in judgement.differences),
                    missing=tuple(span(s, v) for s in judgement.missing),
                    clauses=tuple(clause(c, v) for c in judgement.clauses),
                    shifts=tuple(
                        replace(s, here=span(s.here, v), there=span(s.there, o)) for s in judgement.shifts
                    ),
                    wording=tuple(
                        replace(w, here=span(w.here, v), there=span(w.there, o)) for w in judgement.wording
                    ),
                )
                for o, judgement in enumerate(row)
            )
            for row in rows
        )
        for v, rows in enumerate(found.judgements)
    )
    inner = tuple(tuple(conflict(c, v, v) for c in one) for v, one in enumerate(found.inner_conflicts))
    disputes = tuple(replace(one, camps=tuple(map(camp, one.camps))) for one in found.disputes)
    return replace(found, story=CLEAN.story, judgements=judgements, inner_conflicts=inner, disputes=disputes)


def test_the_story_has_everything_that_could_change() -> None:
    judgements = [j for rows in CLEAN.judgements for row in rows for j in row if j is not None]
    assert {j.verdict for j in judgements} == {"confirmed", "rephrased", "omitted"}
    assert {c.kind for j in judgements for c in (*j.conflicts, *j.differences)} >= {"figure", "quote"}
    assert any(j.missing for j in judgements) and any(j.shifts for j in judgements)


@pytest.mark.parametrize("character", HIDDEN)
def test_no_hidden_character_changes_anything(character: str) -> None:
    chance = random.Random(character)
    texts = tuple(with_hidden(text, character, chance) for text in DEPOT)
    found = compare(story_of(texts))
    assert tuple(article.text for article in found.story.versions) == texts
    assert in_bare_places(found) == CLEAN


@settings(max_examples=15, deadline=None)
@pytest.mark.parametrize("alphabet", ALPHABETS)
@given(seed=st.integers(0, 1 << 20), share=st.sampled_from([0.05, 0.5, 1.0]))
def test_no_lookalike_changes_anything(alphabet: dict[str, str], seed: int, share: float) -> None:
    chance = random.Random(seed)
    texts = tuple(
        with_hidden(with_lookalikes(text, alphabet, chance, share), HIDDEN, chance) if number != 1 else text
        for number, text in enumerate(DEPOT)
    )
    assert in_bare_places(compare(story_of(texts))) == CLEAN


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1 << 20), alphabet=st.sampled_from(ALPHABETS))
def test_quotations_are_the_same(seed: int, alphabet: dict[str, str]) -> None:
    chance = random.Random(seed)
    story = story_of(
        tuple(with_hidden(with_lookalikes(text, alphabet, chance), HIDDEN, chance) for text in DEPOT)
    )
    expected = group_utterances(CLEAN.story, read_quotations(CLEAN.story), CLEAN)
    found = group_utterances(story, read_quotations(story), compare(story))
    assert len(found) == len(expected) > 2
    for one, other in zip(found, expected, strict=True):
        assert (one.speakers, one.verbatim, one.conflicts) == (
            other.speakers,
            other.verbatim,
            other.conflicts,
        )
        for here, there in zip(one.quoted, other.quoted, strict=True):
            plain = bare(story.versions[here.version].text)
            assert (plain.index(here.start), plain.index(here.end)) == (there.start, there.end)
            assert [plain.index(w.word.start) for w in here.words] == [w.word.start for w in there.words]


def test_a_story_in_another_script_is_compared_as_it_is() -> None:
    texts = ("Сор вынесли из избы. Мэр открыл старое депо.", "Мэр открыл старое депо. Сор вынесли.")
    story = story_of(texts)
    assert bare_story(story) is story
    assert compare(story).colour(0, 1) == "confirmed"
