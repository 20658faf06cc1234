"""The rows of the ledger and of what follows from it: decisions, authority records, appearances of names.

All functions work within the transaction of the connection that they are given. Knows no statement's text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, tuple_
from sqlalchemy.dialects.sqlite import insert as insert_or

from archive.anchors import Anchor
from archive.authorities import Authorities, Authority, fold, from_json, linked, to_json
from archive.changes import touch
from archive.decisions import Decision, TargetKind
from archive.names import name_key
from archive.resolution import Known, Name
from archive.schema import APPEARANCE, AUTHORITY, AUTHORITY_NAME, DECISION

# SQLite takes 32,766 values a query; a name takes two.
MOST_VALUES = 10_000
_ADD_APPEARANCES = insert_or(APPEARANCE).on_conflict_do_nothing()


def chunks(values: Iterable[Any], size: int = MOST_VALUES) -> Iterator[list[Any]]:
    """The values in lists that one query can take."""
    everything = list(values)
    return (everything[start:start + size] for start in range(0, len(everything), size))


# --- decisions


def enter(connection: Connection, decisions: Sequence[Decision]) -> None:
    """New entries. Those that the ledger has already are left alone."""
    if decisions:
        connection.execute(insert(DECISION), [_values(one) for one in decisions])


def on_targets(connection: Connection, kind: TargetKind, targets: Collection[str]) -> dict[str, list[Decision]]:
    """The decisions on each target, in the order of the ledger."""
    found = defaultdict[str, list[Decision]](list)
    for some in chunks(targets):
        wanted = select(DECISION).where(DECISION.c.target_kind == kind.value, DECISION.c.target.in_(some))
        for row in connection.execute(wanted.order_by(DECISION.c.at, DECISION.c.id)):
            found[row.target].append(decision_of(row))
    return found


def in_ledger_order(wanted: Select[Any]) -> Select[Any]:
    """The query, its decisions in the order of the ledger."""
    return wanted.order_by(DECISION.c.at, DECISION.c.id)


def last_date(connection: Connection) -> str:
    """When the last decision was taken; "" where there is none."""
    return str(connection.execute(select(func.max(DECISION.c.at))).scalar() or "")


def decision_of(row: Row[Any]) -> Decision:
    """The decision in a row."""
    anchor = Anchor(**json.loads(row.anchor)) if row.anchor else None
    return Decision(row.id, row.act, row.target_kind, row.target, row.author, row.at, row.reason, row.origin,
                    anchor, row.value, row.undoes, row.batch)


def _values(decision: Decision) -> dict[str, object]:
    anchor = json.dumps(asdict(decision.anchor)) if decision.anchor else None
    return {**{one.name: getattr(decision, one.name) for one in fields(decision)}, "anchor": anchor}


# --- authority records


def has_records(connection: Connection) -> bool:
    """Whether anybody decided anything about a name."""
    return connection.execute(select(AUTHORITY_NAME.c.record).limit(1)).first() is not None


def known(connection: Connection, names: Iterable[Name]) -> dict[Name, Known]:
    """The records that names lead to; a name that nobody decided about is left out."""
    pointed: dict[Name, str] = {}
    for some in chunks(names):
        wanted = select(AUTHORITY_NAME).where(tuple_(AUTHORITY_NAME.c.kind, AUTHORITY_NAME.c.key).in_(some))
        pointed.update(((row.kind, row.key), row.record) for row in connection.execute(wanted))
    records = wholes(connection, set(pointed.values()))
    return {name: Known(record, records[record].name, records[record].names, records[record].rejected)
            for name, record in pointed.items()}


def wholes(connection: Connection, ids: Collection[str]) -> dict[str, Authority]:
    """Records by identifier, as their row has them: with all that was merged into them."""
    found: dict[str, Authority] = {}
    for some in chunks(ids):
        for row in connection.execute(select(AUTHORITY).where(AUTHORITY.c.id.in_(some))):
            found[row.id] = from_json(json.loads(row.content))
    return found


def component(connection: Connection, targets: Iterable[str]) -> tuple[set[str], list[Decision]]:
    """The records that belong together with the targets, and all decisions on them in order."""
    seen, wanted = set[str](), set(targets)
    ledgers: dict[str, list[Decision]] = {}
    while wanted:
        seen |= wanted
        found = on_targets(connection, TargetKind.AUTHORITY, wanted)
        ledgers.update(found)
        tied = linked(one for ledger in found.values() for one in ledger)
        for some in chunks(wanted):
            rows = select(AUTHORITY.c.id).where(AUTHORITY.c.merged_into.in_(some) | AUTHORITY.c.origin.in_(some))
            own = select(AUTHORITY.c.merged_into, AUTHORITY.c.origin).where(AUTHORITY.c.id.in_(some))
            tied |= set(connection.execute(rows).scalars())
            tied |= {one for row in connection.execute(own) for one in row if one}
        wanted = tied - seen
    ledger = sorted((one for some in ledgers.values() for one in some), key=lambda one: (one.at, one.id))
    return seen, ledger


def refold(connection: Connection, targets: Iterable[str]) -> Authorities:
    """Bring the rows of records in step with the ledger, and have the index follow every statement concerned."""
    ids, ledger = component(connection, targets)
    before = names_of(connection, ids)
    found = fold(ledger)
    for some in chunks(ids):
        connection.execute(delete(AUTHORITY_NAME).where(AUTHORITY_NAME.c.record.in_(some)))
        connection.execute(delete(AUTHORITY).where(AUTHORITY.c.id.in_(some)))
    if found.records:
        connection.execute(insert(AUTHORITY), _authority_rows(found))
    after = _names(found)
    taken = known(connection, after)
    rows = [{"kind": kind, "key": key, "record": record} for (kind, key), record in after.items()
            if (kind, key) not in taken]
    if rows:
        connection.execute(insert(AUTHORITY_NAME), rows)
    touch(connection, statements_naming(connection, {*before, *after}))
    return found


def names_of(connection: Connection, ids: Collection[str]) -> list[Name]:
    """The names that lead to records."""
    return [(row.kind, row.key) for some in chunks(ids) for row in connection.execute(
        select(AUTHORITY_NAME.c.kind, AUTHORITY_NAME.c.key).where(AUTHORITY_NAME.c.record.in_(some)))]


def _names(found: Authorities) -> dict[Name, str]:
    """Each name with the record that it leads to in the end.

    A record's own identifier goes before any alias. A record that was split off shares the names of the
    one it came from: only its preferred name, which tells them apart, leads to it.
    """
    records = found.records.values()
    own = {(one.kind, one.keys()[0]): found.root(one.id) for one in records}
    further = {(one.kind, key): found.root(one.id) for one in records if not one.origin for key in one.keys()[1:]}
    split = {(one.kind, name_key(one.kind, one.name)): found.root(one.id) for one in records if one.origin}
    return {**split, **further, **own}


def _authority_rows(found: Authorities) -> list[dict[str, str]]:
    wholes_by_id = found.wholes()
    return [{"id": one.id, "merged_into": one.merged_into, "origin": one.origin,
             "content": json.dumps(to_json(wholes_by_id.get(one.id, one)))} for one in found.records.values()]


# --- appearances


def statements_naming(connection: Connection, names: Iterable[Name]) -> list[str]:
    """The statements that hold one of the names, or once did."""
    found: dict[str, None] = {}
    for some in chunks(names):
        wanted = select(APPEARANCE.c.statement_id).where(tuple_(APPEARANCE.c.kind, APPEARANCE.c.key).in_(some))
        found.update(dict.fromkeys(connection.execute(wanted).scalars()))
    return sorted(found)


def put_appearances(connection: Connection, rows: Mapping[str, Iterable[Name]], *, only: bool) -> None:
    """Have these names appear in statements; with `only`, no others than these."""
    if only:
        for some in chunks(rows):
            connection.execute(delete(APPEARANCE).where(APPEARANCE.c.statement_id.in_(some)))
    values = [{"kind": kind, "key": key, "statement_id": identifier}
              for identifier, names in rows.items() for kind, key in names]
    if values:
        connection.execute(_ADD_APPEARANCES, values)
