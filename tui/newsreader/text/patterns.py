"""Regular expressions that are compiled when they are first used.

Reading a text needs few of the many patterns that texts may need, and compiling all of them takes longer than
reading one.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _Pattern:
    """Behaves as the pattern that `re.compile` makes of the same arguments."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Asked for what it has not itself; each method of the pattern is kept, so it is asked for once."""
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression; a mistake in it shows only when it is used. Raises nothing."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
