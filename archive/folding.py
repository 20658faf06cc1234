"""One job: statements with the same body fold into the one that stands first. Knows the index only.

Only statements that match fold, so that a copy which alone passes a filter is still found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.reports import Copy
from indexer.engine import Area, Engine, Field, Hit, SearchRequest, Sort
from indexer.markers import id_marker
from indexer.query import And, Has, Not, Or, Query, Term
from indexer.stored import Stored, unpacked

# Of more copies than these among the hits, the best are folded and the rest stand for themselves.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Folding:
    """A query without the copies that follow another statement, and these copies by the statement they follow."""

    query: Query
    copies: Mapping[str, tuple[Copy, ...]] = field(default_factory=dict)


def fold_copies(engine: Engine, query: Query, sort: Sort) -> Folding:
    """The query with each body once, by its first statement in this order.

    Only statements that have copies carry the key of their body, so this is cheap where there are none.
    """
    if not engine.terms(Field.BODY_KEY, "", 1, by_count=True):
        return Folding(query)
    repeated = engine.search(SearchRequest(And((query, Has(Field.BODY_KEY))), MOST, sort=sort))
    first: dict[str, str] = {}
    copies: dict[str, list[Copy]] = {}
    for hit in repeated.hits:
        stored = unpacked(hit.stored)
        leader = first.setdefault(stored.body_key, hit.id)
        if leader != hit.id:
            copies.setdefault(leader, []).append(_copy(hit, stored))
    if not copies:
        return Folding(query)
    folded = Or(tuple(Term(Area.NAMES, id_marker(one.id)) for found in copies.values() for one in found))
    return Folding(And((query, Not(folded))), {leader: tuple(found) for leader, found in copies.items()})


def _copy(hit: Hit, stored: Stored) -> Copy:
    return Copy(hit.id, stored.title, stored.date, stored.issuers, stored.sources)
