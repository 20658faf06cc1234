"""One job: the relations of a record that statements tell and nobody has decided about yet. Changes nothing.

They are read anew from what the statements say today, so that they follow every new analysis; what a person
accepted or refused stands in the ledger, and is not proposed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from archive.authorities import SYMMETRIC, Authority
from archive.holdings import Kept
from archive.ledger import Ledger
from archive.names import Kind, kind_of, record_id
from archive.relations import Reading, presidencies, relations
from archive.reports import Json

MOST_EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a statement that tell a relation; `date` is EDTF, or None."""

    statement: str
    date: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A relation to another record, the first and last date of the statements that tell it, and their words."""

    relation: str
    other: str
    name: str
    first: str | None
    last: str | None
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        """The proposal as programs read it."""
        return {**asdict(self), "evidence": [asdict(one) for one in self.evidence]}


def told(kept: Kept) -> Iterator[Reading]:
    """The relations that one statement tells, as decided."""
    analysis = kept.resolved.decided.analysis
    if analysis is not None:
        yield from relations(kept.statement.text, analysis.mentions)
        yield from presidencies(kept.statement.text, analysis)


def proposals(ledger: Ledger, record: Authority, statements: Iterable[Kept]) -> tuple[Proposal, ...]:
    """The relations of a record that statements tell, those told most often first."""
    seen: dict[tuple[str, str], list[Evidence]] = {}
    names: dict[tuple[str, str], str] = {}
    for kept in statements:
        date = kept.resolved.decided.statement.structure.date
        for one in told(kept):
            for relation, kind, name in _seen_from(record, one):
                key = relation, root(ledger, record_id(kind, name))
                names.setdefault(key, name)
                seen.setdefault(key, []).append(Evidence(kept.row.id, date.edtf if date else None, one.quote))
    decided = decided_on(ledger, record)
    found = [_proposal(key, _name(ledger, key[1]) or names[key], evidence) for key, evidence in seen.items()
             if key not in decided and key[1] != record.id]
    return tuple(sorted(found, key=lambda one: (-len(one.evidence), one.relation, one.name)))


def decided_on(ledger: Ledger, record: Authority | None) -> set[tuple[str, str]]:
    """The relations, each with the other record, that somebody accepted or refused."""
    known = (*record.relations, *record.refused) if record else ()
    return {(one.relation, root(ledger, one.other)) for one in known}


def root(ledger: Ledger, record: str) -> str:
    """The record that one leads to in the end."""
    return ledger.record_of((kind_of(record), record.partition(":")[2])) or record


def _name(ledger: Ledger, record: str) -> str:
    known = ledger.record(record)
    return known.name if known else ""


def _seen_from(record: Authority, one: Reading) -> Iterator[tuple[str, str, str]]:
    """A relation as a record has it, with the kind and name of the other."""
    if record.is_called(one.kind, one.subject):
        yield one.relation, Kind.ORGANISATION.value, one.other
    elif record.is_called(Kind.ORGANISATION, one.other):
        yield SYMMETRIC[one.relation], one.kind, one.subject


def _proposal(key: tuple[str, str], name: str, evidence: list[Evidence]) -> Proposal:
    dates = sorted(one.date for one in evidence if one.date)
    return Proposal(*key, name, dates[0] if dates else None, dates[-1] if dates else None,
                    tuple(evidence[:MOST_EVIDENCE]))
