"""Which mentions of one statement name the same person, organisation or place, and by what name.

A person is "Prénom Nom" as the fullest form in the statement gives it; a surname that two people share stays
by itself. An organisation of the lists takes its record's name (the acronym where there is one); any other
takes the full name that the statement gives for it, as first written, or stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from indexer.analysis import gazetteers
from indexer.analysis.folding import fold_name
from indexer.analysis.names import accented_words, display_name, person_key, same_person, surname
from indexer.analysis.organisation_names import (
    display_organisation,
    find_pairs,
    organisation_key,
)
from indexer.analysis.spans import Spans
from indexer.annotation import Label, Mention


def resolve(text: str, spans: Spans) -> tuple[Mention, ...]:
    """The spans as mentions, each with the name of the record it resolves to within the statement."""
    surfaces = {label: [text[one.start:one.end] for one in spans if one.label == label] for label in Label}
    names = {
        Label.PERSON: people(surfaces[Label.PERSON]),
        Label.ORGANISATION: organisations(surfaces[Label.ORGANISATION], text),
        Label.PLACE: {one: display_place(one) for one in surfaces[Label.PLACE]},
    }
    return tuple(Mention(one.label, one.start, one.end, surface, names[one.label][surface],
                         round(one.confidence, 3), one.evidence)
                 for one in spans for surface in (text[one.start:one.end],))


def people(surfaces: Sequence[str]) -> dict[str, str]:
    """Each wording of a person → "Prénom Nom"."""
    accents = accented_words(word for surface in surfaces for word in surface.split())
    shown = {surface: display_name(surface, accents) for surface in dict.fromkeys(surfaces)}
    full = _full_names(shown.values())
    by_family: dict[str, list[str]] = {}
    for name in full.values():
        for part in {fold_name(surname(name)), fold_name(name).split()[-1]}:
            by_family.setdefault(part, []).append(name)
    return {surface: _person(name, full, by_family) for surface, name in shown.items()}


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Key → the form to show, for names with a whole given name; the form with most accents wins."""
    full: dict[str, str] = {}
    for name in names:
        words = name.split()
        if len(words) > 1 and len(words[0].strip(".")) > 2 and "." not in words[0] and surname(name) != name:
            key = person_key(name)
            full[key] = max(full.get(key, name), name, key=lambda one: sum(not char.isascii() for char in one))
    return full


def _person(name: str, full: Mapping[str, str], by_family: Mapping[str, Sequence[str]]) -> str:
    own = full.get(person_key(name))
    if own is not None:
        return own
    rivals = by_family.get(fold_name(surname(name) or name)) or by_family.get((fold_name(name).split() or [""])[-1], ())
    bearers = {one for one in rivals if same_person(name, one)}
    return next(iter(bearers)) if len(bearers) == 1 else name

_SMALL_TAIL = re.compile(r"(?: [a-zà-ÿ&.+-]{1,5}){1,2}$")


def organisations(surfaces: Sequence[str], text: str) -> dict[str, str]:
    """Each wording of an organisation → the name of its record."""
    explained = _explained(text)
    first: dict[str, str] = {}
    for surface in surfaces:
        first.setdefault(organisation_key(surface), display_organisation(surface))
    return {surface: _organisation(surface, explained, first) for surface in dict.fromkeys(surfaces)}


def _explained(text: str) -> dict[str, str]:
    """Key of acronym or full name → the record's name, for pairs that the statement spells out."""
    names: dict[str, str] = {}
    for pair in find_pairs(text):
        record = gazetteers.organisation(pair.name)
        shown = display_organisation(record.names[0] if record else pair.name)
        names.setdefault(organisation_key(pair.acronym), shown)
        names.setdefault(organisation_key(pair.name), shown)
    return names


def _organisation(surface: str, explained: Mapping[str, str], first: Mapping[str, str]) -> str:
    key = organisation_key(surface)
    if key in explained:
        return explained[key]
    # What a letterhead or a column adds in small letters ("USH Occitanie m&p") is no part of a name known without it.
    bare = organisation_key(_SMALL_TAIL.sub("", surface))
    return first[bare] if bare in first else first[key]


def display_place(surface: str) -> str:
    """A place as its record shows it: the form of the lists, or capitals undone."""
    text = " ".join(surface.split())
    known = gazetteers.place(text)
    if known is not None:
        return known.name
    return text.title().replace("’S", "’s") if text.isupper() and len(text) > 4 else text
