"""Terminals of every size and of few colours, with the program itself in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.control_sequences import styles
from tests.support.pseudo_terminal import LEFT, InTerminal
from tests.support.running import read_before

ODD = (
    "👩‍👩‍👧‍👦🇺🇦 waited in 東京都庁 for هذا النص and " + "Z" + "\u0301" * 1000 + "algo on Monday.\n\n"
    "کراچی میں پیر کو بارش ہوئی۔ Cafe\u0301 Кремль said so."
)
SIZES = [(1, 1), (2, 1), (1, 40), (200, 2), (20, 5), (1000, 500), (60, 20), (1, 1), (100, 30)]


@pytest.fixture
def story(tmp_path: Path) -> list[str]:
    read_before(tmp_path / "data")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"What {name} tells\n\n{ODD}\n", "utf-8")
    return [str(tmp_path / name) for name in ("a.txt", "b.txt")]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[InTerminal]]:
    running: list[InTerminal] = []
    yield running
    assert not [one for one in running if one.clean_up()], "it was left running"


def test_any_size_and_script_is_survived(tmp_path: Path, story: list[str], opened: list[InTerminal]) -> None:
    program = InTerminal(tmp_path, ["-m", "newsreader", *story], size=SIZES[0])
    opened.append(program)
    for columns, rows in SIZES[1:]:
        program.resize((columns, rows))
        program.press("jl")
    program.wait(b"sentence ", b"confirmed")
    program.press("q")
    assert program.ended() == 0
    assert program.is_as_before()
    assert b"Traceback" not in program.written


@pytest.mark.parametrize(
    ("environment", "allowed"),
    [
        ({"TERM": "xterm-16color", "COLORTERM": ""}, r"\d{1,2}|10[0-7]"),
        ({"NO_COLOR": "1"}, r"\d{1,2}|[34]8;2;(\d+);\1;\1"),
    ],
    ids=["sixteen", "none"],
)
def test_no_more_colours_are_sent_than_there_are(
    environment: dict[str, str],
    allowed: str,
    tmp_path: Path,
    story: list[str],
    opened: list[InTerminal],
) -> None:
    program = InTerminal(tmp_path, ["-m", "newsreader", *story], environment=environment)
    opened.append(program)
    program.wait(b"sentence 1 of")
    seen = program.all_seen
    program.press("q")
    assert program.ended() == 0
    sent = styles((seen + program.written).decode())
    assert all(re.fullmatch(allowed, style) for style in sent), sent
    assert LEFT in program.written
