"""Which articles of a library tell one story, in whatever order they come and go."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.library import Library, Record
from newsreader.sources import article_from_text
from newsreader.sources.grouping import group
from tests.support.told_stories import TOLD, filled, record, records, stories, story_of

ALL = range(1, len(TOLD) + 1)
FERRY = [number for number in ALL if TOLD[number - 1][0] == "ferry"]
MUSEUM = [number for number in ALL if TOLD[number - 1][0] == "museum"]


def keys(library: Library) -> set[frozenset[str]]:
    """The stories, by the keys of their articles."""
    rows = library.stories(limit=1000).rows
    return {frozenset(article.key for article in library.articles(row.id, all_versions=True)) for row in rows}


def test_the_versions_of_each_story_are_found_as_in_a_folder(tmp_path: Path) -> None:
    with filled(tmp_path / "articles.db") as library:
        told = [{number for number in ALL if TOLD[number - 1][0] == story} for story in dict(TOLD)]
        assert stories(library, ALL) == set(map(frozenset, told))
        articles = [replace(article_from_text(text), published="2026-03-02") for _, text in TOLD]
        assert stories(library, ALL) == {frozenset(n + 1 for n in members) for members in group(articles)}
        row = library.story(story_of(library, FERRY[0]))
        assert row is not None and row.versions == 3
        assert row.title in {TOLD[number - 1][1].split("\n")[0] for number in FERRY}


@pytest.mark.parametrize("seed", range(12))
def test_the_stories_are_the_same_in_every_order_and_portion(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    some = [
        replace(record, published=day)
        for record, day in zip(records(), ["2026-03-01", "", "2026-03-04"] * 4, strict=False)
    ]
    for number, each in enumerate(some[:3]):
        url = f"https://{number % 2}.example.org/"
        some.append(record(f"{each.text} Updated.", outlet=each.outlet, published=each.published, url=url))
    with filled(tmp_path / "first.db", some) as library:
        expected = keys(library)
    chance.shuffle(some)
    with filled(tmp_path / "second.db", some, at_once=chance.choice([1, 2, 5])) as library:
        assert keys(library) == expected


def test_what_is_removed_leaves_the_others_as_if_it_had_never_been_there(tmp_path: Path) -> None:
    few = [each for number, each in enumerate(records(), 1) if number not in (FERRY[1], MUSEUM[0])]
    with filled(tmp_path / "few.db", few) as library:
        expected = keys(library)
    with filled(tmp_path / "all.db") as library:
        library.remove([FERRY[1], MUSEUM[0]])
        assert keys(library) == expected
        assert library.counts().stories == len(expected)
        with library.store.reading() as connection:
            left = connection.execute("SELECT count(DISTINCT article) FROM signature").fetchone()
        assert left == (len(few),)


def test_the_stories_are_the_same_when_each_article_comes_in_a_start_of_its_own(
    tmp_path: Path,
) -> None:
    with filled(tmp_path / "once.db") as library:
        expected = keys(library)
    filled(tmp_path / "often.db", []).close()
    for each in records():
        with Library(tmp_path / "often.db") as library:
            list(library.add([each]))
            found = keys(library)
    assert found == expected


def test_a_text_that_cannot_be_read_keeps_no_other_from_being_added(tmp_path: Path) -> None:
    some = [records()[number - 1] for number in FERRY]
    with filled(tmp_path / "articles.db", some[:2]) as library, library.store.writing() as connection:
        connection.execute("UPDATE body SET data = x'00' WHERE id = 1")
    with Library(tmp_path / "articles.db") as library:
        list(library.add(some[2:]))
        assert len(library.articles(story_of(library, 3))) == 1


def test_a_story_keeps_its_number_when_articles_come_and_go(tmp_path: Path) -> None:
    some = records()
    with filled(tmp_path / "articles.db", [some[n - 1] for n in FERRY[:2]]) as library:
        before = story_of(library, 1)
        list(library.add(some))
        assert story_of(library, 1) == before
        library.remove([2])
        assert story_of(library, 1) == before


def test_a_later_version_in_time_is_in_the_story_of_the_one_before(tmp_path: Path) -> None:
    url = "https://news.example.org/live"
    first = record("Fog closes Telmont airport\n\nNo plane left Telmont.", url=url)
    second = record("Storm over Oldbridge\n\nRoofs flew through Oldbridge.", url=url, published="2026-05-09")
    with filled(tmp_path / "articles.db", [first, second]) as library:
        assert stories(library, [1, 2]) == {frozenset({1, 2})}


def test_a_story_goes_on_for_weeks_and_one_with_the_same_words_later_is_another(tmp_path: Path) -> None:
    text = TOLD[FERRY[0] - 1][1]
    days = ["2026-03-01", "2026-03-04", "2026-03-07", "2026-03-10", "2026-06-01"]
    some = [record(text, outlet=f"Outlet {day}", published=day) for day in days]
    with filled(tmp_path / "articles.db", some) as library:
        assert stories(library, range(1, 6)) == {frozenset({1, 2, 3, 4}), frozenset({5})}


def test_articles_without_words_are_stories_of_their_own(tmp_path: Path) -> None:
    with filled(tmp_path / "articles.db", [record("* * *"), record("...", outlet="Two")]) as library:
        assert len(stories(library, [1, 2])) == 2


@pytest.mark.parametrize("turned", [False, True])
def test_the_times_of_a_story_are_those_of_the_articles_that_have_one(tmp_path: Path, turned: bool) -> None:
    dated, undated = (
        replace(records()[FERRY[n] - 1], published=day) for n, day in ((0, "2025-03-02"), (1, ""))
    )
    with filled(tmp_path / "articles.db", [undated, dated] if turned else [dated, undated], 1) as library:
        row = library.story(story_of(library, 1))
        assert row is not None and (row.versions, row.when) == (2, "2025-03-02")
        library.remove([2 if turned else 1])
        row = library.story(story_of(library, 1 if turned else 2))
        assert row is not None and row.when.startswith("added 20")


def test_the_title_of_a_story_stays_when_another_article_is_changed_and_follows_its_own(
    tmp_path: Path,
) -> None:
    def told(number: int, title: str, text: str) -> Record:
        url = f"https://{number}.example.org/"
        return record(f"{title}\n\n{text}", outlet=f"Outlet {number}", url=url, title=title)

    text = TOLD[FERRY[0] - 1][1]
    with filled(tmp_path / "articles.db", [told(n, f"Ferry {n}", text) for n in range(6)]) as library:
        number = story_of(library, 1)

        def title() -> str:
            row = library.story(number)
            assert row is not None and row.versions == 6
            return row.title

        first = title()
        for round in range(8):
            others = (n for n in range(6) if first != f"Ferry {n}")
            list(library.add(told(n, f"Ferry {n}", f"{text} Round {round}.") for n in others))
            assert title() == first
        list(library.add([told(int(first[-1]), "Ferry, corrected", text)]))
        assert title() == "Ferry, corrected"
