"""Comparisons that were made before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.compare import compare
from newsreader.library import comparisons
from newsreader.library.comparisons import comparing, disagreement, keep, recall
from newsreader.model import Comparison, Story
from newsreader.settings.paths import COMPARISONS, data_folder
from newsreader.sources import open_stories
from tests.support.making import article, bridge_story
from tests.support.running import ROOT


def files() -> list[Path]:
    return sorted((data_folder() / COMPARISONS).iterdir())


@pytest.fixture(scope="module")
def compared() -> Iterator[Comparison]:
    (story,) = open_stories([ROOT / "seeds" / "border-security"]).stories
    yield compare(story)


def test_a_comparison_comes_back_as_it_was(compared: Comparison) -> None:
    assert recall(compared.story) is None
    keep(compared)
    assert recall(compared.story) == compared


def test_a_story_is_compared_once() -> None:
    story, bridge = bridge_story()
    made: list[Story] = []
    told: list[Comparison] = []

    def compare_it(given: Story) -> Comparison:
        made.append(given)
        return bridge

    twice = comparing(compare_it, told.append)
    assert twice(story) == twice(story) == bridge
    assert (made, told) == ([story], [bridge, bridge])


def test_another_text_or_another_engine_is_another_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    story, bridge = bridge_story()
    keep(bridge)
    other = replace(story, versions=(story.versions[0], article("It is open. | Nobody was hurt.")))
    assert recall(other) is None
    assert recall(story) is not None
    monkeypatch.setattr("newsreader.settings.stamped.__version__", "999")
    assert recall(story) is None


@pytest.mark.parametrize("damage", ["cut", "noise", "empty", "of another story"])
def test_a_damaged_one_is_not_there(damage: str) -> None:
    story, bridge = bridge_story()
    keep(bridge)
    (path,) = files()
    whole = path.read_bytes()
    if damage == "of another story":
        small = Story("One", (article("One."),))
        keep(Comparison(small, (((None,),),)))
        path.write_bytes(next(one for one in files() if one != path).read_bytes())
    else:
        path.write_bytes({"cut": whole[:-9], "noise": b"\x00" * 99, "empty": b""}[damage])
    assert recall(story) is None


def test_those_that_were_not_used_for_longest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparisons, "MOST", 2)
    stories = [Story("One", (article(f"Number {number}."),)) for number in range(3)]
    for number, story in enumerate(stories):
        before = files() if number else []
        keep(Comparison(story, (((None,),),)))
        for path in set(files()) - set(before):
            os.utime(path, (number, number))
    assert [recall(story) is not None for story in stories] == [False, True, True]


def test_disagreement_is_the_share_of_contested_sentences(compared: Comparison) -> None:
    contested = sum(len(compared.contested(version)) for version in range(2))
    claims = sum(any(row) for rows in compared.judgements for row in rows)
    assert disagreement(compared) == contested / claims
    assert disagreement(Comparison(Story("", ()), ())) == 0
