"""One job: keep the search index equal to the store. Knows entries and engines; knows no query.

A mark on the disk says that the store may be ahead of the index. It is set before anything is written
to the store and taken away when the index has caught up; so a reader sees at once, without opening the
store, whether a crash left the index behind. The stamp in the index says how far it has come.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, DiskFullError, NotWritableError, UnusableIndexError, translating_os_errors
from archive.garbage import collecting_rarely
from archive.layout import BEHIND, INDEX
from archive.making import entries_since
from indexer.engine import DiskFull, Engine, EngineError, Entry, IndexCorrupt, IndexReadOnly, IndexStale
from indexer.engines import open_engine

if TYPE_CHECKING:
    from archive.requests import ProgressCallback
    from archive.store import Store

# Raise when the same statement makes another entry than before: every index is then built anew.
ENTRIES = 8


@dataclass(frozen=True, slots=True)
class Index:
    """The index of the archive in `home`, by the engine of this kind."""

    home: Path
    kind: str

    @property
    def folder(self) -> Path:
        """Where the engine keeps its files; the engine's name keeps two engines apart."""
        return self.home / INDEX / self.kind

    @property
    def mark(self) -> Path:
        """The file that says that the store may be ahead."""
        return self.home / BEHIND

    def is_behind(self) -> bool:
        """Whether the index may lack what the store has, or is not there."""
        return self.mark.exists() or not self.folder.is_dir()

    def expect_changes(self) -> None:
        """Set the mark, durably: the store is about to change."""
        with translating_os_errors(self.mark):
            handle = os.open(self.mark, os.O_WRONLY | os.O_CREAT, 0o644)
            os.fsync(handle)
            os.close(handle)

    def open(self, *, expect_stamp: bool = True) -> Engine:
        """The engine, for searching. Raises NeedsMendingError where only building it anew can help."""
        with translating_engine_errors(self.folder):
            engine = open_engine(self.kind, self.folder)
            version = engine.stamp().partition(":")[0]
        if version != str(ENTRIES) and (version or expect_stamp):
            engine.close()
            raise NeedsMendingError(self.folder)
        return engine

    def catch_up(self, store: Store, progress: ProgressCallback | None = None, *, more: bool = False) -> int | None:
        """How many statements were brought up to date; None where the index had to be built anew.

        With `more` the mark stays: whoever writes goes on, and a crash must find it at every moment.
        """
        try:
            with self._writing() as engine:
                count = _write_changes(engine, store, progress)
        except NeedsMendingError:
            count = None
        if count is None:
            self._build(store, progress)
        if not more:
            self._remove_mark()
        return count

    def rebuild(self, store: Store, progress: ProgressCallback | None = None) -> int:
        """How many statements the new index holds; the old one serves until the new one is complete."""
        count = self._build(store, progress)
        self._remove_mark()
        return count

    def _build(self, store: Store, progress: ProgressCallback | None) -> int:
        counted = _Counted(progress)
        with translating_os_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with self._writing() as engine:
                engine.rebuild(counted.entries(entries_since(store, 0)), stamp=stamp_of(store))
        except NeedsMendingError as error:
            raise UnusableIndexError(self.folder, detail=error) from error
        return counted.count

    def is_current(self, engine: Engine, store: Store) -> bool:
        """Whether the index has seen the last change of the store."""
        return engine.stamp() == stamp_of(store)

    def _remove_mark(self) -> None:
        with translating_os_errors(self.mark):
            self.mark.unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[Engine]:
        with collecting_rarely(), translating_engine_errors(self.folder):
            engine = open_engine(self.kind, self.folder, writable=True)
            try:
                yield engine
            finally:
                engine.close()


class NeedsMendingError(UnusableIndexError):
    """The index is damaged, of another version, or not there; building it anew mends it."""

    code = "index_needs_mending"

    def __init__(self, where: object, detail: object = "it must be built anew") -> None:
        super().__init__(where, detail=detail)


@contextmanager
def translating_engine_errors(folder: Path) -> Iterator[None]:
    """Raises errors of the engine as failures of the archive."""
    try:
        yield
    except EngineError as error:
        raise _translated(error, folder) from error


def _translated(error: EngineError, folder: Path) -> ArchiveError:
    if isinstance(error, IndexStale | IndexCorrupt):
        return NeedsMendingError(folder, error.what)
    if isinstance(error, DiskFull):
        return DiskFullError(folder, detail=error.what)
    if isinstance(error, IndexReadOnly):
        return NotWritableError(folder, detail=error.what)
    return UnusableIndexError(folder, detail=error)


def stamp_of(store: Store) -> str:
    """What an index that has seen everything records."""
    archive, change = store.head()
    return f"{ENTRIES}:{archive}:{change}"


def _write_changes(engine: Engine, store: Store, progress: ProgressCallback | None) -> int | None:
    """How many changes were written; None where the stamp is not of this store's past."""
    current = stamp_of(store)
    stamp = engine.stamp()
    if stamp == current:
        return 0
    seen = _changes_seen(stamp, current)
    if seen is None:
        return None
    counted = _Counted(progress)
    gone = store.absent_since(seen)
    engine.write(counted.entries(entries_since(store, seen)), stamp=current, delete=gone)
    return counted.count + len(gone)


def _changes_seen(stamp: str, current: str) -> int | None:
    origin, _, change = stamp.rpartition(":")
    expected, _, last = current.rpartition(":")
    if origin != expected or not change.isdecimal() or int(change) > int(last):
        return None
    return int(change)


@dataclass(slots=True)
class _Counted:
    """Counts the entries that pass, and says so."""

    progress: ProgressCallback | None
    count: int = 0

    def entries(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        from archive.requests import Progress  # noqa: PLC0415

        for entry in entries:
            yield entry
            self.count += 1
            if self.progress:
                self.progress(Progress("index", self.count, None, entry.id))
