"""What the layer of notes may import."""

from __future__ import annotations

import ast
from pathlib import Path

import newsreader.notes

FOLDER = Path(newsreader.notes.__file__).parent


def test_notes_know_only_the_model() -> None:
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            ours = [name for name in names if name.startswith("newsreader")]
            assert all(name.startswith(("newsreader.model", "newsreader.notes")) for name in ours), path.name
            assert "yaml" not in names or node.col_offset, f"{path.name} imports yaml before it is needed"
