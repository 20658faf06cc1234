"""One job: show what is kept: a statement, its original, the archive in figures; or the analysis of a passing file."""

from __future__ import annotations

from pathlib import Path

from archive.errors import NotFoundError
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.layout import INDEX, ORIGINALS, STORE
from archive.reports import Json, OriginalFile, StatementReading, StatementView, Stats
from archive.views import analysis_of, reading_of, view_of
from corpus.reading import read_statement
from corpus.statement import Rejected


def show(keeping: Keeping, identifier: str, *, with_contacts: bool) -> StatementView:
    """A statement in full."""
    return view_of(_kept(keeping, identifier), with_contacts=with_contacts)


def read(keeping: Keeping, identifier: str, *, with_contacts: bool) -> StatementReading:
    """A statement with the evidence for each mention and role."""
    return reading_of(_kept(keeping, identifier), with_contacts=with_contacts)


def original(keeping: Keeping, identifier: str) -> OriginalFile:
    """The file that the present text of a statement was read from."""
    source = _kept(keeping, identifier).statement.source
    return OriginalFile(source.path, source.media_type, source.sha256, keeping.originals.read(source.sha256))


def stats(keeping: Keeping, dates: tuple[str | None, str | None]) -> Stats:
    """The archive in figures; `dates` are those of its first and last statement."""
    store, home = keeping.store(), keeping.home
    counts, models = store.counts(), store.fingerprints()
    size = {"originals": _size(home / ORIGINALS), "index": _size(home / INDEX),
            "store": sum(one.stat().st_size for one in home.glob(f"{STORE}*"))}
    return Stats(home=str(home), statements=counts["statements"], deleted=counts["deleted"],
                 sources=counts["sources"], revisions=counts["revisions"], decisions=counts["decisions"],
                 first_date=dates[0], last_date=dates[1], engine=keeping.settings.engine,
                 model=max(models, key=lambda name: models[name], default=None), size=size)


def analyze(keeping: Keeping, data: bytes, path: str, *, with_contacts: bool) -> Json | Rejected:
    """The analysis of a file that is stored nowhere."""
    statement = read_statement(data, path)
    if isinstance(statement, Rejected):
        return statement
    analysis = next(iter(keeping.analysts.analyzer().analyze_many([statement])))
    return analysis_of(statement, analysis, with_contacts=with_contacts)


def _kept(keeping: Keeping, identifier: str) -> Kept:
    found = keeping.store().kept(identifier)
    if found is None:
        raise NotFoundError(identifier)
    return found


def _size(folder: Path) -> int:
    """The bytes of all files in a folder; files that vanish meanwhile do not count."""
    total = 0
    for one in folder.rglob("*"):
        try:
            total += one.stat().st_size if one.is_file() else 0
        except FileNotFoundError:
            continue
    return total


