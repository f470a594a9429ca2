"""Which format reads what, and what becomes of formats that are missing something or are not ours."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from newsreader.sources import Found, read_articles
from newsreader.sources.formats import registry
from newsreader.sources.formats.format import Format, article_of
from newsreader.sources.formats.registry import FORMATS, article_suffixes, read_data
from newsreader.sources.source import Origin
from tests.support.reading import write


def _by_line(data: bytes, origin: Origin) -> Found:
    return Found(tuple(article_of(origin, line, {}) for line in data.decode().splitlines()))


def _needing(data: bytes, origin: Origin) -> Found:
    return Found(importlib.import_module("no_such_library").articles)


def _broken(data: bytes, origin: Origin) -> Found:
    raise KeyError("nothing\nis right\x1b")


BY_LINE = Format(
    "a list of lines", _by_line, (".lines",), ("text/lines",), lambda data: data.startswith(b"#lines")
)
BROKEN = Format("a broken thing", _broken, (".broken",))
NO_FORMAT = "no format"


@pytest.fixture
def with_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.FORMATS, BY_LINE.name, BY_LINE)


Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Makes packages of entry points that name objects of this module."""

    def install(**named: str) -> None:
        points = EntryPoints(EntryPoint(name, value, "newsreader.formats") for name, value in named.items())
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points.select(group=group))

    registry.installed_formats.cache_clear()
    yield install
    registry.installed_formats.cache_clear()


def test_every_format_is_whole() -> None:
    for name, format in FORMATS.items():
        assert name == format.name
        assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in format.suffixes)
        assert all("/" in kind and kind == kind.lower() for kind in format.media_types)
    assert len(article_suffixes()) == len(set(article_suffixes()))


@pytest.mark.usefixtures("with_lines")
@pytest.mark.parametrize(
    ("data", "origin", "count"),
    [
        (b"One.\nTwo.", Origin("a.lines", ".lines"), 2),
        (b"#lines\nTwo.", Origin("a.txt", ".txt"), 2),
        (b"#lines\nTwo.", Origin("a"), 2),
        (b"One.\nTwo.", Origin("https://example.org/a.md", ".md", "text/lines"), 2),
        (b"One.\nTwo.", Origin("a.txt", ".txt"), 1),
        (b"One.\nTwo.", Origin("a"), 1),
    ],
)
def test_the_content_tells_a_format_then_the_server_then_the_name(
    data: bytes, origin: Origin, count: int
) -> None:
    found = read_data(data, origin)
    assert (len(found.articles), found.problems) == (count, ())


@pytest.mark.usefixtures("with_lines")
def test_files_of_a_new_format_are_found_in_a_folder(tmp_path: Path) -> None:
    from newsreader.sources import open_stories

    write(tmp_path, "a.lines", "One.\nTwo.")
    (story,) = open_stories([tmp_path]).stories
    assert [article.text for article in story.versions] == ["One.", "Two."]


def test_what_a_format_needs_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Format("a made-up page", _needing, (".page",), needs="web")
    monkeypatch.setitem(registry.FORMATS, page.name, page)
    (problem,) = read_data(b"x", Origin("a.page", ".page")).problems
    assert str(problem) == (
        "a.page: is a made-up page; to read it: pip install 'newsreader-tui[web]'; "
        "in a clone pip install '.[web]' (no_such_library is missing)"
    )


def test_formats_of_installed_packages(install: Install, tmp_path: Path) -> None:
    install(lines=f"{__name__}:BY_LINE", broken=f"{__name__}:BROKEN")
    found = read_articles(write(tmp_path, "a.lines", "One.\nTwo."))
    assert ([article.text for article in found.articles], found.problems) == (["One.", "Two."], ())
    (problem,) = read_articles(write(tmp_path, "a.broken", "One.")).problems
    assert "a.broken: cannot be read as a broken thing: KeyError: 'nothing" in str(problem)
    assert str(problem).isprintable()


def test_files_of_an_added_format_are_found_in_a_folder(install: Install, tmp_path: Path) -> None:
    from newsreader.sources import open_stories

    install(lines=f"{__name__}:BY_LINE")
    write(tmp_path, "a.lines", "One.\nTwo.")
    write(tmp_path, "b.other", "Three.")
    opened = open_stories([tmp_path])
    assert [article.text for article in opened.stories[0].versions] == ["One.", "Two."]
    assert "a file is not read: b.other" in str(opened.problems[0])


def test_a_broken_package_is_one_line_and_the_file_opens(install: Install, tmp_path: Path) -> None:
    install(gone="no_such_package:FORMAT", odd=f"{__name__}:NO_FORMAT")
    found = read_articles(write(tmp_path, "a.log", "It is shut."))
    assert [article.text for article in found.articles] == ["It is shut."]
    assert len(found.problems) == 2
    assert all(str(problem).startswith(f"{tmp_path / 'a.log'}: the plugin ") for problem in found.problems)


def test_packages_are_not_asked_for_what_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(group: str) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr("importlib.metadata.entry_points", refuse)
    for name in ("a.txt", "b.md", "c", "D.TXT"):
        assert read_articles(write(tmp_path, name, "It is shut.")).problems == ()


def _there_by_half(data: bytes, origin: Origin) -> Found:
    raise ImportError("half of it is missing")


def test_a_library_that_is_there_by_half_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    half = Format("a made-up page", _there_by_half, (".page",), needs="web")
    monkeypatch.setitem(registry.FORMATS, half.name, half)
    (problem,) = read_data(b"x", Origin("a.page", ".page")).problems
    assert "pip install 'newsreader-tui[web]'" in str(problem)
    assert str(problem).endswith("(half of it is missing)")
