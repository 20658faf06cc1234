"""The embedded default engine, over tantivy: only the modules of this package import it. It knows no French."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import tantivy

from indexer.engines.failures import probe
from indexer.engines.folder_engine import Batch, FolderEngine
from indexer.engines.generations import file_version
from indexer.engines.tantivy.schema import SCHEMA_VERSION, STAMP, document_of, schema, stamp_document
from indexer.engines.tantivy.view import View

HEAP_BYTES = 64 << 20
_META = "meta.json"


def open_tantivy(folder: Path, *, writable: bool) -> FolderEngine:
    """The engine over tantivy in this folder."""
    return FolderEngine(TantivyLibrary(), folder, writable=writable)


class TantivyLibrary:
    """What `FolderEngine` must know of tantivy."""

    name = "tantivy"
    schema_version = SCHEMA_VERSION
    failures: tuple[type[BaseException], ...] = (OSError, ValueError, KeyError)

    def create(self, generation: Path) -> None:
        """Make an empty index in the folder."""
        tantivy.Index(schema(), path=str(generation), reuse=False)

    def version(self, generation: Path) -> object:
        """A value that every commit changes."""
        return file_version(f"{generation}/{_META}")

    def view(self, generation: Path | None) -> View:
        """The last commit of the generation; of None, an empty index."""
        if generation is None:
            return View(tantivy.Index(schema()).searcher(), has_deletions=False)
        segments = json.loads((generation / _META).read_text("utf-8"))["segments"]
        return View(_searcher(generation), has_deletions=any(segment["deletes"] for segment in segments))

    def fill(self, generation: Path, batch: Batch) -> None:
        """Commit the batch once, at its end; on any failure, none of it.

        One indexing thread keeps the order of documents, and so every score, the same from run to run.
        """
        writer = tantivy.Index.open(str(generation)).writer(HEAP_BYTES, 1)
        committed = False
        try:
            _add(writer, batch)
            committed = True
        except ValueError:
            probe(generation)   # a worker that died of a full disk does not say so
            raise
        finally:
            _release(writer, committed=committed)


def _searcher(generation: Path) -> tantivy.Searcher:
    """A searcher over the last commit; it holds all its files open."""
    try:
        return tantivy.Index.open(str(generation)).searcher()
    except ValueError:
        if os.access(generation, os.W_OK):
            raise
    import tempfile  # noqa: PLC0415 - rarely needed, and every search starts with this module's imports

    # tantivy takes a lock even to read: where none can be made, it reads through links. It may still be writing its
    # own files there when the folder goes, which is no failure of the search.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as links:
        for file in generation.iterdir():
            if file.suffix != ".lock":
                (Path(links) / file.name).symlink_to(file.resolve())
        return tantivy.Index.open(links).searcher()


def _release(writer: tantivy.IndexWriter, *, committed: bool) -> None:
    """Let merges end (a merge that fails loses nothing), or forget what was not committed; let go of the index."""
    if not committed:
        with suppress(ValueError, OSError):
            writer.rollback()
    with suppress(ValueError, OSError):
        writer.wait_merging_threads()


def _add(writer: tantivy.IndexWriter, batch: Batch) -> None:
    """Delete, add and commit, with the stamp in a document of its own."""
    for identifier in batch.delete:
        writer.delete_documents_by_term("id", identifier)
    for entry in batch.entries:
        writer.delete_documents_by_term("id", entry.id)
        writer.add_document(document_of(entry))
    writer.delete_documents_by_term("has", STAMP)
    writer.add_document(stamp_document(batch.stamp))
    writer.commit()
    writer.garbage_collect_files()
