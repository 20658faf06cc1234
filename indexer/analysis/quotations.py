"""Who is quoted: each quotation with its speaker, and what the text says the speaker is. Knows nothing of signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from indexer.analysis.functions import Office, names_occupation, names_office, read_office
from indexer.analysis.lines import Page
from indexer.analysis.reporting import reports
from indexer.analysis.speakers import reported_indirectly, signs_words, speaker_of
from indexer.analysis.speech import Passage, find_passages
from indexer.analysis.zones import Zone
from indexer.annotation import Mention, Role, RoleKind

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_APPOSED = frozenset("qui que dont où lui elle il a ont avait est était se s'est nous n'a ne s'en y en venu venue arrivé arrivée "
                         "dans devant sur après avant hier aujourd'hui interrogé interrogée selon pour et ou mais puis "
                         "réunis réuni présent présente rapportée".split())
_NEAR_WORD = re.compile(r"^(?:de|du|des|d['’]|à|au|en|aux|chez)\b", re.IGNORECASE)
_TRANSITIVE = re.compile(r"juges?\s+(?:le|la|les|que|ce|cette|l['’]|qu['’])", re.IGNORECASE)
_PARTS = 4


def find_quoted(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """The people whose words are reported, each with what stands beside the name, in order of reading."""
    earlier: tuple[Mention, ...] = ()
    for passage in find_passages(page, zones):
        speakers: dict[int, Mention] = {}
        for quotation in passage.quotations:
            person = speaker_of(page, passage, quotation, earlier)
            if person is not None:
                speakers[person.start] = person
        for person in passage.people:
            if person.start not in speakers and (reported_indirectly(page, passage, person) or signs_words(page, passage, person)):
                speakers[person.start] = person
        for start in sorted(speakers):
            yield _role(page, passage, speakers[start])
        earlier = passage.people or earlier


def _role(page: Page, passage: Passage, person: Mention) -> Role:
    office = office_beside(page, person, passage.start, passage.end)
    return Role(RoleKind.QUOTED, person.entity, office.function, office.organisation, person.start, person.end, "quotation")


def office_beside(page: Page, person: Mention, start: int, end: int) -> Office:
    """What the passage text[start:end] says a person in it is: in apposition after the name, or before it."""
    after = _apposed(page, person, end)
    before = _office_before(page, person, start)
    if after.function and (names_occupation(after.function) or not before.function):
        return after.or_else(before)
    return before.or_else(after)


def _apposed(page: Page, person: Mention, end: int) -> Office:
    """The office between commas or brackets after a name; ages, places and clauses are passed over."""
    text = page.text
    limit = min(max(end, person.end), person.end + 240)
    rest = text[person.end:limit]
    if not re.match(r"\s?[,(–—]", rest):
        return Office()
    stop = re.search(r"[.;:«»“”\"!?)]|\s[–—]\s", rest[2:])
    place = person.end
    loose = Office()
    for part in rest[:stop.start() + 2 if stop else len(rest)].split(",")[:_PARTS]:
        start, place = place, place + len(part) + 1
        phrase = part.strip(" (–—\n")
        first = _WORD.match(phrase)
        if not phrase:
            continue
        if first and (first.group().lower() in _NOT_APPOSED or (reports(first.group()) and not names_office(phrase))
                      or _TRANSITIVE.match(phrase)):
            break
        office = read_office(page, start, start + len(part))
        if names_occupation(phrase):
            return office
        closed = rest[place - person.end - 1:place - person.end] == "," or not stop or rest[stop.start() + 2] != ":"
        if first and first.group()[0].islower() and not _NEAR_WORD.match(phrase) and not loose and len(phrase) < 60 and (
                closed or len(phrase.split()) < 3):
            loose = office
    return loose


def _office_before(page: Page, person: Mention, start: int) -> Office:
    """The office that leads to a name: "le ministre X", "la présidente du syndicat, X"."""
    low = min(max(start, person.start - 120), person.start)
    lead = page.text[low:person.start]
    stop = max(lead.rfind(mark) for mark in "!?;:»«“”\"(\n")
    point = lead.rstrip(" M").rfind(". ")
    clause_start = low + max(stop, point) + 1
    clause = page.text[clause_start:person.start]
    bare = re.sub(r"(?:\b(?:M\.|Mme|Monsieur|Madame|Dr|Me|Maître)\s*)+$", "", clause).rstrip(" ,")
    for match in re.finditer(r"(?:\b(?:le|la|notre|son|sa|votre|leur|une?)\s+|\bl['’]\s?|^\s*|,\s+)(?=\w)", bare, re.IGNORECASE):
        phrase = bare[match.end():]
        if names_occupation(phrase) and "," not in phrase and len(phrase.split()) <= 10:
            place = clause_start + match.end()
            return read_office(page, place, place + len(phrase))
    return Office()
