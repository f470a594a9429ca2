"""The tables of a survey: public contracts, `newsreader.survey/1`.

Those of a story (`reports.tables`) with the story's id before all else, and what tells stories, articles and
outlets from each other. Columns may be added behind the others; none changes its meaning.
"""

from __future__ import annotations

from newsreader.records import dataclass
from newsreader.reports.tables import CLAIMS, DISPUTES, INDEX, PROBABILITY, TEXT, YES_NO, Column

SCHEMA = "newsreader.survey/1"
_ID = Column(
    "story_id", {"type": "string", "pattern": "^[0-9a-f]{32}$"}, "Of the articles that it is made of."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table over all stories."""

    name: str
    holds: str
    columns: tuple[Column, ...]


STORIES = Sheet(
    "stories",
    "What one or more articles tell.",
    (
        _ID,
        Column("title", TEXT, "Title of its first article."),
        Column("first", TEXT, "When its first article was published, ISO 8601.", optional=True),
        Column("latest", TEXT, "The same of the last one.", optional=True),
        Column("articles", INDEX, "How many there are."),
        Column("outlets", INDEX, "How many outlets these are of."),
        Column("compared", INDEX, "How many of them were compared: 0, or the first ones, 100 at most."),
        Column("witnesses", INDEX, "How many independent versions: copies count once.", optional=True),
        Column("claims", INDEX, "How many claims they tell.", optional=True),
        Column("by_all", INDEX, "Claims that every version tells.", optional=True),
        Column("by_one", INDEX, "Claims of a single independent version.", optional=True),
        Column("conflicts", INDEX, "Facts on which versions disagree.", optional=True),
        Column("perhaps", INDEX, "Facts on which they may.", optional=True),
        Column("disagreement", PROBABILITY, "Share of sentences that another contradicts.", optional=True),
    ),
)
ARTICLES = Sheet(
    "articles",
    "One text by one outlet.",
    (
        _ID,
        Column("article", TEXT, "Letter of the version; empty where it was not compared.", optional=True),
        Column("id", TEXT, "32 hex digits, the same in every survey and library."),
        Column("outlet", TEXT, "Who published it.", optional=True),
        Column("title", TEXT, "Its headline.", optional=True),
        Column("published", TEXT, "ISO 8601.", optional=True),
        Column("url", TEXT, "Its address.", optional=True),
        Column("path", TEXT, "What it was read from."),
        Column("language", TEXT, "BCP 47.", optional=True),
        Column("words", INDEX, "How many it has."),
        Column("beginning_only", YES_NO, "Whether only its beginning could be read."),
        Column("sha256", TEXT, "Of its text, as UTF-8."),
    ),
)
TOLD = tuple(
    (Sheet(f"{table.name}s", table.holds, (_ID, *table.columns)), table) for table in (CLAIMS, DISPUTES)
)
"""The tables of a story, and those that are made of them."""
OUTLETS = Sheet(
    "outlets",
    "What an outlet did over all stories.",
    (
        Column("outlet", TEXT, "Who."),
        Column("articles", INDEX, "How many of its articles there are."),
        Column("compared", INDEX, "How many of these were compared."),
        Column("claims", INDEX, "Claims that it told, story by story."),
        Column("alone", INDEX, "Those of them that no other independent version tells."),
        Column("left_out", INDEX, "Claims of others that it left out."),
        Column("disputed", INDEX, "Claims that it told and that another version contradicts."),
    ),
)
BY_STORY = (STORIES, ARTICLES, *(sheet for sheet, _ in TOLD))
"""The tables that are told story by story; OUTLETS is summed from them."""
