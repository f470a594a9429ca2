"""The reader's own editor: which it is, and what comes back from it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from newsreader.ui.external_editor import EditorFault, edited, editor_command

PYTHON = sys.executable


def script(folder: Path, body: str) -> dict[str, str]:
    """The environment in which $EDITOR is a program with an argument that has a space."""
    path = folder / "my editor.py"
    path.write_text(f"import sys\npath = sys.argv[-1]\n{body}\n", encoding="utf-8")
    return {**os.environ, "EDITOR": f"'{PYTHON}' '{path}' --wait", "TMPDIR": str(folder)}


def test_visual_comes_before_editor_and_arguments_are_kept() -> None:
    environ = {"PATH": os.environ["PATH"], "VISUAL": f"{PYTHON} -c 'a b'", "EDITOR": "none-such"}
    assert editor_command(environ) == [PYTHON, "-c", "a b"]


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"EDITOR": "'vi"}, "$EDITOR makes no sense"),
        ({"EDITOR": "none-such-program -x"}, "there is no program none-such-program, which $EDITOR names"),
        ({"EDITOR": "  ", "VISUAL": "", "PATH": "/nowhere"}, "set $EDITOR"),
    ],
)
def test_what_names_no_program_is_told(environ: dict[str, str], told: str) -> None:
    with pytest.raises(EditorFault) as fault:
        editor_command(environ)
    assert told in str(fault.value)


def test_a_text_goes_out_and_comes_back_as_it_is(tmp_path: Path) -> None:
    environ = script(tmp_path, "text = open(path, 'rb').read(); open(path, 'wb').write(text + b' two\\n')")
    assert edited("one \u200d$(id) `x`", environ) == "one \u200d$(id) `x` two"
    assert edited("", environ) == " two"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("open(path, 'w').write('saved'); sys.exit(3)", "ended with status 3; what it has saved is in"),
        ("open(path, 'wb').write(b'\\xff\\xfe\\xff')", "cannot be read back"),
        ("import os; os.remove(path)", "cannot be read back"),
        ("open(path, 'w').write('x' * 4_000_001)", "too long for a comment"),
    ],
)
def test_what_goes_wrong_is_told_with_the_file(body: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(EditorFault) as fault:
        edited("one", script(tmp_path, body))
    assert told in str(fault.value)
    assert "newsreader-note-" in str(fault.value)
