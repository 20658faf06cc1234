"""One job: build the index anew from the store, after a new analysis where one is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from archive.errors import message
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.reports import ReindexReport
from archive.requests import Notice, Progress, ProgressCallback
from archive.store import Store

SEVERAL_MODELS = message("The analyses are from {count} models; `archive reindex --analyse` makes them alike.")


def reindex(keeping: Keeping, *, analyse: bool, progress: ProgressCallback | None) -> ReindexReport:
    """How many statements the new index holds, and how many were analysed for it.

    The old index serves until the new one is complete. Without `analyse`, the French pipeline is not
    needed: the store has all analyses.
    """
    with keeping.writing("reindex", progress=progress) as store:
        analysed = _analyse_again(keeping, store, progress) if analyse else 0
        count = keeping.index.rebuild(store, progress)
        models = len(store.fingerprints())
    if models > 1:
        keeping.notify(Notice("model_changed", SEVERAL_MODELS, {"count": models}))
    return ReindexReport(count, analysed, keeping.settings.engine)


def _analyse_again(keeping: Keeping, store: Store, progress: ProgressCallback | None) -> int:
    """How many statements were analysed: all that the present model has not analysed."""
    last = store.head()[1]
    total = store.counts()["statements"]
    model = keeping.analysts.analyzer().fingerprint
    done = 0
    outdated = list[list[Kept]]()

    def chunks() -> Iterator[list[Kept]]:
        for batch in store.changed_since(0):
            wanted = [kept for kept in batch if kept.row.change <= last
                      and (kept.analysis is None or kept.analysis.fingerprint != model)]
            outdated.append(wanted)
            yield wanted
            if batch[-1].row.change >= last:
                return

    for analyses in keeping.analysts.analyse([kept.statement for kept in one] for one in chunks()):
        batch = outdated.pop(0)
        store.put_analyses((kept.row, analysis) for kept, analysis in zip(batch, analyses, strict=True))
        done += len(batch)
        if progress:
            progress(Progress("analyse", done, total, batch[-1].row.id if batch else ""))
    return done
