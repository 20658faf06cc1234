"""Who does what in a statement: signs, is quoted, answers the press. Composes the readers of each role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.statement import Statement
from indexer.analysis.contacts import find_contacts
from indexer.analysis.cosignatures import find_cosigning
from indexer.analysis.lines import lay_out
from indexer.analysis.names import person_key
from indexer.analysis.quotations import find_quoted
from indexer.analysis.signatures import find_signatories
from indexer.analysis.zones import zone_lines
from indexer.annotation import Mention, Role, RoleKind, Token


def find_roles(statement: Statement, mentions: Sequence[Mention], tokens: Sequence[Token] = ()) -> tuple[Role, ...]:
    """The people of a statement in their roles, each person once a role, with function and organisation as written."""
    page = lay_out(statement, mentions)
    zones = zone_lines(page)
    found = [*find_signatories(page, zones), *find_quoted(page, zones), *find_contacts(page, zones)]
    return tuple(_completed(list(_once(found))))


def find_cosigners(statement: Statement, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The organisations that sign together, in order of reading; empty where one organisation speaks alone."""
    page = lay_out(statement, mentions)
    zones = zone_lines(page)
    return find_cosigning(page, zones, tuple(find_signatories(page, zones)))


def _once(roles: Iterable[Role]) -> Iterable[Role]:
    """Each person once a role, where first found, completed by what later finds say."""
    kept: dict[tuple[RoleKind, str], Role] = {}
    for role in roles:
        key = (role.kind, person_key(role.name) or role.name)
        first = kept.get(key)
        kept[key] = role if first is None else replace(
            first, function=first.function or role.function, organisation=first.organisation or role.organisation)
    return kept.values()


def _completed(roles: Sequence[Role]) -> Iterable[Role]:
    """The roles, each with the function that the same statement gives the person elsewhere, where its own place gives none."""
    known: dict[str, Role] = {}
    for role in roles:
        if role.function:
            known.setdefault(person_key(role.name), role)
    for role in roles:
        other = known.get(person_key(role.name))
        if role.function or other is None:
            yield role
        else:
            yield replace(role, function=other.function, organisation=role.organisation or other.organisation)
