"""Organisations that stand together without being announced: rows and lines above the text or after it.

Knows nothing of people who sign, nor of headings like "Signataires :".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from indexer.analysis.gazetteers import fold
from indexer.analysis.lines import Line, Page, reads_as_prose, starts_item
from indexer.analysis.natures import is_speaker
from indexer.analysis.organisation_names import acronym_of
from indexer.analysis.rows import is_part, lists_names, names_in_row, other_words
from indexer.analysis.zones import Zone
from indexer.annotation import Mention

CLOSED = frozenset({Zone.COPY, Zone.CONTACT, Zone.BOILERPLATE, Zone.METADATA, Zone.ADDRESSEE, Zone.REFERENCES})
LATE = 0.55
FEWEST_UNANNOUNCED = 3
FEWEST_TOGETHER = 2
_TOGETHER = re.compile(
    r"\b(?:communiqué|communique|déclaration|declaration|appel|lettre|tract)s?\s+(?:de presse )?"
    r"(?:inter-?syndicale?|unitaire|commune?|conjointe?)\b", re.IGNORECASE)
_SUPPORTERS = re.compile(
    r"\b(?:soutiens?|soutenu|destinataires?|invités?|intervenants?|présente?s?|reçus?|remerci\w+|merci)\b",
    re.IGNORECASE)
_PLACE_OF_WORK = re.compile(
    r"(?:universit|facult|ufr\b|institut\b|laboratoire|académie|minist|préfecture|mairie|ville de|conseil\b)",
    re.IGNORECASE)
# What several speakers do: "la CGT, la FSU et Solidaires appellent…".
_THEY_SAY = re.compile(
    r"\b(?:appell|dénonc|demand|exig|réclam|rappell|condamn|refus|invit|constat|affirm|interpell|décid|souhait|"
    r"revendiqu|oppos|indign|associ|apport|soutienn|élèv|salu|propos|lanc)(?:ent|e?ons)\b", re.IGNORECASE)
_UNION = re.compile(r"cgt|cfdt|cftc|cgc|fsu|unsa|sud|solidaires|force ouvriere|\bfo\b|cnt|fgtb|csc")
_DATELINE = re.compile(r"[^.:–—\n]{0,50}\b\d{4}\s?\)?\s?[.:–—-]\s*")
_SAID_WITHIN = 140


def bare_list(page: Page, zones: Mapping[int, Zone], *, late: bool) -> list[Mention]:
    """The longest run of lines that hold only names of organisations, after the text or above it."""
    best: list[Mention] = []
    run: list[Mention] = []
    above = ""
    last_prose = max((index for index, one in enumerate(page.paragraphs)
                      if zones[one[0].start] is Zone.BODY and reads_as_prose(one)), default=0)
    for index, paragraph in enumerate(page.paragraphs):
        is_late = index > page.first_prose and (index > last_prose or paragraph[0].start > LATE * len(page.text))
        is_head = index < page.first_prose or (index == page.first_prose and len(paragraph) > 1)
        for line in paragraph:
            fits = zones[line.start] not in CLOSED and (is_late if late else is_head) and not _is_for(line)
            listed = _listed(page, line) if fits and not line.people else []
            if listed and not _SUPPORTERS.search(f"{above} {line.text}"):
                run.extend(one for one in listed if not one.text.casefold().startswith("intersyndicale"))
            else:
                best, run = max(best, run, key=len), []
                above = above if starts_item(line.text) else line.text
        if not (late and len(paragraph) == 1):
            best, run = max(best, run, key=len), []
    best = max(best, run, key=len)
    together = not late and says_together(page, zones)
    best = best if late else _widest(page, best, together=together)
    return best if count_names(best) >= (FEWEST_TOGETHER if together else FEWEST_UNANNOUNCED) else []


def _listed(page: Page, line: Line) -> Sequence[Mention]:
    if lists_names(line):
        return line.organisations
    return names_in_row(page, line)


def says_together(page: Page, zones: Mapping[int, Zone]) -> bool:
    """Whether the head of the statement calls it a joint one: "communiqué commun", "appel unitaire"."""
    return any(_TOGETHER.search(line.text) for line in _head(page, zones))


def _head(page: Page, zones: Mapping[int, Zone]) -> list[Line]:
    """The lines above the text, and those of its first paragraph if it has several."""
    paragraphs = page.paragraphs[:page.first_prose]
    if page.first_prose < len(page.paragraphs) and len(page.paragraphs[page.first_prose]) > 1:
        paragraphs = page.paragraphs[:page.first_prose + 1]
    return [line for paragraph in paragraphs for line in paragraph if zones[line.start] not in CLOSED]


def _widest(page: Page, found: list[Mention], *, together: bool) -> list[Mention]:
    """Of a letterhead, the lines that list several names, if one lists three; a firm or a town below is no cosigner."""
    rows: dict[int, list[Mention]] = {}
    starts = [line.start for line in page.lines]
    for one in found:
        rows.setdefault(bisect_right(starts, one.start), []).append(one)
    if not any(count_names(row) >= FEWEST_UNANNOUNCED for row in rows.values()):
        found = [one for one in found if not _PLACE_OF_WORK.match(one.text)]
        return found if together else _of_different_unions(found)
    wide = [row for row in rows.values() if len(row) > 1]
    speaking = [row for row in wide if any(is_speaker(one.text) for one in row)]
    return [one for row in speaking or wide for one in row]


def _of_different_unions(found: list[Mention]) -> list[Mention]:
    """The names of stacked lines; none if they are one union's own levels: "UD CGT", "Syndicat CGT X"."""
    unions = [union for one in found for union in set(_UNION.findall(fold(one.text)))]
    return found if len(set(unions)) == len(unions) else []


def opening(page: Page, zones: Mapping[int, Zone]) -> list[Mention]:
    """Three or more organisations that are the subject of the first sentence: "La CGT, la FSU et FO appellent…"."""
    if not page.paragraphs:
        return []
    lines = [line for line in page.paragraphs[page.first_prose] if zones[line.start] not in CLOSED]
    if not lines:
        return []
    dated = _DATELINE.match(page.text, lines[0].start, lines[0].end)
    start = dated.end() if dated else lines[0].start
    found = page.organisations_in(start, lines[-1].end)
    if not found or other_words(page.text[start:found[0].start]):
        return []
    run = [found[0]]
    for one in found[1:]:
        if other_words(page.text[run[-1].end:one.start]):
            break
        run.append(one)
    rest = page.text[run[-1].end:min(lines[-1].end, run[-1].end + _SAID_WITHIN)]
    said = _THEY_SAY.search(rest)
    said = said if said and not re.search(r"[.!?;]\s", rest[:said.start()]) else None
    return run if said and count_names(run) >= FEWEST_UNANNOUNCED else []


def count_names(found: Iterable[Mention]) -> int:
    """How many organisations are named, up to three; a name and its acronym are one."""
    kept: list[Mention] = []
    for one in found:
        if not (kept and is_part(one.text)) and not any(is_same(one, other) for other in kept):
            kept.append(one)
        if len(kept) >= FEWEST_UNANNOUNCED:
            break
    return len(kept)


def is_same(one: Mention, other: Mention) -> bool:
    """Whether two names are one organisation's: a record, a name inside the other, a name and its acronym."""
    short, full = sorted((one.text, other.text), key=len)
    capitals = fold(short.replace(".", "").replace(" ", "").split("-")[0])
    initials = fold(acronym_of(full))
    held = f" {fold(short)} " in f" {fold(full)} "
    return one.entity == other.entity or held or initials == capitals or (
        len(capitals) > 2 and initials.startswith(capitals))


def _is_for(line: Line) -> bool:
    return line.text.lower().startswith(("pour ", "- pour ", "p/"))
