"""Dates as exports, tables and headers write them."""

from __future__ import annotations

import pytest

from newsreader.sources.dates import read_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-11-05", "2025-11-05"),
        ("20251105", "2025-11-05"),
        ("2025-11-05T08:15:00.000Z", "2025-11-05T08:15:00+00:00"),
        ("2025-11-05 08:15:00 UTC", "2025-11-05T08:15:00+00:00"),
        ("2025-11-05 08:15:00", "2025-11-05T08:15:00"),
        ("Wed, 05 Nov 2025 08:15:00 +0100", "2025-11-05T08:15:00+01:00"),
        ("5 Nov 2025 08:15 GMT", "2025-11-05T08:15:00+00:00"),
        ("November 5, 2025 Wednesday 10:15 AM GMT", "2025-11-05"),
        ("Nov 5, 2025", "2025-11-05"),
        ("5 November 2025", "2025-11-05"),
        ("Wednesday 5th November 2025", "2025-11-05"),
        ("5. November 2025 Mittwoch", "2025-11-05"),
        ("mercredi 5 novembre 2025", "2025-11-05"),
        ("1er août 2025", "2025-08-01"),
        ("5 de noviembre de 2025", "2025-11-05"),
        ("5 maart 2025", "2025-03-05"),
        ("1762330500", "2025-11-05T08:15:00+00:00"),
        ("1762330500000", "2025-11-05T08:15:00+00:00"),
        ("", ""),
        ("soon", ""),
        ("05/11/2025", ""),
        ("31 February 2025", ""),
        ("12", ""),
        ("5 Brumaire 2025", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_date_that_is_written(written: str, date: str) -> None:
    assert read_date(written) == date
