"""Archives in pieces: all articles, each once, wherever the cuts are."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.library import Library, Record
from newsreader.model import Article
from newsreader.sources import article_from_text, read_articles
from newsreader.survey import archives
from newsreader.survey.archives import Archive
from newsreader.survey.journal import head_of
from newsreader.survey.reading import article_unpacked, read_piece
from tests.support.documents import warc
from tests.support.extras import needs_web

TEXTS = [
    f"Bridge {number} shut\n\nThe bridge was “shut” after {number} days,\nand more." for number in range(40)
]


def read(*paths: Path) -> tuple[list[Article], list[str]]:
    """The articles in an archive, and what was told of it."""
    archive = Archive([str(path) for path in paths])
    articles: list[Article] = []
    said: list[str] = []
    for piece in archive:
        data = read_piece(piece.ready())
        head, places = head_of(data)
        said += head["said"]
        assert len(places) == 2 * len(head["articles"])
        articles += [article_unpacked(data[at : at + size]) for at, size in places[1::2]]
    return articles, [*said, *map(str, archive.problems)]


def as_read(path: Path) -> list[Article]:
    return [replace(article, encoding="utf-8") for article in read_articles(path).articles]


@pytest.fixture(params=[100, 1000, 1 << 20])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    size = int(request.param)
    monkeypatch.setattr(archives, "PIECE", size)
    return size


@pytest.mark.usefixtures("piece")
def test_json_lines_in_pieces_hold_the_same_articles(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    lines = [json.dumps({"text": text, "outlet": "The Post", "date": "2024-03-01"}) for text in TEXTS]
    path.write_text("\n".join([*lines[:7], "", *lines[7:]]), encoding="utf-8")
    assert read(path) == (as_read(path), [])


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_tables_in_pieces_hold_the_same_articles(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    with open(path, "w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Title", "Text", "Outlet"])
        writer.writerows([f"Title {at}", text, "Der „Bote“"] for at, text in enumerate(TEXTS))
    articles, said = read(path)
    assert [replace(article, encoding="utf-8") for article in articles] == as_read(path)
    assert said == []


def test_a_fault_is_told_by_its_line_in_the_whole_file(piece: int, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    lines = [json.dumps({"text": text}) for text in TEXTS]
    lines[30] = json.dumps({"text": ""})
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    articles, said = read(path)
    assert len(articles) == len(TEXTS) - 1
    assert said == [f"{path}, line 31: has no text"]


def test_a_library_gives_its_articles_but_for_earlier_versions(tmp_path: Path) -> None:
    made = [
        article_from_text(text, outlet="Post", url=f"https://a.example/{at}") for at, text in enumerate(TEXTS)
    ]
    later = article_from_text("Another text now.", outlet="Post", url="https://a.example/3")
    with Library(tmp_path / "articles.db") as library:
        list(library.add([Record.of(article) for article in (*made, later)]))
    articles, said = read(tmp_path / "articles.db")
    assert {article.text for article in articles} == {*TEXTS, later.text} - {TEXTS[3]}
    assert said == []


@needs_web
def test_a_web_archive_is_read_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    told = " ".join(f"The council of Tarn voted on the bridge for the {at}th time." for at in range(9))
    page = "<html><body><article><h1>Bridge {}</h1><p>{}</p></article></body></html>"
    path.write_bytes(warc([(f"https://a.example/{at}", page.format(at, told)) for at in range(3)]))
    articles, said = read(path)
    assert [article.url for article in articles] == [f"https://a.example/{at}" for at in range(3)]
    assert [article.text for article in articles] == [
        article.text for article in read_articles(path).articles
    ]
    assert said == []


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge was shut.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.db").write_bytes(b"SQLite format 3\0 and then nothing")
    articles, said = read(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.db", tmp_path / "none")
    assert len(articles) == 1
    assert [line.partition(":")[0] for line in said] == [
        str(tmp_path / name) for name in ("b.txt", "c.db", "none")
    ]
