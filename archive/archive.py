"""The door to an archive: one method an act, each delegated to the module that does it. Knows no screen.

Only the path of a search is imported here; the store and the French pipeline are opened when needed,
because `archive search` must start at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from archive.reports import (
    FacetCount,
    IngestReport,
    Json,
    OriginalFile,
    ReindexReport,
    SearchPage,
    StatementView,
    Stats,
    VerifyReport,
)
from archive.requests import (
    IngestOptions,
    NoticeCallback,
    ProgressCallback,
    SearchOptions,
    Signature,
)
from archive.settings import Settings

if TYPE_CHECKING:
    from corpus.statement import Rejected, Statement
    from indexer.annotation import Analysis


class Analyzer(Protocol):
    """What the archive needs of `indexer.analysis.analyzer.Analyzer`."""

    @property
    def fingerprint(self) -> str:
        """The name of the model and rules."""

    def analyze_many(self, statements: Iterable[Statement]) -> Iterator[Analysis]:
        """One analysis a statement, in order."""


AnalyzerFactory = Callable[[], Analyzer]


class Archive:
    """An archive in a folder."""

    def __init__(self, home: Path, settings: Settings) -> None:
        self.home = home
        self.settings = settings

    @classmethod
    def open(cls, home: Path | None = None, settings: Settings | None = None, *, create: bool = True,
             analyzer: AnalyzerFactory | None = None, notify: NoticeCallback | None = None) -> Archive:
        """The archive in `home` (default: ARCHIVE_HOME, else the user's data folder).

        With `create`, a missing archive is made by the first command that stores something; without, it
        raises NoArchiveError. `analyzer` makes the analyser (default: the French pipeline).
        """
        raise NotImplementedError

    def create(self) -> None:
        """Make the folder and an empty store now (`archive init`)."""
        raise NotImplementedError

    def ingest(self, paths: Sequence[str], options: IngestOptions,
               progress: ProgressCallback | None = None) -> IngestReport:
        """What became of each file of `paths`: files, folders (recursive), "-" for standard input."""
        raise NotImplementedError

    def search(self, options: SearchOptions) -> SearchPage:
        """A page of statements, with facets and roles where asked."""
        raise NotImplementedError

    def list(self, options: SearchOptions) -> SearchPage:
        """A page of all statements that pass the filters, newest first unless sorted otherwise."""
        raise NotImplementedError

    def facets(self, options: SearchOptions) -> dict[str, tuple[FacetCount, ...]]:
        """Counts of each kind of value over all statements that match."""
        raise NotImplementedError

    def show(self, identifier: str, *, with_contacts: bool = False) -> StatementView:
        """One statement in full; telephone numbers and e-mail addresses masked unless `with_contacts`."""
        raise NotImplementedError

    def original(self, identifier: str) -> OriginalFile:
        """The file as received that the current text of a statement was read from."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """The archive in figures."""
        raise NotImplementedError

    def delete(self, identifiers: Sequence[str], signature: Signature) -> int:
        """How many statements were taken out of the index; history and originals stay."""
        raise NotImplementedError

    def restore(self, identifiers: Sequence[str], signature: Signature) -> int:
        """How many deleted statements are back."""
        raise NotImplementedError

    def tag(self, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
        """How many tags are new."""
        raise NotImplementedError

    def untag(self, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
        """How many tags were taken off."""
        raise NotImplementedError

    def history(self, identifier: str | None = None) -> Sequence[Json]:
        """The decisions on one statement, or all of them, oldest first."""
        raise NotImplementedError

    def reindex(self, *, analyse: bool = False, progress: ProgressCallback | None = None) -> ReindexReport:
        """The index built anew from the store; with `analyse`, after a new analysis of every statement."""
        raise NotImplementedError

    def verify(self, progress: ProgressCallback | None = None) -> VerifyReport:
        """What is wrong with originals, store and index, and the command that mends it."""
        raise NotImplementedError

    def analyze(self, data: bytes, path: str, *, with_contacts: bool = False) -> Json | Rejected:
        """The `archive.analyze/1` object of one file, stored nowhere."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of files and locks."""
        raise NotImplementedError
