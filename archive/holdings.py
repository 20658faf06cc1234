"""What the store takes and gives, as plain values. Knows no SQL and no file."""

from __future__ import annotations

from dataclasses import dataclass

from archive.decisions import StatementState
from archive.resolution import Resolved
from corpus.statement import Statement
from indexer.annotation import Analysis


@dataclass(frozen=True, slots=True)
class Received:
    """A statement as read from a file just now. `location` is where the file is; None for standard input."""

    statement: Statement
    text_key: str
    body_key: str
    location: str | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement's line in the catalogue. `change` numbers its last change."""

    id: str
    revision: int
    text_key: str
    body_key: str
    change: int
    deleted: bool
    added_at: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A file that a statement was received as."""

    statement_id: str
    path: str
    location: str | None
    original: str
    media_type: str
    encoding: str
    added_at: str
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of a statement in its present revision. `analysis` is None where it is missing.

    `statement` and `analysis` are as read and analysed; `resolved` is what people decided of them.
    `copies` are other statements with the same body, at most COPIES of them.
    """

    row: StatementRow
    statement: Statement
    analysis: Analysis | None
    sources: tuple[SourceRow, ...]
    resolved: Resolved
    copies: tuple[str, ...]

    @property
    def state(self) -> StatementState:
        """Whether the statement is deleted, and its tags as they were given."""
        return self.resolved.decided.state
