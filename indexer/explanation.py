"""Why a statement has its score, step by step: every piece of a query scored for that statement alone.

It asks the engine through the port, so that every engine explains itself. Knows no words of French.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.engine import Area, Engine, SearchRequest
from indexer.markers import id_marker
from indexer.query import And, Best, Boosted, Fuzzy, Not, Or, Phrase, Prefix, Query, Term

_FILTER = "filter"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A piece of a query, what it adds to the score of a statement, and the pieces that it is made of.

    `rule` is sum, best, times, or "" for a leaf; `what` says a leaf in the terms of the index, or "filter" where there
    are no words that could add to the score.
    """

    rule: str
    what: str
    score: float
    parts: tuple[Explanation, ...] = ()


def explain(engine: Engine, query: Query, identifier: str) -> Explanation | None:
    """How the score of one statement comes about; None where the query does not find it.

    Pieces that do not match or add nothing are left out, and steps with one part are passed over.
    """
    scored = _score(engine, query, identifier)
    if scored is None:
        return None
    match query:
        case And(parts) | Or(parts):
            return _step("sum", scored, _parts(engine, parts, identifier))
        case Best(parts):
            return _step("best", scored, _parts(engine, parts, identifier))
        case Boosted(part, factor):
            return _step(f"times {factor:g}", scored, _parts(engine, (part,), identifier), keep=True)
    return Explanation("", _said(query), scored)


def _parts(engine: Engine, parts: tuple[Query, ...], identifier: str) -> tuple[Explanation, ...]:
    found = (explain(engine, part, identifier) for part in parts if not isinstance(part, Not))
    return tuple(sorted((one for one in found if one is not None and one.score > 0), key=lambda one: -one.score))


def _step(rule: str, scored: float, parts: tuple[Explanation, ...], *, keep: bool = False) -> Explanation:
    if not parts:
        return Explanation("", _FILTER, scored)
    return parts[0] if len(parts) == 1 and not keep else Explanation(rule, "", scored, parts)


def _score(engine: Engine, query: Query, identifier: str) -> float | None:
    """The score of a query for one statement; None where it does not match."""
    alone = And((Boosted(Term(Area.NAMES, id_marker(identifier)), 0.0), query))
    hits = engine.search(SearchRequest(alone, limit=1)).hits
    return hits[0].score if hits else None


def _said(query: Query) -> str:
    match query:
        case Term(area, term, boost):
            return f"{term} in {area} ×{boost:g}"
        case Phrase(area, positions, slop, boost):
            words = " ".join("|".join(position) for position in positions)
            return f'"{words}"{f"~{slop}" if slop else ""} in {area} ×{boost:g}'
        case Prefix(area, prefix, boost):
            return f"{prefix}* in {area} ×{boost:g}"
        case Fuzzy(area, term, distance, boost):
            return f"{term}~{distance} in {area} ×{boost:g}"
    return _FILTER
