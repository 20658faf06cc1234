"""One job: which facets a search counts, and how their values are shown. Knows no engine but through the lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.errors import BadRequestError, message
from archive.reports import FacetCount
from indexer.engine import Field
from indexer.lexicon import Lexicon
from indexer.queryfields import KEYWORD_FIELDS, field_named
from indexer.recordkeys import KEY_FIELDS, KINDS
from indexer.tokens import fold

FACETS = (Field.SIGNATORY, Field.PERSON, Field.ORGANISATION, Field.PLACE, Field.ISSUER, Field.TYPE, Field.YEAR,
          Field.TAG)
# What a reader calls them: the fields of the query language, in French as well.
KINDS_SAID = message(
    "signatory, person, organisation, place, issuer, type, year, tag, quoted, contact, month, language")
_PERIODS = {"annee": Field.YEAR, "annees": Field.YEAR, "an": Field.YEAR, "ans": Field.YEAR, "years": Field.YEAR,
            "mois": Field.MONTH, "months": Field.MONTH}
FACET_KINDS = (*FACETS, Field.QUOTED, Field.CONTACT, Field.MONTH, Field.LANGUAGE)
_NAMES = {keys: names for names, keys in KEY_FIELDS.items()}

Counts = Mapping[Field, Sequence[tuple[str, int]]]
"""Values with counts, as an engine tells them."""


def facet_named(kind: str) -> Field:
    """The facet of this name, in French or English; raises BadRequestError where there is none."""
    name = field_named(kind)
    found = (next((one for one in FACET_KINDS if one.value == kind), None) or _PERIODS.get(fold(kind))
             or (KEYWORD_FIELDS.get(name) if name else None))
    if found not in FACET_KINDS:
        raise BadRequestError(kind, option="--facet", possible=KINDS_SAID)
    return found


def counted(fields: Sequence[Field], size: int) -> dict[Field, int]:
    """The engine's fields to count, with how many values of each; none where `size` is 0.

    Of names the keys are counted: each record once, however it is spelled, so that no count depends on `size`.
    """
    return {KEY_FIELDS.get(one, one): size for one in fields} if size else {}


def shown(counts: Counts, lexicon: Lexicon) -> dict[Field, tuple[FacetCount, ...]]:
    """The values of each facet that was counted, the most frequent first, names as they are usually spelled."""
    named = {_NAMES.get(counted, counted): values for counted, values in counts.items()}
    return {field: tuple(FacetCount(_value(field, value, lexicon), count) for value, count in values)
            for field, values in named.items()}


def _value(field: Field, value: str, lexicon: Lexicon) -> str:
    return lexicon.shown_as(KINDS[field], value)[0] if field in KINDS else value
