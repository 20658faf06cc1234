"""Counts of statements by year and month, gaps filled, from the facets of a search. Knows no engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

_MONTH = re.compile(r"\d{4}-\d\d")


class Bar(NamedTuple):
    """A year ("2009") or month ("2009-03") and how many statements are dated in it."""

    period: str
    statements: int


def by_year(years: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """One bar for every year from the first to the last."""
    counts = {int(year): count for year, count in years if year.isdecimal()}
    if not counts:
        return ()
    return tuple(Bar(f"{year:04}", counts.get(year, 0)) for year in range(min(counts), max(counts) + 1))


def by_month(months: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """One bar for every month from the first to the last."""
    counts = {period: count for period, count in months if _MONTH.fullmatch(period)}
    if not counts:
        return ()
    periods = _months(min(counts), max(counts))
    return tuple(map(Bar, periods, map(counts.get, periods, repeat(0))))


@lru_cache(maxsize=256)
def _months(first: str, last: str) -> tuple[str, ...]:
    """Every month from the first to the last, both "2009-03"."""
    begin, end = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1))
