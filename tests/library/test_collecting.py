"""Files and folders become records; those that are watched, once they are written."""

from __future__ import annotations

import os
from pathlib import Path

from newsreader.library.collecting import Listing, Watch, read
from tests.support.collecting_library import added, opened
from tests.support.mill import COURIER, HERALD, write_story


def names(found: list[object]) -> list[str]:
    return [Path(getattr(source, "name")).name for source in found]  # noqa: B009


def test_all_files_are_read_and_what_is_amiss_is_told(tmp_path: Path) -> None:
    story = write_story(tmp_path / "story")
    (story / "empty.txt").touch()
    listing = Listing([tmp_path / "story", tmp_path / "nothing.txt"])
    found = [read(source) for source in listing]
    assert sum(len(each.records) for each in found) == 2
    assert [each.is_well for each in found] == [True, False, True, False]
    assert [line.partition(": ")[2] for each in found for line in each.said] == [
        "is empty; paste the article into it",
        "does not exist; check the name",
    ]
    record = found[0].records[0]
    assert (record.title, record.place) == ("Old mill burns down", str(story / "courier.txt"))


def test_the_original_is_kept_if_it_is_asked_for(tmp_path: Path) -> None:
    story = write_story(tmp_path / "story")
    (source,) = Listing([story / "courier.txt"])
    assert read(source).records[0].raw is None
    with opened(tmp_path / "articles.db") as library:
        (one,) = added(library, *read(source, originals=True).records)
        assert library.original(one.article) == (story / "courier.txt").read_bytes()


def test_a_file_is_taken_when_it_is_no_longer_written(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "story")
    watch = Watch([folder])
    assert names(list(watch.look(settled=True))) == ["courier.txt", "herald.txt"]
    assert watch.look() == []
    new = folder / "new.txt"
    new.write_text(COURIER[:30], encoding="utf-8")
    assert watch.look() == []
    new.write_text(COURIER, encoding="utf-8")
    os.utime(new, ns=(1, 1))
    assert watch.look() == []
    assert names(list(watch.look())) == ["new.txt"]
    assert watch.look() == []
    (folder / "herald.txt").write_text(HERALD + "It rained.", encoding="utf-8")
    assert watch.look() == []
    assert names(list(watch.look())) == ["herald.txt"]
    new.unlink()
    assert watch.look() == []
