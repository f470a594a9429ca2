"""One file alone on the screen: its own conflicts and quotations, and nothing about other versions."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from newsreader.compare import compare
from newsreader.compare.align.features import story_features
from newsreader.compare.disputes.finding import find_disputes
from newsreader.compare.index import index_story
from newsreader.model import Comparison, Conflict, ConflictKind, Place, Span, Story
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views.conflicts import ConflictsView
from tests.support.making import article
from tests.support.playing import play, shown

STORY = Story(
    "The dam",
    (
        article(
            "The dam held 12 days.",
            "“Nobody was warned in time,” said Ilse Brandt.",
            "The dam held 17 days.",
            outlet="Courier",
        ),
    ),
)


def contradicting(story: Story) -> Comparison:
    """What the engine says, and that the first and the last sentence contradict each other."""
    last = story.versions[0].sentences[2].start
    conflict = Conflict(ConflictKind.FIGURE, Span(13, 15), 2, Span(last + 13, last + 15))
    made = replace(compare(story), inner_conflicts=((conflict,),))
    return replace(made, disputes=find_disputes(made, index_story(story, story_features(story)).facts))


def test_the_evidence_speaks_of_the_article_itself_and_leads_to_what_contradicts_it() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        text = " ".join(" ".join(shown(screen, "evidence")).split())
        assert "told differently in sentence 3: figure “12” / “17”" in text
        assert "The dam held 17 days." in text
        assert "Read alone: in conflict with itself on 1 fact, 1 quotation of 1 person." in text
        assert "newsreader FILE FILE" in text
        await pilot.press("enter")
        assert screen.reading.place == Place(0, 2)
        await pilot.press("k")
        text = " ".join(" ".join(shown(screen, "evidence")).split())
        assert (
            text.startswith("“ Ilse Brandt: “Nobody was warned in time,”") or "Ilse Brandt: “Nobody" in text
        )

    play(scenario, stories=[STORY], compare=contradicting)


def test_no_pane_and_no_view_speaks_of_other_versions() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert not screen.versions.display
        assert "in conflict with itself on 1 fact" in shown(screen, "status")[0]
        for key in "oms":
            await pilot.press(key)
            assert screen.view is None
            assert "one version only" in shown(screen, "status")[0]
        await pilot.press("c")
        assert isinstance(screen.view, ConflictsView)
        view = screen.view
        assert any("17" in view.render_line(y).text for y in range(view.size.height))
        assert "inside one version" in str(screen.view.border_subtitle)

    play(scenario, stories=[STORY], compare=contradicting)


def test_the_sentences_that_contradict_each_other_are_marked() -> None:
    async def scenario(pilot: Pilot[None], screen: ReaderScreen) -> None:
        assert [screen.reading.marks(sentence).contested for sentence in range(3)] == [True, False, True]
        (span,) = screen.reading.words_in_question(0, screen.reading.marks(0))
        assert STORY.versions[0].text[span.start : span.end] == "12"

    play(scenario, stories=[STORY], compare=contradicting)
