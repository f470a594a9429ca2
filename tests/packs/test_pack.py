"""Packs of stories: what is in one, that the same comes of it again, and what is said where it does not."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.store import open_library
from newsreader.cli.main import run
from newsreader.model import Article, ArticleIdentity, Span, Story
from newsreader.packs import verifying
from newsreader.packs.archive import NoPack, unzipped, zipped
from newsreader.packs.bag import bagged, unbagged
from newsreader.packs.inputs import gather, story_of
from newsreader.packs.making import pack
from newsreader.packs.verifying import verify
from newsreader.reports.outline import USUAL, Part, Remark
from newsreader.sources import StoriesToOpen, open_stories, open_story
from tests.support.making_notes import note_on
from tests.support.running import ROOT

BORDER = ROOT / "seeds" / "border-security"


def packed(folder: Path = BORDER, parts: frozenset[Part] = USUAL, remarks: Sequence[Remark] = ()) -> bytes:
    (summary,) = StoriesToOpen([folder])
    story = open_story(summary).story
    assert story is not None
    return pack(story, {source.name: source.said for source in summary.articles}, parts, remarks).data


def first_article() -> Article:
    (story,) = open_stories([BORDER]).stories
    return story.versions[0]


@pytest.fixture(scope="module")
def made() -> bytes:
    return packed()


def payload_of(data: bytes) -> dict[str, bytes]:
    bag = unbagged(unzipped(data))
    return {name.removeprefix("data/"): file for name, file in bag.items() if name.startswith("data/")}


def test_a_pack_holds_its_inputs_and_what_is_made_of_them(made: bytes) -> None:
    payload = payload_of(made)
    inputs = {name for name in payload if name.startswith("inputs/")}
    assert {payload[name] for name in inputs} == {
        file.read_bytes() for file in BORDER.iterdir() if file.suffix != ".yaml"
    }
    told = json.loads(payload["pack.json"])
    assert {version["file"] for version in told["versions"]} == inputs
    assert "report.html" in payload and str(ROOT).encode() not in made
    rows = list(csv.reader(io.StringIO(payload["sentences.csv"].decode(), newline="")))
    assert len({len(row) for row in rows}) == 1
    crate = json.loads(payload["ro-crate-metadata.json"])
    named = {entity["@id"] for entity in crate["@graph"]}
    root = next(entity for entity in crate["@graph"] if entity["@id"] == "./")
    assert {part["@id"] for part in root["hasPart"]} == set(payload) - {"ro-crate-metadata.json"}
    assert {part["@id"] for part in root["hasPart"]} <= named and root["datePublished"] and root["license"]


def test_the_same_story_is_packed_as_the_same_bytes_wherever_it_lies(made: bytes, tmp_path: Path) -> None:
    shutil.copytree(BORDER, tmp_path / "elsewhere")
    assert packed(tmp_path / "elsewhere") == made


def test_a_pack_agrees_until_a_byte_of_it_changes(made: bytes) -> None:
    found = verify(made)
    assert found.differs == [] and len(found.agrees) == 2
    files = unzipped(made)
    name = next(name for name in files if "/inputs/" in name)
    text = files[name]
    at = text.index(b"border")
    changed = verify(zipped({**files, name: text[:at] + b"bordex" + text[at + 6 :]}))
    told = "\n".join(changed.differs)
    inner = name.partition("/")[2]
    assert f"{inner} is not what was packed" in told
    assert "data/comparison.json: what is made of the inputs now is not the same: sentences A" in told


def test_a_byte_that_is_changed_in_the_zip_itself_is_named_too(made: bytes) -> None:
    files = unzipped(made)
    for name in (
        name for name in files if "/inputs/" in name or name.endswith(("pack.json", "bag-info.txt"))
    ):
        at = made.index(files[name]) + len(files[name]) // 2
        changed = made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :]
        try:
            assert any(line.startswith(name.partition("/")[2]) for line in verify(changed).differs)
        except NoPack as error:
            assert "pack.json" in str(error) and name.endswith("pack.json")


def test_who_writes_the_manifest_anew_is_found_out_by_what_is_made_again(made: bytes) -> None:
    payload = payload_of(made)
    report = payload["report.html"].replace(b"disagree", b"agree", 1)
    comparison = payload["comparison.json"].replace(b'"omitted"', b'"confirmed"', 1)
    bag = bagged({**payload, "report.html": report, "comparison.json": comparison}, "A story")
    found = verify(zipped({f"x/{name}": data for name, data in bag.items()}))
    assert [line.partition(":")[0] for line in found.differs] == ["data/comparison.json", "data/report.html"]
    assert "manifests" in found.agrees[0]


def test_another_engine_is_told_where_it_makes_a_difference(
    made: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "engine_digest", lambda: "another")
    assert verify(made).differs == []
    payload = {**payload_of(made), "report.md": b""}
    bag = bagged(payload, "A story")
    told = verify(zipped({f"x/{name}": data for name, data in bag.items()})).differs
    assert "another engine" in told[-1] and "report.md" in told[0]


def test_what_is_missing_or_damaged_is_said_in_a_line(made: bytes) -> None:
    payload = payload_of(made)
    broken = {
        "no contents": {k: v for k, v in payload.items() if k != "pack.json"},
        "no json": {**payload, "pack.json": b"[" * 100_000},
        "infinite": {
            **payload,
            "pack.json": payload["pack.json"].replace(b'"article": 0', b'"article": Infinity'),
        },
        "another schema": {**payload, "pack.json": b'{"schema": "newsreader.pack/2"}'},
    }
    for files in broken.values():
        with pytest.raises(NoPack):
            verify(zipped({f"x/{name}": data for name, data in bagged(files, "").items()}))
    contents = json.loads(payload["pack.json"])
    many = {**payload, "pack.json": json.dumps({**contents, "versions": contents["versions"] * 60}).encode()}
    found = verify(zipped({f"x/{name}": data for name, data in bagged(many, "").items()}))
    assert any("more than 100" in line for line in found.differs)
    without = {name: data for name, data in payload.items() if not name.startswith("inputs/B")}
    found = verify(zipped({f"x/{name}": data for name, data in bagged(without, "").items()}))
    assert any("nothing can be made again" in line for line in found.differs)


def test_what_is_said_of_a_file_and_what_was_read_from_no_file_is_packed_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The gate was shut on Monday. Nobody was hurt, the mayor said.")
    said = {str(tmp_path / "a.txt"): {"outlet": "The Lantern", "published": "2026-01-02"}}
    (read,) = open_stories([tmp_path]).stories
    named = replace(read.versions[0], outlet="The Lantern", published="2026-01-02")
    fetched = replace(
        read.versions[0], path="https://example.org/a", url="https://example.org/a", outlet="The Blare"
    )
    streamed = replace(read.versions[0], path="-", provenance=replace(read.versions[0].provenance, sha256=""))
    story = Story("Gate", (named, fetched, streamed))
    inputs = gather(story, said)
    assert [version.file for version in inputs.versions] == [
        "inputs/A/a.txt",
        "inputs/B/article.json",
        "inputs/C/article.json",
    ]
    again = story_of("Gate", "", inputs)
    assert [replace(one, path="") for one in again.versions] == [
        replace(one, path="") for one in story.versions
    ]
    assert not any(str(tmp_path).encode() in data for data in inputs.files.values())


def test_several_articles_of_one_file_are_packed_as_that_file(tmp_path: Path) -> None:
    rows = [
        ("outlet", "text"),
        ("Lantern", "The gate was shut. Nobody came."),
        ("Blare", "The gate stood open."),
    ]
    with open(tmp_path / "articles.csv", "w", newline="") as file:
        csv.writer(file).writerows(rows)
    (story,) = open_stories([tmp_path / "articles.csv"]).stories
    inputs = gather(story, {})
    assert [(version.file, version.article) for version in inputs.versions] == [
        ("inputs/A/articles.csv", 0),
        ("inputs/A/articles.csv", 1),
    ]
    assert [one.outlet for one in story_of("", "", inputs).versions] == ["Lantern", "Blare"]


def test_notes_are_in_a_pack_where_they_stand_and_tell_nothing_of_this_machine() -> None:
    made = packed(parts=USUAL | {Part.NOTES}, remarks=[noted(first_article())])
    payload = payload_of(made)
    assert b"Ask the ministry" in payload["notes.jsonld"] and b"Ask the ministry" in payload["report.html"]
    assert b"/home/somebody" not in made
    assert verify(made).differs == []


def noted(article: Article) -> Remark:
    words = article.sentence_text(2)[:20]
    note = note_on(article.text, words, comment="Ask the ministry")
    identity = replace(ArticleIdentity.of(article), path="/home/somebody/a.txt")
    at = article.text.index(words)
    return Remark(0, Span(at, at + len(words)), replace(note, article=identity))


def test_the_command_packs_and_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "story.zip"
    assert run(["pack", "-o", str(file), str(BORDER)]) == 0
    assert "the SHA-256 of its manifest: " in capsys.readouterr().err
    assert run(["pack", "-o", str(file), str(BORDER)]) == 2
    assert "--force writes over it" in capsys.readouterr().err
    assert run(["pack", "--verify", str(file)]) == 0
    assert "the same bytes: comparison.json" in capsys.readouterr().out
    files = unzipped(file.read_bytes())
    name = next(name for name in files if "/inputs/B/" in name)
    file.write_bytes(zipped({**files, name: files[name] + b"."}))
    assert run(["pack", "--verify", str(file)]) == 1
    assert "✗ data/inputs/B/" in capsys.readouterr().out
    (tmp_path / "no.zip").write_bytes(b"PK")
    assert run(["pack", "--verify", str(tmp_path / "no.zip"), str(file)]) == 2
    assert "no.zip is no zip" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "name the files"),
        (["--verify", "-o", "x.zip", "y.zip"], "writes nothing"),
        ([str(BORDER)], "name the file to be written"),
        (["-o", "x.zip", str(ROOT / "seeds")], "there are 2 stories"),
        (["--verify", "/nowhere.zip"], "does not exist"),
    ],
)
def test_what_cannot_be_packed_is_said_in_a_line(
    arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pack", *arguments]) == 2
    out, err = capsys.readouterr()
    (line,) = (line for line in err.splitlines() if "still reading" not in line)
    assert why in line and not out


def test_notes_of_the_library_are_packed_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = first_article()
    note = replace(noted(article).note, article=ArticleIdentity.of(article))
    with open_library() as library:
        library.notes.add(note)
    assert run(["pack", "-o", str(tmp_path / "a.zip"), str(BORDER)]) == 0
    assert run(["pack", "--with", "notes", "-o", str(tmp_path / "b.zip"), str(BORDER)]) == 0
    assert b"Ask the ministry" not in (tmp_path / "a.zip").read_bytes()
    assert b"Ask the ministry" in (tmp_path / "b.zip").read_bytes()
