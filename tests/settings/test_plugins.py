"""What installed packages add: found when asked for, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.settings.plugins import installed
from tests.support.plugins import install

GROUP = "newsreader.testing"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_no_package_adds_anything() -> None:
    found = installed(GROUP, int)
    assert (found.plugins, found.problems) == ({}, ())


def test_what_a_package_adds_is_found_with_its_name_and_version(site: Path) -> None:
    install(site, "plugin-of-numbers", "TWO = 2\nONE = 1\n", {GROUP: {"two": "TWO", "one": "ONE"}})
    found = installed(GROUP, int)
    assert found.problems == ()
    told = [(plugin.name, plugin.package, plugin.value) for plugin in found.plugins.values()]
    assert told == [("one", "plugin-of-numbers 1.5", 1), ("two", "plugin-of-numbers 1.5", 2)]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise SystemExit('I leave')", "SystemExit: I leave"),
        ("import nothing_of_that_name", "ModuleNotFoundError"),
        ("1 / 0", "ZeroDivisionError"),
        ("raise ValueError('two\\nlines \\x1b[2J')", "two\\nlines \\x1b[2J"),
        ("other = 1", "AttributeError"),
        ("value = 'a text'", "is no int"),
    ],
)
def test_a_broken_package_is_one_line_and_the_others_are_found(site: Path, code: str, words: str) -> None:
    module = f"plugin-{abs(hash(code))}"
    install(site, module, code, {GROUP: {"broken": "value"}})
    install(site, f"{module}-sound", "value = 3", {GROUP: {"sound": "value"}})
    found = installed(GROUP, int)
    assert list(found.plugins) == ["sound"]
    (line,) = found.problems
    assert line.startswith(f"the plugin broken of {module} 1.5 ") and words in line
    assert line.isprintable()


def test_of_two_packages_with_one_name_one_is_left_out(site: Path) -> None:
    install(site, "plugin-first", "value = 1", {GROUP: {"same": "value"}})
    install(site, "plugin-second", "value = 2", {GROUP: {"same": "value"}})
    found = installed(GROUP, int)
    assert found.plugins["same"].value == 1
    assert found.problems == (
        "the plugin same of plugin-second 1.5 is left out: plugin-first 1.5 has one of that name",
    )
