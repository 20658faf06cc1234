"""One job: French dates in a text or a query → calendar dates (EDTF). Knows nothing of what a date is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.calendar_names import WEEKDAY_PATTERN, fold_letters, read_month, read_weekday
from corpus.date_mention import DateMention, is_day
from corpus.dates_abroad import find_foreign_dates
from corpus.dates_in_words import find_spelled_dates
from corpus.memory import remembered

_BLANK = r"[ \t\u00a0\u202f]"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY_PATTERN}){_BLANK}{{1,3}},?{_BLANK}{{0,2}}(?:le{_BLANK}{{1,2}})?)?"
_DAY = r"(?P<day>[0-3OoIl|]?[0-9OoIl|]|[1Il]" + _BLANK + r"?(?:er|°|ER))"
_NUMERAL_YEAR = r"(?P<year>[12Il|][0-9OoIl|]{3})(?![\w])"
_MONTH = r"(?P<month>[^\W\d_][\w|!]{2,10})\.?"
_WRITTEN = re.compile(
    rf"(?<![\w/.,-]){_WEEKDAY}{_DAY}(?:{_BLANK}{{1,4}}|(?={_BLANK}?[^\W\d_])){_MONTH}"
    rf"(?:{_BLANK}{{0,4}}[,-]?{_BLANK}{{0,3}}{_NUMERAL_YEAR})?(?!\w)", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"(?<![\w-])(?<!\d[ \u00a0\u202f]){_MONTH}{_BLANK}{{1,4}}{_NUMERAL_YEAR}", re.IGNORECASE)
_SLASHED = re.compile(rf"(?<![\w/.-]){_WEEKDAY}(?P<day>[0-3]?\d)(?P<mark>[/.-])(?P<month>[01]?\d)(?P=mark)"
                      r"(?P<year>[12]\d{3}|\d{2})(?![\w/])(?!\.\d)", re.IGNORECASE)
_MISREAD = re.compile(r"(?<![\w/.-])(?P<day>[0-3OoIl|]?[0-9OoIl|])(?P<mark>[/.])(?P<month>[01OoIl|]?[0-9OoIl|])"
                      r"(?P=mark)(?P<year>[12Il|][0-9OoIl|]{3})(?![\w/])(?!\.\d)")
_ISO = re.compile(r"(?<![\w/.-])(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)"
                  r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?(?![\w/-])")
# What each of these patterns holds: a text without it need not be searched for the rest.
_AFTER_BLANK = re.compile(rf"{_BLANK}[12Il|][0-9OoIl|]{{3}}(?!\w)", re.IGNORECASE)
_MARKED = re.compile(r"[\dOoIl|][/.-][\dOoIl|]")
_DIGIT = re.compile(r"\d")
_DIGITS = str.maketrans("OoIl|", "00111")


@remembered
def find_dates(text: str) -> tuple[DateMention, ...]:
    """All dates of a text, in order, disjoint: days, months with a year, with or without weekday and year."""
    found: list[DateMention] = []
    if _DIGIT.search(text) is None:
        return tuple(find_spelled_dates(text))
    for mention in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(found)


def parse_date(text: str) -> DateMention | None:
    """The date that the whole text is, or None."""
    stripped = text.strip().strip(".,;:()")
    for mention in find_dates(stripped):
        lead = fold_letters(stripped[:mention.start]).strip()
        if mention.end == len(stripped) and lead in ("", "le", "en", "du", "ce", "au"):
            return mention
    return None


def _candidates(text: str) -> Iterator[DateMention]:
    for found in _WRITTEN.finditer(text):
        yield from _written(found)
    if _AFTER_BLANK.search(text) is not None:
        for found in _MONTH_ONLY.finditer(text):
            yield from _month_only(found)
    if _MARKED.search(text) is not None:
        yield from _in_figures(text)
    yield from find_foreign_dates(text)
    yield from find_spelled_dates(text)


def _in_figures(text: str) -> Iterator[DateMention]:
    for pattern in (_SLASHED, _ISO):
        for found in pattern.finditer(text):
            yield from _numeric(found)
    for found in _MISREAD.finditer(text):
        yield from _misread(found)


def _written(found: re.Match[str]) -> Iterator[DateMention]:
    month = read_month(found["month"])
    if month is None:
        return
    day, day_repaired = _number(re.sub(r"[ \t\u00a0\u202f]?(?:er|°)$", "", found["day"], flags=re.IGNORECASE))
    year, year_repaired = _number(found["year"]) if found["year"] else (None, False)
    repaired = month.repaired or day_repaired or year_repaired
    if year is None and (month.repaired or (day_repaired and _DIGIT.search(found["day"]) is None)):
        return  # a guess at the month, or at both digits of the day, needs the year beside it to be safe
    yield from _mention(found, year, month.number, day, repaired)


def _month_only(found: re.Match[str]) -> Iterator[DateMention]:
    month = read_month(found["month"])
    if month is None:
        return
    year, repaired = _number(found["year"])
    yield from _mention(found, year, month.number, None, month.repaired or repaired)


def _numeric(found: re.Match[str]) -> Iterator[DateMention]:
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < 70 else 1900
    yield from _mention(found, year, int(found["month"]), int(found["day"]), repaired=False)


def _misread(found: re.Match[str]) -> Iterator[DateMention]:
    """A date in figures with letters in their place ("2O/02/2024"); one with none of them is not for here."""
    (day, first), (month, second), (year, third) = (_number(found[part]) for part in ("day", "month", "year"))
    if first or second or third:
        yield from _mention(found, year, month, day, repaired=True)


def _mention(found: re.Match[str], year: int | None, month: int, day: int | None,
             repaired: bool) -> Iterator[DateMention]:
    if not is_day(year, month, day):
        return
    weekday = found.groupdict().get("weekday")
    yield DateMention(found.start(), found.end(), found.group(), year, month, day,
                      read_weekday(weekday) if weekday else None, repaired)


def _number(digits: str) -> tuple[int, bool]:
    plain = digits.translate(_DIGITS)
    return int(plain), plain != digits
