"""One consistent state of a tantivy index: hits, totals, facets and terms, all exact."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from heapq import nsmallest
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import tantivy

from indexer.engine import Area, Field, Hit, SearchRequest, SearchResult, Sort
from indexer.engines.folder_engine import LOOKUPS, Facets
from indexer.engines.querytree import constant_score, encodable, score_levels
from indexer.engines.tantivy.queries import term_query, translate
from indexer.engines.tantivy.schema import SORT_FIELDS, STAMP, schema
from indexer.query import Query

_MORE_TIES = 16
_MORE_VALUES = 10
_SEGMENT_VALUES = 20_000
_MOST_VALUES = 5_000
# Answers to look-ups that a view remembers, and the longest of them: a few megabytes at most.
_MOST_KEPT = 4_096
_LONGEST_KEPT = 16


@dataclass(frozen=True, slots=True)
class View:
    """One consistent state of an index."""

    searcher: tantivy.Searcher
    has_deletions: bool
    _known: dict[tuple[str, str, int, bool], list[tuple[str, int]]] = field(default_factory=dict, repr=False)

    def search(self, request: SearchRequest, aside: Callable[[Callable[[], Facets]], Facets]) -> SearchResult:
        """Hits, total and facets: tantivy counts these without Python's lock, so they are made aside."""
        query = translate(request.query, self.searcher)
        facets: Facets = {}
        if request.facets:
            count = partial(self._facets, query, request.facets)
            facets = aside(count) if request.limit else count()
        constant = constant_score(request.query)
        hits: tuple[Hit, ...] = ()
        if not request.limit:
            total = self._matching(query)
        elif request.sort is not Sort.RELEVANCE or constant is not None:
            score = constant or 0.0 if request.sort is Sort.RELEVANCE else 0.0
            total, addresses = self._in_order(query, SORT_FIELDS.get(request.sort, "id"), request)
            hits = tuple(self._hit(address, score) for address in addresses)
        elif (levels := score_levels(request.query)) is not None:
            total, hits = self._matching(query), tuple(self._by_level(levels, request))
        else:
            total, hits = self._by_relevance(query, request)
        return SearchResult(total, hits, facets)

    def _matching(self, query: tantivy.Query) -> int:
        """How many match, without scores or order."""
        return _total(self.searcher.search(tantivy.Query.const_score_query(query, 0.0), 1))

    def _in_order(self, query: tantivy.Query, field: str,
                  request: SearchRequest) -> tuple[int, list[tantivy.DocAddress]]:
        """How many match, and the page of them by rising `field`, which breaks ties by itself."""
        wanted = max(1, min(request.limit, self.searcher.num_docs))
        offset = min(request.offset, self.searcher.num_docs)
        found = self.searcher.search(query, wanted, order_by_field=field, offset=offset, order=tantivy.Order.Asc)
        return _total(found), [address for _, address in found.hits][:request.limit]

    def _by_level(self, levels: Iterable[tuple[float, Query]], request: SearchRequest) -> Iterator[Hit]:
        """The page of a query whose matches have few different scores, ties by id."""
        offset, limit = request.offset, request.limit
        for score, level in levels:
            page = replace(request, offset=offset, limit=limit)
            total, addresses = self._in_order(translate(level, self.searcher), "id", page)
            yield from (self._hit(address, score) for address in addresses)
            offset, limit = max(0, offset - total), limit - len(addresses)
            if not limit:
                return

    def _by_relevance(self, query: tantivy.Query, request: SearchRequest) -> tuple[int, tuple[Hit, ...]]:
        """How many match, and the page of them by falling score, ties by id."""
        end = min(request.offset + request.limit, self.searcher.num_docs)
        wanted = end + _MORE_TIES
        while True:
            found = self.searcher.search(query, wanted)
            hits = found.hits
            if not 0 < end < len(hits) or len(hits) < wanted or hits[-1][0] < hits[end - 1][0]:
                break
            wanted *= 8     # those that tie with the last of the page go on beyond what was fetched
        if request.offset >= len(hits):
            return _total(found), ()
        return _total(found), tuple(self._ranked(hits, request.offset, end))

    def _ranked(self, hits: Sequence[tuple[float, tantivy.DocAddress]], start: int, end: int) -> list[Hit]:
        """hits[start:end] once ties are broken by id; beyond the page, no hit is read."""
        first, stop = _tied(hits, start, min(end, len(hits)))
        around = hits[first:stop]
        heads = self.searcher.fast_field_values("id_head", [address for _, address in around])
        keys = [(-score, head or 0) for (score, _), head in zip(around, heads, strict=True)]
        last = nsmallest(end - first, keys)[-1]
        ranked = sorted((key, place) for place, key in enumerate(keys) if key <= last)
        page: list[Hit] = []
        position = first
        for (score, _), ties in groupby(ranked, key=itemgetter(0)):
            members = list(ties)
            if position + len(members) > start:
                page += sorted((self._hit(around[place][1], -score) for _, place in members), key=_id_of)
            else:
                first += len(members)
            position += len(members)
        return page[start - first:end - first]

    def _hit(self, address: tantivy.DocAddress, score: float) -> Hit:
        document = self.searcher.doc(address)
        return Hit(str(document.get_first("id")), score, bytes(document.get_first("stored") or b"").decode())

    def _facets(self, query: tantivy.Query, wanted: Mapping[Field, int]) -> Facets:
        """The most frequent values of each field, exactly.

        Most often a few values more than wanted decide which come first. Else, where ties go on, all
        values are counted; and where those are many, term by term, which orders them as it goes.
        """
        sizes = {field: limit + _MORE_VALUES for field, limit in wanted.items() if field not in LOOKUPS}
        facets: dict[Field, tuple[tuple[str, int], ...]] = {}
        while sizes:
            counted = self._aggregated(query, sizes)
            found = {field: _decided(counted[field], wanted[field]) for field in sizes}
            facets |= {field: values for field, values in found.items() if values is not None}
            sizes = {field: size for field in sizes if field not in facets
                     and sizes[field] < (size := _distinct(counted[field])) <= _MOST_VALUES}
        return {field: facets[field] if field in facets else self._counted(query, field, limit)
                for field, limit in wanted.items()}

    def _aggregated(self, query: tantivy.Query, sizes: Mapping[Field, int]) -> Mapping[str, Any]:
        request = {str(field): {"terms": {"field": str(field), "size": size,
                                          "segment_size": max(_SEGMENT_VALUES, size)}}
                   for field, size in sizes.items()}
        return self.searcher.aggregate(query, request)

    def _counted(self, query: tantivy.Query, field: Field, limit: int) -> tuple[tuple[str, int], ...]:
        """The most frequent values, counted term by term."""
        if limit <= 0:
            return ()
        found = self.searcher.terms_with_prefix(field, "", filter_query=query, limit=limit)
        return tuple((value, count) for value, count in found if count)

    def terms(self, field: Field | Area, prefix: str, limit: int, *, by_count: bool,
              within: Query | None = None) -> list[tuple[str, int]]:
        """Terms that begin with the prefix; deleted statements are never counted.

        Short answers are kept: many searches ask for the same words, and a view never changes.
        """
        if within is not None:
            matching = translate(within, self.searcher)
            found = self.searcher.terms_with_prefix(field, prefix, matching, limit if by_count else None)
            held = [pair for pair in found if pair[1]]
            return held if by_count else sorted(held)[:limit]
        key = (str(field), prefix, limit, by_count)
        known = self._known.get(key)
        if known is None:
            known = self._looked_up(field, prefix, limit, by_count=by_count)
            if len(known) <= _LONGEST_KEPT:
                if len(self._known) >= _MOST_KEPT:
                    self._known.clear()
                self._known[key] = known
        return known.copy()

    def _looked_up(self, field: Field | Area, prefix: str, limit: int, *, by_count: bool) -> list[tuple[str, int]]:
        alive = tantivy.Query.all_query() if self.has_deletions else None
        if by_count:
            return [pair for pair in self.searcher.terms_with_prefix(field, encodable(prefix), alive, limit) if pair[1]]
        found = sorted(self.searcher.terms_with_prefix(field, encodable(prefix)))
        if alive is None:
            return found[:limit]
        living = ((term, self.holders(field, term)) for term, _ in found)
        return list(islice((pair for pair in living if pair[1]), limit))

    def holders(self, field: Field | Area, term: str) -> int:
        """How many statements hold this very term; deleted ones are never counted."""
        written = self.searcher.doc_freq(field, term)
        return self._matching(term_query(field, term)) if written and self.has_deletions else written

    def get(self, ids: Iterable[str]) -> dict[str, Hit]:
        """The statements with these ids."""
        wanted = sorted({encodable(identifier) for identifier in ids})
        if not wanted:
            return {}
        query = tantivy.Query.term_set_query(schema(), "id", wanted)
        hits = (self._hit(address, 0.0) for _, address in self.searcher.search(query, len(wanted)).hits)
        return {hit.id: hit for hit in hits}

    def ids(self) -> frozenset[str]:
        """All ids."""
        alive = tantivy.Query.all_query() if self.has_deletions else None
        return frozenset(term for term, count in self.searcher.terms_with_prefix("id", "", alive) if count)

    def stamp(self) -> str:
        """What the last complete write recorded."""
        found = self.searcher.search(term_query("has", STAMP), 1).hits
        return str(self.searcher.doc(found[0][1]).get_first(STAMP)) if found else ""

    def count(self) -> int:
        """How many statements there are."""
        return self.searcher.num_docs - self._matching(term_query("has", STAMP))


def _total(found: tantivy.SearchResult) -> int:
    """How many statements match in all: an attribute that the library's type stubs leave out."""
    return int(getattr(found, "count"))  # noqa: B009


def _tied(hits: Sequence[tuple[float, tantivy.DocAddress]], start: int, end: int) -> tuple[int, int]:
    """The stretch of hits, by falling score, that holds hits[start:end] and all that tie with its ends."""
    return (bisect_left(hits, -hits[start][0], key=_falling), bisect_right(hits, -hits[end - 1][0], key=_falling))


def _falling(hit: tuple[float, tantivy.DocAddress]) -> float:
    return -hit[0]


def _id_of(hit: Hit) -> str:
    return hit.id


def _decided(counted: Mapping[str, Any], limit: int) -> tuple[tuple[str, int], ...] | None:
    """The most frequent values by falling count and value; None where these counts do not decide which they are."""
    pairs = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in counted["buckets"]]
    complete = not counted["sum_other_doc_count"]
    parted = len(pairs) > limit > 0 and pairs[-1][1] < pairs[limit - 1][1]
    if counted["doc_count_error_upper_bound"] or not (complete or parted):
        return None
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:limit])


def _distinct(counted: Mapping[str, Any]) -> int:
    """How many different values there can be at most."""
    return int(counted["sum_other_doc_count"]) + len(counted["buckets"])
