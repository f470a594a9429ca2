"""What the tools of a desktop's clipboard are given."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsreader.ui.clipboard import CLIP, copy_by_tool

TEXT = "“Zażółć” 家族 \U0001f525\n"


@pytest.mark.parametrize(("tool", "encoding"), [(CLIP, "utf-16"), ("pbcopy", "utf-8")])
def test_a_text_is_given_as_the_tool_reads_it(
    tool: str, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "copied"
    program = tmp_path / tool
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(copied)!r}, 'wb').write(sys.stdin.buffer.read())\n"
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert copy_by_tool(TEXT, {})
    assert copied.read_bytes().decode(encoding) == TEXT
