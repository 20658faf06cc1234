"""One job: why a name was read as it was, and what to know of the reading, in the reader's words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.reports import StatementReading, StatementView
from archive.terminal.wording import ROLES
from archive.web.language import Words, phrase

# What the analysis says that a reading rests on; what it says besides is shown as it is.
GROUNDS = {
    "model": phrase("the context, as the language model reads it"), "gazetteer": phrase("a list of known names"),
    "acronym": phrase("an acronym"), "acronym explained": phrase("an acronym that the text explains"),
    "institution": phrase("the name of an institution"), "street": phrase("a street"),
    "seen elsewhere": phrase("the same name elsewhere in the text"),
    "longer elsewhere": phrase("a longer name elsewhere in the text"),
    "majority": phrase("the same name, mostly read so"), "surname": phrase("a family name"),
    "first name": phrase("a first name"), "office before name": phrase("an office before the name"),
    "legal form": phrase("a legal form"), "cue": phrase("words beside it"), "signature": phrase("the signature"),
    "quotation": phrase("a quotation"), "contact": phrase("the press contact"), "contacts": phrase("the contacts"),
    "list of signatories": phrase("a list of signatories"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a name was read as such: as written, in which role, because of what, how surely."""

    written: str
    role: str
    because: str
    certainty: str


def evidence_of(found: StatementReading, words: Words) -> Mapping[str, list[Evidence]]:
    """For each name: its roles, then its mentions."""
    made: dict[str, list[Evidence]] = {}
    for role in found.roles:
        name = str(role["name"])
        said = words.t(ROLES.get(str(role["kind"]), str(role["kind"])))
        made.setdefault(name, []).append(Evidence(name, said, ground(str(role["evidence"]), words), ""))
    for mention in found.mentions:
        certainty = f"{float(str(mention['confidence'])):.0%}".replace("%", "\u202f%")
        made.setdefault(str(mention["entity"]), []).append(Evidence(
            str(mention["text"]), words.t("mention"), ground(str(mention["evidence"]), words), certainty))
    return made


def notes_on(view: StatementView, words: Words) -> list[str]:
    """What was missing, how the date was read through noise, and which letters were repaired, as the terminal says."""
    notes = [words.t(one) for one in view.warnings]
    if view.date_repaired:
        notes.append(words.t("The date was read from “{written}”.", written=view.date_evidence))
    if view.repairs:
        read = ", ".join(f"{one.before} → {one.after}" + (f" ({one.count})" if one.count > 1 else "")
                         for one in view.repairs)
        notes.append(words.t("Misread letters were repaired; the original is untouched: {read}.", read=read))
    return notes


def ground(evidence: str, words: Words) -> str:
    """What a reading rests on."""
    return words.t(GROUNDS[evidence]) if evidence in GROUNDS else evidence
