"""What a story is found to say does not hang on the style of its quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from newsreader.compare import compare
from newsreader.model import Article, Judgement, Story, Verdict
from newsreader.sources.segment.articles import article_from_text
from tests.support.mark_styles import STYLES, Style, bare, restyled, with_placeholders

SEEDS = Path(__file__).parents[2] / "seeds"
MOORINGS = (
    """Harbour to be widened, mayor says

PORT ELLIS: <<We agreed to widen the harbour mouth this winter and to repair all shared moorings,>> Maren \
Tolk told the council. <<It is time. We have waited long enough,>> she added.

The plan, which critics called <<reckless>> and the fishermen's union <<a gift to the yachts>>, passed by 7 \
votes to 2. Tolk said: <<The old mole is unsafe. It must go.>>

<<I told them, [[You will lose your berths,]] and nobody listened,>> said Ivar Holm, 61, a skipper. The \
town's budget for the works is 4 million crowns.

Holm, a member of the boats' council since the '90s, called the vote <<a disgrace!>> and left. <<Nobody \
asked us?>> he said later.

<<The council has shown no mercy to small boats.

<<It will be remembered,>> Holm wrote.""",
    """<<Nobody asked us>>: skippers angry over harbour plan

The harbour mouth of Port Ellis will be widened this winter, the council agreed by 7 votes to 2. <<We agreed \
to deepen the harbour mouth this winter and to repair all shared moorings,>> mayor Maren Tolk told the \
council.

Critics called the plan <<reckless.>> The fishermen's union spoke of <<a gift to the yachts>>. Some 30 \
skippers <<watched in silence>>.

<<I told them, [[You will lose your berths,]] and nobody listened,>> said skipper Ivar Holm. <<It is time,>> \
said Tolk. <<The old mole is safe. It must stay.>>

Tolk said the works would cost <<about 5 million crowns>>.""",
    """Port Ellis widens its harbour

Mayor Tolk won a vote on Tuesday. She said it was time and that the mole was unsafe. Ivar Holm said the vote \
was <<a disgrace>>. The book <<Boats of the North>> was sold at the door, <<two for one>>.

Holm wrote that <<the council has shown no mercy to small boats>> and that it would be remembered. <<Why \
now?>> asked the skippers' wives. <<Why not?>> came the answer.""",
)


def seeds(folder: str) -> tuple[str, ...]:
    return tuple(
        with_placeholders(p.read_text("utf-8").strip()) for p in sorted((SEEDS / folder).glob("*.txt"))
    )


STORIES = {name: seeds(name) for name in ("harbour-fire", "border-security")} | {"moorings": MOORINGS}
"""Versions whose outer quotations stand between `<<` and `>>`."""


def findings(texts: Sequence[str], styles: Sequence[Style]) -> list[object]:
    """All that a comparison says of every sentence, without the marks and the offsets."""
    versions = tuple(
        article_from_text(restyled(text, style)) for text, style in zip(texts, styles, strict=True)
    )
    comparison = compare(Story("Marks", versions))
    return [
        (sentence.role, bare(article.sentence_text(sentence.index)), [said(article, j) for j in row])
        for article, rows in zip(versions, comparison.judgements, strict=True)
        for sentence, row in zip(article.sentences, rows, strict=True)
    ]


def said(article: Article, judgement: Judgement | None) -> object:
    if judgement is None:
        return None
    return (
        judgement.verdict,
        round(judgement.confidence, 6),
        judgement.partial,
        [(match.sentence, round(match.score, 6)) for match in judgement.matches],
        [conflict.kind for conflict in judgement.conflicts],
        [difference.kind for difference in judgement.differences],
        [bare(article.text[span.start : span.end]) for span in judgement.missing],
        [bare(reason) for reason in judgement.why],
    )


@pytest.mark.parametrize("story", STORIES)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_the_style_of_the_marks_changes_nothing(story: str, data: st.DataObject) -> None:
    texts = STORIES[story]
    styles = data.draw(st.lists(st.sampled_from(STYLES), min_size=len(texts), max_size=len(texts)))
    assert findings(texts, styles) == findings(texts, [STYLES[0]] * len(texts))


@pytest.mark.parametrize("style", STYLES)
def test_a_verbatim_quotation_is_confirmed_in_every_style(style: Style) -> None:
    text = (
        "Council meets\n\n<<We agreed to widen the harbour mouth this winter,>> Maren Tolk told the council."
    )
    other = text.replace("Council meets", "A long evening in Port Ellis")
    versions = tuple(article_from_text(restyled(one, style)) for one in (text, other))
    judgement = compare(Story("Moorings", versions)).judgements[0][1][1]
    assert judgement is not None
    assert judgement.verdict is Verdict.CONFIRMED
    assert "its quotation stands there word for word" in judgement.why
