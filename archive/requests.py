"""The questions and orders that the archive takes, as plain values. Knows no answer and no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to ingest. `dry_run` reads and decides but stores nothing."""

    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What is wanted of a search.

    Names in `signed_by`… may be spelled in any way; of several values of one option any will do, and
    every option must hold. `excluded` are "field:value" that no hit may have, the fields named as in the
    query language. `strict` takes every word as written.
    `since` and `until` are partial dates ("2024", "2024-06", "21/06/2024"). `sort` is "relevance",
    "date" (newest first) or "oldest"; "" means by relevance where there are words, else by date.
    `facet_size` is how many values of each facet; 0 asks for no facets. `facet_kinds` are the kinds to count
    ("signatory", "emetteur"…), by default those that a person looks at most. `timeline` asks for every year and
    month. `dismissed` are keys of understood pieces whose words are to be taken as words only. `copies`
    lists statements with the same body one by one; `explain` tells how each score comes about.
    """

    query: str = ""
    signed_by: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    document_type: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    sort: str = ""
    limit: int = 10
    page: int = 1
    facet_size: int = 0
    facet_kinds: tuple[str, ...] = ()
    timeline: bool = False
    dismissed: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    strict: bool = False
    copies: bool = False
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides something and why; kept with the decision for ever. `origin`: cli, page, import."""

    author: str
    reason: str = ""
    origin: str = "cli"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is. `stage`: read, index, analyse, verify. `total` is None while unknown."""

    stage: str
    done: int
    total: int | None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know while a command goes on.

    `code`: waiting (pid, command, since), index_repaired (count), index_rebuilt, model_changed.
    `text` is a template in English, filled by `values`.
    """

    code: str
    text: str
    values: dict[str, object]

    def __str__(self) -> str:
        return self.text.format(**self.values)


ProgressCallback = Callable[[Progress], None]
NoticeCallback = Callable[[Notice], None]
