"""One job: dates as statements in other languages write them ("19 May 2022", "u 30 di marzu di u 2022")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.date_mention import DateMention, is_day

_MONTHS_BY_LANGUAGE = (
    "January February March April May June July August September October November December",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "genièr febrièr març abril mai junh julhet agost setembre octòbre novembre decembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ghjennaghju ferraghju marzu aprile maghju ghjugnu lugliu aostu settembre ottobre nuvembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "genver c'hwevrer meurzh ebrel mae mezheven gouere eost gwengolo here du kerzu",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)
"""English, German, Spanish, Catalan, Occitan, Italian, Corsican, Portuguese, Breton; English as programs write it."""

_NUMBERS = {name.lower(): number for names in _MONTHS_BY_LANGUAGE for number, name in enumerate(names.split(), 1)}
_FRENCH_TOO = frozenset({"du", "mai"})
_NAME = r"(?P<month>(?:c['’]h)?[^\W\d_]{2,11})"
_WEEKDAY = r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s{1,2}(?:the\s)?)?"
_DAY = r"(?P<day>[0-3]?\d)(?:\.|st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})(?!\w)"
_DAY_FIRST = re.compile(rf"(?<![\w/.,-]){_WEEKDAY}{_DAY} (?P<of>(?:de|di|of|a viz) |d['’])?{_NAME},?"
                        rf" (?P<in>(?:de|del|di u) )?{_YEAR}")
_AFTER_DAY = "".join(f"(?<!{end})" for end in (r"\d ", r"\d\. ", r"(?:st|nd|rd|th) ", r"(?:de|di|of) ", "viz ", "['’]"))
_MONTH_FIRST = re.compile(rf"(?<![\w-]){_AFTER_DAY}{_WEEKDAY}{_NAME} (?:{_DAY},? |(?:de |del |di u )?){_YEAR}")

# What every date here ends with: a text without it need not be searched for the rest.
_ENDING = re.compile(" " + _YEAR.replace("?P<year>", "?:"))


def find_foreign_dates(text: str) -> Iterator[DateMention]:
    """The dates with a month in another language and a year; months that French has too are left to French."""
    if _ENDING.search(text) is None:
        return
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(text):
            month = _month(found)
            day = int(found["day"]) if found["day"] else None
            year = int(found["year"])
            if month and is_day(year, month, day):
                yield DateMention(found.start(), found.end(), found.group(), year, month, day)


def _month(found: re.Match[str]) -> int | None:
    name = found["month"].replace("’", "'").lower()
    linked = "of" in found.groupdict() and found["of"] is not None
    return _NUMBERS.get(name) if linked or name not in _FRENCH_TOO else None
