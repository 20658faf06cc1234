"""What follows from decisions in the store: statements as decided, who they name, and what the index must see.

All functions work within the transaction of the connection that they are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select, update

from archive import ledger_rows, prepared
from archive.changes import next_change, touch, touch_copies
from archive.decisions import Act, Decision, StatementState, TargetKind, state_of
from archive.names import Kind, name_key
from archive.replay import Decided, replay
from archive.resolution import Name, Resolved, appearances, resolve
from archive.schema import ANALYSIS, DECISION, REVISION, STATEMENT
from archive.serialisation import unpack_analysis, unpack_statement
from corpus.statement import Statement
from indexer.annotation import Analysis

Contents = Mapping[str, tuple[Statement, Analysis | None]]

_WEIGHTY = frozenset({Act.DELETE, Act.RESTORE, Act.UNDO})
_LIGHT = frozenset({Act.DELETE, Act.RESTORE, Act.TAG, Act.UNTAG, Act.DISMISS})


def contents(connection: Connection, ids: Sequence[str]) -> Contents:
    """Each statement in its present revision, as read, with its analysis as made."""
    revision = (REVISION.c.statement_id == STATEMENT.c.id) & (REVISION.c.number == STATEMENT.c.revision)
    analysis = (ANALYSIS.c.statement_id == STATEMENT.c.id) & (ANALYSIS.c.number == STATEMENT.c.revision)
    wanted = (select(STATEMENT.c.id, REVISION.c.content, ANALYSIS.c.content.label("analysis"))
              .join(REVISION, revision).outerjoin(ANALYSIS, analysis).where(STATEMENT.c.id.in_(ids)))
    return {row.id: (unpack_statement(row.content), unpack_analysis(row.analysis) if row.analysis else None)
            for row in connection.execute(wanted)}


def decided(connection: Connection, given: Contents) -> dict[str, Decided]:
    """The statements as decided, with names as they are written."""
    ledger = ledger_rows.on_targets(connection, TargetKind.STATEMENT, given.keys())
    return {identifier: replay(*one, ledger.get(identifier, ())) for identifier, one in given.items()}


def resolved(connection: Connection, given: Contents) -> dict[str, Resolved]:
    """The statements as decided, with the names of authority records."""
    found = decided(connection, given)
    if not ledger_rows.has_records(connection):
        return {identifier: resolve(one, {}) for identifier, one in found.items()}
    names = {identifier: appearances(one) for identifier, one in found.items()}
    known = ledger_rows.known(connection, {name for some in names.values() for name in some})
    return {identifier: resolve(one, {name: known[name] for name in names[identifier] if name in known})
            for identifier, one in found.items()}


def follow(connection: Connection, decisions: Sequence[Decision]) -> None:
    """Enter decisions, and bring everything in step with them."""
    ledger_rows.enter(connection, decisions)
    authorities = {one.target for one in decisions if one.target_kind == TargetKind.AUTHORITY}
    statements = _of_kept(connection, decisions)
    touch(connection, list(dict.fromkeys(one.target for one in statements)))
    acts = _acts_undone(connection, statements)
    _name_tags(connection, statements)
    heavy = (one.target for one in statements if acts.get(one.id, one.act) not in _LIGHT)
    name_statements(connection, list(dict.fromkeys(heavy)))
    _delete_and_restore(connection, (one.target for one in statements
                                     if acts.get(one.id, one.act) in _WEIGHTY))
    if authorities:
        ledger_rows.refold(connection, authorities)


def name_new(connection: Connection, statement: Statement, analysis: Analysis) -> None:
    """Record which names a new statement holds, and what people decided about it in another archive."""
    if connection.execute(prepared.DECIDED, {"wanted": statement.id}).first() is None:
        names = appearances(Decided(statement, analysis, StatementState()))
        ledger_rows.put_appearances(connection, {statement.id: names}, only=False)
    else:
        name_statements(connection, [statement.id])
        _delete_and_restore(connection, [statement.id])


def name_statements(connection: Connection, ids: Sequence[str]) -> None:
    """Record which names these statements hold, as decided."""
    for some in ledger_rows.chunks(ids, 200):
        found = decided(connection, contents(connection, some))
        ledger_rows.put_appearances(connection, {one: appearances(found[one]) for one in some}, only=True)


def _of_kept(connection: Connection, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions on statements that are here; those of another archive wait until theirs come."""
    found = [one for one in decisions if one.target_kind == TargetKind.STATEMENT]
    kept = set[str]()
    for some in ledger_rows.chunks({one.target for one in found}):
        kept.update(connection.execute(select(STATEMENT.c.id).where(STATEMENT.c.id.in_(some))).scalars())
    return [one for one in found if one.target in kept]


def _acts_undone(connection: Connection, statements: Iterable[Decision]) -> dict[str, str]:
    """For each entry that undoes, the act that it undoes."""
    undone = {one.undoes: one.id for one in statements if one.undoes}
    found: dict[str, str] = {}
    for some in ledger_rows.chunks(undone):
        wanted = select(DECISION.c.id, DECISION.c.act).where(DECISION.c.id.in_(some))
        found.update((undone[row.id], row.act) for row in connection.execute(wanted))
    return found


def _name_tags(connection: Connection, statements: Iterable[Decision]) -> None:
    """Record where tags stand; this is all that most decisions change, and needs no statement's text."""
    rows: dict[str, list[Name]] = {}
    for one in statements:
        if one.act == Act.TAG and (key := name_key(Kind.TERM, one.text)):
            rows.setdefault(one.target, []).append((Kind.TERM.value, key))
    ledger_rows.put_appearances(connection, rows, only=False)


def _delete_and_restore(connection: Connection, targets: Iterable[str]) -> None:
    """Bring the catalogue in step with what was deleted and restored."""
    wanted = list(dict.fromkeys(targets))
    ledger = ledger_rows.on_targets(connection, TargetKind.STATEMENT, wanted)
    for identifier in wanted:
        deleted = state_of(ledger.get(identifier, [])).deleted
        row = connection.execute(select(STATEMENT).where(STATEMENT.c.id == identifier)).one()
        if deleted != bool(row.deleted):
            connection.execute(update(STATEMENT).where(STATEMENT.c.id == identifier).values(
                deleted=int(deleted), change=next_change(connection)))
            touch_copies(connection, row.body_key)
