"""Walks over query values that every engine needs: bottom-up, without recursion. It knows no engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from indexer.engine import QueryTooDeep
from indexer.query import (And, Best, Boosted, DateRange, Everything, Fuzzy, Has, Keyword, Not, Nothing, Or, Prefix,
                           Query)

DEEPEST = 1_000

Value = TypeVar("Value")


def evaluate(query: Query, combine: Callable[[Query, Sequence[Value]], Value]) -> Value:
    """What `combine` makes of the query and of what it made of its parts; QueryTooDeep beyond 1,000 levels."""
    path: list[tuple[Query, Sequence[Query], list[Value]]] = [(query, parts_of(query), [])]
    while True:
        node, parts, values = path[-1]
        if len(values) < len(parts):
            part = parts[len(values)]
            path.append((part, parts_of(part), []))
            if len(path) > DEEPEST:
                raise QueryTooDeep("The query is nested too deep", f"level {DEEPEST}", "Use fewer parentheses.")
            continue
        path.pop()
        value = combine(node, values)
        if not path:
            return value
        path[-1][2].append(value)


def parts_of(query: Query) -> Sequence[Query]:
    """The queries directly inside this one."""
    match query:
        case And(parts) | Or(parts) | Best(parts):
            return parts
        case Not(part) | Boosted(part):
            return (part,)
        case _:
            return ()


def constant_score(query: Query) -> float | None:
    """The score that every match of the query has, or None where matches may differ."""
    return evaluate(query, _constant)


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
