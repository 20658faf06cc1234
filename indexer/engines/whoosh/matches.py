"""Query values evaluated over the postings of a Whoosh index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from rapidfuzz.distance import OSA
from whoosh.searching import Searcher

from indexer.engine import Area, Field
from indexer.engines.phrases import bounded_slop
from indexer.engines.querytree import encodable, evaluate
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

Matches = dict[int, float]
"""The numbers of the documents that match, each with its score."""


class Matcher:
    """Evaluates queries over one state of an index; `days` holds the first and last day of each dated document."""

    def __init__(self, searcher: Searcher, everything: Iterable[int], days: dict[int, tuple[int, int]]) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        self._everything = frozenset(everything)
        self._days = days

    def matches(self, query: Query) -> Matches:
        """The documents that match, with scores."""
        return evaluate(query, self._combined)

    def _combined(self, query: Query, parts: Sequence[Matches]) -> Matches:
        match query:
            case And():
                return _conjunction(parts) if parts else dict.fromkeys(self._everything, 0.0)
            case Or(least=least):
                return _disjunction(parts, max(1, least))
            case Best():
                return _best(parts)
            case Not():
                return dict.fromkeys(self._everything - parts[0].keys(), 0.0)
            case Boosted(factor=factor):
                return {number: score * factor for number, score in parts[0].items()}
            case _:
                return self._leaf(query)

    def _leaf(self, query: Query) -> Matches:
        match query:
            case Everything():
                return dict.fromkeys(self._everything, 0.0)
            case Nothing():
                return {}
            case Term(area, term, boost):
                return {number: score * boost for number, score in self._scored(area, term)}
            case Phrase():
                return self._phrase(query)
            case Prefix(area, prefix, boost):
                return self._any_of(area, self._reader.expand_prefix(Area(area), encodable(prefix)), boost)
            case Fuzzy():
                return self._any_of(query.area, self._similar(query), query.boost)
            case Keyword(field, value):
                return dict.fromkeys(self.holders(Field(field), encodable(value).encode()), 0.0)
            case Has(field):
                return dict.fromkeys(self.holders("has", Field(field).encode()), 0.0)
            case DateRange():
                return self._dated(query)
        message = f"{type(query).__name__} is not a query"
        raise TypeError(message)

    def holders(self, field: str, term: bytes) -> Iterator[int]:
        """The documents that hold the term."""
        if (field, term) in self._reader:
            yield from self._reader.postings(field, term).all_ids()

    def _scored(self, name: str, term: str) -> Iterator[tuple[int, float]]:
        """The documents that hold the word, with BM25F scores."""
        area = Area(name)
        packed = encodable(term).encode()
        if (area, packed) not in self._reader:
            return
        postings = self._searcher.postings(area, packed)
        while postings.is_active():
            yield postings.id(), float(postings.score())
            postings.next()

    def _any_of(self, area: str, terms: Iterable[bytes], score: float) -> Matches:
        found: set[int] = set()
        for term in list(terms):
            found.update(self.holders(area, term))
        return dict.fromkeys(found, score)

    def _similar(self, query: Fuzzy) -> Iterator[bytes]:
        """The terms of the area within the wanted distance."""
        wanted, furthest = encodable(query.term), min(query.distance, 2)
        for packed in self._reader.lexicon(Area(query.area)):
            term = packed.decode()
            near = abs(len(term) - len(wanted)) <= furthest
            if near and OSA.distance(term, wanted, score_cutoff=furthest) <= furthest:
                yield packed

    def _dated(self, query: DateRange) -> Matches:
        first = -1 if query.first is None else query.first
        last = max((day for _, day in self._days.values()), default=0) if query.last is None else query.last
        if query.first is not None and query.last is not None and first > last:
            return {}
        return {number: 0.0 for number, (begins, ends) in self._days.items() if begins <= last and ends >= first}

    def _phrase(self, phrase: Phrase) -> Matches:
        """Documents with the words in order, scored as the sum of their words."""
        if not phrase.positions:
            return {}
        scores = _conjunction([_best([dict(self._scored(phrase.area, term)) for term in alternatives])
                               for alternatives in phrase.positions])
        if len(phrase.positions) > 1:
            scores = self._in_order(phrase, scores)
        return {number: score * phrase.boost for number, score in scores.items()}

    def _in_order(self, phrase: Phrase, candidates: Matches) -> Matches:
        places = [self._places(phrase.area, alternatives, candidates) for alternatives in phrase.positions]
        longest = len(places) - 1 + bounded_slop(len(places), phrase.slop)
        return {number: score for number, score in candidates.items()
                if _fits([slot[number] for slot in places], longest)}

    def _places(self, area: str, terms: Sequence[str], wanted: Matches) -> dict[int, list[int]]:
        """Where any of the terms stands in each wanted document, in order."""
        found: dict[int, set[int]] = {number: set() for number in wanted}
        for packed in {encodable(term).encode() for term in terms}:
            if (area, packed) not in self._reader:
                continue
            postings = self._reader.postings(area, packed)
            while postings.is_active():
                if postings.id() in found:
                    found[postings.id()].update(postings.value_as("positions"))
                postings.next()
        return {number: sorted(positions) for number, positions in found.items()}


def _fits(places: Sequence[Sequence[int]], longest: int) -> bool:
    """Whether one position of each list, rising, can be had with at most `longest` from first to last.

    From each start, the nearest next position is the best one; no list is read twice.
    """
    cursors = [0] * len(places)
    for start in places[0]:
        last = start
        for slot in range(1, len(places)):
            while cursors[slot] < len(places[slot]) and places[slot][cursors[slot]] <= last:
                cursors[slot] += 1
            if cursors[slot] == len(places[slot]):
                return False
            last = places[slot][cursors[slot]]
        if last - start <= longest:
            return True
    return False


def _conjunction(parts: Sequence[Matches]) -> Matches:
    smallest = min(parts, key=len)
    common = reduce(frozenset.intersection, (part.keys() for part in parts), frozenset(smallest))
    return {number: sum(part[number] for part in parts) for number in common}


def _disjunction(parts: Sequence[Matches], least: int) -> Matches:
    scores: Matches = {}
    held: Counter[int] = Counter()
    for part in parts:
        if least > 1:
            held.update(part.keys())
        for number, score in part.items():
            scores[number] = scores.get(number, 0.0) + score
    return scores if least == 1 else {number: score for number, score in scores.items() if held[number] >= least}


def _best(parts: Sequence[Matches]) -> Matches:
    scores: Matches = {}
    for part in parts:
        for number, score in part.items():
            scores[number] = max(scores.get(number, score), score)
    return scores
