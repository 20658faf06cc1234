"""One job: read dates spelled out ("l'an deux mille dix-huit et le deux mai", "dix-sept mai deux mille neuf")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.calendar_names import fold_letters, read_month, read_weekday
from corpus.date_mention import DateMention, is_day
from corpus.patterns import either

_UNITS = ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
          "treize", "quatorze", "quinze", "seize")
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
_NUMBERS = {word: value for value, word in enumerate(_UNITS)} | {"premier": 1} | _TENS
_NUMBER = r"[a-z0-9]{2,12}(?:[- ](?:et[- ])?[a-z0-9]{2,12}){0,3}?"
_DAY_WORDS = (r"(?:premier|(?:trente|vingt)(?:[- ](?:et[- ])?[a-z]{2,5})?|dix(?:[- ][a-z]{4})?"
              r"|un|deux|trois|quatre|cinq|six|sept|huit|neuf|onze|douze|treize|quatorze|quinze|seize)")
_WEEKDAY = either("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTH = either("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
                "novembre", "decembre")
_SPELLED = re.compile(
    rf"\bl'an\s{{1,2}}deux[- ]mi[l1]{{1,2}}e?s?\s{{1,2}}(?P<year>{_NUMBER})\s{{0,2}},?\s{{1,2}}(?:et\s{{1,2}})?"
    r"le\s{1,2}"
    rf"(?:{_WEEKDAY}\s{{1,2}})?(?P<day>{_NUMBER})\s{{1,2}}(?P<month>{_MONTH})\b")


_YEAR_HINT = re.compile(_MONTH.replace("e", "[eéè]").replace("u", "[uû]")
                        + r"\s{1,2}(?=(?:deux|mil|mille|dix)[\s-])", re.IGNORECASE)
# What every hint ends with: few texts have it, and looking for it takes a tenth of the time.
_YEAR_BEGINS = re.compile(r"\s(?:deux|mil|mille|dix)[\s-]", re.IGNORECASE)
_UNIT = either("dix(?:[- ](?:sept|huit|neuf))?", *_UNITS[1:10], *_UNITS[11:])
_REST = either(rf"{either('quatre[- ]vingts?', *_TENS)}(?:[- ](?:et[- ])?{_UNIT})?", _UNIT)
_YEAR = re.compile(rf"(?:(?P<thousand>deux[- ]mil(?:le)?)|(?:mil(?:le)?[- ]neuf|dix[- ]neuf)[- ]cents?)"
                   rf"(?:[- ](?:et[- ])?(?P<rest>{_REST})(?![\w-])|(?=\s{{0,2}}(?:[.,;:)]|$)))")
_DAY = re.compile(rf"(?:(?P<weekday>{_WEEKDAY})\s{{1,2}})?(?:le\s{{1,2}})?(?P<day>{_DAY_WORDS})\s{{1,2}}$")
_LONGEST_DAY, _LONGEST_YEAR = 45, 60


def find_spelled_dates(text: str) -> Iterator[DateMention]:
    """The dates of the text that spell out day and year, in order."""
    if _YEAR_BEGINS.search(text) is None:
        return
    for month in _YEAR_HINT.finditer(text):
        first = max(0, month.start() - _LONGEST_DAY)
        day = _DAY.search(_same_length(text[first:month.start()]))
        year = _YEAR.match(_same_length(text[month.end():month.end() + _LONGEST_YEAR]))
        if day and year:
            start, end = first + day.start(), month.end() + year.end()
            yield from _mention(text, (start, end), (_year(year), month.group().strip(), day))


def _year(found: re.Match[str]) -> int | None:
    rest = read_number(found["rest"]) if found["rest"] else 0
    return None if rest is None else (2000 if found["thousand"] else 1900) + rest


def _mention(text: str, span: tuple[int, int], parts: tuple[int | None, str, re.Match[str]]) -> Iterator[DateMention]:
    year, name, found = parts
    month, day = read_month(name), read_number(found["day"])
    if year is not None and month is not None and day is not None and is_day(year, month.number, day):
        weekday = read_weekday(found["weekday"]) if found["weekday"] else None
        yield DateMention(*span, text[slice(*span)], year, month.number, day, weekday)


def _same_length(text: str) -> str:
    """The text folded, or only in lower case where folding would move its letters."""
    folded = fold_letters(text)
    return folded if len(folded) == len(text) else text.lower()


def find_minuted_date(text: str) -> DateMention | None:
    """The first date of the years 2001 to 2099 that the text spells out after "l'an", as minutes do, or None."""
    folded = fold_letters(text)
    found = _SPELLED.search(folded)
    if found is None:
        return None
    year, day, month = read_number(found["year"]), read_number(found["day"]), read_month(found["month"])
    if not year or not day or month is None or not is_day(2000 + year, month.number, day):
        return None
    evidence = text[found.start():found.end()] if len(folded) == len(text) else found.group()
    return DateMention(found.start(), found.end(), evidence, 2000 + year, month.number, day)


def read_number(words: str) -> int | None:
    """The number under a hundred that French words spell ("vingt et un", "dix-huit"), or None."""
    total = 0
    for word in re.split(r"[- ]", words.replace("quatre-vingts", "quatre-vingt")):
        if word == "et":
            continue
        if word == "vingt" and total == 4:
            total = 80
        elif word in _NUMBERS:
            total += _NUMBERS[word]
        else:
            return None
    return total if 0 < total < 100 else None
