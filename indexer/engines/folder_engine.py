"""An engine over a folder of generations: locks, swaps and reopening, the same for every library. It knows none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from indexer.engine import Area, EngineError, Entry, Field, Hit, IndexReadOnly, SearchRequest, SearchResult
from indexer.engines.aside import Aside
from indexer.engines.failures import Explaining
from indexer.engines.generations import IndexFolder
from indexer.engines.querytree import check_names, encodable
from indexer.query import Query

LONGEST_TERM = 200
"""Words of more characters are left out of the index, so that patterns over terms stay small."""

LONGEST_VALUE = 10_000
"""Keyword values of more characters are left out of the index: libraries cannot hold them."""

LOOKUPS = frozenset({Field.ALIAS, Field.FORM, Field.SIGNATORY, Field.QUOTED, Field.CONTACT, Field.PERSON,
                     Field.ORGANISATION, Field.PLACE, Field.ISSUER, Field.TAG})
"""Fields without a column for facets: those with a value for nearly every word, and names, whose keys are counted."""


Facets = Mapping[Field, tuple[tuple[str, int], ...]]


class View(Protocol):
    """One consistent state of an index; its methods are those of `Engine`."""

    def search(self, request: SearchRequest, aside: Callable[[Callable[[], Facets]], Facets]) -> SearchResult:
        """Hits, total and facets; what is made `aside` is made while the caller goes on."""

    def get(self, ids: Iterable[str]) -> Mapping[str, Hit]:
        """The statements with these ids."""

    def ids(self) -> frozenset[str]:
        """All ids."""

    def terms(self, field: Field | Area, prefix: str, limit: int, *, by_count: bool,
              within: Query | None = None) -> list[tuple[str, int]]:
        """Terms that begin with the prefix, of the statements that match `within`."""

    def holders(self, field: Field | Area, term: str) -> int:
        """How many statements hold this very term."""

    def stamp(self) -> str:
        """What the last complete write recorded."""

    def count(self) -> int:
        """How many statements there are."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one write changes."""

    entries: Iterable[Entry]
    stamp: str
    delete: Iterable[str] = ()


class Library(Protocol):
    """What an adapter tells of its library. `failures` are what it raises when files fail or are damaged."""

    name: str
    schema_version: int
    failures: tuple[type[BaseException], ...]

    def create(self, generation: Path) -> None:
        """Make an empty index in the folder."""

    def version(self, generation: Path) -> object:
        """A value that every commit changes."""

    def view(self, generation: Path | None) -> View:
        """The last commit of the generation; of None, an empty index."""

    def fill(self, generation: Path, batch: Batch) -> None:
        """Commit the batch once, at its end; on any failure, none of it."""


@dataclass(frozen=True, slots=True)
class _Opened:
    folder_version: object
    generation: Path | None
    files_version: object
    view: View


class FolderEngine:
    """The engine over a folder: every search sees the last complete write, by whatever process."""

    def __init__(self, library: Library, folder: Path, *, writable: bool = False) -> None:
        self._library = library
        self._folder = IndexFolder(folder, library.name, library.schema_version)
        self._explaining = Explaining(folder, library.failures)
        self._writable = writable
        self._opened: _Opened | None = None
        self._kept: View | None = None
        self._helping = Lock()
        if not writable:
            with self._explaining:
                self._view()

    def write(self, entries: Iterable[Entry], *, stamp: str, delete: Iterable[str] = ()) -> None:
        """See `Engine.write`."""
        with self._writing():
            generation = self._folder.current()
            if generation is None:
                self._fill_new_generation(entries, stamp)
            else:
                self._fill(generation, Batch(entries, stamp, map(encodable, delete)))

    def rebuild(self, entries: Iterable[Entry], *, stamp: str) -> None:
        """See `Engine.rebuild`."""
        with self._writing():
            self._fill_new_generation(entries, stamp)

    def stamp(self) -> str:
        """See `Engine.stamp`."""
        with self._explaining:
            return self._view().stamp()

    def snapshot(self) -> FolderEngine:
        """See `Engine.snapshot`."""
        snapshot = copy(self)
        with self._explaining:
            snapshot._kept, snapshot._writable = self._view(), False
        return snapshot

    def search(self, request: SearchRequest) -> SearchResult:
        """See `Engine.search`."""
        try:
            with self._explaining:
                return self._view().search(request, self._aside)
        except EngineError:
            check_names(request.query)   # then it was no failure of the index
            raise

    def get(self, ids: Iterable[str]) -> Mapping[str, Hit]:
        """See `Engine.get`."""
        wanted = [encodable(identifier) for identifier in ids]
        with self._explaining:
            return self._view().get(wanted)

    def ids(self) -> frozenset[str]:
        """See `Engine.ids`."""
        with self._explaining:
            return self._view().ids()

    def terms(self, field: Field | Area, prefix: str, limit: int, *,
              by_count: bool = False, within: Query | None = None) -> list[tuple[str, int]]:
        """See `Engine.terms`."""
        if limit <= 0:
            return []
        with self._explaining:
            return self._view().terms(field, encodable(prefix), limit, by_count=by_count, within=within)

    def holders(self, field: Field | Area, term: str) -> int:
        """See `Engine.holders`."""
        with self._explaining:
            return self._view().holders(field, encodable(term))

    def count(self) -> int:
        """See `Engine.count`."""
        with self._explaining:
            return self._view().count()

    def close(self) -> None:
        """See `Engine.close`."""
        self._opened = None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self._writable:
            raise IndexReadOnly("The index is open for reading only", self._folder.path, "Open it for writing.")
        with self._folder.locked():
            yield

    def _fill_new_generation(self, entries: Iterable[Entry], stamp: str) -> None:
        with self._folder.new_generation() as generation:
            with self._explaining:
                self._library.create(generation)
            self._fill(generation, Batch(entries, stamp))

    def _fill(self, generation: Path, batch: Batch) -> None:
        """Write the batch; what its entries raise comes through as it is."""
        source = _Source(batch.entries)
        try:
            with self._explaining:
                self._library.fill(generation, Batch(source, batch.stamp, batch.delete))
        except EngineError:
            if source.failure:
                raise source.failure from None
            raise

    def _aside(self, make: Callable[[], Facets]) -> Facets:
        """What `make` gives, made while the caller goes on.

        Made at once where another search has a thread at it: many searches at a time keep every core busy anyway.
        """
        if not self._helping.acquire(blocking=False):
            return make()

        def helping() -> Facets:
            try:
                return make()
            finally:
                self._helping.release()

        return Aside(helping, self._explaining)

    def _view(self) -> View:
        """The last complete write, but of a snapshot its own; what is open is kept until there is a newer one."""
        if self._kept is not None:
            return self._kept
        known = self._opened
        if known is None or not self._is_current(known):
            self._opened = known = self._open()
        return known.view

    def _is_current(self, known: _Opened) -> bool:
        return known.folder_version == self._folder.version() and (
            known.generation is None or known.files_version == self._library.version(known.generation))

    def _open(self) -> _Opened:
        """The current generation as of now; opened again if it is written to or replaced meanwhile."""
        while True:
            version = self._folder.version()
            generation = self._folder.current()
            files_version = generation and self._library.version(generation)
            try:
                opened = _Opened(version, generation, files_version, self._library.view(generation))
            except self._library.failures:
                if version == self._folder.version() and (
                        generation is None or files_version == self._library.version(generation)):
                    raise
                continue
            if self._is_current(opened):
                return opened


class _Source:
    """The entries as they come, remembering what their source raised: that is no failure of the index."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self.failure: BaseException | None = None

    def __iter__(self) -> Iterator[Entry]:
        try:
            yield from self._entries
        except GeneratorExit:
            raise
        except BaseException as error:
            self.failure = error
            raise
