"""The truth of an archive: statements, revisions, sources, analyses and decisions. All SQL is here.

One call that writes is one transaction: after a crash it has happened or it has not. The store knows
no search engine; `change` numbers tell the index what it has not seen yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from threading import local
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, select, text, update

from archive import following, ledger_rows, prepared
from archive.changes import COPIES, next_change, touch, touch_copies
from archive.database import open_database, translating, without_transactions
from archive.decisions import Decision, Draft, StatementState, TargetKind, sign, state_of
from archive.holdings import Kept, Received, SourceRow, StatementRow
from archive.requests import Signature
from archive.schema import ANALYSIS, ARCHIVE, DECISION, ORIGINAL, REVISION, SOURCE, STATEMENT
from archive.serialisation import pack_analysis, pack_statement
from indexer.annotation import Analysis

BATCH = 200


class Store:
    """The store in one file."""

    def __init__(self, file: Path, *, create: bool = False) -> None:
        self.file = file
        self._engine = open_database(file, create=create)
        self._asking = local()

    # --- what is there

    def head(self) -> tuple[str, int]:
        """The archive's uuid and the number of its last change."""
        row = self._one(select(ARCHIVE.c.uuid, ARCHIVE.c.change))
        return (row.uuid, row.change) if row else ("", 0)

    def statement(self, identifier: str) -> StatementRow | None:
        """The catalogue line of a statement, deleted or not."""
        if not identifier.isascii():  # never minted, and perhaps no text that the database takes
            return None
        return _statement_row(self._one(prepared.STATEMENT_BY_ID, identifier))

    def statement_with_text(self, text_key: str) -> StatementRow | None:
        """The statement whose present text this is."""
        return _statement_row(self._one(prepared.STATEMENT_BY_TEXT, text_key))

    def source_at(self, location: str | None, sha256: str) -> SourceRow | None:
        """What was last received from a place; from standard input (None), what had these bytes."""
        row = (self._one(prepared.SOURCE_AT, location) if location is not None
               else self._one(prepared.SOURCE_FROM_INPUT, sha256))
        return SourceRow(**row._mapping) if row else None

    def sources(self, identifiers: Sequence[str]) -> list[SourceRow]:
        """The files that statements were received as, in order of arrival."""
        wanted = prepared.sources().where(SOURCE.c.statement_id.in_(identifiers)).order_by(SOURCE.c.id)
        return [SourceRow(**row._mapping) for row in self._all(wanted)]

    def kept(self, identifier: str) -> Kept | None:
        """A statement in full."""
        row = self.statement(identifier)
        return self._complete([row])[0] if row else None

    def kept_all(self, identifiers: Sequence[str]) -> list[Kept]:
        """Statements in full, by identifier; unknown ones are left out."""
        wanted = select(STATEMENT).where(STATEMENT.c.id.in_(identifiers)).order_by(STATEMENT.c.id)
        rows = [_statement_row(row) for row in self._all(wanted)]
        return self._complete([row for row in rows if row is not None])

    def states(self, identifiers: Sequence[str]) -> dict[str, StatementState]:
        """What decisions say of each statement; unknown identifiers are left out."""
        found: dict[str, StatementState] = {}
        identifiers = [one for one in identifiers if one.isascii()]
        with self.reading() as connection:
            for ids in ledger_rows.chunks(identifiers):
                ledger = ledger_rows.on_targets(connection, TargetKind.STATEMENT, ids)
                known = connection.execute(select(STATEMENT.c.id).where(STATEMENT.c.id.in_(ids)))
                found.update((row.id, state_of(ledger.get(row.id, []))) for row in known)
        return found

    def arrivals(self, identifiers: Sequence[str]) -> dict[str, str]:
        """When the present text of each statement came into the archive; unknown identifiers are left out."""
        wanted = select(STATEMENT.c.id, REVISION.c.added_at).where(
            REVISION.c.statement_id == STATEMENT.c.id, REVISION.c.number == STATEMENT.c.revision)
        return {row.id: row.added_at for ids in ledger_rows.chunks([*identifiers])
                for row in self._all(wanted.where(STATEMENT.c.id.in_(ids)))}

    def changed_since(self, change: int) -> Iterator[list[Kept]]:
        """Statements changed after `change`, deleted ones too, in order of change, a batch at a time."""
        return filter(None, (self.changed_within(*span) for span in self.spans_since(change)))

    def changed_within(self, after: int, last: int) -> list[Kept]:
        """Statements whose last change is one of those after `after`, up to `last`."""
        wanted = select(STATEMENT).where(STATEMENT.c.change > after, STATEMENT.c.change <= last)
        rows = [_statement_row(row) for row in self._all(wanted.order_by(STATEMENT.c.change))]
        return self._complete([row for row in rows if row is not None])

    def spans_since(self, change: int) -> list[tuple[int, int]]:
        """The changes after `change` in spans (after, last) of a batch of statements each, in order."""
        wanted = select(STATEMENT.c.change).where(STATEMENT.c.change > change).order_by(STATEMENT.c.change)
        changes = [row.change for row in self._all(wanted)]
        ends = [*changes[BATCH - 1::BATCH], *changes[-1:]]
        return list(pairwise(dict.fromkeys([change, *ends])))

    def absent_since(self, change: int) -> list[str]:
        """The statements changed after `change` that no index should hold."""
        wanted = select(STATEMENT.c.id).where(STATEMENT.c.change > change)
        gone = wanted.where(STATEMENT.c.deleted == 1)
        analysed = exists().where(ANALYSIS.c.statement_id == STATEMENT.c.id, ANALYSIS.c.number == STATEMENT.c.revision)
        return [row.id for row in self._all(gone.union(wanted.where(~analysed)))]

    def decisions(self, target: str | None = None, kind: TargetKind = TargetKind.STATEMENT) -> list[Decision]:
        """The ledger, or its entries on one target, in its order."""
        wanted = ledger_rows.in_ledger_order(select(DECISION))
        if target is not None:
            wanted = wanted.where(DECISION.c.target_kind == kind.value, DECISION.c.target == target)
        return [ledger_rows.decision_of(row) for row in self._all(wanted)]

    def has_original(self, sha256: str) -> bool:
        """Whether a revision or source rests on this original."""
        return self._one(select(ORIGINAL.c.sha256).where(ORIGINAL.c.sha256 == sha256)) is not None

    def places_of(self, sha256: str) -> list[str]:
        """Where an original was received from."""
        wanted = select(SOURCE.c.location, SOURCE.c.path).where(SOURCE.c.original == sha256)
        return [row.location or row.path for row in self._all(wanted)]

    def originals(self) -> dict[str, int]:
        """The checksum and size of every original that a revision or source rests on."""
        return {row.sha256: row.size for row in self._all(select(ORIGINAL.c.sha256, ORIGINAL.c.size))}

    def fingerprints(self) -> dict[str, int]:
        """How many analyses each model made."""
        wanted = select(ANALYSIS.c.fingerprint, func.count().label("number")).group_by(ANALYSIS.c.fingerprint)
        return {row.fingerprint: row.number for row in self._all(wanted)}

    def counts(self) -> dict[str, int]:
        """How many statements, deleted ones, sources, revisions and decisions."""
        wanted = {"statements": _count(STATEMENT).where(STATEMENT.c.deleted == 0),
                  "deleted": _count(STATEMENT).where(STATEMENT.c.deleted == 1),
                  "sources": _count(SOURCE), "revisions": _count(REVISION), "decisions": _count(DECISION)}
        return {name: int(self._all(one)[0].number) for name, one in wanted.items()}

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file and with references between rows."""
        found = [str(row.integrity_check) for row in self._all(text("PRAGMA integrity_check"))]
        broken = self._all(text("PRAGMA foreign_key_check"))
        return [*(one for one in found if one != "ok"),
                *(f"{row.table} row {row.rowid} refers to a missing {row.parent}" for row in broken)]

    # --- what changes: one call, one transaction

    def add(self, received: Received, analysis: Analysis) -> None:
        """A new statement with its first revision, source and analysis."""
        statement = received.statement
        with self.writing() as connection:
            touch_copies(connection, received.body_key)
            connection.execute(prepared.ADD_STATEMENT, {
                "id": statement.id, "revision": 1, "text_key": received.text_key, "body_key": received.body_key,
                "change": next_change(connection), "deleted": 0, "added_at": _now()})
            _write_revision(connection, received, 1, analysis)
            _write_source(connection, received)
            following.name_new(connection, statement, analysis)

    def revise(self, received: Received, analysis: Analysis) -> None:
        """A new revision of a statement, whose source now has other bytes."""
        identifier = received.statement.id
        with self.writing() as connection:
            number = connection.execute(
                select(func.max(REVISION.c.number)).where(REVISION.c.statement_id == identifier)).scalar_one() + 1
            before = connection.execute(select(STATEMENT.c.body_key).where(STATEMENT.c.id == identifier)).scalar_one()
            for body_key in {before, received.body_key}:
                touch_copies(connection, body_key)
            connection.execute(update(STATEMENT).where(STATEMENT.c.id == identifier).values(
                revision=number, text_key=received.text_key, body_key=received.body_key,
                change=next_change(connection)))
            _write_revision(connection, received, number, analysis)
            _write_source(connection, received)
            following.name_statements(connection, [identifier])

    def attach(self, received: Received) -> None:
        """One more source of a statement that is there already (its id is `received.statement.id`)."""
        with self.writing() as connection:
            _write_original(connection, received)
            _write_source(connection, received)
            touch(connection, [received.statement.id])

    def decide(self, drafts: Iterable[Draft], signature: Signature) -> list[Decision]:
        """The drafts as new entries of the ledger, with all that follows from them; all or none."""
        return self.decide_all([(signature, list(drafts))])

    def decide_all(self, signed: Iterable[tuple[Signature, Sequence[Draft]]]) -> list[Decision]:
        """The drafts of several people as new entries, in order; all or none. They are undone together."""
        entries: list[Decision] = []
        with self.writing() as connection:
            last = ledger_rows.last_date(connection)
            for signature, drafts in signed:
                entries += sign(drafts, signature, last, entries[0].batch if entries else "")
                last = entries[-1].at if entries else last
            following.follow(connection, entries)
        return entries

    def record(self, decisions: Iterable[Decision]) -> None:
        """New entries of the ledger, and all that follows from them; all or none."""
        with self.writing() as connection:
            following.follow(connection, list(decisions))

    def put_analyses(self, analyses: Iterable[tuple[StatementRow, Analysis]]) -> None:
        """New analyses of present revisions, in place of the old ones; all or none."""
        with self.writing() as connection:
            done = []
            for row, analysis in analyses:
                connection.execute(prepared.FORGET_ANALYSIS, {"of_statement": row.id, "of_number": row.revision})
                _write_analysis(connection, row.id, row.revision, analysis)
                done.append(row.id)
            touch(connection, done)
            following.name_statements(connection, done)

    def flush(self) -> None:
        """Have all that was written so far survive a power cut; a crash of the program it survives anyway."""
        self._all(text("PRAGMA wal_checkpoint(PASSIVE)"))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # --- how

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading, for the ledger."""
        with translating(self.file), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: what the block writes happens wholly or not at all."""
        with translating(self.file), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def asking(self) -> Iterator[None]:
        """A block that asks often: its questions on this thread share a connection, and see all that is written."""
        with translating(self.file), without_transactions(self._engine.connect()) as self._asking.connection:
            try:
                yield
            finally:
                del self._asking.connection

    def _all(self, wanted: Any) -> Sequence[Row[Any]]:
        with translating(self.file), self._engine.connect() as connection:
            return connection.execute(wanted).all()

    def _one(self, wanted: Select[Any], value: str | None = None) -> Row[Any] | None:
        """The first row, `value` being what a prepared question asks for."""
        values = {} if value is None else {"wanted": value}
        shared: Connection | None = getattr(self._asking, "connection", None)
        if shared is not None:
            with translating(self.file):
                return shared.execute(wanted, values).first()
        with self.reading() as connection:
            return connection.execute(wanted, values).first()

    def _complete(self, rows: Sequence[StatementRow]) -> list[Kept]:
        """The statements of these lines in full, in the same order, in five queries."""
        ids = [row.id for row in rows]
        if not ids:
            return []
        with self.reading() as connection:
            contents = following.contents(connection, ids)
            found = following.resolved(connection, contents)
        sources = defaultdict[str, list[SourceRow]](list)
        for source in self.sources(ids):
            sources[source.statement_id].append(source)
        copies = self._copies({row.body_key for row in rows if row.body_key})
        return [Kept(row, *contents[row.id], tuple(sources[row.id]), found[row.id],
                     tuple(one for one in copies[row.body_key] if one != row.id)[:COPIES]) for row in rows]

    def _copies(self, body_keys: Collection[str]) -> defaultdict[str, list[str]]:
        """The statements that are there, by body, first added first."""
        wanted = (select(STATEMENT.c.body_key, STATEMENT.c.id)
                  .where(STATEMENT.c.body_key.in_(body_keys), STATEMENT.c.deleted == 0)
                  .order_by(STATEMENT.c.added_at, STATEMENT.c.id))
        found = defaultdict[str, list[str]](list)
        for row in self._all(wanted):
            found[row.body_key].append(row.id)
        return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write_original(connection: Connection, received: Received) -> None:
    source = received.statement.source
    connection.execute(prepared.ADD_ORIGINAL, {"sha256": source.sha256, "size": source.size, "added_at": _now()})


def _write_revision(connection: Connection, received: Received, number: int, analysis: Analysis) -> None:
    statement = received.statement
    _write_original(connection, received)
    connection.execute(prepared.ADD_REVISION, {
        "statement_id": statement.id, "number": number, "original": statement.source.sha256,
        "content": pack_statement(statement), "added_at": _now()})
    _write_analysis(connection, statement.id, number, analysis)


def _write_analysis(connection: Connection, identifier: str, number: int, analysis: Analysis) -> None:
    connection.execute(prepared.ADD_ANALYSIS, {
        "statement_id": identifier, "number": number, "fingerprint": analysis.fingerprint,
        "content": pack_analysis(analysis), "made_at": _now()})


def _write_source(connection: Connection, received: Received) -> None:
    """Record where the statement came from; another statement that came from there before loses the source.

    Its original is there already.
    """
    source = received.statement.source
    values = {"statement_id": received.statement.id, "path": source.path, "original": source.sha256,
              "media_type": source.media_type, "encoding": source.encoding}
    before = None
    if received.location is not None:
        before = connection.execute(prepared.STATEMENT_AT, {"wanted": received.location}).scalar()
    if before is None:
        connection.execute(prepared.ADD_SOURCE, {**values, "location": received.location, "added_at": _now()})
    else:
        connection.execute(update(SOURCE).where(SOURCE.c.location == received.location).values(**values))
        if before != received.statement.id:
            touch(connection, [before])


def _count(table: Any) -> Select[Any]:
    return select(func.count().label("number")).select_from(table)


def _statement_row(row: Row[Any] | None) -> StatementRow | None:
    if row is None:
        return None
    return StatementRow(row.id, row.revision, row.text_key, row.body_key, row.change, bool(row.deleted), row.added_at)
