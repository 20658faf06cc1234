"""One job: the records that statements name, as a list, each with every spelling of its name. Knows the index only."""

from __future__ import annotations

from dataclasses import dataclass

from archive.reports import Json
from indexer.engine import Engine, Field, SearchRequest, Sort
from indexer.lexicon import Lexicon
from indexer.query import Everything
from indexer.recordkeys import KEY_FIELDS


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in a list: its name as most statements spell it, its other spellings, how many statements name it."""

    name: str
    statements: int
    spellings: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """The record as programs read it."""
        return {"name": self.name, "statements": self.statements, "spellings": list(self.spellings)}


def roster(engine: Engine, kind: str, limit: int) -> list[Listed]:
    """The records of a kind ("person", "organisation", "place") that statements name most, at most `limit`."""
    keys = KEY_FIELDS[Field(kind)]
    counts = engine.search(SearchRequest(Everything(), 0, sort=Sort.NEWEST, facets={keys: limit})).facets[keys]
    lexicon = Lexicon(engine)
    return [_listed(lexicon.shown_as(kind, key), statements) for key, statements in counts]


def _listed(names: tuple[str, ...], statements: int) -> Listed:
    return Listed(names[0], statements, names[1:])
