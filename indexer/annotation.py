"""The nouns of analysis: what a statement says, as plain values that no library appears in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Label(StrEnum):
    """The kinds of named entity."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"


class RoleKind(StrEnum):
    """What a person does in a statement. Everybody named is at least mentioned."""

    SIGNATORY = "signatory"
    QUOTED = "quoted"
    CONTACT = "contact"


class Token(NamedTuple):
    """A word of the reading text, text[start:end], with its lemma and Universal POS tag."""

    start: int
    end: int
    lemma: str
    upos: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands. `entity` is the name of the record it resolves to within the statement.

    `confidence` is between 0 and 1; `evidence` says what it rests on ("signature", "title before
    name", "gazetteer", "model", …).
    """

    label: Label
    start: int
    end: int
    text: str
    entity: str
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Role:
    """A person in a role, with function and organisation as written; offsets are the name's."""

    kind: RoleKind
    name: str
    function: str | None
    organisation: str | None
    start: int
    end: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the machine says of one statement. `fingerprint` names the model and rules that said it."""

    fingerprint: str
    language: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    issuers: tuple[str, ...]
    cosigning_organisations: tuple[str, ...]
    warnings: tuple[str, ...] = ()
