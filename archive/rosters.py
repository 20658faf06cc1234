"""One job: names with counts as a list of records: every spelling of one name on one line. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.names import name_key
from archive.reports import FacetCount, Json


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in a list: its name as most statements spell it, its other spellings, how many statements name it."""

    name: str
    statements: int
    spellings: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """The record as programs read it."""
        return {"name": self.name, "statements": self.statements, "spellings": list(self.spellings)}


def roster(kind: str, counts: Iterable[FacetCount], limit: int) -> list[Listed]:
    """The records that statements name most, at most `limit`. A statement has one spelling of a name: counts add up."""
    groups: dict[str, list[FacetCount]] = {}
    for one in counts:
        groups.setdefault(name_key(kind, one.value) or one.value, []).append(one)
    found = [_listed(group) for group in groups.values()]
    return sorted(found, key=lambda one: (-one.statements, one.name.casefold()))[:limit]


def _listed(group: list[FacetCount]) -> Listed:
    ordered = sorted(group, key=lambda one: (-one.count, sum(map(str.isupper, one.value)), one.value))
    return Listed(ordered[0].value, sum(one.count for one in group), tuple(one.value for one in ordered[1:]))
