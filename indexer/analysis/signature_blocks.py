"""What a block of signatures says: whose each function and organisation is. Knows not where the block stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.analysis.functions import Office, read_office
from indexer.analysis.lines import Line, Page, starts_item
from indexer.analysis.offices import names_office
from indexer.analysis.zones import has_reach
from indexer.annotation import Mention, Role, RoleKind

LIST_CUE = re.compile(
    r"^\W{0,6}(?:(?:les |nos |autres |liste des |premi[eè]re?s? |premi[eè]re?s? et premi[eè]re?s? |parmi les )*"
    r"(?:premi[eè]re?s? |co-?)?signataires?\b[^:]{0,60}(?::|$)|(?:ont|a) signé\b[^:]{0,40}:?|signée?s?\s*(?::|par\b)|"
    r"(?:tribune|texte|lettre|appel|communiqué)s? (?:co-?)?signée?s? par\b|"
    r"(?:premi[eè]res? )?signatures?\s*:?)", re.IGNORECASE)
FOR = re.compile(r"\b(?:pour|pou|po|p/o|p\.o\.|p/)(?=\s)", re.IGNORECASE)
SHARED = re.compile(r"[\s,&/–+-]*(?:et[\s,&/–+-]*)?$")
_CELLS = re.compile(r"\t+| {3,}")
_ENTRY_BREAK = re.compile(r"[;•·|\t*]|\s/\s|\n(?!\s*\()|\s{3,}|\s[–—-]\s(?=\s*$)")
_TOWN_ENTRY = re.compile(r"\s*,[^,;•|\n]{3,60},\s*$")
# A noun with a capital that may open an office: "Le Président Le Secrétaire".
_HEAD = re.compile(r"(?:\b(?:Le|La)\s+|\bL['’]\s?)?\b[A-ZÉ][\w-]+")
_DOCTOR = re.compile(r"(?:docteure?|professeure?|maître)$", re.IGNORECASE)
_FEW = 3
_BULLETS = " -–—•·*"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a signature block that is read in one go: a line, or a cell of a line in columns."""

    start: int
    end: int
    people: tuple[Mention, ...]


def read_block(page: Page, lines: Sequence[Line]) -> Iterator[Role]:
    """The signatories of the lines of one block, in order of reading; columns are read one after the other."""
    for stack in _stacks(page, lines):
        yield from read_segments(page, stack)


def _stacks(page: Page, lines: Sequence[Line]) -> Iterator[list[Segment]]:
    """The block as one stack of segments a column; a block that is not in columns is one stack of its lines."""
    rows = [list(_cell_spans(line)) for line in lines]
    count = max(len(row) for row in rows)
    abreast = any(len(line.people) > 1 for line, row in zip(lines, rows, strict=True) if len(row) > 1)
    described = any(not line.people for line, row in zip(lines, rows, strict=True) if len(row) > 1)
    if not (abreast and described):
        yield list(_rejoined(page, lines))
        return
    columns: list[list[Segment]] = [[] for _ in range(count)]
    for row in rows:
        for index, span in enumerate(row):
            columns[min(index, count - 1)].append(Segment(*span, page.people_in(*span)))
    yield from columns


def _rejoined(page: Page, lines: Sequence[Line]) -> Iterator[Segment]:
    """A segment a line, but one for the lines of a running list that was broken where the page ended."""
    start, end, depth = lines[0].start, lines[0].end, _depth(lines[0])
    for before, line in pairwise(lines):
        broken = before.text.endswith((",", "*", "(", " -", " –")) or depth > 0
        if (broken and before.people) or line.text.startswith(("(", ")")):
            end, depth = line.end, depth + _depth(line)
            continue
        yield Segment(start, end, page.people_in(start, end))
        start, end, depth = line.start, line.end, _depth(line)
    yield Segment(start, end, page.people_in(start, end))


def _depth(line: Line) -> int:
    """How many brackets a line leaves open."""
    return line.text.count("(") - line.text.count(")")


def _cell_spans(line: Line) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CELLS.finditer(line.text):
        yield line.start + start, line.start + match.start()
        start = match.end()
    yield line.start + start, line.end


def read_segments(page: Page, segments: Sequence[Segment]) -> Iterator[Role]:
    """The signatories of a stack of segments: each with what its own segment says, else its neighbours."""
    above, shared = Office(), Office()
    named = [bool(segment.people) for segment in segments]
    for index, segment in enumerate(segments):
        if not segment.people:
            office = _bare_office(page, segment)
            if _is_for(page, segment):
                shared, above = office, Office(office.function)
            else:
                above = _announced(above, office, stacked=index > 0 and not named[index - 1])
                above = above if _announces(named, index) else Office()
            continue
        among = index > 0 and not named[index - 1] and not above and not _is_for(page, segments[index - 1])
        below = Office() if above.function or among else _office_below(page, segments, named, index)
        abreast = _offices_abreast(page, segments, index)
        for place, (person, office) in enumerate(_offices(page, segment)):
            beside = abreast[place] if place < len(abreast) else above.or_else(below)
            best = office.or_else(beside).or_else(Office(None, shared.organisation))
            yield Role(RoleKind.SIGNATORY, person.entity, best.function, best.organisation, person.start, person.end,
                       "signature")
        above = above if _is_plural(above.function) else Office()


def _announced(above: Office, office: Office, *, stacked: bool) -> Office:
    """What two lines without a name announce together; of organisations stacked in a list, none is anybody's."""
    if office.function or not stacked:
        return office
    return above.or_else(office) if above.function else Office()


def _offices_abreast(page: Page, segments: Sequence[Segment], index: int) -> Sequence[Office]:
    """The offices on the line above or below several names, one a name in their order; none if the counts differ."""
    people = segments[index].people
    for other in (index - 1, index + 1) if len(people) > 1 else ():
        if 0 <= other < len(segments) and not segments[other].people:
            start, end = segments[other].start, segments[other].end
            heads = [start + one.start() for one in _HEAD.finditer(page.text[start:end]) if names_office(one.group())]
            if len(heads) == len(people) and not page.text[start:heads[0]].strip(_BULLETS):
                return [read_office(page, *span) for span in pairwise([*heads, end])]
    return ()


def _office_below(page: Page, segments: Sequence[Segment], named: Sequence[bool], index: int) -> Office:
    """What the lines under a name say, up to the next name; two at most belong to it."""
    office = Office()
    listed = _is_item(page, segments[index])
    for below in range(index + 1, min(index + 3, len(segments))):
        if named[below] or _is_for(page, segments[below]) or (listed and _is_item(page, segments[below])):
            break
        office = office.or_else(_bare_office(page, segments[below]))
    return office


def _is_item(page: Page, segment: Segment) -> bool:
    return starts_item(page.text[segment.start:segment.end])


def _is_for(page: Page, segment: Segment) -> bool:
    """Whether a segment opens with "Pour" or "P/O"."""
    return FOR.match(page.text[segment.start:segment.end].lstrip(_BULLETS)) is not None


def _announces(named: Sequence[bool], index: int) -> bool:
    """Whether a line of office belongs to the name below it: it opens the block, or follows another such line."""
    before = index == 0 or not named[index - 1]
    return before or (not named[0] and index + 1 < len(named) and named[index + 1])


def _bare_office(page: Page, segment: Segment) -> Office:
    """The office on a line without a name: "Le secrétaire général", "Pour la CGT, le bureau"."""
    text = page.text[segment.start:segment.end]
    office = read_office(page, segment.start, segment.end)
    match = FOR.search(text)
    if match and not text[:match.start()].strip(_BULLETS):
        comma = text.find(",", match.end())
        function = read_office(page, segment.start + comma, segment.end).function if comma >= 0 else None
        return Office(_if_office(function), office.organisation)
    if office.organisation or has_reach(text):
        return Office(_if_office(office.function), office.organisation)
    return office


def _if_office(function: str | None) -> str | None:
    """The function, if it is headed by a noun of office."""
    return function if function and names_office(function) else None


def _offices(page: Page, segment: Segment) -> list[tuple[Mention, Office]]:
    """Each person of a segment with the office that the segment states."""
    people, text = _without_towns(page, segment.people), page.text
    cue = LIST_CUE.match(text[segment.start:people[0].start])
    start = segment.start + (cue.end() if cue else 0)
    leading = _leading_office(page, start, people[0].start)
    for_all = _is_plural(leading.function) and text[start:people[0].start].rstrip(_BULLETS).endswith(":")
    leads = leading.function is not None and not for_all
    found: list[tuple[Mention, Office]] = []
    for index, person in enumerate(people):
        limit = people[index + 1].start if index + 1 < len(people) else segment.end
        split = _split(text, person.end, limit, last=index + 1 == len(people), leads=leads)
        town = next((one.start for one in page.people_in(person.end, split)), split)
        before, after = _leading_office(page, start, person.start), read_office(page, person.end, town)
        if leads and index and before.function is None and SHARED.match(text[people[index - 1].end:person.start]):
            before = found[-1][1]
        if for_all:
            office = after.or_else(Office(leading.function))
        else:
            office = before.or_else(after) if leads else after.or_else(before)
        found.append((person, office))
        start = split
    return _share(page, found, leading)


def _without_towns(page: Page, people: Sequence[Mention]) -> Sequence[Mention]:
    """The people of a list, without the towns taken for people: "Mourad Zer, infirmier, Montpon ;"."""
    kept = list(people[:1])
    for one in people[1:]:
        entry = page.text[kept[-1].end:one.start]
        closed = re.match(r"\s*(?:[;•|\n)]|[–—-]\s|$)", page.text[one.end:one.end + 4]) is not None
        placed = _TOWN_ENTRY.match(entry) if len(people) > _FEW else _is_address(page, kept[-1].end, one.start)
        if not (" " not in one.text and closed and placed):
            kept.append(one)
    return kept


def _is_address(page: Page, start: int, end: int) -> bool:
    """Whether text[start:end], between a person and one word, ends with a body and a comma: "X, CNRS, Antony"."""
    bodies = page.organisations_in(start, end)
    return bool(bodies) and page.text[bodies[-1].end:end].strip() == ","


def _leading_office(page: Page, start: int, end: int) -> Office:
    """The office written before a name: "Le secrétaire général, X", "Pour la CGT : X", "SUD – X"."""
    last = None
    for match in FOR.finditer(page.text, start, end):
        last = match
    if last is None:
        office = read_office(page, start, end)
        titled = _DOCTOR.match(office.function or "") is not None
        return Office(None if titled else _if_office(office.function), office.organisation)
    comma = page.text.find(",", last.end(), end)
    office = read_office(page, comma if comma >= 0 else last.end(), end)
    if not _if_office(office.function):
        office = read_office(page, start, last.start())
    organisation = read_office(page, last.end(), end).organisation
    return Office(_if_office(office.function), organisation or office.organisation)


def _split(text: str, start: int, limit: int, *, last: bool, leads: bool) -> int:
    """Where what is said of one person ends and what introduces the next begins."""
    if last:
        return limit
    between = text[start:limit]
    match = _ENTRY_BREAK.search(between)
    if match:
        return start + match.end()
    opening = FOR.search(between)
    if opening and not between[:opening.start()].strip(" ,"):
        return start
    if opening and opening.end() < len(between) - 2 and "," in between[opening.end():]:
        return limit
    return start if leads else limit


def _share(page: Page, found: list[tuple[Mention, Office]], leading: Office) -> list[tuple[Mention, Office]]:
    """The people with what is written once for several: a plural function after them, an organisation before them."""
    shared: list[tuple[Mention, Office]] = []
    for person, stated in reversed(found):
        office = stated
        if shared and not stated.function and _is_plural(shared[-1][1].function) \
                and SHARED.match(page.text[person.end:shared[-1][0].start]):
            office = stated.or_else(shared[-1][1])
        shared.append((person, office.or_else(Office(None, leading.organisation))))
    return shared[::-1]


def _is_plural(function: str | None) -> bool:
    first = (function or "").split(" ")[0]
    return first.endswith(("s", "x", "·es", "(s)"))
