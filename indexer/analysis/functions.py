"""What a person is said to be: a phrase beside a name → function and organisation, as written. Knows no roles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.analysis.lines import Page, word_set
from indexer.analysis.offices import LEADING, names_occupation
from indexer.annotation import Mention

_TRAILING_MARKS = " \t\r\n\u00a0\u202f,;:–—-•·*|/(«\"“&"
_TRAILING_WORDS = word_set("""
de du des la le les l' l’ d' d’ à au aux pour chez dans en et sur par sein m m. mm. mme mmes mlle dr me monsieur
madame""")
# What ends a function: a new entry, a telephone number, a relative clause, a bracket.
_CUT = re.compile(
    r"[;•|«»“”\"\[\]!?]|\n(?!\s*(?-i:[a-zà-ÿ]))|\s(?=\d{2}[ .]\d{2})|\s/\s|\.\s|\s[–—-]\s|\s{3,}|(?:\A|\s|\()(?=\S+@)|"
    r",?\s(?:au |tél|tel|port)[\s.:]*(?=\+?\d)|"
    r"\s(?:qui|que|dont|où|lors|dans un|dans une|dans son|après|avant|depuis|quand|car|mais|ni)(?=[\s,]|\Z)|"
    r"\(|\)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+\d{2}|\b0)[\d .\-X•*]{6,}")
_ORGANISATION_OF = re.compile(
    r"\s+(?:de|du|des|de la|de l['’]|d['’]|à|au|aux|à la|à l['’]|chez)\s*(?=[A-ZÉÈÀ]{2,}[\w\-/]*)")
_ORGANISATION_END = re.compile(r"[,;()\n]")
_OFFICE_ACRONYM = re.compile(r"(?:DSC|DSR|DSE|DS|RSS|RS|DP|SG|DG|DGA|PDG|DRH)\s+(?=\w{2})")
_DATED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\ble \d{1,2}(?:er)? \w|\b(?:19|20)\d{2}\b", re.IGNORECASE)
_WINDOW = 300
_LONGEST_FUNCTION = 120
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Office:
    """What someone is, and where: both as written, either may be missing."""

    function: str | None = None
    organisation: str | None = None

    def __bool__(self) -> bool:
        return bool(self.function or self.organisation)

    def or_else(self, other: Office) -> Office:
        """This office, what it lacks taken from `other`."""
        return Office(self.function or other.function, self.organisation or other.organisation)


def read_office(page: Page, start: int, end: int) -> Office:
    """The office that text[start:end] states; what follows a stop (a telephone, a new entry, a clause) is left out."""
    text, end = page.text, min(end, start + _WINDOW)
    lead = LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    organisation = _organisation(page, start, end)
    stop = _stop(page, start, end)
    return Office(_function(text[start:stop]), organisation)


def _organisation(page: Page, start: int, end: int) -> str | None:
    """The first organisation named in the stretch."""
    found = page.organisations_in(start, end)
    if found:
        return _whole_name(page, found[0], end)
    match = _ORGANISATION_OF.search(page.text[start:end])
    if match is None:
        return None
    rest = page.text[start + match.end():end]
    cut = _ORGANISATION_END.search(rest)
    return " ".join(rest[:cut.start() if cut else len(rest)].split()).strip(" .,–—-:") or None


def _whole_name(page: Page, mention: Mention, end: int) -> str:
    """The organisation's name; what stands right behind is part of it if it is a place, or if it is so elsewhere."""
    text = page.text
    words = mention.text.split()
    for name in page.names_by_first_word.get(words[0] if words else "", ())[:_MOST_NAMES]:
        if len(name) > len(mention.text) and text.startswith(name, mention.start):
            return " ".join(name.split())
    place = next(iter(page.places_in(mention.end, end)), None)
    stop = place.end if place and text[mention.end:place.start] == " " else mention.end
    return " ".join(text[_body_start(mention):stop].split())


def _body_start(mention: Mention) -> int:
    """Where the body's name begins in a mention that took the office before it along: "DSC FILPAC-CGT"."""
    match = _OFFICE_ACRONYM.match(mention.text)
    return mention.start + (match.end() if match else 0)


def _stop(page: Page, start: int, end: int) -> int:
    """Where the function ends: before its organisation, its town, a telephone number or a new clause."""
    text = page.text
    stops = [end]
    stops += [_body_start(one) for one in page.organisations_in(start, end)[:1]]
    for pattern in (_CUT, _PHONE, _ORGANISATION_OF):
        match = pattern.search(text[start:end])
        stops += [start + match.start()] if match else []
    places = page.places_in(start, end)
    if places and text[start:places[0].start].rstrip().endswith((",", "(", "–", "-")):
        stops.append(places[0].start)
    return min(stops)


def _function(phrase: str) -> str | None:
    words = phrase.rstrip(_TRAILING_MARKS).split()
    while words and words[-1].casefold() in _TRAILING_WORDS:
        words.pop()
        if words:
            words[-1] = words[-1].rstrip(_TRAILING_MARKS)
    phrase = " ".join(words).strip(" ,.:'’")
    if phrase.lower().startswith("pour ") or (_DATED.search(phrase) and not names_occupation(phrase)):
        return None
    has_letters = any(character.isalpha() for character in phrase)
    return phrase if has_letters and 1 < len(phrase) <= _LONGEST_FUNCTION else None
