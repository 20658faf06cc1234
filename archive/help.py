"""One job: what may help where nothing was found: what may have been meant, and what excludes everything.

Nothing is proposed that finds nothing. How many statements a search finds is asked of the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from shlex import quote
from typing import TYPE_CHECKING

from archive.filters import with_value, without_kind
from archive.reports import Correction
from archive.requests import SearchOptions
from indexer.corrections import corrected
from indexer.engine import Engine
from indexer.filters import Filter
from indexer.nearvalues import near_values
from indexer.querypieces import without

if TYPE_CHECKING:
    from archive.searching import Question

Finds = Callable[[SearchOptions], int]
"""How many statements a search finds."""

QUERY = "QUERY"
_MOST = 3
# Of a longer query, no part is left out to see what the others find.
_MOST_PIECES = 8

_Change = tuple[str, str, str]


def corrections(engine: Engine, question: Question, finds: Finds) -> tuple[Correction, ...]:
    """The searches that may have been meant and find something, best first."""
    candidates = dict.fromkeys(_candidates(engine, question))
    counted = ((one, finds(_changed(question.options, one))) for one in candidates)
    found = (replace(one, statements=statements) for one, statements in counted if statements)
    return tuple(islice(found, _MOST))


def ways_out(question: Question, finds: Finds) -> tuple[tuple[str, int], ...]:
    """What excludes everything: each option, the query and each piece of it, with how many are found without it.

    A search for one thing only has no way out.
    """
    options, pieces = question.options, question.parsed.pieces
    kinds = list(dict.fromkeys(one.kind for one in question.filters))
    parts = [(kind, without_kind(options, kind)) for kind in kinds]
    if kinds and not question.parsed.is_empty:
        parts.append((QUERY, replace(options, query="")))
    # Words alone may be missing from what is found: leaving one out would be no help.
    if 1 < len(pieces) <= _MOST_PIECES and any(piece.kind != "word" for piece in pieces):
        text = question.parsed.text
        parts += [(piece.text, replace(options, query=without(text, piece.start, piece.end))) for piece in pieces]
    counted = ((part, finds(left)) for part, left in parts) if len(parts) > 1 else ()
    return tuple((part, statements) for part, statements in counted if statements)


def _candidates(engine: Engine, question: Question) -> Iterator[Correction]:
    """The query and the filters with what may have been meant, all slips corrected at once."""
    query = question.options.query
    queries = corrected(engine, query)
    changes = [near for one in question.filters if (near := _near(engine, one))]
    best = tuple(near[0] for near in changes)
    for meant in queries:
        yield Correction(_said(meant, query, best), meant, best)
    right = next(iter(queries), query)
    for near in changes:
        for change in near:
            chosen = tuple(change if other is near[0] else other for other in best)
            yield Correction(_said(right, query, chosen), right, chosen)


def _near(engine: Engine, one: Filter) -> Sequence[_Change]:
    """What may have been meant by a filter that nothing passes: its option, its value, the value meant."""
    if one.excluded or not one.answer.remarks:
        return ()
    return [(one.kind, one.value, value) for value in near_values(engine, one.name, one.value)]


def _said(meant: str, query: str, changes: Sequence[_Change]) -> str:
    """The search as one says it: the query or the name that was corrected; of several, the options too."""
    if meant == query and len(changes) == 1:
        return changes[0][2]
    return " ".join([meant, *(f"{option} {quote(value)}" for option, _, value in changes)]).strip()


def _changed(options: SearchOptions, one: Correction) -> SearchOptions:
    for option, value, meant in one.filters:
        options = with_value(options, option, value, meant)
    return replace(options, query=one.query)
