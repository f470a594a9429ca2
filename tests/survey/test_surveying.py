"""Surveys: what they find, and that they come to the same end from wherever they were stopped."""

from __future__ import annotations

import csv
import json
from contextlib import closing, suppress
from pathlib import Path

import pytest

from newsreader.library import Library, Record
from newsreader.library.judgements import Judging
from newsreader.survey import archives, linking, surveying
from newsreader.survey.archives import Archive
from newsreader.survey.surveying import Survey
from newsreader.survey.tables import BY_STORY, OUTLETS
from newsreader.survey.workplace import Workplace
from tests.support.engines import InThisProcess

DAYS = (3, 4, 7)


def records() -> list[dict[str, str]]:
    """Three stories of three outlets, one of them changed later, one told twice, and an article alone."""
    found = []
    for number, town in enumerate(("Tarn", "Vessmouth", "Oldhaven")):
        for outlet, days in zip(("Gazette", "Herald", "Wire"), DAYS, strict=True):
            text = (
                f"{town} bridge shut by the council of {town}\n\n"
                f"The council of {town} shut the old bridge over the river {town}water after {days} days. "
                f"Mayor Hanna {town}ley told reporters that engineers found cracks in the pillars."
            )
            url = f"https://{outlet}.example/{town}".lower()
            day = f"2024-0{number + 1}-01"
            found.append({"text": text, "outlet": outlet, "published": day, "url": url})
    found.append(dict(found[0]))
    found.append({**found[1], "text": found[1]["text"].replace("cracks", "rust"), "published": "2024-01-02"})
    found.append(
        {"text": "Nothing else happened in Quillby on Sunday.", "outlet": "Wire", "published": "2024-03-05"}
    )
    return found


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setattr(archives, "PIECE", 900)
    monkeypatch.setattr(linking, "ROWS", 3)
    monkeypatch.setattr(linking, "COLUMNS", 6)
    monkeypatch.setattr(linking, "_TOGETHER", 3)
    monkeypatch.setattr(surveying, "_ALONE", 1)
    path = tmp_path / "export.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in records()), encoding="utf-8")
    return Archive([str(path)])


def made(archive: Archive, folder: Path, engine: InThisProcess, *, resume: bool = False) -> list[str]:
    """Makes a survey as far as the engine goes, and gives what was said."""
    said: list[str] = []
    with closing(Workplace(folder, archive, resume=resume)) as workplace:
        workplace.finish(Survey(archive, workplace, engine, said.append).run())
    return said


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_a_survey_finds(archive: Archive, tmp_path: Path) -> None:
    assert made(archive, tmp_path / "result", InThisProcess()) == []
    found = tables(tmp_path / "result")
    names = {sheet.name: sheet for sheet in (*BY_STORY, OUTLETS)}
    assert set(found) == {f"{name}.{form}" for name in names for form in ("jsonl", "csv")} | {"survey.json"}
    for name, sheet in names.items():
        rows = [json.loads(line) for line in found[f"{name}.jsonl"].splitlines()]
        cells = list(csv.DictReader(found[f"{name}.csv"].decode().splitlines()))
        assert len(rows) == len(cells) > 0
        columns = [column.name for column in sheet.columns]
        assert all(list(row) == columns for row in (*rows, *cells))
        for column in sheet.columns:
            assert column.optional or all(row[column.name] is not None for row in rows), column.name
    result = json.loads(found["survey.json"])
    assert (result["articles"], result["same"], result["earlier"]) == (10, 1, 1)
    assert (result["stories"], result["compared"], result["well"]) == (4, 3, True)
    stories = [json.loads(line) for line in found["stories.jsonl"].splitlines()]
    assert [(story["articles"], story["compared"]) for story in stories] == [(3, 3)] * 3 + [(1, 0)]
    assert all(story["conflicts"] + story["perhaps"] > 0 for story in stories[:3])
    wire = json.loads(found["outlets.jsonl"].splitlines()[-1])
    assert (wire["outlet"], wire["articles"], wire["compared"]) == ("Wire", 4, 3)


def test_what_was_stopped_anywhere_goes_on_to_the_same_end(archive: Archive, tmp_path: Path) -> None:
    made(archive, tmp_path / "whole", InThisProcess())
    for most in range(1, 40, 4):
        folder = tmp_path / str(most)
        with suppress(KeyboardInterrupt):
            made(archive, folder, InThisProcess(most))
        if (folder / "survey.json").exists():
            break
        made(archive, folder, InThisProcess(), resume=True)
        assert tables(folder) == tables(tmp_path / "whole")
    else:
        pytest.fail("it never came to an end")


def stories_of(folder: Path) -> set[frozenset[str]]:
    """The articles of each story of a survey, by their texts."""
    stories: dict[str, set[str]] = {}
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        stories.setdefault(row["story_id"], set()).add(row["sha256"])
    return set(map(frozenset, stories.values()))


def shown(library: Library) -> set[frozenset[str]]:
    """The same of a library."""
    page = library.stories(limit=100)
    return {frozenset(library.read(a.id).sha256 for a in library.articles(s.id)) for s in page.rows}


def record(said: dict[str, str]) -> Record:
    return Record("", said["text"], said["outlet"], published=said["published"], url=said.get("url", ""))


@pytest.mark.parametrize("undated", [("2024-01-01",), ("2024-01-01", "2024-02-01", "2024-03-01")])
def test_what_has_no_date_is_put_into_stories_too(
    undated: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surveying, "PAIRS", 2)
    path = tmp_path / "export.jsonl"
    rows = [{**each, "published": ""} if each["published"] in undated else each for each in records()]
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    archive = Archive([str(path)])
    made(archive, tmp_path / "whole", InThisProcess())
    found = tables(tmp_path / "whole")
    with Library(tmp_path / "articles.db") as library:
        list(library.add(map(record, rows)))
        assert stories_of(tmp_path / "whole") == shown(library)
    for most in range(1, 9):
        folder = tmp_path / str(most)
        with suppress(KeyboardInterrupt):
            made(archive, folder, InThisProcess(most))
        if not (folder / "survey.json").exists():
            made(archive, folder, InThisProcess(), resume=True)
        assert tables(folder) == found


def test_what_the_reader_has_said_of_stories_counts(tmp_path: Path) -> None:
    def surveyed(name: str) -> set[frozenset[str]]:
        made(Archive([str(tmp_path / "articles.db")]), tmp_path / name, InThisProcess())
        return stories_of(tmp_path / name)

    with Library(tmp_path / "articles.db") as library:
        list(library.add(map(record, records())))
        before = shown(library)
        assert surveyed("before") == before and len(before) == 4
        one, other, *_, alone = sorted(library.stories(limit=100).rows, key=lambda row: -row.versions)
        judging = Judging(library)
        judging.split([library.articles(one.id)[0].id])
        judging.join([other.id, alone.id])
        judging.pin(other.id)
        assert surveyed("after") == shown(library) != before


def test_what_was_said_of_an_earlier_text_counts_for_the_latest(tmp_path: Path) -> None:
    with Library(tmp_path / "articles.db") as library:
        first = records()[1]
        list(library.add(map(record, (first, records()[0]))))
        (story,) = library.stories(limit=9).rows
        split = next(row.id for row in library.articles(story.id) if row.outlet == first["outlet"])
        Judging(library).split([split])
        list(library.add([record(records()[-2])]))
        assert library.articles(story.id)
    made(Archive([str(tmp_path / "articles.db")]), tmp_path / "result", InThisProcess())
    assert {len(story) for story in stories_of(tmp_path / "result")} == {1}


def test_nothing_that_is_there_is_written_over(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").touch()
    for resume, words in ((False, "is not empty"), (True, "could go on")):
        with pytest.raises(ValueError, match=words):
            Workplace(tmp_path / "mine", archive, resume=resume)


def test_a_survey_that_never_began_is_not_in_the_way(archive: Archive, tmp_path: Path) -> None:
    Workplace(tmp_path / "result", archive, resume=False).close()
    made(archive, tmp_path / "result", InThisProcess())
    assert (tmp_path / "result" / "survey.json").exists()


def test_a_survey_goes_on_with_its_own_archive_alone(archive: Archive, tmp_path: Path) -> None:
    with suppress(KeyboardInterrupt):
        made(archive, tmp_path / "result", InThisProcess(1))
    with open(archive.paths[0], "a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(ValueError, match="no survey of this archive"):
        Workplace(tmp_path / "result", archive, resume=True)


def test_one_bad_story_stops_nothing(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.compare import engine

    compare = engine.compare

    def failing(story: object) -> object:
        if "Vessmouth" in str(story):
            raise RecursionError("too deep")
        return compare(story)  # type: ignore[arg-type]

    monkeypatch.setattr("newsreader.compare.compare", failing, raising=False)
    said = made(archive, tmp_path / "result", InThisProcess())
    assert [line.partition(": ")[2] for line in said] == ["not compared: RecursionError: too deep"]
    result = json.loads((tmp_path / "result" / "survey.json").read_text("utf-8"))
    assert (result["compared"], result["well"]) == (2, False)
