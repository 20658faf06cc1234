"""Who is quoted, and what the text says a speaker is. Knows nothing of signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from indexer.analysis.addressees import said_to_addressee
from indexer.analysis.functions import Office, read_office
from indexer.analysis.lines import Page, word_set
from indexer.analysis.offices import names_kin, names_occupation, names_office, states_occupation
from indexer.analysis.reporting import reports
from indexer.analysis.speakers import reported_indirectly, signs_words, speaker_of
from indexer.analysis.speech import find_passages
from indexer.analysis.zones import Zone
from indexer.annotation import Mention, Role, RoleKind

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_APPOSED = word_set("""
qui que dont où lui elle il a ont avait est était se s'est nous n'a ne s'en y en venu venue arrivé arrivée dans devant
sur après avant hier aujourd'hui interrogé interrogée selon pour et ou mais puis réunis réuni présent présente rapportée
""")
_DETERMINED = re.compile(
    r"(?:de|du|des|d['’]|à|au|en|aux|chez|le|la|les|l['’]|un|une|ce|cette|ces|son|sa|ses|on|ils?)\b", re.IGNORECASE)
_OF = re.compile(r"(?:de|du|des|d['’])\b")
_TRANSITIVE = re.compile(r"juges?\s+(?:le|la|les|que|ce|cette|l['’]|qu['’])", re.IGNORECASE)
_APPOSITION = re.compile(r"\s?[,(–—]")
_APPOSITION_END = re.compile(r"[.;:«»“”\"!?)]|\s[–—]\s")
_TITLES = re.compile(r"(?:\b(?:M\.|Mme|Monsieur|Madame|Dre?|Me|Maître)\s*)+$")
_PHRASE_START = re.compile(
    r"(?:\b(?:le|la|du|au|notre|son|sa|votre|leur|une?)\s+|\bl['’]\s?|^\s*|,\s+)(?=\w)", re.IGNORECASE)
_COPULA = re.compile(r"\s(?:est|était|reste|demeure) (?P<phrase>[^,.;:«»“”\"!?()]{3,80})")
# What makes a stretch before a name a clause rather than a phrase: "nos délégués ont entendu".
_FINITE = re.compile(r"\b(?:ont|a|est|sont|avai\w+|étai\w+|fut|sera|seront|se|ne|s['’]|n['’]|l['’]a)\b", re.IGNORECASE)
_NEXT_LINE = re.compile(r"[ \t,]*\n([^\n]{3,120})")
_REACH = 240
_LONGEST_LOOSE = 60
_PARTS = 4
_LONGEST_PHRASE = 10


def find_quoted(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """The people whose words are reported, each with what stands beside the name, in order of reading."""
    earlier: tuple[Mention, ...] = ()
    addressee = _addressee(page, zones)
    for passage in find_passages(page, zones):
        found = (speaker_of(page, passage, quotation, earlier) for quotation in passage.quotations)
        speakers = {person.start: person for person in found if person is not None}
        for person in passage.people:
            if reported_indirectly(page, passage, person) or signs_words(page, passage, person):
                speakers[person.start] = person
        if addressee and any(said_to_addressee(page, passage, one) for one in passage.quotations):
            speakers[addressee.start] = addressee
        for start in sorted(speakers):
            one = speakers[start]
            yield _role(one, _office_addressed(page, one) if one is addressee else
                        office_beside(page, one, passage.start, passage.end))
        earlier = passage.people or earlier


def _addressee(page: Page, zones: Mapping[int, Zone]) -> Mention | None:
    """The person a letter is addressed to, if it is one."""
    people = [one for line in page.lines if zones[line.start] is Zone.ADDRESSEE for one in line.people]
    return people[0] if len({one.entity for one in people}) == 1 else None


def _office_addressed(page: Page, person: Mention) -> Office:
    """The office of the person a letter is addressed to: beside the name, or on the line below it."""
    beside = office_beside(page, person, person.start, person.end)
    below = _NEXT_LINE.match(page.text, person.end)
    if below is None or not names_office(below.group(1)):
        return beside
    return beside.or_else(read_office(page, *below.span(1)))


def _role(person: Mention, office: Office) -> Role:
    return Role(RoleKind.QUOTED, person.entity, office.function, office.organisation, person.start, person.end,
                "quotation")


def office_beside(page: Page, person: Mention, start: int, end: int) -> Office:
    """What the passage text[start:end] says a person in it is: in apposition after the name, or before it."""
    after = _apposed(page, person, end)
    before = _office_before(page, person, start)
    if after.function and not before.function:
        return after.or_else(before)
    if after.function and names_occupation(after.function) and not names_kin(after.function):
        return after.or_else(before)
    return before.or_else(after).or_else(_stated(page, person, end))


def _stated(page: Page, person: Mention, end: int) -> Office:
    """The office that the sentence gives a person: "X est hôtesse de caisse depuis vingt ans"."""
    match = _COPULA.match(page.text, person.end, min(max(end, person.end), person.end + _REACH))
    if match is None or not states_occupation(match.group("phrase")):
        return Office()
    return read_office(page, match.start("phrase"), match.end("phrase"))


def _apposed(page: Page, person: Mention, end: int) -> Office:
    """The office between commas or brackets after a name; ages, places and clauses are passed over."""
    rest = page.text[person.end:min(max(end, person.end), person.end + _REACH)]
    if not _APPOSITION.match(rest):
        return Office()
    stop = _APPOSITION_END.search(rest, 2)
    stretch = rest[:stop.start() if stop else len(rest)]
    before_colon = stop is not None and stop.group() == ":"
    loose = Office()
    place = person.end
    for part in stretch.split(",")[:_PARTS]:
        start, place = place, place + len(part) + 1
        phrase = part.strip(" (–—\n")
        if not phrase:
            continue
        if _is_predicate(phrase):
            break
        office = read_office(page, start, start + len(part))
        if names_occupation(phrase):
            return office
        last = place > person.end + len(stretch)
        if office.organisation and not office.function and _OF.match(phrase):
            return office
        if not loose and _may_be_apposed(phrase) and not (last and before_colon and len(phrase.split()) > 2):
            loose = office
    return loose


def _is_predicate(phrase: str) -> bool:
    """Whether a stretch after a name goes on with the sentence rather than saying what the person is."""
    first = _WORD.match(phrase)
    if first is None:
        return False
    verb = reports(first.group()) and not names_office(phrase)
    return verb or first.group().lower() in _NOT_APPOSED or _TRANSITIVE.match(phrase) is not None


def _may_be_apposed(phrase: str) -> bool:
    """Whether a stretch after a name may say what the person is, though no noun of office heads it."""
    plain = phrase[0].islower() and not _DETERMINED.match(phrase) and not any(one.isdigit() for one in phrase)
    return plain and len(phrase) < _LONGEST_LOOSE


def _office_before(page: Page, person: Mention, start: int) -> Office:
    """The office that leads to a name: "le ministre X", "la présidente du syndicat, X"."""
    low = min(max(start, person.start - 120), person.start)
    lead = page.text[low:person.start]
    stop = max(lead.rfind(mark) for mark in "!?;:»«“”\"(")
    bare_lead = lead.rstrip(" M")
    point = max(bare_lead.rfind(". "), bare_lead.rfind(".\n"))
    clause_start = low + max(stop, point) + 1
    clause = page.text[clause_start:person.start]
    bare = _TITLES.sub("", clause).rstrip(" ,")
    for match in _PHRASE_START.finditer(bare):
        phrase = bare[match.end():]
        determined = match.group().strip(" ,") != ""
        told = _FINITE.search(phrase) or (reports(phrase) and not determined)
        if names_occupation(phrase) and not told and "," not in phrase and len(phrase.split()) <= _LONGEST_PHRASE:
            place = clause_start + match.end()
            return read_office(page, place, place + len(phrase))
    return Office()
