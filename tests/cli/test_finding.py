"""`newsreader stories` and `newsreader search`: for a reader, and for scripts."""

from __future__ import annotations

import json

import pytest

from newsreader.library import Library
from tests.cli.test_collecting import ran
from tests.support.collecting_library import added, record


@pytest.fixture(autouse=True)
def filled() -> None:
    with Library() as library:
        added(library, *(record(n) for n in range(9)), record(3, "Mill three burnt twice."))
        library.mark([1])


def test_stories_are_printed_with_their_outlets(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = ran(capsys, "stories", "--limit", 2)
    assert status == 0
    assert err.startswith("newsreader: there are more: --limit shows more of them, --after '[")
    first, second = out.splitlines()[:2]
    assert first.strip().endswith("Mill 8 burns down")
    assert second.strip()[10:] == "  1 version, 1 unread: Outlet 2"


def test_the_json_of_one_page_leads_to_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    numbers: list[int] = []
    after: list[str] = []
    while True:
        status, out, _ = ran(capsys, "stories", "--format", "json", "--limit", 4, *after)
        assert status == 0
        page = json.loads(out)
        numbers += [story["id"] for story in page["stories"]]
        if page["after"] is None:
            break
        after = ["--after", json.dumps(page["after"])]
    assert len(numbers) == len(set(numbers)) == 9
    (article,) = page["stories"][-1]["articles"]
    assert len(article["id"]) == 32
    status, out, _ = ran(capsys, "stories", "--unread", "--format", "json")
    assert len(json.loads(out)["stories"]) == 8


def test_what_is_found_is_shown_in_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = ran(capsys, "search", "flames", "of", "mill", "--limit", 1)
    assert status == 0
    assert "there are more" in err
    assert out.splitlines()[0].endswith("Mill 8 burns down")
    assert "fought the flames of mill 8" in out
    status, out, _ = ran(capsys, "search", "twice", "--format", "json", "--order", "best")
    (hit,) = json.loads(out)["hits"]
    (span,) = hit["spans"]
    assert hit["snippet"][span["start"] : span["end"]] == "twice"
    status, out, err = ran(capsys, "search", "nowhere")
    assert (status, out, err) == (1, "", "newsreader: nothing in the library has all these words\n")
    assert ran(capsys, "search", "—")[2] == "newsreader: there is no word to look for in this\n"


@pytest.mark.parametrize("after", ["x", "{}", "[[1]]", "[true]"])
def test_a_place_that_makes_no_sense_is_refused(after: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = ran(capsys, "stories", "--after", after)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_a_place_of_another_list_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    told = "newsreader: the place behind which a list is to go on is of another list\n"
    assert ran(capsys, "stories", "--after", "[1, 2, 3, 4, 5]") == (2, "", told)
    assert ran(capsys, "search", "mill", "--after", "[1, 2]") == (2, "", told)


def test_an_empty_library_says_how_to_fill_it(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(tmp_path_factory.mktemp("empty")))
    status, out, err = ran(capsys, "stories")
    assert (status, out) == (0, "")
    assert err == "newsreader: there are no such stories; newsreader add FOLDER adds articles\n"
