"""The entries of the ledger of what people decide, and which of them stand. Knows no SQL and no analysis.

The ledger only grows. A decision is undone by another entry that names it, never changed. The present
state is a fold over the entries in their order, so the same ledger always gives the same state.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from archive.anchors import Anchor
from archive.requests import Signature

# Longer texts are no term, name, title or reason, but a mistake of the hand or of a program.
LONGEST = 2000


class Act(StrEnum):
    """What can be decided. Each entry's `value` is the JSON text that the comment names."""

    DELETE = "delete"
    RESTORE = "restore"
    TAG = "tag"                # the term
    UNTAG = "untag"            # the term
    CONFIRM = "confirm"        # {label, entity}, at the anchor
    REJECT = "reject"          # {label}, at the anchor; of an authority: nothing
    CORRECT = "correct"        # {label, entity, span?}: what stands at the anchor
    SET = "set"                # {field, value, before}: see archive.replay.FIELDS
    ROLE = "role"              # {kind, name, function?, organisation?}
    UNROLE = "unrole"          # {kind, name}
    IDENTIFY = "identify"      # {kind, name, record}: whom a name means in this statement
    DISMISS = "dismiss"        # {item}: this point of the review queue needs nothing
    UNDO = "undo"              # what is undone stands in `undoes`
    DEFINE = "define"          # fields of an authority record, see archive.authorities
    MERGE = "merge"            # {into}: the record that the target becomes part of
    SPLIT = "split"            # {record, name}: the new record, whose statements are named by `identify`
    RENAME = "rename"          # the preferred name
    ALIAS = "alias"            # a further name
    UNALIAS = "unalias"        # a further name
    KEEP_APART = "keep_apart"  # {other}: a record that is not the same
    RELATE = "relate"          # {relation, other, dates?}: another record
    UNRELATE = "unrelate"      # {relation, other}
    EXPORT = "export"          # {format, statements, contacts}: contacts left the archive


class TargetKind(StrEnum):
    """What a decision is about."""

    STATEMENT = "statement"
    AUTHORITY = "authority"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class Decision:
    """One entry. `id` is unique across archives, so that ledgers can be merged; `value` is a JSON text.

    Entries of one command share their `batch`, and are undone together.
    """

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
    batch: str = ""

    @cached_property
    def content(self) -> object:
        """The value, read."""
        return json.loads(self.value) if self.value else None

    @property
    def text(self) -> str:
        """The value of an act that has one text."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def span(self) -> Anchor | None:
        """The corrected place, where the value names one."""
        found = self.content.get("span") if isinstance(self.content, Mapping) else None
        return Anchor(**found) if isinstance(found, Mapping) and "quote" in found else None

    def part(self, name: str) -> str | None:
        """One member of the value; None where it is missing or null."""
        found = self.content.get(name) if isinstance(self.content, Mapping) else None
        return found if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is signed: what, on what, where in it, and with which value."""

    act: Act
    target: str
    value: object = None
    anchor: Anchor | None = None
    kind: TargetKind = TargetKind.STATEMENT
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class StatementState:
    """What decisions say of one statement today, apart from what they correct in its analysis."""

    deleted: bool = False
    tags: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def decide(act: Act, statement: str, signature: Signature, value: object = None) -> Decision:
    """A new entry about a statement, dated now."""
    return sign([Draft(act, statement, value)], signature)[0]


def sign(drafts: Iterable[Draft], signature: Signature, after: str = "", batch: str = "") -> list[Decision]:
    """The drafts as entries of one batch, dated now and later than `after`, each later than the one before.

    Clocks go wrong and archives are merged; yet what was decided later must be dated later, or an order
    by date would let the earlier decision win.
    """
    now, batch = datetime.now(UTC), batch or uuid.uuid4().hex
    if after and datetime.fromisoformat(after) >= now:
        now = datetime.fromisoformat(after) + timedelta(microseconds=1)
    return [Decision(
        id=uuid.uuid4().hex, act=draft.act.value, target_kind=draft.kind.value, target=draft.target,
        author=signature.author, at=(now + timedelta(microseconds=number)).isoformat(timespec="microseconds"),
        reason=signature.reason, origin=signature.origin, anchor=draft.anchor, undoes=draft.undoes, batch=batch,
        value=None if draft.value is None else json.dumps(draft.value))
        for number, draft in enumerate(drafts)]


def undoing(decision: Decision) -> Draft:
    """The draft that takes a decision back."""
    return Draft(Act.UNDO, decision.target, kind=TargetKind(decision.target_kind), undoes=decision.id)


def merged(*ledgers: Iterable[Decision]) -> list[Decision]:
    """Every entry of the ledgers once, in order; the same whichever ledger comes first."""
    found: dict[str, Decision] = {}
    for ledger in ledgers:
        for decision in ledger:
            found.setdefault(decision.id, decision)
    return sorted(found.values(), key=order)


def order(decision: Decision) -> tuple[str, str]:
    """What the ledger is sorted by: the date, then the identifier, so that every archive sorts alike."""
    return decision.at, decision.id


def state_of(decisions: Iterable[Decision]) -> StatementState:
    """The state that the decisions on one statement lead to, in their order; undone ones do not count.

    An entry that undoes an undoing brings the first decision back. Acts unknown to this version are
    left to later ones.
    """
    deleted, tags, refused = False, dict[str, None](), dict[str, None]()
    for decision in standing(list(decisions)):
        match decision.act:
            case Act.DELETE | Act.RESTORE:
                deleted = decision.act == Act.DELETE
            case Act.TAG:
                tags[decision.text] = None
            case Act.UNTAG:
                tags.pop(decision.text, None)
            case Act.DISMISS:
                refused[decision.part("item") or ""] = None
    return StatementState(deleted, tuple(tags), tuple(refused))


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
