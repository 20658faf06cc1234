"""Which organisations sign together: announced lists, then bare ones, then "Pour X". Knows nothing of issuers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from indexer.analysis.joint_names import (
    CLOSED,
    FEWEST_TOGETHER,
    FEWEST_UNANNOUNCED,
    LATE,
    bare_list,
    count_names,
    is_same,
    opening,
    says_together,
)
from indexer.analysis.lines import Line, Page, reads_as_prose, starts_item
from indexer.analysis.natures import is_speaker
from indexer.analysis.rows import item_name, lists_names, other_words, read_row
from indexer.analysis.zones import Zone
from indexer.annotation import Mention, Role, RoleKind

_SIGNED = re.compile(
    r"\b(?:co-?)?signataires?\s*(?::|$)|\bsignataires? (?:à ce jour|au \d|de l[ea’']|du |de ce|suivant)|\bsignent\b|"
    r"\b(?:ont|a) (?:co)?signé\b[^.]{0,30}(?::|$)|"
    r"^\W*(?:(?:texte|appel|tribune|lettre|communiqué|déclaration|motion|pétition) )?(?:co-?)?signée?s? (?:par|de)\b|"
    r"\b(?:texte|appel|communiqué|tribune|déclaration|lettre|motion|pétition) (?:est|a été) (?:co-?)?signée? par\b|"
    r"^\W*organisations?(?: syndicales?)?\s*:|"
    r"^\W*(?:les )?(?:organisations|associations|groupes|collectifs|syndicats|partis)\b[^.:;]{0,50}:"
    r"(?=[^:;]+;[^:;]+;)|^\W*texte adopté [^:]{0,40}:|"
    r"^\W*(?:un )?(?:communiqué|appel|texte|déclaration|motion)[\w ]{0,30} (?:de|des organisations)\s*:", re.IGNORECASE)
_CALLED = re.compile(r"\bà l['’](?:appel|initiative) d[eu’']|^\W*[àa] l['’](?:appel|initiative) d[eu’']", re.IGNORECASE)
_SENT = re.compile(r"^\W*(?:de|de la part de|expéditeurs?|émetteurs?)\s*:", re.IGNORECASE)
_WITH = re.compile(
    r"(?:^\W*avec(?: nous)?\s*:?\s*$|\bavec(?: leurs?(?: \w+){1,3}| les? (?:organisations|syndicats|sections|"
    r"fédérations)(?: \w+){0,2})?\s*:?\s*(?:(?:le|la|les)\s|l['’])?(?=(?-i:[A-ZÉ])))", re.IGNORECASE)
_SUPPORTED = re.compile(
    r"\bsoutenue?s? par\b|\bavec (?:le soutien|l['’]appui|la participation) d|\bappuient\b|"
    r"\bassociés? à (?:la présente|cet|ce)|\bs['’]associent à|\bsoutiens?\s*:", re.IGNORECASE)
_LIST_END = re.compile(r"(?<!\b[A-Z])[.!?](?=\s|$)|\bavec le soutien\b|\bsoutenue?s? par\b")
_GOES_ON = (",", ":", "-", "–", ";", "•", "/")
_ENDS = (".", "!", "?", ":")
_MOST_SIGNED_FOR = 12
_LONGEST_CALL = 60
_LONGEST_ENTRY = 14


class Opening(NamedTuple):
    """Where the first paragraph of running text begins and ends, and from where on a line stands late."""

    start: int
    end: int
    late: int


def find_cosigning(page: Page, zones: Mapping[int, Zone], roles: Sequence[Role] = ()) -> tuple[str, ...]:
    """The organisations that sign together, as written, in order of reading, each once.

    The strongest evidence alone counts: a list under a heading of signatories, else the senders of a letter, else
    those who stand "with", else a bare list after the text, else supporters, else a list above the text or in its
    first sentence, else the organisations that people sign for.
    """
    found = (_announced(page, zones, _SIGNED) or _announced(page, zones, _CALLED) or _announced(page, zones, _SENT)
             or _announced(page, zones, _WITH) or bare_list(page, zones, late=True)
             or _announced(page, zones, _SUPPORTED) or bare_list(page, zones, late=False)
             or opening(page, zones) or _signed_for(page, zones, roles))
    return tuple(dict.fromkeys(_names(page, found)))


def _names(page: Page, found: Sequence[Mention]) -> Iterator[str]:
    """Each name as written; a name and its acronym in brackets are one: "Free Software Foundation Europe (FSFE)"."""
    joined = False
    for one, after in zip_longest(found, found[1:]):
        name = one.text
        if not joined and after is not None and page.text[one.end:after.start].split() == ["("] \
                and page.text[after.end:after.end + 1] == ")" and is_same(one, after):
            name = f"{one.text} ({after.text})"
            joined = True
        elif joined:
            joined = False
            continue
        yield " ".join(name.split())


def _announced(page: Page, zones: Mapping[int, Zone], cue: re.Pattern[str]) -> list[Mention]:
    """The organisations listed after a cue, on its line or on the lines below it."""
    found: list[Mention] = []
    listing = False
    where = _opening_of(page)
    for paragraph in page.paragraphs:
        adjoins = listing and not found
        for line in paragraph:
            closed = zones[line.start] in CLOSED and cue is not _SENT
            match = None if closed else cue.search(line.text)
            if match is not None and _may_announce(line, match, cue, where):
                named: Sequence[Mention] = _after_cue(page, line, match)
                found += named
                listing = not named or cue is _WITH or line.text.endswith(_GOES_ON)
                adjoins = True
            elif listing:
                ends = closed or _SUPPORTED.search(line.text)
                named = [] if ends else _entry(page, line, whole=cue is _SIGNED, loose=adjoins)
                found += named
                listing = bool(named) or bool(line.people) or starts_item(line.text)
    if cue is _SUPPORTED:
        found = [one for one in found if is_speaker(one.text) is not False]
    fewest = FEWEST_UNANNOUNCED if cue in (_CALLED, _WITH) else FEWEST_TOGETHER
    return found if count_names(found) >= fewest else []


def _after_cue(page: Page, line: Line, match: re.Match[str]) -> list[Mention]:
    """The organisations that follow a cue on its line; after a colon, what only looks like a name counts too."""
    end = _LIST_END.search(page.text, line.start + match.end(), line.end)
    stop = end.start() if end else line.end
    colon = page.text.find(":", line.start + match.start(), min(stop, line.start + match.end() + 40))
    if colon >= 0:
        return read_row(page, colon + 1, stop)
    return _listed_from(page, line.start + match.start(), stop)


def _entry(page: Page, line: Line, *, whole: bool, loose: bool) -> Sequence[Mention]:
    """The organisations on a line under a heading; `whole` takes an item for one name, `loose` any line in its form."""
    item = item_name(line) if whole else None
    if item is not None:
        return [item]
    if lists_names(line):
        return read_row(page, line.start, line.end) or line.organisations
    if not loose or line.people or (line.words > _LONGEST_ENTRY and not line.organisations):
        return []
    row = read_row(page, line.start, line.end)
    return row if row and not line.text.endswith(_ENDS) and not other_words(page.text[row[-1].end:line.end]) else []


def _may_announce(line: Line, match: re.Match[str], cue: re.Pattern[str], where: Opening) -> bool:
    """Whether the cue heads a list: in a line of its own, or, for some, above the text or at its start."""
    if cue is _CALLED:
        return line.start <= where.end and line.words < _LONGEST_CALL
    if cue is _SENT:
        return line.start < where.start
    if cue is _WITH:
        opens = not other_words(line.text[:match.start()]) and line.start > where.start
        return not line.is_prose and (opens or line.start < where.start)
    colon = ":" in line.text[match.start():match.end() + 40]
    if "signataire" in match.group().lower() and line.is_prose and not colon:
        return False
    return match.start() < 70 or not line.is_prose or line.start > where.late


def _opening_of(page: Page) -> Opening:
    """The places of a page; a text without running text counts as all heading up to its second half."""
    first = page.paragraphs[page.first_prose] if page.paragraphs else ()
    late = int(LATE * len(page.text))
    return Opening(first[0].start, first[-1].end, late) if reads_as_prose(first) else Opening(late, late, late)


def _listed_from(page: Page, start: int, stop: int) -> list[Mention]:
    """The organisations from a cue on, as long as the stretches between them are those of a list."""
    found: list[Mention] = []
    for one in page.organisations_in(start, stop):
        if found and len(other_words(page.text[found[-1].end:one.start])) > 4:
            break
        found.append(one)
    return found


def _signed_for(page: Page, zones: Mapping[int, Zone], roles: Sequence[Role]) -> list[Mention]:
    """The organisations that signatories sign for, one each: three, or two of a joint statement."""
    signed = [role for role in roles if role.kind is RoleKind.SIGNATORY]
    if not signed or len(signed) > _MOST_SIGNED_FOR:
        return []
    low, high = min(role.start for role in signed), max(role.end for role in signed)
    lines = [line for line in page.lines if line.end >= low - 120 and line.start <= high + 160
             and zones[line.start] not in CLOSED and not line.is_prose]
    found = [one for line in lines for one in line.organisations if is_speaker(one.text) is not False]
    named = sum(role.organisation is not None for role in signed)
    fewest = FEWEST_TOGETHER if says_together(page, zones) else FEWEST_UNANNOUNCED
    return found if count_names(found) >= fewest and named >= 2 and 2 * named >= len(signed) else []
