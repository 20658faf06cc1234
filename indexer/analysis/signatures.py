"""Who signs: the people of signature lines, told by shape and place. Knows nothing of quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.analysis.lines import Line, Page, reads_as_prose, starts_item
from indexer.analysis.offices import names_office
from indexer.analysis.signature_blocks import LIST_CUE, Segment, read_block, read_segments
from indexer.analysis.signature_shapes import (
    ABREAST,
    SENTENCE_MARKS,
    TITLES,
    WORD,
    ends_in_verb,
    fits_signature,
    has_signature_shape,
    is_clause,
    is_team,
    leads_signature,
    opens_signature,
    without_names,
)
from indexer.analysis.zones import Zone, has_reach
from indexer.annotation import Role

_HEAD_SIGNATURE = re.compile(r"^[\s\[(*_]*par\s+$", re.IGNORECASE)
_DANGLING = re.compile(
    r"\b(?:de|du|des|la|le|les|et|par|à|au|aux|que|un|une|son|sa|ses|leur|d['’]|l['’]|pour|avec|dans|sur|en)$")
_HOLDERS = re.compile(r"\W{0,6}(?:les?|la) [^,;:.!?]{4,60}:", re.IGNORECASE)
# Lists of people who do not sign: who supports, speaks at a meeting, is invited, was elected.
_OTHERS = re.compile(
    r"\W{0,6}(?:(?:ils|elles|elles et ils|ils et elles|ils/elles) (?:nous )?(?:soutiennent|ont (?:déjà )?soutenu)|"
    r"soutiens?\b[^.]{0,40}(?::|$)|avec (?:la participation|la présence|les interventions?|le soutien) d|"
    r"en présence d[eu’']|(?:les )?(?:intervenante?s?|invitée?s?|oratrices?|orateurs?|témoins?|lauréate?s?|"
    r"participante?s?|(?:notre |la |les )?délégations?|"
    r"(?:étaient|etaient) (?:également )?présente?s?|présente?s?)\b[^.]{0,40}(?::|$)|"
    r"(?:[^.:]{0,40}\b)?(?:nous |on )recev(?:ions|ons|rons|ait|ra)\b[^.]{0,40}:|"
    r"(?:au )?programme\b[^.]{0,30}(?::|$)|ordre du jour\b|"
    r"(?:le|notre|nouveau|composition du) (?:nouveau )?(?:bureau|conseil|secrétariat)\b[^.]{0,40}(?:élu|compos)|"
    r"ont été élue?s|(?:nos|les) candidate?s?\b[^.]{0,40}:)", re.IGNORECASE)
# Where a sentence ends inside a line, abbreviations apart.
_STOP = re.compile(r"(?<=\w{3})[.!?…]?(?:(?<=[.!?…])\s*[»\"”]|[»\"”]\.?|(?<=[.!?…]))\s+(?=[A-ZÉÈ\d])")
_ANY_STOP = re.compile(r"[.!?…][»\"”]?\s+")
# The sentence before a list that is no list of signatures: "Retrouvez ci-dessous les noms des candidats."
_LISTED_BELOW = re.compile(r"\b(?:ci-dessous|ci-après|suivante?s?|voici|retrouvez|découvrez)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:listes?|noms?|candidat\w*|colisti\w+|élu(?:e|es|s|\.e\.s|·e·s)?|membres?|lauréat\w*|intervenant\w*|équipes?|"
    r"composition|nommé\w*|invité\w*|participant\w*)\b", re.IGNORECASE)
_LAST_SENTENCES = 3
_TITLE_IN_MARKS = re.compile(r"«[^»«;:]{2,60}»")
# Of a list, fewer entries than one in so many are a part of it, and sign nothing.
_FEW_OF = 3
_MOST_TAIL = 12
# Running text after which no names without a cue sign what stands above them.
_PROSE_AFTER, _MUCH = 3, 0.4
_NOTE = re.compile(r"[(\[]\d{1,2}[)\]]\s")
_FEWEST_TELLING, _MOST_HEADING = 6, 16
_REACHED = re.compile(r"\S+@\S+")
_NEVER = frozenset({Zone.HEAD, Zone.COPY, Zone.BOILERPLATE, Zone.METADATA, Zone.ADDRESSEE, Zone.CONTACT,
                    Zone.REFERENCES})
_LONGEST_OFFICE = 8


def find_signatories(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """The people who sign, each with function and organisation where written, in order of reading."""
    yield from _head_signatures(page, zones)
    for block in _blocks(page, zones):
        yield from read_block(page, block)
    yield from read_segments(page, list(_run_on(page, zones)))


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


def _run_on(page: Page, zones: Mapping[int, Zone]) -> Iterator[Segment]:
    """The signature that a lost line break left behind the last sentence: "… ce projet. Pour le bureau, X"."""
    spoken = [line for line in page.lines if line.is_prose and zones[line.start] in (Zone.BODY, Zone.SIGNATURE)]
    if not spoken or not spoken[-1].people:
        return
    last = spoken[-1]
    starts = [one.end() for one in _STOP.finditer(page.text, last.start, last.people[-1].start + 1)]
    for start in starts[-_LAST_SENTENCES:]:
        tail = _without_titles(page.line(start, last.end, last.kind))
        if (opens_signature(tail) or _is_bare(page, tail)) and has_signature_shape(tail):
            yield Segment(start, last.end, tail.people)
            return


def _without_titles(line: Line) -> Line:
    """The line with short titles in marks blanked: "présidente du groupe « Notre ville, c'est vous ! »"."""
    return replace(line, text=_TITLE_IN_MARKS.sub(lambda found: " " * len(found.group()), line.text))


def _is_bare(page: Page, tail: Line) -> bool:
    """Whether names and what they are is all that follows the last sentence: "… de tous. Anne Le Goff, maire"."""
    named = bool(tail.people) and not page.text[tail.start:tail.people[0].start].strip(" *_")
    return named and not tail.text.endswith((".", "!", "?")) and tail.words <= _MOST_TAIL * len(tail.people)


def _is_bare_office(page: Page, zones: Mapping[int, Zone], index: int) -> bool:
    """Whether a paragraph after the text is one line that names an office and nobody: "La secrétaire générale"."""
    line = page.paragraphs[index][0]
    return (index > page.first_prose and zones[line.start] not in _NEVER and not line.people
            and line.words <= _LONGEST_OFFICE and names_office(line.text) and not is_clause(line)
            and not line.text.endswith(SENTENCE_MARKS))


def _signature_lines(page: Page, zones: Mapping[int, Zone], index: int, listing: bool) -> tuple[list[Line], bool]:
    """The lines of a paragraph that belong to a signature, and whether a list of signatories is open after it."""
    kept: list[Line] = []
    late = index >= page.first_prose
    team = is_team(page.paragraphs[index])
    if _lists_others(page, index) or _has_text_after(page, zones, index):
        return [], False
    for line in page.paragraphs[index]:
        zone = zones[line.start]
        if zone in _NEVER:
            listing = False
        elif (LIST_CUE.match(line.text) and (late or line.words < 6)) or (late and _announces_holders(line)):
            listing = True
            kept += [line] if (line.people or names_office(line.text)) and not _tells(page, line) else []
        elif _is_answer(line) and not team:
            listing = False
        elif _belongs(line, zone, late=late, listing=listing):
            kept.append(line)
        else:
            kept = kept if any(one.people for one in kept) else []
            listing = False
    return (kept if any(line.people for line in kept) and _stands_alone(page, index, kept) else []), listing


def _has_text_after(page: Page, zones: Mapping[int, Zone], index: int) -> bool:
    """Whether much of the text follows a list that stands after its beginning and has no cue of signing.

    An annex or a translation may follow a signature, but that is hardly written as a list.
    """
    paragraph = page.paragraphs[index]
    listed = any(line.people and starts_item(line.text) for line in paragraph)
    if index < page.first_prose or not listed or any(
            LIST_CUE.match(line.text) or opens_signature(line) for line in paragraph):
        return False
    bodies = [(place, sum(line.words for line in one)) for place, one in enumerate(page.paragraphs)
              if zones[one[0].start] in (Zone.BODY, Zone.SIGNATURE) and reads_as_prose(one)]
    after = [words for place, words in bodies if place > index]
    return len(after) >= _PROSE_AFTER and sum(after) > _MUCH * sum(words for _, words in bodies)


def _tells(page: Page, line: Line) -> bool:
    """Whether a line is sentences about people: "Parmi les signataires : X est députée. Elle a fondé …"."""
    return is_clause(line) and len(_STOP.findall(page.text, line.start, line.end)) > 1


def _lists_others(page: Page, index: int) -> bool:
    """Whether a paragraph lists people who do not sign, as its first line or a heading above it says."""
    paragraph = page.paragraphs[index]
    if any(LIST_CUE.match(line.text) for line in paragraph):
        return False
    if _OTHERS.match(paragraph[0].text) or _NOTE.match(paragraph[0].text):
        return True
    above = page.paragraphs[index - 1] if index else ()
    if len(above) == 1 and _OTHERS.match(above[0].text):
        return True
    first = next((place for place, line in enumerate(paragraph) if line.people), 0)
    intro = paragraph[first - 1] if first else above[-1] if above else None
    return intro is not None and _introduces_others(_last_sentence(page, intro), listed=starts_item(
        paragraph[first].text))


def _last_sentence(page: Page, line: Line) -> Line:
    """The last sentence of a line, as a line of its own."""
    starts = [one.end() for one in _ANY_STOP.finditer(page.text, line.start, line.end - 1)]
    return page.line(starts[-1], line.end, line.kind) if starts else line


def _introduces_others(intro: Line, *, listed: bool) -> bool:
    """Whether a sentence above people says what they are, and not that they sign: "Dix-neuf ont accepté … :"."""
    if "sign" in intro.text.lower() or opens_signature(intro):
        return False
    if _LISTED_BELOW.search(intro.text) and _LISTED.search(intro.text):
        return True
    if intro.people or intro.organisations:
        return False
    told = intro.text.endswith(":") and intro.words >= _FEWEST_TELLING
    headed = listed and _FEWEST_TELLING <= intro.words <= _MOST_HEADING and not intro.text.endswith(SENTENCE_MARKS)
    return told or headed


def _announces_holders(line: Line) -> bool:
    """Whether a line is the heading of a list of people who hold one office: "Les co-présidentes :"."""
    match = _HOLDERS.match(line.text)
    return match is not None and names_office(line.text) and not is_clause(line)


def _belongs(line: Line, zone: Zone, *, late: bool, listing: bool) -> bool:
    """Whether a line is part of a signature: it stands in a block or list of them, or has the shape of one."""
    if (zone is Zone.SIGNATURE and fits_signature(line)) or (listing and not is_clause(line)):
        return True
    return late and (has_signature_shape(line) or leads_signature(line))


def _heads_portrait(page: Page, index: int, kept: Sequence[Line]) -> bool:
    """Whether a lone name is the heading of what the next paragraph tells about that person."""
    if len(kept) > 1 or len(kept[0].people) != 1 or index + 1 >= len(page.paragraphs):
        return False
    after = page.paragraphs[index + 1]
    bare = not WORD.search(without_names(kept[0]))
    same = bool(after[0].people) and after[0].people[0].entity == kept[0].people[0].entity
    goes_on = reads_as_prose(after) and len(page.paragraphs) > index + 3
    return bare and (same or goes_on)


def _is_answer(line: Line) -> bool:
    """Whether a line gives one name with a number and nothing else: whom to ring, not who signs."""
    if len(line.people) != 1 or not has_reach(line.text):
        return False
    rest = _REACHED.sub(" ", without_names(line))
    return not WORD.search(rest) and ":" in rest


def _stands_alone(page: Page, index: int, kept: Sequence[Line]) -> bool:
    """Whether the kept lines are the paragraph, or close it; a name inside running text signs nothing."""
    paragraph = page.paragraphs[index]
    first = paragraph.index(kept[0])
    if first and ends_in_verb(paragraph[first - 1].text):
        return False
    if (first and _DANGLING.search(paragraph[first - 1].text[-12:])) or _heads_portrait(page, index, kept):
        return False
    announced = any(LIST_CUE.match(one.text) for one in paragraph[max(0, first - 1):first + 1])
    items = sum(1 for one in paragraph if starts_item(one.text))
    if not announced and starts_item(kept[0].text) and _FEW_OF * sum(1 for one in kept if one.people) < items:
        return False
    if announced or not reads_as_prose(paragraph) or len(kept[0].people) >= ABREAST:
        return True
    closed = first == 0 or paragraph[first - 1].text.endswith((".", "!", "?", ":", "»", ";", "…"))
    return closed and kept[-1] is paragraph[-1] and len(kept) == len(paragraph) - first


def _head_signatures(page: Page, zones: Mapping[int, Zone]) -> Iterator[Role]:
    """Signatures above the text: "Par X, présidente de Y", "[par X]"."""
    for line in page.lines:
        if not line.people or zones[line.start] not in (Zone.HEAD, Zone.BODY, Zone.SIGNATURE):
            continue
        first = line.people[0]
        bracket = page.text.rfind("[", line.start, first.start)
        lead = page.text[bracket if bracket >= 0 else line.start:first.start]
        short = line.words <= 16 and not is_clause(line)
        if _HEAD_SIGNATURE.match(TITLES.sub("", lead)) and (short or bracket >= 0):
            close = page.text.find("]", first.end, line.end) if bracket >= 0 else -1
            end = close if close >= 0 else line.end
            yield from read_segments(page, [Segment(line.start, end, page.people_in(line.start, end))])
