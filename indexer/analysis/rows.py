"""A line read as a row of names of organisations: those that were recognised, and those that only look like names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from indexer.analysis.gazetteers import is_first_name, place
from indexer.analysis.lines import BULLETS, Line, Page, starts_item, word_set
from indexer.annotation import Label, Mention

_WORD = re.compile(r"[^\W\d_]+")
# Words that may stand among the names of a list.
_SMALL = word_set("""
de du des la le les l d et à au aux en pour avec ainsi que section sections équipe groupe comité local locale régional
régionale nationale national départementale départemental union intersyndicale fédération fédérations communiqué
déclaration commune commun conjoint conjointe unitaire organisations organisation syndicales syndicats syndicat front
syndical collectif collectifs association associations nous secteur public bureau""")
_ASIDE = re.compile(
    r"\([^)]{0,60}\)|[,–-]\s*(?:section|équipe|groupe)s?\b[^,;]{0,40}|\bet \d+ autres\b|(?:\+\d{2}|\b0)[\d .\-]{8,}|"
    r"\w@\w[\w.-]*")
_PART = re.compile(r"(?:section|union (?:régional|départemental|local)e|groupe|comité local)\b", re.IGNORECASE)
_SECTION = re.compile(r"(?:section|groupe|équipe|comité local)\b", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[;,|•·]|(?<=\s)[-–—/+]\s|(?<=\s)et\s+(?=(?:la|le|les|l['’]|du|des|de la|de l['’])\s?[A-ZÉÈÀ])")
_ENTRY = re.compile(";")
_ARTICLE = re.compile(r"(?:(?:et|ainsi que|le|la|les|du|des|de la)\s+|(?:de )?[lL]['’]\s?)+")
_NAME = re.compile(r"[A-ZÉÈÀÂÊÎÔÇ][^:;!?«»@()|…]*(?:\([^:()]{2,60}\))?")
_ITEM_NAME = re.compile(rf"[{BULLETS}\s]+[A-ZÉÈÀ][^,;:!?«»@/(]*(?:\([^,;:()]{{2,60}}\))?\s*[;,.]?$")
# What no name of an organisation holds: verbs, pronouns, hours, streets.
_NO_NAME = re.compile(
    r"\b(?:est|sont|a|ont|nous|vous|ils?|elles?|on|qui|que|ne|pas|se|cf|etc|rue|avenue|boulevard|heures?|janvier|février|"
    r"mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|contacts?|tél|signez|rendez-vous)\b|\d\s?h\b|\d{4}|https?:|www\.", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", ":")
_GUESSED = 0.5
_FEWEST_KNOWN = 2
_FEWEST_ENTRIES = 2
_LONGEST_NAME = 12
_LONGEST_IN_ROW = 8
_LONGEST_GAP = 4


def lists_names(line: Line) -> bool:
    """Whether nearly all of the line is recognised names of organisations."""
    if not line.organisations:
        return False
    return len(other_words(_blanked(line))) <= len(line.organisations) // 2 and not line.text.endswith(("!", "?"))


def names_in_row(page: Page, line: Line) -> list[Mention]:
    """The names of a row like "ATD – Secours islamique – Bouge ton coq", most of them recognised; else none."""
    if len(line.organisations) < _FEWEST_KNOWN or line.text.endswith(_SENTENCE_END) or line.people:
        return []
    found = read_row(page, line.start, line.end, gap=0)
    known = sum(one.confidence > _GUESSED for one in found)
    whole = bool(found) and not other_words(page.text[found[-1].end:line.end])
    return found if whole and known >= _FEWEST_KNOWN and 2 * known >= len(found) else []


def read_row(page: Page, start: int, stop: int, *, gap: int = _LONGEST_GAP) -> list[Mention]:
    """The names that follow each other from `start`, recognised or only shaped like one, up to what is no name.

    `gap` is the number of other words that may stand before a recognised name.
    """
    found: list[Mention] = []
    entries = page.text.count(";", start, stop) >= _FEWEST_ENTRIES
    for low, high in _items(page, start, stop, _ENTRY if entries else _SEPARATOR):
        if entries and page.people_in(low, high):
            continue
        here = page.organisations_in(low, high)
        if here:
            if len(other_words(page.text[low:here[0].start])) > gap:
                break
            found += [one for one in here if not (found and _SECTION.match(one.text))]
        elif (name := _shaped(page, low, high)) is not None:
            found.append(name)
        elif other_words(_ASIDE.sub(" ", page.text[low:high])) and not page.people_in(low, high):
            break
    return found


def _items(page: Page, start: int, stop: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches between the separators that stand in no recognised name."""
    for match in separator.finditer(page.text, start, stop):
        before = bisect_left(page.organisations, match.end(), key=lambda one: one.start) - 1
        if before >= 0 and page.organisations[before].end > match.start():
            continue
        yield start, match.start()
        start = match.end()
    yield start, stop


def _shaped(page: Page, start: int, stop: int) -> Mention | None:
    """The stretch as a name, if it has the form of one."""
    lead = _ARTICLE.match(page.text, start, stop)
    start = lead.end() if lead else start
    name = page.text[start:stop].strip(f" {BULLETS}\n:").rstrip(" ;,.")
    words = _WORD.findall(name)
    if not (words and len(words) <= _LONGEST_IN_ROW and _NAME.fullmatch(name)) or _NO_NAME.search(name):
        return None
    if is_first_name(words[0]) or page.people_in(start, stop) or place(name) is not None:
        return None
    return _guessed(page.text.index(name, start), name)


def item_name(line: Line) -> Mention | None:
    """The whole item of a list as one name, as far as its form goes: it may not have been recognised."""
    first = _WORD.search(line.text)
    person = bool(line.people) or (first is not None and is_first_name(first.group()))
    if not starts_item(line.text) or person or line.words > _LONGEST_NAME or not _ITEM_NAME.match(line.text):
        return None
    name = line.text.lstrip(f" {BULLETS}").rstrip(" ;,.")
    return _guessed(line.start + line.text.index(name), name)


def _guessed(start: int, name: str) -> Mention:
    return Mention(Label.ORGANISATION, start, start + len(name), name, name, _GUESSED, "list of signatories")


def other_words(stretch: str) -> list[str]:
    """The words of a stretch that may not stand among the names of a list."""
    return [word for word in _WORD.findall(stretch) if word.casefold() not in _SMALL]


def is_part(name: str) -> bool:
    """Whether a name is that of a part of what stands before it: "section de Caen"."""
    return _PART.match(name) is not None


def _blanked(line: Line) -> str:
    characters = list(line.text)
    for one in (*line.organisations, *line.places, *line.people):
        characters[one.start - line.start:one.end - line.start] = " " * (one.end - one.start)
    return _ASIDE.sub(" ", "".join(characters))
