"""Packages with entry points, as an installer leaves them in a folder."""

from __future__ import annotations

from pathlib import Path


def install(folder: Path, name: str, code: str, points: dict[str, dict[str, str]]) -> None:
    """Puts a module and its entry points (by group and name) into a folder that is on the path."""
    module = name.replace("-", "_")
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    about = folder / f"{module}-1.5.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n", encoding="utf-8")
    lines = []
    for group, named in points.items():
        lines += [f"[{group}]", *(f"{point} = {module}:{value}" for point, value in named.items())]
    (about / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
