"""One job: open the store's database, bring its tables up to date, and say in our words how it fails."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, inspect, text
from sqlalchemy.engine import URL

from archive.errors import (
    ArchiveError,
    DamagedStoreError,
    DiskFullError,
    NewerArchiveError,
    NoArchiveError,
    NotWritableError,
)
from archive.schema import ARCHIVE, VERSION

PATIENCE = 30.0

_FULL = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_FSYNC",
         "SQLITE_IOERR_SHMSIZE")
_REFUSED = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")


def open_database(file: Path, *, create: bool) -> Engine:
    """The database in `file`, its tables those of this version.

    Without `create`, a missing file raises NoArchiveError. A folder that cannot be written is read as it is.
    """
    if not create and not file.exists():
        raise NoArchiveError(file.parent)
    engine = create_engine(_url(file))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    with translating(file):
        _bring_up_to_date(engine, file)
    return engine


def without_transactions(connection: Connection) -> Connection:
    """The connection, for questions only: each stands alone and sees all that was written before it."""
    return connection.execution_options(lone_questions=True)


@contextmanager
def translating(file: Path) -> Iterator[None]:
    """Raises errors of the database as failures of the archive."""
    try:
        yield
    except exc.DBAPIError as error:
        raise _translated(error, file) from error


def _url(file: Path) -> URL:
    if not file.exists() or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return URL.create("sqlite", database=str(file))
    # Nobody can write here, so a log that is not there will not appear: SQLite may read without its locks.
    mode = "mode=ro" if file.with_name(file.name + "-wal").exists() else "immutable=1"
    return URL.create("sqlite", database=f"{file.absolute().as_uri()}?{mode}", query={"uri": "true"})


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver must not begin transactions on its own: it would leave the tables' definitions out of them.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    connection.execute("PRAGMA foreign_keys = ON")
    # Commits reach the disk in order; `Store.flush` waits for them once a batch, not once a statement.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("lone_questions"):
        connection.exec_driver_sql("BEGIN")


def _bring_up_to_date(engine: Engine, file: Path) -> None:
    with engine.connect() as connection:
        found = _version(connection)
    if found == VERSION:
        return
    if found is not None and found > VERSION:
        raise NewerArchiveError(file, found=found, known=VERSION)
    _set_journal(file)
    with engine.begin() as connection:
        _migrate(connection)
        if found is None:
            connection.execute(ARCHIVE.insert().values(
                uuid=uuid.uuid4().hex, created_at=datetime.now(UTC).isoformat(timespec="seconds"), change=0))


def _version(connection: Connection) -> str | None:
    """The version of the tables; None where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _set_journal(file: Path) -> None:
    """Write-ahead logging lets readers read while one writes; the file remembers it. Not allowed in a transaction."""
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _migrate(connection: Connection) -> None:
    # Alembic is needed only when tables change: start-up is a feature.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _translated(error: exc.DBAPIError, file: Path) -> ArchiveError:
    original: Any = error.orig
    name = str(getattr(original, "sqlite_errorname", ""))
    if name.startswith(_FULL):
        return DiskFullError(file, detail=original)
    if name.startswith(_REFUSED):
        return NotWritableError(file, detail=original)
    return DamagedStoreError(file, detail=original or error)
