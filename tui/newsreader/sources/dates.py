"""Dates as exports and headers of mails write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

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
_LONGEST = 80


def read_date(written: str) -> str:
    """The date in a short text, such as `November 5, 2025 Wednesday`; empty where there is none.

    Dates of which nobody can tell whether the day or the month comes first are none.
    """
    text = " ".join(written[: 2 * _LONGEST].split())
    if not text or len(text) > _LONGEST:
        return ""
    try:
        return iso_date(text)
    except ValueError:
        pass
    for pattern, day, month in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for found in pattern.finditer(text):
            number = _MONTHS.get(found[month].casefold())
            if number is not None:
                try:
                    return date(int(found[3]), number, int(found[day])).isoformat()
                except ValueError:
                    continue
    return ""
