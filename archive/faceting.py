"""One job: which facets a search counts, and how their values are shown. Pure; knows no engine."""

from __future__ import annotations

from collections.abc import Sequence

from archive.errors import BadRequestError, message
from archive.reports import FacetCount
from indexer.engine import Field
from indexer.lexicon import usual
from indexer.queryfields import KEYWORD_FIELDS, field_named
from indexer.tokens import fold

FACETS = (Field.SIGNATORY, Field.PERSON, Field.ORGANISATION, Field.PLACE, Field.ISSUER, Field.TYPE, Field.YEAR,
          Field.TAG)
# What a reader calls them: the fields of the query language, in French as well.
KINDS_SAID = message(
    "signatory, person, organisation, place, issuer, type, year, tag, quoted, contact, month, language")
_PERIODS = {"annee": Field.YEAR, "annees": Field.YEAR, "an": Field.YEAR, "ans": Field.YEAR, "years": Field.YEAR,
            "mois": Field.MONTH, "months": Field.MONTH}
FACET_KINDS = (*FACETS, Field.QUOTED, Field.CONTACT, Field.MONTH, Field.LANGUAGE)
_SPELLED_ONE_WAY = frozenset({Field.TYPE, Field.YEAR, Field.MONTH, Field.LANGUAGE})
# Values counted beyond those shown, so that other spellings of these are seen.
_MORE_SPELLINGS = 4


def facet_named(kind: str) -> Field:
    """The facet of this name, in French or English; raises BadRequestError where there is none."""
    name = field_named(kind)
    found = (next((one for one in FACET_KINDS if one.value == kind), None) or _PERIODS.get(fold(kind))
             or (KEYWORD_FIELDS.get(name) if name else None))
    if found not in FACET_KINDS:
        raise BadRequestError(kind, option="--facet", possible=KINDS_SAID)
    return found


def counted(fields: Sequence[Field], size: int) -> dict[Field, int]:
    """How many values of each facet to count, so that `size` of them can be shown; none where `size` is 0."""
    return {one: size if one in _SPELLED_ONE_WAY else size + _MORE_SPELLINGS for one in fields} if size else {}


def shown(field: Field, values: Sequence[tuple[str, int]], size: int) -> tuple[FacetCount, ...]:
    """The values, at most `size`, the most frequent first; spellings that differ in case or accents are one.

    A statement has one spelling of a name, so that the counts add up.
    """
    if field in _SPELLED_ONE_WAY:
        return tuple(FacetCount(*one) for one in values)
    groups: dict[str, list[tuple[str, int]]] = {}
    for one in values:
        groups.setdefault(fold(one[0]), []).append(one)
    if len(groups) == len(values):
        return tuple(FacetCount(*one) for one in values[:size])
    merged = [FacetCount(min(group, key=lambda one: usual(*one))[0], sum(count for _, count in group))
              for group in groups.values()]
    return tuple(sorted(merged, key=lambda one: (-one.count, one.value))[:size])
