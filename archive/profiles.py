"""One job: all that is known of an authority record, from its decisions and its statements. Changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice

from archive.authorities import Authority, Relation
from archive.careers import Period, Said, career
from archive.holdings import Kept
from archive.identifiers import page_of
from archive.ledger import Ledger
from archive.names import KINDS, Kind, name_key
from archive.proposals import Proposal, proposals
from archive.records import find_record, statements_of
from archive.reports import Json
from archive.store import Store

AUTHORITY_SCHEMA = "archive.authority/1"
# More statements than a person would read tell nothing new, and each must be opened.
MOST = 2000


@dataclass(frozen=True, slots=True)
class Variant:
    """A way in which a name is written, how often, and a statement that has it."""

    text: str
    count: int
    statement: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A record and what statements say of it. `complete` is False where there are more statements than were read.

    Of an organisation, `officers` are the people who held functions in it: a period's organisation is the person.
    """

    record: Authority
    statements: int
    roles: dict[str, int]
    first: str | None
    last: str | None
    variants: tuple[Variant, ...]
    functions: tuple[Period, ...]
    relations: tuple[tuple[Relation, str], ...] = ()
    complete: bool = True
    pages: dict[str, str] = field(default_factory=dict)
    officers: tuple[Period, ...] = ()
    proposed: tuple[Proposal, ...] = ()

    def to_json(self) -> Json:
        """The `archive.authority/1` object."""
        record = self.record
        return {
            "schema": AUTHORITY_SCHEMA, "id": record.id, "kind": record.kind, "name": record.name,
            "names": list(record.names), "rejected": record.rejected, "dates": record.dates, "note": record.note,
            "uri": record.uri, "identifiers": dict(record.identifiers), "pages": self.pages,
            "relations": [{"relation": one.relation, "other": one.other, "name": name, "dates": one.dates}
                          for one, name in self.relations],
            "proposed_relations": [one.to_json() for one in self.proposed],
            "officers": [{"name": one.organisation, "function": one.function, "first": one.first, "last": one.last,
                          "statements": list(one.statements)} for one in self.officers],
            "decided_functions": [asdict(one) for one in record.functions],
            "functions": [asdict(one) for one in self.functions], "variants": [asdict(one) for one in self.variants],
            "statements": self.statements, "roles": self.roles, "first": self.first, "last": self.last,
            "complete": self.complete}


def profile(store: Store, name: str, kind: Kind | None) -> Profile:
    """The profile of the record that a name leads to."""
    record = find_record(store, name, kind)
    found = list(islice(statements_of(store, record), MOST + 1))
    seen = found[:MOST]
    dates = sorted(date for kept in seen if (date := _date(kept)))
    return Profile(
        record, len(seen), dict(Counter(role for kept in seen for role in _roles(kept, record))),
        dates[0] if dates else None, dates[-1] if dates else None, _variants(seen, record),
        career(one for kept in seen for one in _said(kept, record)), _relations(store, record),
        complete=len(found) <= MOST,
        pages={scheme: page_of(scheme, one) for scheme, one in record.identifiers.items()},
        officers=career(one for kept in seen for one in _held_in(kept, record)),
        proposed=proposals(Ledger(store), record, seen))


def _variants(found: list[Kept], record: Authority) -> tuple[Variant, ...]:
    counts: Counter[str] = Counter()
    where: dict[str, str] = {}
    for kept in found:
        for text in _written(kept, record):
            counts[text] += 1
            where.setdefault(text, kept.row.id)
    return tuple(Variant(text, count, where[text]) for text, count in counts.most_common())


def _written(kept: Kept, record: Authority) -> Iterator[str]:
    """How the statement writes the record's name."""
    analysis = kept.resolved.decided.analysis
    if record.kind == Kind.TERM:
        yield from (tag for tag in kept.state.tags if record.is_called(Kind.TERM, kept.resolved.name_of_tag(tag)))
        return
    for mention in analysis.mentions if analysis else ():
        if record.is_called(KINDS[mention.label], mention.entity):
            yield " ".join(mention.text.split())


def _said(kept: Kept, record: Authority) -> Iterator[Said]:
    analysis = kept.resolved.decided.analysis
    for role in analysis.roles if analysis else ():
        if record.is_called(Kind.PERSON, role.name):
            yield Said(kept.row.id, _date(kept), role.function, role.organisation)


def _held_in(kept: Kept, record: Authority) -> Iterator[Said]:
    """The functions that a statement says people hold in an organisation."""
    analysis = kept.resolved.decided.analysis
    if analysis is None or record.kind != Kind.ORGANISATION:
        return
    keys = {*record.keys(), *(name_key(record.kind, one) for one in _written(kept, record))}
    for role in analysis.roles:
        if role.organisation and name_key(record.kind, role.organisation) in keys:
            yield Said(kept.row.id, _date(kept), role.function, role.name)


def _roles(kept: Kept, record: Authority) -> set[str]:
    analysis = kept.resolved.decided.analysis
    if analysis is None:
        return set()
    found = {role.kind.value for role in analysis.roles if record.is_called(Kind.PERSON, role.name)}
    if any(record.is_called(Kind.ORGANISATION, one) for one in analysis.issuers):
        found.add("issuer")
    return found


def _relations(store: Store, record: Authority) -> tuple[tuple[Relation, str], ...]:
    """The relations, each with the name of the other record."""
    ledger = Ledger(store)
    others = {one.other: ledger.record(one.other) for one in record.relations}
    return tuple((one, other.name if (other := others[one.other]) else one.other) for one in record.relations)


def _date(kept: Kept) -> str | None:
    date = kept.resolved.decided.statement.structure.date
    return date.edtf if date else None
