"""Answers that are kept: what they hang on, what is kept of them, and files that are no such thing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.second_reader import kept_answers
from newsreader.second_reader.forms import Asked
from newsreader.second_reader.kept_answers import KeptAnswers, key_of

QUESTION = Asked("Goats won.", "The fair was won by goats.")


def test_an_answer_hangs_on_all_that_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_of("chat", "small", QUESTION)
    others = [
        key_of("checker", "small", QUESTION),
        key_of("chat", "large", QUESTION),
        key_of("chat", "small", QUESTION.__class__(QUESTION.passage, QUESTION.claim)),
        key_of("chat", "small", Asked("Goats won. ", QUESTION.passage)),
    ]
    monkeypatch.setattr(kept_answers, "PROMPT", 999)
    assert len({key, key_of("chat", "small", QUESTION), *others}) == 6


def test_what_is_kept_comes_back_and_holds_no_text(tmp_path: Path) -> None:
    path = tmp_path / "data" / "answers.json"
    kept = KeptAnswers(path)
    kept.keep(key_of("chat", "small", QUESTION), "confirmed")
    kept.save()
    assert KeptAnswers(path).find(key_of("chat", "small", QUESTION)) == "confirmed"
    assert "oats" not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["answers.json"]


def test_two_that_write_the_same_file_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    one, other = KeptAnswers(path), KeptAnswers(path)
    one.keep("a", "omitted")
    other.keep("b", "confirmed")
    one.save()
    other.save()
    assert (KeptAnswers(path).find("a"), KeptAnswers(path).find("b")) == ("omitted", "confirmed")


def test_the_latest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "MOST", 3)
    path = tmp_path / "answers.json"
    for key in "abcab":
        kept = KeptAnswers(path)
        kept.keep(key, "omitted")
        kept.save()
    kept = KeptAnswers(path)
    kept.keep("d", "omitted")
    kept.save()
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"a", "b", "d"}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[1]", b'{"a": 1}', b"\xff\xfe", b"[" * 100_000], ids=lambda data: str(data[:8])
)
def test_a_damaged_file_counts_as_none_and_is_written_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(data)
    kept = KeptAnswers(path)
    assert kept.find("a") is None
    kept.keep("a", "omitted")
    kept.save()
    assert KeptAnswers(path).find("a") == "omitted"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for path in (None, tmp_path / "file" / "answers.json"):
        kept = KeptAnswers(path)
        kept.keep("a", "omitted")
        kept.save()
        assert kept.find("a") == "omitted"
