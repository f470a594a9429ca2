"""Notes as a tidy table: a row a tag."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from newsreader.annotations.exchange.tidy import COLUMNS, to_tidy
from newsreader.compare import compare
from newsreader.model import ArticleIdentity
from tests.support.coded import coded, coded_story, export_of
from tests.support.making import bridge_story


def test_a_row_for_each_tag_with_its_sentence_and_what_others_do_with_it() -> None:
    story, _ = bridge_story()
    article = story.versions[0]
    sentence = article.sentences[1]
    one = coded(article, sentence.start, sentence.start + 6, "figure", "=source", author="ida")
    whole = coded(article, 0, 0, "long")
    lost = replace(one, id="x", tags=(), article=ArticleIdentity("0" * 64, outlet="Elsewhere"))
    export = replace(export_of(story, one, whole, lost), compared=lambda: compare(story))
    rows = list(csv.DictReader(io.StringIO(b"".join(to_tidy(export).chunks).decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["tag"], row["state"], row["scope"]) for row in rows] == [
        ("figure", "placed", "passage"),
        ("'=source", "placed", "passage"),
        ("long", "placed", "article"),
        ("", "orphan", "passage"),
    ]
    first = rows[0]
    assert first["sentence_text"] == article.sentence_text(1)
    assert article.text[int(first["start"]) : int(first["end"])] == first["passage"]
    assert (first["version"], first["sentence"], first["author"]) == ("A", "1", "ida")
    others = [first[f"{verdict}_by"].split() for verdict in ("confirmed", "rephrased", "omitted")]
    assert sorted(letter for letters in others for letter in letters) == ["B", "C"]
    assert first["verdict"] in ("confirmed", "rephrased", "omitted")
    assert [row["outlet"] for row in rows[2:]] == [article.outlet, "Elsewhere"]


def test_without_a_comparison_there_are_no_verdicts() -> None:
    story = coded_story("Twelve people were hurt.")
    data = b"".join(to_tidy(export_of(story, coded(story.versions[0], 0, 6, "x"))).chunks).decode()
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert (row["passage"], row["verdict"]) == ("Twelve", "")
