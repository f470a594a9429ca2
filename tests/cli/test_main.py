"""The command line: what it prints, where, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader import __version__
from newsreader.cli.main import run
from tests.support.running import ROOT, program

BORDER = ROOT / "seeds" / "border-security"


def test_version() -> None:
    done = program("--version")
    assert (done.returncode, done.stdout) == (0, f"newsreader {__version__}\n")


def test_help_names_every_way_to_start() -> None:
    text = program("--help").stdout
    for words in ("FILE FILE", "FOLDER", "newsreader compare", "--theme"):
        assert words in text


def test_unknown_option_is_a_usage_error() -> None:
    assert program("--nonsense").returncode == 2


def test_compare_prints_the_contract() -> None:
    done = program("compare", "--format", "json", str(BORDER))
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert report["schema"] == "newsreader.comparison/1"
    assert [a["id"] for a in report["articles"]] == ["A", "B"]
    for article in report["articles"]:
        text = Path(article["path"]).read_text(encoding="utf-8")
        for sentence in article["sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
            claims = sentence["role"] not in ("heading", "boilerplate")
            assert [a["article"] for a in sentence["against"]] == (
                ["AB".replace(article["id"], "")] if claims else []
            )
            assert (sentence["colour"] is None) is not claims
            for against in sentence["against"]:
                assert against["verdict"] in ("confirmed", "rephrased", "omitted")
                assert 0 <= against["confidence"] <= 1
                assert bool(against["matches"]) is (against["verdict"] != "omitted")
                assert against["why"]


def test_compare_as_text_is_safe_and_readable() -> None:
    done = program("compare", str(BORDER))
    assert done.returncode == 0
    assert "The Nation" in done.stdout
    assert "● " in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "blank.txt"),
        ("binary.txt", b"\x00\x01\x02\xff\xfe\x00" * 200, "binary.txt"),
        ("evil\x1b[2J.txt", None, r"evil\x1b[2J.txt"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, content: bytes | None, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert run(["compare", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("newsreader: ")
    assert words in captured.err


def test_what_can_be_read_is_compared_all_the_same(tmp_path: Path) -> None:
    good, other = tmp_path / "good.txt", tmp_path / "other.txt"
    good.write_text("The bridge was closed on Monday.\n", encoding="utf-8")
    other.write_text("The bridge was shut on Monday.\n", encoding="utf-8")
    done = program("compare", "--format", "json", str(good), str(other), str(tmp_path / "missing.txt"))
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    assert len(json.loads(done.stdout)["articles"]) == 2


def test_one_article_alone_is_not_compared(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("The bridge was closed on Monday.\n", encoding="utf-8")
    done = program("compare", "--format", "json", str(good), str(tmp_path / "missing.txt"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "good.txt is the only article" in done.stderr


def test_what_is_only_said_does_not_fail(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The bridge was closed on Monday.\n", encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    done = program("compare", "--format", "json", str(tmp_path))
    assert done.returncode == 0
    assert "photo.png (a picture)" in done.stderr


def test_the_encoding_that_is_told_goes_before_the_one_found(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes("Fire\n\nThe caf\u00e9 burned down on Monday.\n".encode("cp1252"))
    arguments = ("compare", "--format", "json", "--encoding", "cp1251", str(tmp_path))
    articles = json.loads(program(*arguments).stdout)["articles"]
    assert [article["encoding"] for article in articles] == ["cp1251", "cp1251"]
    assert "caf\u0439" in articles[0]["sentences"][1]["text"]


def test_an_encoding_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    result = program("compare", "--encoding", "latin-99", str(tmp_path))
    assert result.returncode == 2
    assert "'latin-99' is no encoding such as utf-8 or cp1250" in result.stderr
