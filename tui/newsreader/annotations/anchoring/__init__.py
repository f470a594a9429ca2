"""Finding the passage of a note again in a text that may have changed.

What finds is loaded when it is first asked for; what a search comes to is here at once.
"""

from typing import TYPE_CHECKING, Any

from newsreader.annotations.anchoring.outcome import (
    CANDIDATES,
    Ambiguous,
    Candidate,
    Finding,
    How,
    Orphan,
    Placed,
    told_changes,
)

if TYPE_CHECKING:
    from newsreader.annotations.anchoring.quoting import QuoteNotFound, quoted
    from newsreader.annotations.anchoring.reanchoring import find

__all__ = [
    "CANDIDATES",
    "Ambiguous",
    "Candidate",
    "Finding",
    "How",
    "Orphan",
    "Placed",
    "QuoteNotFound",
    "find",
    "quoted",
    "told_changes",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsreader.annotations.anchoring import quoting, reanchoring

    return getattr(reanchoring if name == "find" else quoting, name)
