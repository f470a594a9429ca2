"""What was kept of the last start gives what reading gives, and nothing where that may be something else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from newsreader.settings import stamped
from newsreader.settings.paths import data_folder, pasted_folder, shipped_folder
from newsreader.sources import StoriesToOpen, begin
from newsreader.sources.snapshot import FILE, StoriesAtStart
from tests.support.running import program

FRONT = "---\noutlet: The Lantern\nauthor: Ada Quill\npublished: 2025-11-05\n---\n"
TEXT = """\
# The mill has burnt down

The mill at Oxley burnt down on Monday. “Nobody was hurt”, said the mayor.
"""
STORY = """\
title: The mill of Oxley
note: Invented.
articles:
  - file: one.md
    outlet: Morning Blare
  - two.txt
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story, none of whose files has changed of late."""
    folder = tmp_path / "mill"
    folder.mkdir()
    (folder / "one.md").write_text(FRONT + TEXT, encoding="utf-8")
    (folder / "two.txt").write_bytes(TEXT.replace("burnt", "bürnt").encode("cp1252"))
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which no file has changed of late."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 3600 * 10**9)


def start(*paths: Path | str, last: str = "", encoding: str = "", whole: bool = False) -> StoriesAtStart:
    """One start of the program, to its end."""
    stories = StoriesAtStart(paths, encoding, whole=whole)
    beginning = stories.begin(last)
    known = [summary.key for summary in beginning.summaries]
    listed = [summary.key for summary in stories]
    assert known + listed == [summary.key for summary in StoriesToOpen(paths, encoding, whole=whole)]
    return stories


def is_kept(*paths: Path | str, last: str = "", encoding: str = "", whole: bool = False) -> bool:
    """Whether the next start reads nothing."""
    stories = StoriesAtStart(paths, encoding, whole=whole)
    stories.begin(last)
    return stories._made is None


@pytest.mark.parametrize("sample", ["harbour-fire", "border-security"])
def test_a_sample_comes_back_as_it_is_read(sample: str) -> None:
    path = shipped_folder("seeds") / sample
    start(path)
    kept, read = StoriesAtStart([path]).begin(), begin(StoriesToOpen([path], pasted=True))
    assert is_kept(path)
    assert kept == read
    assert kept.story is not None and read.story is not None
    assert asdict(kept.story) == asdict(read.story)


def test_a_described_story_comes_back_as_it_is_read(folder: Path) -> None:
    start(folder)
    kept, read = StoriesAtStart([folder]).begin(), begin(StoriesToOpen([folder], pasted=True))
    assert is_kept(folder)
    assert kept == read
    assert kept.story is not None and read.story is not None
    assert asdict(kept.story) == asdict(read.story)
    assert [article.outlet for article in kept.story.versions] == ["Morning Blare", ""]


def test_single_files_come_back(folder: Path) -> None:
    paths: list[str | Path] = [folder / "one.md", str(folder / "two.txt")]
    start(*paths)
    assert is_kept(*paths)
    assert not is_kept(*reversed(paths))
    assert StoriesAtStart(paths).begin() == begin(StoriesToOpen(paths, pasted=True))


def test_the_story_that_was_open_last_comes_back_with_those_before_it(folder: Path, tmp_path: Path) -> None:
    samples = [shipped_folder("seeds") / name for name in ("harbour-fire", "border-security")]
    paths: list[str | Path] = [*samples, folder]
    last = list(StoriesToOpen(paths))[1].key
    start(*paths, last=last)
    assert is_kept(*paths, last=last)
    assert not is_kept(*paths)
    assert StoriesAtStart(paths).begin(last) == begin(StoriesToOpen(paths, pasted=True), last)
    start(*paths, last=last)


def other_name(path: Path) -> None:
    (path / "two.txt").rename(path / "three.txt")
    (path / "story.yaml").write_text("articles: [one.md, three.txt]")


def same_size(path: Path) -> None:
    (path / "one.md").write_text(FRONT + TEXT.replace("Monday", "Sunday"), encoding="utf-8")


def same_size_and_time(path: Path) -> None:
    before = (path / "one.md").stat()
    same_size(path)
    os.utime(path / "one.md", ns=(before.st_atime_ns, before.st_mtime_ns))


def elsewhere(path: Path) -> None:
    path.rename(path.with_name("other"))
    path.symlink_to("other")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda path: (path / "two.txt").write_text("Another text of the mill at Oxley."),
    "letters": same_size,
    "letters, and the time is put back": same_size_and_time,
    "story.yaml": lambda path: (path / "story.yaml").write_text(STORY.replace("Blare", "Flare")),
    "a new file": lambda path: (path / "three.txt").write_text(TEXT),
    "a file is gone": lambda path: (path / "two.txt").unlink(),
    "a file has another name": other_name,
    "a link leads elsewhere": elsewhere,
    "a folder in it": lambda path: (path / "more").mkdir(),
    "something was pasted": lambda _: pasted_folder().mkdir(parents=True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_read_anew(folder: Path, change: str) -> None:
    start(folder)
    assert is_kept(folder)
    CHANGES[change](folder)
    assert not is_kept(folder)
    mine, read = StoriesAtStart([folder]).begin(), begin(StoriesToOpen([folder], pasted=True))
    assert mine.story == read.story
    assert list(map(str, mine.problems)) == list(map(str, read.problems))


def test_what_is_said_beside_counts(folder: Path) -> None:
    start(folder)
    assert not is_kept(folder, encoding="cp1250")
    assert not is_kept(folder, whole=True)
    assert not is_kept(folder, last="story:another")
    assert is_kept(folder, last=next(StoriesToOpen([folder])).key)


@pytest.mark.parametrize("part", ["__version__", "sys.version", "PACKAGE"])
def test_another_program_reads_anew(
    folder: Path, tmp_path: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(folder)
    (tmp_path / "package").mkdir()
    other: object = tmp_path / "package" if part == "PACKAGE" else "0.0"
    monkeypatch.setattr(f"newsreader.settings.stamped.{part}", other)
    assert not is_kept(folder)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda data: data[:-20],
    "another letter": lambda data: data.replace(b"Monday", b"Sunday"),
    "no JSON": lambda data: b"\xff" + data,
    "nested": lambda _: b"[" * 100_000 + b"\n{}",
    "too large": lambda data: data + b" " * stamped.LARGEST,
    "no story": lambda data: _with_body(data, b"[]"),
    "another form": lambda data: _with_body(data, b'{"summaries": [{}], "title": "", "versions": []}'),
}


def _with_body(data: bytes, body: bytes) -> bytes:
    import json
    import zlib

    stamp, _ = json.loads(data.partition(b"\n")[0])
    return json.dumps([stamp, zlib.crc32(body)]).encode() + b"\n" + body


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_not_used_and_replaced(folder: Path, damage: str) -> None:
    start(folder)
    file = data_folder() / FILE
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert not is_kept(folder)
    start(folder)
    assert is_kept(folder)


def test_a_place_that_cannot_be_written_is_no_fault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data_folder() / FILE).mkdir(parents=True)
    start(folder)
    assert not is_kept(folder)
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(folder / "one.md"))
    start(folder)
    assert not is_kept(folder)


def test_a_pipe_in_its_place_is_not_waited_for(folder: Path) -> None:
    data_folder().mkdir(parents=True)
    os.mkfifo(data_folder() / FILE)
    start(folder)
    assert not is_kept(folder)


def test_what_has_only_just_changed_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = (folder / "one.md").stat().st_mtime_ns
    monkeypatch.setattr(time, "time_ns", lambda: now)
    start(folder)
    assert not (data_folder() / FILE).exists()


def test_what_has_problems_is_read_so_that_they_are_told(folder: Path) -> None:
    (folder / "story.yaml").write_text(STORY + "  - three.txt\n")
    start(folder)
    assert not is_kept(folder)
    assert StoriesAtStart([folder]).begin().problems


def test_no_more_is_looked_at_than_reading_takes(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(301):
        (folder / f"{number}.txt").write_text(f"The mill number {number} burnt down on Monday.")
    assert stamped.stamp_of([folder]) is None


def test_of_two_programs_each_sees_its_own_or_none(folder: Path) -> None:
    other = shipped_folder("seeds") / "harbour-fire"
    start(folder)
    start(other)
    assert is_kept(other) and not is_kept(folder)
    (file,) = data_folder().iterdir()
    assert file.name == FILE
    assert file.stat().st_mode & 0o077 == 0


def test_what_was_kept_is_shown_without_reading(folder: Path) -> None:
    start(folder)
    ours = {f"newsreader.sources.{name}" for name in ("stories", "formats", "segment")}
    unwanted = {"yaml", *ours}
    code = f"""
import sys
from newsreader.sources.snapshot import StoriesAtStart
assert StoriesAtStart([{str(folder)!r}]).begin().story
print(sorted({unwanted!r} & set(sys.modules)))
"""
    assert program(code=code).stdout == "[]\n"
