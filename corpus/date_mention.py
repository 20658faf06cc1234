"""One job: the noun for a date as a text writes it. Knows no way to find one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EARLIEST_YEAR, LATEST_YEAR = 1789, 2100


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date written at text[start:end]. `year` or `day` is None where the text gives none.

    `weekday` counts from Monday = 0. `repaired` says that OCR noise was undone to read it.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None
    repaired: bool = False

    @property
    def edtf(self) -> str | None:
        """The date as EDTF, or None without a year."""
        if self.year is None:
            return None
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"

    @property
    def consistent(self) -> bool:
        """Whether the weekday written is that of the date; True when none is written."""
        if self.weekday is None or self.year is None or self.day is None:
            return True
        return date(self.year, self.month, self.day).weekday() == self.weekday


def is_day(year: int | None, month: int, day: int | None) -> bool:
    """Whether the calendar has the date, within the years that statements may speak of; a leap day needs no year."""
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return False
    try:
        date(year or 2000, month, 1 if day is None else day)
    except ValueError:
        return False
    return True
