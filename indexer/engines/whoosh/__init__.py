"""The pure-Python engine, over Whoosh: only the modules of this package import its index. It knows no French.

Whoosh keeps terms, postings, columns and BM25F statistics; queries are evaluated over its postings
here, because some of its own combinations are wrong (`AndNot`) and nest only as deep as Python recurses.
Whoosh pickles parts of its files, so only a folder that bears our marker is ever opened.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import _DEF_INDEX_NAME, TOC, FileIndex
from whoosh.writing import SegmentWriter

from indexer.engines.folder_engine import Batch, FolderEngine
from indexer.engines.generations import synchronise
from indexer.engines.whoosh.schema import SCHEMA_VERSION, STAMP, document_of, schema, stamp_document
from indexer.engines.whoosh.view import View

MEMORY_MEGABYTES = 64


def open_whoosh(folder: Path, *, writable: bool) -> FolderEngine:
    """The engine over Whoosh in this folder."""
    return FolderEngine(WhooshLibrary(), folder, writable=writable)


class WhooshLibrary:
    """What `FolderEngine` must know of Whoosh."""

    name = "whoosh"
    schema_version = SCHEMA_VERSION
    # Damaged pickles and packed numbers raise nearly anything.
    failures: tuple[type[BaseException], ...] = (Exception,)

    def create(self, generation: Path) -> None:
        """Make an empty index in the folder."""
        TOC.create(DurableStorage(str(generation)), schema())

    def version(self, generation: Path) -> object:
        """The number of the last commit."""
        return TOC._latest_generation(FileStorage(str(generation)), _DEF_INDEX_NAME)

    def view(self, generation: Path | None) -> View:
        """The last commit of the generation; of None, an empty index."""
        if generation is None:
            return View(RamStorage().create_index(schema()).searcher())
        storage = DurableStorage(str(generation))
        try:
            return View(FileIndex(storage, schema=schema()).searcher())
        except BaseException:
            storage.release()
            raise

    def fill(self, generation: Path, batch: Batch) -> None:
        """Commit the batch once, at its end; on any failure, none of it."""
        writer = SegmentWriter(_index(generation), limitmb=MEMORY_MEGABYTES, codec=W3Codec())
        try:
            _add(writer, batch)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh ships no types
    """Files of an index that are on the disk before the commit that names them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._opened: list[StructFile] = []

    def open_file(self, name: str, **options: object) -> StructFile:
        """The file, remembered for `release`."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def release(self) -> None:
        """Close the files that Whoosh left open when it met damage."""
        for file in self._opened:
            with suppress(OSError, ValueError):
                file.close()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename what Whoosh commits by, once everything that it wrote is safe."""
        folder = Path(self.folder)
        for file in folder.iterdir():
            if file.is_file():
                with file.open("rb") as written:
                    os.fsync(written.fileno())
        super().rename_file(oldname, newname, safe=safe)
        synchronise(folder)


def _index(generation: Path) -> FileIndex:
    return FileIndex(DurableStorage(str(generation)), schema=schema())


def _add(writer: SegmentWriter, batch: Batch) -> None:
    """Delete and add, with the stamp in a document of its own; of entries with one id the last stays."""
    reader = writer.reader()    # Whoosh's own delete_by_term opens one for each call

    def delete(field: str, term: str) -> None:
        if (field, term.encode()) in reader:
            for number in reader.postings(field, term.encode()).all_ids():
                writer.delete_document(number)

    for identifier in batch.delete:
        delete("id", identifier)
    added: dict[str, int] = {}
    for entry in batch.entries:
        if entry.id in added:
            writer.newsegment.delete_document(added[entry.id])
        else:
            delete("id", entry.id)
        added[entry.id] = writer.docnum
        writer.add_document(**document_of(entry))
    delete("has", STAMP)
    writer.add_document(**stamp_document(batch.stamp))
    reader.close()
