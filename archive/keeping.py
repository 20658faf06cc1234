"""The parts of an archive and the rule for writing to it: one writer, marked before, index caught up after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.analysis import Analysts
from archive.errors import ArchiveError, NoArchiveError, message, translating_os_errors
from archive.index import Index
from archive.layout import ORIGINALS, STORE
from archive.locks import write_lock
from archive.originals import Originals
from archive.remembering import Remembered
from archive.requests import Notice, NoticeCallback, ProgressCallback
from archive.settings import Settings
from archive.store import Store

REPAIRED = message("An earlier command was interrupted; the index has caught up with {count} statements.")
REBUILT = message("The index could not be used and has been built anew.")


@dataclass(slots=True)
class Keeping:
    """The store, originals, index and analysts of one archive; the store is opened when needed."""

    home: Path
    settings: Settings
    analysts: Analysts
    notify: NoticeCallback
    # What the review found in each statement; only `archive.reviewing` reads it.
    findings: Remembered[Any] = field(default_factory=Remembered)
    _stores: list[Store] = field(default_factory=list)

    @property
    def originals(self) -> Originals:
        """The files as received."""
        return Originals(self.home / ORIGINALS)

    @property
    def index(self) -> Index:
        """The search index."""
        return Index(self.home, self.settings.engine)

    @property
    def exists(self) -> bool:
        """Whether there is a store."""
        return (self.home / STORE).exists()

    def store(self) -> Store:
        """The store; raises NoArchiveError where there is none."""
        if not self._stores:
            self._stores.append(Store(self.home / STORE))
        return self._stores[0]

    @contextmanager
    def writing(self, command: str, *, create: bool = False,
                progress: ProgressCallback | None = None) -> Iterator[Store]:
        """The store, for changes; afterwards the index has caught up.

        A crash in the block leaves the mark behind, and the next command catches up by the same code.
        """
        if not create and not self.exists:
            raise NoArchiveError(self.home)
        with translating_os_errors(self.home):
            self.home.mkdir(parents=True, exist_ok=True)
        with write_lock(self.home, command, self.settings.wait, self.notify):
            if not self._stores:
                self._stores.append(Store(self.home / STORE, create=True))
            store = self._stores[0]
            interrupted = self.index.mark.exists()
            self.originals.sweep(store.has_original)
            self.index.expect_changes()
            try:
                yield store
            except Exception:
                # What was stored before the failure should be found; the failure itself matters more.
                with suppress(ArchiveError):
                    self.index.catch_up(store)
                raise
            store.flush()
            self._catch_up(store, interrupted=interrupted, progress=progress)

    def mend(self, *, rebuild: bool = False) -> None:
        """Bring the index up to date with the store; with `rebuild`, make it anew."""
        with self.writing("mend the index") as store:
            if rebuild:
                self.index.rebuild(store)
                self.notify(Notice("index_rebuilt", REBUILT, {}))

    def close(self) -> None:
        """Let go of the store."""
        for store in self._stores:
            store.close()
        self._stores.clear()

    def _catch_up(self, store: Store, *, interrupted: bool, progress: ProgressCallback | None) -> None:
        new = not self.index.folder.is_dir()
        count = self.index.catch_up(store, progress)
        if count is None and not new:
            self.notify(Notice("index_rebuilt", REBUILT, {}))
        elif count and interrupted:
            self.notify(Notice("index_repaired", REPAIRED, {"count": count}))
