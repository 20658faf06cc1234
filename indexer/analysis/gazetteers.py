"""What is known of names before any text is read: lists of organisations, first names, places and functions.

The lists are plain text in `gazetteer/`, read once when first asked for. Knows nothing of texts or spans.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.analysis.folding import fold_name

_FOLDER = Path(__file__).with_name("gazetteer")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known organisation: acronym (may be empty), full name, category, further names."""

    acronym: str
    name: str
    category: str
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the record, the display name first."""
        return tuple(dict.fromkeys(one for one in (self.acronym, self.name, *self.others) if one))


def fold(text: str) -> str:
    """The text as the lists are looked up: see `fold_name`."""
    return fold_name(text)


def lines(name: str) -> Iterator[str]:
    """The entries of one list, comments and empty lines left out."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#"))


@cache
def fingerprint() -> str:
    """A short hash of every list, so that an analysis says which knowledge it rests on."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.glob("*.txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every known organisation, in the order of the list."""
    found = []
    for line in lines("organisations"):
        acronym, name, category, *others = (part.strip() for part in line.split("|"))
        found.append(Organisation(acronym, name, category, tuple(one for one in others if one)))
    return tuple(found)


@cache
def _organisations_by_name() -> dict[str, Organisation]:
    """Folded name → record; the first record of the list wins a shared name."""
    table: dict[str, Organisation] = {}
    for record in organisations():
        for name in record.names:
            table.setdefault(fold_name(name), record)
    return table


def organisation(name: str) -> Organisation | None:
    """The record known by this name, in any case or accents; None when there is none."""
    return _organisations_by_name().get(fold_name(name))


def other_names(name: str) -> tuple[str, ...]:
    """The further names of a known organisation, without the one given."""
    record = organisation(name)
    return tuple(one for one in record.names if fold_name(one) != fold_name(name)) if record else ()


@dataclass(frozen=True, slots=True)
class Place:
    """A known place: name, kind ("country", "region", "department", "city", "commune", "doubtful"), further names."""

    name: str
    kind: str
    others: tuple[str, ...] = ()


@cache
def places() -> tuple[Place, ...]:
    """Every known place, the greatest first."""
    found = []
    for line in lines("countries"):
        name, _, *others = line.split("|")
        found.append(Place(name, "country", tuple(others)))
    for kind, parts in (("region", 0), ("department", 1), ("city", 0)):
        for line in lines({"region": "regions", "department": "departments", "city": "cities"}[kind]):
            name, *others = line.split("|")[parts:]
            found.append(Place(name, kind, tuple(others)))
    doubtful = _doubtful_places()
    found.extend(Place(name, "doubtful" if fold_name(name) in doubtful else "commune") for name in lines("communes"))
    return tuple(found)


def _doubtful_places() -> frozenset[str]:
    """Folded names that are also common words, first names or surnames."""
    words = (fold_name(word) for line in lines("common_words") for word in line.split())
    return frozenset(words) | surnames() | frozenset(first_names())


@cache
def _places_by_name() -> dict[str, Place]:
    table: dict[str, Place] = {}
    for one in places():
        for name in (one.name, *one.others):
            table.setdefault(fold_name(name), one)
    return table


def place(name: str) -> Place | None:
    """The place known by this name, in any case or accents; None when there is none."""
    return _places_by_name().get(fold_name(name))


def is_place_only(word: str) -> bool:
    """Whether the word is a known place and neither a common word nor a name of people."""
    found = place(word)
    return found is not None and found.kind != "doubtful"


@cache
def great_places() -> frozenset[str]:
    """Folded names of countries, regions, départements and great towns that are no first names."""
    return frozenset(fold_name(name) for one in places() if one.kind not in ("commune", "doubtful")
                     for name in (one.name, *one.others)) - frozenset(first_names())


@cache
def heads() -> frozenset[str]:
    """Folded words that open the name of a body: "syndicat", "fédération"…"""
    return frozenset(fold_name(line) for line in lines("heads"))


@cache
def accented_heads() -> dict[str, str]:
    """The same words, folded, with the form that shows their accents: "federation" → "Fédération"."""
    return {fold_name(line): line for line in lines("heads")}


@cache
def shouted_words() -> frozenset[str]:
    """Acronyms that a line of capitals may hold as plain words."""
    return frozenset(word for line in lines("shouted_words") for word in line.split())


@cache
def no_names(kind: str) -> frozenset[str]:
    """What names no body: "acronyms" and "words" as written, "heads" in lower case."""
    rows = (line.partition(":") for line in lines("no_names"))
    return frozenset(word for key, _, words in rows if key == kind for word in words.split())


@cache
def cue_words(kind: str) -> tuple[str, ...]:
    """The words of one kind that stand beside or inside names."""
    rows = (line.partition(":") for line in lines("cue_words"))
    return tuple(word.strip() for key, _, words in rows if key == kind for word in words.split(","))


@cache
def functions() -> tuple[tuple[str, str, str], ...]:
    """Offices as (masculine, feminine, inclusive)."""
    rows = (line.split("|") for line in lines("functions"))
    return tuple((row[0], row[1], row[2]) for row in rows)


@cache
def first_names() -> dict[str, tuple[str, str]]:
    """Folded first name → (accented form, gender: "m", "f" or "u")."""
    table: dict[str, tuple[str, str]] = {}
    for line in lines("first_names"):
        gender, _, names = line.partition(":")
        for name in names.split():
            key = fold_name(name)
            form, before = table.get(key, (name, gender))
            table[key] = (form, gender if before == gender else "u")
    return table


def is_first_name(word: str) -> bool:
    """Whether the word is a known first name; a compound ("Jean-Michel") is when each of its parts is."""
    known = first_names()
    key = fold_name(word)
    return key in known or (" " in key and "-" in word and all(part in known for part in key.split()))


def gender_of(word: str) -> str:
    """The usual gender of a first name: "m", "f", or "u" when unknown or shared."""
    key = fold_name(word)
    known = first_names()
    return (known.get(key) or known.get(key.partition(" ")[0]) or ("", "u"))[1]


def accented_first_name(word: str) -> str | None:
    """The first name with the accents and hyphens of the list; None when the word is not in it."""
    known = first_names()
    if fold_name(word) in known:
        return known[fold_name(word)][0]
    parts = word.split("-")
    if len(parts) > 1 and all(fold_name(part) in known for part in parts):
        return "-".join(known[fold_name(part)][0] for part in parts)
    return None


@cache
def surnames() -> frozenset[str]:
    """Folded common surnames."""
    return frozenset(fold_name(name) for line in lines("surnames") for name in line.split(","))


def is_surname(word: str) -> bool:
    """Whether the word is a common surname of the list."""
    return fold_name(word) in surnames()
