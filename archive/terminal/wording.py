"""How values of the archive are said to a reader: dates, kinds, roles, people. Pure; knows no screen size."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from archive.errors import message
from archive.reports import CutPassage, Passage, Signatory

Say = Callable[[str], str]

MONTHS = (message("January"), message("February"), message("March"), message("April"), message("May"),
          message("June"), message("July"), message("August"), message("September"), message("October"),
          message("November"), message("December"))

# The seasons, quarters and halves of a year, numbered as EDTF does.
PARTS_OF_YEAR = {
    "21": message("spring {year}"), "22": message("summer {year}"), "23": message("autumn {year}"),
    "24": message("winter {year}"), "33": message("first quarter of {year}"),
    "34": message("second quarter of {year}"), "35": message("third quarter of {year}"),
    "36": message("fourth quarter of {year}"), "40": message("first half of {year}"),
    "41": message("second half of {year}"),
}

DOCUMENT_TYPES = {
    "communique": message("press statement"), "declaration": message("declaration"),
    "lettre_ouverte": message("open letter"), "resolution": message("resolution"),
    "tract": message("leaflet"), "motion": message("motion"), "autre": message("other"),
}

KINDS = {
    "signatory": message("Signatories"), "quoted": message("Quoted"), "contact": message("Press contacts"),
    "person": message("People"), "organisation": message("Organisations"), "place": message("Places"),
    "issuer": message("Issuers"), "type": message("Types"), "year": message("Years"), "month": message("Months"),
    "tag": message("Tags"), "language": message("Languages"),
}

ROLES = {"signatory": message("signatory"), "quoted": message("quoted"), "contact": message("press contact")}

# Why a piece of a query was not understood.
REMARKS = {
    "too_long": message("The query is too long; its end was left out."),
    "unbalanced_quote": message("A quotation mark has no partner; it was left out."),
    "unbalanced_parenthesis": message("A parenthesis has no partner; it was left out."),
    "too_deep": message("The query is nested too deeply."),
    "unknown_field": message("There is no field “{text}”; it was read as words."),
    "lonely_operator": message("“{text}” joins nothing."),
    "no_word": message("There is no word in “{text}”: nothing can be looked for."),
    "lonely_star": message("A star needs letters before it."),
    "control_character": message("Characters that cannot be searched were left out."),
    "unknown_value": message("No statement has the value “{text}”."),
    "unknown_name": message("The archive knows nobody and nothing by the name of “{text}”."),
    "unknown_type": message("“{text}” is no type of statement: it is looked for in titles and keywords."),
    "unknown_date": message("“{text}” is not a date."),
}

# Of a value that no record of its field has.
UNKNOWN_NAMES = {
    "signatory": message("No signatory is known by the name of “{text}”."),
    "quoted": message("Nobody who is quoted is known by the name of “{text}”."),
    "contact": message("No press contact is known by the name of “{text}”."),
    "person": message("The archive knows nobody by the name of “{text}”."),
    "organisation": message("The archive knows no organisation by the name of “{text}”."),
    "issuer": message("No organisation by the name of “{text}” speaks in the archive."),
    "place": message("The archive knows no place by the name of “{text}”."),
    "tag": message("No statement has the tag “{text}”."),
    "source": message("No statement was read from a file “{text}”."),
}

_OF_FIELDS = frozenset({"unknown_name", "unknown_value"})

DATE_STATUS = {"written": message("written in the statement"), "inferred": message("inferred"),
               "unknown": message("unknown"), "decided": message("set by a decision")}

# How a word of a text answers a word of the query; "edit" and the others as the reasons of a hit name them.
RUNGS = {"lemma": message("another form"), "folded": message("accents aside"),
         "inclusive": message("inclusive spelling"), "variant": message("another spelling"),
         "number": message("the number"), "acronym": message("the acronym"), "name": message("the name"),
         "family": message("a word of the same family"),
         "ocr": message("as scanned"), "edit": message("nearly"), "prefix": message("begins so")}
_REASON = re.compile(r"(?s)(.*) \((\w+)\)")

REFUSALS = {
    "empty": message("The file is empty. Check that it was copied whole."),
    "binary": message("This is not a text file. Convert it to text, Markdown or HTML."),
    "no-text": message("There is no text to read. Check that the file was converted whole."),
    "too-large": message("The file is too large for one statement. Split it into statements first."),
    "not-found": message("There is no such file. Check the path."),
    "not-a-file": message("This is not a regular file. Name a file or a folder."),
    "unreadable": message("The file cannot be read. Check its owner and permissions."),
}

# What the accounts of a site refuse, marked here likewise: its pages have their own catalogue.
ACCOUNTS = (message("The password of {where} is too short."), message("Give at least {least} characters."))

# The notes that reading and cleaning write, marked for translation here: the corpus knows no screen.
NOTES = (
    message("a list of co-signing organisations is announced but missing; it may have been logos"),
    message("NUL bytes stand in the text; the reading text leaves them out."),
    message("The file mixes UTF-8 and Windows-1252; each stretch was read in its own encoding."),
)


def say_refusal(code: str, reason: str, say: Say) -> str:
    """Why a file was refused, in the reader's language where the reason is a known one."""
    return say(REFUSALS[code]) if code in REFUSALS else reason


def say_remark(remark: Mapping[str, object]) -> str:
    """The template of what was not understood, `{text}` still to be filled; "" for a reason that is not known."""
    reason, field = str(remark["reason"]), str(remark.get("field", ""))
    return (UNKNOWN_NAMES.get(field, "") if reason in _OF_FIELDS else "") or REMARKS.get(reason, "")


def say_reason(reason: str, say: Say) -> str:
    """Why a word of the query matched: "logement", or "logement → logements (autre forme)"."""
    found = _REASON.fullmatch(reason)
    return f"{found[1]} ({say(RUNGS[found[2]])})" if found and found[2] in RUNGS else reason


def say_date(edtf: str | None, say: Say, language: str) -> str:
    """An EDTF date as a reader writes it: "21 juin 2024", "1er mai 2025", "juin 2024", "2024", "sans date"."""
    if not edtf:
        return say(message("undated"))
    year, *rest = edtf.split("-")
    if not rest or not rest[0].isdigit() or not 1 <= int(rest[0]) <= len(MONTHS):
        return edtf
    month = say(MONTHS[int(rest[0]) - 1])
    if len(rest) == 1:
        return f"{month} {year}"
    day = int(rest[1])
    return f"{'1er' if day == 1 and language == 'fr' else day} {month} {year}"


def say_period(edtf: str, say: Callable[..., str], language: str) -> str:
    """A date or a period as a reader writes it: "mars 2009", "depuis 2020", "jusqu'au 31 décembre 2009"."""
    if "/" not in edtf:
        return _say_part(edtf, say, language)
    first, last = edtf.split("/", 1)
    since, until = _say_part(first, say, language), _say_part(last, say, language)
    if first == "..":
        template = (message("until {year}"), message("until {month}"), message("until {day}"))[min(last.count("-"), 2)]
        return say(template, year=until, month=until, day=until)
    if last == "..":
        template = message("since {day}") if first.count("-") > 1 else message("since {period}")
        return say(template, day=since, period=since)
    return say(message("{first} to {last}"), first=since, last=until)


def _say_part(edtf: str, say: Callable[..., str], language: str) -> str:
    """A date, or the season, quarter or half of a year."""
    year, _, part = edtf.partition("-")
    template = PARTS_OF_YEAR.get(part)
    return say(template, year=year) if template else say_date(edtf, say, language)


def say_moment(stamp: str, say: Callable[..., str], language: str) -> str:
    """A moment as a date and hour of this place: "29 novembre 2026 à 11 h 23"; what is none is said as it is."""
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    hour = f"{moment.hour} h {moment:%M}" if language == "fr" else f"{moment:%H:%M}"
    return say(message("{date} at {hour}"), date=say_date(moment.date().isoformat(), say, language), hour=hour)


def say_type(document_type: str, say: Say) -> str:
    """A document type in the reader's words; one that is not known is said as it is."""
    template = DOCUMENT_TYPES.get(document_type)
    return say(template) if template else document_type


def say_passage(passage: Passage) -> Passage:
    """The passage with an ellipsis where a sentence is cut, which never stands alone on a line."""
    if not isinstance(passage, CutPassage):
        return passage
    opening, closing = "…\u00a0" * passage.begins_within, "\u00a0…" * passage.ends_within
    shift = len(opening)
    return Passage(opening + passage.text + closing,
                   tuple((start + shift, end + shift) for start, end in passage.marks))


def say_person(person: Signatory) -> str:
    """A person with function and organisation: "Michel Calvo (Président, HSO)"."""
    details = ", ".join(part for part in (person.function, person.organisation) if part)
    return f"{person.name} ({details})" if details else person.name


def visible(text: str) -> str:
    """The text with control characters made harmless, so that no statement can command a terminal."""
    return "".join(one if one.isprintable() or one == "\n" else " " for one in text)
