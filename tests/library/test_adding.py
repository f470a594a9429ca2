"""What is added is kept once, with its later versions in time and what is word for word the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.library import Library, LibraryError, Outcome, Record, care
from newsreader.sources import article_from_text
from newsreader.sources.reading import read_articles
from tests.support.collecting_library import NOW, added, contents, opened, outcomes, record

NEW, SAME, CHANGED, COPY = Outcome.NEW, Outcome.SAME, Outcome.CHANGED, Outcome.COPY


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "articles.db") as library:
        yield library


def test_the_same_again_changes_nothing(library: Library) -> None:
    records = [record(n) for n in range(30)]
    assert outcomes(library, *records) == [NEW] * 30
    before = contents(library)
    assert outcomes(library, *records[::-1]) == [SAME] * 30
    assert contents(library) == before
    assert library.counts().articles == 30
    assert care.check(library) == []


@settings(max_examples=5)
@given(seed=st.integers(0, 2**32), portion=st.integers(1, 9))
def test_the_order_and_the_portions_do_not_matter(
    seed: int, portion: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = random.Random(seed)
    records = [record(n) for n in range(12)]
    records += [record(50, text=records[3].text, outlet="Other"), record(51, url="", place="/a/b.txt")]
    shuffled = [*records, *chance.choices(records, k=6)]
    chance.shuffle(shuffled)
    folder = tmp_path_factory.mktemp("order")
    with opened(folder / "one.db") as one, opened(folder / "two.db") as two:
        list(one.add(records))
        list(two.add(shuffled, portion))
        first, second = contents(one), contents(two)
        assert isinstance(first, tuple) and isinstance(second, tuple)
        assert first[1:] == second[1:]
        copies = [row[14] for row in first[0]], [row[14] for row in second[0]]
        assert sorted(copies[0]) == sorted(copies[1])


def test_another_text_under_an_address_is_a_later_version(library: Library) -> None:
    first, second = record(text="Twelve died."), record(text="Thirteen died.")
    (one,), (two,) = added(library, first), added(library, second)
    assert (one.outcome, two.outcome) == (NEW, CHANGED)
    assert two.story == one.story
    assert [row.current for row in library.versions(one.article)] == [False, True]
    assert library.versions(two.article) == library.versions(one.article)
    assert [row.id for row in library.articles(one.story)] == [two.article]
    assert len(library.articles(one.story, all_versions=True)) == 2
    assert [[row.id for row in chain] for chain in library.corrected(one.story)] == [
        [one.article, two.article]
    ]
    assert library.counts().articles == 1
    assert outcomes(library, first, second) == [SAME, SAME]
    story = library.story(one.story)
    assert story is not None
    assert (story.versions, story.unread) == (1, 1)


def test_all_spellings_of_an_address_are_one(library: Library) -> None:
    assert outcomes(library, record(url="https://www.outlet.example/a/?utm_source=x")) == [NEW]
    assert outcomes(library, record(url="http://outlet.example/a#top")) == [SAME]
    assert outcomes(library, record(url="http://outlet.example/a", text="Other words.")) == [CHANGED]


def test_a_beginning_gives_way_to_the_whole_and_never_comes_after_it(library: Library) -> None:
    summary = record(text="Mill burns.", beginning_only=True)
    assert outcomes(library, summary, record(), summary) == [NEW, CHANGED, SAME]
    assert outcomes(library, record(text="Mill still burns.", beginning_only=True)) == [SAME]
    assert library.counts().articles == 1


def test_word_for_word_the_same_elsewhere_is_a_copy(library: Library) -> None:
    one, two, three = added(library, *(record(n, text="Wire text.") for n in range(3)))
    assert [one.outcome, two.outcome, three.outcome] == [NEW, COPY, COPY]
    rows = [library.article(each.article) for each in (one, two, three)]
    assert [row.copy_of for row in rows if row] == [None, one.article, one.article]
    assert library.counts().articles == 3
    library.remove([one.article])
    assert [row.copy_of for row in map(library.article, (two.article, three.article)) if row] == [
        None,
        two.article,
    ]


def test_files_are_known_by_their_text_and_versions_by_their_place(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "fire.txt"
    file.write_text("Mill burns down\n\nNobody was hurt.", encoding="utf-8")
    (article,) = read_articles(file).articles
    assert outcomes(library, Record.of(article)) == [NEW]
    moved = tmp_path / "elsewhere.txt"
    file.rename(moved)
    (article,) = read_articles(moved).articles
    assert outcomes(library, Record.of(article)) == [SAME]
    file.write_text("Mill burns down\n\nOne man was hurt.", encoding="utf-8")
    (article,) = read_articles(file).articles
    assert outcomes(library, Record.of(article)) == [CHANGED]


def test_an_article_is_read_again_as_it_was(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "fire.md"
    file.write_text("---\noutlet: The Post\n---\n# Mill burns\n\nWord.\n\n## More\n\nEnd.", encoding="utf-8")
    (article,) = read_articles(file).articles
    (one,) = added(library, Record.of(article))
    again = library.read(one.article)
    assert again == article
    assert again.provenance == article.provenance
    assert again.id == article.id
    bare = article_from_text("Rain fell. It was cold.")
    (two,) = added(library, Record.of(bare))
    assert library.read(two.article).sentences == bare.sentences


def test_what_is_removed_is_gone_from_search_and_counts(library: Library) -> None:
    one, two = added(library, record(1), record(1, text="Mill one burnt quietly."))
    library.remove([two.article])
    assert [row.current for row in library.versions(one.article)] == [True]
    assert library.search("quietly").rows == ()
    assert [hit.article.id for hit in library.search("mill").rows] == [one.article]
    assert library.counts().articles == 1
    assert care.check(library) == []
    library.remove([one.article])
    assert (library.counts().articles, library.counts().stories, library.stories().rows) == (0, 0, ())
    assert care.check(library) == []
    with pytest.raises(LibraryError, match="there is no article"):
        library.text(one.article)


def test_odd_dates_neither_fail_nor_stand_before_all_others(library: Library) -> None:
    odd = ["9999-12-31", "0001-01-01", "yesterday", "", "2026-09-05T10:00:00+05:30"]
    added(library, *(record(n, published=when) for n, when in enumerate(odd)))
    assert library.counts().articles == 5
    assert max(story.latest for story in library.stories().rows) < "2026-09-23"


def test_halves_of_surrogate_pairs_in_names_are_kept_out_of_the_database(library: Library) -> None:
    (one,) = added(library, record(title="\ud800 x", outlet="\udc80", place="/tmp/\udcff.txt", url=""))
    row = library.article(one.article)
    assert row is not None
    assert (row.title, row.outlet) == ("? x", "?")


def test_the_originals_are_kept_once(library: Library) -> None:
    raw = b"<html>" + b"x" * 5000
    origin = {"sha256": sha256(raw).hexdigest()}
    one, two = added(library, record(1, raw=raw, origin=origin), record(2, origin=origin))
    assert library.original(one.article) == library.original(two.article) == raw
    (three,) = added(library, record(3))
    assert library.original(three.article) is None


def test_the_clock_set_back_changes_no_order_and_loses_nothing(tmp_path: Path) -> None:
    times = iter([NOW, NOW - 86_400 * 400] + [NOW - 86_400 * 400 + n for n in range(100)])
    with Library(tmp_path / "articles.db", lambda: next(times)) as library:
        first = added(library, record(1), record(2))
        later = added(library, record(1, "Mill 1 burns again\n\nIt burnt to the ground on the second day."))
        numbers = [one.article for one in (*first, *later)]
        assert numbers == sorted(numbers)
        current = library.article(later[0].article)
        assert current is not None and current.current, "what was added last is the last text"
        library.mark(numbers)
        assert library.counts().unread == 0
        assert care.check(library) == []
