"""Who does what in a statement: signs, is quoted, answers the press. Composes the readers of each role."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from indexer.analysis.contacts import find_contacts
from indexer.analysis.cosignatures import find_cosigning
from indexer.analysis.full_names import full_names
from indexer.analysis.functions import Office
from indexer.analysis.lines import Page
from indexer.analysis.names import person_key
from indexer.analysis.offices import names_occupation, names_office
from indexer.analysis.quotations import find_quoted, office_beside
from indexer.analysis.signatures import find_signatories
from indexer.analysis.zones import Layout
from indexer.annotation import Role, RoleKind


def read_roles(layout: Layout) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    """The people in their roles, each once a role with function and organisation as written; who signs together.

    The organisations that sign together are in order of reading; none where one organisation speaks alone.
    """
    page, zones = layout
    signatories = tuple(find_signatories(page, zones))
    full = full_names(one.entity for one in page.people)
    found = (replace(role, name=full.get(role.name, role.name)) for role in (
        *signatories, *find_quoted(page, zones), *find_contacts(page, zones)))
    return tuple(_completed(page, list(_once(found)))), find_cosigning(page, zones, signatories)


def _once(roles: Iterable[Role]) -> Iterable[Role]:
    """Each person once a role, where first found, completed by what later finds say."""
    kept: dict[tuple[RoleKind, str], Role] = {}
    for role in roles:
        key = (role.kind, person_key(role.name) or role.name)
        first = kept.get(key)
        kept[key] = role if first is None else replace(
            first, function=first.function or role.function, organisation=first.organisation or role.organisation)
    return kept.values()


def _completed(page: Page, roles: Sequence[Role]) -> Iterable[Role]:
    """The roles, those without a function given the one that the statement writes elsewhere for the same person."""
    missing = {person_key(role.name) for role in roles if not _states_office(role)}
    known = {person_key(role.name): role for role in reversed(roles) if _states_office(role)}
    elsewhere = _offices_elsewhere(page, missing - known.keys())
    for role in roles:
        key = person_key(role.name)
        other = known.get(key)
        office = Office(other.function, other.organisation) if other else elsewhere.get(key)
        if _states_office(role) or office is None:
            yield role
        else:
            yield replace(role, function=office.function, organisation=role.organisation or office.organisation)


def _states_office(role: Role) -> bool:
    return role.function is not None and (role.kind is not RoleKind.QUOTED or names_occupation(role.function))


def _offices_elsewhere(page: Page, keys: Collection[str]) -> Mapping[str, Office]:
    """Key of a person → the office written beside another mention of the name."""
    offices: dict[str, Office] = {}
    starts = [line.start for line in page.lines]
    for person in page.people if keys else ():
        key = person_key(person.entity)
        if key in keys and key not in offices:
            line = page.lines[bisect_right(starts, person.start) - 1]
            office = office_beside(page, person, line.start, line.end)
            if office.function and names_office(office.function):
                offices[key] = office
    return offices
