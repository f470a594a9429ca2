"""Why a command would do nothing where the reader is: the bar of keys leaves it out, its key says why."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.model import Verdict
from newsreader.ui.commands import Pane
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.state import Focus


def _one_version(port: ReaderPort) -> str:
    return "There is one version only" if len(port.reading.story.versions) < 2 else ""


def _nothing_to_set_beside(port: ReaderPort) -> str:
    keys = " and ".join(map(port.key, ("conflicts", "quotations")))
    why = _one_version(port)
    return f"{why}; {keys} show what it says by itself" if why else ""


def _no_comparison(port: ReaderPort) -> str:
    reading = port.reading
    if reading.alone is not None:
        return "" if reading.alone.conflicts else "There is one version only, without a contradiction"
    return "" if reading.comparison is not None else f"There is no comparison: {reading.state_in_words}"


def _nothing_to_report(port: ReaderPort) -> str:
    return _nothing_to_set_beside(port) or _no_comparison(port)


def _nothing_omitted(port: ReaderPort) -> str:
    tally = port.reading.tally(port.reading.place.version)
    if tally is None:
        return _one_version(port) or _no_comparison(port)
    return "" if tally.colours[Verdict.OMITTED] else "No omitted sentence in this version"


def _nothing_contested(port: ReaderPort) -> str:
    tally = port.reading.tally(port.reading.place.version)
    if tally is None:
        return _no_comparison(port)
    return "" if tally.contested else "No sentence in conflict in this version"


def _nothing_to_follow(port: ReaderPort) -> str:
    return _one_version(port) if port.evidence.selected is None else ""


def _one_order(port: ReaderPort) -> str:
    return "" if port.view is not None and port.view.sorts else "These lines have one order"


def _no_filter(port: ReaderPort) -> str:
    return "" if port.view is not None and port.view.filters else "There is nothing to filter here"


def _one_column(port: ReaderPort) -> str:
    return "" if port.view is not None and port.view.has_columns else "There is nothing beside this line"


def _nothing_selected(port: ReaderPort) -> str:
    return "" if port.view is None or port.view.place is not None else "No sentence is selected here"


def _nothing_to_open(port: ReaderPort) -> str:
    return "" if port.view is not None and port.view.can_open else "There is nothing to open here"


def _nothing_to_close(port: ReaderPort) -> str:
    reading = port.reading
    waits = bool(str(port.article.border_subtitle or ""))
    if port.view is not None or port.pane is not Pane.ARTICLE or waits:
        return ""
    return "" if reading.found or reading.focus is not Focus.EVERYTHING else "There is nothing to close"


def _nothing_to_accept(port: ReaderPort) -> str:
    return "" if port.view is not None and port.view.accepts else "There is nothing to accept here"


def _no_bin(port: ReaderPort) -> str:
    return "" if port.view is not None and port.view.shows_bin else "The bin is in the list of notes"


def _in_the_library(port: ReaderPort) -> str:
    return "This story is in the library, to which newsreader add adds articles" if port.is_above else ""


_WHY: dict[str, Callable[[ReaderPort], str]] = {
    **dict.fromkeys(
        (
            *("next-version", "previous-version", "version-below", "version-above"),
            *("next-unread", "previous-unread", "read-against", "against-this", "against-all"),
        ),
        _one_version,
    ),
    **dict.fromkeys(("left-out", "matrix", "side-by-side"), _nothing_to_set_beside),
    **dict.fromkeys(("focus", "next-difference", "previous-difference"), _no_comparison),
    **dict.fromkeys(("next-omitted", "previous-omitted"), _nothing_omitted),
    **dict.fromkeys(("next-conflict", "previous-conflict"), _nothing_contested),
    **dict.fromkeys(("column-right", "column-left"), _one_column),
    **dict.fromkeys(("copy", "copy-citation"), _nothing_selected),
    "add-note": _nothing_selected,
    **dict.fromkeys(("note-claim", "note-pair", "highlight", "mark-found"), _nothing_selected),
    **dict.fromkeys(("accept-place", "accept-all"), _nothing_to_accept),
    "empty-bin": _no_bin,
    "counterpart": _nothing_to_follow,
    "report": _nothing_to_report,
    "paste": _in_the_library,
    "sort": _one_order,
    "filter": _no_filter,
    "open-line": _nothing_to_open,
    "close-view": _nothing_to_close,
}


def refusal(command: str, port: ReaderPort) -> str:
    """Why a command, by its id, would do nothing now; empty when it would, or only trying it tells."""
    why = _WHY.get(command)
    return why(port) if why is not None else ""
