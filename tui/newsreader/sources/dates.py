"""Dates as exports and headers of mails write them, to ISO 8601."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from newsreader.sources.metadata import iso_date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar janvier enero gennaio januari janeiro jan janv ene gen",
            "february februar février fevrier febrero febbraio februari fevereiro feb févr fev fév",
            "march märz maerz mars marzo maart março marco mar mrz mrt",
            "april avril abril aprile apr avr abr",
            "may mai mayo maggio mei maio mag",
            "june juni juin junio giugno junho jun giu",
            "july juli juillet julio luglio julho jul juil lug",
            "august août aout agosto augustus aug ago",
            "september septembre septiembre settembre setembro sep sept set",
            "october oktober octobre octubre ottobre outubro oct okt ott out",
            "november novembre noviembre novembro nov",
            "december dezember décembre decembre diciembre dicembre dezembro dec dez déc dic",
        ),
        1,
    )
    for name in names.split()
}
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, *)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d\d")
_LONGEST = 80
_FIRST, _LAST = 631_152_000, 4_102_444_800
"""Seconds since 1970: from 1990 to 2100."""


def read_date(written: str) -> str:
    """The date in a short text, such as `November 5, 2025 Wednesday`; empty where there is none.

    Dates of which nobody can tell whether the day or the month comes first are none.
    """
    text = " ".join(written[: 2 * _LONGEST].split())
    if not text or len(text) > _LONGEST:
        return ""
    try:
        return iso_date(re.sub(r"\s*(?:UTC|GMT)$", "+00:00", text) if text[:4].isdecimal() else text)
    except ValueError:
        pass
    if text.isdecimal():
        return _since_1970(int(text))
    if _MAIL.match(text):
        with suppress(ValueError, TypeError, IndexError):
            return parsedate_to_datetime(text).isoformat()
    for pattern, day, month in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for found in pattern.finditer(text):
            number = _MONTHS.get(found[month].casefold())
            if number is not None:
                try:
                    return date(int(found[3]), number, int(found[day])).isoformat()
                except ValueError:
                    continue
    return ""


def _since_1970(number: int) -> str:
    """The time of so many seconds, or thousandths of them; empty for a number that is no such time."""
    seconds = number / 1000 if number > 10**11 else number
    if not _FIRST < seconds < _LAST:
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
