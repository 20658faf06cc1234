"""One job: the options of a search as engine-free filters, with what was understood of each. Knows no engine.

Every filter gives statements but no score, so the order is that of the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.errors import BadRequestError
from archive.reports import Json
from archive.requests import SearchOptions
from indexer.fields import FieldAnswer, field_query
from indexer.lexicon import Lexicon
from indexer.query import Boosted, DateRange, Query
from indexer.querydates import read_period
from indexer.syntax import FieldName

_NAMED = {
    "signed_by": ("--signed-by", FieldName.SIGNATORY),
    "quoted": ("--quoted", FieldName.QUOTED),
    "contact": ("--contact", FieldName.CONTACT),
    "person": ("--person", FieldName.PERSON),
    "organisation": ("--organisation", FieldName.ORGANISATION),
    "place": ("--place", FieldName.PLACE),
    "issuer": ("--issuer", FieldName.ISSUER),
    "document_type": ("--type", FieldName.TYPE),
    "tag": ("--tag", FieldName.TAG),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """An option with its value as asked, its query, and the people and pieces not understood in it."""

    option: str
    value: str
    answer: FieldAnswer

    @property
    def query(self) -> Query:
        """The statements that pass; adds nothing to the score."""
        return Boosted(self.answer.query, 0.0)

    @property
    def understood(self) -> Json:
        """What was understood, for people and programs."""
        return {"kind": "filter", "option": self.option, "text": f"{self.option} {self.value}",
                "values": list(self.answer.people) or [self.value]}


def filters_of(options: SearchOptions, lexicon: Lexicon) -> list[Filter]:
    """The filters that the options ask for, in the order in which they are documented."""
    return [*_named(options, lexicon), *_dated(options)]


def _named(options: SearchOptions, lexicon: Lexicon) -> Iterator[Filter]:
    for attribute, (option, name) in _NAMED.items():
        for value in getattr(options, attribute):
            yield Filter(option, value, field_query(name, value, lexicon))


def _dated(options: SearchOptions) -> Iterator[Filter]:
    for option, sign, value in (("--from", ">=", options.since), ("--to", "<=", options.until)):
        if value is None:
            continue
        period = read_period(sign + value)
        if period is None:
            raise BadRequestError(value, option=option, possible="2024, 2024-06, 2024-06-21, 21/06/2024, juin 2024")
        yield Filter(option, value, FieldAnswer(DateRange(*period.days)))
