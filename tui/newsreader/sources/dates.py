"""Dates as people, feeds, mails and archives write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from newsreader.text.patterns import pattern
from newsreader.text.scripts import plain_digits

_MONTHS = (
    "january januar jänner januari janvier enero gennaio janeiro januára leden ledna stycznia styczeń "
    "tammikuuta január ianuarie ocak января январь січня януари siječnja jan janv ene gen sty янв",
    "february februar februari février fevrier febrero febbraio fevereiro februára únor února lutego "
    "luty helmikuuta február februarie şubat февраля февраль лютого февруари veljače feb febr févr fev "
    "фев lut",
    "march märz maerz marts mars maart marzo março marca březen března marzec maaliskuuta március "
    "martie mart марта март березня ožujka mar mrz mär mrt мар",
    "april avril abril aprile aprila aprílu duben dubna kwietnia kwiecień huhtikuuta április aprilie "
    "nisan апреля апрель квітня април travnja apr avr abr апр kwi",
    "may mai maj mei mayo maggio maio mája květen května maja toukokuuta május mayıs мая май травня svibnja",
    "june juni juin junio giugno junho júna červen června czerwca czerwiec kesäkuuta június iunie "
    "haziran июня июнь червня юни lipnja jun giu июн cze",
    "july juli juillet julio luglio julho júla červenec července lipca lipiec heinäkuuta július iulie "
    "temmuz июля июль липня юли srpnja jul juil lug июл lip",
    "august augusti augustus août aout agosto augusta srpen srpna sierpnia sierpień elokuuta augusztus "
    "ağustos августа август серпня kolovoza aug ago авг sie",
    "september septembre septiembre settembre setembro septembra září wrzesień września syyskuuta "
    "szeptember septembrie eylül сентября сентябрь вересня септември rujna sep sept set сен wrz",
    "october oktober octobre octubre ottobre outubro októbra říjen října października październik "
    "lokakuuta október octombrie ekim октября октябрь жовтня октомври oct okt ott out окт paź",
    "november novembre noviembre novembro novembra listopad listopadu listopada marraskuuta noiembrie "
    "kasım ноября ноябрь листопада ноември studenoga nov ноя lis",
    "december dezember décembre decembre diciembre dicembre dezembro decembra prosinec prosince grudnia "
    "grudzień joulukuuta decembrie aralık декабря декабрь грудня декември prosinca dec dez déc dic des "
    "дек gru",
)
"""The names of the months in the languages of most outlets, whole and short, in lower case."""
_ZONES = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west", "wat"), 60),
    **dict.fromkeys(("cest", "eet", "sast", "cat"), 120),
    **dict.fromkeys(("eest", "msk", "trt", "eat"), 180),
    **{"gst": 240, "pkt": 300, "ist": 330, "wib": 420, "hkt": 480, "sgt": 480, "jst": 540, "kst": 540},
    **{"aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "ast": -240, "edt": -240, "est": -300},
    **{"cdt": -300, "cst": -360, "mdt": -360, "mst": -420, "pdt": -420, "pst": -480, "brt": -180},
}
"""Minutes east of Greenwich."""
_LONGEST = 120
_WORD = r"[^\W\d_]{2,14}"
_DAY_MONTH = pattern(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|ste|º|ª|\.)?[ -] ?(?:de |of )?({_WORD})\.?,?[ -] ?(?:del? )?(\d{{4}})\b"
)
_MONTH_DAY = pattern(rf"\b({_WORD})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_CTIME = pattern(rf"\b({_WORD}) (\d{{1,2}}) [\d:]{{5,8}} (?:[a-z]{{3,4}} )?(\d{{4}})\b")
_YEAR_FIRST = pattern(rf"\b(\d{{4}})\.? ({_WORD})\.? (\d{{1,2}})\b")
_NUMBERS = pattern(r"\b(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b(?:[T ]|\b|$)")
_DAY_FIRST = pattern(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")
_CJK = pattern(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일])?")
_MONTH_YEAR = pattern(rf"({_WORD})\.?,? (?:de )?(\d{{4}})")
_YEAR_MONTH = pattern(r"(\d{4})[-/](\d{1,2})")
_YEAR = pattern(r"(?:19|20)\d\d")
_TIME = pattern(
    r"(?<![\d:.,+-])(\d{1,2})(?:[:h.](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?\s?(?:([apAP])\.?[mM]\b\.?)?"
    r"(?:\s?h\b|\s?Uhr)?\s*([+-]\d\d:?\d\d|[A-Z]{1,4}\b)?"
)
_COMPACT = pattern(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?")
_EPOCH = pattern(r"\d{10}(?:\d{3})?")
_EPOCHS = (946_684_800, 4_102_444_800)
"""Seconds between which a bare number is a time: the years 2000 to 2100."""


def read_date(written: str) -> str:
    """The date, and the time where it is told, in a short text; empty where there is none.

    A date, a time with its offset (`+00:00`, never Z), or a month or year alone as `2025-11`, `2025`. Dates
    of which nobody can tell whether the day or the month comes first are none.
    """
    text = plain_digits(" ".join(written[: 2 * _LONGEST].split()))
    if not text or len(text) > _LONGEST:
        return ""
    try:
        return _formal(text) or _in_words(text)
    except (ValueError, OverflowError):
        return ""


def _formal(text: str) -> str:
    """ISO 8601 in any of its forms, and numbers alone."""
    if _YEAR.fullmatch(text):
        return text
    if found := _YEAR_MONTH.fullmatch(text):
        return date(int(found[1]), int(found[2]), 1).isoformat()[:7]
    if found := _COMPACT.fullmatch(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if not found[4]:
            return day.isoformat()
        time = datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), int(found[6] or 0))
        return _with_zone(time, found[7] or "")
    if _EPOCH.fullmatch(text):
        seconds = int(text[:10])
        if _EPOCHS[0] <= seconds < _EPOCHS[1]:
            return datetime.fromtimestamp(seconds, UTC).isoformat()
    try:
        if len(text) <= 10:
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).replace(microsecond=0).isoformat()
    except ValueError:
        return ""


def _in_words(text: str) -> str:
    day, start, end = _day(text)
    if day is None:
        if found := _MONTH_YEAR.fullmatch(text):
            month = _month(found[1])
            return date(int(found[2]), month, 1).isoformat()[:7] if month else ""
        if (found := _CJK.fullmatch(text)) and not found[3]:
            return date(int(found[1]), int(found[2]), 1).isoformat()[:7]
        return ""
    for found in [*_TIME.finditer(text, end), *_TIME.finditer(text, 0, start)]:
        if not (found[2] or found[4]) or int(found[1]) > 23 or int(found[2] or 0) > 59:
            continue
        hour = int(found[1])
        if found[4]:
            hour = hour % 12 + 12 * (found[4] in "pP")
        time = datetime(day.year, day.month, day.day, hour, int(found[2] or 0), int(found[3] or 0))
        return _with_zone(time, found[5] or "")
    return day.isoformat()


def _day(text: str) -> tuple[date | None, int, int]:
    """(the day that is told, where it starts and ends in the text)."""
    lower = text.replace("İ", "i").lower()
    for shape, year, month, day in (
        (_DAY_MONTH, 3, 2, 1),
        (_MONTH_DAY, 3, 1, 2),
        (_CTIME, 3, 1, 2),
        (_YEAR_FIRST, 1, 2, 3),
    ):
        for found in shape.finditer(lower):
            if number := _month(found[month]):
                return date(int(found[year]), number, int(found[day])), *_around(found)
    numbers = _NUMBERS.search(lower) or _CJK.search(text)
    if numbers and numbers[3]:
        return date(int(numbers[1]), int(numbers[2]), int(numbers[3])), *numbers.span()
    if numbers := _DAY_FIRST.search(lower):
        first, second = int(numbers[1]), int(numbers[3])
        if numbers[2] == "." or first > 12:  # with stops the day comes first everywhere
            return date(int(numbers[4]), second, first), *numbers.span()
        if second > 12 or first == second:
            return date(int(numbers[4]), first, second), *numbers.span()
    return None, 0, 0


def _around(found: re.Match[str]) -> tuple[int, int]:
    """Where it stands; a time may stand within it."""
    return (found.start(3), found.end(2)) if found.re.pattern == _CTIME.pattern else found.span()


def _with_zone(time: datetime, zone: str) -> str:
    if not zone:
        return time.isoformat()
    if zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        minutes = -minutes if zone[0] == "-" else minutes
    else:
        known = _ZONES.get(zone.lower())
        if known is None:
            return time.isoformat()
        minutes = known
    return time.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_MONTHS, 1):
        for name in names.split():
            found.setdefault(name, number)
    return found


def _month(name: str) -> int:
    """1 to 12; 0 for a word that is no month."""
    return _months().get(name.rstrip(".").lower(), 0)
