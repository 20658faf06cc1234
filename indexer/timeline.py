"""Counts of statements by year and month, gaps filled, from the facets of a search. Knows no engine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


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
    counts = {int(year) * 12 + int(month) - 1: count for (year, _, month), count in
              ((value.partition("-"), count) for value, count in months) if month}
    if not counts:
        return ()
    return tuple([Bar(_month(index), counts.get(index, 0)) for index in range(min(counts), max(counts) + 1)])


@lru_cache(maxsize=4096)
def _month(index: int) -> str:
    """The month of this number, counted from January of the year 0."""
    return f"{index // 12:04}-{index % 12 + 1:02}"
