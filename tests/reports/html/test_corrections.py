"""What was changed after publication, in the reports."""

from __future__ import annotations

from newsreader.analysis.corrections import corrections
from newsreader.model import Story
from newsreader.reports.as_markdown import outline_as_markdown
from newsreader.reports.html.page import outline_as_html
from newsreader.reports.outline import Outline
from tests.support.making import article, comparison

STORY = Story(
    "Mill",
    (
        article("Five people were <hurt>, the police said.", outlet="Dawn"),
        article("It burnt.", outlet="Nation"),
    ),
    earlier=((article("Three people were <hurt>, the police said.", outlet="Dawn"),), ()),
)


def test_reports_tell_what_was_changed() -> None:
    outline = Outline(comparison(STORY, {}))
    assert outline.corrections == corrections(STORY)
    markdown = outline_as_markdown(outline)
    assert "## Changed after publication" in markdown
    assert "- **figure changed**" in markdown
    html = outline_as_html(outline)
    assert "<del>Three</del> people were &lt;hurt&gt;" in html
    assert "<ins>Five</ins>" in html


def test_nothing_is_said_of_a_story_without_changes() -> None:
    outline = Outline(comparison(Story("Mill", STORY.versions), {}))
    assert "Changed after" not in outline_as_markdown(outline) + outline_as_html(outline)
