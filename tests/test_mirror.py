"""The tests lie as the source lies, and every folder of it says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.running import ROOT

TESTS, SOURCE = ROOT / "tests", ROOT / "tui" / "newsreader"

NO_ROOM = {"benchmarks", "faults", "fuzz", "seeds", "support", "terminal"}
"""Folders of figures, of what is withstood, of made-up inputs, of the samples, of helpers, and of the whole
program in a real terminal."""

WHOLE_ROOMS = {
    "analysis": {"analyses"},
    "annotations/anchoring": {"deceptive"},
    # CSV and YAML, which hold the same; other programs' files; the graph of what goes out
    "annotations/exchange": {"tables", "foreign", "shapes", "triples"},
    "annotations/store/sqlite": {"damage", "disk_full", "drafts", "instances", "kills", "machine", "texts"},
    "cli": {"faults"},
    "compare": {"deceptive", "hostile", "languages", "invariance", "quotation_marks", "samples"},
    "compare/contradictions": {"pairs"},
    "compare/conflicts": {"any_text", "elsewhere", "samples"},
    "databases": {"faults"},
    "library": {"kills"},
    "model": {"ids"},
    "packs": {"pack"},
    "reports/figures": {"figures"},
    "sources": {"one_of_everything"},
    "sources/segment": {"furniture"},
    "ui": {"golden_frames", "unknown"},
    "ui/widgets": {"clauses"},
}
"""Tests of what only the files of a folder together do."""

FOLDERS = sorted({SOURCE, *(path.parent for path in SOURCE.rglob("*.py"))})


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("test", sorted(TESTS.glob("*/**/test_*.py")), ids=named)
def test_a_test_is_named_for_the_file_or_folder_that_it_tests(test: Path) -> None:
    folder, name = test.parent.relative_to(TESTS), test.stem.removeprefix("test_")
    if folder.parts[0] in NO_ROOM:
        return
    room = SOURCE / folder
    tested = {path.stem for path in room.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    words = name.split("_")
    beginnings = {"_".join(words[:end]) for end in range(1, len(words) + 1)}
    assert beginnings & tested or name in WHOLE_ROOMS.get(folder.as_posix(), ()), f"what does {test} test?"


def test_every_exception_is_still_one() -> None:
    for folder, names in WHOLE_ROOMS.items():
        assert all((TESTS / folder / f"test_{name}.py").exists() for name in names), folder
    assert all((TESTS / name).is_dir() for name in NO_ROOM)


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_every_folder_says_in_a_line_what_it_is_for(folder: Path) -> None:
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    first, *others = said.splitlines()
    assert first.endswith(".") and not "".join(others[:1])
