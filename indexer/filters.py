"""Filters beside the words of a query, as one engine-free query: OR within a kind, AND between kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.fields import FieldAnswer, field_query
from indexer.lexicon import Lexicon
from indexer.query import And, DateRange, Everything, Not, Or, Query
from indexer.querydates import read_period
from indexer.syntax import FieldName, Remark, Unread


@dataclass(frozen=True, slots=True)
class Filters:
    """What every hit must have. Several values of a kind: any of them (`every`: all of them).

    Names may be spelled in any way. `excluded` are (field, value) that no hit may have. `since` and
    `until` are partial dates, both included.
    """

    signed_by: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    document_type: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    excluded: tuple[tuple[FieldName, str], ...] = ()
    since: str | None = None
    until: str | None = None
    every: bool = False


_FIELDS = {
    "signed_by": FieldName.SIGNATORY, "quoted": FieldName.QUOTED, "contact": FieldName.CONTACT,
    "person": FieldName.PERSON, "organisation": FieldName.ORGANISATION, "place": FieldName.PLACE,
    "issuer": FieldName.ISSUER, "document_type": FieldName.TYPE, "tag": FieldName.TAG,
    "language": FieldName.LANGUAGE, "date": FieldName.DATE,
}


def filter_answer(filters: Filters, lexicon: Lexicon) -> FieldAnswer:
    """The query of all filters (everything where there are none), what was not understood, and people asked for."""
    answers: list[FieldAnswer] = []
    queries: list[Query] = []
    for name, field in _FIELDS.items():
        found = [field_query(field, value, lexicon) for value in getattr(filters, name)]
        answers += found
        queries += _joined([answer.query for answer in found], every=filters.every)
    for field, value in filters.excluded:
        answer = field_query(field, value, lexicon)
        if not answer.remarks:
            queries.append(Not(answer.query))
        answers.append(FieldAnswer(answer.query, answer.remarks))
    limits, remarks = _limits(filters)
    queries += limits
    return FieldAnswer(
        And(tuple(queries)) if queries else Everything(),
        (*(one for answer in answers for one in answer.remarks), *remarks),
        tuple(dict.fromkeys(one for answer in answers for one in answer.people)))


def filtered(query: Query, filters: Query) -> Query:
    """The statements of a query that pass the filters."""
    return query if isinstance(filters, Everything) else And((query, filters))


def _joined(queries: Sequence[Query], *, every: bool) -> list[Query]:
    if len(queries) < 2 or every:
        return list(queries)
    return [Or(tuple(queries))]


def _limits(filters: Filters) -> tuple[list[Query], list[Remark]]:
    """The date limits; a date that cannot be read is remarked upon and limits nothing."""
    first = last = None
    remarks: list[Remark] = []
    for text, since in ((filters.since, True), (filters.until, False)):
        if not text:
            continue
        period = read_period(text)
        if period is None:
            remarks.append(Remark(Unread.UNKNOWN_DATE, text))
        elif since:
            first = period.days[0]
        else:
            last = period.days[1]
    return ([DateRange(first, last)] if first is not None or last is not None else []), remarks
