"""Days, months and other words for when something was."""

from __future__ import annotations

DAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
DAY_FORMS = {day[:3]: day for day in DAYS} | {"tues": "tuesday", "thurs": "thursday"}
"""Short form -> the day of the week."""
MONTHS = {
    form: month
    for month, forms in {
        "january": "jan",
        "february": "feb",
        "march": "",
        "april": "apr",
        "may": "",
        "june": "jun",
        "july": "jul",
        "august": "aug",
        "september": "sept sep",
        "october": "oct",
        "november": "nov",
        "december": "dec",
    }.items()
    for form in (month, *forms.split())
}
"""Name or short form -> the month."""
MONTH_BEGINNINGS = tuple(dict.fromkeys(month[:3] for month in MONTHS.values()))
SHORT_MONTHS = frozenset(form for form, month in MONTHS.items() if form != month)
DAYPARTS = frozenset("morning afternoon evening night".split())
UNITS_OF_TIME = tuple("week weekend month year spring summer fall autumn winter".split())
"""What stands behind "last", "this" or "next"."""
NEARBY_DAYS = tuple("yesterday tomorrow".split())
