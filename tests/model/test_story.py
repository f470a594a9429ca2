"""Stories, and what their versions are called."""

from __future__ import annotations

from dataclasses import replace

from newsreader.model import Article, Provenance, Story
from tests.support.making import article


def version(path: str = "", outlet: str = "", published: str = "", retrieved: str = "") -> Article:
    way = Provenance(retrieved=retrieved)
    made = article("It burned.")
    return replace(made, path=path, outlet=outlet, published=published, provenance=way)


def names(*versions: Article) -> list[str]:
    story = Story("Fire", versions)
    return [story.version_name(number) for number in range(len(versions))]


def test_a_version_is_called_by_its_outlet_else_its_file_else_its_letter() -> None:
    assert names(version("a.txt", "The Post"), version("in/b.txt"), version()) == ["The Post", "b", "C"]
    assert names(version("-"), version("/dev/fd/63"), version("-a.txt")) == ["A", "B", "-a"]


def test_versions_of_one_outlet_are_told_apart() -> None:
    post = [version("a.txt", "Post", "2025-11-05"), version("b.txt", "Post", "2025-11-06T08:15:00+00:00")]
    assert names(*post, version("c.txt")) == ["Post 2025-11-05", "Post 2025-11-06 08:15", "c"]
    assert names(*post) == ["2025-11-05", "2025-11-06 08:15"]
    assert names(version("a.txt", "Post"), version("b.txt", "Post"), version("c.txt")) == [
        "Post a",
        "Post b",
        "c",
    ]
    assert names(version("a.csv"), version("a.csv")) == ["a A", "a B"]


def test_the_versions_of_a_history_are_called_by_their_times() -> None:
    times = ("2025-11-05T08:15:00+00:00", "2025-11-05T08:16:00+00:00")
    assert names(*(version(f"a.txt@{time[:19]}", retrieved=time) for time in times)) == [
        "2025-11-05 08:15",
        "2025-11-05 08:16",
    ]


def test_versions_are_meant_by_the_name_that_they_share_and_by_their_own() -> None:
    post = [version("a.txt", "Post", "2025-11-05"), version("b.txt", "Post", "2025-11-06"), version("c.txt")]
    story = Story("Fire", tuple(post))
    assert story.versions_named(["post"]) == {0, 1}
    assert story.versions_named(["Post 2025-11-06", "C"]) == {1, 2}


def test_one_time_that_is_there_twice_takes_the_times_from_no_other_version() -> None:
    days = [version("a.txt", "Post", f"2025-11-0{day}") for day in (3, 4, 5, 5)]
    assert names(*days) == ["2025-11-03", "2025-11-04", "2025-11-05 C", "2025-11-05 D"]
    assert names(*days[2:]) == ["Post A", "Post B"]
