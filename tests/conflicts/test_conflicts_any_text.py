"""Whatever the text: nothing raises, every span lies in its sentence, both directions agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.compare.conflicts import ConflictFinder
from newsreader.compare.conflicts_inner import find_inner_conflicts
from newsreader.model import Match, Span, Story
from newsreader.sources.articles import article_from_text

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


def inside(span: Span, bounds: Span) -> bool:
    return bounds.start <= span.start < span.end <= bounds.end


@settings(deadline=None, max_examples=150)
@given(TEXT, TEXT)
def test_any_two_texts(one: str, other: str) -> None:
    story = Story("", (article_from_text(one), article_from_text(other)))
    a, b = story.versions
    finder = ConflictFinder(story)
    for here in a.sentences:
        for there in b.sentences:
            found = finder.differences(0, here.index, 1, [Match(there.index, 1.0)])
            back = finder.differences(1, there.index, 0, [Match(here.index, 1.0)])
            for d in found:
                assert d.sentence == there.index
                assert inside(d.here, Span(here.start, here.end))
                assert inside(d.there, Span(there.start, there.end))
            assert (
                len({(d.kind, d.here, d.there) for d in found} ^ {(d.kind, d.there, d.here) for d in back})
                == 0
            )


@settings(deadline=None, max_examples=150)
@given(TEXT)
def test_any_text_against_itself(text: str) -> None:
    article = article_from_text(text)
    finder = ConflictFinder(Story("", (article, article)))
    for sentence in article.sentences:
        assert finder.conflicts(0, sentence.index, 1, [Match(sentence.index, 1.0)]) == ()
    for conflict in find_inner_conflicts(article):
        bounds = article.sentences[conflict.sentence]
        assert inside(conflict.there, Span(bounds.start, bounds.end))
        assert conflict.here.end <= conflict.there.start
