"""One job: what a reader asks beside a search: completions, near statements, the words that matched, a name's profile.

All of it comes from the index; it imports neither the store nor the French pipeline.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from archive.errors import NotFoundError
from archive.faceting import counted, shown
from archive.hits import Context, hits_of
from archive.reports import FacetCount, SearchHit, SearchPage
from archive.requests import SearchOptions
from indexer.engine import Engine, Field, Hit, SearchRequest, SearchResult, Sort
from indexer.lexicon import Lexicon
from indexer.matching import Matcher
from indexer.query import And, Keyword, Not, Or, Query
from indexer.querylanguage import parse
from indexer.stored import Person, Stored, unpacked
from indexer.suggestions import Suggestion, similar_query
from indexer.suggestions import complete as complete_from
from indexer.tokens import fold

ROLES = (Field.SIGNATORY, Field.QUOTED, Field.CONTACT)
_SHOWN = 200
_COMPANIONS = 12


@dataclass(frozen=True, slots=True)
class Post:
    """A function in an organisation, and the first and last date of the statements that give it."""

    function: str
    organisation: str
    first: str | None
    last: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Appearances:
    """Statements in which a name has one role: how many in all, and the newest of them."""

    role: str
    total: int
    hits: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the archive says of a name. `companions` maps a field to the values that appear with it most.

    `speakers` are, of an organisation, those who sign its statements, are quoted in them or answer the press for it.
    """

    kind: str
    name: str
    total: int
    appearances: tuple[Appearances, ...]
    posts: tuple[Post, ...]
    companions: Mapping[str, tuple[FacetCount, ...]]
    speakers: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)


def complete(engine: Engine, text: str, limit: int) -> tuple[Suggestion, ...]:
    """Names and words of the archive that begin so."""
    return tuple(complete_from(engine, text, limit))


def similar(engine: Engine, identifier: str, limit: int) -> SearchPage:
    """The statements most like this one of all that share words which set it apart; copies left out."""
    began = time.perf_counter()
    found = engine.search(SearchRequest(similar_query(engine, identifier, _stored(engine, identifier)), limit))
    hits = _plain_hits(found)
    return SearchPage(identifier, (), found.total, 1000 * (time.perf_counter() - began), hits, complete=found.total)


def hits(engine: Engine, identifiers: Sequence[str], options: SearchOptions) -> tuple[SearchHit, ...]:
    """These statements as hits of a search, in this order, with its words marked."""
    found = engine.get(identifiers)
    parsed = parse(options.query, Lexicon(engine), strict=options.strict, dismissed=options.dismissed)
    return hits_of((found[one] for one in identifiers if one in found), Context(parsed.wanted))


def copies(engine: Engine, identifier: str) -> tuple[SearchHit, ...]:
    """The other statements with the same body."""
    found = engine.get(_stored(engine, identifier).copies)
    return hits_of(found.values(), Context())


def matches(engine: Engine, identifier: str, options: SearchOptions) -> tuple[tuple[int, int], ...]:
    """Where the words of a search stand in the reading text of a statement: pairs (start, end)."""
    stored = _stored(engine, identifier)
    wanted = parse(options.query, Lexicon(engine), dismissed=options.dismissed).wanted
    found = Matcher(wanted).matches(stored.text, stored.lemmas)
    return tuple(dict.fromkeys((match.start, match.end) for match in found))


def profile(engine: Engine, kind: str, name: str) -> Profile:
    """What the archive says of a person, organisation or place; raises NotFoundError for a name it does not have."""
    names = Lexicon(engine).spellings_of(kind, name)
    if not names:
        raise NotFoundError(name)
    roles = {"person": ROLES, "organisation": (Field.ISSUER,), "place": ()}[kind]
    appearances = [_appearances(engine, role, _held(role, names)) for role in roles]
    others = And((_held(Field(kind), names), Not(Or(tuple(_held(role, names) for role in roles)))))
    appearances.append(_appearances(engine, "mentioned", others))
    return Profile(kind, name if name in names else names[0], sum(one.total for one in appearances),
                   tuple(appearances), _posts(engine, names) if kind == "person" else (),
                   _companions(engine, kind, names), _speakers(engine, names) if kind == "organisation" else {})


def _held(field: Field, names: Sequence[str]) -> Query:
    """The statements with any of the names in the field: one statement may write what another does not accent."""
    return Or(tuple(Keyword(field, name) for name in names))


def _appearances(engine: Engine, role: str, query: Query) -> Appearances:
    found = engine.search(SearchRequest(query, limit=_SHOWN, sort=Sort.NEWEST))
    return Appearances(str(role), found.total, _plain_hits(found))


def _posts(engine: Engine, names: Collection[str]) -> tuple[Post, ...]:
    """The functions of a person, the most recent first, as the statements that give them say."""
    roles = Or(tuple(Keyword(role, name) for role in ROLES for name in names))
    found = engine.search(SearchRequest(roles, limit=_SHOWN, sort=Sort.OLDEST))
    posts: dict[tuple[str, str], Post] = {}
    for hit in found.hits:
        stored = unpacked(hit.stored)
        for person in _named(stored, names):
            key = (fold(person.function or ""), fold(person.organisation or ""))
            before = posts.get(key) or Post(person.function or "", person.organisation or "", stored.date, None, 0)
            posts[key] = replace(before, last=stored.date or before.last, statements=before.statements + 1)
    posts.pop(("", ""), None)
    return tuple(sorted(posts.values(), key=lambda post: post.last or "", reverse=True))


def _named(stored: Stored, names: Collection[str]) -> Iterable[Person]:
    return dict.fromkeys(person for people in (stored.signatories, stored.quoted, stored.contacts)
                         for person in people if person.name in names)


def _companions(engine: Engine, kind: str, names: Sequence[str]) -> Mapping[str, tuple[FacetCount, ...]]:
    """What stands beside a name most; beside a person, in the statements that the person signs."""
    within = {"person": (Field.SIGNATORY,), "organisation": (Field.ORGANISATION, Field.ISSUER)}.get(
        kind, (Field(kind),))
    wanted = counted((Field.SIGNATORY, Field.ISSUER, Field.ORGANISATION, Field.PLACE), _COMPANIONS + len(names))
    asked = Or(tuple(_held(field, names) for field in within))
    found = engine.search(SearchRequest(asked, limit=0, sort=Sort.NEWEST, facets=wanted))
    return {field.value: tuple(one for one in values if one.value not in names)[:_COMPANIONS]
            for field, values in shown(found.facets, Lexicon(engine)).items()}


def _speakers(engine: Engine, names: Sequence[str]) -> Mapping[str, tuple[FacetCount, ...]]:
    """Who has which role in the statements that an organisation issues, the most frequent first."""
    facets = counted(ROLES, _COMPANIONS)
    found = engine.search(SearchRequest(_held(Field.ISSUER, names), 0, sort=Sort.NEWEST, facets=facets)).facets
    return {role.value: values for role, values in shown(found, Lexicon(engine)).items() if values}


def _plain_hits(found: SearchResult) -> tuple[SearchHit, ...]:
    """The hits as results without a query show them."""
    return hits_of(found.hits, Context())


def _stored(engine: Engine, identifier: str) -> Stored:
    found: Hit | None = engine.get([identifier]).get(identifier)
    if found is None:
        raise NotFoundError(identifier)
    return unpacked(found.stored)
