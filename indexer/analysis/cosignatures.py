"""Which organisations sign together: lists under a heading, lines of names alone, "Pour X". Knows nothing of people's roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from indexer.analysis.lines import Line, Page
from indexer.analysis.zones import Zone
from indexer.annotation import Mention

_CUE = re.compile(
    r"(?:signataires?\b|(?:ont|a) signé\b|signé par|à l['’]appel d|à l['’]initiative d|soutenue?s? par|avec le soutien d|cosigné|"
    r"organisations?\s*:|associations?\s*:|syndicats?\s*:|appuient|premi[eè]res organisations|intersyndicale|"
    r"communiqué (?:commun|unitaire|intersyndical|conjoint))", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("de du des la le les l d et à au aux en pour par avec section sections équipe groupe comité local locale "
                   "régional nationale national départementale union intersyndicale fédération".split())


def find_cosigning(page: Page, zones: Mapping[int, Zone]) -> tuple[str, ...]:
    """The organisations that sign, in order of reading, each once; none where a single one speaks."""
    found: dict[str, None] = {}
    listing = False
    for index, paragraph in enumerate(page.paragraphs):
        for line in paragraph:
            zone = zones[line.start]
            if zone in (Zone.COPY, Zone.CONTACT, Zone.BOILERPLATE, Zone.METADATA, Zone.ADDRESSEE):
                listing = False
                continue
            cue = _CUE.search(line.text)
            if cue and line.organisations and not _is_running(line, cue):
                listing = line.text.rstrip().endswith((":", ","))
                found.update((_name(one), None) for one in line.organisations if one.start >= line.start + cue.start())
            elif cue and line.words < 12:
                listing = True
            elif zone is Zone.COSIGNATORIES or (listing and _mostly_names(line)):
                found.update((_name(one), None) for one in line.organisations)
            elif _mostly_names(line) and len(line.organisations) > 1 and index != page.first_prose:
                found.update((_name(one), None) for one in line.organisations)
            elif line.words:
                listing = False
    return tuple(found) if len(found) > 1 else ()


def _is_running(line: Line, cue: re.Match[str]) -> bool:
    return line.is_prose and cue.start() > 60


def _mostly_names(line: Line) -> bool:
    """Whether nearly all of the line is names of organisations."""
    if not line.organisations:
        return False
    characters = list(line.text)
    for one in (*line.organisations, *line.people, *line.places):
        characters[one.start - line.start:one.end - line.start] = " " * (one.end - one.start)
    rest = [word for word in _WORD.findall("".join(characters)) if word.casefold() not in _SMALL]
    return len(rest) <= len(line.organisations)


def _name(mention: Mention) -> str:
    return " ".join(mention.text.split())
