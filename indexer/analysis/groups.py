"""Groups that speak under no organisation's name: "directeurs de laboratoires de X", "assemblée générale de Y".

Told by their nouns and by the places where who speaks is said. Knows no weights and no other issuers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from indexer.analysis.lines import Line, Page
from indexer.analysis.zones import Zone
from indexer.annotation import Mention

_INCLUSIVE = r"[^\W\d_]*(?:[-·•.(/][^\W\d_]{1,4}\)?){0,3}"
_STEMS = (
    "personnel|salari|agent|élu|délégu|direct|étudiant|enseignant|chercheu|occupant|membre|travailleu|locataire|usager|"
    "parent|médecin|avocat|organisateu|organisatri|doctorant|cheminot|ouvri|journaliste|magistrat|habitant|résident|intermittent|"
    "retraité|infirm|posti|professeur|lycéen|précaire|représentant|militant|soignant|artiste|intérimaire|livreu|pompier|"
    "éducat|bibliothécaire|conduct|contrôleu|interne|universitaire|employé|fonctionnaire|ingénieu|technicien|vacataire|"
    "contractuel|stagiaire|apprenti|adhérent|bénévole|riverain|sage|surveillant|instit|praticien|pharmacien|paysan|"
    "éleveu|agricult|marin|docker|pilote|hôtesse|stewar|auteur|autrice|bibliothécair|conservat|animat|assistant|cadre|"
    "développeu|président|responsable|maire|signataire|psychologue|greffi|juriste|géographe|historien|physicien|"
    "traduct|vétérinaire|kiné|formateur|formatrice|moniteur|monitrice|facteur|gardien|accompagnant")
_PEOPLE = rf"(?:{_STEMS}){_INCLUSIVE}"
_GATHERING = r"(?:assemblée|coordination|ag(?= d))(?: générale| nationale| étudiante| unitaire)?"
_BAND = r"(?:collectif|comité|rassemblement|réseau|intersyndicale|amicale|cercle)"
_COUNT = r"(?:(?:\d{1,4}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt) )?"
_DOCUMENT = (
    r"(?:communiqu|communication|motion|déclaration|lettre|appel|adresse|tribune|résolution|message|position|pétition|"
    r"texte|vœu|voeu)[^\W\d_]*(?: (?:de presse|ouverte?|commune?|unitaire|solennelle?|adoptée?|votée?|signée?))*")
_OPENERS = re.compile(
    rf"(?P<we>\bnous ?,\s(?:les )?)(?=(?:{_PEOPLE}|intersyndicale)\b)|"
    rf"(?P<declared>\b{_DOCUMENT}\s(?:des|de|de l['’] ?|par les|par l['’] ?|de la|du)\s?)"
    rf"(?={_COUNT}(?:{_PEOPLE}|{_GATHERING})\b)|"
    rf"(?P<adopted>\b(?:adopt|vot|rédig|lanc|sign|approuv)ée?s? (?:à l['’]unanimité )?par (?:les |l['’]))"
    rf"(?={_COUNT}(?:{_PEOPLE}|{_GATHERING})\b)|"
    rf"(?P<subject>^(?:les|l['’]) ?)(?={_COUNT}(?:{_PEOPLE}|{_GATHERING})\b)",
    re.IGNORECASE | re.MULTILINE)
_SIGNS_OFF = re.compile(
    rf"^\W{{0,4}}(?:(?:les|le|la|pour les?|pour la) |(?:pour )?l['’] ?)?"
    rf"(?P<name>{_COUNT}(?:{_PEOPLE}|{_GATHERING}|{_BAND})(?= (?:des|de|du|d['’])\b).{{0,110}})$", re.IGNORECASE)
_WORD = re.compile(r"(?:[dl]|qu|n|s)['’]|[^\W_][\w·•/\-]*|[^\w\s]|\s+", re.IGNORECASE)
_SMALL = frozenset({"de", "des", "du", "la", "le", "les", "d'", "l'", "à", "au", "aux", "et", "en", "un", "une"})
_ENDS = frozenset({"qui", "ont", "sont", "se", "s'", "n'", "ne", "réunis", "réunies", "réuni", "réunie", "avons", "qu'",
                   "sommes", "mobilisés", "soussignés", "signataires", "que", "ce", "ces", "y", "vous", "nous", "a",
                   "est", "par", "mobilisées", "aux", "dans", "votée", "voté", "ainsi", "avec", "s", "pour", "contre",
                   "sur", "quant", "comme", "lors"})
_VERB = re.compile(r"(?:(?<!m)ent|(?<!ti)(?<!si)ons|aient|eront)$")
_NOT_VERBS = re.compile(r"(?:dent|cent|rent|client|patient|talent|vent|absent|récent|content|agent|maisons|saisons)s?$")
_SPEAKS = re.compile(
    r"\b(?:dénonc|demand|exig|réclam|appell|souti[ea]n|rappel|condamn|s['’]associ|s['’]oppos|refus|salu|invit|"
    r"s['’]indign|regrett|déplor|alert|revendiqu|propos|constat|affirm|interpell|s['’]inqui|pren\w+ acte|considèr|"
    r"estim|déclar|souhait|remerci|exprim|réaffirm|tiennent à|s['’]élèv|s['’]étonn|se prononc|vot(?:e|é)|mandat|décid|"
    r"se joi[gn]|se sont (?:réuni|rendu))",
    re.IGNORECASE)
_COMPLEMENT = re.compile(r"(?:\b(?:de|des|du)\s|\b[dà]['’ ]|\bau\s)", re.IGNORECASE)
_MEMBERSHIP = re.compile(r"\b(?:à l(?=['’])|à la(?= )|au(?= ))", re.IGNORECASE)
_OF = {"à l": "de l", "à la": "de la", "au": "du"}
_BARE_BODY = re.compile(
    r"\b(?:nous,? (?:l['’])?|pour l['’]|(?:^|[.!?,»] )l['’])(intersyndicale)\b(?! (?:de|des|du|d['’]))"
    r"(?P<rest>[^.!?\n]{0,80})",
    re.IGNORECASE | re.MULTILINE)
_DAY = re.compile(r" du \d{1,2}(?:er)? [^\W\d_]+(?: \d{4}| dernier| prochain)?(?= |$)")
_ASSEMBLY = "assemblée générale"
_MEETING = re.compile(r"^ag(?= )", re.IGNORECASE)
_COUNTED = re.compile(_COUNT, re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyhàâäéèêëîïôöûüœ]", re.IGNORECASE)
_OPENING, _LONGEST, _TAIL_LINES, _NEAR, _TOP = 2500, 14, 10, 400, 500


class Place(Enum):
    """Where a group says that it speaks."""

    WE = auto()
    DECLARED = auto()
    SUBJECT = auto()
    SIGNATURE = auto()


_ASIDES = (Zone.CONTACT, Zone.COPY, Zone.BOILERPLATE, Zone.METADATA, Zone.REFERENCES)
_SHORT, _HEADING = 7, 9
_PLACES = {"we": Place.WE, "declared": Place.DECLARED, "adopted": Place.DECLARED, "subject": Place.SUBJECT}
_GATHERING_HEADS = ("personnel", "assemblée", "ag", "coordination", "collectif", "comité", "rassemblement", "réseau",
                    "intersyndicale", "amicale", "cercle")


class Group(NamedTuple):
    """A group as its record would be called, where it was found, and the mention inside its name."""

    name: str
    place: Place
    start: int
    end: int
    organisation: Mention | None


def find_groups(page: Page, zones: Mapping[int, Zone]) -> Iterator[Group]:
    """The groups that speak, in order of reading; the signature comes last."""
    first = page.paragraphs[page.first_prose][0].start if page.paragraphs else 0
    openings = _openings(page)
    for match in _OPENERS.finditer(page.text, 0, first + _OPENING):
        place = _PLACES[match.lastgroup or "subject"]
        if place is Place.SUBJECT and match.start() not in openings:
            continue
        if place is Place.DECLARED and (match.start() > max(first, _TOP) or _is_answered(page.text, match.start())):
            continue
        group = None if _is_aside(page, zones, match.start()) else _read(page, place, match.end())
        if group is not None:
            yield group
    yield from _signing(page, zones)


def _openings(page: Page) -> set[int]:
    """Where a first sentence may begin: at each of the first paragraphs, and at a line below a heading of few words."""
    first = page.paragraphs[:page.first_prose + 2]
    below = {line.start for paragraph in first for before, line in pairwise(paragraph)
             if before.words <= _HEADING and line.words > _HEADING}
    return below | {paragraph[0].start for paragraph in first}


def _is_answered(text: str, start: int) -> bool:
    """Whether the sentence says something of the document named at `start`: "nous saluons l'appel des …"."""
    return _SPEAKS.search(text, text.rfind("\n", 0, start) + 1, start) is not None


def _is_aside(page: Page, zones: Mapping[int, Zone], start: int) -> bool:
    """Whether the line at `start` is no part of what the statement says itself."""
    index = bisect_left(page.lines, start, key=lambda line: line.end)
    return index < len(page.lines) and zones[page.lines[index].start] in (Zone.CONTACT, Zone.COPY, Zone.ADDRESSEE)


def _read(page: Page, place: Place, start: int) -> Group | None:
    end, inside = _extent(page, start)
    if place is Place.SUBJECT and not _SPEAKS.search(_clause(page.text, end)):
        return None
    name = _COUNTED.sub("", _named(page, start, end, inside), count=1)
    return Group(name, place, start, end, inside) if _COMPLEMENT.search(name) and _is_plural(name) else None


def _is_plural(name: str) -> bool:
    """Whether a name says more than one: a head in the plural, or a noun that gathers people."""
    head = name.split(maxsplit=1)[0].rstrip(")").lower()
    return head.endswith(("s", "x")) or head.startswith(_GATHERING_HEADS)


def _clause(text: str, start: int) -> str:
    """What follows up to the end of the sentence."""
    rest = text[start:start + _NEAR]
    return re.split(r"[.!?]\s|\n\n", rest, maxsplit=1)[0]


def _extent(page: Page, start: int) -> tuple[int, Mention | None]:
    """Where the name of a group that begins at `start` ends, and the organisation that it ends with."""
    end, words = start, 0
    shouted = _shouted(page.text, start)
    for match in _WORD.finditer(page.text, start, start + 200):
        word = match.group()
        if word.isspace():
            following = page.text[match.end():match.end() + 1]
            if "\n\n" in word or ("\n" in word and (shouted or following.isupper())
                                  and _mention_at(page, match.end()) is None):
                break
            continue
        mention = _mention_at(page, match.start())
        if mention is not None and words:
            return _past_slash(page, mention), mention
        words += 1
        low = word.lower().replace("’", "'")
        if words > _LONGEST or not (word[0].isalnum() or low in _SMALL) or low in _ENDS or (
                words > 1 and (_is_verb(low) or _SPEAKS.match(low))):
            break
        if low not in _SMALL:
            end = match.end()
    return end, None


def _past_slash(page: Page, mention: Mention) -> int:
    """Where the row of names joined by strokes that begins with this one ends: "MEN/MESR"."""
    end = mention.end
    while page.text[end:end + 1] == "/" and (following := _mention_at(page, end + 1)) is not None:
        end = following.end
    return end


def _is_verb(word: str) -> bool:
    return _VERB.search(word) is not None and _NOT_VERBS.search(word) is None


def _shouted(text: str, start: int) -> bool:
    return text[start:start + 12].isupper()


def _mention_at(page: Page, start: int) -> Mention | None:
    index = bisect_left(page.organisations, start, key=lambda one: one.start)
    found = page.organisations[index] if index < len(page.organisations) else None
    return found if found is not None and found.start == start else None


def _named(page: Page, start: int, end: int, inside: Mention | None) -> str:
    """The group as its record is called: on one line, capitals undone, the organisation by the name of its record."""
    limit = inside.start if inside else end
    lead = _MEETING.sub(_ASSEMBLY, _DAY.sub("", " ".join(_unshouted(page, start, limit).split())))
    lead += " " if inside and page.text[limit - 1].isspace() else ""
    if inside is None:
        return lead
    if not lead.lower().startswith("assemblée"):
        lead = _MEMBERSHIP.sub(lambda match: _OF[match.group().lower()], lead)
    elided = lead.endswith(("'", "’"))
    record = inside.entity if elided == (_VOWEL.match(inside.entity) is not None) else inside.text
    beside = page.text[inside.end:end]
    return f"{lead}{' '.join(record.split())}{beside}"


def _unshouted(page: Page, start: int, end: int) -> str:
    """The text with capitals undone where it is all capitals; places as their records show them."""
    text = page.text[start:end]
    if not text.isupper():
        return text
    written, last = "", start
    for place in page.places_in(start, end):
        written += page.text[last:place.start].lower() + place.entity
        last = place.end
    return written + page.text[last:end].lower()


def _signing(page: Page, zones: Mapping[int, Zone]) -> Iterator[Group]:
    """The groups whose name stands alone on one of the last lines."""
    for previous, line in pairwise(page.lines[-_TAIL_LINES:]):
        apart = previous.text.endswith((".", "!", "?", ":", "»", "…")) or previous.words < _SHORT
        broken = "\n\n" in page.text[previous.end:line.start]
        if zones[line.start] in _ASIDES or line.words > _LONGEST or not (apart or broken):
            continue
        match = _SIGNS_OFF.match(line.text)
        if match is not None and not line.text.endswith((".", "!", "?", ":", ";", "…")):
            yield from _signed(page, line, match)


def _signed(page: Page, line: Line, match: re.Match[str]) -> Iterator[Group]:
    start = line.start + match.start("name")
    if _mention_at(page, start) is not None:
        return
    end, inside = _extent(page, start)
    rest = page.text[end:line.end].strip()
    name = _COUNTED.sub("", _named(page, start, end, inside), count=1)
    if (not rest or rest[0] in ",(–—-") and _is_plural(name):
        yield Group(name, Place.SIGNATURE, start, end, inside)


def meeting_of(groups: Sequence[Group]) -> Sequence[Group]:
    """The groups, a general meeting and the people who say "nous" made one: "assemblée générale des X"."""
    meeting = next((one for one in groups
                    if one.name.lower().startswith(f"{_ASSEMBLY} ") and " des " not in one.name), None)
    people = next((one for one in groups if one.place is Place.WE), None)
    if meeting is None or people is None:
        return groups
    who = _COMPLEMENT.split(people.name, maxsplit=1)[0].strip()
    whole = meeting._replace(name=f"{_ASSEMBLY} des {who}{meeting.name[len(_ASSEMBLY):]}")
    return [whole, *(one for one in groups if one not in (meeting, people))]


def body_that_speaks(page: Page) -> str | None:
    """The bare name of a body that says "nous, intersyndicale", which the name of a firm makes whole; None if none."""
    for match in _BARE_BODY.finditer(page.text):
        if match.group().lower().startswith(("nous", "pour")) or _SPEAKS.search(match.group("rest")):
            return match.group(1).capitalize()
    return None
