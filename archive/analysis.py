"""One job: have statements analysed, here or in worker processes, in bounded memory. Knows no store.

The French pipeline is imported when it is first needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from typing import Protocol

from corpus.statement import Statement
from indexer.annotation import Analysis


class Analyzer(Protocol):
    """What the archive needs of `indexer.analysis.analyzer.Analyzer`."""

    @property
    def fingerprint(self) -> str:
        """The name of the model and rules."""

    def analyze_many(self, statements: Iterable[Statement]) -> Iterator[Analysis]:
        """One analysis a statement, in order."""


AnalyzerFactory = Callable[[], Analyzer]


@dataclass(frozen=True, slots=True)
class FrenchAnalyzer:
    """Makes the analyser that ships, with this spaCy pipeline ("" = the one that ships)."""

    pipeline: str = ""

    def __call__(self) -> Analyzer:
        """The analyser."""
        from indexer.analysis.analyzer import Analyzer as Pipeline  # noqa: PLC0415  (loading spaCy takes a second)

        return Pipeline(self.pipeline or None)


@dataclass(slots=True)
class Analysts:
    """Who analyses: this process, or `workers` others; made when there is something to do."""

    factory: AnalyzerFactory
    workers: int = 1
    _own: list[Analyzer] = field(default_factory=list)

    def analyzer(self) -> Analyzer:
        """The analyser of this process."""
        if not self._own:
            self._own.append(self.factory())
        return self._own[0]

    def analyse(self, chunks: Iterable[Sequence[Statement]]) -> Iterator[list[Analysis]]:
        """The analyses of each chunk, in order; at most two chunks a worker are under way."""
        if self.workers == 1:
            for chunk in chunks:
                yield list(self.analyzer().analyze_many(chunk)) if chunk else []
            return
        # Spawned, not forked: the engine's and SQLite's threads and locks must not be copied.
        with ProcessPoolExecutor(self.workers, get_context("spawn")) as pool:
            waiting: deque[Future[list[Analysis]]] = deque()
            for chunk in chunks:
                waiting.append(pool.submit(_work, self.factory, list(chunk)))
                if len(waiting) >= 2 * self.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


@cache
def _made(factory: AnalyzerFactory) -> Analyzer:
    """The analyser of this worker process, made once."""
    return factory()


def _work(factory: AnalyzerFactory, chunk: list[Statement]) -> list[Analysis]:
    return list(_made(factory).analyze_many(chunk))
