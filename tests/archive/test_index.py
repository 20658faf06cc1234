"""The index follows the store: after a crash, damage, another engine, a restored store — by itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.index import Index
from archive.making import entry_of_kept
from archive.requests import Notice, SearchOptions
from tests.archive.fakes import WHO, ForbiddenAnalyzer, ids, ingest, open_archive, write_statement

Damage = Callable[[Path], None]
ENGINES = ("tantivy", "whoosh")


def files_of(home: Path) -> list[Path]:
    return [one for one in (home / "index").rglob("*") if one.is_file() and one.name != "writer.lock"]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_serves_an_archive(home: Path, folder: Path, engine: str) -> None:
    with open_archive(home, engine=engine) as archive:
        ingest(archive, folder)
        archive.tag(ids(archive)[:2], ["grève"], WHO)
        archive.delete(ids(archive)[:1], WHO)
        page = archive.search(SearchOptions("revendication", signed_by=("DURAND Camille",), facet_size=5))
        assert page.total == 4
        assert [(one.value, one.count) for one in page.facets["tag"]] == [("grève", 1)]
        assert archive.verify().sound


def test_another_engine_builds_its_index_without_a_new_analysis(home: Path, folder: Path) -> None:
    with open_archive(home) as archive:
        ingest(archive, folder)
        found = ids(archive)
    with Archive.open(home, analyzer=ForbiddenAnalyzer) as archive:
        other = Archive(home, type(archive.settings)(engine="whoosh"), ForbiddenAnalyzer, print)
        assert ids(other) == found
        assert other.verify().sound


def truncate(home: Path) -> None:
    for one in files_of(home):
        one.write_bytes(one.read_bytes()[:40])


def empty(home: Path) -> None:
    for one in files_of(home):
        one.write_bytes(b"")


def scramble(home: Path) -> None:
    for one in files_of(home):
        one.write_bytes(b"\xa7" * 64 + one.read_bytes()[64:])


def lose_marker(home: Path) -> None:
    (home / "index" / "tantivy" / "index.json").unlink()


def lose_generation(home: Path) -> None:
    for one in (home / "index" / "tantivy").glob("g*"):
        shutil.rmtree(one)


def lose_all(home: Path) -> None:
    shutil.rmtree(home / "index")


DAMAGE = (truncate, empty, scramble, lose_marker, lose_generation, lose_all)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_mends_itself_at_the_next_search(home: Path, folder: Path, damage: Damage) -> None:
    with open_archive(home) as archive:
        ingest(archive, folder)
    damage(home)
    notices: list[Notice] = []
    with Archive.open(home, analyzer=ForbiddenAnalyzer, notify=notices.append) as archive:
        assert archive.search(SearchOptions("revendication")).total == 5
        assert archive.verify().sound
    assert {one.code for one in notices} <= {"index_rebuilt", "index_repaired"}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_mends_itself_at_the_next_ingest(home: Path, folder: Path, damage: Damage) -> None:
    with open_archive(home) as archive:
        ingest(archive, folder)
    damage(home)
    with open_archive(home) as archive:
        ingest(archive, write_statement(folder, 7))
        assert archive.search(SearchOptions("revendication")).total == 6
        assert archive.verify().sound


def test_an_index_left_behind_catches_up_by_what_it_lacks(home: Path, folder: Path) -> None:
    with open_archive(home) as archive:
        ingest(archive, folder)
    before = shutil.copytree(home / "index", home.parent / "index-before")
    with open_archive(home) as archive:
        gone = ids(archive)[0]
        ingest(archive, write_statement(folder, 7))
        archive.delete([gone], WHO)
    shutil.rmtree(home / "index")
    shutil.copytree(before, home / "index")
    (home / "index.behind").touch()
    notices: list[Notice] = []
    with open_archive(home, notices) as archive:
        assert archive.search(SearchOptions("revendication")).total == 5
        assert gone not in ids(archive)
        assert archive.verify().sound
    assert [(one.code, one.values) for one in notices] == [("index_repaired", {"count": 2})]
    assert not (home / "index.behind").exists()


def test_an_index_of_another_archive_is_built_anew(home: Path, folder: Path, tmp_path: Path) -> None:
    with open_archive(home) as archive:
        ingest(archive, folder)
    with open_archive(tmp_path / "other") as other:
        ingest(other, write_statement(tmp_path / "s", 9))
    shutil.rmtree(home / "index")
    shutil.copytree(tmp_path / "other" / "index", home / "index")
    with open_archive(home) as archive:
        assert not archive.verify().sound
        archive.reindex()
        assert archive.verify().sound
        ingest(archive, write_statement(folder, 7))
        assert len(ids(archive)) == 6


def test_a_store_restored_from_a_backup_gets_its_index_back(home: Path, folder: Path) -> None:
    with open_archive(home) as archive:
        ingest(archive, folder)
    backup = (home / "archive.sqlite").read_bytes()
    with open_archive(home) as archive:
        extra = write_statement(folder, 7)
        ingest(archive, extra)
    (home / "archive.sqlite").write_bytes(backup)
    with open_archive(home) as archive:
        found = {one.code for one in archive.verify().findings}
        assert found == {"index_behind", "not_stored", "original_orphaned"}
        ingest(archive, extra)
        assert archive.verify().sound


@pytest.mark.parametrize("engine", ENGINES)
def test_the_index_grown_step_by_step_equals_the_one_built_at_once(home: Path, folder: Path, engine: str) -> None:
    with open_archive(home, engine=engine) as archive:
        for number in range(6, 12):
            ingest(archive, write_statement(folder, number))
        ingest(archive, folder)
        write_statement(folder, 3, "Autre texte, même chemin.")
        ingest(archive, folder)
        archive.delete(ids(archive)[2:4], WHO)
        archive.tag(ids(archive)[:3], ["grève"], WHO)
        grown = snapshot(archive, engine)
        assert archive.reindex().statements == len(grown) == 9
        assert snapshot(archive, engine) == grown


def snapshot(archive: Archive, kind: str) -> dict[str, str]:
    engine = Index(archive.home, kind).open()
    try:
        return {one: hit.stored for one, hit in engine.get(engine.ids()).items()}
    finally:
        engine.close()


def test_a_deleted_statement_has_no_entry(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    [gone, *_] = ids(archive)
    archive.delete([gone], WHO)
    kept = archive._keeping.store().kept(gone)
    assert kept is not None
    assert entry_of_kept(kept) is None
