"""STAND-IN until the query language lands."""
from __future__ import annotations

import time

from archive.reports import FacetCount, SearchHit, SearchPage, Signatory
from archive.requests import SearchOptions
from indexer.engine import Engine, Field, SearchRequest, Sort
from indexer.query import Everything
from indexer.stored import from_json


def search(engine: Engine, options: SearchOptions) -> SearchPage:
    """All statements, newest first."""
    began = time.perf_counter()
    result = engine.search(SearchRequest(Everything(), options.limit, (options.page - 1) * options.limit, Sort.NEWEST))
    hits = []
    for n, hit in enumerate(result.hits, 1):
        s = from_json(hit.stored)
        hits.append(SearchHit(n, hit.id, s.title, s.date, s.issuers, s.document_type,
                              tuple(Signatory(*p) for p in s.signatories), hit.score, (), (), s.sources))
    return SearchPage(options.query, (), result.total, (time.perf_counter() - began) * 1000, tuple(hits))


def facets(engine: Engine, options: SearchOptions) -> dict[str, tuple[FacetCount, ...]]:
    """None yet."""
    return {}


def date_range(engine: Engine) -> tuple[str | None, str | None]:
    """The dates of the first and last statement."""
    months = [value for value, _ in engine.terms(Field.YEAR, "", 10_000)]
    return (months[0], months[-1]) if months else (None, None)
