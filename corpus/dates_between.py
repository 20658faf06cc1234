"""One job: the month in which a text was written, between the days it tells of and those it announces. Never guesses.

Who writes stands between the last day told and the first one announced: where both lie in one month of the only year
named, that month is sure, though no day is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.calendar_names import fold_letters
from corpus.date_mention import DateMention

_TOLD = re.compile(r"\b[a-z]{2,20}(?:e|ee|es|ees|u|ue|us|ues|is|ise|ises|it|ite|ites) le\s{1,3}$")
_ANNOUNCED = re.compile(r"\b(?:des le|a partir du|a compter du|avant le|d'ici (?:le|au)|jusqu'au)\s{1,3}$")
_BEFORE = 40


def month_between(text: str, mentions: Sequence[DateMention]) -> tuple[str, str] | None:
    """The month as EDTF ("2009-03") with the two days that hold it, as written; None where there are none."""
    days = [one for one in mentions if one.day is not None]
    years = {one.year for one in mentions if one.year is not None}
    if len(years) != 1:
        return None
    before = {one: fold_letters(text[max(0, one.start - _BEFORE):one.start].replace("\n", " ")) for one in days}
    told = max((one for one in days if _TOLD.search(before[one])), key=_day, default=None)
    announced = min((one for one in days if _ANNOUNCED.search(before[one])), key=_day, default=None)
    if told is None or announced is None or _day(told) > _day(announced) or told.month != announced.month:
        return None
    return f"{years.pop():04d}-{told.month:02d}", f"{told.text.strip(' .')} … {announced.text.strip(' .')}"


def _day(mention: DateMention) -> tuple[int, int]:
    return mention.month, mention.day or 0
