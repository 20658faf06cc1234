"""Verify finds what is wrong, says where, and names a command that mends it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from archive.archive import Archive
from archive.index import Index
from archive.making import entry_of_kept
from archive.reports import VerifyReport
from indexer.engine import Entry
from tests.archive.fakes import WHO, ids, ingest
from tests.archive.test_store import execute


def codes(report: VerifyReport) -> list[str]:
    return [one.code for one in report.findings]


def original_of(archive: Archive, identifier: str) -> Path:
    return archive._keeping.originals.path(archive.original(identifier).sha256)


def test_a_sound_archive_has_no_findings_and_is_counted(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    archive.delete(ids(archive)[:1], WHO)
    report = archive.verify()
    assert (report.sound, report.statements, report.originals) == (True, 4, 5)


def test_an_altered_original_is_found_and_mended_by_ingesting_the_file_again(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    file = original_of(archive, ids(archive)[0])
    file.chmod(0o644)
    file.write_bytes(file.read_bytes().replace(b"salaires", b"SALAIRES"))
    report = archive.verify()
    assert codes(report) == ["original_lost"]
    assert report.findings[0].where == str(file)
    remedy = report.findings[0].remedy
    assert remedy.startswith("archive ingest ")
    ingest(archive, remedy.removeprefix("archive ingest "))
    assert archive.verify().sound


def test_a_missing_original_is_found_and_mended_the_same_way(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    original_of(archive, ids(archive)[0]).unlink()
    [finding] = archive.verify().findings
    assert finding.code == "original_lost"
    ingest(archive, finding.remedy.removeprefix("archive ingest "))
    assert archive.verify().sound


def test_a_file_that_belongs_to_no_statement_is_found_and_taken_in(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    stray = archive.home / "originals" / "ab" / ("ab" + "0" * 62)
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("Un communiqué que personne n'a demandé, sur le logement.", encoding="utf-8")
    [finding] = archive.verify().findings
    assert (finding.code, finding.where) == ("original_orphaned", str(stray))


def test_a_missing_analysis_is_found_and_made(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    gone = ids(archive)[0]
    execute(archive.home, "DELETE FROM analysis WHERE statement_id = ?", gone)
    [finding] = archive.verify().findings
    assert (finding.code, finding.where, finding.remedy) == ("not_analysed", gone, "archive reindex --analyse")
    assert archive.reindex(analyse=True).analysed == 1
    assert archive.verify().sound


def test_a_state_that_does_not_follow_from_the_ledger_is_found(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    execute(archive.home, "UPDATE statement SET deleted = 1 WHERE id = ?", ids(archive)[0])
    assert "state_differs" in codes(archive.verify())


def test_a_broken_reference_is_found(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    execute(archive.home, "DELETE FROM original WHERE sha256 IN (SELECT sha256 FROM original LIMIT 1)")
    report = archive.verify()
    assert set(codes(report)) == {"store_damaged"}
    assert "original" in str(report.findings[0])


def test_differences_between_index_and_store_are_found_and_mended(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    first, second, third, *_ = ids(archive)
    store = archive._keeping.store()
    entries = {one: entry_of(archive, one) for one in (first, second)}
    archive.close()
    with Index(archive.home, "tantivy")._writing() as engine:


        engine.write([replace(entries[first], stored="{}"), replace(entries[second], id="étranger")],
                     stamp=engine.stamp(), delete=[third])
    report = archive.verify()
    assert sorted((one.code, one.where) for one in report.findings) == sorted([
        ("index_differs", first), ("not_indexed", third), ("not_stored", "étranger")])
    assert {one.remedy for one in report.findings} == {"archive reindex"}
    archive.reindex()
    assert archive.verify().sound
    store.close()


def entry_of(archive: Archive, identifier: str) -> Entry:


    kept = archive._keeping.store().kept(identifier)
    assert kept is not None
    entry = entry_of_kept(kept)
    assert entry is not None
    return entry
