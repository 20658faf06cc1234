"""One job: the functions that a person held over time, from dated statements. Pure.

A statement says that a function was held on its day, not since when or until when. So a period here is
from the first to the last statement that says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.names import Kind, name_key


@dataclass(frozen=True, slots=True)
class Said:
    """What one statement says of a person; `date` is EDTF, or None."""

    statement: str
    date: str | None
    function: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """A function with the first and last statement that names it."""

    function: str
    organisation: str
    first: str | None
    last: str | None
    statements: tuple[str, ...]


def career(said: Iterable[Said]) -> tuple[Period, ...]:
    """The functions, earliest first; the same one of the same organisation, in any spelling, is one period.

    A statement that names no organisation counts for the function where only one organisation is known for it.
    """
    known = [one for one in said if one.function]
    organisations: dict[str, set[str]] = {}
    for one in known:
        if one.organisation:
            organisations.setdefault(_key(one.function), set()).add(_key(one.organisation))
    groups: dict[tuple[str, str], list[Said]] = {}
    for one in known:
        function, organisation = _key(one.function), _key(one.organisation)
        only = organisations.get(function, set())
        if not organisation and len(only) == 1:
            organisation = next(iter(only))
        groups.setdefault((function, organisation), []).append(one)
    return tuple(sorted(map(_period, groups.values()), key=lambda one: (one.first or "~", one.function)))


def _period(group: list[Said]) -> Period:
    dates = sorted(one.date for one in group if one.date)
    named = next((one for one in group if one.organisation), group[0])
    statements = tuple(dict.fromkeys(one.statement for one in sorted(group, key=lambda one: one.date or "~")))
    return Period(named.function or "", named.organisation or "", dates[0] if dates else None,
                  dates[-1] if dates else None, statements)


def _key(text: str | None) -> str:
    return name_key(Kind.ORGANISATION, text) if text else ""
