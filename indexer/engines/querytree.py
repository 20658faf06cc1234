"""Walks over query values that every engine needs: bottom-up, without recursion. It knows no engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from indexer.engine import Area, Field, QueryTooDeep
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

DEEPEST = 1_000

Value = TypeVar("Value")


def evaluate(query: Query, combine: Callable[[Query, Sequence[Value]], Value]) -> Value:
    """What `combine` makes of the query and of what it made of its parts; QueryTooDeep beyond 1,000 levels.

    A part that stands in several places (a word in each layer of a relaxed query) is combined once.
    """
    known: dict[int, Value] = {}
    path: list[tuple[Query, Sequence[Query], list[Value]]] = [(query, parts_of(query), [])]
    while True:
        node, parts, values = path[-1]
        while len(values) < len(parts):
            part = parts[len(values)]
            if id(part) in known:
                values.append(known[id(part)])
                continue
            inner = parts_of(part)
            if inner:
                path.append((part, inner, []))
                break
            values.append(combine(part, ()))
        else:
            path.pop()
            value = known[id(node)] = combine(node, values)
            if not path:
                return value
            path[-1][2].append(value)
        if len(path) > DEEPEST:
            raise QueryTooDeep("The query is nested too deep", f"level {DEEPEST}", "Use fewer parentheses.")


def parts_of(query: Query) -> Sequence[Query]:
    """The queries directly inside this one."""
    match query:
        case And(parts) | Or(parts) | Best(parts):
            return parts
        case Not(part) | Boosted(part):
            return (part,)
        case _:
            return ()


def check_names(query: Query) -> None:
    """Nothing; ValueError if the query names an area or field that there is not."""
    evaluate(query, _check_names)


def _check_names(query: Query, _: Sequence[None]) -> None:
    match query:
        case Term(area=area) | Phrase(area=area) | Prefix(area=area) | Fuzzy(area=area):
            Area(area)
        case Keyword(field=field) | Has(field=field):
            Field(field)


def encodable(term: str) -> str:
    """The term without what no UTF-8 text can hold (surrogates, from a broken command line)."""
    return term if term.isascii() else term.encode("utf-8", "replace").decode()


def constant_score(query: Query) -> float | None:
    """The score that every match of the query has, or None where matches may differ."""
    return evaluate(query, _constant)


def score_levels(query: Query) -> list[tuple[float, Query]] | None:
    """The query taken apart by the score of its matches, the highest first; None where scores do not come in levels.

    So matches can be had in order without looking at all that tie: a fuzzy word gives one score an area.
    """
    match query:
        case Best(parts):
            return _levels_of(parts)
        case And(parts):
            graded = [part for part in parts if constant_score(part) is None]
            levels = score_levels(graded[0]) if len(graded) == 1 else None
            if levels is None:
                return None
            rest = [part for part in parts if part is not graded[0]]
            more = sum(constant_score(part) or 0.0 for part in rest)
            return [(score + more, And((level, *rest))) for score, level in levels]
    return None


def _levels_of(parts: Sequence[Query]) -> list[tuple[float, Query]] | None:
    scored = [(constant_score(part), part) for part in parts]
    by_score: dict[float, list[Query]] = {}
    for score, part in scored:
        if score is None:
            return None
        by_score.setdefault(score, []).append(part)
    levels: list[tuple[float, Query]] = []
    higher: list[Query] = []
    for score in sorted(by_score, reverse=True):
        level: Query = Or(tuple(by_score[score]))
        levels.append((score, And((level, Not(Or(tuple(higher))))) if higher else level))
        higher += by_score[score]
    return levels


def _constant(query: Query, scores: Sequence[float | None]) -> float | None:
    match query:
        case Everything() | Nothing() | Keyword() | Has() | DateRange() | Not():
            return 0.0
        case Prefix(boost=boost) | Fuzzy(boost=boost):
            return boost
        case Boosted(factor=factor):
            return 0.0 if factor == 0 else scores[0] and scores[0] * factor
        case And():
            known = [score for score in scores if score is not None]
            return sum(known) if len(known) == len(scores) else None
        case Or() | Best():
            return 0.0 if not any(score is None or score for score in scores) else None
        case _:
            return None
