"""Tables and records: an article a row, by the names of the columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.sources import Found, open_stories
from newsreader.sources.formats.registry import read_data
from newsreader.sources.source import Origin
from tests.support.reading import write

ROWS = [
    {"title": "Fire closes harbour", "text": "It is closed, police said.", "date": "2025-11-05"},
    {"title": "Sailor killed", "text": "One man died.\n\nHe was 34.", "date": "2025-11-06"},
]


def found(content: str | bytes, suffix: str = "") -> Found:
    return read_data(content.encode() if isinstance(content, str) else content, Origin(f"a{suffix}", suffix))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ""])
def test_a_row_is_an_article(delimiter: str, suffix: str) -> None:
    lines = [delimiter.join(ROWS[0])]
    lines += [delimiter.join(f'"{value}"' for value in row.values()) for row in ROWS]
    result = found("\r\n".join(lines) + "\r\n", suffix)
    assert result.problems == ()
    assert [article.title for article in result.articles] == ["Fire closes harbour", "Sailor killed"]
    assert [article.published for article in result.articles] == ["2025-11-05", "2025-11-06"]
    assert result.articles[1].text == "Sailor killed\n\nOne man died.\n\nHe was 34."
    assert [article.provenance.position for article in result.articles] == [1, 2]


@pytest.mark.parametrize(
    "header",
    [
        "headline,body,publish_date,media_name,url,language,authors",
        "Title,Full Text,PublishedAt,Source,Link,Lang,Byline",
        "\ufeffTITLE,article_text,Publication date,Newspaper,permalink,LANGUAGE,author",
    ],
)
def test_columns_by_the_names_that_programs_give_them(header: str) -> None:
    row = "Fire,It is closed today.,2025-11-05T08:15:00Z,The Post,https://example.org/a,en,Ann Lee"
    (article,) = found(f"{header}\n{row}\n", ".csv").articles
    assert (article.title, article.outlet, article.author) == ("Fire", "The Post", "Ann Lee")
    assert (article.url, article.language) == ("https://example.org/a", "en")
    assert article.published == "2025-11-05T08:15:00+00:00"


def test_a_row_without_a_text_is_told_with_its_line() -> None:
    result = found("title,text\nFire,It is closed.\nSmoke,\n\nWater,It is wet.\n", ".csv")
    assert [article.title for article in result.articles] == ["Fire", "Water"]
    assert [str(problem) for problem in result.problems] == ["a.csv, line 3: has no text"]


def test_many_rows_without_a_text_are_counted() -> None:
    result = found("title,text\n" + "Smoke,\n" * 500 + "Fire,It is closed.\n", ".csv")
    assert len(result.articles) == 1
    assert len(result.problems) == 11
    assert "490 more of its 501 articles have no text" in str(result.problems[-1])


def test_a_table_without_texts_names_its_columns() -> None:
    (problem,) = found("id,title,media_url\n1,Fire,https://example.org\n", ".csv").problems
    assert "line 1: has no column of texts" in str(problem)
    assert "id, title, media_url" in str(problem)


def test_prose_with_commas_is_no_table() -> None:
    (article,) = found(
        "Text, title, and body: all of it burned\n\nThe fire, police said, is out.", ".txt"
    ).articles
    assert article.headline.startswith("Text, title")


def test_markup_in_a_cell_is_no_text() -> None:
    (article,) = found('title,text\nFire,"<p>It is closed.</p><p>It is 3 &lt; 4.</p>"\n', ".csv").articles
    assert article.text == "Fire\n\nIt is closed.\n\nIt is 3 < 4."


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(map(json.dumps, ROWS)),
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2),
        json.dumps({"status": "ok", "articles": ROWS}),
    ],
)
@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".txt", ""])
def test_records_in_json(content: str, suffix: str) -> None:
    result = found(content, suffix)
    assert [article.title for article in result.articles] == ["Fire closes harbour", "Sailor killed"]


def test_passages_of_passim() -> None:
    texts = {"a": "It is closed.", "b": "It is open."}
    lines = "\n".join(json.dumps({"id": f"{n}/1", "series": n, "text": text}) for n, text in texts.items())
    assert [article.text for article in found(lines, ".jsonl").articles] == ["It is closed.", "It is open."]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("{}", "has no column of texts"),
        ("[]", "has no rows"),
        ('{"a": [1, 2]}', "has no column of texts"),
        ('{"title": "a", "text": "b"}\n{"title": ', "line 2: is no JSON that can be read"),
        ('{"title": "a", "text": 5e}', "is no JSON"),
    ],
)
def test_json_without_articles_says_so(content: str, cause: str) -> None:
    assert cause in str(found(content, ".jsonl").problems[0])


def test_json_nested_deeply_is_refused() -> None:
    assert found("[" * 100_000, ".jsonl").articles == ()


def test_json_in_a_folder_is_read_if_it_holds_articles(tmp_path: Path) -> None:
    write(tmp_path, "export.json", json.dumps(ROWS))
    write(tmp_path, "settings.json", '{"colour": "red"}')
    opened = open_stories([tmp_path])
    assert [len(story.versions) for story in opened.stories] == [2]
    assert "settings.json (not known as an article)" in str(opened.problems[0])


def test_half_a_character_is_none() -> None:
    (article,) = found('{"title": "Fire", "text": "It is \\ud800 closed."}', ".jsonl").articles
    assert article.text == "Fire\n\nIt is \ufffd closed."


def test_a_table_says_how_its_columns_are_parted() -> None:
    (article,) = found("sep=;\r\ntitle;text\r\nFire;It is closed, all of it.\r\n", ".csv").articles
    assert article.text == "Fire\n\nIt is closed, all of it."


@pytest.mark.parametrize(
    "content",
    [
        "\n\ntitle,text,source\nFire,It is closed.,The Post\n",
        "Export of 2025-11-05,,\ntitle,text,source\nFire,It is closed.,The Post\n",
        "Título;Texto;Medio\nFire;It is closed.;The Post\n",
        "DocumentIdentifier,SourceCommonName,title,text\nhttps://example.org/a,The Post,Fire,It is closed.\n",
        "article_title,article_text,newspaper_name\nFire,It is closed.,The Post\n",
    ],
    ids=["blank lines above", "a line above", "accents", "GDELT", "long names"],
)
def test_tables_as_programs_write_them(content: str) -> None:
    (article,) = found(content, ".csv").articles
    assert (article.title, article.outlet) == ("Fire", "The Post")
    assert article.text.endswith("It is closed.")


RECORDS = [{"title": "Fire", "text": "It is closed."}, {"title": "Smoke", "text": "It is dark."}]


@pytest.mark.parametrize(
    "value",
    [
        {"1": RECORDS[0], "2": RECORDS[1]},
        {"hits": {"hits": [{"_id": 1, "_source": record} for record in RECORDS]}},
        {
            "response": {
                "results": [{"webTitle": r["title"], "fields": {"bodyText": r["text"]}} for r in RECORDS]
            }
        },
        {"status": "ok", "articles": [{"source": {"name": "Post"}, **record} for record in RECORDS]},
    ],
    ids=["by keys", "of a search", "of the Guardian", "of a service"],
)
def test_records_are_found_within_the_answers_of_services(value: object) -> None:
    articles = found(json.dumps(value), ".json").articles
    assert [article.title for article in articles] == ["Fire", "Smoke"]
    assert [article.text.partition("\n\n")[2] for article in articles] == ["It is closed.", "It is dark."]


def test_passages_of_passim_a_line_each() -> None:
    lines = "\n".join(json.dumps({"id": str(n), "series": "Post", "text": f"Fire {n}."}) for n in range(3))
    assert [article.outlet for article in found(lines, ".json").articles] == ["Post"] * 3
