"""Dates in queries, in words or figures, as EDTF intervals. Knows no statement: only what a query may say of time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from corpus.edtf import day_span, is_edtf
from indexer.tokens import fold

_MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6,
    "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10, "novembre": 11,
    "nov": 11, "decembre": 12, "dec": 12, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}
_SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24, "spring": 21, "summer": 22, "autumn": 23,
            "winter": 24}
SEASONS = frozenset(_SEASONS)
# A season of the calendar with that of the sky: the first and last month and day. Winter runs on into the next year.
_SEASON_DAYS = {21: ((3, 1), (6, 20)), 22: ((6, 1), (9, 22)), 23: ((9, 1), (12, 20)), 24: ((12, 1), (3, 20))}
_PARTS = {"trimestre": (32, 4), "semestre": (39, 2)}
# "début 2024", "mi-mai 2020", "fin mars 2009": which part, then the months of a year and the days of a month in each.
_STRETCHES = dict.fromkeys(("debut", "early"), 0) | dict.fromkeys(("mi", "milieu", "mid"), 1) | dict.fromkeys(
    ("fin", "late"), 2)
_OF_A_YEAR = (("01", "03"), ("05", "08"), ("10", "12"))
_OF_A_MONTH = (("01", "10"), ("11", "20"), ("21", ""))
_LINKING = frozenset({"de", "d'", "l'", "du", "le", "annee", "mois", "in", "of"})
_MOST_LINKS = 4
_DECADES = frozenset({"annees", "decennie"})
_DECADE = re.compile(r"(19[3-9]|20\d)0\Z|([5-9])0\Z")
_SPAN_OF_YEARS = re.compile(r"((?:19[3-9]|20\d)\d)-((?:19[3-9]|20\d)\d)")
_TWO_YEARS = re.compile(r"((?:19[3-9]|20\d)\d)-(?:\d\d|\d{4})\Z")
_ORDINALS = {"1er": 1, "premier": 1, "2e": 2, "2eme": 2, "deuxieme": 2, "second": 2, "3e": 3, "3eme": 3,
             "troisieme": 3, "4e": 4, "4eme": 4, "quatrieme": 4}
_YEAR = re.compile(r"(?:19[3-9]|20\d)\d\Z")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\Z")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:er)?\Z")
_FRENCH_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")
_FRENCH_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})\Z")
_SINCE = frozenset({"depuis", "apres", "since", "after"})
_UNTIL = frozenset({"avant", "jusque", "jusqu'", "jusqu'en", "jusqu'a", "before", "until"})
_WITH_THE_DATE = frozenset({"depuis", "since", "jusque", "jusqu'", "jusqu'en", "jusqu'a"})
_BEFORE_YEAR = frozenset({"de", "en", "l'annee", "annee", "d'", "fin", "debut", "courant", "in", "of"})
_ARTICLES = frozenset({"le", "l'", "la", "a", "au", "en", "the"})
# What opens a range : what links its ends; "" where nothing opens it ("janvier à mars 2009").
_RANGES = {"de": {"a"}, "d'": {"a"}, "du": {"au"}, "entre": {"et"}, "from": {"to"}, "between": {"and"},
           "": {"a", "au", "to"}}
# The words that a date may be said with.
DATE_WORDS = (*_MONTHS, *_SEASONS, *_PARTS, *_STRETCHES, *_ORDINALS, *sorted(
    _DECADES | _LINKING | _SINCE | _UNTIL | _ARTICLES))


class Period(NamedTuple):
    """An EDTF date or interval, and how many words say it."""

    edtf: str
    words: int

    @property
    def days(self) -> tuple[int | None, int | None]:
        """The first and last day as proleptic ordinals; None where open. Who says a season may mean either calendar."""
        year, _, season = self.edtf.partition("-")
        if season.isdecimal() and int(season) in _SEASON_DAYS:
            begin, end = _SEASON_DAYS[int(season)]
            until = min(int(year) + (end < begin), date.max.year)
            return date(int(year), *begin).toordinal(), date(until, *end).toordinal()
        first, last = day_span(self.edtf)
        return (None if self.edtf.startswith("..") else first, None if self.edtf.endswith("..") else last)


def read_period(text: str) -> Period | None:
    """The period that a whole value means: "2020-03..2021", ">2019", "depuis mars 2009", "21/06/2024"; or None.

    ">2019" begins after 2019, ">=2019" with it; "2020.." and "..2020" are open at one end.
    """
    text = fold(text).strip()
    for sign, since in ((">=", True), ("<=", False), (">", True), ("<", False)):
        if text.startswith(sign):
            return _bounded(text[len(sign):], since=since, inclusive=sign.endswith("="))
    if years := _SPAN_OF_YEARS.fullmatch(text):
        return _interval(years[1], years[2])
    for between in ("..", " a ", " to ", "/.."):
        start, found, end = text.partition(between)
        if found and (interval := _interval(start, end)):
            return interval
    words = text.removeprefix("le ").split()
    one = _whole(" ".join(words))
    if one:
        return Period(one, len(words))
    said = period_at(words, 0) if words else None
    return said if said and said.words == len(words) else None


def bounded(text: str, *, since: bool, inclusive: bool = False) -> Period | None:
    """The open period after (`since`) or before a date: "avant:mars 2009" without the date, "depuis:2019" with it."""
    return _bounded(fold(text).strip(), since=since, inclusive=inclusive)


def period_at(words: Sequence[str], index: int) -> Period | None:
    """The period that begins at words[index] (lower case, no accents), or None; the longest reading wins."""
    word = words[index]
    if word in _RANGES and (found := _between(words, index + 1, _RANGES[word])):
        return Period(found.edtf, found.words + 1)
    if found := _between(words, index, _RANGES[""]):
        return found
    if word in _SINCE | _UNTIL and (found := _after_article(words, index + 1)):
        open_period = _bounded(found.edtf, since=word in _SINCE, inclusive=word in _WITH_THE_DATE)
        return open_period and Period(open_period.edtf, found.words + 1)
    if found := _stretch_at(words, index):
        return found
    if word in _BEFORE_YEAR and index + 1 < len(words) and (found := _date_at(words, index + 1)):
        return Period(found.edtf, found.words + 1)
    return _date_at(words, index)


def _stretch_at(words: Sequence[str], index: int) -> Period | None:
    """The beginning, middle or end of a year or month that is said at words[index]: "début 2024", "mi-mai 2020"."""
    said, _, joined = words[index].partition("-")
    if said not in _STRETCHES:
        return None
    after = index + 1
    while not joined and words[after:after + 1] and words[after] in _LINKING and after - index <= _MOST_LINKS:
        after += 1
    rest = [joined, *words[after:after + 2]] if joined else words[after:after + 3]
    found = _date_at(rest, 0) if rest else None
    edtf = found and _stretch(found.edtf, _STRETCHES[said])
    return Period(edtf, after - index + found.words - bool(joined)) if found and edtf else None


def _stretch(edtf: str, part: int) -> str | None:
    """The first, second or last part of a year or month; None of anything else."""
    first, last = _OF_A_YEAR[part] if len(edtf) == 4 else _OF_A_MONTH[part]
    if not _YEAR.match(edtf) and not _MONTH.match(edtf):
        return None
    if not last:
        last = str(date.fromordinal(day_span(edtf)[1]).day)
    return f"{edtf}-{first}/{edtf}-{last}"


def day_at(words: Sequence[str], index: int) -> str | None:
    """The day of any year that words[index] and the next say ("1er mai": "--05-01", after ISO 8601:2000), or None."""
    day, month = words[index], words[index + 1] if index + 1 < len(words) else ""
    if month not in _MONTHS or not (_DAY.match(day) or day == "premier"):
        return None
    number = 1 if day == "premier" else _number(day)
    # Every day that there is, there is in a leap year.
    return f"--{_MONTHS[month]:02}-{number:02}" if is_edtf(f"2000-{_MONTHS[month]:02}-{number:02}") else None


def _between(words: Sequence[str], index: int, links: Collection[str]) -> Period | None:
    """The range that begins at words[index]; what its beginning lacks ("5 au 12 mars 2009"), its end has."""
    for start in _beginnings(words, index):
        link = index + start.words
        end = _after_article(words, link + 1) if link < len(words) and words[link] in links else None
        first = end and _completed(start.edtf, end.edtf)
        if end and is_edtf(f"{first}/{end.edtf}"):
            return Period(f"{first}/{end.edtf}", start.words + 1 + end.words)
    return None


def _beginnings(words: Sequence[str], index: int) -> Iterator[Period]:
    """What may begin a range at words[index]: a date, or a day or month that lacks its year ("--03", "---05")."""
    if dated := _after_article(words, index):
        yield dated
    skipped = words[index:index + 1] == ["le"]
    index += skipped
    word = words[index] if index < len(words) else ""
    if day := day_at(words, index) if word else None:
        yield Period(day, 2 + skipped)
    if word in _MONTHS:
        yield Period(f"--{_MONTHS[word]:02}", 1)
    if _DAY.match(word):
        yield Period(f"---{_number(word):02}", 1 + skipped)


def _completed(start: str, end: str) -> str:
    """The beginning of a range with what it lacks from the end; never EDTF where the end lacks it, too."""
    missing = {"--": 4, "---": 7}.get(start[:len(start) - len(start.lstrip("-"))], 0)
    return f"{end[:missing]}-{start.lstrip('-')}" if missing else start


def _after_article(words: Sequence[str], index: int) -> Period | None:
    """The date at words[index], an article before it or not."""
    skipped = index < len(words) and words[index] in _ARTICLES
    found = _date_at(words, index + skipped) if index + skipped < len(words) else None
    return found and Period(found.edtf, found.words + skipped)


def _date_at(words: Sequence[str], index: int) -> Period | None:
    """A day, month, season, part of a year or year that begins at words[index]."""
    def word(offset: int) -> str:
        return words[index + offset].rstrip(".") if index + offset < len(words) else ""

    if _DAY.match(word(0)) and word(1) in _MONTHS and _YEAR.match(word(2)):
        return _known(f"{word(2)}-{_MONTHS[word(1)]:02}-{_number(word(0)):02}", 3)
    if word(0) in _MONTHS and _YEAR.match(word(1)):
        return _known(f"{word(1)}-{_MONTHS[word(0)]:02}", 2)
    if word(0) in _MONTHS and word(1) == "de" and _YEAR.match(word(2)):
        return _known(f"{word(2)}-{_MONTHS[word(0)]:02}", 3)
    if word(0) in _SEASONS and (year := _YEAR.match(word(1)) or _TWO_YEARS.match(word(1))):
        return _known(f"{year[0][:4]}-{_SEASONS[word(0)]}", 2)
    if word(0) in _DECADES and (decade := _DECADE.match(word(1))):
        ten = decade[1] or f"19{decade[2]}"
        return Period(f"{ten}0/{ten}9", 2)
    if word(0) in _ORDINALS and word(1) in _PARTS and _YEAR.match(word(2)):
        base, most = _PARTS[word(1)]
        number = _ORDINALS[word(0)]
        return _known(f"{word(2)}-{base + number}", 3) if number <= most else None
    if _YEAR.match(word(0)):
        return Period(word(0), 1)
    written = in_figures(word(0))
    return Period(written, 1) if written else None


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _whole(text: str) -> str | None:
    words = text.replace(",", " ").split()
    found = _date_at(words, 0) if words else None
    if found is not None and found.words == len(words):
        return found.edtf
    return text if is_edtf(text) and not text.startswith("/") else None


def in_figures(word: str) -> str | None:
    """The EDTF date of "21/06/2024", "03/2009" or "2009-03", or None."""
    found = _FRENCH_DATE.match(word)
    if found is not None:
        day, month, year = found.groups()
        return _valid(f"{year}-{int(month):02}-{int(day):02}")
    found = _FRENCH_MONTH.match(word)
    if found is not None and int(found[1]) <= 12:
        return _valid(f"{found[2]}-{int(found[1]):02}")
    return _valid(word) if re.match(r"\d{4}-\d\d", word) else None


def _valid(edtf: str) -> str | None:
    return edtf if is_edtf(edtf) else None


def _known(edtf: str, words: int) -> Period | None:
    return Period(edtf, words) if is_edtf(edtf) else None


def _interval(start: str, end: str) -> Period | None:
    first = _whole(start.strip()) if start.strip() else ".."
    last = _whole(end.strip()) if end.strip() else ".."
    if first is None or last is None or first == last == "..":
        return None
    return Period(f"{first}/{last}", 1) if is_edtf(f"{first}/{last}") else None


def _bounded(text: str, *, since: bool, inclusive: bool) -> Period | None:
    """The open period from or until a date."""
    one = _whole(text.strip())
    if one is None or "/" in one:
        return None
    first, last = day_span(one)
    if inclusive:
        return Period(f"{one}/.." if since else f"../{one}", 1)
    edge = last + 1 if since else first - 1
    if not 1 <= edge <= 3652059:
        return None
    day = date.fromordinal(edge).isoformat()
    return Period(f"{day}/.." if since else f"../{day}", 1)

