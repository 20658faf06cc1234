"""One job: the ledger as a person remembers it: what one command decided is one batch. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from archive.deciding import told
from archive.decisions import Decision, TargetKind
from archive.ledger import Ledger
from archive.names import Kind, kind_of
from archive.reports import Json
from archive.store import Store
from indexer.engine import Engine
from indexer.stored import unpacked

# A batch may hold an entry for every statement of the archive; a reader sees the first of them.
MOST_ENTRIES = 50
_REFERRING = ("into", "other", "record")


@dataclass(frozen=True, slots=True)
class Batch:
    """What one command decided: the first of its `count` entries, on how many `statements`, how many are `undone`.

    `taken_back` are the entries that its own undo, by identifier; `titles` and `names` say statements and records.
    """

    entries: tuple[Json, ...]
    count: int
    statements: int
    undone: int
    taken_back: Mapping[str, Json]
    titles: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BatchPage:
    """Some batches, the newest first, of `total`."""

    batches: tuple[Batch, ...]
    total: int


def batches(store: Store, engine: Engine, limit: int, offset: int = 0) -> BatchPage:
    """The batches of the ledger, the newest first."""
    ledger = Ledger(store)
    found = tuple(_batch(store, engine, ledger, key) for key in ledger.batches(limit, offset))
    return BatchPage(found, ledger.batch_count())


def names_in(store: Store, entries: Iterable[Json]) -> dict[str, str]:
    """The names of the records that entries are about or refer to, by identifier."""
    wanted = dict.fromkeys(one for entry in entries for one in _records(entry))
    ledger = Ledger(store)
    found = {one: record.name for one in wanted if (record := ledger.record(one)) and record.name}
    # What was undone has no row any more; the entry that gave it its name is there for ever.
    lost = [one for one in wanted if one not in found]
    return {**{one.target: name for one in ledger.on_authorities(lost) if (name := one.part("name"))}, **found}


def _batch(store: Store, engine: Engine, ledger: Ledger, key: str) -> Batch:
    ids, statements = ledger.batch_ids(key)
    shown = sorted(ledger.among(ids[:MOST_ENTRIES]).values(), key=lambda one: (one.at, one.id))
    undone = ledger.undone_among(ids)
    before = ledger.among(one.undoes for one in shown if one.undoes)
    everything = [told(one, undone=one.id in undone) for one in shown]
    taken_back = {identifier: told(one, undone=True) for identifier, one in before.items()}
    return Batch(tuple(everything), len(ids), statements, len(undone), taken_back, _titles(store, engine, shown),
                 names_in(store, [*everything, *taken_back.values()]))


def _records(entry: Json) -> Iterable[str]:
    value = entry.get("value")
    named = [value.get(one) for one in _REFERRING] if isinstance(value, Mapping) else []
    about = [entry["target"]] if entry["target_kind"] == TargetKind.AUTHORITY else []
    return [str(one) for one in [*about, *named] if one and kind_of(str(one)) in set(Kind)]


def _titles(store: Store, engine: Engine, entries: Sequence[Decision]) -> dict[str, str]:
    """The titles of statements; those that the index has not, deleted ones, are asked of the store."""
    ids = list(dict.fromkeys(one.target for one in entries if one.target_kind == TargetKind.STATEMENT))
    found = {identifier: unpacked(hit.stored).title or "" for identifier, hit in engine.get(ids).items()}
    for kept in store.kept_all([one for one in ids if one not in found]):
        decided = kept.resolved.decided.statement
        found[kept.row.id] = decided.structure.title or PurePath(decided.source.path).name
    return found
