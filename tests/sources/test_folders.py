"""What in a folder is an article, what is none, and what is said of that."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsreader.sources import Opened, SourceNotice, open_stories
from newsreader.sources.folders import in_order_of_time
from tests.support.documents import docx
from tests.support.reading import write
from tests.support.running import program

TEXT = "Fire closes harbour\n\nThe chief said so on Tuesday."


def names(opened: Opened) -> list[list[str]]:
    return [[Path(article.path).name for article in story.versions] for story in opened.stories]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("photo.JPG", "a picture"),
        ("talk.mp3", "sound or film"),
        ("all.zip", "an archive; unpack it"),
        ("story.odt", "a document; save it as DOCX or text"),
        ("old.doc", "a document; save it as DOCX or text"),
        ("sheet.xlsx", "a table; save it as CSV"),
        ("book.epub", "a book; save its text"),
        ("LICENSE", "about the folder"),
        ("readme.txt", "about the folder"),
        ("CHANGELOG.md", "about the folder"),
        ("odd.qqq", "not known as an article"),
        ("nosuffix", "not known as an article"),
    ],
)
def test_what_is_not_read_is_named_with_a_reason_and_a_way_on(tmp_path: Path, name: str, why: str) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, name, TEXT)
    opened = open_stories([tmp_path])
    assert names(opened) == [["a.txt"]]
    (notice,) = opened.problems
    assert isinstance(notice, SourceNotice)
    assert notice.cause == f"a file is not read: {name} ({why}); name what is an article to have it read"
    assert names(open_stories([tmp_path / "readme.txt"])) == (
        [["readme.txt"]] if name == "readme.txt" else []
    )


def test_many_files_that_are_not_read_are_one_line(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    for number in range(20):
        write(tmp_path, f"{number:02}.png", b"\x89PNG")
    (notice,) = open_stories([tmp_path]).problems
    assert "20 files are not read: 00.png (a picture)" in str(notice)
    assert "and 15 more; name" in str(notice)


def test_readme_is_not_every_name_that_begins_so(tmp_path: Path) -> None:
    for name in ("readmes-of-the-world.txt", "noticed.txt", "changes in the harbour.txt"):
        write(tmp_path, name, TEXT)
    assert len(names(open_stories([tmp_path]))[0]) == 3


def test_hidden_files_are_no_versions_and_not_spoken_of(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, ".DS_Store", b"\0")
    write(tmp_path, ".b.txt", TEXT)
    opened = open_stories([tmp_path])
    assert (names(opened), opened.problems) == ([["a.txt"]], ())


def test_a_file_is_known_by_its_content_too(tmp_path: Path) -> None:
    write(tmp_path, "download", docx([("Fire closes harbour", "Heading1"), ("It is closed.", "")]))
    write(tmp_path, "mail", "Message-ID: <1@b>\nFrom: a@b.c\n\nIt is closed, the chief said on Tuesday.\n")
    opened = open_stories([tmp_path])
    assert names(opened) == [["download", "mail"]]
    assert opened.problems == ()


def test_folders_in_folders_are_found(tmp_path: Path) -> None:
    for folder in ("2025/11/fire", "2025/12/flood"):
        (tmp_path / folder).mkdir(parents=True)
        write(tmp_path / folder, "a.txt", TEXT)
    opened = open_stories([tmp_path])
    assert [Path(story.versions[0].path).parent.name for story in opened.stories] == ["fire", "flood"]
    assert opened.problems == ()


def test_what_lies_too_deep_is_said(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefghij")
    deep.mkdir(parents=True)
    write(deep, "a.txt", TEXT)
    opened = open_stories([tmp_path])
    assert opened.stories == ()
    assert "has folders in it that lie too deep; name them" in str(opened.problems[0])


def test_a_loop_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", "a.txt", TEXT)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "again").symlink_to(".")
    opened = open_stories([tmp_path / "in"])
    assert names(opened) == [["a.txt"]]
    assert [str(problem).partition(": ")[2] for problem in opened.problems] == [
        "is a link to a folder that is read already; read once"
    ] * 2


def test_a_link_that_leaves_its_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    for name in ("in", "out"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, f"{name}.txt", TEXT)
    (tmp_path / "in" / "away.txt").symlink_to(tmp_path / "out" / "out.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path / "out")
    opened = open_stories([tmp_path / "in"])
    assert names(opened) == [["in.txt"]]
    assert {str(problem) for problem in opened.problems} == {
        f"{tmp_path / 'in' / name}: is a link that leaves its folder; name it to have it read"
        for name in ("away.txt", "up")
    }


@pytest.mark.parametrize(
    "folder", ["page_files", "page_Dateien", "page_fichiers", "__MACOSX", "node_modules"]
)
def test_what_a_browser_saves_beside_a_page_is_no_story(tmp_path: Path, folder: str) -> None:
    write(tmp_path, "page.html", "It is closed.")
    (tmp_path / folder).mkdir()
    write(tmp_path / folder, "frame.html", "An advertisement.")
    assert names(open_stories([tmp_path])) == [["page.html"]]


@pytest.mark.parametrize(
    "files",
    [
        ["fire-2025-11-05T0815.txt", "fire-2025-11-05T1001.txt", "fire-2025-12-01.txt"],
        ["20251105081500.html", "20251105100100.html", "20260101000000.html"],
        ["a 2025-11-05 08.15.txt", "a 20251105 1001.txt"],
    ],
)
def test_snapshots_are_in_the_order_of_their_times(files: list[str]) -> None:
    paths = [Path(name) for name in files]
    assert in_order_of_time(paths[::-1]) == paths


def test_other_files_stay_as_they_are() -> None:
    for names in (
        ["b-2025-11-05.txt", "a-2025-11-06.txt"],
        ["b-2025-11-06.txt", "b.txt"],
        ["b-2025.txt"],
        [],
    ):
        paths = [Path(name) for name in names]
        assert in_order_of_time(paths) == paths


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_utf8_is_found_again_from_the_report(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as file:
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("the file system has no such names")
    write(tmp_path, "b.txt", TEXT)
    done = program("compare", "--format", "json", str(tmp_path))
    assert done.returncode == 0
    paths = [os.fsencode(article["path"]) for article in json.loads(done.stdout)["articles"]]
    assert name in paths


def test_a_folder_with_one_of_everything_opens(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "b.md", f"# {TEXT}")
    write(tmp_path, "c.csv", "title,text\nFire,It is closed.\n")
    write(tmp_path, "d.eml", "From: a@b.c\nSubject: Fire\n\nIt is closed, the chief said on Tuesday.\n")
    write(tmp_path, "e.docx", docx([(TEXT, "")]))
    write(tmp_path, "f.jsonl", '{"title": "Fire", "text": "It is closed."}\n')
    write(tmp_path, "g.png", b"\x89PNG")
    write(tmp_path, "h.pdf", b"%PDF-1.4 broken")
    done = program("origins", str(tmp_path))
    assert done.returncode == 1
    for kind in (
        "plain text",
        "Markdown",
        "a table",
        "a mail",
        "a document of a word processor",
        "records in JSON",
    ):
        assert f"read as     {kind}\n" in done.stdout
    assert "g.png (a picture)" in done.stderr
    assert "h.pdf: is a PDF" in done.stderr
    assert done.stdout.count("sha256 ") == 6


def test_origins_of_nothing(tmp_path: Path) -> None:
    assert program("origins").returncode == 2
    assert program("origins", str(tmp_path / "none.txt")).returncode == 2
    assert program("origins", str(write(tmp_path, "a.txt", TEXT))).returncode == 0


def test_snapshots_of_one_article_are_one_story_however_many(tmp_path: Path) -> None:
    for day in range(1, 29):
        write(
            tmp_path,
            f"fire-2025-11-{day:02}.txt",
            f"Report {day}\n\nDay {day} told of harbour{day} and ship{day}.",
        )
    (story,) = open_stories([tmp_path]).stories
    assert len(story.versions) == 28
