"""One job: say which days an EDTF date covers (ISO 8601-2:2019). Knows nothing of French or of statements."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")
_OPEN = ("", "..")
_SEASON_MONTHS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
                  25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
                  33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
                  37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
"""EDTF's codes for parts of a year: first month and length. Winter runs on into the next year."""


def day_span(edtf: str) -> tuple[int, int]:
    """The first and last day of an EDTF date or interval, as proleptic Gregorian ordinals.

    Knows years, months, days, seasons and quarters, and intervals with open ends ("2020/..", "../2021").
    Raises ValueError for anything else.
    """
    if "/" not in edtf:
        return _one_span(edtf)
    start, _, end = edtf.partition("/")
    first = date.min.toordinal() if start in _OPEN else _one_span(start)[0]
    last = date.max.toordinal() if end in _OPEN else _one_span(end)[1]
    if last < first:
        message = f"EDTF interval {edtf!r} ends before it begins; write the earlier date first"
        raise ValueError(message)
    return first, last


def is_edtf(text: str) -> bool:
    """Whether `day_span` can read the text."""
    try:
        day_span(text)
    except ValueError:
        return False
    return True


def _one_span(text: str) -> tuple[int, int]:
    found = _DATE.fullmatch(text)
    if found is None:
        message = f"not an EDTF date: {text!r}; write 2024, 2024-06 or 2024-06-21"
        raise ValueError(message)
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year:
        message = f"the year of {text!r} is out of range; write a year from 0001 to 9999"
        raise ValueError(message)
    if day is not None and month is not None:
        ordinal = date(year, month, day).toordinal()
        return ordinal, ordinal
    if month is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    first_month, length = _SEASON_MONTHS.get(month, (month, 1))
    return _months_span(year, first_month, length)


def _months_span(year: int, month: int, length: int) -> tuple[int, int]:
    first = date(year, month, 1)
    months = year * 12 + month - 1 + length - 1
    last_year, last_month = min(months // 12, date.max.year), months % 12 + 1
    if months // 12 > date.max.year:
        last_month = 12
    return first.toordinal(), date(last_year, last_month, monthrange(last_year, last_month)[1]).toordinal()
