"""Engine-free query values: what is wanted, said so that every engine means the same thing.

Words are already terms here (forms, lemmas, folded forms made by `indexer.terms`); no value knows
the query language it was written in or the engine that answers it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Every statement; adds nothing to the score."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No statement."""


@dataclass(frozen=True, slots=True)
class Term:
    """Statements whose `area` holds `term`, scored by BM25 times `boost`."""

    area: str
    term: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Statements whose `area` holds the terms in this order, with at most `slop` words between them in all.

    Each position offers alternatives: any one of them may stand there; a position without any can
    never be filled. Of a long phrase with a large slop, the slop that counts is the largest that
    `indexer.engines.phrases.spacings` will spell out: the same for every engine.
    """

    area: str
    positions: tuple[tuple[str, ...], ...]
    slop: int = 0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Statements whose `area` holds a term that begins with `prefix`; every hit scores `boost`."""

    area: str
    prefix: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Statements whose `area` holds a term within `distance` edits (1 or 2); every hit scores `boost`.

    An edit inserts, removes or changes a character, or swaps two neighbours (optimal string alignment).
    """

    area: str
    term: str
    distance: int = 1
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Keyword:
    """Statements whose keyword `field` has exactly `value`; adds nothing to the score."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Has:
    """Statements whose keyword `field` has any value; adds nothing to the score."""

    field: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """Statements whose date may fall between two days (proleptic ordinals, both included).

    A statement dated "2009-03" spans 1–31 March and matches any range that touches it. None is
    open. A statement without a date never matches, nor does anything when
    `first` is after `last`. Adds nothing to the score.
    """

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class And:
    """All of them; scores add up. Empty means everything."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least `least` of them (under 1 counts as 1); scores add up. Empty means nothing."""

    parts: tuple[Query, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Best:
    """At least one of them; the best score counts (disjunction max)."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """All statements but these; adds nothing to the score."""

    part: Query


@dataclass(frozen=True, slots=True)
class Boosted:
    """The same statements, scores multiplied by `factor` (0 makes a filter of it)."""

    part: Query
    factor: float


Query = (Everything | Nothing | Term | Phrase | Prefix | Fuzzy | Keyword | Has | DateRange
         | And | Or | Best | Not | Boosted)
