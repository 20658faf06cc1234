"""What becomes of files: added, unchanged, updated, duplicate, refused — and that nothing else happens."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.index import Index
from archive.reports import Outcome
from archive.requests import IngestOptions, Notice, Progress, SearchOptions
from tests.archive.fakes import (
    WHO,
    ForbiddenAnalyzer,
    NewerAnalyzer,
    ids,
    ingest,
    open_archive,
    outcomes,
    statement_text,
    write_statement,
)


def test_new_files_are_added_and_found(archive: Archive, folder: Path) -> None:
    assert outcomes(ingest(archive, folder)) == {"added": 5}
    assert archive.search(SearchOptions("revendication")).total == 5
    assert archive.verify().sound


def test_a_second_ingest_changes_nothing_and_analyses_nothing(archive: Archive, folder: Path, home: Path) -> None:
    ingest(archive, folder)
    before = (home / "archive.sqlite").read_bytes()
    with Archive.open(home, archive.settings, analyzer=ForbiddenAnalyzer) as again:
        assert outcomes(ingest(again, folder)) == {"unchanged": 5}
        assert again.stats().sources == 5
    assert (home / "archive.sqlite").read_bytes() == before


def test_other_bytes_at_the_same_path_are_a_new_revision_of_the_same_statement(
        archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    [changed] = [hit for hit in archive.list(SearchOptions()).hits if hit.sources[0].endswith("003.txt")]
    old = archive.original(changed.id).data
    file = write_statement(folder, 3, "Le préavis de grève est levé.")
    report = ingest(archive, folder)
    assert outcomes(report) == {"unchanged": 4, "updated": 1}
    assert [one.id for one in report.files if one.outcome is Outcome.UPDATED] == [changed.id]
    assert archive.show(changed.id).revision == 2
    assert archive.original(changed.id).data == file.read_bytes() != old
    assert archive.search(SearchOptions("préavis")).total == 1
    assert archive.stats().statements == 5
    assert any(one.read_bytes() == old for one in (archive.home / "originals").rglob("*") if one.is_file())
    assert archive.verify().sound


def test_the_same_text_at_another_path_is_one_more_source(archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    copy = folder / "copie.md"
    copy.write_text(statement_text(1), encoding="utf-8")
    report = ingest(archive, folder)
    assert outcomes(report) == {"unchanged": 4 + 1, "duplicate": 1}
    [identifier] = [one.id for one in report.files if one.outcome is Outcome.DUPLICATE]
    assert identifier is not None
    assert len(archive.show(identifier).sources) == 2
    [hit] = [hit for hit in archive.list(SearchOptions()).hits if hit.id == identifier]
    assert str(copy) in hit.sources
    assert outcomes(ingest(archive, folder)) == {"unchanged": 6}


def test_two_new_files_with_the_same_text_are_one_statement(archive: Archive, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(statement_text(1), encoding="utf-8")
    assert outcomes(ingest(archive, tmp_path / "a.txt", tmp_path / "b.txt")) == {"added": 1, "duplicate": 1}


def test_a_file_given_twice_is_added_once(archive: Archive, folder: Path) -> None:
    file = folder / "communique-000.txt"
    assert outcomes(ingest(archive, file, file)) == {"added": 1, "unchanged": 1}


def test_a_copy_that_changes_leaves_the_statement_of_the_others(archive: Archive, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for file in (first, second):
        file.write_text(statement_text(1), encoding="utf-8")
    ingest(archive, first, second)
    second.write_text(statement_text(2), encoding="utf-8")
    assert outcomes(ingest(archive, first, second)) == {"unchanged": 1, "added": 1}
    assert outcomes(ingest(archive, first, second)) == {"unchanged": 2}
    assert sorted(len(archive.show(one).sources) for one in ids(archive)) == [1, 1]
    assert archive.verify().sound


def test_a_text_that_an_older_revision_had_gets_an_identifier_of_its_own(archive: Archive, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(statement_text(1), encoding="utf-8")
    ingest(archive, first)
    first.write_text(statement_text(2), encoding="utf-8")
    ingest(archive, first)
    second.write_text(statement_text(1), encoding="utf-8")
    assert outcomes(ingest(archive, second)) == {"added": 1}
    assert len(set(ids(archive))) == 2
    assert archive.verify().sound


def test_refused_files_are_reported_with_their_reason_and_the_rest_goes_on(archive: Archive, folder: Path) -> None:
    (folder / "vide.txt").write_bytes(b"")
    (folder / "binaire.txt").write_bytes(bytes(range(256)) * 40)
    report = ingest(archive, folder, folder / "absent.txt")
    assert outcomes(report) == {"added": 5, "refused": 3}
    refused = [one for one in report.files if one.outcome is Outcome.REFUSED]
    assert all(one.code and one.reason and one.id is None for one in refused)
    assert archive.stats().sources == 5
    assert archive.verify().sound


def test_a_dry_run_says_what_would_happen_and_stores_nothing(archive: Archive, folder: Path, home: Path) -> None:
    (folder / "copie.txt").write_text(statement_text(1), encoding="utf-8")
    foreseen = ingest(archive, folder, dry_run=True)
    assert not home.exists()
    assert foreseen.dry_run
    done = ingest(archive, folder)
    assert [(one.path, one.outcome, one.id) for one in foreseen.files] == [
        (one.path, one.outcome, one.id) for one in done.files]
    write_statement(folder, 3, "Autre texte.")
    assert outcomes(ingest(archive, folder, dry_run=True)) == {"unchanged": 5, "updated": 1}
    assert outcomes(ingest(archive, folder, dry_run=True)) == {"unchanged": 5, "updated": 1}


def test_standard_input_is_one_statement_however_often_it_comes(
        archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for expected in ({"added": 1}, {"unchanged": 1}):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(statement_text(1).encode())))
        assert outcomes(ingest(archive, "-")) == expected
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(statement_text(2).encode())))
    assert outcomes(ingest(archive, "-")) == {"added": 1}


def test_a_deleted_statement_stays_deleted_and_the_report_says_how_to_bring_it_back(
        archive: Archive, folder: Path) -> None:
    ingest(archive, folder)
    gone = ids(archive)[0]
    archive.delete([gone], WHO)
    report = ingest(archive, folder)
    assert outcomes(report) == {"unchanged": 5}
    [said] = [one for one in report.files if one.code == "deleted"]
    assert f"archive restore {gone}" in said.reason
    assert gone not in ids(archive)


def test_names_of_any_bytes_are_kept_apart(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "noms"
    folder.mkdir()
    names = [b"avec\nligne.txt", b"latin-\xe9.txt", b"latin-\xe8.txt", "composé.txt".encode()]
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(statement_text(number), encoding="utf-8")
    assert outcomes(ingest(archive, folder)) == {"added": 4}
    assert outcomes(ingest(archive, folder)) == {"unchanged": 4}


def test_progress_counts_every_file(archive: Archive, folder: Path) -> None:
    seen: list[Progress] = []
    archive.ingest([str(folder)], IngestOptions(), seen.append)
    read = [one for one in seen if one.stage == "read"]
    assert [(one.done, one.total) for one in read] == [(number, 5) for number in range(1, 6)]


def test_the_index_is_written_on_the_way_in_a_long_ingest(home: Path, folder: Path) -> None:
    stages: list[str] = []
    with open_archive(home, chunk=1, index_every=2) as archive:
        archive.ingest([str(folder)], IngestOptions(), lambda one: stages.append(one.stage))
        assert "index" in stages[:stages.index("read") + 4]
        assert archive.verify().sound


def test_several_workers_give_the_same_archive_as_one(home: Path, folder: Path, tmp_path: Path) -> None:
    with open_archive(home, chunk=2) as one, open_archive(tmp_path / "other", chunk=2, workers=2) as two:
        ingest(one, folder)
        ingest(two, folder)
        assert ids(one) == ids(two)
        assert [one.show(each).text for each in ids(one)] == [two.show(each).text for each in ids(two)]


def test_another_model_is_noticed(home: Path, folder: Path, tmp_path: Path) -> None:
    with open_archive(home) as archive:
        ingest(archive, folder)
    notices: list[Notice] = []
    with Archive.open(home, analyzer=NewerAnalyzer, notify=notices.append) as newer:
        ingest(newer, write_statement(tmp_path / "more", 9))
        assert [(one.code, one.values["count"]) for one in notices] == [("model_changed", 5)]
        assert "archive reindex --analyse" in str(notices[0])
        assert newer.reindex(analyse=True).analysed == 5
        assert newer.reindex(analyse=True).analysed == 0
        assert newer.verify().sound


def test_an_ingest_that_goes_on_is_marked_at_every_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        write_statement(tmp_path / "in", number)
    marked: list[bool] = []
    catch_up = Index.catch_up

    def watched(index: Index, *arguments: Any, **named: Any) -> int | None:
        count = catch_up(index, *arguments, **named)
        marked.append(index.mark.exists())
        return count

    monkeypatch.setattr(Index, "catch_up", watched)
    with open_archive(tmp_path / "home", chunk=2, index_every=2) as archive:
        ingest(archive, tmp_path / "in")
    assert len(marked) > 2
    assert marked == [True] * (len(marked) - 1) + [False]
