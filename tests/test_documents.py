"""What the documents and the messages say of files and packages is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from newsreader.sources.formats.registry import FORMATS
from tests.support.running import ROOT

SOURCE = ROOT / "tui" / "newsreader"
DOCUMENTS = sorted({ROOT / "README.md", *(ROOT / ".github").glob("*.md")})
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MESSAGES = sorted(path for path in SOURCE.rglob("*") if path.suffix in (".py", ".json", ".tcss"))
INSTALL = re.compile(r"\b(?:pip|pipx|uv|uv tool) install\b((?:[ \t]+[^\s`&|;)]+)+)")
RUN = re.compile(r"\b(?:uvx|pipx run|uv tool run)\b(?:[ \t]+--(?:from|spec))?[ \t]+([^\s`]+)")
IN_CODE = re.compile(r"`(\.?[\w-]+/[\w./-]*|[\w-]+\.(?:py|toml|md|json|yaml|sh))`")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def installs(line: str) -> list[str]:
    """What a line tells one to install, without options and quotation marks."""
    found = RUN.findall(line)
    for words in INSTALL.findall(line):
        found += [word for word in words.split() if not word.startswith("-")]
    return [word.strip("'\"") for word in found]


def is_ours(requirement: str) -> bool:
    """Whether it is this project, as it lies here or by its name, with an extra that there is."""
    extras = "|".join([*PROJECT["optional-dependencies"], r"\{extra\}"])
    return re.fullmatch(rf"(?:\.|{re.escape(PROJECT['name'])})(?:\[(?:{extras})\])?", requirement) is not None


@pytest.mark.parametrize("path", [*DOCUMENTS, *MESSAGES], ids=name_of)
def test_nobody_is_told_to_install_another_project(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert all(map(is_ours, installs(line))), line
        assert not re.search(r"\bnewsreader\[[a-z]+\]", line), line


def test_what_a_format_needs_can_be_installed() -> None:
    assert {format.needs for format in FORMATS.values() if format.needs} <= set(
        PROJECT["optional-dependencies"]
    )


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("pip install .", True),
        ("python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest", True),
        ("to read it, pip install 'newsreader-tui[bench]'", True),
        ("`uvx --from . newsreader`, `pipx run --spec . newsreader`", True),
        ("pip install -e '.[dev]'", True),
        ("pip install newsreader", False),
        ("pip install 'newsreader-tui[nonsense]'", False),
        ("uv pip install 'newsreader[bench]'", False),
        ("uvx newsreader", False),
    ],
)
def test_the_test_sees_what_is_installed(line: str, ours: bool) -> None:
    assert installs(line)
    assert all(map(is_ours, installs(line))) is ours


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_files_that_are_named_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text)
    assert all((document.parent / target).exists() for target in linked)
    if document.name == "README.md":
        return
    missing = [
        name
        for name in IN_CODE.findall(text)
        if not any(
            (base / end).exists() for base in (ROOT, SOURCE, document.parent) for end in (name, f"{name}.py")
        )
    ]
    assert not [name for name in missing if name not in ("config.yaml", "__init__.py")], missing
