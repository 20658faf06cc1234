"""The port of the search engine: what is indexed, what is asked, what comes back.

An engine stores ready-made terms and keywords. It knows no French, no statement files and no database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from pathlib import Path
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
    """The keyword fields: exact values, all of them facets.

    Names stand as they are shown; beside them, in the fields of keys, one key for all spellings of a record's name.
    """

    SIGNATORY = "signatory"
    QUOTED = "quoted"
    CONTACT = "contact"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ISSUER = "issuer"
    TYPE = "type"
    TAG = "tag"
    SIGNATORY_KEY = "signatory_key"
    QUOTED_KEY = "quoted_key"
    CONTACT_KEY = "contact_key"
    PERSON_KEY = "person_key"
    ORGANISATION_KEY = "organisation_key"
    PLACE_KEY = "place_key"
    ISSUER_KEY = "issuer_key"
    TAG_KEY = "tag_key"
    YEAR = "year"
    MONTH = "month"
    LANGUAGE = "language"
    SOURCE = "source"
    BODY_KEY = "body_key"
    ALIAS = "alias"
    FORM = "form"


class EngineError(Exception):
    """What went wrong, where, and what mends it; the root of all errors of engines.

    EngineError
    ├── IndexLocked     another process is writing
    ├── IndexReadOnly   opened for reading, or the folder cannot be written
    ├── IndexStale      made by another engine or version: rebuild it
    ├── IndexCorrupt    files are damaged or missing: rebuild it
    ├── IndexForeign    the folder holds something else: choose another one
    ├── DiskFull        no room to write; what was there is untouched
    └── QueryTooDeep    the query is nested deeper than engines can follow
    """

    def __init__(self, what: str, where: Path | str, remedy: str) -> None:
        super().__init__(f"{what}: {where}. {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy


class IndexLocked(EngineError):  # noqa: N818 - the names say the state that was met
    """Another writer is at work; `holder` says which."""

    def __init__(self, where: Path | str, holder: str) -> None:
        super().__init__(f"The index is being written by {holder}", where, "Wait until it has finished.")
        self.holder = holder


class IndexReadOnly(EngineError):  # noqa: N818
    """The index may be searched, but not written here."""


class IndexStale(EngineError):  # noqa: N818
    """Another engine or version made this index; it can only be rebuilt."""


class IndexCorrupt(EngineError):  # noqa: N818
    """Files of the index are damaged or missing."""


class IndexForeign(EngineError):  # noqa: N818
    """The folder was not made by this program, so nothing in it is read or removed."""


class DiskFull(EngineError):  # noqa: N818
    """There was no room; the last complete write still stands."""


class QueryTooDeep(EngineError):  # noqa: N818
    """The query is nested deeper than engines can follow."""


class Posting(NamedTuple):
    """A term at a word position; several terms may share one."""

    term: str
    position: int


@dataclass(frozen=True, slots=True)
class Postings:
    """Postings by column, in the order of their positions: thousands of terms without an object for each."""

    terms: Sequence[str]
    positions: Sequence[int]

    def __iter__(self) -> Iterator[Posting]:
        return map(Posting, self.terms, self.positions)

    @classmethod
    def of(cls, postings: Iterable[Posting]) -> Postings:
        """The postings, whatever their order."""
        ordered = sorted(postings, key=itemgetter(1))
        return cls([term for term, _ in ordered], [position for _, position in ordered])


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as an engine sees it.

    `first_day` and `last_day` are proleptic ordinals (`datetime.date.toordinal`) of the earliest and
    latest day that the date allows; both None where the date is unknown. `stored` is handed back
    untouched with every hit (a JSON text, UTF-8).
    """

    id: str
    areas: Mapping[Area, Iterable[Posting]]
    keywords: Mapping[Field, Sequence[str]]
    first_day: int | None
    last_day: int | None
    stored: str


class Sort(StrEnum):
    """Orders of hits. Ties are broken by id, so that pages are stable.

    Both date orders go by the first day that the date allows; statements without a date come last in both.
    """

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

    Facet values come by falling count, then by value. They may still be being counted: the first look waits, and
    raises what counting them raised.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[Field, tuple[tuple[str, int], ...]]


class Engine(Protocol):
    """A search engine over one folder. Every adapter passes `tests/indexer/engine_contract.py`."""

    def write(self, entries: Iterable[Entry], *, stamp: str, delete: Iterable[str] = ()) -> None:
        """Delete by id, add or replace `entries`, record `stamp`; all of it or nothing, durably."""

    def rebuild(self, entries: Iterable[Entry], *, stamp: str) -> None:
        """Replace the whole index by `entries`, beside the old one, which serves until the new one is complete.

        Works over an index that is stale or corrupt.
        """

    def stamp(self) -> str:
        """What the last complete write recorded; "" for a new index."""

    def snapshot(self) -> Engine:
        """The engine as of now, for reading: it sees nothing that is written later, and need not look for it."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Hits, total and facets over one consistent state of the index."""

    def get(self, ids: Iterable[str]) -> Mapping[str, Hit]:
        """The entries with these ids, as hits without score; unknown ids are left out."""

    def ids(self) -> frozenset[str]:
        """All ids in the index."""

    def terms(self, field: Field | Area, prefix: str, limit: int, *,
              by_count: bool = False, within: Query | None = None) -> list[tuple[str, int]]:
        """Terms that begin with `prefix`, each with how many statements hold it, of those that match `within`.

        In code point order or, `by_count`, the most frequent first.
        """

    def holders(self, field: Field | Area, term: str) -> int:
        """How many statements hold this very term."""

    def count(self) -> int:
        """How many statements the index holds."""

    def close(self) -> None:
        """Let go of files and locks; safe to call twice."""
