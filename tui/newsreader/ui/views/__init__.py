"""The views that stand in for the article: lists one moves through, each line of which leads to a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.ui.palette import Palette
    from newsreader.ui.views.view import View


def _left_out() -> type[View]:
    from newsreader.ui.views.left_out import LeftOutView

    return LeftOutView


def _matrix() -> type[View]:
    from newsreader.ui.views.matrix import MatrixView

    return MatrixView


def _side_by_side() -> type[View]:
    from newsreader.ui.views.side_by_side import SideBySideView

    return SideBySideView


def _conflicts() -> type[View]:
    from newsreader.ui.views.conflicts import ConflictsView

    return ConflictsView


def _quotations() -> type[View]:
    from newsreader.ui.views.quotations import QuotationsView

    return QuotationsView


def _headlines() -> type[View]:
    from newsreader.ui.views.headlines import HeadlinesView

    return HeadlinesView


def _only_one() -> type[View]:
    from newsreader.ui.views.only_one import OnlyOneView

    return OnlyOneView


def _unattributed() -> type[View]:
    from newsreader.ui.views.unattributed import UnattributedView

    return UnattributedView


def _naming() -> type[View]:
    from newsreader.ui.views.naming import NamingView

    return NamingView


def _figures() -> type[View]:
    from newsreader.ui.views.figures import FiguresView

    return FiguresView


def _stories() -> type[View]:
    from newsreader.ui.views.stories import StoriesView

    return StoriesView


def _notes() -> type[View]:
    from newsreader.ui.views.notes import NotesView

    return NotesView


def _corrections() -> type[View]:
    from newsreader.ui.views.corrections import CorrectionsView

    return CorrectionsView


def _deceptive() -> type[View]:
    from newsreader.ui.views.deceptive import DeceptiveView

    return DeceptiveView


def _coders() -> type[View]:
    from newsreader.ui.views.coders import CodersView

    return CodersView


VIEWS: dict[str, Callable[[], type[View]]] = {
    "left-out": _left_out,
    "matrix": _matrix,
    "side-by-side": _side_by_side,
    "conflicts": _conflicts,
    "quotations": _quotations,
    "headlines": _headlines,
    "only-one": _only_one,
    "unattributed": _unattributed,
    "naming": _naming,
    "figures": _figures,
    "stories": _stories,
    "notes": _notes,
    "coders": _coders,
    "corrections": _corrections,
    "deceptive": _deceptive,
}
"""By the id of the command that opens it; each is imported when it is first wanted."""


def make_view(name: str, palette: Palette) -> View:
    """A view. Raises KeyError for a name that is not in VIEWS."""
    return VIEWS[name]()(palette, id=f"view-{name}")
