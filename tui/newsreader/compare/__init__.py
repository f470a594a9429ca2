"""The engine: a story in, a comparison out. Pure functions of text.

The engine and numpy are imported when `compare` is first asked for, so that a screen can be painted before.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsreader.compare.engine import compare
    from newsreader.compare.judge import Judge, Opinion, Question

__all__ = ["Judge", "Opinion", "Question", "compare"]

_LAZY = {"compare": "engine", "Judge": "judge", "Opinion": "judge", "Question": "judge"}
"""Name -> the module of this package that it is imported from."""


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
