"""One job: read a date spelled out in full, as minutes have it ("l'an deux mille dix-huit et le deux mai")."""

from __future__ import annotations

import re
from datetime import date

from corpus.calendar_names import fold_letters, read_month
from corpus.dates import DateMention
from corpus.patterns import either

_UNITS = ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
          "treize", "quatorze", "quinze", "seize")
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
_NUMBERS = {word: value for value, word in enumerate(_UNITS)} | {"premier": 1} | _TENS
_NUMBER = r"[a-z0-9]{2,12}(?:[- ](?:et[- ])?[a-z0-9]{2,12}){0,3}?"
_WEEKDAY = either("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTH = either("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
                "novembre", "decembre")
_SPELLED = re.compile(
    rf"\bl'an\s{{1,2}}deux[- ]mi[l1]{{1,2}}e?s?\s{{1,2}}(?P<year>{_NUMBER})\s{{0,2}},?\s{{1,2}}(?:et\s{{1,2}})?"
    r"le\s{1,2}"
    rf"(?:{_WEEKDAY}\s{{1,2}})?(?P<day>{_NUMBER})\s{{1,2}}(?P<month>{_MONTH})\b")


def find_spelled_date(text: str) -> DateMention | None:
    """The first date of the years 2001 to 2099 that the text spells out after "l'an", or None."""
    folded = fold_letters(text)
    found = _SPELLED.search(folded)
    if found is None:
        return None
    year, day, month = read_number(found["year"]), read_number(found["day"]), read_month(found["month"])
    if not year or not day or month is None:
        return None
    try:
        date(2000 + year, month.number, day)
    except ValueError:
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
