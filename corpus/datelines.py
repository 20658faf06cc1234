"""One job: read a line, or the opening of a paragraph, that dates a statement. Knows nothing around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.calendar_names import fold_letters
from corpus.date_mention import DateMention
from corpus.dates import find_dates
from corpus.memory import remembered
from corpus.patterns import either, opening
from corpus.shapes import is_address, is_name, is_organisation

LONGEST_DATELINE = 120

_PLACE = re.compile(r"(?:[Ff]ait\s{1,3})?(?:(?:à|aux|au|en)\s{1,3}|À\s{1,3}|A\s{1,3})?"
                    r"(?P<place>[^\W\d_][^\d,.;:!?()\n]{1,40}(?:\s?\([^()\d\n]{2,30}\))?)$")
_MADE = re.compile(r"[Ff]ait\s{1,3}(?:à|aux?|en)\s{1,3}(?P<place>[^\W\d_][^\d,.;:!?()\n]{1,40}),[^\d.;:!?\n]{2,40}$")
"""A place with a word on it ("Fait à Lille, sur scène, le …")."""
_PLACE_AFTER = re.compile(r"\s?,\s{1,2}(?:à\s)?(?P<place>[^\W\d_][^\d,.;:!?()\n]{1,40})$")
_LEAD = re.compile(r"[\s,;:.–—\-·|/(]{0,6}(?:\b(?:le|ce|du|au|en|les|LE|Le|Les|u|lo|el|den)\b[\s:]{0,3})?$")
_RANGE = re.compile(r"\d{1,2}(?:er)?\s{1,2}(?:et|-|–|au|&)\s{1,2}$")
_NO_PLACE = frozenset(("", "date", "le", "fait", "fait le", "rentree"))
_NOT_A_PLACE = re.compile(r"\b" + either(
    "communiques?", "declarations?", "tracts?", "lettre", "appel", "flash", "position", "avis", "infos?", "bulletin",
    "motion", "resolution", "seance", "conseil", "comite", "congres", "conference", "assemblee", "reuni", "adopte",
    "greve", "manif", "rassemblement", "journee", "action", "marche", "preavis", "rencontre", "forum", "fete",
    r"loi\b", "decret", "accord", "rapport", "publie", "mis en ligne", "mis a jour", "poste", "depuis", "presse",
    "tribune", "objet", "reponse", "nouvelle", "texte", "note", r"cap[dn]?\b", r"csal?\b", r"cse\b", "embargo",
    r"articles?\b", r"cliquer\b", r"cliquez\b", r"signee?\b", r"conclue?s?\b", r"votee?s?\b", r"ratifiee?s?\b",
    r"approuvee?s?\b", r"modifiee?s?\b", r"redigee?s?\b", r"inscrite?s?\b", r"fondee?s?\b", r"creee?s?\b",
    r"elue?s?\b", r"applicable\b", r"[ivx]+$"))
"""What opens a line with a date, and is no place; the numeral is the end of one, on the line above ("Paris / III")."""
_AFTER = re.compile(r"[\s).,;:–—\-]*(?:(?:à|,|-)?\s{0,2}\d{1,2}\s?(?:h|H|:)\s?\d{0,2}\b)?[\s).,;:–—\-]*")
_TRAILING = opening(r"\|", r"par\b", "pour (?:diffusion|publication)", "temps de", "partager", r"\(", "communique",
                    "a diffuser", "in ", "modifie")
_OPENING = re.compile(r"\s{0,2}(?:[.:–—-]\s{0,2}){1,3}(?=[\w«\"“])|\s{1,3}(?=«)")
_OPENING_HOUR = re.compile(r"\s{0,2},?\s{0,2}\d{1,2}\s?[hH:]\s?\d{0,2}\s{0,2}[.:–—-]")
_MOST_WORDS, _MOST_WORDS_AFTER = 6, 4
_PLACE_LINKS = frozenset(("de", "du", "des", "la", "le", "les", "en", "sur", "et"))


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line, or the opening of a paragraph, that dates the statement.

    `end` is where the dateline ends in the line; `whole` says that nothing follows it.
    """

    mention: DateMention
    place: str | None
    end: int
    whole: bool


@remembered
def read_dateline(text: str) -> Dateline | None:
    """What a line says when it is, or opens with, a dateline ("Paris, le 3 mars 2009", "Fait à Albi, le 2/3/09")."""
    head = text[:LONGEST_DATELINE]
    for mention in find_dates(head):
        place = _place_before(head[:mention.start])
        if place is None:
            return None
        if head[mention.end:].startswith((" et ", "-", " au ")) and mention.year is None:
            continue
        end = _dateline_end(text, mention.end)
        if end is None and not place and mention.day is not None and mention.year is not None:
            place, end = _place_after(text, mention.end), len(text)
        if end is None or place is None:
            return None
        return Dateline(mention, place or None, end, whole=end == len(text))
    return None


def _dateline_end(text: str, end: int) -> int | None:
    """Where a dateline whose date ends at `end` is over, or None when running text follows without a mark."""
    after = _AFTER.match(text, end)
    stop = after.end() if after else end
    if stop == len(text):
        return stop
    rest = fold_letters(text[stop:stop + 40])
    if _TRAILING.match(rest) and len(text) <= LONGEST_DATELINE:
        return len(text)
    opening = _OPENING_HOUR.match(text, end) or _OPENING.match(text, end)
    return opening.end() if opening else None


def _place_after(text: str, end: int) -> str | None:
    """The place that alone follows a date ending at `end` ("Jeudi 17 septembre 2009, Carhaix"), or None."""
    found = _PLACE_AFTER.match(text, end)
    if found is None or is_address(found["place"]) or is_name(found["place"]) or is_organisation(found["place"]):
        return None
    words = found["place"].split()
    proper = all(word[0].isupper() or word in _PLACE_LINKS for word in words)
    return found["place"] if proper and len(words) <= _MOST_WORDS_AFTER and _is_place(words) else None


def _place_before(before: str) -> str | None:
    """The place before a date, "" where only an article stands there, None where it is no dateline."""
    ranged = _RANGE.search(before)
    if ranged:
        before = before[:ranged.start()]
    lead = _LEAD.search(before)
    name = before[:lead.start()].strip() if lead else before.strip()
    if fold_letters(name) in _NO_PLACE:
        return ""
    found = _PLACE.fullmatch(name) or _MADE.fullmatch(name)
    if found is None or lead is None or not lead.group().strip():
        return None
    words = found["place"].split()
    if len(words) > 2 and is_name(" ".join(words[:2])):
        words = words[2:]  # "Serge Martin Évreux, le …": the signature ran into the place
    return " ".join(words) if _is_place(words) else None


def _is_place(words: list[str]) -> bool:
    place = " ".join(words)
    if len(words) > _MOST_WORDS or " à " in place or not words[0][0].isupper():
        return False
    if _NOT_A_PLACE.search(fold_letters(place)):
        return False
    return not any(word.islower() and len(word) > 4 for word in words)
