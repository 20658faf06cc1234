"""Query values in tantivy's form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from math import prod
from typing import NamedTuple

import tantivy
from tantivy import Occur

from indexer.engine import Area, Field
from indexer.engines.folder_engine import LONGEST_TERM
from indexer.engines.phrases import spacings
from indexer.engines.querytree import encodable, evaluate
from indexer.engines.tantivy.schema import STAMP, schema
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

MOST_SPELLINGS = 256
PATTERN_BYTES = 300
_FURTHEST_DAY = 1 << 40
_REGEX_SIGNS = re.compile(r"([\\.+*?()|\[\]{}^$#&\-~])")


class Clause(NamedTuple):
    """A query in tantivy's form, and whether it says what must not be, or can match nothing."""

    query: tantivy.Query
    negative: bool = False
    is_empty: bool = False


def translate(query: Query, searcher: tantivy.Searcher) -> tantivy.Query:
    """The query in tantivy's form, for this state of the index."""
    return _positive(evaluate(query, partial(_clause, searcher)))


def _clause(searcher: tantivy.Searcher, query: Query, parts: Sequence[Clause]) -> Clause:
    match query:
        case Not():
            return Clause(_positive(parts[0]), negative=True)
        case And():
            return _conjunction(parts)
        case Or(least=least):
            return _disjunction(parts, max(1, least))
        case Best():
            return _best([_positive(part) for part in parts if not part.is_empty])
        case Boosted(factor=factor):
            return _weighted(parts[0], factor)
        case Phrase(boost=boost):
            return _weighted(_phrase(searcher, query), boost)
        case Term():
            return _term(searcher, query)
        case Nothing():
            return _nothing()
        case _:
            return Clause(_leaf(query))


def _leaf(query: Query) -> tantivy.Query:
    match query:
        case Everything():
            return everything_but()
        case Prefix(area, prefix, boost):
            pattern = _pattern(prefix[:LONGEST_TERM + 1]) + "(?s:.)*"
            return tantivy.Query.const_score_query(tantivy.Query.regex_query(schema(), Area(area), pattern), boost)
        case Fuzzy(area, term, distance, boost):
            if len(term) > LONGEST_TERM + 2:
                return tantivy.Query.empty_query()
            fuzzy = tantivy.Query.fuzzy_term_query(schema(), Area(area), encodable(term), min(distance, 2))
            return tantivy.Query.const_score_query(fuzzy, boost)
        case Keyword(field, value):
            return _scoreless(term_query(Field(field), value))
        case Has(field):
            return _scoreless(term_query("has", Field(field)))
        case DateRange(first, last):
            return _date_range(first, last)
    message = f"{type(query).__name__} is not a query"
    raise TypeError(message)


def _term(searcher: tantivy.Searcher, query: Term) -> Clause:
    """The statements with a term; one that the index lacks is not looked for in every segment, nor again to count."""
    area, term = Area(query.area), encodable(query.term)
    if not searcher.doc_freq(area, term):
        return _nothing()
    return _weighted(Clause(tantivy.Query.term_query(schema(), area, term, "position")), query.boost)


def term_query(field: str, term: str, option: str = "basic") -> tantivy.Query:
    """The statements with this very term."""
    return tantivy.Query.term_query(schema(), field, encodable(term), option)


def _nothing() -> Clause:
    return Clause(tantivy.Query.empty_query(), is_empty=True)


def _weighted(clause: Clause, factor: float) -> Clause:
    """The same statements, scores multiplied."""
    if clause.is_empty or factor == 1:
        return clause
    query = _positive(clause)
    return Clause(_scoreless(query) if factor == 0 else tantivy.Query.boost_query(query, factor))


def _scoreless(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _positive(clause: Clause) -> tantivy.Query:
    """The clause as a query of its own: a negative one becomes everything but it."""
    return everything_but(clause.query) if clause.negative else clause.query


def everything_but(*queries: tantivy.Query) -> tantivy.Query:
    """All statements but those; the stamp's document is never one."""
    excluded = [(Occur.MustNot, query) for query in (_scoreless(term_query("has", STAMP)), *queries)]
    return tantivy.Query.boolean_query([(Occur.Must, _scoreless(tantivy.Query.all_query())), *excluded])


def _conjunction(parts: Sequence[Clause]) -> Clause:
    if any(part.is_empty for part in parts):
        return _nothing()
    if all(part.negative for part in parts):
        return Clause(everything_but(*(part.query for part in parts)))
    return Clause(tantivy.Query.boolean_query([(Occur.MustNot if part.negative else Occur.Must, part.query)
                                               for part in parts]))


def _disjunction(parts: Sequence[Clause], least: int) -> Clause:
    found = [part for part in parts if not part.is_empty]
    if least > len(found):
        return _nothing()
    clauses = [(Occur.Should, _positive(part)) for part in found]
    return Clause(tantivy.Query.boolean_query(clauses, least if least > 1 else None))


def _best(parts: Sequence[tantivy.Query]) -> Clause:
    if len(parts) < 2:
        return Clause(parts[0]) if parts else _nothing()
    return Clause(tantivy.Query.disjunction_max_query(parts))


def _phrase(searcher: tantivy.Searcher, phrase: Phrase) -> Clause:
    """The best of the phrase's spellings (by terms that the index has) and spacings."""
    area = Area(phrase.area)
    positions = [[term for term in map(encodable, dict.fromkeys(terms)) if searcher.doc_freq(area, term)]
                 for terms in phrase.positions]
    if not positions or not all(positions):
        return _nothing()
    if len(positions) == 1:
        return _best([term_query(area, term, "position") for term in positions[0]])
    spellings = list(product(*_choices(positions)))
    return _best([_exact_phrase(area, spelling, offsets)
                  for offsets in spacings(len(positions), phrase.slop) for spelling in spellings])


def _choices(positions: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """The terms of each position in the groups that a phrase is spelt out by.

    Single terms as long as that makes few phrases: those are fastest. Otherwise groups that a
    pattern can hold (tantivy compiles at most 1,000 states, about as many bytes).
    """
    if prod(map(len, positions)) <= MOST_SPELLINGS:
        return [[[term] for term in terms] for terms in positions]
    return [list(_grouped(terms)) for terms in positions]


def _grouped(terms: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for term in terms:
        if group and size + len(term.encode()) > PATTERN_BYTES:
            yield group
            group, size = [], 0
        group.append(term)
        size += len(term.encode()) + 1
    yield group


def _exact_phrase(area: Area, spelling: Sequence[Sequence[str]], offsets: Sequence[int]) -> tantivy.Query:
    words: list[str | tuple[int, str]]
    if all(len(group) == 1 for group in spelling):
        words = [(offset, group[0]) for offset, group in zip(offsets, spelling, strict=True)]
        return tantivy.Query.phrase_query(schema(), area, words)
    words = [(offset, f"({'|'.join(map(_pattern, group))})") for offset, group in zip(offsets, spelling, strict=True)]
    return tantivy.Query.regex_phrase_query(schema(), area, words)


def _pattern(term: str) -> str:
    """A pattern that matches exactly this term."""
    return _REGEX_SIGNS.sub(r"\\\1", encodable(term))


def _date_range(first: int | None, last: int | None) -> tantivy.Query:
    if first is not None and last is not None and first > last:
        return tantivy.Query.empty_query()
    kind = tantivy.FieldType.Integer
    earliest = min(max(first or 0, 0), _FURTHEST_DAY)
    bounds = [tantivy.Query.range_query(schema(), "last_day", kind, lower_bound=earliest)]
    if last is not None:
        latest = min(max(last, -1), _FURTHEST_DAY)
        bounds.append(tantivy.Query.range_query(schema(), "first_day", kind, upper_bound=latest))
    return _scoreless(tantivy.Query.boolean_query([(Occur.Must, bound) for bound in bounds]))
