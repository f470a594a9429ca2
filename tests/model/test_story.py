"""What the versions of a story are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.model import Story
from tests.support.making import article

POST = article("The bells rang.", outlet="Post")


def names(*versions: tuple[str, str, str]) -> list[str]:
    """What versions of these (outlet, file, date) are called."""
    made = [replace(POST, outlet=outlet, path=path, published=date) for outlet, path, date in versions]
    story = Story("", tuple(made))
    return [story.version_name(version) for version in range(len(made))]


@pytest.mark.parametrize(
    ("versions", "called"),
    [
        ([("Post", "a.txt", ""), ("Wire", "b.txt", "")], ["Post", "Wire"]),
        ([("", "a.txt", ""), ("", "", "")], ["a", "B"]),
        (
            [("Post", "a.txt", "2025-11-05T10:00:00+00:00"), ("Post", "b.txt", "2025-11-06")],
            ["Post (2025-11-05)", "Post (2025-11-06)"],
        ),
        (
            [("Post", "x/a.txt", "2025-11-05"), ("Post", "b.txt", "2025-11-05"), ("Wire", "c.txt", "")],
            ["Post (a)", "Post (b)", "Wire"],
        ),
        ([("Post", "x/a.txt", ""), ("Post", "y/a.txt", "")], ["Post (A)", "Post (B)"]),
    ],
)
def test_versions_of_one_outlet_are_told_apart(
    versions: list[tuple[str, str, str]], called: list[str]
) -> None:
    assert names(*versions) == called


def test_an_outlet_means_all_its_versions_and_its_whole_name_one() -> None:
    made = [replace(POST, path=path) for path in ("a.txt", "b.txt")]
    story = Story("", (*made, article("It rang.", outlet="Wire")))
    assert story.versions_named(["post"]) == {0, 1}
    assert story.versions_named(["Post (b)", "C"]) == {1, 2}
