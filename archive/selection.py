"""One job: the identifiers of all statements that a search matches exactly. Knows the index only."""

from __future__ import annotations

from archive.requests import SearchOptions
from archive.searching import understand
from indexer.engine import Engine, SearchRequest, Sort
from indexer.lexicon import Lexicon

PAGE = 5000


def matching(engine: Engine, options: SearchOptions) -> list[str]:
    """The identifiers, newest first. Words are never dropped to find more, as a search for reading does."""
    question = understand(options, Lexicon(engine))
    query = question.query(question.parsed.query)
    found: list[str] = []
    while True:
        result = engine.search(SearchRequest(query, PAGE, len(found), Sort.NEWEST))
        found += [hit.id for hit in result.hits]
        if len(found) >= result.total or not result.hits:
            return found
