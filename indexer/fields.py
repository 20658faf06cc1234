"""Fields of the query language as engine-free queries: values in any spelling become the records they mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from indexer.engine import Area, Field
from indexer.ladder import phrase_step
from indexer.lexicon import Lexicon
from indexer.markers import id_marker
from indexer.query import DateRange, Has, Keyword, Not, Nothing, Or, Prefix, Query
from indexer.querydates import Period, bounded, read_period
from indexer.queryfields import KEYWORD_FIELDS, PEOPLE, field_named
from indexer.recordkeys import KEY_FIELDS, record_key
from indexer.syntax import FieldName, Remark, Unread
from indexer.tokens import fold

_TYPES = {
    "communique": "communique", "communiques": "communique", "communique de presse": "communique",
    "declaration": "declaration", "declarations": "declaration", "lettre": "lettre_ouverte",
    "lettre ouverte": "lettre_ouverte", "lettres ouvertes": "lettre_ouverte", "lettre_ouverte": "lettre_ouverte",
    "resolution": "resolution", "resolutions": "resolution", "tract": "tract", "tracts": "tract", "motion": "motion",
    "motions": "motion", "autre": "autre", "autres": "autre", "press statement": "communique",
    "press statements": "communique", "press release": "communique", "press releases": "communique",
    "open letter": "lettre_ouverte", "open letters": "lettre_ouverte", "leaflet": "tract", "leaflets": "tract",
    "other": "autre",
}
# Where a statement says what it is.
_CALLED = (Area.TITLE, Area.BOILERPLATE)
_UNKNOWN = frozenset({"inconnue", "inconnu", "unknown", "none", "sans"})
_NAMED_KINDS = {FieldName.ORGANISATION: "organisation", FieldName.ISSUER: "issuer", FieldName.PLACE: "place",
                FieldName.TAG: "tag"}


@dataclass(frozen=True, slots=True)
class FieldAnswer:
    """The query of a field and value, what was not understood, and the people it asked for."""

    query: Query
    remarks: tuple[Remark, ...] = ()
    people: tuple[str, ...] = ()


def title_areas() -> Sequence[Area]:
    """Where the title field looks."""
    return (Area.TITLE,)


def type_named(value: str) -> str | None:
    """The type of statement that is called so, in any case, accents and number; None where there is none."""
    return _TYPES.get(fold(value).replace("-", " "))


def period_asked(name: FieldName, value: str) -> Period | None:
    """The period that a field of dates asks for by this value; None where it is no date."""
    if name is FieldName.DATE:
        return read_period(value)
    return bounded(value, since=name is not FieldName.BEFORE, inclusive=name is FieldName.SINCE)


def type_names() -> Collection[str]:
    """All names of types, folded."""
    return _TYPES.keys()


def field_query(name: FieldName, value: str, lexicon: Lexicon, *, prefix: bool = False) -> FieldAnswer:
    """The statements whose field has this value; a value that nothing has is remarked upon and finds none."""
    answer = _answer(name, value.strip(), lexicon, prefix=prefix)
    return replace(answer, remarks=tuple(replace(one, field=name) for one in answer.remarks))


def _answer(name: FieldName, value: str, lexicon: Lexicon, *, prefix: bool) -> FieldAnswer:
    if name in PEOPLE:
        return _people(KEYWORD_FIELDS[name], value, lexicon, prefix=prefix)
    if name in _NAMED_KINDS:
        records = lexicon.beginning(_NAMED_KINDS[name], value) if prefix else lexicon.named(_NAMED_KINDS[name], value)
        return _keywords(KEYWORD_FIELDS[name], [record.name for record in records], value)
    match name:
        case FieldName.TYPE:
            known = type_named(value)
            return _keywords(Field.TYPE, [known], value) if known else _called(value)
        case FieldName.DATE | FieldName.BEFORE | FieldName.AFTER | FieldName.SINCE:
            return _date(name, value)
        case FieldName.SOURCE:
            return _keywords(Field.SOURCE, lexicon.sources(value), value, Unread.UNKNOWN_VALUE)
        case FieldName.ID:
            return FieldAnswer(Prefix(Area.NAMES, id_marker(value), 0.0))
        case FieldName.HAS:
            return _has(value)
    field = KEYWORD_FIELDS[name]
    values = [value.lower()] if lexicon.has_value(field, value.lower()) else []
    return _keywords(field, values, value, Unread.UNKNOWN_VALUE)


def _people(field: Field, value: str, lexicon: Lexicon, *, prefix: bool) -> FieldAnswer:
    if value.startswith("="):
        # Exactly this name: "=Fabre" is nobody of whom more than the family name is known.
        names = lexicon.spellings_of("person", value[1:].strip())
    else:
        records = lexicon.beginning("family", value) if prefix else lexicon.people(value)
        names = tuple(record.name for record in records)
    # Who bears the family name in one spelling is found in every spelling.
    people = {record_key("person", name): name for name in reversed(names)}
    answer = _keywords(KEY_FIELDS[field], tuple(reversed(people)), value)
    return FieldAnswer(answer.query, answer.remarks, tuple(reversed(people.values())))


def _keywords(field: Field, values: Sequence[str], asked: str, reason: Unread = Unread.UNKNOWN_NAME) -> FieldAnswer:
    if not values:
        return FieldAnswer(Nothing(), (Remark(reason, asked),))
    found = tuple(Keyword(field, value) for value in dict.fromkeys(values))
    return FieldAnswer(found[0] if len(found) == 1 else Or(found))


def _called(kind: str) -> FieldAnswer:
    """The statements that call themselves by a name that is no type ("tribune"): in title or filing words."""
    return FieldAnswer(phrase_step(kind, _CALLED).query, (Remark(Unread.UNKNOWN_TYPE, kind),))


def _date(name: FieldName, value: str) -> FieldAnswer:
    if name is FieldName.DATE and fold(value) in _UNKNOWN:
        return FieldAnswer(Not(Has(Field.YEAR)))
    period = period_asked(name, value)
    if period is None:
        return FieldAnswer(Nothing(), (Remark(Unread.UNKNOWN_DATE, value),))
    return FieldAnswer(DateRange(*period.days))


def _has(value: str) -> FieldAnswer:
    name = field_named(value)
    if name is FieldName.DATE:
        return FieldAnswer(Has(Field.YEAR))
    if name is None or name not in KEYWORD_FIELDS:
        return FieldAnswer(Nothing(), (Remark(Unread.UNKNOWN_VALUE, value),))
    return FieldAnswer(Has(KEYWORD_FIELDS[name]))
