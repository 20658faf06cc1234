"""One job: tell whether an entry of a ledger that comes from elsewhere can be an entry of this one. Pure.

The ledger is never changed, so what would trip its readers must not get in. An act that this version does not
know is no flaw: a later version may have written it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from archive.anchors import Anchor
from archive.decisions import Act, Decision, TargetKind
from archive.identifiers import SCHEMES
from archive.names import Kind, kind_of
from corpus.identity import ALPHABET, LENGTH

# Far above all that a person or a vocabulary writes.
LONGEST = 200_000
# Who decides after an entry must be able to date it later.
LAST_YEAR = 9000
_ID = re.compile(r"[0-9a-f]{32}")
_STATEMENT = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}(?:-\d{{1,6}})?")


def flaw(decision: Decision) -> str:
    """The member of an entry that cannot be; empty where all can."""
    return next((name for name, holds in _CHECKS.items() if not holds(decision)), "")


def _has_id(one: Decision) -> bool:
    return bool(_ID.fullmatch(one.id)) and (one.undoes is None or bool(_ID.fullmatch(one.undoes)))


def _has_date(one: Decision) -> bool:
    """Dates are compared as texts: each must be written as this program writes it."""
    try:
        date = datetime.fromisoformat(one.at)
    except ValueError:
        return False
    return date.tzinfo == UTC and date.year < LAST_YEAR and date.isoformat(timespec="microseconds") == one.at


def _has_target(one: Decision) -> bool:
    match one.target_kind:
        case TargetKind.STATEMENT:
            return bool(_STATEMENT.fullmatch(one.target))
        case TargetKind.AUTHORITY:
            return _is_record(one.target)
        case _:
            return one.target_kind == TargetKind.ARCHIVE


def _has_texts(one: Decision) -> bool:
    texts = [one.act, one.target, one.author, one.reason, one.origin, one.batch,
             json.dumps(one.content, ensure_ascii=False)]
    if one.anchor:
        texts += [one.anchor.quote, one.anchor.before, one.anchor.after]
    return bool(one.author) and all(len(text) <= LONGEST and _is_unicode(text) for text in texts)


def _has_anchor(one: Decision) -> bool:
    needed = one.act in (Act.CONFIRM, Act.REJECT, Act.CORRECT) and one.target_kind == TargetKind.STATEMENT
    return _is_place(one.anchor) if one.anchor else not needed


def _is_place(anchor: Anchor) -> bool:
    return bool(anchor.quote) and 0 <= anchor.occurrence < LONGEST


def _has_value(one: Decision) -> bool:
    holds = _VALUES.get(one.act)
    if one.act in (Act.CONFIRM, Act.REJECT) and one.target_kind == TargetKind.AUTHORITY:
        return True
    return holds is None or holds(one.content)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _members(*names: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, Mapping) and all(_is_text(value.get(name)) for name in names)


def _leads(name: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, Mapping) and _is_record(value.get(name))


def _describes(value: object) -> bool:
    """Whether a value can be the fields of an authority record."""
    if not isinstance(value, Mapping):
        return False
    names, identifiers = value.get("names", []), value.get("identifiers", {})
    rows = [value.get("relations", []), value.get("functions", [])]
    return (isinstance(names, list) and all(map(_is_text, names))
            and isinstance(identifiers, Mapping) and set(identifiers) <= set(SCHEMES)
            and all(isinstance(some, list) and all(map(_is_row, some)) for some in rows))


def _is_row(row: object) -> bool:
    return isinstance(row, list) and 1 <= len(row) <= 3 and all(isinstance(cell, str) for cell in row)


def _is_record(value: object) -> bool:
    return isinstance(value, str) and kind_of(value) in set(Kind) and bool(value.partition(":")[2].strip())


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= one <= "\udfff" for one in text)


_CHECKS: dict[str, Callable[[Decision], bool]] = {
    "id": _has_id, "at": _has_date, "author": _has_texts, "target": _has_target, "anchor": _has_anchor,
    "value": _has_value,
}
_VALUES: dict[str, Callable[[object], bool]] = {
    Act.TAG: _is_text, Act.UNTAG: _is_text, Act.RENAME: _is_text, Act.ALIAS: _is_text, Act.UNALIAS: _is_text,
    Act.CONFIRM: _members("label", "entity"), Act.CORRECT: _members("label"),
    Act.SET: _members("field"), Act.ROLE: _members("kind", "name"), Act.UNROLE: _members("kind", "name"),
    Act.IDENTIFY: _members("kind", "name", "record"), Act.DISMISS: _members("item"), Act.DEFINE: _describes,
    Act.MERGE: _leads("into"), Act.SPLIT: lambda value: _members("name")(value) and _leads("record")(value),
    Act.KEEP_APART: _leads("other"),
    Act.RELATE: lambda value: _members("relation")(value) and _leads("other")(value),
    Act.UNRELATE: lambda value: _members("relation")(value) and _leads("other")(value),
}
