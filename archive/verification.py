"""One job: compare what the archive holds with what it should hold. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from shlex import quote

from archive.errors import LostOriginalError, message
from archive.holdings import Kept
from archive.index import translating_engine_errors
from archive.ingestion import text_key
from archive.keeping import Keeping
from archive.layout import STORE
from archive.making import entry_of_kept
from archive.reports import Finding, VerifyReport
from archive.requests import Progress, ProgressCallback
from archive.store import Store
from indexer.engine import Engine, Hit

DAMAGED = message("The database says: {detail}.")
MISSING = message("The original {where} is missing or altered.")
ORPHAN = message("The file {where} among the originals belongs to no statement.")
OTHER_TEXT = message("The text of statement {where} is not what was recorded.")
OTHER_STATE = message("The state of statement {where} does not follow from the decisions on it.")
NOT_ANALYSED = message("Statement {where} has no analysis, so no search finds it.")
NOT_INDEXED = message("Statement {where} is missing from the index.")
INDEXED_WRONGLY = message("The index has another content for statement {where} than the store.")
BEHIND = message("The index {where} has not seen the last changes of the store.")
NOT_STORED = message("The index has a statement {where} that the store has not.")

ANALYSE = "archive reindex --analyse"
REINDEX = "archive reindex"


def verify(keeping: Keeping, progress: ProgressCallback | None) -> VerifyReport:
    """What is wrong with originals, store and index."""
    store = keeping.store()
    restore = restore_command(keeping)
    damage = [Finding("store_damaged", str(store.file), DAMAGED, restore, {"detail": one}) for one in store.damage()]
    if damage:
        return VerifyReport(0, 0, tuple(damage))
    originals = store.originals()
    findings = [*_check_originals(keeping, store, originals, progress), *_check_files(keeping, originals)]
    with closing(keeping.index.open()) as engine, translating_engine_errors(keeping.index.folder):
        if not keeping.index.is_current(engine, store):
            findings.append(Finding("index_behind", str(keeping.index.folder), BEHIND, REINDEX))
        findings.extend(_check_statements(keeping, store, engine, progress))
    return VerifyReport(store.counts()["statements"], len(originals), tuple(findings))


def _check_originals(keeping: Keeping, store: Store, originals: dict[str, int],
                     progress: ProgressCallback | None) -> Iterator[Finding]:
    for number, sha256 in enumerate(originals, start=1):
        if progress:
            progress(Progress("originals", number, len(originals), sha256))
        try:
            keeping.originals.read(sha256)
        except LostOriginalError as error:
            again = " ".join(map(quote, store.places_of(sha256)))
            yield Finding("original_lost", error.where, MISSING, f"archive ingest {again}".strip())


def _check_files(keeping: Keeping, originals: dict[str, int]) -> Iterator[Finding]:
    for file in keeping.originals.files():
        if file.name not in originals:
            yield Finding("original_orphaned", str(file), ORPHAN, f"archive ingest {quote(str(file))}")


def _check_statements(keeping: Keeping, store: Store, engine: Engine,
                      progress: ProgressCallback | None) -> Iterator[Finding]:
    """Every statement against itself and against its entry in the index."""
    surplus = set(engine.ids())
    total, done = store.counts()["statements"], 0
    for batch in store.changed_since(0):
        hits = engine.get([kept.row.id for kept in batch])
        for kept in batch:
            yield from _check_kept(kept, keeping)
            if kept.row.deleted:
                continue
            done += 1
            if progress:
                progress(Progress("verify", done, total, kept.row.id))
            surplus.discard(kept.row.id)
            yield from _check_entry(kept, hits.get(kept.row.id))
    for identifier in sorted(surplus):
        yield Finding("not_stored", identifier, NOT_STORED, REINDEX)


def _check_kept(kept: Kept, keeping: Keeping) -> Iterator[Finding]:
    identifier, restore = kept.row.id, restore_command(keeping)
    if text_key(kept.statement) != kept.row.text_key:
        yield Finding("text_altered", identifier, OTHER_TEXT, restore)
    if kept.state.deleted != kept.row.deleted:
        yield Finding("state_differs", identifier, OTHER_STATE, restore)


def _check_entry(kept: Kept, hit: Hit | None) -> Iterator[Finding]:
    identifier, entry = kept.row.id, entry_of_kept(kept)
    if entry is None:
        yield Finding("not_analysed", identifier, NOT_ANALYSED, ANALYSE)
    elif hit is None:
        yield Finding("not_indexed", identifier, NOT_INDEXED, REINDEX)
    elif hit.stored != entry.stored:
        yield Finding("index_differs", identifier, INDEXED_WRONGLY, REINDEX)


def restore_command(keeping: Keeping) -> str:
    """The command that brings the database back from a backup."""
    return f"cp BACKUP/{STORE} {quote(str(keeping.home))}"
