"""Labelled stories: texts cut into given sentences, and tables of labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.compare.training.labelled import build_article, read_label_rows
from newsreader.model import Role, Verdict


def test_sentences_are_found_in_the_text_whatever_the_white_space() -> None:
    made = build_article(
        "Goats  win\n\nThey ate\nall hay. They slept.", ["Goats win", "They ate all hay.", "They slept."]
    )
    assert [made.sentence_text(i) for i in range(3)] == ["Goats  win", "They ate\nall hay.", "They slept."]
    assert [s.role for s in made.sentences] == [Role.HEADLINE, Role.BODY, Role.BODY]
    assert [(p.first, p.last) for p in made.paragraphs] == [(0, 0), (1, 2)]


def test_a_sentence_that_is_not_in_the_text_is_named() -> None:
    with pytest.raises(ValueError, match="not in the text: 'Sheep'"):
        build_article("Goats win", ["Sheep"])


def test_a_table_of_labels(tmp_path: Path) -> None:
    table = tmp_path / "goats.tsv"
    table.write_text("A3\tB\trephrase\tB4, B2\tpartial\t3 goats vs 4\n\nAA0\tB\tomit\n", encoding="utf-8")
    assert read_label_rows(table) == (
        ("A", 3, "B", Verdict.REPHRASED, (4, 2), True, "3 goats vs 4"),
        ("AA", 0, "B", Verdict.OMITTED, (), False, ""),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("goat\tB\tomit", "'goat' is no sentence, such as A3"),
        ("A1\tB\tperhaps", "unknown word in 'perhaps', ''"),
        ("A1\tB\tomit\t\thalf", "unknown word in 'omit', 'half'"),
        ("A1\tB\tconfirm\tC1", "a match is not in version B"),
        ("A1\tB\tomit\t\t\t\tmore", "7 columns, not 6"),
    ],
)
def test_a_malformed_row_is_named(tmp_path: Path, line: str, said: str) -> None:
    table = tmp_path / "goats.tsv"
    table.write_text(f"A0\tB\tomit\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"^goats.tsv:2: {said}$"):
        read_label_rows(table)
