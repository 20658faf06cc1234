"""One job: the dates of a result as bars of years, or of months where the years are few. Pure; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.reports import FacetCount

# Up to this many years are shown by month.
_FEW_YEARS = 2
_MOST_BARS = 120
WIDTH, HEIGHT = 720.0, 64.0
_GAP = 0.18
_LEAST_HEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: its first and last date in EDTF, how many statements, and its place in the picture."""

    since: str
    until: str
    count: int
    x: float
    y: float
    width: float
    height: float
    slot: float
    slot_width: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars without a gap between the first date and the last."""

    bars: tuple[Bar, ...]
    most: int

    @property
    def ends(self) -> tuple[str, str]:
        """The first and the last period."""
        return self.bars[0].since, self.bars[-1].until


def histogram(facets: Mapping[str, Sequence[FacetCount]]) -> Histogram | None:
    """The bars of a result; None where its dates tell nothing apart."""
    years = {int(one.value): one.count for one in facets.get("year", ()) if _is_year(one.value)}
    if not years:
        return None
    if max(years) - min(years) < _FEW_YEARS:
        counts = {one.value: one.count for one in facets.get("month", ())}
        periods = [(month, month) for year in range(min(years), max(years) + 1) for month in _months(year)]
        found = [counts.get(month, 0) for month, _ in periods]
    else:
        periods, found = _by_years(years)
    if len(periods) < 2 or not any(found):
        return None
    return _drawn(periods, found)


def _by_years(years: Mapping[int, int]) -> tuple[list[tuple[str, str]], list[int]]:
    """The years, several to a bar where they are many."""
    step = 1 + (max(years) - min(years)) // _MOST_BARS
    periods: list[tuple[str, str]] = []
    found: list[int] = []
    for first in range(min(years), max(years) + 1, step):
        periods.append((f"{first:04}", f"{first + step - 1:04}"))
        found.append(sum(years.get(year, 0) for year in range(first, first + step)))
    return periods, found


def _drawn(periods: Sequence[tuple[str, str]], counts: Sequence[int]) -> Histogram:
    most = max(counts)
    slot = WIDTH / len(periods)
    bars = []
    for position, ((since, until), count) in enumerate(zip(periods, counts, strict=True)):
        height = max(_LEAST_HEIGHT, HEIGHT * count / most) if count else 0.0
        bars.append(Bar(since, until, count, round(position * slot + slot * _GAP / 2, 2), round(HEIGHT - height, 2),
                        round(slot * (1 - _GAP), 2), round(height, 2), round(position * slot, 2), round(slot, 2)))
    return Histogram(tuple(bars), most)


def _months(year: int) -> list[str]:
    return [f"{year:04}-{month:02}" for month in range(1, 13)]


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()
