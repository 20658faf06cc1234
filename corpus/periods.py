"""One job: what a person types for a time → first and last day. Knows nothing of statements."""

from __future__ import annotations

import re
from datetime import date

from corpus.calendar_names import fold_letters, read_month
from corpus.dates import parse_date
from corpus.edtf import day_span, is_edtf

_OPEN = ("", "..", "*", "...")
_RANGE = re.compile(r"\s{0,3}(?:\.\.\.?|/|\s(?:a|au|et|jusqu'a|jusqu'au|jusqu'en|-|–)\s)\s{0,3}")
_FROM = re.compile(r"(?:depuis|a partir d[eu']|apres|des)\s{0,2}(?:le |l')?")
_UNTIL = re.compile(r"(?:jusqu'(?:a|au|en)|avant)\s{1,2}(?:le )?")
_LEAD = re.compile(r"(?:en|de|du|le|d'|l'annee|annee|au|a l'|l')\s{0,2}")
_PART = re.compile(r"(?:(?P<number>[1-4])\s?(?:er|e|eme|nd)?|(?P<word>premier|deuxieme|second|troisieme|"
    r"quatrieme))\s{1,2}"
                   r"(?P<kind>trimestre|semestre|quadrimestre)\s{1,2}(?P<year>\d{4})|"
                   r"t(?P<short>[1-4])[\s-]?(?P<short_year>\d{4})")
_SEASON = re.compile(r"(?P<season>printemps|ete|automne|hiver)\s{1,2}(?:de\s|d')?(?P<year>\d{4})")
_WORDS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4}
_SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}
_PARTS = {"trimestre": (32, 4), "quadrimestre": (36, 3), "semestre": (39, 2)}
_MONTH_YEAR = re.compile(r"(?P<month>[^\W\d_]{3,10})\.?\s{1,3}(?P<year>\d{4})|"
    r"(?P<number>[01]?\d)[/.](?P<slash_year>\d{4})")
_LONGEST = 100


def parse_period(text: str) -> tuple[int, int] | None:
    """The first and last day (ordinals) that the text means, or None when it means no time.

    Reads EDTF ("2020-03", "2020/2022", "2020-21"), ranges ("2020-03..2021", "2020..", "depuis mars 2020",
    "de 2019 à 2021") and French ("mars 2009", "12/03/2020", "1er trimestre 2020", "printemps 2020").
    """
    folded = " ".join(fold_letters(text[:_LONGEST]).split())
    if not folded or len(text) > _LONGEST:
        return None
    if is_edtf(folded) and folded not in ("/", "../.."):
        return day_span(folded)
    single = _single(folded)
    if single is not None:
        return single
    found = _bounded(folded) or _ranged(folded)
    return found if found and found[0] <= found[1] else None


def _bounded(folded: str) -> tuple[int, int] | None:
    """A time with one open end: "depuis 2020", "avant mars 2021"."""
    since, until = _FROM.match(folded), _UNTIL.match(folded)
    if since:
        span = _single(folded[since.end():])
        if span is None:
            return None
        return (span[1] + 1 if folded.startswith("apres") else span[0]), date.max.toordinal()
    if until:
        span = _single(folded[until.end():])
        if span is None:
            return None
        return date.min.toordinal(), (span[0] - 1 if folded.startswith("avant") else span[1])
    return None


def _ranged(folded: str) -> tuple[int, int] | None:
    """A time from one to another, either of which may be left open, but not both."""
    for found in _RANGE.finditer(folded):
        left, right = folded[:found.start()].strip(), folded[found.end():].strip()
        if left in _OPEN and right in _OPEN:
            continue
        start = (date.min.toordinal(), 0) if left in _OPEN else _single(left)
        end = (0, date.max.toordinal()) if right in _OPEN else _single(right)
        if start is not None and end is not None and start[0] <= end[1]:
            return start[0], end[1]
    return None


def _single(folded: str) -> tuple[int, int] | None:
    lead = _LEAD.match(folded)
    for candidate in (folded, folded[lead.end():].strip() if lead else ""):
        edtf = _edtf(candidate) if candidate else None
        if edtf is not None and is_edtf(edtf):
            return day_span(edtf)
    return None


def _edtf(folded: str) -> str | None:
    if "/" not in folded and is_edtf(folded):
        return folded
    part = _PART.fullmatch(folded)
    if part:
        return _part_of_year(part)
    season = _SEASON.fullmatch(folded)
    if season:
        return f"{season['year']}-{_SEASONS[season['season']]}"
    month = _MONTH_YEAR.fullmatch(folded)
    if month:
        name = read_month(month["month"]) if month["month"] else None
        number = name.number if name else int(month["number"] or 0)
        return f"{month['year'] or month['slash_year']}-{number:02d}" if 1 <= number <= 12 else None
    mention = parse_date(folded)
    return mention.edtf if mention else None


def _part_of_year(part: re.Match[str]) -> str | None:
    if part["short"]:
        return f"{part['short_year']}-{32 + int(part['short'])}"
    number = _WORDS[part["word"]] if part["word"] else int(part["number"])
    base, most = _PARTS[part["kind"]]
    return f"{part['year']}-{base + number}" if number <= most else None
