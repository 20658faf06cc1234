"""The oracle: an engine in memory that does, plainly and slowly, what the port says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from itertools import pairwise, product

from indexer.engine import Area, Entry, Field, Hit, SearchRequest, SearchResult, Sort
from indexer.engines.phrases import bounded_slop
from indexer.query import (
    And,
    Best,
    Boosted,
    DateRange,
    Everything,
    Fuzzy,
    Has,
    Keyword,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)


def edits(left: str, right: str) -> int:
    """The optimal string alignment distance, by its textbook recurrence."""
    rows = [[max(i, j) if not i * j else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i, j in product(range(1, len(left) + 1), range(1, len(right) + 1)):
        changed = left[i - 1] != right[j - 1]
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + changed)
        if i > 1 and j > 1 and left[i - 2:i] == right[j - 2:j][::-1]:
            rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def holds(entry: Entry, query: Query) -> bool:
    """Whether the entry is among the statements that the query asks for."""
    match query:
        case And(parts):
            return all(holds(entry, part) for part in parts)
        case Or(parts, least):
            return sum(holds(entry, part) for part in parts) >= max(1, least)
        case Best(parts):
            return any(holds(entry, part) for part in parts)
        case Not(part):
            return not holds(entry, part)
        case Boosted(part):
            return holds(entry, part)
        case Term() | Prefix() | Fuzzy() | Phrase():
            return holds_words(entry, query)
        case _:
            return holds_fact(entry, query)


def holds_words(entry: Entry, query: Query) -> bool:
    match query:
        case Term(area, term):
            return term in words(entry, area)
        case Prefix(area, prefix):
            return any(word.startswith(prefix) for word in words(entry, area))
        case Fuzzy(area, term, distance):
            return any(edits(word, term) <= distance for word in words(entry, area))
        case Phrase():
            return holds_phrase(entry, query)
    raise TypeError


def holds_fact(entry: Entry, query: Query) -> bool:
    match query:
        case Everything() | Nothing():
            return isinstance(query, Everything)
        case Keyword(field, value):
            return value in entry.keywords.get(Field(field), ())
        case Has(field):
            return bool(entry.keywords.get(Field(field)))
        case DateRange(first, last):
            return holds_date(entry, first, last)
    raise TypeError


def words(entry: Entry, area: str) -> set[str]:
    return {posting.term for posting in entry.areas.get(Area(area), ())}


def holds_phrase(entry: Entry, phrase: Phrase) -> bool:
    """Every way to choose a place for each position is tried."""
    postings = entry.areas.get(Area(phrase.area), ())
    places = [[posting.position for posting in postings if posting.term in alternatives]
              for alternatives in phrase.positions]
    slop = bounded_slop(len(places), phrase.slop)
    return bool(places) and any(
        all(left < right for left, right in pairwise(chosen))
        and chosen[-1] - chosen[0] - (len(chosen) - 1) <= slop
        for chosen in product(*places))


def holds_date(entry: Entry, first: int | None, last: int | None) -> bool:
    if entry.first_day is None or entry.last_day is None:
        return False
    if first is not None and last is not None and first > last:
        return False
    return (last is None or entry.first_day <= last) and (first is None or entry.last_day >= first)


class ReferenceEngine:
    """Entries in a dictionary; relevance is not its business, so it sorts by id instead."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._stamp = ""

    def write(self, entries: Iterable[Entry], *, stamp: str, delete: Iterable[str] = ()) -> None:
        gone = set(delete)
        kept = {key: entry for key, entry in self._entries.items() if key not in gone}
        self._entries = kept | {entry.id: entry for entry in entries}
        self._stamp = stamp

    def rebuild(self, entries: Iterable[Entry], *, stamp: str) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._stamp = stamp

    def stamp(self) -> str:
        return self._stamp

    def snapshot(self) -> ReferenceEngine:
        return copy(self)

    def search(self, request: SearchRequest) -> SearchResult:
        found = [entry for entry in self._entries.values() if holds(entry, request.query)]

        def key(entry: Entry) -> tuple[int, str]:
            if request.sort is Sort.RELEVANCE:
                return 0, entry.id
            if entry.first_day is None:
                return 1 << 40, entry.id
            return -entry.first_day if request.sort is Sort.NEWEST else entry.first_day, entry.id

        page = sorted(found, key=key)[request.offset:request.offset + request.limit]
        facets = {field: self._facet(found, field)[:limit] for field, limit in request.facets.items()}
        return SearchResult(len(found), tuple(Hit(entry.id, 0.0, entry.stored) for entry in page), facets)

    def _facet(self, found: list[Entry], field: Field) -> tuple[tuple[str, int], ...]:
        counts = Counter(value for entry in found for value in set(entry.keywords.get(field, ())))
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def get(self, ids: Iterable[str]) -> Mapping[str, Hit]:
        return {key: Hit(key, 0.0, self._entries[key].stored) for key in ids if key in self._entries}

    def ids(self) -> frozenset[str]:
        return frozenset(self._entries)

    def terms(self, field: Field | Area, prefix: str, limit: int, *,
              by_count: bool = False, within: Query | None = None) -> list[tuple[str, int]]:
        counts: Counter[str] = Counter()
        for entry in self._entries.values():
            if within is not None and not holds(entry, within):
                continue
            counts.update(words(entry, field) if isinstance(field, Area) else set(entry.keywords.get(field, ())))
        found = sorted((pair for pair in counts.items() if pair[0].startswith(prefix)),
                       key=lambda pair: (-pair[1] if by_count else 0, pair[0]))
        return found[:limit]

    def holders(self, field: Field | Area, term: str) -> int:
        return dict(self.terms(field, term, 1)).get(term, 0)   # of all that begin so, the term itself comes first

    def count(self) -> int:
        return len(self._entries)

    def close(self) -> None:
        pass
