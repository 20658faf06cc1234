"""What child processes of the durability tests do to an archive. Imported before they are started."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from archive import deciding, ingestion, reading, reindexing, verification
from archive.archive import Archive
from archive.errors import ArchiveError
from archive.requests import IngestOptions, Notice, Progress, SearchOptions
from indexer import entry
from indexer.engines import tantivy
from tests.archive.fakes import WHO, ids, open_archive

# What the archive imports when it is needed is imported here, so that a child starts at once.
PRELOADED = (deciding, ingestion, reading, reindexing, verification, entry, tantivy)

Act = Callable[[Archive, Path, Connection], None]


def take_in(archive: Archive, folder: Path, told: Connection) -> None:
    """Ingest the folder, and tell of every file that was kept."""
    def tell(progress: Progress) -> None:
        if progress.stage == "read":
            told.send(progress.path)

    archive.ingest([str(folder)], IngestOptions(), tell)


def build_anew(archive: Archive, _: Path, __: Connection) -> None:
    """Reindex."""
    archive.reindex()


def delete_some(archive: Archive, _: Path, __: Connection) -> None:
    """Delete every third statement, then bring back what was deleted."""
    wanted = ids(archive)[::3]
    archive.delete(wanted, WHO)
    archive.restore(wanted, WHO)


def run(act: Act, home: Path, folder: Path, told: Connection) -> None:
    """Do the act in small steps, and tell of the beginning and the end."""
    with open_archive(home, chunk=3, index_every=5) as archive:
        told.send("begun")
        act(archive, folder, told)
        told.send("done")


def run_with_file_limit(limit: int, home: Path, folder: Path, told: Connection) -> None:
    """Ingest where no file may grow beyond `limit` bytes; tell the failure's code and message."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        with open_archive(home, chunk=3) as archive:
            archive.ingest([str(folder)], IngestOptions())
        told.send(("ok", ""))
    except ArchiveError as error:
        told.send((error.code, str(error)))


def run_impatiently(home: Path, folder: Path, told: Connection) -> None:
    """Ingest without waiting for another writer; tell the failure's code and message."""
    try:
        with open_archive(home, wait=0.0) as archive:
            archive.ingest([str(folder)], IngestOptions())
        told.send(("ok", ""))
    except ArchiveError as error:
        told.send((error.code, str(error)))


def run_patiently(home: Path, folder: Path, told: Connection) -> None:
    """Ingest after any other writer; tell the outcome and the notices."""
    notices: list[Notice] = []
    with open_archive(home, notices, wait=60.0) as archive:
        report = archive.ingest([str(folder)], IngestOptions())
    told.send(({outcome.value: count for outcome, count in report.counts.items() if count},
               [str(one) for one in notices]))


def run_without_rights(home: Path, folder: Path, told: Connection) -> None:
    """Search, show and ingest where nothing may be written; tell what came of each."""
    if os.geteuid() == 0:
        with open_archive(home) as archive:  # loads what nobody may not read where the tests are run by root
            archive.search(SearchOptions("revendication"))
            archive.verify()
        os.setgid(65534)
        os.setuid(65534)
    answers: list[object] = []
    with open_archive(home) as archive:
        answers.append(archive.search(SearchOptions("revendication")).total)
        answers.append(archive.show(ids(archive)[0]).language)
        answers.append(archive.verify().sound)
        answers.extend(_refusals(archive, [
            lambda: archive.ingest([str(folder)], IngestOptions()),
            lambda: archive.delete(ids(archive)[:1], WHO),
            archive.reindex]))
    told.send(answers)


def _refusals(archive: Archive, attempts: Sequence[Callable[[], object]]) -> list[tuple[str, str]]:
    found = []
    for attempt in attempts:
        try:
            attempt()
            found.append(("ok", str(archive.home)))
        except ArchiveError as error:
            found.append((error.code, str(error)))
    return found
