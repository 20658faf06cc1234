"""What is known of names before any text is read: lists of organisations, first names, places and functions.

The lists are plain text in `gazetteer/`, read once when first asked for. Knows nothing of texts or spans.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from indexer.analysis.folding import fold_name

_FOLDER = "gazetteer"


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
    text = files("indexer.analysis").joinpath(_FOLDER, f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#"))


@cache
def fingerprint() -> str:
    """A short hash of every list, so that an analysis says which knowledge it rests on."""
    digest = hashlib.sha256()
    folder = files("indexer.analysis").joinpath(_FOLDER)
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".txt"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
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
