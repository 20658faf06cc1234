"""The ledger of what people decide: its entries, and the state of a statement that follows. Knows no SQL.

The ledger only grows. A decision is undone by another entry that names it, never changed. The present
state is a fold over the entries in their order, so the same ledger always gives the same state.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from archive.requests import Signature


class Act(StrEnum):
    """What can be decided so far."""

    DELETE = "delete"
    RESTORE = "restore"
    TAG = "tag"
    UNTAG = "untag"


class TargetKind(StrEnum):
    """What a decision is about."""

    STATEMENT = "statement"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text that can be found again when offsets move.

    `before` and `after` are up to 32 characters of context; `occurrence` counts equal quotes from 0.
    """

    quote: str
    before: str = ""
    after: str = ""
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry. `id` is unique across archives, so that ledgers can be merged; `value` is a JSON text."""

    id: str
    act: str
    target_kind: str
    target: str
    author: str
    at: str
    reason: str = ""
    origin: str = "cli"
    anchor: Anchor | None = None
    value: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class StatementState:
    """What decisions say of one statement today."""

    deleted: bool = False
    tags: tuple[str, ...] = ()


def decide(act: Act, statement: str, signature: Signature, value: object = None) -> Decision:
    """A new entry about a statement, dated now."""
    return Decision(
        id=uuid.uuid4().hex, act=act.value, target_kind=TargetKind.STATEMENT.value, target=statement,
        author=signature.author, at=datetime.now(UTC).isoformat(timespec="microseconds"),
        reason=signature.reason, origin=signature.origin,
        value=None if value is None else json.dumps(value, ensure_ascii=False))


def state_of(decisions: Iterable[Decision]) -> StatementState:
    """The state that the decisions on one statement lead to, in their order; undone ones do not count.

    An entry that undoes an undoing brings the first decision back. Acts unknown to this version are
    left to later ones.
    """
    deleted, tags = False, dict[str, None]()
    for decision in standing(list(decisions)):
        term = json.loads(decision.value) if decision.value else ""
        match decision.act:
            case Act.DELETE | Act.RESTORE:
                deleted = decision.act == Act.DELETE
            case Act.TAG:
                tags[term] = None
            case Act.UNTAG:
                tags.pop(term, None)
    return StatementState(deleted, tuple(tags))


def standing(decisions: list[Decision]) -> list[Decision]:
    """The decisions that no standing decision undoes."""
    undone: set[str] = set()
    kept = []
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.undoes:
            undone.add(decision.undoes)
        kept.append(decision)
    return kept[::-1]
