"""Authority records: people, organisations, places and terms, as the decisions on them say. Pure.

A record exists as soon as a statement names it; its identifier follows from the name. What people decide
of it makes it differ from the bare name: another preferred name, further names, a record that it is part
of. The fold of the same decisions is the same wherever they are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.decisions import Act, Decision, standing
from archive.names import kind_of, name_key

SYMMETRIC = {"related": "related", "broader": "narrower", "narrower": "broader", "member_of": "has_member",
             "has_member": "member_of", "successor_of": "predecessor_of", "predecessor_of": "successor_of",
             "president_of": "has_president", "has_president": "president_of"}
"""The relations that a record can have, each with the same one seen from the other side."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a record stands to another. `dates` is EDTF, or empty."""

    relation: str
    other: str
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A function that a person held, as somebody decided; dates are EDTF, or empty."""

    function: str
    organisation: str = ""
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """A record. `merged_into` names the record that it is part of; `origin` the one it was split from.

    `name` is empty while nobody has said it; `dates` are those of existence (EDTF). `apart` are records
    that somebody said are not the same, `refused` relations that somebody said there are not.
    """

    id: str
    name: str = ""
    names: tuple[str, ...] = ()
    rejected: bool = False
    merged_into: str = ""
    origin: str = ""
    dates: str = ""
    note: str = ""
    uri: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    functions: tuple[Held, ...] = ()
    apart: tuple[str, ...] = ()
    refused: tuple[Relation, ...] = ()

    @property
    def kind(self) -> str:
        """person, organisation, place or term."""
        return kind_of(self.id)

    def is_called(self, kind: str, name: str) -> bool:
        """Whether a name of a resolved statement is this record's, in any spelling."""
        return kind == self.kind and (name == self.name or name_key(kind, name) == name_key(kind, self.name))

    def keys(self) -> tuple[str, ...]:
        """The keys of all names that lead here, that of the identifier first."""
        named = (name_key(self.kind, name) for name in (self.name, *self.names))
        return tuple(dict.fromkeys(key for key in (self.id.partition(":")[2], *named) if key))


@dataclass(frozen=True, slots=True)
class Authorities:
    """Records that belong together by merges and splits, with the merges that could not be followed."""

    records: Mapping[str, Authority]
    refused: tuple[Decision, ...] = ()

    def root(self, record: str) -> str:
        """The record that a record is part of in the end; itself where it is part of none."""
        while record in self.records and self.records[record].merged_into:
            record = self.records[record].merged_into
        return record

    def whole(self, record: str) -> Authority:
        """A record with the names, identifiers and relations of all that were merged into it."""
        return self.wholes()[self.root(record)]

    def wholes(self) -> dict[str, Authority]:
        """Every record that is part of no other, whole."""
        found = {one.id: one for one in self.records.values() if not one.merged_into}
        for part in self.records.values():
            if part.merged_into:
                root = self.root(part.id)
                found[root] = _joined(found[root], part)
        return found


def fold(decisions: Iterable[Decision]) -> Authorities:
    """The records that decisions, in the order of the ledger, lead to.

    A merge that would close a circle is refused: of two that contradict each other the earlier holds. Who
    was merged into two records has made these one.
    """
    ledger = list(decisions)
    first, records = _first_names(ledger), dict[str, Authority]()
    found, refused = Authorities(records), list[Decision]()

    def known(record: str) -> Authority:
        return records.get(record) or Authority(record, first.get(record, ""))

    for decision in standing(ledger):
        target, record = decision.target, known(decision.target)
        match decision.act:
            case Act.UNDO:
                continue
            case Act.MERGE:
                part, whole = found.root(target), found.root(decision.part("into") or "")
                if part == whole or not whole:
                    refused.append(decision)
                    continue
                records[whole] = known(whole)
                records[part] = replace(known(part), merged_into=whole)
            case Act.SPLIT:
                new, name = decision.part("record") or "", decision.part("name") or ""
                records[target] = record
                names = _added(known(new).names, record.name, name)
                records[new] = replace(known(new), name=name, origin=target, names=names)
            case _:
                records[target] = _with(record, decision)
    return Authorities(records, tuple(refused))


def linked(decisions: Iterable[Decision]) -> set[str]:
    """The records that the decisions tie together, standing or not."""
    found = set()
    for decision in decisions:
        found.add(decision.target)
        if decision.act == Act.MERGE:
            found.add(decision.part("into") or decision.target)
        elif decision.act == Act.SPLIT:
            found.add(decision.part("record") or decision.target)
    return found


def to_json(record: Authority) -> dict[str, Any]:
    """The record as a JSON object; what is empty is left out."""
    found: dict[str, Any] = {name: getattr(record, name) for name in Authority.__dataclass_fields__}
    found["identifiers"] = dict(record.identifiers)
    for name in ("relations", "refused"):
        found[name] = [[one.relation, one.other, one.dates] for one in getattr(record, name)]
    found["functions"] = [[one.function, one.organisation, one.dates] for one in record.functions]
    return {name: value for name, value in found.items() if value}


def from_json(found: Mapping[str, Any]) -> Authority:
    """The inverse of `to_json`."""
    values = dict(found)
    for name in ("relations", "refused"):
        values[name] = tuple(Relation(*one) for one in found.get(name, ()))
    values["functions"] = tuple(Held(*one) for one in found.get("functions", ()))
    for name in ("names", "apart"):
        values[name] = tuple(found.get(name, ()))
    return Authority(**values)


def _first_names(ledger: Sequence[Decision]) -> dict[str, str]:
    """How each record was first called; this holds whatever is undone, or a record would lose its name."""
    found: dict[str, str] = {}
    for decision in ledger:
        if decision.act == Act.DEFINE and (name := decision.part("name")):
            found.setdefault(decision.target, name)
    return found


def _with(record: Authority, decision: Decision) -> Authority:
    """The record after one more decision."""
    text = decision.text
    match decision.act:
        case Act.DEFINE:
            return _defined(record, decision.content)
        case Act.RENAME:
            return replace(record, name=text, names=_added(record.names, record.name, text))
        case Act.ALIAS:
            return replace(record, names=_added(record.names, text, record.name))
        case Act.UNALIAS:
            return replace(record, names=tuple(one for one in record.names if one != text))
        case Act.REJECT:
            return replace(record, rejected=True)
        case Act.CONFIRM:
            return replace(record, rejected=False)
        case Act.KEEP_APART:
            return replace(record, apart=tuple(dict.fromkeys([*record.apart, decision.part("other") or ""])))
        case Act.RELATE | Act.UNRELATE:
            return _related(record, decision)
    return record


def _defined(record: Authority, content: object) -> Authority:
    """The record with the fields that the value names; others stay."""
    if not isinstance(content, Mapping):
        return record
    values: dict[str, Any] = {name: content[name] for name in ("name", "dates", "note", "uri")
                              if isinstance(content.get(name), str)}
    if isinstance(names := content.get("names"), list):
        values["names"] = tuple(dict.fromkeys(str(one) for one in names))
    if isinstance(given := content.get("identifiers"), Mapping):
        kept = {**record.identifiers, **{str(scheme): value for scheme, value in given.items()}}
        values["identifiers"] = {scheme: str(value) for scheme, value in kept.items() if value}
    if isinstance(rows := content.get("relations"), list):
        values["relations"] = tuple(Relation(*map(str, row)) for row in rows if len(row) in (2, 3))
    if isinstance(rows := content.get("functions"), list):
        values["functions"] = tuple(Held(*map(str, row)) for row in rows if 1 <= len(row) <= 3)
    return replace(record, **values)


def _related(record: Authority, decision: Decision) -> Authority:
    wanted = Relation(decision.part("relation") or "", decision.part("other") or "", decision.part("dates") or "")
    others, refused = (tuple(one for one in some if (one.relation, one.other) != (wanted.relation, wanted.other))
                       for some in (record.relations, record.refused))
    if decision.act == Act.UNRELATE:
        return replace(record, relations=others, refused=(*refused, wanted))
    return replace(record, relations=(*others, wanted), refused=refused)


def _joined(record: Authority, part: Authority) -> Authority:
    """The record with what is known of a part of it; where both say something, the record's own word holds."""
    return replace(
        record, names=_added(record.names, part.name, record.name, *part.names),
        identifiers={**part.identifiers, **record.identifiers},
        relations=tuple(dict.fromkeys([*record.relations, *part.relations])),
        refused=tuple(dict.fromkeys([*record.refused, *part.refused])),
        functions=tuple(dict.fromkeys([*record.functions, *part.functions])),
        dates=record.dates or part.dates, note=record.note or part.note, uri=record.uri or part.uri)


def _added(names: Sequence[str], new: str, preferred: str, *more: str) -> tuple[str, ...]:
    """The further names with new ones, the preferred name left out."""
    return tuple(one for one in dict.fromkeys([*names, new, *more]) if one and one != preferred)
