"""The door to an archive: one method an act, each delegated to the module that does it. Knows no screen.

Only the path of a search is imported here; the store and the French pipeline are opened when needed,
because `archive search` must start at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from archive import searching
from archive.errors import ArchiveError, BusyError, NoArchiveError, NotWritableError
from archive.index import Index, NeedsMendingError, translating_engine_errors
from archive.layout import STORE
from archive.locks import is_locked
from archive.reports import (
    FacetCount,
    IngestReport,
    Json,
    OriginalFile,
    ReindexReport,
    SearchHit,
    SearchPage,
    StatementReading,
    StatementView,
    Stats,
    VerifyReport,
)
from archive.requests import (
    IngestOptions,
    Notice,
    NoticeCallback,
    ProgressCallback,
    SearchOptions,
    Signature,
)
from archive.settings import Settings, default_home, load

if TYPE_CHECKING:
    from archive import browsing
    from archive.analysis import AnalyzerFactory
    from archive.batches import BatchPage
    from archive.counter import Counter
    from archive.desk import Desk
    from archive.judging import Judgement
    from archive.keeping import Keeping
    from archive.reviewing import ReviewItem, ReviewOptions
    from archive.rosters import Listed
    from archive.settling import Verdict
    from corpus.statement import Rejected
    from indexer.engine import Engine
    from indexer.suggestions import Suggestion

Answer = TypeVar("Answer")


class Archive:
    """An archive in a folder."""

    def __init__(self, home: Path, settings: Settings, analyzer: AnalyzerFactory | None,
                 notify: NoticeCallback) -> None:
        self.home = home
        self.settings = settings
        self._analyzer = analyzer
        self._notify = notify
        self._kept: Keeping | None = None
        self._engine: Engine | None = None

    @classmethod
    def open(cls, home: Path | None = None, settings: Settings | None = None, *, create: bool = True,
             analyzer: AnalyzerFactory | None = None, notify: NoticeCallback | None = None) -> Archive:
        """The archive in `home` (default: ARCHIVE_HOME, else the user's data folder).

        With `create`, a missing archive is made by the first command that stores something; without, it
        raises NoArchiveError. `analyzer` makes the analyser (default: the French pipeline); it must be
        picklable where several workers analyse.
        """
        home = home or default_home()
        if not create and not (home / STORE).exists():
            raise NoArchiveError(home)
        return cls(home, settings or load(home), analyzer, notify or _ignore)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files and locks; the archive can be used again."""
        if self._kept:
            self._kept.close()
        if self._engine:
            self._engine.close()
        self._kept = self._engine = None

    def create(self) -> None:
        """Make the folder, an empty store and an empty index now (`archive init`)."""
        with self._keeping.writing("init", create=True):
            pass

    def ingest(self, paths: Sequence[str], options: IngestOptions,
               progress: ProgressCallback | None = None) -> IngestReport:
        """What became of each file of `paths`: files, folders (recursive), "-" for standard input."""
        from archive import ingestion

        report = ingestion.ingest(self._keeping, paths, options, progress)
        if self.settings.apply_suggestions and not options.dry_run:
            from archive import thesaurus

            thesaurus.apply(self._keeping, report.added)
        return report

    def stamp(self) -> str:
        """What the index has seen, as it answers now; "" where it is not open yet or must be mended first."""
        index = Index(self.home, self.settings.engine)
        if self._engine is None or (index.is_behind() and not is_locked(self.home)):
            return ""
        try:
            with translating_engine_errors(index.folder):
                return self._engine.stamp()
        except ArchiveError:
            return ""

    def search(self, options: SearchOptions) -> SearchPage:
        """A page of statements, with facets and roles where asked. An index left behind is mended first."""
        return self._ask(lambda engine: searching.search(engine, options))

    def list(self, options: SearchOptions) -> SearchPage:
        """A page of all statements that pass the filters, newest first unless sorted otherwise."""
        return self.search(options)

    def facets(self, options: SearchOptions) -> dict[str, tuple[FacetCount, ...]]:
        """Counts of each kind of value over all statements that match."""
        return self._ask(lambda engine: searching.facets(engine, options))

    def complete(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Names and words of the archive that begin so, names first."""
        from archive import browsing

        return self._ask(lambda engine: browsing.complete(engine, text, limit))

    def similar(self, identifier: str, limit: int = 5) -> SearchPage:
        """The statements most like one, best first, its copies left out; `total` counts all that share its words."""
        from archive import browsing

        return self._ask(lambda engine: browsing.similar(engine, identifier, limit))

    def hits(self, identifiers: Sequence[str], options: SearchOptions) -> tuple[SearchHit, ...]:
        """These statements as hits of a search, in this order, with its words marked."""
        from archive import browsing

        return self._ask(lambda engine: browsing.hits(engine.snapshot(), identifiers, options))

    def copies(self, identifier: str) -> tuple[SearchHit, ...]:
        """The other statements with the same body."""
        from archive import browsing

        return self._ask(lambda engine: browsing.copies(engine, identifier))

    def matches(self, identifier: str, options: SearchOptions) -> tuple[tuple[int, int], ...]:
        """Where the words of a search stand in the reading text of a statement."""
        from archive import browsing

        return self._ask(lambda engine: browsing.matches(engine, identifier, options))

    def profile(self, kind: str, name: str) -> browsing.Profile:
        """What the archive says of a "person", "organisation" or "place"."""
        from archive import browsing

        return self._ask(lambda engine: browsing.profile(engine, kind, name))

    def roster(self, kind: str, limit: int) -> Sequence[Listed]:
        """The records of a kind ("person", "organisation", "place") that statements name most."""
        from archive import rosters

        return self._ask(lambda engine: rosters.roster(engine.snapshot(), kind, limit))

    def read(self, identifier: str, *, with_contacts: bool = False) -> StatementReading:
        """One statement in full, with every mention and role and the evidence for it."""
        from archive import reading

        return reading.read(self._keeping, identifier, with_contacts=with_contacts)

    def show(self, identifier: str, *, with_contacts: bool = False) -> StatementView:
        """One statement in full; telephone numbers and e-mail addresses masked unless `with_contacts`."""
        from archive import reading

        return reading.show(self._keeping, identifier, with_contacts=with_contacts)

    def arrivals(self, identifiers: Sequence[str]) -> Mapping[str, str]:
        """When the present text of each statement came in, as RFC 3339 writes it; unknown ones are left out."""
        return self._keeping.store().arrivals(identifiers) if identifiers else {}

    def original(self, identifier: str) -> OriginalFile:
        """The file as received that the present text of a statement was read from."""
        from archive import reading

        return reading.original(self._keeping, identifier)

    def stats(self) -> Stats:
        """The archive in figures."""
        from archive import reading

        dates = self._ask(searching.date_range)
        return reading.stats(self._keeping, dates)

    def delete(self, identifiers: Sequence[str], signature: Signature) -> int:
        """How many statements were taken out of the index; history and originals stay."""
        from archive import deciding

        return deciding.delete(self._keeping, identifiers, signature)

    def restore(self, identifiers: Sequence[str], signature: Signature) -> int:
        """How many deleted statements are back."""
        from archive import deciding

        return deciding.restore(self._keeping, identifiers, signature)

    def tag(self, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
        """How many tags are new."""
        from archive import deciding

        return deciding.tag(self._keeping, identifiers, terms, signature)

    def untag(self, identifiers: Sequence[str], terms: Sequence[str], signature: Signature) -> int:
        """How many tags were taken off."""
        from archive import deciding

        return deciding.untag(self._keeping, identifiers, terms, signature)

    def history(self, about: str | None = None, limit: int = 0) -> Sequence[Json]:
        """The decisions on a statement or an authority record, or all (the last `limit`), oldest first."""
        from archive import deciding

        return deciding.history(self._keeping, about, limit)

    def batches(self, limit: int, offset: int = 0) -> BatchPage:
        """What was decided, the newest first; what one command decided is one batch."""
        from archive import batches

        return self._ask(lambda engine: batches.batches(self._keeping.store(), engine, limit, offset))

    def names_in(self, entries: Sequence[Json]) -> Mapping[str, str]:
        """The names of the records that entries of the history are about or refer to, by identifier."""
        from archive import batches

        return batches.names_in(self._keeping.store(), entries)

    def undo(self, entry: str | None, signature: Signature, *, only: bool = False) -> Sequence[Json]:
        """The entries taken back: those of the command of `entry` (None: of the last), or `only` that entry."""
        from archive import deciding

        return deciding.undo(self._keeping, entry, signature, only=only)

    @property
    def desk(self) -> Desk:
        """Corrections of statements, and decisions on people, organisations, places and terms."""
        from archive.desk import Desk

        return Desk(self._keeping)

    def review(self, options: ReviewOptions) -> Sequence[ReviewItem]:
        """What waits for a person, the gravest kinds first."""
        from archive import reviewing

        return self._ask(lambda engine: reviewing.review(self._keeping, options, engine))

    def settle(self, item: ReviewItem, answer: Verdict, signature: Signature) -> None:
        """Decide an item of the review: accepted, refused, or with a value."""
        from archive import settling

        settling.settle(self._keeping, item, answer, signature)

    def evaluate(self) -> Judgement:
        """How often the present analysis says what archivists decided."""
        from archive import judging

        return judging.evaluate(self._keeping)

    @property
    def counter(self) -> Counter:
        """Export, import, and the vocabulary."""
        from archive.counter import Counter

        return Counter(self._keeping)

    def matching(self, options: SearchOptions) -> Sequence[str]:
        """The identifiers of all statements that a search matches exactly, for decisions on many."""
        from archive import selection

        return self._ask(lambda engine: selection.matching(engine, options))

    def reindex(self, *, analyse: bool = False, progress: ProgressCallback | None = None) -> ReindexReport:
        """The index built anew from the store; with `analyse`, after a new analysis of every statement."""
        from archive import reindexing

        return reindexing.reindex(self._keeping, analyse=analyse, progress=progress)

    def verify(self, progress: ProgressCallback | None = None) -> VerifyReport:
        """What is wrong with originals, store and index, and the command that mends it.

        What a crash left undone is finished first, as by every command.
        """
        from archive import verification

        self._ask(lambda _: None)
        return verification.verify(self._keeping, progress)

    def analyze(self, data: bytes, path: str, *, with_contacts: bool = False) -> Json | Rejected:
        """The `archive.analyze/1` object of one file, stored nowhere."""
        from archive import reading

        return reading.analyze(self._keeping, data, path, with_contacts=with_contacts)

    @property
    def _keeping(self) -> Keeping:
        """The parts that change: imported and opened when first needed."""
        if self._kept is None:
            from archive.analysis import Analysts, FrenchAnalyzer
            from archive.keeping import Keeping

            factory = self._analyzer or FrenchAnalyzer(self.settings.pipeline)
            self._kept = Keeping(self.home, self.settings, Analysts(factory, self.settings.workers), self._notify)
        return self._kept

    def _ask(self, question: Callable[[Engine], Answer]) -> Answer:
        """The engine's answer. A crash's leftovers are mended first, damage is mended when it shows.

        While somebody writes, the last complete index answers: readers never wait.
        """
        if not (self.home / STORE).exists():
            raise NoArchiveError(self.home)
        index = Index(self.home, self.settings.engine)
        if index.is_behind() and not is_locked(self.home):
            with suppress(BusyError, NotWritableError):
                self._keeping.mend()
        try:
            return self._answer(index, question)
        except NeedsMendingError:
            self._engine = None
            self._keeping.mend(rebuild=True)
            return self._answer(index, question)

    def _answer(self, index: Index, question: Callable[[Engine], Answer]) -> Answer:
        with translating_engine_errors(index.folder):
            if self._engine is None:
                self._engine = index.open(expect_stamp=not is_locked(self.home))
            return question(self._engine)


def _ignore(_: Notice) -> None:
    """Nobody listens."""
