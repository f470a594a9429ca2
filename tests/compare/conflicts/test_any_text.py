"""Whatever the text: nothing raises, every span lies in its sentence, both directions agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare.align.pairings import Pairing, Pairings
from newsreader.compare.conflicts.finding import differences, held_differences, oriented
from newsreader.compare.conflicts.likelihood import NAMES, Likelihood
from newsreader.compare.conflicts.self_contradiction import self_contradictions
from newsreader.model import Span, Story
from newsreader.sources.segment.articles import article_from_text
from tests.support.indexed import index_of

PIECES = st.sampled_from(
    """“ ” " ' ‘ ’ « » „ … [ ] ( ) * . , ; : ! ? — $ € £ % - \n \n\n said told Owen Edmund Tarrow Mayor
    Rosa Delmar in at Riyadh Jeddah Pier Gate 3 5 12 17 3.5bn million dozen hundred half a the twelve people
    men were was killed injured hurt died survived acquitted convicted Monday Tuesday night 4 March 1962 10:40
    p.m. 7% 1,000 we go home not never to will summit joint upcoming fire harbour one in three 0 00 1e9 ＂ ``
    ''""".split(" ")
)
TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
)


ALL = Likelihood(dict.fromkeys(NAMES, 0.0), 0.0, 0.0)
"""Lists every difference."""


def inside(span: Span, bounds: Span) -> bool:
    return bounds.start <= span.start < span.end <= bounds.end


def everything(story: Story) -> Pairings:
    """Every sentence of the first version paired with every one of the second."""
    a, b = story.versions
    return Pairings(
        tuple(
            Pairing(0, here.index, 1, there.index, 1.0, 2) for here in a.sentences for there in b.sentences
        ),
        (),
    )


@settings(deadline=None, max_examples=150)
@given(TEXT, TEXT)
def test_any_two_texts(one: str, other: str) -> None:
    story = Story("", (article_from_text(one), article_from_text(other)))
    sentences = [version.sentences for version in story.versions]
    found = held_differences(index_of(*story.versions), everything(story), ALL)
    for (version, sentence, against), held in found.items():
        for d, likelihood, asserted, match in held:
            here, there = sentences[version][sentence], sentences[against][match.sentence]
            assert inside(d.here, Span(here.start, here.end))
            assert inside(d.there, Span(there.start, there.end))
            assert d.sentence == match.sentence
            assert 0 <= likelihood <= 1 and (likelihood == 1 or not asserted)
    pairs = [all_pairs(story, direction) for direction in (0, 1)]
    assert pairs[0] == pairs[1]


def all_pairs(story: Story, direction: int) -> set[tuple[object, ...]]:
    """What every two sentences differ in, looked at from one of the versions."""
    index = index_of(*story.versions)
    seen: set[tuple[object, ...]] = set()
    for pairing in everything(story).near:
        turned = Pairing(1, pairing.there, 0, pairing.sentence, pairing.chance, pairing.named)
        at = oriented(index, turned if direction else pairing)
        for d in differences(index, at):
            one, other = (at.version, at.sentence, d.here), (at.other, at.there, d.there)
            seen.add((d.kind, *((one, other) if at.version == 0 else (other, one))))
    return seen


@settings(deadline=None, max_examples=150)
@given(TEXT)
def test_any_text_against_itself(text: str) -> None:
    article = article_from_text(text)
    same = tuple(Pairing(0, s.index, 1, s.index, 1.0, 2) for s in article.sentences)
    found = held_differences(index_of(article, article), Pairings(same, ()))
    assert not [held for row in found.values() for held in row if held.asserted]
    for conflict in self_contradictions(index_of(article), 0):
        bounds = article.sentences[conflict.sentence]
        assert inside(conflict.there, Span(bounds.start, bounds.end))
        assert conflict.here.end <= conflict.there.start
