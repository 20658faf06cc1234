"""One job: score the present analysis against what archivists decided: a model is judged on this truth.

Only what somebody confirmed, corrected, rejected or set is compared, never what nobody looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archive.anchors import Places
from archive.decisions import Act, Decision, standing
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.ledger import Ledger
from archive.names import KINDS, name_key
from archive.replay import Field, replay, shown
from archive.reports import Json
from indexer.analysis.names import person_key
from indexer.scoring import Share

BATCH = 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """How often the machine says what people decided, by what they decided about."""

    statements: int
    shares: dict[str, Share]

    def to_json(self) -> Json:
        """The `scores` of an `archive.evaluate/1` object."""
        return {name: {"right": one.right, "decided": one.total, "share": round(one.value, 3)}
                for name, one in sorted(self.shares.items())}


def evaluate(keeping: Keeping) -> Judgement:
    """The shares over all statements that somebody decided about."""
    store = keeping.store()
    ledger = Ledger(store)
    ids = ledger.corrected()
    shares = defaultdict[str, Share](Share)
    for start in range(0, len(ids), BATCH):
        decisions = ledger.on_statements(ids[start:start + BATCH])
        for kept in store.kept_all(ids[start:start + BATCH]):
            for name, right in judge(kept, decisions.get(kept.row.id, [])):
                shares[name].add(right)
    return Judgement(len(ids), dict(shares))


def judge(kept: Kept, decisions: list[Decision]) -> Iterator[tuple[str, bool]]:
    """Of one statement, what was decided about and whether the machine says so. The last word on a field counts."""
    places = Places(kept.statement.text)
    fields: dict[str, Decision] = {}
    for one in standing(decisions):
        match one.act:
            case Act.CONFIRM | Act.CORRECT | Act.REJECT:
                span = places.find(one.span or one.anchor) if one.anchor else None
                if span:
                    yield f"mentions {one.part('label')}", _agrees(kept, one, span)
            case Act.ROLE | Act.UNROLE:
                yield f"roles {one.part('kind')}", _has_role(kept, one) == (one.act == Act.ROLE)
            case Act.SET:
                fields[one.part("field") or ""] = one
    machine = replay(kept.statement, kept.analysis, ())
    for name, one in fields.items():
        content = one.content
        if isinstance(content, dict) and name in set(Field):
            yield name, shown(machine, Field(name)) == content.get("value")


def _agrees(kept: Kept, decision: Decision, span: tuple[int, int]) -> bool:
    label, entity = decision.part("label"), decision.part("entity")
    for one in kept.analysis.mentions if kept.analysis else ():
        if (one.start, one.end) == span and one.label.value == label:
            kind = KINDS[one.label]
            same = entity is None or name_key(kind, entity) == name_key(kind, one.entity)
            return same and decision.act != Act.REJECT
    return decision.act == Act.REJECT


def _has_role(kept: Kept, decision: Decision) -> bool:
    name, kind = person_key(decision.part("name") or ""), decision.part("kind")
    return any(one.kind.value == kind and person_key(one.name) == name
               for one in (kept.analysis.roles if kept.analysis else ()))
