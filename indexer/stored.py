"""What the index hands back with a hit: all that a result line shows, as text. Knows no engine and no store."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from indexer.lemmalist import LemmaList


class Person(NamedTuple):
    """A person in a role, with function and organisation as the statement gives them."""

    name: str
    function: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement as results show it. `text` is the reading text with contacts masked at equal length.

    `blocks` are (kind, start, end) over `text`; `lemmas` are those of the forms of the text.
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
    lemmas: LemmaList = field(default_factory=LemmaList)


_LENGTH = "text"
_IN_LINE = [name for name in Stored.__dataclass_fields__ if name not in {"text", "lemmas"}]
_PEOPLE = ("signatories", "quoted", "contacts")
_TUPLES = ("issuers", "cosigning_organisations", "tags", "sources", "copies")


def packed(record: Stored) -> str:
    """The record as a line of JSON, then its text and its lemmas as they are, so that these need no decoding.

    Empty values are left out; for the text, the line has its length.
    """
    values = {name: getattr(record, name) for name in _IN_LINE}
    head = {name: value for name, value in values.items() if value} | {_LENGTH: len(record.text)}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return f"{line}\n{record.text}{record.lemmas.written}"


def unpacked(packed: str) -> Stored:
    """The inverse of `packed`."""
    line, _, rest = packed.partition("\n")
    values: dict[str, Any] = json.loads(line)
    end = values.pop(_LENGTH)
    for name in _PEOPLE:
        if name in values:
            values[name] = tuple(Person(*person) for person in values[name])
    for name in _TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    if "blocks" in values:
        values["blocks"] = tuple((kind, start, end) for kind, start, end in values["blocks"])
    return Stored(**values, text=rest[:end], lemmas=LemmaList(rest[end:]))
