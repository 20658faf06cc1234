"""The values of a field that are nearly one that nothing has. Knows the index only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from indexer.analysis.names import person_key, surname
from indexer.engine import Engine, Field
from indexer.fields import period_asked, type_named, type_names
from indexer.lexicon import Lexicon
from indexer.querydates import DATE_WORDS
from indexer.queryfields import KEYWORD_FIELDS, PEOPLE, field_named, names_of
from indexer.recordkeys import KEY_FIELDS, KINDS, spelling_key
from indexer.syntax import FieldName
from indexer.tokens import fold

# Only the most frequent names are compared, so that the time is bounded.
_CANDIDATES = 3000
# How like two names of several words must be, of 100; of one word, how many letters may differ: in a long one, two.
_LIKENESS = 75
_LONG = 6
_MOST = 3
_DATES = frozenset({FieldName.DATE, FieldName.BEFORE, FieldName.AFTER, FieldName.SINCE})


def near_values(engine: Engine, name: FieldName, value: str) -> list[str]:
    """What may have been meant by a value of this field, of what the field can have, best first."""
    value = value.strip().removeprefix("=")
    if name in PEOPLE:
        return _people(engine, KEYWORD_FIELDS[name], value)
    if KEYWORD_FIELDS.get(name) in KINDS:
        return _records(engine, name.value, value)
    if name is FieldName.TYPE:
        return _one_each(_near(fold(value).replace("_", " "), type_names()), type_named)
    if name is FieldName.HAS:
        return _one_each(_near(fold(value), names_of((*KEYWORD_FIELDS, FieldName.DATE))), field_named)
    return _dates(name, value) if name in _DATES else []


def near_fields(name: str) -> list[str]:
    """The names of fields that are nearly this one, best first."""
    return _near(fold(name), names_of(FieldName))


def _people(engine: Engine, field: Field, value: str) -> list[str]:
    """The people in a role who have nearly this name: in full or, for one word, the family names."""
    lexicon, keys = Lexicon(engine), KEY_FIELDS[field]
    in_role = [key for key, _ in engine.terms(keys, "", _CANDIDATES, by_count=True)]
    found = [lexicon.shown_as("person", key)[0] for key in _near(person_key(value), in_role)]
    if " " in value.strip():
        return found
    families: dict[str, str] = {}
    for term, _ in engine.terms(Field.ALIAS, "family\t", _CANDIDATES, by_count=True):
        _, family, person = term.split("\t")
        if family not in families and engine.holders(keys, person_key(person)):
            families[family] = surname(person)
    return list(dict.fromkeys([*(families[one] for one in _near(fold(value), families)), *found]))[:_MOST]


def _records(engine: Engine, kind: str, value: str) -> list[str]:
    """The organisations, places or tags that have nearly this name."""
    names: dict[str, str] = {}
    for term, _ in engine.terms(Field.ALIAS, f"{kind}\t", _CANDIDATES, by_count=True):
        _, key, name = term.split("\t", 2)
        names.setdefault(key, name)
    return list(dict.fromkeys(names[key] for key in _near(spelling_key(kind, value), names)))


def _dates(name: FieldName, value: str) -> list[str]:
    """The date with its words as the calendar has them; none where that is no date either."""
    words = [next(iter(_near(word, DATE_WORDS)), word) if word.isalpha() and word not in DATE_WORDS else word
             for word in fold(value).split()]
    said = " ".join(words)
    return [said] if period_asked(name, said) else []


def _one_each(names: Iterable[str], meaning: Callable[[str], object]) -> list[str]:
    """The names, the first of each meaning."""
    found: dict[object, str] = {}
    for name in names:
        found.setdefault(meaning(name), name)
    return list(found.values())


def _near(wanted: str, candidates: Iterable[str]) -> list[str]:
    """The candidates nearest to a word or name, at most a few; of equals those that come first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a search that finds nothing needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    ordered: Sequence[str] = list(candidates)
    if " " in wanted:
        alike = process.extract(wanted, ordered, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST)
        return [found for found, _, _ in alike]
    most = 1 if len(wanted) < _LONG else 2
    near = process.extract(wanted, ordered, scorer=OSA.distance, score_cutoff=most, limit=_MOST)
    return [found for found, _, _ in near]
