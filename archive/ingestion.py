"""One job: take files in. Decides what each one is to the archive; knows no format, no engine and no screen."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import tee

from archive.analysis import Analysts
from archive.discovery import Candidate, discover, passed_over, printable, read
from archive.errors import message
from archive.garbage import collecting_rarely
from archive.holdings import Received
from archive.keeping import Keeping
from archive.originals import Originals, checksum
from archive.reports import FileReport, IngestReport, Outcome
from archive.requests import IngestOptions, Notice, Progress, ProgressCallback
from archive.store import Store
from corpus.duplicates import body_key
from corpus.reading import read_statement
from corpus.statement import Rejected, Statement
from indexer.annotation import Analysis

# Large files are analysed in smaller chunks, so that memory stays bounded.
CHUNK_BYTES = 4_000_000

MODEL_CHANGED = message("{count} statements were analysed by another model; `archive reindex --analyse` "
                        "analyses them again.")


@dataclass(frozen=True, slots=True)
class Item:
    """A file on its way in: read and still to be kept, or already reported; `data` is an original to keep.

    `analysed` says whether its chunk analyses it; a text that the archive has needs no analysis.
    """

    path: str
    report: FileReport | None = None
    data: bytes = b""
    received: Received | None = None
    analysed: bool = False


def ingest(keeping: Keeping, paths: Sequence[str], options: IngestOptions,
           progress: ProgressCallback | None) -> IngestReport:
    """What became of each file that the paths name."""
    others = tuple(map(printable, passed_over(paths)))
    told = _Told(progress, sum(1 for _ in discover(paths)) if progress else None, others)
    if options.dry_run:
        return _rehearse(keeping, paths, told)
    with (collecting_rarely(), keeping.writing("ingest", create=True, progress=progress) as store,
          store.asking()):
        intake = _Intake(store, keeping.originals, keeping.analysts)
        for report in intake.take(paths, keeping.settings.chunk):
            told.add(report)
            if intake.stored >= keeping.settings.index_every:
                intake.stored = 0
                store.flush()
                keeping.index.catch_up(store, progress, more=True)
        _compare_models(keeping, store, intake.model)
    return told.report(dry_run=False)


def decide(store: Store, received: Received) -> tuple[Outcome, str]:
    """What a file is to the archive, and the identifier of its statement.

    One file's new bytes are a new revision, but not while other files still hold the old text: then the
    file has become another statement, or both would change places at every ingest.
    """
    source = store.source_at(received.location, received.statement.source.sha256)
    if source and source.original == received.statement.source.sha256:
        return Outcome.UNCHANGED, source.statement_id
    same = store.statement_with_text(received.text_key)
    if same and (source is None or same.id != source.statement_id):
        return Outcome.DUPLICATE, same.id
    if source and (same or len(store.sources([source.statement_id])) == 1):
        return Outcome.UPDATED, source.statement_id
    return Outcome.ADDED, _free_identifier(store, received.statement.id)


def _free_identifier(store: Store, wanted: str) -> str:
    """The identifier minted from the text, or the next like it where an older revision has taken it."""
    identifier, number = wanted, 2
    while store.statement(identifier):
        identifier, number = f"{wanted}-{number}", number + 1
    return identifier


def prepare(candidate: Candidate | Rejected, store: Store | None) -> Item:
    """A file read, or a report on it where no statement comes of it."""
    if isinstance(candidate, Rejected):
        return _refused(candidate, candidate.path)
    path = printable(candidate.path)
    location = None if candidate.location is None else printable(candidate.location)
    data = read(candidate)
    if isinstance(data, Rejected):
        return _refused(data, path)
    source = store.source_at(location, checksum(data)) if store else None
    if store and source and source.original == checksum(data):
        return Item(path, _reported(path, Outcome.UNCHANGED, source.statement_id, store), data)
    statement = read_statement(data, path)
    if isinstance(statement, Rejected):
        return _refused(statement, path)
    received = Received(statement, text_key(statement), body_key(statement), location)
    return Item(path, data=data, received=received)


def text_key(statement: Statement) -> str:
    """Equal for equal reading texts, and only for them."""
    return hashlib.sha256(statement.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class _Intake:
    """Takes files into a store: read by chunks, analysed, and each kept in one transaction."""

    store: Store
    originals: Originals
    analysts: Analysts
    stored: int = 0
    model: str = ""
    under_way: set[str] = field(default_factory=set)

    def take(self, paths: Sequence[str], chunk: int) -> Iterator[FileReport]:
        """A report on each file, in order, as soon as it is kept."""
        chunks, again = tee(self._chunks(paths, chunk))
        wanted = ([item.received.statement for item in one if item.received and item.analysed] for one in again)
        for items, analyses in zip(chunks, self.analysts.analyse(wanted), strict=True):
            ready = iter(analyses)
            # Those of unchanged files, too, whose originals were found missing or altered.
            files = (item.data for item in items if item.data)
            with self.originals.keeping(files, self.store.has_original):
                for item in items:
                    yield item.report or self._keep(item, next(ready) if item.analysed else None)
            self.store.flush()

    def _chunks(self, paths: Sequence[str], chunk: int) -> Iterator[list[Item]]:
        items: list[Item] = []
        size = 0
        for candidate in discover(paths):
            item = self._with_need(prepare(candidate, self.store))
            if item.report and item.data and self.originals.holds(checksum(item.data)):
                item = Item(item.path, item.report)
            items.append(item)
            size += len(item.data)
            if len(items) >= chunk or size >= CHUNK_BYTES:
                yield items
                items, size = [], 0
        yield items

    def _with_need(self, item: Item) -> Item:
        """The item, to be analysed unless its text is kept already or on its way."""
        if item.received is None:
            return item
        key = item.received.text_key
        if key in self.under_way or self.store.statement_with_text(key):
            return item
        self.under_way.add(key)
        return replace(item, analysed=True)

    def _keep(self, item: Item, analysis: Analysis | None) -> FileReport:
        """Keep a file, whose original is there already: all rows in one transaction."""
        received = item.received
        assert received is not None  # noqa: S101  (an item without a report was read)
        outcome, identifier = decide(self.store, received)
        received = replace(received, statement=replace(received.statement, id=identifier))
        if outcome is not Outcome.UNCHANGED:
            self._record(outcome, received, analysis)
            self.stored += 1
        self.under_way.discard(received.text_key)
        return _reported(item.path, outcome, identifier, self.store, received.statement.warnings)

    def _record(self, outcome: Outcome, received: Received, analysis: Analysis | None) -> None:
        if outcome is Outcome.DUPLICATE:
            self.store.attach(received)
            return
        if analysis is None:
            analysis = next(iter(self.analysts.analyzer().analyze_many([received.statement])))
        self.model = analysis.fingerprint
        if outcome is Outcome.ADDED:
            self.store.add(received, analysis)
        else:
            self.store.revise(received, analysis)


@dataclass(slots=True)
class _Told:
    """Collects reports, and says how far the ingest is."""

    progress: ProgressCallback | None
    total: int | None
    passed_over: tuple[str, ...]
    files: list[FileReport] = field(default_factory=list)

    def add(self, report: FileReport) -> None:
        self.files.append(report)
        if self.progress:
            self.progress(Progress("read", len(self.files), self.total, report.path))

    def report(self, *, dry_run: bool) -> IngestReport:
        counts = Counter(one.outcome for one in self.files)
        return IngestReport({outcome: counts[outcome] for outcome in Outcome}, tuple(self.files), dry_run,
                            self.passed_over)


def _rehearse(keeping: Keeping, paths: Sequence[str], told: _Told) -> IngestReport:
    """The report that an ingest would give. Stores nothing and analyses nothing."""
    store = keeping.store() if keeping.exists else None
    coming: dict[str, str] = {}
    for candidate in discover(paths):
        item = prepare(candidate, store)
        told.add(item.report or _foreseen(item, store, coming))
    return told.report(dry_run=True)


def _foreseen(item: Item, store: Store | None, coming: dict[str, str]) -> FileReport:
    received = item.received
    assert received is not None  # noqa: S101  (an item without a report was read)
    outcome, identifier = decide(store, received) if store else (Outcome.ADDED, received.statement.id)
    if outcome is Outcome.ADDED and received.text_key in coming:
        outcome, identifier = Outcome.DUPLICATE, coming[received.text_key]
    coming.setdefault(received.text_key, identifier)
    return FileReport(item.path, outcome, identifier, warnings=received.statement.warnings)


def _refused(rejected: Rejected, path: str) -> Item:
    return Item(path, FileReport(printable(path), Outcome.REFUSED, None, rejected.code, rejected.reason))


def _reported(path: str, outcome: Outcome, identifier: str, store: Store,
              warnings: tuple[str, ...] = ()) -> FileReport:
    row = None if outcome is Outcome.ADDED else store.statement(identifier)
    deleted = bool(row and row.deleted)
    reason = f"The statement was deleted; `archive restore {identifier}` brings it back." if deleted else ""
    return FileReport(path, outcome, identifier, "deleted" if deleted else "", reason, warnings)


def _compare_models(keeping: Keeping, store: Store, model: str) -> None:
    """Say once that older analyses are from another model, if this ingest analysed anything."""
    others = sum(number for name, number in store.fingerprints().items() if name != model) if model else 0
    if others:
        keeping.notify(Notice("model_changed", MODEL_CHANGED, {"count": others}))
