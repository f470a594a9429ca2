"""Rulings as a table of labels."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsreader.annotations.exchange.labels import to_labels
from newsreader.model import Anchor, Article, ArticleIdentity, Ruling, Span, Story, Verdict
from tests.support.labels.reading import read_labels
from tests.support.making import bridge_story

STORY, _ = bridge_story()
A, B, C = STORY.versions


def sentence(article: Article, index: int) -> Anchor:
    found = article.sentences[index]
    return Anchor.of(article.text, Span(found.start, found.end))


def ruling(
    here: Article, index: int, there: Article, verdict: Verdict, *matches: int, **fields: Any
) -> Ruling:
    made = Ruling(
        str(uuid.uuid5(uuid.NAMESPACE_URL, f"{here.outlet}{index}{there.outlet}{verdict}{fields}")),
        ArticleIdentity.of(here),
        sentence(here, index),
        ArticleIdentity.of(there),
        verdict,
        tuple(sentence(there, match) for match in matches),
    )
    return replace(made, **fields)


def test_the_table_is_one_that_labels_are_read_from(tmp_path: Path) -> None:
    rulings = [
        ruling(B, 1, A, Verdict.REPHRASED, 0),
        ruling(A, 2, B, Verdict.OMITTED),
        ruling(A, 0, C, Verdict.CONFIRMED, 0),
        ruling(A, 0, B, Verdict.REPHRASED, 1, 0),
    ]
    data, unplaced = to_labels(rulings, STORY)
    assert unplaced == ()
    assert data.decode() == (
        "A0\tB\trephrase\tB1,B0\t\t\nA0\tC\tconfirm\tC0\t\t\nA2\tB\tomit\t\t\t\nB1\tA\trephrase\tA0\t\t\n"
    )
    table = tmp_path / "labels.tsv"
    table.write_bytes(data)
    labels = read_labels(table)
    assert [label.name for label in labels] == ["A0 B", "A0 C", "A2 B", "B1 A"]
    assert [label.verdict for label in labels[:2]] == [Verdict.REPHRASED, Verdict.CONFIRMED]


def test_the_last_ruling_on_a_pair_counts() -> None:
    old = ruling(A, 0, B, Verdict.OMITTED, modified="2026-01-31T12:00:00.000Z")
    new = ruling(A, 0, B, Verdict.CONFIRMED, 1, modified="2026-02-01T12:00:00.000Z")
    assert to_labels([new, old], STORY)[0] == to_labels([old, new], STORY)[0] == b"A0\tB\tconfirm\tB1\t\t\n"


def test_rulings_without_a_place_are_reported() -> None:
    good = ruling(A, 0, B, Verdict.OMITTED)
    nowhere = ArticleIdentity("00" * 32, title="Another story")
    bad = {
        "its article is not in the story": replace(good, article=nowhere),
        "its other version is not in the story": replace(good, other=nowhere),
        "its article and its other version are the same": replace(good, other=good.article),
        "its sentence is not found for certain": replace(good, anchor=Anchor("Gone.", "", "", 0, 5)),
        "a matching sentence is not found for certain": replace(
            good, matches=(Anchor("Gone.", "", "", 0, 5),)
        ),
    }
    for reason, wrong in bad.items():
        data, unplaced = to_labels([wrong], STORY)
        assert data == b"" and [(item.id, item.reason) for item in unplaced] == [(wrong.id, reason)]


def test_a_ruling_follows_its_sentence_into_a_changed_text() -> None:
    longer = Article(
        "New. " + A.text,
        tuple(
            replace(s, start=s.start + 5, end=s.end + 5, claim_start=s.claim_start + 5) for s in A.sentences
        ),
        A.paragraphs,
        path=A.path,
    )
    made = ruling(A, 1, B, Verdict.REPHRASED, 0)
    data, unplaced = to_labels([made], Story("Bridge", (longer, B, C)))
    assert (data, unplaced) == (b"A1\tB\trephrase\tB0\t\t\n", ())
