"""What tools leave in the lines of a text."""

from __future__ import annotations

import pytest

from newsreader.sources.formats.written_lines import as_shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> The ferry sank.\n>\n> Nobody drowned.\n", "The ferry sank.\n\nNobody drowned.\n"),
        (">> The ferry sank.\n>> It was old.", "The ferry sank.\nIt was old."),
        ("> Quoted.\n\nNot quoted.\n\nNor this.", "> Quoted.\n\nNot quoted.\n\nNor this."),
        ("The ferry sank.<br><br />Nobody drowned.", "The ferry sank.\n\nNobody drowned."),
        ("<p>The ferry sank.</p><p>So <John> said.</p>", "\nThe ferry sank.\n\nSo <John> said.\n"),
        ("Lund &amp; Co. lost a ferry&nbsp;&#8211; again.", "Lund & Co. lost a ferry\xa0– again."),
        ("It was <b and c>, they said.", "It was <b and c>, they said."),
        ("The fer-\nry sank near the har-\nbour wall.", "The ferry\n sank near the harbour\n wall."),
        ("A well-\nknown long-\nterm plan.", "A well-\nknown long-\nterm plan."),
        ("The fer-\nry.\n" + "A line of text.\n" * 40, "The fer-\nry.\n" + "A line of text.\n" * 40),
    ],
)
def test_lines(text: str, shown: str) -> None:
    assert as_shown(text) == shown
