"""The store: its tables are those of the migrations, its ledger only grows, and damage has words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import archive as package
from archive.archive import Archive
from archive.database import open_database
from archive.errors import DamagedStoreError, NewerArchiveError, NoArchiveError
from archive.requests import SearchOptions
from archive.schema import METADATA, VERSION
from archive.store import Store
from tests.archive.fakes import WHO, ids, ingest, write_statement


def execute(home: Path, statement: str, *values: str) -> None:
    """Do to the database what no command does."""
    with closing(sqlite3.connect(home / "archive.sqlite")) as connection, connection:
        connection.execute(statement, values)


def test_migrations_make_the_tables_that_the_store_uses(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "archive.sqlite", create=True)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, METADATA)
    engine.dispose()
    assert differences == []


def test_the_version_known_is_that_of_the_last_migration() -> None:
    [folder] = package.__path__
    assert ScriptDirectory(str(Path(folder) / "migrations")).get_current_head() == VERSION


def test_all_tables_are_strict_and_the_log_is_written_ahead(archive: Archive) -> None:
    archive.create()
    with closing(sqlite3.connect(archive.home / "archive.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = connection.execute("PRAGMA table_list").fetchall()
    loose = [row[1] for row in tables if row[2] == "table" and not row[5] and not row[1].startswith("sqlite_")]
    assert loose == ["alembic_version"]


@pytest.mark.parametrize("change", ["UPDATE decision SET author = 'x'", "DELETE FROM decision"])
def test_no_entry_of_the_ledger_can_be_changed_or_removed(archive: Archive, change: str) -> None:
    ingest(archive, write_statement(archive.home.parent / "s", 1))
    archive.tag(ids(archive), ["grève"], WHO)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        execute(archive.home, change)


def test_an_archive_of_a_later_version_is_refused_with_the_remedy(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    archive.close()
    execute(archive.home, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerArchiveError, match="pip install --upgrade") as raised:
        ingest(archive, folder)
    assert raised.value.values["found"] == "9999"
    with pytest.raises(NewerArchiveError):
        archive.stats()


DAMAGE = {"no database at all": b"These are not the bytes of a database." * 400,
          "header only": b"SQLite format 3\0" * 9}


@pytest.mark.parametrize("data", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_database_says_so_and_what_to_do(archive: Archive, folder: Path, data: bytes) -> None:
    ingest(archive, folder)
    archive.close()
    for one in archive.home.glob("archive.sqlite*"):
        one.unlink()
    (archive.home / "archive.sqlite").write_bytes(data)
    for attempt in (lambda: ingest(archive, folder), archive.verify, lambda: archive.show("x")):
        with pytest.raises(DamagedStoreError, match="no original is lost"):
            attempt()
    assert archive.search(SearchOptions("revendication")).total == 5, "the index still answers"


def test_damaged_pages_are_found_by_verify(archive: Archive, folder: Path) -> None:
    ingest(archive, folder, *(write_statement(folder / "more", number) for number in range(20, 60)))
    archive.close()
    file = archive.home / "archive.sqlite"
    data = bytearray(file.read_bytes())
    for page in range(8 * 4096, len(data), 5 * 4096):
        data[page:page + 64] = b"\xff" * 64
    file.write_bytes(data)
    try:
        found = [one.code for one in archive.verify().findings]
    except DamagedStoreError as error:
        found = [error.code]
    assert found[0] == "store_damaged"


def test_a_missing_archive_is_not_made_by_reading(home: Path) -> None:
    with pytest.raises(NoArchiveError, match="archive ingest"):
        Archive.open(home, create=False)
    archive = Archive.open(home)
    for attempt in (lambda: archive.search(SearchOptions()), archive.stats, archive.verify, archive.reindex,
                    lambda: archive.delete(["x"], WHO)):
        with pytest.raises(NoArchiveError):
            attempt()
    assert not home.exists()


def test_init_makes_an_empty_archive_that_verifies(archive: Archive) -> None:
    archive.create()
    assert archive.verify().sound
    assert archive.list(SearchOptions()).total == 0
    with closing(Store(archive.home / "archive.sqlite")) as store:
        assert len(store.head()[0]) == 32


def test_statements_with_the_same_body_name_each_other(archive: Archive, tmp_path: Path) -> None:
    body = "La direction refuse toute négociation sur les salaires et les conditions de travail des équipes de nuit."
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, file in enumerate(files):
        file.write_text(f"Section {number}\n\nLyon, le {number + 1} mai 2020\n\n{body}\n", encoding="utf-8")
    ingest(archive, *files)
    assert archive.verify().sound
    assert archive.delete(ids(archive)[:1], WHO) == 1
    assert archive.verify().sound


def test_a_block_that_asks_often_sees_what_is_written_meanwhile(archive: Archive, tmp_path: Path) -> None:
    archive.create()
    store = Store(archive.home / "archive.sqlite")
    with store.asking():
        assert store.head()[1] == 0
        ingest(archive, write_statement(tmp_path / "s", 1))
        [identifier] = ids(archive)
        assert store.statement(identifier) is not None
        assert store.head()[1] > 0
    store.close()
