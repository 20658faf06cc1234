"""Who answers the press: the people of contact lines, with function and organisation. Knows nothing of signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.analysis.functions import Office, read_office
from indexer.analysis.lines import Line, Page
from indexer.analysis.offices import names_office
from indexer.analysis.signature_shapes import is_team
from indexer.analysis.zones import Zone, has_reach
from indexer.annotation import Mention, Role, RoleKind

_AGENCY = re.compile(r"\b(?i:agence|cabinet)\s+[A-ZÉÈ0-9][^,;/\n(]*")
_ENTRY = re.compile(r"\s[/|]\s|[;•\n]")
# A number right behind a name, as in the last sentence of a leaflet: "Permanence le mardi. X : 06…".
_BESIDE = re.compile(r"\s?[:,(–—-]?\s?(?:au\s|tél\.?\s?:?\s?|port\.?\s?:?\s?)?(?:(?:\+\d{2}|0)[\d .\-X•*]{7,}|\S+@\S+)")
_LONGEST_LABEL = 16
_WORD = re.compile(r"[^\W\d_]{4,}")
_REACHED = re.compile(r"(?:\+\d{2}|\b0)[\d .\-X•*]{7,}|\S+@\S+")


def find_contacts(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """The people given as contacts, in order of reading."""
    lines = page.lines
    teams = {line.start for paragraph in page.paragraphs if is_team(paragraph) for line in paragraph}
    for index, line in enumerate(lines):
        if not line.people or (line.start in teams and zones[line.start] is not Zone.CONTACT):
            continue
        if (zones[line.start] is Zone.CONTACT and not _is_told(line)) or _reaches_a_person(lines, index, zones):
            below = _lines_below(lines, index, zones)
            above = _agency_above(lines, index, zones)
            for role in _read_line(page, line, below, everyone=zones[line.start] is Zone.CONTACT):
                yield replace(role, organisation=role.organisation or above)


def _is_told(line: Line) -> bool:
    """Whether a line names someone in a sentence, after what it says of reaching: "01…, tenu par X."."""
    after = line.text[line.people[0].end - line.start:]
    return line.is_prose and line.text.endswith(".") and has_reach(line.text) and not has_reach(after)


def _reaches_a_person(lines: Sequence[Line], index: int, zones: Mapping[int, Zone]) -> bool:
    """Whether a short line outside a contact block gives a person's number or address beside the name."""
    line = lines[index]
    if zones[line.start] in (Zone.COPY, Zone.ADDRESSEE, Zone.METADATA, Zone.REFERENCES):
        return False
    if line.words > _LONGEST_LABEL:
        return any(_BESIDE.match(line.text, one.end - line.start) for one in line.people)
    if has_reach(line.text[line.people[0].end - line.start:]):
        return True
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and not below.people and has_reach(below.text) and _WORD.search(below.text) is None


def _agency_above(lines: Sequence[Line], index: int, zones: Mapping[int, Zone]) -> str | None:
    """The agency whose name stands alone on the line above a contact."""
    if not index or lines[index - 1].people or zones[lines[index - 1].start] is not Zone.CONTACT:
        return None
    agency = _AGENCY.fullmatch(lines[index - 1].text)
    return agency.group().strip(" ,.–—-:") if agency else None


def _lines_below(lines: Sequence[Line], index: int, zones: Mapping[int, Zone]) -> list[Line]:
    """The lines that describe the person above them, up to the next name."""
    below: list[Line] = []
    for line in lines[index + 1:index + 4]:
        if line.people or zones[line.start] is not Zone.CONTACT:
            break
        below.append(line)
    return below


def _read_line(page: Page, line: Line, below: Sequence[Line], *, everyone: bool) -> Iterator[Role]:
    people = line.people
    for index, person in enumerate(people):
        limit = people[index + 1].start if index + 1 < len(people) else line.end
        if not everyone and len(people) > 1 and not has_reach(page.text[person.end:limit]):
            continue
        office = _office_after(page, person.end, limit)
        office = office.or_else(_office_before(page, line, person, index))
        if index + 1 == len(people):
            office = office.or_else(_office_below(page, below))
        yield Role(RoleKind.CONTACT, person.entity, office.function, office.organisation, person.start, person.end,
                   "contact")


def _office_after(page: Page, start: int, limit: int) -> Office:
    text = page.text
    stop = _ENTRY.search(text, start, limit)
    end = stop.start() if stop else limit
    agency = _AGENCY.search(text, start, end)
    if agency:
        name = _REACHED.split(agency.group())[0]
        # A bracket that closes what stands before the name ends it.
        return Office(None, (name if "(" in name else name.partition(")")[0]).strip(" ,.–—-:"))
    reach = _REACHED.search(text, start, end)
    office = _named_office(page, start, reach.start() if reach else end)
    if reach and not office:
        # "X 06 00 00 00 00 président de Y": the number stands between.
        return _named_office(page, reach.end(), end)
    return office


def _named_office(page: Page, start: int, end: int) -> Office:
    office = read_office(page, start, end)
    function = office.function if office.function and names_office(office.function) else None
    return Office(function, office.organisation)


def _office_below(page: Page, below: Sequence[Line]) -> Office:
    office = Office()
    for line in below:
        office = office.or_else(_office_after(page, line.start, line.end))
    return office


def _office_before(page: Page, line: Line, person: Mention, index: int) -> Office:
    start = line.people[index - 1].end if index else line.start
    office = _named_office(page, start, person.start)
    return Office(office.function, office.organisation if not index else None)
