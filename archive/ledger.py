"""Questions to the ledger: what was decided on something, by one command, about one name. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import case, func, select, tuple_

from archive import ledger_rows
from archive.authorities import Authority
from archive.decisions import Act, Decision, TargetKind, order, standing
from archive.resolution import Name
from archive.schema import AUTHORITY, DECISION, STATEMENT
from archive.store import Store

_CORRECTIONS = (Act.CONFIRM, Act.REJECT, Act.CORRECT, Act.SET, Act.ROLE, Act.UNROLE, Act.IDENTIFY)
PAGE = 5_000
# Entries of one command share their batch; one that an earlier version entered alone is a batch of its own.
_BATCH = case((DECISION.c.batch == "", DECISION.c.id), else_=DECISION.c.batch)


class Ledger:
    """The ledger of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entry(self, beginning: str) -> list[Decision]:
        """The entries whose identifier begins so; two of them where it is not unique."""
        end = beginning + "\uffff"
        wanted = select(DECISION).where(DECISION.c.id >= beginning, DECISION.c.id < end).limit(2)
        with self._store.reading() as connection:
            return [ledger_rows.decision_of(row) for row in connection.execute(wanted)]

    def batch(self, batch: str) -> list[Decision]:
        """The entries of one command."""
        wanted = ledger_rows.in_ledger_order(select(DECISION).where(DECISION.c.batch == batch))
        with self._store.reading() as connection:
            return [ledger_rows.decision_of(row) for row in connection.execute(wanted)]

    def batches(self, limit: int, offset: int = 0) -> list[str]:
        """The batches, the newest first."""
        wanted = select(_BATCH).group_by(_BATCH).order_by(func.max(DECISION.c.at).desc(), _BATCH)
        with self._store.reading() as connection:
            return list(connection.execute(wanted.limit(limit).offset(offset)).scalars())

    def batch_count(self) -> int:
        """How many batches there are."""
        with self._store.reading() as connection:
            return int(connection.execute(select(func.count(_BATCH.distinct()))).scalar_one())

    def batch_ids(self, batch: str) -> tuple[list[str], int]:
        """The entries of a batch in order, and how many statements they are about."""
        wanted = select(DECISION.c.id, DECISION.c.target, DECISION.c.target_kind).where(
            (DECISION.c.batch == batch) | ((DECISION.c.batch == "") & (DECISION.c.id == batch)))
        with self._store.reading() as connection:
            rows = connection.execute(ledger_rows.in_ledger_order(wanted)).all()
        return [row.id for row in rows], len({row.target for row in rows
                                              if row.target_kind == TargetKind.STATEMENT.value})

    def last(self, count: int = 1) -> list[Decision]:
        """The last entries, the newest first."""
        wanted = select(DECISION).order_by(DECISION.c.at.desc(), DECISION.c.id.desc()).limit(count)
        with self._store.reading() as connection:
            return [ledger_rows.decision_of(row) for row in connection.execute(wanted)]

    def everything(self) -> Iterator[Decision]:
        """All entries in order, a page at a time, so that a ledger of any size leaves in bounded memory."""
        at, identifier = "", ""
        while True:
            beyond = tuple_(DECISION.c.at, DECISION.c.id) > (at, identifier)
            wanted = ledger_rows.in_ledger_order(select(DECISION).where(beyond)).limit(PAGE)
            with self._store.reading() as connection:
                found = [ledger_rows.decision_of(row) for row in connection.execute(wanted)]
            yield from found
            if len(found) < PAGE:
                return
            at, identifier = found[-1].at, found[-1].id

    def among(self, ids: Iterable[str]) -> dict[str, Decision]:
        """Those of the entries that are there, by identifier."""
        found: dict[str, Decision] = {}
        with self._store.reading() as connection:
            for some in ledger_rows.chunks(ids):
                rows = connection.execute(select(DECISION).where(DECISION.c.id.in_(some)))
                found.update((row.id, ledger_rows.decision_of(row)) for row in rows)
        return found

    def on_targets_of(self, decisions: Iterable[Decision]) -> list[Decision]:
        """All decisions on what these are about, in order."""
        targets: dict[TargetKind, set[str]] = {}
        for one in decisions:
            targets.setdefault(TargetKind(one.target_kind), set()).add(one.target)
        with self._store.reading() as connection:
            found = [ledger_rows.on_targets(connection, kind, some) for kind, some in targets.items()]
        return sorted((one for ledgers in found for some in ledgers.values() for one in some), key=order)

    def on_missing(self) -> list[Decision]:
        """The decisions on statements that are not here, from another archive."""
        kept = select(STATEMENT.c.id).where(STATEMENT.c.id == DECISION.c.target)
        wanted = select(DECISION).where(DECISION.c.target_kind == TargetKind.STATEMENT.value, ~kept.exists())
        with self._store.reading() as connection:
            rows = connection.execute(ledger_rows.in_ledger_order(wanted))
            return standing([ledger_rows.decision_of(row) for row in rows])

    def undone_among(self, ids: Iterable[str]) -> set[str]:
        """Those of the entries that a standing entry undoes."""
        found = set[str]()
        with self._store.reading() as connection:
            for some in ledger_rows.chunks(ids):
                wanted = select(DECISION.c.id, DECISION.c.undoes).where(DECISION.c.undoes.in_(some))
                rows = connection.execute(wanted).all()
                again = self.undone_among(row.id for row in rows) if rows else set()
                found.update(row.undoes for row in rows if row.id not in again)
        return found

    def on_authorities(self, ids: Sequence[str]) -> list[Decision]:
        """The decisions on authority records alone, in order for each."""
        with self._store.reading() as connection:
            found = ledger_rows.on_targets(connection, TargetKind.AUTHORITY, ids)
        return [one for some in found.values() for one in some]

    def on_record(self, record: str) -> list[Decision]:
        """The decisions on an authority record and on all that it is made of."""
        with self._store.reading() as connection:
            return ledger_rows.component(connection, [record])[1]

    def on_statements(self, ids: Sequence[str]) -> dict[str, list[Decision]]:
        """The decisions on each statement."""
        with self._store.reading() as connection:
            return ledger_rows.on_targets(connection, TargetKind.STATEMENT, ids)

    def corrected(self) -> list[str]:
        """The statements in whose analysis somebody corrected something."""
        wanted = select(DECISION.c.target).distinct().where(
            DECISION.c.target_kind == TargetKind.STATEMENT.value, DECISION.c.act.in_(_CORRECTIONS))
        with self._store.reading() as connection:
            return sorted(connection.execute(wanted).scalars())

    def record_of(self, name: Name) -> str | None:
        """The record that a name leads to; None where nobody decided about it."""
        with self._store.reading() as connection:
            found = ledger_rows.known(connection, [name])
        return found[name].record if name in found else None

    def record(self, identifier: str) -> Authority | None:
        """A record that somebody decided about."""
        with self._store.reading() as connection:
            return ledger_rows.wholes(connection, [identifier]).get(identifier)

    def records(self, kind: str) -> list[Authority]:
        """All records of a kind that somebody decided about, merged ones left out, by identifier."""
        wanted = select(AUTHORITY.c.id).where(
            AUTHORITY.c.id >= f"{kind}:", AUTHORITY.c.id < f"{kind};", AUTHORITY.c.merged_into == "")
        with self._store.reading() as connection:
            ids = sorted(connection.execute(wanted).scalars())
            return list(ledger_rows.wholes(connection, ids).values())

    def naming(self, names: Iterable[Name]) -> list[str]:
        """The statements that hold one of the names, or once did."""
        with self._store.reading() as connection:
            return ledger_rows.statements_naming(connection, names)

    def names_of(self, record: str) -> list[Name]:
        """The names that lead to a record."""
        with self._store.reading() as connection:
            return ledger_rows.names_of(connection, [record])
