"""`newsreader notes check`, `salvage` and `agreement`."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import uuid
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.coding import Coder, tag_agreement, verdict_agreement
from newsreader.annotations.exchange.json_document import read_annotations
from newsreader.annotations.exchange.jsonld import to_jsonld
from newsreader.annotations.store import Draft, open_library
from newsreader.cli.agreement import aligned, tag_lines, verdict_lines
from newsreader.cli.main import run
from newsreader.model import Anchor, Article, ArticleIdentity, Span, Verdict
from tests.support.mill import QUOTE, anchor, filled, kept, note, ruling, story, write_story

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story of two versions."""
    return write_story(tmp_path / "mill")


def test_a_sound_library_has_no_problems(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(folder)
    assert run(["notes", "check"]) == 0
    out, err = capsys.readouterr()
    assert out.endswith("library.db: no problems in 2 notes and 2 rulings\n") and err == ""


def test_a_note_that_makes_no_sense_is_found_and_missed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(folder)
    with closing(sqlite3.connect(tmp_path / "data" / "library.db")) as connection, connection:
        connection.execute("UPDATE note SET colour = 'plaid' WHERE author = 'Bo'")
    assert run(["notes", "check"]) == 1
    out, err = capsys.readouterr()
    assert "plaid" in out and "salvage" in err
    assert run(["notes", "export", "--output", str(tmp_path / "rest.jsonld")]) == 1
    assert "1 record cannot be read" in capsys.readouterr().err
    assert len(read_annotations((tmp_path / "rest.jsonld").read_bytes()).notes) == 1


def test_what_is_left_of_a_damaged_library_is_salvaged(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(folder)
    before = kept()
    article = story(folder).versions[0]
    with open_library() as library:
        library.save_draft(Draft("d", ArticleIdentity.of(article), anchor(article, QUOTE), "half a thou"))
    file = tmp_path / "data" / "library.db"
    data = file.read_bytes()
    file.write_bytes(b"\0" * 4096 + data[4096:])  # the first page is lost
    assert run(["notes", "check"]) == 1
    output = tmp_path / "saved.jsonld"
    assert run(["notes", "salvage", "--output", str(output)]) == 1
    err = capsys.readouterr().err
    assert "the first page is lost" in err
    assert "read: 2 notes, 2 rulings\n" in err and "1 unfinished note" in err
    found = read_annotations(output.read_bytes())
    assert (found.notes[:2], found.rulings) == before
    assert [note.comment for note in found.notes[2:]] == ["half a thou"]
    assert file.read_bytes()[4096:] == data[4096:]


def test_a_sound_copy_is_salvaged_to_standard_output(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    filled(folder)
    with open_library() as library:
        library.copy_to(tmp_path / "copy.db")
    assert run(["notes", "salvage", str(tmp_path / "copy.db")]) == 0
    assert read_annotations(capsysbinary.readouterr().out).notes == kept()[0]


def test_nothing_to_salvage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    junk = tmp_path / "junk.db"
    junk.write_bytes(b"no library" * 2000)
    output = tmp_path / "saved.jsonld"
    for file in (junk, tmp_path / "missing.db"):
        assert run(["notes", "salvage", str(file), "--output", str(output)]) == 2
        assert file.name in capsys.readouterr().err
    assert not output.exists()


def readers(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The exports of two readers, who agree on two of three sentences and on one of two tags."""
    courier, herald = story(folder).versions
    sentences = ("The mill at Ardle was", "Nobody was injured.", "Witnesses heard a loud bang.")
    answers = {
        "ida": (Verdict.REPHRASED, Verdict.CONFIRMED, Verdict.OMITTED),
        "bo": (Verdict.REPHRASED, Verdict.REPHRASED, Verdict.OMITTED),
    }
    files = []
    for name, verdicts in answers.items():
        rulings = [
            replace(ruling(herald, words, courier, verdict, 100 + number), anchor=sentence(herald, words))
            for number, (words, verdict) in enumerate(zip(sentences, verdicts, strict=True))
        ]
        tags = {"ida": (("source",), ("figure",)), "bo": (("source",), ("source",))}[name]
        notes = [note(courier, tags=tags[0]), note(courier, "Nobody was hurt", 2, tags=tags[1])]
        notes += [replace(note(courier), id=str(uuid.UUID(int=3)), article=ArticleIdentity("1" * 64))]
        files.append(tmp_path / f"{name}.jsonld")
        files[-1].write_bytes(to_jsonld(notes, rulings))
    return files[0], files[1]


def sentence(article: Article, words: str) -> Anchor:
    found = next(s for s in article.sentences if words in article.sentence_text(s.index))
    return Anchor.of(article.text, Span(found.start, found.end))


def test_agreement_is_a_table(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = readers(folder, tmp_path)
    assert run(["notes", "agreement", str(one), str(other), "--story", str(folder)]) == 0
    out, err = capsys.readouterr()
    # By hand, of the verdicts: kappa (2/3 - 3/9) / (1 - 3/9) = 1/2; alpha 1 - (2/6) / (22/30) = 6/11.
    lines = out.splitlines()[2:]
    assert lines[:8] == [
        "",
        "verdicts: 3 rulings of two or more; left out: 0 only of A, 0 only of B",
        "                A  B  all  kappa A-B  alpha",
        "  confirmed     1  0    0       0.00   0.00",
        "  rephrased     1  2    1       0.40   0.44",
        "  omitted       1  1    1       1.00   1.00",
        "  all verdicts                  0.50   0.55",
        "",
    ]
    assert lines[8] == "tags by sentence, where no tag counts too: 6 sentences of 1 version"
    assert [line.split()[:4] for line in lines[10:12]] == [
        ["figure", "1", "0", "0"],
        ["source", "1", "2", "1"],
    ]
    assert lines[12].startswith("  all tags (MASI)")
    assert lines[14] == "tags by passage (Krippendorff's alpha for unitizing): 4 passages"
    assert [line.split()[:3] for line in lines[16:18]] == [["figure", "1", "0"], ["source", "1", "2"]]
    assert lines[18].startswith("  all tags")
    assert err == "newsreader: 2 notes left out: its article is not in the story\n"


def test_agreement_is_a_table_for_programs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = readers(folder, tmp_path)
    arguments = ["notes", "agreement", str(one), str(other), "--story", str(folder)]
    assert run([*arguments, "--format", "csv", "--unit", "claim"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0]) == ["what", "label", "measure", "coder", "other", "value"]
    found = {(row["what"], row["label"], row["measure"], row["coder"]): row["value"] for row in rows}
    assert found["verdicts", "", "kappa", str(one)] == "0.5000"
    assert found["verdicts", "", "alpha", ""] == "0.5455"
    assert found["tags by claim", "source", "units", str(other)] == "2"
    assert found["tags", "", "left out", str(one)] == "1"
    assert ("tags by passage", "", "alpha", "") in found


def test_the_authors_in_the_library_are_coders(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    courier = story(folder).versions[0]
    arguments = ["notes", "agreement", "--story", str(folder)]
    with open_library() as library:
        library.notes.add(note(courier, tags=("source",), author="ida"))
        assert run(arguments) == 2
        assert "1 author in the library" in capsys.readouterr().err
        library.notes.add(note(courier, number=2, tags=("source",), author="bo"))
        library.notes.add(replace(note(courier, number=3, tags=("figure",), author="bo"), adjudicated=True))
    assert run([*arguments, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["coders"] == {"A": "bo", "B": "ida", "C": "adjudicated"}
    assert found["tags"]["by_tag"]["source"]["counts"] == {"A": 1, "B": 1, "C": 0}
    assert found["tags"]["by_tag"]["source"]["kappa"]["A-B"] == 1


def test_who_gave_no_name_is_told_from_who_was_imported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    courier = story(folder).versions[0]
    with open_library() as library:
        library.notes.add(note(courier, tags=("source",)))
        library.notes.add_all([note(courier, number=2, tags=("source",))])
    assert run(["notes", "agreement", "--story", str(folder)]) == 0
    assert "A: (no name)\nB: (no name, imported)\n" in capsys.readouterr().out


def test_of_many_coders_the_mean_kappa_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = map(str, readers(folder, tmp_path))
    assert run(["notes", "agreement", one, other, one, other, "--story", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "  A  B  C  D  all  mean kappa  alpha" in out
    # Two pairs agree in all, four as the two do: (2 * 1 + 4 * 1/2) / 6.
    assert [line.split()[-2] for line in out.splitlines() if line.startswith("  all verdicts")] == ["0.67"]


def test_coefficients_without_a_value_say_why(folder: Path) -> None:
    both = story(folder)
    herald, courier = both.versions[1], both.versions[0]
    same = Coder("x", (), (ruling(herald, "Nobody was injured.", courier, Verdict.OMITTED, 1),))
    lines = verdict_lines(["A", "B"], verdict_agreement([same, same], both))
    assert lines[-1] == "  undefined: every judgement is the same, so chance would agree as well"
    assert lines[-2].split()[-2:] == ["undefined", "undefined"]
    assert tag_lines(["A", "B"], tag_agreement([Coder("x"), Coder("y")], both)) == [
        "tags by sentence, where no tag counts too: 0 sentences of 0 versions",
        "  undefined: no unit was judged by both",
        "",
        "tags by passage (Krippendorff's alpha for unitizing): 0 passages",
    ]


def test_columns_line_up_in_cells() -> None:
    assert aligned([["家族", "1"], ["a\x1b", "100"]]) == ["  家族    1", "  a␛    100"]


def test_agreement_needs_two_readers_and_one_story(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = map(str, readers(folder, tmp_path))
    missing = str(tmp_path / "missing.json")
    assert run(["notes", "agreement", one, missing, "--story", str(folder)]) == 2
    assert run(["notes", "agreement", one, other, "--story", missing]) == 2
    assert run(["notes", "agreement", one, other, "--story", str(ROOT / "seeds")]) == 2
    assert "2 stories" in capsys.readouterr().err


def test_what_only_one_of_several_coders_tagged_counts(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = story(folder).versions[0]
    sentences = [s for s in article.sentences if s.role.makes_claims]
    every = [
        note(article, article.text[s.start : s.end], number, tags=("framing",))
        for number, s in enumerate(sentences, start=1)
    ]
    files = []
    for name, notes in (("all", every), ("one", every[:1]), ("none", [])):
        files.append(tmp_path / f"{name}.jsonld")
        files[-1].write_bytes(to_jsonld(notes))
    assert run(["notes", "agreement", *map(str, files), "--story", str(folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["tags"]
    assert found["units"] == len(sentences)
    framing = found["by_tag"]["framing"]
    assert framing["counts"] == {"A": len(sentences), "B": 1, "C": 0}
    assert framing["all"] == 0 and framing["alpha"] < 0.1
    assert run(["notes", "agreement", *map(str, files[:2]), "--story", str(folder)]) == 0
    assert "where no tag counts too" in capsys.readouterr().out


def test_the_engine_can_be_one_of_the_readers(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    courier, herald = story(folder).versions
    mine = tmp_path / "mine.jsonld"
    rulings = [ruling(herald, "Nobody was injured.", courier, Verdict.OMITTED, 1)]
    mine.write_bytes(to_jsonld([], rulings))
    arguments = ["notes", "agreement", str(mine), "--story", str(folder)]
    assert run(arguments) == 2
    assert "--engine" in capsys.readouterr().err
    assert run([*arguments, "--engine"]) == 0
    out = capsys.readouterr().out
    assert "B: the engine" in out and "verdicts: 1 ruling of two or more" in out
