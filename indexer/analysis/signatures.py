"""Who signs: the people of signature lines, told by the shape of the line and its place. Knows nothing of quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.analysis.functions import Office, names_office, read_office
from indexer.analysis.lines import Line, Page, reads_as_prose
from indexer.analysis.reporting import reports
from indexer.analysis.zones import Zone, has_reach
from indexer.annotation import Mention, Role, RoleKind

LIST_CUE = re.compile(
    r"^\W{0,6}(?:(?:les |nos |autres |liste des |premi[eè]re?s? |premi[eè]re?s? et premi[eè]re?s? |parmi les )*"
    r"(?:premi[eè]re?s? |co-?)?signataires?\b[^:]{0,60}(?::|$)|(?:ont|a) signé\b[^:]{0,40}:?|signée?s?\s*(?::|par\b)|(?:tribune|texte|lettre|appel|communiqué)s? (?:co-?)?signée?s? par\b|"
    r"(?:signature|signatures)\s*:?|(?:le|la|les) rapporteure?(?:·?e)?s?\s*:)", re.IGNORECASE)
_FOR = re.compile(r"\b(?:pour|pou|po|p/o|p\.o\.|p/)(?=\s)", re.IGNORECASE)
_OPENS = re.compile(r"^\W{0,6}(?:pour\b|pou\b|p/o\b|p\.?o\.?\b|p/|par\b|po\b|signée?s?\b|"
                    r"(?:amitiés|salutations|fraternellement|cordialement|respectueusement|bien à vous)\b)", re.IGNORECASE)
_TITLES = re.compile(r"\b(?:monsieur|madame|mesdames|messieurs|mademoiselle|mmes?|mlle|mm?\.|dr\.?|docteure?|me|maître|pr\.?|adj\.?|cdt)\s*$",
                     re.IGNORECASE)
_HEAD_SIGNATURE = re.compile(r"^[\s\[(*_]*par\s+$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|a été|ont|avait|n['’]|ne|pas|qui|que|qu['’]|nous|vous|ils|elles?|il|on|se|s['’]|"
    r"demand\w+|dénonce\w*|appell\w+|exig\w+|réclam\w+|rappell?e\w*|annonc\w+|invit\w+|rencontr\w+|reçoi\w+|merci|bravo|"
    r"hommage|adieu|rejoign\w+|rendez-vous|soutien à|voir|chez|copie)\b|[«»?!\[\]]|https?:", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_CELLS = re.compile(r"\t+| {3,}")
_ENTRY_BREAK = re.compile(r"[;•·|\t*]|\s/\s|\n(?!\s*\()|\s{3,}|\s[–—-]\s(?=\s*$)")
_NEVER = frozenset({Zone.HEAD, Zone.COPY, Zone.BOILERPLATE, Zone.METADATA, Zone.ADDRESSEE, Zone.CONTACT})
_ABREAST = 3
_MOST_LOOSE_WORDS = 14
_BROKEN = re.compile(r"^\(?[^()]{0,40}\)")
_DANGLING = re.compile(r"\b(?:de|du|des|la|le|les|et|par|à|au|aux|que|un|une|son|sa|ses|leur|d['’]|l['’]|pour|avec|dans|sur|en)$")
_SHARED = re.compile(r"^\s*(?:,|et|&|/|-|–|\+|\s)*\s*$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a signature block that is read in one go: a line, or a cell of a line in columns."""

    start: int
    end: int
    people: tuple[Mention, ...]


def find_signatories(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """The people who sign, each with function and organisation where written, in order of reading."""
    yield from _head_signatures(page, zones)
    listing = False
    for index, paragraph in enumerate(page.paragraphs):
        lines, listing = _signature_lines(page, zones, index, listing)
        if lines:
            yield from _read_block(page, lines)
        listing = listing and (bool(lines) or len(paragraph) == 1)


def _signature_lines(page: Page, zones: Mapping[int, Zone], index: int, listing: bool) -> tuple[list[Line], bool]:
    """The lines of a paragraph that belong to a signature, and whether a list of signatories is open after it."""
    kept: list[Line] = []
    late = index >= page.first_prose
    for line in page.paragraphs[index]:
        zone = zones[line.start]
        if zone in _NEVER:
            listing = False
            continue
        if LIST_CUE.match(line.text) and (late or line.words < 6):
            listing = True
            if line.people:
                kept.append(line)
        elif _is_answer(line):
            listing = False
        elif (zone is Zone.SIGNATURE and _fits_signature(line)) or (listing and not _is_clause(line)):
            kept.append(line)
        elif late and (_has_signature_shape(line) or _leads_signature(line)):
            kept.append(line)
        else:
            kept = [] if not any(one.people for one in kept) else kept
            listing = False
    return (kept if any(line.people for line in kept) and _stands_alone(page, index, kept) else []), listing


def _heads_portrait(page: Page, index: int, kept: Sequence[Line]) -> bool:
    """Whether a lone name is the heading of what the next paragraph tells about that person."""
    if len(kept) > 1 or len(kept[0].people) != 1 or index + 1 >= len(page.paragraphs):
        return False
    after = page.paragraphs[index + 1]
    bare = not _WORD.search(_without_names(kept[0]))
    same = bool(after[0].people) and after[0].people[0].entity == kept[0].people[0].entity
    return bare and (reads_as_prose(after) and (same or len(page.paragraphs) > index + 3) or same)


def _is_answer(line: Line) -> bool:
    """Whether a line gives one name with a number and nothing else: whom to ring, not who signs."""
    if len(line.people) != 1 or not has_reach(line.text):
        return False
    person = line.people[0]
    rest = line.text[:person.start - line.start] + line.text[person.end - line.start:]
    return not _WORD.search(rest) and ":" in rest


def _fits_signature(line: Line) -> bool:
    """Whether a line of a signature block can be read as one: blocks are told by layout and may be wrong."""
    return _has_signature_shape(line) or (not line.people and not line.is_prose) or _leads_signature(line)


def _stands_alone(page: Page, index: int, kept: Sequence[Line]) -> bool:
    """Whether the kept lines are the paragraph, or close it; a name inside running text signs nothing."""
    paragraph = page.paragraphs[index]
    first = paragraph.index(kept[0])
    if first and _DANGLING.search(paragraph[first - 1].text) or _heads_portrait(page, index, kept):
        return False
    if not reads_as_prose(paragraph) or any(LIST_CUE.match(one.text) for one in paragraph[max(0, first - 1):first + 1]):
        return True
    if len(kept[0].people) >= _ABREAST:
        return True
    closed = first == 0 or paragraph[first - 1].text.endswith((".", "!", "?", ":", "»", ";", "…"))
    return closed and kept[-1] is paragraph[-1] and len(kept) == len(paragraph) - first


def _leads_signature(line: Line) -> bool:
    """Whether a line without a name can be part of a signature: an office, "Pour X", an organisation."""
    if line.people or line.words > _MOST_LOOSE_WORDS or _is_clause(line):
        return False
    return names_office(line.text) or _FOR.match(line.text) is not None or bool(line.organisations)


def _is_clause(line: Line) -> bool:
    rest = _without_names(line)
    return _CLAUSE.search(rest) is not None or len(line.people) < 3 and any(reports(word) for word in _WORD.findall(rest)
                                                   if word[0].islower() and not names_office(word))


def _has_signature_shape(line: Line) -> bool:
    """Whether a line holds people and what they are, and nothing else."""
    if not line.people:
        return False
    rest = _without_names(line)
    if _is_clause(line) or len(_WORD.findall(rest)) > _MOST_LOOSE_WORDS * len(line.people):
        return False
    first = line.people[0]
    before = _BROKEN.sub("", _TITLES.sub("", line.text[:first.start - line.start])).strip(" -–—•·*,:[]()\t")
    if line.text.endswith((".", ";", ",", "!", "?", ":")) and before and not (_OPENS.match(before) and line.words < 9):
        return False
    if line.text.endswith((".", "!", "?")) and line.words > 6 and len(line.people) < 3 and not names_office(line.text[first.end - line.start:]):
        return False
    return not before or _OPENS.match(before) is not None or names_office(before) or _only_organisations(line)


def _only_organisations(line: Line) -> bool:
    """Whether all that stands before the first name is the name of an organisation ("SYNPHOT, Isidore KOUWONOU")."""
    first = line.people[0].start
    before = [one for one in line.organisations if one.end <= first]
    if not before:
        return False
    covered = sum(one.end - one.start for one in before)
    return covered >= 0.6 * len(line.text[:first - line.start].strip(" -–—•·*,:\t"))


def _without_names(line: Line) -> str:
    """The line's text with every name blanked out."""
    characters = list(line.text)
    for one in (*line.people, *line.organisations, *line.places):
        characters[one.start - line.start:one.end - line.start] = " " * (one.end - one.start)
    return "".join(characters)


def _head_signatures(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """Signatures above the text: "Par X, présidente de Y", "[par X]"."""
    for line in page.lines:
        if not line.people or zones[line.start] not in (Zone.HEAD, Zone.BODY, Zone.SIGNATURE):
            continue
        first = line.people[0]
        bracket = page.text.rfind("[", line.start, first.start)
        lead = page.text[bracket if bracket >= 0 else line.start:first.start]
        short = line.words <= 16 and not _is_clause(line)
        if _HEAD_SIGNATURE.match(_TITLES.sub("", lead)) and (short or bracket >= 0):
            close = page.text.find("]", first.end, line.end) if bracket >= 0 else -1
            end = close if close >= 0 else line.end
            yield from _read_segments(page, [Segment(line.start, end, page.people_in(line.start, end))])


def _read_block(page: Page, lines: Sequence[Line]) -> Iterator[Role]:
    for stack in _stacks(page, lines):
        yield from _read_segments(page, stack)


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


def _read_segments(page: Page, segments: Sequence[Segment]) -> Iterator[Role]:
    """The signatories of a stack of segments: each with what its own segment says, else its neighbours."""
    above, shared = Office(), Office()
    named = [bool(segment.people) for segment in segments]
    for index, segment in enumerate(segments):
        if not segment.people:
            office = _bare_office(page, segment)
            if _FOR.match(page.text[segment.start:segment.end].lstrip(" -–—•·*")):
                shared, above = office, Office(office.function)
            else:
                above = office if _announces(named, index) else Office()
            continue
        below = Office() if above.function else _office_below(page, segments, named, index)
        for person, office in _offices(page, segment):
            best = office.or_else(above).or_else(below).or_else(Office(None, shared.organisation))
            yield Role(RoleKind.SIGNATORY, person.entity, best.function, best.organisation, person.start, person.end,
                       "signature")
        above = Office()


def _office_below(page: Page, segments: Sequence[Segment], named: Sequence[bool], index: int) -> Office:
    """What the lines under a name say, up to the next name; two at most belong to it."""
    office = Office()
    for below in range(index + 1, min(index + 3, len(segments))):
        if named[below] or _FOR.match(page.text[segments[below].start:segments[below].end].lstrip(" -–—•·*")):
            break
        office = office.or_else(_bare_office(page, segments[below]))
    return office


def _announces(named: Sequence[bool], index: int) -> bool:
    """Whether a line of office belongs to the name below it: it opens the block, or follows another such line."""
    before = index == 0 or not named[index - 1]
    return before or (not named[0] and index + 1 < len(named) and named[index + 1])


def _bare_office(page: Page, segment: Segment) -> Office:
    text = page.text[segment.start:segment.end]
    match = _FOR.search(text)
    office = read_office(page, segment.start, segment.end)
    if match and not text[:match.start()].strip(" -–—•·*"):
        after = text[match.end():]
        comma = after.find(",")
        function = read_office(page, segment.start + match.end() + comma, segment.end) if comma >= 0 else Office()
        return Office(function.function if names_office(function.function or "") else None, office.organisation)
    if office.function and not names_office(office.function) and (office.organisation or has_reach(text)):
        return Office(None, office.organisation)
    return office


def _offices(page: Page, segment: Segment) -> list[tuple[Mention, Office]]:
    """Each person of a segment with the office that the segment states."""
    people, text = segment.people, page.text
    lead = text[segment.start:people[0].start]
    cue = LIST_CUE.match(lead)
    lead_start = segment.start + (cue.end() if cue else 0)
    leading = _leading_office(page, lead_start, people[0].start)
    for_all = _is_plural(leading.function) and text[lead_start:people[0].start].rstrip(" *-–—•").endswith(":")
    leads = leading.function is not None and not for_all
    found: list[tuple[Mention, Office]] = []
    start = lead_start
    for index, person in enumerate(people):
        limit = people[index + 1].start if index + 1 < len(people) else segment.end
        split = _split(text, person.end, limit, last=index + 1 == len(people), leads=leads)
        before = _leading_office(page, start, person.start)
        after = read_office(page, person.end, split)
        if leads and before.function is None and index and _SHARED.match(text[people[index - 1].end:person.start]):
            before = found[-1][1]
        office = before.or_else(after) if leads else after if for_all else after.or_else(before)
        found.append((person, office.or_else(Office(leading.function)) if for_all else office))
        start = split
    return _share(page, found, leading)


def _leading_office(page: Page, start: int, end: int) -> Office:
    """The office written before a name: "Le secrétaire général, X", "Pour la CGT : X", "SUD – X"."""
    text = page.text[start:end]
    match = None
    for match in _FOR.finditer(text):
        pass
    if match is None:
        office = read_office(page, start, end)
        return office if names_office(office.function or "") else Office(None, office.organisation)
    after = start + match.end()
    organisation = read_office(page, after, end).organisation
    comma = page.text.find(",", after, end)
    office = read_office(page, comma, end) if comma >= 0 else read_office(page, after, end)
    if not names_office(office.function or ""):
        office = read_office(page, start, start + match.start())
    return Office(office.function if names_office(office.function or "") else None, organisation or office.organisation)


def _split(text: str, start: int, limit: int, *, last: bool, leads: bool) -> int:
    """Where what is said of one person ends and what introduces the next begins."""
    if last:
        return limit
    between = text[start:limit]
    match = _ENTRY_BREAK.search(between)
    if match:
        return start + match.end()
    opening = _FOR.search(between)
    if opening and not between[:opening.start()].strip(" ,"):
        return start
    if opening and opening.end() < len(between) - 2 and "," in between[opening.end():]:
        return limit
    return start if leads else limit


def _share(page: Page, found: list[tuple[Mention, Office]], leading: Office) -> list[tuple[Mention, Office]]:
    """A function written once for several names goes to each of them."""
    shared: list[tuple[Mention, Office]] = []
    later: tuple[Mention, Office] | None = None
    for person, office in reversed(found):
        if later is not None and not office.function and _SHARED.match(page.text[person.end:later[0].start]) \
                and _is_plural(later[1].function):
            office = office.or_else(later[1])
        later = (person, office)
        shared.append((person, office.or_else(Office(None, leading.organisation))))
    return shared[::-1]


def _is_plural(function: str | None) -> bool:
    first = (function or "").split(" ")[0]
    return first.endswith(("s", "x", "·es", "(s)"))
