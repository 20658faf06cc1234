"""One job: read the French names of months and weekdays, OCR noise included. Knows nothing of whole dates."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MONTHS: dict[int, tuple[str, ...]] = {
    1: ("janvier", "janv", "jan", "janvyé"),
    2: ("février", "févr", "fév", "févriyé"),
    3: ("mars",),
    4: ("avril", "avr"),
    5: ("mai",),
    6: ("juin",),
    7: ("juillet", "juil", "jul", "jiyé"),
    8: ("août",),
    9: ("septembre", "sept", "sep", "sèptanm"),
    10: ("octobre", "oct", "òktòb"),
    11: ("novembre", "nov", "novanm"),
    12: ("décembre", "déc", "désanm"),
}
"""Full names, abbreviations, and the Creole names that Antillean unions write."""

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORTEST_FOR_EDITS = 5
_LONGEST_NAME = 12
_LONGEST_CACHED = 600
_ACCENTS = re.compile(r"[\u0300-\u036f]+")


class MonthName(NamedTuple):
    """A month, and whether OCR noise had to be undone to read it."""

    number: int
    repaired: bool


def fold_letters(text: str) -> str:
    """The text in lower case, without accents, with straight apostrophes."""
    return _fold_line(text) if len(text) <= _LONGEST_CACHED else _fold(text)


def read_weekday(word: str) -> int | None:
    """The weekday named (0 = Monday), or None."""
    folded = fold_letters(word)
    return _WEEKDAYS.index(folded) if folded in _WEEKDAYS else None


@lru_cache(maxsize=4096)
def read_month(word: str) -> MonthName | None:
    """The month that the word names, OCR confusions undone ("juiii", "rnai", "0ctobre", "févier"), or None."""
    if not 3 <= len(word) <= _LONGEST_NAME:
        return None
    folded = fold_letters(word).rstrip(".")
    if folded in _BY_NAME:
        return MonthName(_BY_NAME[folded], repaired=False)
    shape = _strokes(folded)
    if shape in _BY_STROKES:
        return MonthName(_BY_STROKES[shape], repaired=True)
    for name, number in _LONG_NAMES.items():
        if _one_edit_apart(folded, name) or _one_edit_apart(shape, _strokes(name)):
            return MonthName(number, repaired=True)
    return None


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return plain.replace("\u2019", "'").replace("\u02bc", "'").replace("`", "'")


_fold_line = lru_cache(maxsize=4096)(_fold)
"""Every rule asks for the same lines again; long texts are not kept."""


def _strokes(folded: str) -> str:
    """The word as a poor scan sees it: letters that are told apart by one stroke become one.

    "rn" is read as "m"; "n", "u" as two strokes, "l" and "1" as one; zero as "o".
    """
    return folded.replace("rn", "m").translate(_CONFUSED)


def _one_edit_apart(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1 or left == right:
        return left == right
    short, long = sorted((left, right), key=len)
    common = 0
    while common < len(short) and short[common] == long[common]:
        common += 1
    skip = 1 if len(short) == len(long) else 0
    return short[common + skip:] == long[common + 1:]


_CONFUSED = str.maketrans({"m": "iii", "n": "ii", "u": "ii", "l": "i", "1": "i", "|": "i", "!": "i",
                           "0": "o", "5": "s", "c": "e"})
_BY_NAME = {fold_letters(name): number for number, names in _MONTHS.items() for name in names}
_BY_STROKES = {_strokes(fold_letters(names[0])): number for number, names in _MONTHS.items()}
_LONG_NAMES = {fold_letters(names[0]): number for number, names in _MONTHS.items()
               if len(names[0]) >= _SHORTEST_FOR_EDITS}

WEEKDAY_PATTERN = "|".join(_WEEKDAYS)
