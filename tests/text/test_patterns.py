"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from newsreader.text.patterns import pattern
from tests.support.running import program


def test_it_does_what_a_compiled_one_does() -> None:
    word = pattern(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    assert word.sub("-", "One two") == "- -"
    assert [found["first"] for found in word.finditer("One two")] == ["O", "t"]
    assert word.fullmatch("one two") is None
    assert word.groups == 1


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def compiling(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return real(source, flags)

    monkeypatch.setattr(re, "compile", compiling)
    word = pattern("a+")
    assert compiled == []
    assert word.search("baa") and word.match("aa") and word.search("a")
    assert compiled == ["a+"]


def test_listing_stories_compiles_nothing_of_the_segmentation() -> None:
    code = (
        "import re; real = re.compile; seen = []\n"
        "def compiling(source, flags=0): seen.append(source); return real(source, flags)\n"
        "import newsreader.text.words, newsreader.text.languages\n"
        "re.compile = compiling\n"
        "import newsreader.sources.segment.boilerplate, newsreader.sources.segment.bylines\n"
        "import newsreader.sources.segment.masking, newsreader.sources.segment.datelines\n"
        "print(seen)"
    )
    assert program(code=code).stdout.strip() == "[]"
