"""One job: the options of a search as filters, and how each is told. Knows no engine.

What filters mean together is said in `indexer.filters`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.errors import BadRequestError
from archive.reports import Json
from archive.requests import SearchOptions
from indexer.fields import FieldAnswer
from indexer.filters import Filter, read_filter
from indexer.lexicon import Lexicon
from indexer.query import DateRange
from indexer.querydates import read_period
from indexer.queryfields import KEYWORD_FIELDS, field_named
from indexer.syntax import FieldName, Unread

EXCLUDE = "--exclude"
_DATES_SAID = "2024, 2024-06, 2024-06-21, 21/06/2024, juin 2024"

_NAMED = {
    "signed_by": ("--signed-by", FieldName.SIGNATORY),
    "quoted": ("--quoted", FieldName.QUOTED),
    "contact": ("--contact", FieldName.CONTACT),
    "person": ("--person", FieldName.PERSON),
    "organisation": ("--organisation", FieldName.ORGANISATION),
    "place": ("--place", FieldName.PLACE),
    "issuer": ("--issuer", FieldName.ISSUER),
    "document_type": ("--type", FieldName.TYPE),
    "tag": ("--tag", FieldName.TAG),
}
_ATTRIBUTES = {option: attribute for attribute, (option, _) in _NAMED.items()} | {EXCLUDE: "excluded"}
_PERIODS = {"--from": "since", "--to": "until"}


def filters_of(options: SearchOptions, lexicon: Lexicon) -> tuple[Filter, ...]:
    """The filters that the options ask for, in the order in which they are documented."""
    return (*_named(options, lexicon), *_excluded(options, lexicon), *_dated(options))


def without_kind(options: SearchOptions, kind: str) -> SearchOptions:
    """The search without the filters of this kind, which are named as the option is."""
    if kind in _PERIODS:
        return replace(options, **{_PERIODS[kind]: None})  # type: ignore[arg-type]  # the attributes of dates
    return replace(options, **{_ATTRIBUTES[kind]: ()})  # type: ignore[arg-type]  # those of names


def with_value(options: SearchOptions, kind: str, value: str, meant: str) -> SearchOptions:
    """The search with another value in the place of one of an option of names."""
    values = tuple(meant if one == value else one for one in getattr(options, _ATTRIBUTES[kind]))
    return replace(options, **{_ATTRIBUTES[kind]: values})  # type: ignore[arg-type]  # those of names


def told(one: Filter) -> Json:
    """What was understood of a filter, for people and programs."""
    return {"kind": "excluded" if one.excluded else "filter", "option": one.kind,
            "text": f"{one.kind} {one.value}", "values": list(one.answer.people) or [one.value]}


def _named(options: SearchOptions, lexicon: Lexicon) -> Iterator[Filter]:
    for attribute, (option, name) in _NAMED.items():
        for value in getattr(options, attribute):
            yield read_filter(option, name, value, lexicon)


def _excluded(options: SearchOptions, lexicon: Lexicon) -> Iterator[Filter]:
    """Each "field:value", the fields named as in the query language."""
    for asked in options.excluded:
        field, colon, value = asked.partition(":")
        name = field_named(field)
        if not colon or not value.strip() or (name not in KEYWORD_FIELDS and name is not FieldName.DATE):
            raise BadRequestError(asked, option=EXCLUDE, possible="issuer:CGT, type:tract, date:2020, tag:…")
        answer = read_filter(EXCLUDE, name, value, lexicon, excluded=True).answer
        if any(remark.reason is Unread.UNKNOWN_DATE for remark in answer.remarks):
            raise BadRequestError(asked, option=EXCLUDE, possible=_DATES_SAID)
        yield Filter(EXCLUDE, name, asked, answer, excluded=True)


def _dated(options: SearchOptions) -> Iterator[Filter]:
    for option, sign, value in (("--from", ">=", options.since), ("--to", "<=", options.until)):
        if value is None:
            continue
        period = read_period(sign + value)
        if period is None:
            raise BadRequestError(value, option=option, possible=_DATES_SAID)
        yield Filter(option, FieldName.DATE, value, FieldAnswer(DateRange(*period.days)))
