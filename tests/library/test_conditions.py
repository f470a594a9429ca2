"""Which stories a filter means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library, Order, conditions
from newsreader.library.filters import Field, FilterError, parse
from tests.support.collecting_library import added, opened, record


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "articles.db") as library:
        added(
            library,
            record(1, outlet="Dawn", language="en"),
            record(1, "A later text.\n\nFiremen fought the flames until dawn.", outlet="Dawn", language="en"),
            record(
                2, outlet="Dawn", language="en-GB", text="The gas pipeline burst.\n\nA gas fire broke out."
            ),
            record(
                3, outlet="Arab Times", language="de", title="Pipeline opened", text="The pipeline for gas."
            ),
        )
        library.mark_story(library.stories().rows[0].id)
        library.disagree(library.stories().rows[1].id, 0.1)
        yield library


def found(library: Library, typed: str) -> str:
    """The numbers of the records, in order."""
    rows = library.stories(library.where(parse(typed)), Order.NEWS).rows
    outlets = [library.articles(row.id)[0].url[-1] for row in rows]
    return "".join(sorted(outlets))


@pytest.mark.parametrize(
    ("typed", "stories"),
    [
        ("", "123"),
        ("outlet:dawn", "12"),
        ('-outlet:"arab times"', "12"),
        ("after:2020-01-10", "23"),
        ("after:2021", ""),
        ("before:2020-01-11", "1"),
        ("versions>=1", "123"),
        ("versions>1", ""),
        ("unread", "12"),
        ("read", "3"),
        ("unread>=2", ""),
        ("-unread", "3"),
        ("pinned", ""),
        ("changed", "1"),
        ("language:en", "12"),
        ("language:EN-gb", "2"),
        ("disagreement>=10", "2"),
        ("disagreement<10%", ""),
        ("gas", "23"),
        ('"gas pipeline"', "2"),
        ("gas pipel*", "23"),
        ("-gas", "1"),
        ("title:pipeline", "3"),
        ("-title:pipeline gas", "2"),
        ("flames dawn outlet:dawn", "1"),
        ('"*"', "123"),
    ],
)
@pytest.mark.parametrize("few", [conditions.FEW, 0], ids=["looked up", "looked for"])
def test_what_is_listed(
    library: Library, typed: str, stories: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conditions, "FEW", few)
    assert found(library, typed) == stories


def test_a_name_that_there_is_not(library: Library) -> None:
    with pytest.raises(FilterError) as raised:
        library.where(parse("outlet:dwan"))
    assert str(raised.value) == "no outlet in the library is called dwan: did you mean Dawn?"


def test_names_to_complete_with(library: Library) -> None:
    assert library.names() == {Field.OUTLET: ("Dawn", "Arab Times"), Field.FEED: ()}


def test_the_outlets_of_stories(library: Library) -> None:
    rows = library.stories().rows
    assert [library.outlets_of([row.id for row in rows])[row.id] for row in rows] == [
        ("Arab Times",),
        ("Dawn",),
        ("Dawn",),
    ]
