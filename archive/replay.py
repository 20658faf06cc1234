"""One job: what a statement says once people's decisions on it are applied to its analysis. Pure.

A decision is applied where its anchor is found. One that can't be placed changes nothing and is told as a
conflict, so that after a new model or a new reading nothing that a person decided is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from archive.anchors import Places, Span
from archive.decisions import Act, Decision, StatementState, standing, state_of
from archive.mentions import Findings
from archive.names import name_key
from corpus.edtf import is_edtf
from corpus.statement import DateStatus, DocumentType, PartialDate, Statement, Structure
from indexer.annotation import Analysis

EVIDENCE = "decision"


class Field(StrEnum):
    """What of a statement can be set."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    PLACE = "place"
    TYPE = "type"
    ISSUERS = "issuers"


class Trouble(StrEnum):
    """Why a decision is in the list of conflicts."""

    NOT_FOUND = "not_found"
    CONTESTED = "contested"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that could not be applied, or that somebody else decided otherwise at the same time."""

    trouble: Trouble
    decision: Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """A statement as people decided. `identified` maps (kind, key of a name) to the record meant here."""

    statement: Statement
    analysis: Analysis | None
    state: StatementState
    conflicts: tuple[Conflict, ...] = ()
    identified: Mapping[tuple[str, str], str] = field(default_factory=dict)


def replay(statement: Statement, analysis: Analysis | None, decisions: Iterable[Decision]) -> Decided:
    """The statement and its analysis after the decisions, which come in the order of the ledger."""
    ledger = list(decisions)
    state = state_of(ledger)
    corrections = [one for one in standing(ledger) if one.act in _CORRECTIONS]
    if not corrections:
        return Decided(statement, analysis, state)
    fold = _Fold(statement, analysis)
    for decision in corrections:
        fold.apply(decision)
    return Decided(replace(statement, structure=fold.structure), fold.findings.analysis(), state,
                   tuple(fold.conflicts), fold.identified)


def shown(decided: Decided, name: Field) -> object:
    """The value of a field as people decided."""
    structure = decided.statement.structure
    match name:
        case Field.TITLE:
            return structure.title
        case Field.SUBTITLE:
            return structure.subtitle
        case Field.DATE:
            return structure.date.edtf if structure.date else None
        case Field.PLACE:
            return structure.place_of_issue
        case Field.TYPE:
            return structure.document_type.value
        case Field.ISSUERS:
            return list(decided.analysis.issuers) if decided.analysis else []


class _Fold:
    """The state while decisions are applied one by one."""

    def __init__(self, statement: Statement, analysis: Analysis | None) -> None:
        self.structure = statement.structure
        self.findings = Findings(statement.text, analysis)
        self.conflicts: list[Conflict] = []
        self.identified: dict[tuple[str, str], str] = {}
        self._places = Places(statement.text)
        self._set: dict[str, Decision] = {}
        self._placed: dict[Span, Decision] = {}

    def apply(self, decision: Decision) -> None:
        trouble = _CORRECTIONS[Act(decision.act)](self, decision)
        if trouble is not None:
            self.conflicts.append(Conflict(trouble, decision))

    def mention(self, decision: Decision) -> Trouble | None:
        """Confirm, reject or correct what stands at the anchor."""
        place = self._places.find(decision.anchor) if decision.anchor else None
        if place is None:
            return Trouble.NOT_FOUND
        if decision.act == Act.REJECT:
            self.findings.remove(place, decision.part("label"))
        else:
            span = decision.span
            moved = self._places.find(span) if span else place
            if moved is None:
                return Trouble.NOT_FOUND
            if not self.findings.put(place, moved, decision.part("label"), decision.part("entity")):
                return Trouble.UNREADABLE
        earlier, self._placed[place] = self._placed.get(place), decision
        return Trouble.CONTESTED if earlier and _contested(earlier, decision) else None

    def role(self, decision: Decision) -> Trouble | None:
        """Give a person a role, or take it away."""
        content = decision.content
        if not isinstance(content, Mapping):
            return Trouble.UNREADABLE
        if decision.act == Act.UNROLE:
            done = self.findings.take_role(decision.part("kind"), decision.part("name"))
        else:
            done = self.findings.give_role(content)
        return None if done else Trouble.UNREADABLE

    def identify(self, decision: Decision) -> Trouble | None:
        """Remember whom a name means here."""
        kind, name, record = (decision.part(one) for one in ("kind", "name", "record"))
        if not (kind and name and record):
            return Trouble.UNREADABLE
        self.identified[kind, name_key(kind, name)] = record
        return None

    def set_field(self, decision: Decision) -> Trouble | None:
        """Set a field; who set it otherwise without having seen this is told."""
        content, name = decision.content, decision.part("field")
        if not isinstance(content, Mapping) or name is None:
            return Trouble.UNREADABLE
        value = content.get("value")
        if name == Field.ISSUERS:
            if not isinstance(value, list):
                return Trouble.UNREADABLE
            self.findings.issuers = tuple(str(one) for one in value)
        else:
            structure = with_field(self.structure, name, value)
            if structure is None:
                return Trouble.UNREADABLE
            self.structure = structure
        earlier, self._set[name] = self._set.get(name), decision
        return Trouble.CONTESTED if earlier and _contested(earlier, decision) else None


_CORRECTIONS = {
    Act.CONFIRM: _Fold.mention, Act.REJECT: _Fold.mention, Act.CORRECT: _Fold.mention, Act.SET: _Fold.set_field,
    Act.ROLE: _Fold.role, Act.UNROLE: _Fold.role, Act.IDENTIFY: _Fold.identify,
}


def with_field(structure: Structure, name: str, value: object) -> Structure | None:
    """The structure with a field set; None where the value can't be that of the field."""
    if value is not None and not isinstance(value, str):
        return None
    match name:
        case Field.TITLE:
            return replace(structure, title=value)
        case Field.SUBTITLE:
            return replace(structure, subtitle=value)
        case Field.PLACE:
            return replace(structure, place_of_issue=value)
        case Field.DATE:
            return _with_date(structure, value)
        case Field.TYPE if value in set(DocumentType):
            return replace(structure, document_type=DocumentType(value))
    return None


def _with_date(structure: Structure, edtf: str | None) -> Structure | None:
    if edtf is None:
        return replace(structure, date=None)
    # An interval that begins "../" has no year to file the statement under.
    if not is_edtf(edtf) or not edtf[:4].isdecimal():
        return None
    return replace(structure, date=PartialDate(edtf, DateStatus.DECIDED, EVIDENCE))


def _contested(earlier: Decision, later: Decision) -> bool:
    """Whether the later decision, of somebody else, was taken without knowing the earlier one."""
    content = later.content
    if earlier.author == later.author or not isinstance(content, Mapping) or "before" not in content:
        return False
    decided = _decided(earlier)
    return bool(content["before"] != decided and _decided(later) != decided)


def _decided(decision: Decision) -> object:
    """What a decision makes of a field, or of the name at a place."""
    content = decision.content
    if decision.act == Act.REJECT or not isinstance(content, Mapping):
        return None
    if decision.act == Act.SET:
        return content.get("value")
    return {"label": content.get("label"), "entity": content.get("entity")}
