"""Any text can be looked for; what is found is shown with its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsreader.library import Library, SearchOrder, searching
from tests.support.collecting_library import added, opened, record

TEXTS = (
    "Gas pipeline\n\nThe tax-sharing treaty of the Café “Zürich” was signed. A pipeline of gas exploded.",
    "Another day\n\nThe gas pipeline was closed; explosives were found. AND OR NOT NEAR(a b).",
    "Quiet\n\nNothing happened in हिन्दी or 한국어, and İstanbul slept.",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = opened(tmp_path_factory.mktemp("searched") / "articles.db")
    added(library, *(record(n, text, title=text.partition("\n")[0]) for n, text in enumerate(TEXTS)))
    yield library
    library.close()


def found(library: Library, query: str, order: SearchOrder = SearchOrder.NEWEST) -> list[int]:
    return [hit.article.id for hit in library.search(query, order).rows]


@given(st.text(max_size=40) | st.text(alphabet="\"*()-^:+ \0ab{}/\\'", max_size=20))
@example("tax-sharing")
@example('title : x OR "')
@example("NEAR(a b, 3)")
@example("\ud800")
@example('"' * 50)
@example("a" * 5000)
def test_any_words_are_safe(library: Library, query: str) -> None:
    for order in SearchOrder:
        for hit in library.search(query, order).rows:
            assert all(0 <= span.start < span.end <= len(hit.snippet) for span in hit.spans)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tax-sharing", [1]),
        ("gas pipeline", [2, 1]),
        ('"gas pipeline"', [2, 1]),
        ('"pipeline gas"', []),
        ('"pipeline of gas', [1]),
        ("explo*", [2, 1]),
        ("explo", []),
        ("ex*", []),
        ('"the gas pip*', [2]),
        ("cafe ZURICH", [1]),
        ("AND", [2, 3]),
        ("gas OR quiet", []),
        ("हिन्दी", [3]),
        ("한국어", [3]),
        ("title:gas", []),
    ],
)
def test_words_are_found_as_they_are_meant(library: Library, query: str, expected: list[int]) -> None:
    assert sorted(found(library, query)) == sorted(expected)
    assert sorted(found(library, query, SearchOrder.BEST)) == sorted(expected)


def test_a_word_of_the_title_counts_more(library: Library) -> None:
    assert found(library, "pipeline", SearchOrder.BEST)[0] == 1
    assert found(library, "pipeline") == [2, 1]


def test_it_is_told_where_a_beginning_is_too_short(library: Library) -> None:
    assert library.search("explo*").note == ""
    assert library.search("ex*").note == "less than 3 letters are no beginning, but a word"


@pytest.mark.parametrize("query", ["cafe", "İstanbul", "explo*", '"tax sharing"', "한국어"])
def test_the_snippet_shows_where_the_words_are(library: Library, query: str) -> None:
    (hit, *_) = library.search(query).rows
    assert hit.spans
    for span in hit.spans:
        word = searching._folded(hit.snippet[span.start : span.end])
        assert word.startswith(searching._folded(query.strip('"*').partition(" ")[0]))


@pytest.mark.parametrize("query", ["", "—", '"" *', "\0"])
def test_without_a_word_it_is_said_that_there_is_none(library: Library, query: str) -> None:
    page = library.search(query)
    assert (page.rows, page.note) == ((), "there is no word to look for in this")


@pytest.mark.parametrize("order", SearchOrder)
def test_pages_put_together_are_all_hits(
    tmp_path: Path, order: SearchOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "RANKED", 30)
    with opened(tmp_path / "articles.db") as library:
        added(library, *(record(n, "flames " * (n % 5 + 1) + str(n)) for n in range(40)))
        added(library, record(39, "flames out"))
        seen: list[int] = []
        after = None
        while True:
            page = library.search("flames", order, after, 7)
            seen += [hit.article.id for hit in page.rows]
            if order is SearchOrder.BEST:
                assert page.note == "the best of the 30 that were added last; newest first lists all"
            after = page.after
            if after is None:
                break
        assert len(seen) == len(set(seen))
        if order is SearchOrder.NEWEST:
            assert seen == [41, *range(39, 0, -1)]
        else:
            assert set(seen) == {41, *range(12, 40)}
