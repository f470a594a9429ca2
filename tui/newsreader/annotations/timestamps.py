"""Points in time, as the text in which notes carry them: ISO 8601 in UTC, to the millisecond.

Such texts sort as the times they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Tells the time. Without a time zone it is taken as UTC."""

_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z", re.ASCII)
_STEP = timedelta(milliseconds=1)
_LAST_YEAR = 9998
"""Later years are no dates of notes; they would leave no room for the next change."""


def utc_now() -> datetime:
    """The time of this machine's clock."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as text, such as 2026-01-31T12:00:00.000Z."""
    return _in_utc(moment).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def is_utc(text: str) -> bool:
    """Whether a text is an xsd:dateTime in UTC, written with Z."""
    return _UTC.fullmatch(text) is not None and _parsed(text) is not None


def utc_time(text: str) -> str:
    """A time of another program as ours: as it stands where it is in UTC, else as `stamp` would write it.

    Empty when it is no ISO 8601 time. A time without a zone is taken as UTC.
    """
    if is_utc(text):
        return text
    moment = _parsed(text)
    return "" if moment is None else stamp(moment)


def tidy_time(text: str) -> str:
    """The time of a note as `stamp` would write it; empty when it is no ISO 8601 time, or of no note."""
    moment = _read(text)
    return "" if moment is None else stamp(moment)


def stamp_after(clock: Clock, *earlier: str) -> str:
    """The time now, but later than all of the earlier ones, though the clock was set back."""
    now = _in_utc(clock())
    for text in earlier:
        moment = _read(text)
        if moment is not None and now < moment + _STEP:
            now = moment + _STEP
    return stamp(now)


def _in_utc(moment: datetime) -> datetime:
    zoned = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return zoned.replace(microsecond=zoned.microsecond // 1000 * 1000)


def _read(text: str) -> datetime | None:
    moment = _parsed(text)
    return moment if moment is not None and moment.year <= _LAST_YEAR else None


def _parsed(text: str) -> datetime | None:
    try:
        return _in_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None
