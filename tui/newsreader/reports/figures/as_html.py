"""Statistics as a page: the same style, and the same policy, as the report of a story."""

from __future__ import annotations

from newsreader.analysis.statistics import Statistics
from newsreader.reports.html.figures import KEY, OUTLETS, PAIRS, bars, outlets_table, pairs_table
from newsreader.reports.html.markup import section, text
from newsreader.reports.html.page import whole_page


def statistics_as_html(found: Statistics) -> str:
    """The page. The same figures give the same bytes."""
    title = "Outlets in figures"
    result = (
        f"{found.stories:,} {'story' if found.stories == 1 else 'stories'}, {len(found.outlets):,} outlets, "
        f"{found.claims:,} claims, {found.conflicts:,} facts in conflict."
    )
    head = (
        f'<header><p class="over">newsreader</p><h1>{title}</h1>'
        f'<p class="result">{text(result)}</p></header>\n'
    )
    shares = section("shares", "What the others do with their sentences", [bars(found.outlets)], KEY)
    table = section("outlets", "Each outlet", [outlets_table(found.outlets)], OUTLETS)
    pairs = section("pairs", "What two of them share", [pairs_table(found)], PAIRS)
    return whole_page(title, f"{head}<main>{shares}{table}{pairs}</main>")
