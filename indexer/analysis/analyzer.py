"""Everything the machine says of a statement, composed: words, mentions, roles, issuers. Stores nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol

from corpus.statement import Statement
from indexer.analysis import entities, gazetteers
from indexer.analysis.issuers import find_issuers
from indexer.analysis.language import Language, Parsed
from indexer.analysis.roles import read_roles
from indexer.analysis.zones import read_layout
from indexer.annotation import Analysis

# Raised whenever the composition changes what comes out of the same words and names.
VERSION = "4"


class Parser(Protocol):
    """What reads texts into words and raw names: `Language`, or a stand-in."""

    fingerprint: str

    def process(self, texts: Iterable[str]) -> Iterator[Parsed]:
        """What each text is made of, in order."""


class Analyzer:
    """Reads statements with one pipeline: the shipped one, or an installed one by name."""

    def __init__(self, pipeline: str | None = None, *, parser: Parser | None = None) -> None:
        self._parser = parser or Language.load(pipeline)

    @property
    def fingerprint(self) -> str:
        """The model, the version of the rules and the lists that every analysis rests on."""
        return f"{self._parser.fingerprint}+rules-{VERSION}.{entities.VERSION}+lists-{gazetteers.fingerprint()}"

    def analyze(self, statement: Statement) -> Analysis:
        """What one statement says."""
        return next(self.analyze_many([statement]))

    def analyze_many(self, statements: Iterable[Statement]) -> Iterator[Analysis]:
        """What each statement says, in order; one is read when its turn comes."""
        waiting: deque[Statement] = deque()
        for parsed in self._parser.process(_texts(statements, waiting)):
            yield self._compose(waiting.popleft(), parsed)

    def _compose(self, statement: Statement, parsed: Parsed) -> Analysis:
        mentions = entities.find_mentions(statement, parsed.spans, parsed.tokens)
        layout = read_layout(statement, mentions)
        roles, cosigners = read_roles(layout)
        return Analysis(
            fingerprint=self.fingerprint,
            language=statement.language,
            tokens=parsed.tokens,
            mentions=mentions,
            roles=roles,
            issuers=find_issuers(layout, statement.metadata, roles, cosigners),
            cosigning_organisations=cosigners,
        )


def _texts(statements: Iterable[Statement], waiting: deque[Statement]) -> Iterator[str]:
    for statement in statements:
        waiting.append(statement)
        yield statement.text
