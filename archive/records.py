"""One job: find the authority record that a name means, and the statements that name it. Changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from archive.authorities import Authority
from archive.holdings import Kept
from archive.ledger import Ledger
from archive.names import Kind, kind_of, name_key, record_id
from archive.refusals import AmbiguousError, UnknownNameError
from archive.resolution import Name, appearances
from archive.store import Store

# A record's bare name is how most of so many statements spell it.
SAMPLE = 20


def find_record(store: Store, name: str, kind: Kind | None = None) -> Authority:
    """The record that a name in any spelling, or an identifier, leads to: merged records give the whole.

    Raises UnknownNameError, or AmbiguousError where records of several kinds have the name.
    """
    ledger = Ledger(store)
    found = [one for one in (_of_kind(store, ledger, name, each) for each in ([kind] if kind else Kind)) if one]
    if not found and kind_of(name) in set(Kind) and (kind is None or kind_of(name) == kind):
        found = [one for one in [_identified(store, ledger, name)] if one]
    if not found:
        raise UnknownNameError(name)
    if len(found) > 1:
        raise AmbiguousError(name, candidates=", ".join(one.id for one in found))
    return found[0]


def is_governed(store: Store, record: str) -> bool:
    """Whether somebody has decided about a record."""
    return Ledger(store).record(record) is not None


def names_of(store: Store, record: Authority) -> list[Name]:
    """The names that lead to a record; its own while nobody decided about it."""
    return Ledger(store).names_of(record.id) or [(record.kind, record.keys()[0])]


def statements_of(store: Store, record: Authority) -> Iterator[Kept]:
    """The statements that name a record today, deleted ones left out."""
    ids = Ledger(store).naming(names_of(store, record))
    for start in range(0, len(ids), SAMPLE):
        for kept in store.kept_all(ids[start:start + SAMPLE]):
            if not kept.row.deleted and any(record.is_called(record.kind, one) for one in written(kept, record.kind)):
                yield kept


def written(kept: Kept, kind: str) -> set[str]:
    """The names of records of a kind that a statement holds."""
    if kind == Kind.TERM:
        return set(kept.resolved.tags)
    return {name for (each, _), name in appearances(kept.resolved.decided).items() if each == kind}


def _of_kind(store: Store, ledger: Ledger, name: str, kind: Kind) -> Authority | None:
    key = name_key(kind, name)
    return _leading(store, ledger, (kind.value, key)) if key else None


def _identified(store: Store, ledger: Ledger, identifier: str) -> Authority | None:
    kind, _, key = identifier.partition(":")
    return _leading(store, ledger, (kind, key))


def _leading(store: Store, ledger: Ledger, name: Name) -> Authority | None:
    """The record that a key leads to, or a new one where statements hold the name."""
    record = ledger.record_of(name)
    if record is not None:
        return ledger.record(record)
    ids = ledger.naming([name])
    spelled = Counter(found for kept in store.kept_all(ids[:SAMPLE])
                      if (found := appearances(kept.resolved.decided).get(name)))
    if not spelled:
        return None
    best = min(spelled, key=lambda one: (-spelled[one], one))
    return Authority(record_id(name[0], best), best)
