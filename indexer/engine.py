"""The port of the search engine: what is indexed, what is asked, what comes back.

An engine stores ready-made terms and keywords. It knows no French, no files and no database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from indexer.query import Query


class Area(StrEnum):
    """The parts of a statement that words are searched in, heaviest first."""

    TITLE = "title"
    NAMES = "names"
    LEAD = "lead"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Field(StrEnum):
    """The keyword fields: exact values, all of them facets."""

    SIGNATORY = "signatory"
    QUOTED = "quoted"
    CONTACT = "contact"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ISSUER = "issuer"
    TYPE = "type"
    TAG = "tag"
    YEAR = "year"
    MONTH = "month"
    LANGUAGE = "language"
    SOURCE = "source"
    BODY_KEY = "body_key"
    ALIAS = "alias"
    FORM = "form"


class Posting(NamedTuple):
    """A term at a word position; several terms may share one."""

    term: str
    position: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as an engine sees it.

    `first_day` and `last_day` are proleptic ordinals (`datetime.date.toordinal`) of the earliest and
    latest day that the date allows; both None where the date is unknown. `stored` is handed back
    untouched with every hit (a JSON text, UTF-8).
    """

    id: str
    areas: Mapping[Area, Sequence[Posting]]
    keywords: Mapping[Field, Sequence[str]]
    first_day: int | None
    last_day: int | None
    stored: str


class Sort(StrEnum):
    """Orders of hits. Ties are broken by id, so that pages are stable."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is wanted of an engine. `facets` maps a field to how many values (most frequent first)."""

    query: Query
    limit: int = 10
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    facets: Mapping[Field, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement found. `score` is 0.0 where the order is not by relevance."""

    id: str
    score: float
    stored: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits; `total` and `facets` count all statements that match, not only the page.

    Facet values come by falling count, then by value.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[Field, tuple[tuple[str, int], ...]]


class Engine(Protocol):
    """A search engine over one folder. Every adapter passes `tests/indexer/engine_contract.py`."""

    def write(self, entries: Iterable[Entry], *, stamp: str, delete: Iterable[str] = ()) -> None:
        """Delete by id, add or replace `entries`, record `stamp`; all of it or nothing, durably."""

    def stamp(self) -> str:
        """What the last complete write recorded; "" for a new index."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Hits, total and facets over one consistent state of the index."""

    def get(self, ids: Iterable[str]) -> Mapping[str, Hit]:
        """The entries with these ids, as hits without score; unknown ids are left out."""

    def ids(self) -> frozenset[str]:
        """All ids in the index."""

    def terms(self, field: Field | Area, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Terms that begin with `prefix`, in code point order, each with how many statements hold it."""

    def count(self) -> int:
        """How many statements the index holds."""

    def close(self) -> None:
        """Let go of files and locks; safe to call twice."""
