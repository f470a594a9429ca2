"""The views that stand in for the article: lists one moves through, each line of which leads to a place."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.ui.palette import Palette
    from newsreader.ui.views.view import View

VIEWS = {
    "left-out": "left_out.LeftOutView",
    "matrix": "matrix.MatrixView",
    "side-by-side": "side_by_side.SideBySideView",
    "conflicts": "conflicts.ConflictsView",
    "quotations": "quotations.QuotationsView",
    "stories": "stories.StoriesView",
    "notes": "notes.NotesView",
}
"""Module and class, by the id of the command that opens it."""


def make_view(name: str, palette: Palette) -> View:
    """A view, imported when it is first used. Raises KeyError for a name that is not in VIEWS."""
    module, made = VIEWS[name].split(".")
    view: View = getattr(import_module(f"{__name__}.{module}"), made)(palette, id=f"view-{name}")
    return view
