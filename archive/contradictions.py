"""One job: where two people decided differently about one thing, neither knowing of the other. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.decisions import Act, Decision, TargetKind, order, standing
from archive.names import Kind, name_key

Subject = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two decisions of two ledgers that cannot both hold."""

    ours: Decision
    theirs: Decision


def contradictions(ours: Iterable[Decision], theirs: Iterable[Decision]) -> list[Contradiction]:
    """The pairs, by date: the last words of either ledger on one thing, where they differ.

    Each ledger has only what the other has not, in order; what both have they knew of.
    """
    one, other = _last_words(ours), _last_words(theirs)
    found = {(one[subject][0].id, other[subject][0].id): Contradiction(one[subject][0], other[subject][0])
             for subject in one.keys() & other.keys() if one[subject][1] != other[subject][1]}
    return sorted(found.values(), key=lambda pair: (order(pair.ours), order(pair.theirs)))


def _last_words(ledger: Iterable[Decision]) -> dict[Subject, tuple[Decision, str]]:
    return {subject: (decision, said) for decision in standing(list(ledger)) for subject, said in _said(decision)}


def _said(decision: Decision) -> Iterator[tuple[Subject, str]]:
    """What a decision is about, and what it says of it."""
    target, part = decision.target, decision.part
    match decision.act:
        case Act.DELETE | Act.RESTORE:
            yield (target, "there"), decision.act
        case Act.TAG | Act.UNTAG:
            yield (target, "tag", name_key(Kind.TERM, decision.text)), decision.act
        case Act.SET:
            yield (target, "field", part("field") or ""), _value(decision, "value")
        case Act.ROLE | Act.UNROLE:
            yield (target, "role", part("kind") or "", name_key(Kind.PERSON, part("name") or "")), (
                decision.act + _value(decision, "function") + _value(decision, "organisation"))
        case Act.IDENTIFY:
            yield (target, "named", part("kind") or "", part("name") or ""), part("record") or ""
        case Act.CONFIRM | Act.REJECT | Act.CORRECT if decision.anchor:
            yield (target, "at", decision.anchor.quote, str(decision.anchor.occurrence)), _name(decision)
        case Act.RENAME:
            yield (target, "name"), decision.text
        case Act.REJECT | Act.CONFIRM:
            yield (target, "real"), decision.act
        case Act.MERGE | Act.KEEP_APART:
            yield from _same(decision)


def _same(decision: Decision) -> Iterator[tuple[Subject, str]]:
    """A merge says that two are one, and what the one is called."""
    into = decision.part("into") or decision.part("other") or ""
    yield ("same", *sorted((decision.target, into))), into if decision.act == Act.MERGE else decision.act
    if decision.act == Act.MERGE and decision.target_kind == TargetKind.AUTHORITY:
        yield (decision.target, "part of"), into


def _name(decision: Decision) -> str:
    return "" if decision.act == Act.REJECT else f"{decision.part('label')} {decision.part('entity')}"


def _value(decision: Decision, member: str) -> str:
    return json.dumps(decision.content.get(member) if isinstance(decision.content, Mapping) else None)
