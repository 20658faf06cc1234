"""One job: put the names of authority records in the place of the names that an analysis found. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from archive.names import KINDS, Kind, name_key
from archive.replay import Decided
from indexer.annotation import Analysis

Name = tuple[str, str]
"""The kind of a record, and the key of a name or, where a person said who is meant, the record's own."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the record that a name leads to."""

    record: str
    name: str
    names: tuple[str, ...] = ()
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A decided statement with the names of its records; `names` maps a record's name to its further names.

    `written` is the same with the names as they are written or were corrected; `terms` maps a tag as it was
    given to the preferred name of its term.
    """

    decided: Decided
    written: Decided
    tags: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def name_of_tag(self, tag: str) -> str:
        """The preferred name of a tag's term; the tag itself where it is of no vocabulary."""
        return self.terms.get(tag, tag)


def appearances(decided: Decided) -> dict[Name, str]:
    """Every name that a statement holds, tags among them, with how it is written."""
    found: dict[Name, str] = {}
    for kind, name in _named(decided):
        key = _key(decided, kind, name)
        if key:
            found.setdefault((kind, key), name)
    return found


def resolve(decided: Decided, known: Mapping[Name, Known]) -> Resolved:
    """The statement with each name replaced by that of its record; names of rejected records are gone.

    A name that nobody decided about has one spelling in a statement, the first.
    """
    spelled = appearances(decided)
    if not known and len(spelled) == len(set(_named(decided))):
        return Resolved(decided, decided, decided.state.tags)
    renaming = _Renaming(decided, known, spelled)
    terms = {tag: renaming.name(Kind.TERM, tag) for tag in decided.state.tags}
    tags = tuple(dict.fromkeys(name for name in terms.values() if name))
    analysis = _renamed(decided.analysis, renaming) if decided.analysis else None
    names = {one.name: one.names for one in known.values() if one.names and not one.rejected}
    return Resolved(replace(decided, analysis=analysis), decided, tags, names, terms)


@dataclass(frozen=True, slots=True)
class _Renaming:
    decided: Decided
    known: Mapping[Name, Known]
    spelled: Mapping[Name, str]

    def name(self, kind: str, name: str) -> str:
        """The name of the record; "" where the record was rejected."""
        key = kind, _key(self.decided, kind, name)
        found = self.known.get(key)
        if found is None:
            return self.spelled.get(key, name)
        return "" if found.rejected else found.name


def _renamed(analysis: Analysis, renaming: _Renaming) -> Analysis:
    mentions = ((one, renaming.name(KINDS[one.label], one.entity)) for one in analysis.mentions)
    roles = ((one, renaming.name(Kind.PERSON, one.name)) for one in analysis.roles)
    return replace(
        analysis,
        mentions=tuple(replace(one, entity=name) for one, name in mentions if name),
        roles=tuple(replace(one, name=name) for one, name in roles if name),
        issuers=_organisations(analysis.issuers, renaming),
        cosigning_organisations=_organisations(analysis.cosigning_organisations, renaming))


def _organisations(names: tuple[str, ...], renaming: _Renaming) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for name in names if (found := renaming.name(Kind.ORGANISATION, name))))


def _named(decided: Decided) -> Iterator[tuple[str, str]]:
    analysis = decided.analysis
    if analysis is not None:
        yield from ((KINDS[one.label].value, one.entity) for one in analysis.mentions)
        yield from ((Kind.PERSON.value, one.name) for one in analysis.roles)
        for name in (*analysis.issuers, *analysis.cosigning_organisations):
            yield Kind.ORGANISATION.value, name
    yield from ((Kind.TERM.value, tag) for tag in decided.state.tags)


def _key(decided: Decided, kind: str, name: str) -> str:
    key = name_key(kind, name)
    identified = decided.identified.get((kind, key))
    return identified.partition(":")[2] if identified else key
