"""Stories to the rows of a survey."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from newsreader import collector
from newsreader.model import Article, Story
from newsreader.model.article import hex_id
from newsreader.records import dataclass
from newsreader.reports.as_csv import lines_as_csv
from newsreader.reports.outline import Outline
from newsreader.reports.tables import Row, Value
from newsreader.sources.reading import MOST_VERSIONS, too_many
from newsreader.survey.journal import packed
from newsreader.survey.reading import article_unpacked
from newsreader.survey.tables import ARTICLES, BY_STORY, OUTLETS, STORIES, TOLD
from newsreader.text.json_escapes import escaped


@dataclass(frozen=True, slots=True)
class Telling:
    """Some stories: the keys and the articles of each, in the order of their times."""

    stories: tuple[tuple[tuple[str, ...], tuple[bytes, ...]], ...]


def tell(task: Telling) -> bytes:
    """The rows of some stories, as a result: `said` (lines), `well`, `stories` (how many were compared) and
    `outlets` (counts by name); the parts are the rows of each table as JSON Lines and as CSV.

    Never raises.
    """
    rows: dict[str, list[Row]] = {sheet.name: [] for sheet in BY_STORY}
    outlets: dict[str, Counter[str]] = {}
    said: list[str] = []
    compared = 0
    is_well = True
    for keys, data in task.stories:
        id = story_id(keys)
        try:
            articles = [article_unpacked(each) for each in data]
            if len(articles) > MOST_VERSIONS:
                said.append(f"story {id}: {too_many(len(articles))}")
            told, counts = _told(id, keys, articles)
        except Exception as error:
            cause = f"{type(error).__name__}: {error}".removesuffix(": ")
            said.append(f"story {id}: not compared: {cause}")
            is_well = False
            continue
        compared += len(articles) > 1
        for name, more in told.items():
            rows[name] += more
        for name, count in counts.items():
            outlets.setdefault(name, Counter()).update(count)
    parts = []
    for sheet in BY_STORY:
        parts += [rows_as_lines(rows[sheet.name]), lines_as_csv(sheet.columns, rows[sheet.name])]
    return packed({"said": said, "well": is_well, "stories": compared, "outlets": outlets}, parts)


def not_told(task: Telling, cause: str) -> bytes:
    """The result of stories that were given up."""
    said = [f"story {story_id(keys)}: not compared: its worker was ended {cause}" for keys, _ in task.stories]
    empty = [b""] * (2 * len(BY_STORY))
    return packed({"said": said, "well": False, "stories": 0, "outlets": {}}, empty)


def story_id(keys: Sequence[str]) -> str:
    """What a story is known by: the articles that it is made of, in any order."""
    return hex_id(*sorted(keys))


def rows_as_lines(rows: Sequence[Row]) -> bytes:
    """Rows as JSON Lines."""
    return "".join(f"{escaped(json.dumps(row, ensure_ascii=False))}\n" for row in rows).encode(
        "utf-8", "replace"
    )


def outlet_rows(outlets: Mapping[str, Mapping[str, int]]) -> list[Row]:
    """The rows of OUTLETS, by name."""
    counted = [column.name for column in OUTLETS.columns[1:]]
    return [
        {"outlet": name, **{what: outlets[name].get(what, 0) for what in counted}} for name in sorted(outlets)
    ]


def _told(
    id: str, keys: Sequence[str], articles: Sequence[Article]
) -> tuple[dict[str, list[Row]], dict[str, Counter[str]]]:
    """The rows of a story by table, and its counts by outlet."""
    from newsreader.compare import compare

    outlets: dict[str, Counter[str]] = {}
    for article in articles:
        outlets.setdefault(article.outlet, Counter())["articles"] += 1
    title = next((article.headline for article in articles if article.headline), "")
    dates = sorted(article.published for article in articles if article.published)
    row: dict[str, Value] = {
        "story_id": id,
        "title": " ".join(title.split()),
        "first": dates[0] if dates else None,
        "latest": dates[-1] if dates else None,
        "articles": len(articles),
        "outlets": len(outlets),
        "compared": 0,
    }
    row |= dict.fromkeys(column.name for column in STORIES.columns[len(row) :])
    rows: dict[str, list[Row]] = {STORIES.name: [row], ARTICLES.name: []}
    letters: list[str | None] = [None] * len(articles)
    if len(articles) > 1:
        story = Story(str(row["title"]), tuple(articles[:MOST_VERSIONS]))
        letters[: len(story.versions)] = map(story.version_id, range(len(story.versions)))
        with collector.held():
            outline = Outline(compare(story))
            row |= _results(outline)
            for sheet, table in TOLD:
                rows[sheet.name] = [{"story_id": id, **each} for each in table.rows(outline)]
            _count(outline, outlets)
    rows[ARTICLES.name] = [
        {
            "story_id": id,
            "article": letter,
            "id": key,
            "outlet": article.outlet or None,
            "title": " ".join(article.headline.split()) or None,
            "published": article.published or None,
            "url": article.url or None,
            "path": article.path,
            "language": article.language or None,
            "words": len(article.text.split()),
            "beginning_only": article.beginning_only,
            "sha256": article.sha256,
        }
        for letter, key, article in zip(letters, keys, articles, strict=True)
    ]
    return rows, outlets


def _results(outline: Outline) -> dict[str, Value]:
    from newsreader.library.comparisons import disagreement

    result = outline.result
    return {
        "compared": result.versions,
        "witnesses": result.witnesses,
        "claims": result.claims,
        "by_all": result.by_all,
        "by_one": result.by_one,
        "conflicts": result.conflicts,
        "perhaps": result.perhaps,
        "disagreement": round(disagreement(outline.comparison), 3),
    }


def _count(outline: Outline, outlets: Mapping[str, Counter[str]]) -> None:
    """Counts what each outlet did with the claims of a story."""
    versions = outline.story.versions
    for article in versions:
        outlets[article.outlet]["compared"] += 1
    for row in outline.rows:
        disputed = bool(row.disputes(range(len(row.cells))))
        for article, cell in zip(versions, row.cells, strict=True):
            count = outlets[article.outlet]
            count["claims"] += cell.is_told
            count["alone"] += cell.is_told and row.witnesses == 1
            count["left_out"] += not cell.is_told and not cell.unknown
            count["disputed"] += cell.is_told and disputed
