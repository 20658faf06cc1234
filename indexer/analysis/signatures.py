"""Who signs: the people of signature lines, told by shape and place. Knows nothing of quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from indexer.analysis.lines import Line, Page, reads_as_prose
from indexer.analysis.offices import names_office
from indexer.analysis.reporting import reports, reports_inverted
from indexer.analysis.signature_blocks import FOR, LIST_CUE, Segment, read_block, read_segments
from indexer.analysis.zones import Zone, has_reach
from indexer.annotation import Role

_OPENS = re.compile(
    r"^\W{0,6}(?:pour\b|pou\b|p/o\b|p\.?o\.?\b|p/|par\b|po\b|signée?s?\b|"
    r"(?:amitiés|salutations|fraternellement|cordialement|respectueusement|bien à vous)\b)", re.IGNORECASE)
_TITLES = re.compile(
    r"\b(?:monsieur|madame|mesdames|messieurs|mademoiselle|mmes?|mlle|mm?\.|dre?\.?|docteure?|me|maître|pr\.?|adj\.?|"
    r"cdt)\s*$", re.IGNORECASE)
_HEAD_SIGNATURE = re.compile(r"^[\s\[(*_]*par\s+$", re.IGNORECASE)
# Words that only a sentence has; what signs is a phrase.
_CLAUSE = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|a été|ont|avait|n['’]|ne|pas|qui|que|qu['’]|nous|vous|ils|elles?|il|on|"
    r"se|s['’]|demand\w+|dénonce\w*|appell\w+|exig\w+|réclam\w+|rappell?e\w*|annonc\w+|invit\w+|rencontr\w+|reçoi\w+|"
    r"merci|bravo|hommage|adieu|rejoign\w+|rendez-vous|soutien à|voir|chez|copie)\b|[«»?!\[\]]|https?:", re.IGNORECASE)
_DANGLING = re.compile(
    r"\b(?:de|du|des|la|le|les|et|par|à|au|aux|que|un|une|son|sa|ses|leur|d['’]|l['’]|pour|avec|dans|sur|en)$")
_GOES_ON = re.compile(r"(?:du|des?|et|au|aux|à|avec|dont|que)\s|d['’]")
_BROKEN = re.compile(r"^\(?[^()]{0,40}\)")
_HOLDERS = re.compile(r"\W{0,6}(?:les?|la) [^,;:.!?]{4,60}:", re.IGNORECASE)
# Lists of people who do not sign: who supports, speaks at a meeting, is invited, was elected.
_OTHERS = re.compile(
    r"\W{0,6}(?:(?:ils|elles|elles et ils|ils et elles|ils/elles) (?:nous )?(?:soutiennent|ont (?:déjà )?soutenu)|"
    r"soutiens?\b[^.]{0,40}(?::|$)|avec (?:la participation|la présence|les interventions?|le soutien) d|"
    r"en présence d[eu’']|(?:les )?(?:intervenante?s?|invitée?s?|oratrices?|orateurs?|témoins?|lauréate?s?|"
    r"participante?s?)\b[^.]{0,40}(?::|$)|(?:au )?programme\b[^.]{0,30}(?::|$)|ordre du jour\b|"
    r"(?:le|notre|nouveau|composition du) (?:nouveau )?(?:bureau|conseil|secrétariat)\b[^.]{0,40}(?:élu|compos)|"
    r"ont été élue?s|(?:nos|les) candidate?s?\b[^.]{0,40}:)", re.IGNORECASE)
_LAST_VERB = re.compile(r"[»”\"][^»”\"]{0,20}?\b([^\W\d_]+)$")
_REACHED = re.compile(r"\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = " -–—•·*,:[]()\t"
_SENTENCE_MARKS = (".", ";", ",", "!", "?", ":")
_NEVER = frozenset({Zone.HEAD, Zone.COPY, Zone.BOILERPLATE, Zone.METADATA, Zone.ADDRESSEE, Zone.CONTACT})
_ABREAST = 3
_LONGEST_OFFICE = 8
_MOST_LOOSE_WORDS = 14


def find_signatories(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """The people who sign, each with function and organisation where written, in order of reading."""
    yield from _head_signatures(page, zones)
    for block in _blocks(page, zones):
        yield from read_block(page, block)


def _blocks(page: Page, zones: Mapping[int, Zone]) -> Iterator[list[Line]]:
    """The lines of each signature block; paragraphs of one line each, offices and names, are one block."""
    run: list[Line] = []
    listing = False
    for index, paragraph in enumerate(page.paragraphs):
        lines, listing = _signature_lines(page, zones, index, listing)
        listing = listing and (bool(lines) or len(paragraph) == 1)
        alone = len(paragraph) == 1 and (bool(lines) or _is_bare_office(page, zones, index))
        if alone:
            run += paragraph
            continue
        if any(line.people for line in run):
            yield run
        run = []
        if lines:
            yield lines
    if any(line.people for line in run):
        yield run


def _is_bare_office(page: Page, zones: Mapping[int, Zone], index: int) -> bool:
    """Whether a paragraph after the text is one line that names an office and nobody: "La secrétaire générale"."""
    line = page.paragraphs[index][0]
    return (index > page.first_prose and zones[line.start] not in _NEVER and not line.people
            and line.words <= _LONGEST_OFFICE and names_office(line.text) and not _is_clause(line)
            and not line.text.endswith(_SENTENCE_MARKS))


def _signature_lines(page: Page, zones: Mapping[int, Zone], index: int, listing: bool) -> tuple[list[Line], bool]:
    """The lines of a paragraph that belong to a signature, and whether a list of signatories is open after it."""
    kept: list[Line] = []
    late = index >= page.first_prose
    if _lists_others(page, index):
        return [], False
    for line in page.paragraphs[index]:
        zone = zones[line.start]
        if zone in _NEVER:
            listing = False
        elif (LIST_CUE.match(line.text) and (late or line.words < 6)) or (late and _announces_holders(line)):
            listing = True
            kept += [line] if line.people or names_office(line.text) else []
        elif _is_answer(line):
            listing = False
        elif _belongs(line, zone, late=late, listing=listing):
            kept.append(line)
        else:
            kept = kept if any(one.people for one in kept) else []
            listing = False
    return (kept if any(line.people for line in kept) and _stands_alone(page, index, kept) else []), listing


def _lists_others(page: Page, index: int) -> bool:
    """Whether a paragraph lists people who do not sign, as its first line or a heading above it says."""
    paragraph = page.paragraphs[index]
    if _OTHERS.match(paragraph[0].text):
        return not any(LIST_CUE.match(line.text) for line in paragraph)
    above = page.paragraphs[index - 1] if index else ()
    return len(above) == 1 and not LIST_CUE.match(paragraph[0].text) and _OTHERS.match(above[0].text) is not None


def _announces_holders(line: Line) -> bool:
    """Whether a line is the heading of a list of people who hold one office: "Les co-présidentes :"."""
    match = _HOLDERS.match(line.text)
    return match is not None and names_office(line.text) and not _is_clause(line)


def _belongs(line: Line, zone: Zone, *, late: bool, listing: bool) -> bool:
    """Whether a line is part of a signature: it stands in a block or list of them, or has the shape of one."""
    if (zone is Zone.SIGNATURE and _fits_signature(line)) or (listing and not _is_clause(line)):
        return True
    return late and (_has_signature_shape(line) or _leads_signature(line))


def _heads_portrait(page: Page, index: int, kept: Sequence[Line]) -> bool:
    """Whether a lone name is the heading of what the next paragraph tells about that person."""
    if len(kept) > 1 or len(kept[0].people) != 1 or index + 1 >= len(page.paragraphs):
        return False
    after = page.paragraphs[index + 1]
    bare = not _WORD.search(_without_names(kept[0]))
    same = bool(after[0].people) and after[0].people[0].entity == kept[0].people[0].entity
    goes_on = reads_as_prose(after) and len(page.paragraphs) > index + 3
    return bare and (same or goes_on)


def _is_answer(line: Line) -> bool:
    """Whether a line gives one name with a number and nothing else: whom to ring, not who signs."""
    if len(line.people) != 1 or not has_reach(line.text):
        return False
    rest = _REACHED.sub(" ", _without_names(line))
    return not _WORD.search(rest) and ":" in rest


def _fits_signature(line: Line) -> bool:
    """Whether a line of a signature block can be read as one: blocks are told by layout and may be wrong."""
    return _has_signature_shape(line) or (not line.people and not line.is_prose) or _leads_signature(line)


def _stands_alone(page: Page, index: int, kept: Sequence[Line]) -> bool:
    """Whether the kept lines are the paragraph, or close it; a name inside running text signs nothing."""
    paragraph = page.paragraphs[index]
    first = paragraph.index(kept[0])
    if first and _ends_in_verb(paragraph[first - 1].text):
        return False
    if (first and _DANGLING.search(paragraph[first - 1].text[-12:])) or _heads_portrait(page, index, kept):
        return False
    announced = any(LIST_CUE.match(one.text) for one in paragraph[max(0, first - 1):first + 1])
    if announced or not reads_as_prose(paragraph) or len(kept[0].people) >= _ABREAST:
        return True
    closed = first == 0 or paragraph[first - 1].text.endswith((".", "!", "?", ":", "»", ";", "…"))
    return closed and kept[-1] is paragraph[-1] and len(kept) == len(paragraph) - first


def _ends_in_verb(text: str) -> bool:
    """Whether a line ends after quoted words with the verb whose subject the next line names: "… », martèle"."""
    match = _LAST_VERB.search(text)
    return match is not None and reports_inverted(match.group(1))


def _leads_signature(line: Line) -> bool:
    """Whether a line without a name can be part of a signature: an office, "Pour X", an organisation."""
    if line.people or line.words > _MOST_LOOSE_WORDS or _is_clause(line):
        return False
    return names_office(line.text) or FOR.match(line.text) is not None or bool(line.organisations)


def _is_clause(line: Line) -> bool:
    """Whether what stands between the names makes a sentence. In a long list, an occupation may look like a verb."""
    rest = _without_names(line)
    if _CLAUSE.search(rest):
        return True
    words = (word for word in _WORD.findall(rest) if word[0].islower() and not names_office(word))
    return len(line.people) < _ABREAST and any(reports(word) for word in words)


def _has_signature_shape(line: Line) -> bool:
    """Whether a line holds people and what they are, and nothing else."""
    if not line.people or _is_clause(line):
        return False
    if len(_WORD.findall(_without_names(line))) > _MOST_LOOSE_WORDS * len(line.people):
        return False
    first = line.people[0]
    before = _BROKEN.sub("", _TITLES.sub("", line.text[:first.start - line.start])).strip(_MARKS)
    if _GOES_ON.match(before):
        return False
    opens = _OPENS.match(before) is not None
    if before and line.text.endswith(_SENTENCE_MARKS) and not (opens and line.words < 9):
        return False
    ends = line.text.endswith((".", "!", "?")) and line.words > 6 and len(line.people) < _ABREAST
    if ends and not names_office(line.text[first.end - line.start:]):
        return False
    return not before or opens or names_office(before) or _only_organisations(line)


def _only_organisations(line: Line) -> bool:
    """Whether all that stands before the first name is the name of an organisation ("SYNPHOT, Isidore KOUWONOU")."""
    first = line.people[0].start
    before = [one for one in line.organisations if one.end <= first]
    if not before:
        return False
    covered = sum(one.end - one.start for one in before)
    return covered >= 0.6 * len(line.text[:first - line.start].strip(_MARKS))


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
            yield from read_segments(page, [Segment(line.start, end, page.people_in(line.start, end))])
