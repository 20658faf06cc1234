"""One job: decisions on how authority records stand to each other: member of, successor of… All in the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from archive.authorities import SYMMETRIC, Authority
from archive.decisions import Act, Draft
from archive.errors import BadRequestError
from archive.governing import checked_dates, defined, draft
from archive.keeping import Keeping
from archive.names import Kind, record_id
from archive.records import find_record
from archive.refusals import SameRecordError, UnknownNameError, UnknownOtherError
from archive.requests import Signature
from archive.store import Store
from archive.wording import tidied

# What stands on the other side, whatever the record itself is.
_OTHERS = {"president_of": Kind.ORGANISATION, "has_president": Kind.PERSON, "member_of": Kind.ORGANISATION,
           "has_member": None}


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another record, by name. `new` makes the other record where nothing has the name yet."""

    relation: str
    other: str
    dates: str = ""
    new: bool = False


def relate(keeping: Keeping, name: str, link: Link, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record with a relation to another, which has it the other way round."""
    _check(link)
    with keeping.writing("relate") as store:
        one = find_record(store, name, kind)
        two = _found(store, link, one) or _new(link, one)
        if one.id == two.id:
            raise SameRecordError(name, other=link.other)
        value = {"dates": link.dates}
        store.decide([
            *defined(store, one), *defined(store, two),
            draft(Act.RELATE, one.id, {"relation": link.relation, "other": two.id, **value}),
            draft(Act.RELATE, two.id, {"relation": SYMMETRIC[link.relation], "other": one.id, **value})], signature)
        return find_record(store, one.id)


def unrelate(keeping: Keeping, name: str, link: Link, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record without a relation; where texts tell it, it is no longer proposed."""
    _check(link)
    with keeping.writing("relate") as store:
        one = find_record(store, name, kind)
        two = _found(store, link, one)
        other = two.id if two else record_id(_kind(link, one), link.other)
        drafts = [*defined(store, one), _removal(one.id, link.relation, other)]
        if two is not None:
            drafts += [*defined(store, two), _removal(two.id, SYMMETRIC[link.relation], one.id)]
        store.decide(drafts, signature)
        return find_record(store, one.id)


def _check(link: Link) -> None:
    if link.relation not in SYMMETRIC:
        raise BadRequestError(link.relation, option="RELATION", possible=", ".join(SYMMETRIC))
    checked_dates(link.dates)


def _found(store: Store, link: Link, one: Authority) -> Authority | None:
    try:
        return find_record(store, link.other, _OTHERS.get(link.relation, Kind(one.kind)))
    except UnknownNameError:
        return None


def _new(link: Link, one: Authority) -> Authority:
    if not link.new:
        raise UnknownOtherError(link.other)
    name = tidied(link.other, "OTHER")
    return Authority(record_id(_kind(link, one), name), name)


def _kind(link: Link, one: Authority) -> Kind:
    return _OTHERS.get(link.relation, Kind(one.kind)) or Kind.ORGANISATION


def _removal(record: str, relation: str, other: str) -> Draft:
    return draft(Act.UNRELATE, record, {"relation": relation, "other": other})
