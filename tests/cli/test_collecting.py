"""`newsreader add`: what is added is told, what is amiss stops nobody, the same again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.main import run
from newsreader.library import Library, Order, care
from newsreader.library.judgements import Judging
from tests.support.mill import COURIER, HERALD, write_story
from tests.support.running import program


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """(status, output, errors)"""
    status = run(list(map(str, arguments)))
    out, err = capsys.readouterr()
    return status, out, err


def test_articles_are_added_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_story(tmp_path / "story")
    assert ran(capsys, "add", folder) == (0, "2 articles added\n", "")
    assert ran(capsys, "add", folder) == (0, "0 articles added; 2 known already\n", "")
    (folder / "copy.txt").write_text(f"---\noutlet: Other\n---\n{COURIER}", encoding="utf-8")
    (folder / "herald.txt").write_text(HERALD + "It rained.", encoding="utf-8")
    status, out, _ = ran(capsys, "add", folder)
    assert status == 0
    assert out == (
        "1 article added, 1 of them word for word as another; 1 article changed since; 1 known already\n"
    )
    with Library() as library:
        assert library.counts().articles == 3


def test_what_cannot_be_read_is_told_and_the_rest_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path / "story")
    (folder / "empty.txt").touch()
    status, out, err = ran(capsys, "add", folder, tmp_path / "none.txt")
    assert (status, out) == (1, "2 articles added\n")
    assert err.splitlines() == [
        f"newsreader: {folder}/empty.txt: is empty; paste the article into it",
        f"newsreader: {tmp_path}/none.txt: does not exist; check the name",
    ]
    status, out, err = ran(capsys, "add", tmp_path / "none.txt")
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_several_processes_add_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_story(tmp_path / "story")
    (folder / "empty.txt").touch()
    status, out, err = ran(capsys, "add", "--jobs", 2, folder, "--originals")
    assert (status, out) == (1, "2 articles added\n")
    assert "empty.txt: is empty" in err
    with Library() as library:
        assert library.original(1) == (folder / "courier.txt").read_bytes()


def test_what_is_saved_into_a_watched_folder_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_story(tmp_path / "story")
    (tmp_path / "empty").mkdir()
    waits = 0

    class Clock:
        def wait(self, _: float) -> None:
            nonlocal waits
            waits += 1
            if waits == 1:
                (folder / "new.txt").write_text("New\n\nWord of it.", encoding="utf-8")
            if waits == 5:
                raise KeyboardInterrupt

    monkeypatch.setattr("newsreader.cli.collecting.Event", Clock)
    status, out, err = ran(capsys, "add", "--watch", folder, tmp_path / "empty")
    assert (status, out.splitlines()) == (0, ["2 articles added", "1 article added", "1 article added"])
    assert err.splitlines() == ["newsreader: watching for new files; ctrl+c stops"] * 2


def test_without_a_place_for_a_library_it_is_said(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("a file where the folder should be", encoding="utf-8")
    done = program("add", str(write_story(tmp_path / "story")))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert str(file) in done.stderr


def test_a_folder_with_a_story_yaml_is_one_story_until_its_reader_parts_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in (("a", COURIER), ("b", "Ship sinks\n\nTwelve sailors were rescued off Telmont.")):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert ran(capsys, "add", folder)[1] == "2 articles added\n"
    with Library() as library:
        assert library.counts().stories == 2
    (folder / "story.yaml").write_text("title: Two disasters\n", encoding="utf-8")
    (folder / "c.txt").write_text("Snow falls\n\nChildren built a tower in Oldbridge.", encoding="utf-8")
    assert ran(capsys, "add", "--jobs", 2, folder)[1] == "1 article added; 2 known already\n"
    with Library() as library:
        (story,) = library.stories().rows
        first, *_ = library.articles(story.id)
        Judging(library).split([first.id])
    (folder / "d.txt").write_text("Bees swarm\n\nA keeper in Ardle caught the queen.", encoding="utf-8")
    assert ran(capsys, "add", folder)[1] == "1 article added; 3 known already\n"
    with Library() as library:
        assert [row.versions for row in library.stories(order=Order.VERSIONS).rows] == [3, 1]
        assert care.check(library) == []
