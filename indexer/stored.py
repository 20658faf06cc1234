"""What the index hands back with a hit: all that a result line shows, as JSON. Knows no engine and no store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Person(NamedTuple):
    """A person in a role, with function and organisation as the statement gives them."""

    name: str
    function: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement as results show it. `text` is the reading text with contacts masked at equal length.

    `blocks` are (kind, start, end) over `text`; `lemmas` maps a form of the text to its lemmas,
    separated by spaces, where they differ from the form.
    """

    title: str | None = None
    subtitle: str | None = None
    date: str | None = None
    date_status: str = "unknown"
    issuers: tuple[str, ...] = ()
    document_type: str = "autre"
    language: str = "fr"
    place_of_issue: str | None = None
    signatories: tuple[Person, ...] = ()
    quoted: tuple[Person, ...] = ()
    contacts: tuple[Person, ...] = ()
    cosigning_organisations: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    body_key: str = ""
    copies: tuple[str, ...] = ()
    text: str = ""
    blocks: tuple[tuple[str, int, int], ...] = ()
    lemmas: Mapping[str, str] = field(default_factory=dict)


_PEOPLE = ("signatories", "quoted", "contacts")
_TUPLES = ("issuers", "cosigning_organisations", "tags", "sources", "copies")


def to_json(record: Stored) -> str:
    """The record as compact JSON; empty values are left out."""
    values = {name: getattr(record, name) for name in Stored.__dataclass_fields__}
    return json.dumps({name: value for name, value in values.items() if value}, ensure_ascii=False,
                      separators=(",", ":"))


def from_json(text: str) -> Stored:
    """The inverse of `to_json`."""
    values: dict[str, Any] = json.loads(text)
    for name in _PEOPLE:
        if name in values:
            values[name] = tuple(Person(*person) for person in values[name])
    for name in _TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    if "blocks" in values:
        values["blocks"] = tuple((kind, start, end) for kind, start, end in values["blocks"])
    return Stored(**values)
