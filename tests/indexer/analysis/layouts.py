"""Whole small statements as PDF and web conversion leave them, with the roles that they should give."""

from __future__ import annotations

from typing import NamedTuple

from indexer.analysis.roles import read_roles
from indexer.analysis.zones import read_layout
from indexer.annotation import RoleKind
from tests.indexer.analysis.marked_text import read_marked

BODY = ("Depuis trois semaines, la direction refuse de recevoir les représentants du personnel, alors que les "
        "effectifs fondent et que les plannings changent du jour au lendemain.\n\n")

Named = tuple[str, str | None]


class Layout(NamedTuple):
    """A marked statement and its roles, each person with the function."""

    text: str
    signatories: tuple[Named, ...] = ()
    quoted: tuple[Named, ...] = ()
    contacts: tuple[Named, ...] = ()
    cosigning: tuple[str, ...] = ()


def found(marked: str) -> Layout:
    """The marked statement with the roles that the rules find in it."""
    roles, cosigning = read_roles(read_layout(*read_marked(marked)))
    of = {kind: tuple((role.name, role.function) for role in roles if role.kind is kind) for kind in RoleKind}
    return Layout(marked, of[RoleKind.SIGNATORY], of[RoleKind.QUOTED], of[RoleKind.CONTACT], cosigning)
