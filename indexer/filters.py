"""Filters beside the words of a query, as one engine-free query: OR within a kind, AND between kinds, exclusion.

Knows no engine, no face and no option.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.fields import FieldAnswer, field_query
from indexer.lexicon import Lexicon
from indexer.query import And, Boosted, Everything, Not, Or, Query
from indexer.syntax import FieldName


@dataclass(frozen=True, slots=True)
class Filter:
    """A value that hits must have or, where `excluded`, must not have; `answer` is what was understood of it.

    Filters of one `kind` are alternatives: any of them will do.
    """

    kind: str
    name: FieldName
    value: str
    answer: FieldAnswer
    excluded: bool = False


def read_filter(kind: str, name: FieldName, value: str, lexicon: Lexicon, *, excluded: bool = False) -> Filter:
    """The filter of a value in any spelling; of an unknown value nothing passes, and nothing is excluded."""
    return Filter(kind, name, value, field_query(name, value, lexicon), excluded)


def passing(filters: Iterable[Filter], *, without: str | None = None) -> Query:
    """The statements that pass every kind but `without`; adds nothing to the score."""
    kinds: dict[str, list[Query]] = {}
    excluded: list[Query] = []
    for one in filters:
        if one.kind == without:
            continue
        if not one.excluded:
            kinds.setdefault(one.kind, []).append(one.answer.query)
        elif not one.answer.remarks:
            excluded.append(Not(one.answer.query))
    parts = (*_alternatives(kinds.values()), *excluded)
    return Boosted(And(parts), 0.0) if parts else Everything()


def _alternatives(kinds: Iterable[list[Query]]) -> Iterator[Query]:
    for queries in kinds:
        yield queries[0] if len(queries) == 1 else Or(tuple(queries))
