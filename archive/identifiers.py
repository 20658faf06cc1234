"""One job: tell whether an identifier of a person, organisation or place can be right. Pure; asks no server.

An identifier is accepted as people copy it, with spaces or as the address of its page, and kept bare.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """A family of identifiers: its name, the shape of a bare one, its checksum, and the page of one."""

    name: str
    shape: re.Pattern[str]
    holds: Callable[[str], bool]
    page: str
    example: str


def read_identifier(text: str) -> tuple[str, str] | None:
    """The scheme and bare identifier of "SCHEME:IDENTIFIER" or of the address of a page.

    None where the scheme is unknown, or the identifier has not its shape or fails its checksum.
    """
    given = text.strip()
    for scheme in SCHEMES.values():
        stem = scheme.page.partition("{}")[0].removeprefix("https://")
        bare = re.sub(r"^https?://(?:www\.)?", "", given)
        if bare.lower().startswith(stem.removeprefix("www.").lower()):
            found = checked(scheme.name, bare[len(stem.removeprefix("www.")):].rstrip("/"))
            return (scheme.name, found) if found else None
    name, _, value = given.partition(":")
    found = checked(name.strip().lower(), value)
    return (name.strip().lower(), found) if found else None


def checked(scheme: str, value: str) -> str | None:
    """The bare identifier; None where the scheme is unknown, the shape is wrong or the checksum fails."""
    known = SCHEMES.get(scheme)
    if known is None:
        return None
    bare = value.strip() if scheme == "maitron" else re.sub(r"[\s\-.\u00a0\u202f]", "", value).upper()
    return bare if known.shape.fullmatch(bare) and known.holds(bare) else None


def page_of(scheme: str, identifier: str) -> str:
    """The address of the page that an identifier leads to."""
    return SCHEMES[scheme].page.format(identifier)


def _luhn(digits: str) -> bool:
    """ISO/IEC 7812: SIREN and SIRET."""
    doubled = [int(one) * (2 if place % 2 else 1) for place, one in enumerate(reversed(digits))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def _siret(digits: str) -> bool:
    # La Poste numbers its offices otherwise: the sum of the digits is a multiple of five.
    return _luhn(digits) or (digits.startswith("356000000") and sum(map(int, digits)) % 5 == 0)


def _mod_11_2(text: str) -> bool:
    """ISO/IEC 7064, MOD 11-2: ISNI."""
    total = 0
    for one in text[:-1]:
        total = (total + int(one)) * 2
    return text[-1] == _eleven((12 - total % 11) % 11)


def _idref(text: str) -> bool:
    """The check character of a Sudoc PPN: weights 9 to 2, modulo 11."""
    total = sum(int(one) * weight for one, weight in zip(text[:-1], range(len(text), 1, -1), strict=True))
    return text[-1] == _eleven(-total % 11)


def _eleven(number: int) -> str:
    return "X" if number == 10 else str(number)


def _always(_: str) -> bool:
    """No checksum: the shape is all that can be told."""
    return True


SCHEMES: dict[str, Scheme] = {one.name: one for one in (
    Scheme("isni", re.compile(r"\d{15}[\dX]"), _mod_11_2, "https://isni.org/isni/{}", "0000 0001 2150 090X"),
    Scheme("idref", re.compile(r"\d{8}[\dX]"), _idref, "https://www.idref.fr/{}", "026927608"),
    Scheme("wikidata", re.compile(r"Q[1-9]\d{0,11}"), _always, "https://www.wikidata.org/wiki/{}", "Q42"),
    Scheme("viaf", re.compile(r"[1-9]\d{1,21}"), _always, "https://viaf.org/viaf/{}", "113230702"),
    Scheme("maitron", re.compile(r"(?:spip\.php\?article)?[1-9]\d{0,7}"), _always, "https://maitron.fr/{}",
           "spip.php?article24745"),
    Scheme("siren", re.compile(r"\d{9}"), _luhn, "https://annuaire-entreprises.data.gouv.fr/entreprise/{}",
           "732 829 320"),
    Scheme("siret", re.compile(r"\d{14}"), _siret, "https://annuaire-entreprises.data.gouv.fr/etablissement/{}",
           "732 829 320 00074"),
    Scheme("insee", re.compile(r"(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-8])\d{3}"), _always,
           "https://www.insee.fr/fr/metadonnees/geographie/commune/{}", "31555"),
)}
