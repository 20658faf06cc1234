"""Which organisations sign together: announced lists, lines of names, "Pour X". Knows nothing of issuers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from indexer.analysis.gazetteers import fold, is_first_name
from indexer.analysis.lines import Line, Page, reads_as_prose, starts_item, word_set
from indexer.analysis.natures import is_speaker
from indexer.analysis.organisation_names import acronym_of
from indexer.analysis.zones import Zone
from indexer.annotation import Label, Mention, Role, RoleKind

_SIGNED = re.compile(
    r"\b(?:co-?)?signataires?\s*(?::|$)|\bsignataires? (?:à ce jour|au \d|de l[ea’']|du |de ce|suivant)|\bsignent\b|"
    r"\b(?:ont|a) (?:co)?signé\b[^.]{0,30}(?::|$)|^\W*(?:co)?signée?s? (?:par|de)\b|"
    r"^\W*organisations?(?: syndicales?)?\s*:|\bà l['’]appel d[eu’']|^\W*[àa] l['’]initiative d[eu’']|"
    r"^\W*texte adopté [^:]{0,40}:|"
    r"^\W*(?:un )?(?:communiqué|appel|texte|déclaration|motion)[\w ]{0,30} (?:de|des organisations)\s*:", re.IGNORECASE)
_CALLED = re.compile(r"à l['’](?:appel|initiative)", re.IGNORECASE)
_SUPPORTED = re.compile(
    r"\bsoutenue?s? par\b|\bavec (?:le soutien|l['’]appui) d|\bappuient\b|\bassociés? à (?:la présente|cet|ce)|"
    r"\bs['’]associent à|\bsoutiens?\s*:", re.IGNORECASE)
_LIST_END = re.compile(r"(?<!\b[A-Z])[.!?](?=\s|$)|\bavec le soutien\b|\bsoutenue?s? par\b")
_WORD = re.compile(r"[^\W\d_]+")
# Words that may stand among the names of a list.
_SMALL = word_set("""
de du des la le les l d et à au aux en pour avec ainsi que section sections équipe groupe comité local locale régional
régionale nationale national départementale départemental union intersyndicale fédération fédérations communiqué
déclaration commune commun conjoint conjointe unitaire organisations organisation syndicales syndicats syndicat front
syndical collectif collectifs association associations nous secteur public bureau""")
_PLACE_OF_WORK = re.compile(
    r"(?:universit|facult|ufr\b|institut\b|laboratoire|académie|minist|préfecture|mairie|ville de|conseil\b)",
    re.IGNORECASE)
_PART = re.compile(r"(?:section|union (?:régional|départemental|local)e|groupe|comité local)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:communiqué|communique|déclaration|declaration|appel|lettre|tract)s?\s+(?:de presse )?"
    r"(?:inter-?syndicale?|unitaire|commune?|conjointe?)\b", re.IGNORECASE)
_SUPPORTERS = re.compile(
    r"\b(?:soutiens?|soutenu|destinataires?|invités?|intervenants?|reçus?|remerci\w+|merci)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\([^)]{0,60}\)|[,–-]\s*(?:section|équipe|groupe)s?\b[^,;]{0,40}|\bet \d+ autres\b|(?:\+\d{2}|\b0)[\d .\-]{8,}|"
    r"\w@\w[\w.-]*")
_ITEM_NAME = re.compile(r"[-–—•·*▪►✓\s]+[A-ZÉÈÀ][^,;:!?«»@/(]*(?:\([^,;:()]{2,60}\))?\s*[;,.]?$")
_CLOSED = frozenset({Zone.COPY, Zone.CONTACT, Zone.BOILERPLATE, Zone.METADATA, Zone.ADDRESSEE})
_FEWEST_UNANNOUNCED = 3
_FEWEST_TOGETHER = 2
_MOST_SIGNED_FOR = 12
_LONGEST_CALL = 60
_LONGEST_NAME = 12
_LATE = 0.55


def find_cosigning(page: Page, zones: Mapping[int, Zone], roles: Sequence[Role] = ()) -> tuple[str, ...]:
    """The organisations that sign together, as written, in order of reading, each once.

    The strongest evidence alone counts: a list under a heading of signatories, else of supporters, else a
    bare list after the text or above it, else three or more organisations that people sign for.
    """
    found = (_announced(page, zones, _SIGNED) or _bare_list(page, zones, late=True)
             or _announced(page, zones, _SUPPORTED) or _bare_list(page, zones, late=False)
             or _signed_for(page, zones, roles))
    return tuple(dict.fromkeys(_names(page, found)))


def _names(page: Page, found: Sequence[Mention]) -> Iterator[str]:
    """Each name as written; a name and its acronym in brackets are one: "Free Software Foundation Europe (FSFE)"."""
    joined = False
    for one, after in zip_longest(found, found[1:]):
        name = one.text
        if not joined and after is not None and page.text[one.end:after.start].split() == ["("] \
                and page.text[after.end:after.end + 1] == ")" and _is_same(one, after):
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
    for line in page.lines:
        zone = zones[line.start]
        match = None if zone in _CLOSED else cue.search(line.text)
        if match is not None and _may_announce(page, line, match):
            end = _LIST_END.search(page.text, line.start + match.end(), line.end)
            here = _listed_from(page, line.start + match.start(), end.start() if end else line.end)
            found += here
            listing = not here or line.text.rstrip().endswith((",", ":", "-", "–", ";"))
        elif listing and cue is _SIGNED and zone not in _CLOSED and _may_be_name(line):
            found.append(_as_name(line))
        elif listing and zone not in _CLOSED and _mostly_names(line):
            found += line.organisations
        elif line.words and not (listing and (line.people or starts_item(line.text))):
            listing = False
    return found if _count(found) > 1 else []


def _may_announce(page: Page, line: Line, match: re.Match[str]) -> bool:
    """Whether the cue heads a list: in a line of its own, or, for "à l'appel de", at the start of the text."""
    if _CALLED.match(match.group().strip()):
        first = page.paragraphs[min(page.first_prose, len(page.paragraphs) - 1)]
        return line.start <= first[-1].end and line.words < _LONGEST_CALL
    colon = ":" in line.text[match.start():match.end() + 40]
    if "signataire" in match.group().lower() and line.is_prose and not colon:
        return False
    return match.start() < 70 or not line.is_prose or line.start > _LATE * len(page.text)


def _listed_from(page: Page, start: int, stop: int) -> list[Mention]:
    """The organisations from a cue on, as long as the stretches between them are those of a list."""
    found: list[Mention] = []
    for one in page.organisations_in(start, stop):
        if found and len(_rest(page.text[found[-1].end:one.start])) > 4:
            break
        found.append(one)
    return found


def _bare_list(page: Page, zones: Mapping[int, Zone], *, late: bool) -> list[Mention]:
    """The longest run of lines that hold only names of organisations, after the text or above it."""
    best: list[Mention] = []
    run: list[Mention] = []
    above, together = "", False
    last_prose = max((index for index, one in enumerate(page.paragraphs)
                      if zones[one[0].start] is Zone.BODY and reads_as_prose(one)), default=0)
    for index, paragraph in enumerate(page.paragraphs):
        is_late = index > page.first_prose and (index > last_prose or paragraph[0].start > _LATE * len(page.text))
        is_head = index < page.first_prose or (index == page.first_prose and len(paragraph) > 1)
        for line in paragraph:
            fits = zones[line.start] not in _CLOSED and (is_late if late else is_head) and not _is_for(line)
            if fits and not line.people and _mostly_names(line) and not _SUPPORTERS.search(f"{above} {line.text}"):
                run.extend(one for one in line.organisations if not one.text.casefold().startswith("intersyndicale"))
            else:
                best, run = max(best, run, key=len), []
                above = above if starts_item(line.text) else line.text
            together = together or (not late and fits and _TOGETHER.search(line.text) is not None)
        if not (late and len(paragraph) == 1):
            best, run = max(best, run, key=len), []
    best = max(best, run, key=len)
    best = best if late else _widest(page, best)
    return best if _count(best) >= (_FEWEST_TOGETHER if together else _FEWEST_UNANNOUNCED) else []


def _widest(page: Page, found: list[Mention]) -> list[Mention]:
    """Of a letterhead, the lines that list several names, if one lists three; a firm or a town below is no cosigner."""
    found = [one for one in found if not _PLACE_OF_WORK.match(one.text)]
    rows: dict[int, list[Mention]] = {}
    starts = [line.start for line in page.lines]
    for one in found:
        rows.setdefault(bisect_right(starts, one.start), []).append(one)
    if any(_count(row) >= _FEWEST_UNANNOUNCED for row in rows.values()):
        return [one for row in rows.values() if len(row) > 1 for one in row]
    return found


def _signed_for(page: Page, zones: Mapping[int, Zone], roles: Sequence[Role]) -> list[Mention]:
    """The organisations that signatories sign for, one each, where there are at least three."""
    signed = [role for role in roles if role.kind is RoleKind.SIGNATORY]
    if not signed or len(signed) > _MOST_SIGNED_FOR:
        return []
    low, high = min(role.start for role in signed), max(role.end for role in signed)
    lines = [line for line in page.lines if line.end >= low - 120 and line.start <= high + 160
             and zones[line.start] not in _CLOSED and not line.is_prose]
    found = [one for line in lines for one in line.organisations if is_speaker(one.text) is not False]
    named = sum(role.organisation is not None for role in signed)
    return found if _count(found) >= _FEWEST_UNANNOUNCED and named >= 2 and 2 * named >= len(signed) else []


def _is_for(line: Line) -> bool:
    return line.text.lower().startswith(("pour ", "- pour ", "p/"))


def _mostly_names(line: Line) -> bool:
    """Whether nearly all of the line is names of organisations."""
    if not line.organisations:
        return False
    rest = _rest(_blanked(line))
    return len(rest) <= len(line.organisations) // 2 and not line.text.rstrip().endswith(("!", "?"))


def _may_be_name(line: Line) -> bool:
    """Whether an item of an announced list is one name, as far as its form goes: it may not have been recognised."""
    bare = _ITEM_NAME.match(line.text)
    first = _WORD.search(line.text)
    person = bool(line.people) or (first is not None and is_first_name(first.group()))
    return starts_item(line.text) and not person and bare is not None and line.words <= _LONGEST_NAME


def _as_name(line: Line) -> Mention:
    """The line without its bullet, as the name of an organisation."""
    name = line.text.lstrip(" -–—•·*▪►✓").rstrip(" ;,.")
    start = line.start + line.text.index(name)
    return Mention(Label.ORGANISATION, start, start + len(name), name, name, 0.5, "list of signatories")


def _blanked(line: Line) -> str:
    characters = list(line.text)
    for one in (*line.organisations, *line.places, *line.people):
        characters[one.start - line.start:one.end - line.start] = " " * (one.end - one.start)
    return _ASIDE.sub(" ", "".join(characters))


def _rest(stretch: str) -> list[str]:
    return [word for word in _WORD.findall(stretch) if word.casefold() not in _SMALL]


def _count(found: Iterable[Mention]) -> int:
    """How many organisations are named, up to three; a name and its acronym are one."""
    kept: list[Mention] = []
    for one in found:
        if not (kept and _PART.match(one.text)) and not any(_is_same(one, other) for other in kept):
            kept.append(one)
        if len(kept) >= _FEWEST_UNANNOUNCED:
            break
    return len(kept)


def _is_same(one: Mention, other: Mention) -> bool:
    short, full = sorted((one.text, other.text), key=len)
    capitals = fold(short.replace(".", "").replace(" ", "").split("-")[0])
    initials = fold(acronym_of(full))
    held = f" {fold(short)} " in f" {fold(full)} "
    return one.entity == other.entity or held or initials == capitals or (
        len(capitals) > 2 and initials.startswith(capitals))
