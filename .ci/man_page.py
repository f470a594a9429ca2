"""Makes the manual page while a wheel is built, so that it lies where man looks for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPage(BuildHookInterface[Any]):
    """Adds share/man/man1/newsreader.1 to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "tui"))
        sys.dont_write_bytecode = True
        from newsreader.cli.main import command_tree
        from newsreader.cli.man import man_page

        page = Path(self.directory) / "newsreader.1"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(man_page(command_tree()), encoding="utf-8")
        build_data.setdefault("shared_data", {})[str(page)] = "share/man/man1/newsreader.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        (Path(self.directory) / "newsreader.1").unlink(missing_ok=True)
