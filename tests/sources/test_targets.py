"""What can be named besides files: the standard input, pipes, and the history of a file."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.sources import SourceNotice, open_stories
from newsreader.sources.history import History
from newsreader.sources.streams import StandardInput, standard_input
from newsreader.sources.targets import special_source
from tests.support.reading import write
from tests.support.running import in_shell, program

TEXT = "Fire closes harbour\n\nThe chief said so on Tuesday."
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture(autouse=True)
def fresh_input() -> None:
    standard_input.cache_clear()


def feed_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("target", "special"),
    [
        ("-", True),
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("ftp://example.org", True),
        ("git:a.txt", True),
        ("a.txt", False),
        ("https", False),
        ("./-", False),
        ("C:\\a.txt", False),
        ("git", False),
        ("file:///a.txt", False),
        (Path("a.txt"), False),
    ],
)
def test_what_is_no_path(target: str, special: bool) -> None:
    assert (special_source(target) is not None) is special


def test_a_file_with_the_name_of_an_address_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "git:a.txt", TEXT)
    assert special_source("git:a.txt") is None


def test_the_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    feed_input(monkeypatch, TEXT.encode())
    opened = open_stories(["-", str(write(tmp_path, "b.txt", TEXT))])
    assert [article.path for article in opened.stories[0].versions] == ["-", str(tmp_path / "b.txt")]
    assert opened.stories[0].versions[0].text == TEXT


def test_the_encoding_that_is_told_is_that_of_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = "Fire\n\nThe caf\u00e9 burned down.\n".encode("cp1252")
    feed_input(monkeypatch, data)
    listed = write(tmp_path, "story.yaml", "articles: [{file: a.txt, encoding: cp1250}]\n")
    write(tmp_path, "a.txt", data)
    opened = open_stories(["-", listed.parent], "cp1251")
    assert [story.versions[0].encoding for story in opened.stories] == ["cp1251", "cp1251"]


def test_the_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    feed_input(monkeypatch, TEXT.encode())
    assert StandardInput().read() == StandardInput().read()
    assert "is given twice" in str(open_stories(["-", "-"]).problems[0])


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_input_says_so(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    feed_input(monkeypatch, data)
    (problem,) = StandardInput().read().problems
    assert str(problem) == "-: is empty; nothing was written into it"


def test_a_closed_input_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "is empty" in str(StandardInput().read().problems[0])


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="the shell opens pipes as named ones here")
def test_pipes_of_a_shell(tmp_path: Path) -> None:
    file = write(tmp_path, "b.txt", TEXT)
    done = in_shell('newsreader compare --format json <(cat "$1") "$1" - < "$1"', str(file))
    assert done.returncode == 0
    articles = json.loads(done.stdout)["articles"]
    assert len(articles) == 3
    assert len({article["sha256"] for article in articles}) == 1


def git(folder: Path, *arguments: str, at: str = "2025-11-05T08:15:00+00:00") -> None:
    who = {f"GIT_{role}_{key}": "x@y" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    own = {"GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **who, **when, **own})


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A file in a repository: written, changed, touched, renamed."""
    folder = tmp_path / "repository"
    (folder / "news").mkdir(parents=True)
    git(folder, "init", "-q")
    file = write(folder / "news", "old name.txt", TEXT)
    for day, text in ((5, TEXT), (6, f"{TEXT} Twice."), (7, f"{TEXT} Twice. ")):
        file.write_text(text)
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "x", at=f"2025-11-0{day}T08:15:00+00:00")
    git(folder, "mv", "news/old name.txt", "news/fïre.txt")
    git(folder, "commit", "-q", "-m", "x", at="2025-11-08T08:15:00+00:00")
    return file.with_name("fïre.txt")


@needs_git
def test_the_history_of_a_file_is_its_versions_in_order_of_time(history: Path) -> None:
    opened = open_stories([f"git:{history}"])
    assert opened.problems == ()
    (story,) = opened.stories
    assert [article.text for article in story.versions] == [TEXT, f"{TEXT} Twice.", f"{TEXT} Twice. "]
    assert [article.provenance.retrieved[:10] for article in story.versions] == [
        "2025-11-05",
        "2025-11-06",
        "2025-11-07",
    ]
    assert story.versions[0].path == f"{history}@2025-11-05T08:15:00"


@needs_git
def test_a_repository_runs_nothing(history: Path, tmp_path: Path) -> None:
    trap = write(tmp_path, "trap.sh", f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n")
    trap.chmod(0o755)
    folder = history.parents[1]
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv"):
        git(folder, "config", key, str(trap))
    write(folder, ".gitattributes", "*.txt diff=x\n")
    assert open_stories([f"git:{history}"]).stories
    assert not (tmp_path / "sprung").exists()


@needs_git
@pytest.mark.parametrize("name", ["--output=x", "no such file.txt", "a\nb"])
def test_a_file_without_history_says_so(history: Path, name: str) -> None:
    found = History(history.parent / name).read()
    assert found.articles == ()
    assert "has no history" in str(found.problems[0])
    assert not (history.parent / "x").exists()


@needs_git
def test_a_file_in_no_repository_says_so(tmp_path: Path) -> None:
    found = History(write(tmp_path, "a.txt", TEXT)).read()
    assert "git cannot tell its history: " in str(found.problems[0])


def test_history_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "git is needed" in str(History(write(tmp_path, "a.txt", TEXT)).read().problems[0])


def test_many_articles_in_one_file_are_versions_of_one_story_and_that_is_said(tmp_path: Path) -> None:
    file = write(tmp_path, "a.csv", "title,text\nFire,It is closed.\nSmoke,It is black.\n")
    opened = open_stories([file])
    assert [len(story.versions) for story in opened.stories] == [2]
    (notice,) = opened.problems
    assert isinstance(notice, SourceNotice)
    assert str(notice) == f"{file}: holds 2 articles: they are read as versions of one story"


def test_naming_an_address_imports_nothing_for_it() -> None:
    code = (
        "import sys; from newsreader.sources.targets import special_source; special_source('https://a.b');"
        "print(sorted({'httpx2', 'asyncio', 'subprocess', 'hashlib', 'ssl'} & set(sys.modules)))"
    )
    assert program(code=code).stdout.strip() == "[]"


def test_the_address_of_a_file_is_its_path(tmp_path: Path) -> None:
    file = write(tmp_path, "fïre one.txt", TEXT)
    (story,) = open_stories([file.as_uri()]).stories
    assert story.versions[0].path == str(file)
