"""One consistent state of a Whoosh index: hits, totals, facets and terms, all exact."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from heapq import nsmallest
from itertools import islice

from whoosh.searching import Searcher

from indexer.engine import Area, Field, Hit, SearchRequest, SearchResult, Sort
from indexer.engines.folder_engine import LOOKUPS
from indexer.engines.whoosh.matches import Matcher, Matches
from indexer.engines.whoosh.schema import STAMP
from indexer.query import Query

_UNDATED = 9_999_999


class View:
    """One consistent state of an index."""

    def __init__(self, searcher: Searcher) -> None:
        self._reader = searcher.reader()
        self._searcher = searcher

    def search(self, request: SearchRequest, _aside: object) -> SearchResult:
        """Hits, total and facets; aside nothing would go faster, all of it being Python."""
        found = self._matcher.matches(request.query)
        page = self._page(found, request)
        by_relevance = request.sort is Sort.RELEVANCE
        hits = tuple(self._hit(number, found[number] if by_relevance else 0.0) for number in page)
        facets = {field: self._facet(field, found.keys(), limit) for field, limit in request.facets.items()}
        return SearchResult(len(found), hits, facets)

    def _page(self, found: Matches, request: SearchRequest) -> list[int]:
        """The numbers of the wanted hits, in order."""
        ids, days = self._ids, self._days

        def key(number: int) -> tuple[float, str]:
            if request.sort is Sort.RELEVANCE:
                return -found[number], ids[number]
            day = days[number][0] if number in days else _UNDATED
            newest_first = request.sort is Sort.NEWEST and number in days
            return -day if newest_first else day, ids[number]

        return nsmallest(request.offset + request.limit, found, key=key)[request.offset:]

    def _hit(self, number: int, score: float) -> Hit:
        return Hit(self._ids[number], score, self._reader.stored_fields(number)["stored"])

    def _facet(self, field: Field, found: Collection[int], limit: int) -> tuple[tuple[str, int], ...]:
        """The most frequent values among the documents found."""
        counts: Counter[str] = Counter()
        if field in LOOKUPS:
            wanted = frozenset(found)
            for term in self._reader.lexicon(field):
                counts[term.decode()] = sum(number in wanted for number in self._matcher.holders(field, term))
        else:
            for number, values in self._column(field):
                if number in found and values:
                    counts.update(json.loads(values))
        ordered = nsmallest(limit, ((-count, value) for value, count in counts.items() if count))
        return tuple((value, -count) for count, value in ordered)

    def _column(self, field: str) -> Iterator[tuple[int, bytes]]:
        """Each document's value in the column; the columns of Whoosh's joint reader may be misaligned."""
        for leaf, offset in self._reader.leaf_readers():
            if leaf.doc_count_all():
                column = leaf.column_reader(field, translate=False)
                for number in range(leaf.doc_count_all()):
                    yield offset + number, column[number]

    @cached_property
    def _ids(self) -> dict[int, str]:
        """The id of each statement, by number; the stamp's document has none."""
        living = frozenset(self._reader.all_doc_ids())
        return {number: json.loads(value)[0] for number, value in self._column("id") if value and number in living}

    @cached_property
    def _days(self) -> dict[int, tuple[int, int]]:
        """The first and last day of each dated statement, by number."""
        pairs = zip(self._column("first_day"), self._column("last_day"), strict=True)
        return {number: (int(first), int(last)) for (number, first), (_, last) in pairs
                if first and number in self._ids}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._searcher, self._ids, self._days)

    def get(self, ids: Iterable[str]) -> Mapping[str, Hit]:
        """The statements with these ids."""
        numbers = (number for identifier in ids for number in self._matcher.holders("id", identifier.encode()))
        hits = (self._hit(number, 0.0) for number in numbers)
        return {hit.id: hit for hit in hits}

    def ids(self) -> frozenset[str]:
        """All ids."""
        return frozenset(self._ids.values())

    def terms(self, field: Field | Area, prefix: str, limit: int, *, by_count: bool,
              within: Query | None = None) -> list[tuple[str, int]]:
        """Terms that begin with the prefix; deleted statements are never counted."""
        matching = None if within is None else self._matcher.matches(within).keys()
        counted = ((term.decode(), self._holding(field, term) if matching is None
                    else sum(number in matching for number in self._matcher.holders(field, term)))
                   for term in self._reader.expand_prefix(field, prefix))
        living = (pair for pair in counted if pair[1])
        if by_count:
            return nsmallest(limit, living, key=lambda pair: (-pair[1], pair[0]))
        return list(islice(living, limit))

    def holders(self, field: Field | Area, term: str) -> int:
        """How many statements hold this very term; deleted ones are never counted."""
        return self._holding(field, term.encode())

    def _holding(self, field: str, term: bytes) -> int:
        if self._reader.has_deletions():
            return sum(1 for _ in self._matcher.holders(field, term))
        return int(self._reader.doc_frequency(field, term))

    def stamp(self) -> str:
        """What the last complete write recorded."""
        for number in self._matcher.holders("has", STAMP.encode()):
            return str(self._reader.stored_fields(number)[STAMP])
        return ""

    def count(self) -> int:
        """How many statements there are."""
        return len(self._ids)
