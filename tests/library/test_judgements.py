"""The reader's word on stories stands, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.library import Library, LibraryError
from newsreader.library.judgements import Judging
from tests.support.told_stories import TOLD, filled, record, stories, story_of

ALL = range(1, len(TOLD) + 1)
FERRY = [number for number in ALL if TOLD[number - 1][0] == "ferry"]
MUSEUM = [number for number in ALL if TOLD[number - 1][0] == "museum"]
COMET = next(number for number in ALL if TOLD[number - 1][0] == "comet")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with filled(tmp_path / "articles.db") as library:
        yield library


def together(library: Library, article: int) -> set[int]:
    story = story_of(library, article)
    return {number for number in ALL if story_of(library, number) == story}


def numbers(library: Library) -> dict[int, int]:
    return {article: story_of(library, article) for article in ALL}


def test_stories_that_are_joined_are_one_and_stay_it(library: Library) -> None:
    kept, other = story_of(library, FERRY[0]), story_of(library, MUSEUM[0])
    assert Judging(library, "Ida").join([kept, other]) == f"joined the stories {kept} and {other}"
    assert together(library, FERRY[0]) == {*FERRY, *MUSEUM}
    assert story_of(library, MUSEUM[0]) == kept
    list(library.add([record(TOLD[MUSEUM[0] - 1][1], outlet="Later")]))
    assert together(library, FERRY[0]) == {*FERRY, *MUSEUM}
    assert story_of(library, len(TOLD) + 1) == kept


def test_articles_that_are_split_off_never_come_back(library: Library) -> None:
    Judging(library).split([FERRY[0]])
    assert together(library, FERRY[0]) == {FERRY[0]} and together(library, FERRY[1]) == set(FERRY[1:])
    text = TOLD[FERRY[0] - 1][1]
    list(library.add([record(text, outlet="Later"), record(text + " More follows.", outlet="Yet later")]))
    assert together(library, FERRY[0]) & set(FERRY) == {FERRY[0]}
    assert together(library, FERRY[1]) & set(FERRY) == set(FERRY[1:])


def test_an_article_is_moved_from_one_story_to_another(library: Library) -> None:
    Judging(library).move([FERRY[0], COMET], story_of(library, MUSEUM[0]))
    assert together(library, MUSEUM[0]) == {*MUSEUM, FERRY[0], COMET}
    assert together(library, FERRY[1]) == set(FERRY[1:])


def test_the_last_word_counts(library: Library) -> None:
    judging = Judging(library)
    judging.split([FERRY[0]])
    judging.join([story_of(library, FERRY[0]), story_of(library, FERRY[1])])
    assert together(library, FERRY[0]) == set(FERRY)
    judging.join([story_of(library, FERRY[0]), story_of(library, MUSEUM[0])])
    judging.split(MUSEUM)
    assert stories(library, [*FERRY, *MUSEUM]) == {frozenset(FERRY), frozenset(MUSEUM)}


def test_a_pinned_story_stays_together_and_keeps_its_number(library: Library) -> None:
    judging = Judging(library)
    small = story_of(library, COMET)
    judging.pin(small)
    row = library.story(small)
    assert row is not None and row.pinned
    judging.join([story_of(library, FERRY[0]), small])
    assert {story_of(library, number) for number in (*FERRY, COMET)} == {small}


def test_everything_is_undone_step_by_step_to_the_same_numbers(library: Library) -> None:
    judging = Judging(library)
    before = [(numbers(library), library.stories().rows)]
    told = []
    deeds: list[Callable[[], str]] = [
        lambda: judging.join([story_of(library, FERRY[0]), story_of(library, MUSEUM[0])]),
        lambda: judging.split([FERRY[0], MUSEUM[1]]),
        lambda: judging.move([COMET], story_of(library, FERRY[0])),
        lambda: judging.pin(story_of(library, COMET)),
        lambda: judging.split([FERRY[0]]),
    ]
    for deed in deeds:
        told.append(deed())
        before.append((numbers(library), library.stories().rows))
    for what in reversed(told):
        before.pop()
        assert judging.undo() == what
        assert (numbers(library), library.stories().rows) == before[-1]
    assert judging.undo() is None
    with library.store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM judgement").fetchone() == (0,)


def test_undoing_passes_over_articles_that_are_gone(library: Library) -> None:
    judging = Judging(library)
    judging.join([story_of(library, FERRY[0]), story_of(library, MUSEUM[0])])
    library.remove([FERRY[0], MUSEUM[1]])
    assert judging.undo() is not None
    assert stories(library, [*FERRY[1:], MUSEUM[0]]) == {frozenset(FERRY[1:]), frozenset({MUSEUM[0]})}


def test_all_texts_under_an_address_go_with_an_article(tmp_path: Path) -> None:
    url = "https://ferry.example.org/"
    texts = [TOLD[number - 1][1] for number in FERRY]
    some = [record(texts[0], url=url), record(texts[0] + " More soon.", url=url), *map(record, texts[1:])]
    with filled(tmp_path / "articles.db", some) as library:
        Judging(library).split([2])
        assert stories(library, range(1, 5)) == {frozenset({1, 2}), frozenset({3, 4})}


@pytest.mark.parametrize(
    ("deed", "cause"),
    [
        (lambda judging: judging.join([1]), "it takes two stories to join them"),
        (lambda judging: judging.join([1, 999]), "there is no story 999 in the library"),
        (lambda judging: judging.pin(999), "there is no story 999 in the library"),
        (lambda judging: judging.split([999]), "there is no article 999 in the library"),
        (lambda judging: judging.split([COMET]), "nothing would be left of story"),
        (lambda judging: judging.split([COMET, FERRY[0]]), "these articles are of several stories"),
        (lambda judging: judging.move([FERRY[0]], story_of(judging.library, FERRY[1])), "already"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    library: Library, deed: Callable[[Judging], str], cause: str
) -> None:
    before = numbers(library)
    with pytest.raises(LibraryError, match=cause):
        deed(Judging(library))
    assert numbers(library) == before
    assert Judging(library).undo() is None
