"""One job: help where nothing was found: words and names nearly like those asked for. Knows the index only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.engine import Engine, Field
from indexer.filters import Filter
from indexer.queryfields import PEOPLE
from indexer.suggestions import did_you_mean
from indexer.syntax import FieldName
from indexer.terms import fold

# Only the most frequent names are compared, so that the time is bounded.
CANDIDATES = 3000
LIKENESS = 75
MOST = 3
_KINDS = frozenset({FieldName.ORGANISATION, FieldName.ISSUER, FieldName.PLACE, FieldName.TAG})


def suggest(engine: Engine, query: str, filters: Sequence[Filter]) -> tuple[str, ...]:
    """Corrected queries and names, best first; none where every word and name is known."""
    corrected = did_you_mean(engine, query)
    return tuple(dict.fromkeys([*([corrected] if corrected else []), *_names(engine, filters)]))[:MOST]


def _names(engine: Engine, filters: Sequence[Filter]) -> Iterator[str]:
    for one in filters:
        if not one.answer.remarks:
            continue
        if one.name in PEOPLE:
            kind = "person"
        elif one.name in _KINDS:
            kind = one.name.value
        else:
            continue
        terms = engine.terms(Field.ALIAS, f"{kind}\t", CANDIDATES, by_count=True)
        yield from _nearest(one.value, (term.split("\t")[2] for term, _ in terms), MOST)


def _nearest(wanted: str, candidates: Iterator[str], limit: int) -> list[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (needed only where nothing was found)

    found = process.extract(wanted, list(dict.fromkeys(candidates)), scorer=fuzz.ratio, processor=fold,
                            limit=limit, score_cutoff=LIKENESS)
    return [value for value, _, _ in found]
