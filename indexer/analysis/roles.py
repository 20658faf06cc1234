"""Who does what in a statement: signs, is quoted, answers the press. Composes the readers of each role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    return tuple(_once(found))


def find_cosigners(statement: Statement, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The organisations that sign together, in order of reading; empty where one organisation speaks alone."""
    page = lay_out(statement, mentions)
    return find_cosigning(page, zone_lines(page))


def _once(roles: Iterable[Role]) -> Iterable[Role]:
    """Each person once a role, where first found, completed by what later finds say."""
    kept: dict[tuple[RoleKind, str], Role] = {}
    for role in roles:
        key = (role.kind, person_key(role.name) or role.name)
        first = kept.get(key)
        kept[key] = role if first is None else Role(
            first.kind, first.name, first.function or role.function, first.organisation or role.organisation,
            first.start, first.end, first.evidence)
    return kept.values()
