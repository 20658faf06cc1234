"""One job: decisions in words: what was decided, by whom, and whether it still stands. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from archive.reports import Json
from archive.web.language import Words, phrase

ACTS = {
    "tag": phrase("tagged {value}"), "untag": phrase("took off the tag {value}"), "delete": phrase("deleted"),
    "restore": phrase("restored"), "confirm": phrase("confirmed {value}"), "reject": phrase("rejected {value}"),
    "correct": phrase("corrected {value}"), "set": phrase("set {value}"), "role": phrase("gave a role: {value}"),
    "unrole": phrase("took off a role: {value}"), "merge": phrase("merged {value}"), "split": phrase("split {value}"),
    "rename": phrase("renamed {value}"), "undo": phrase("undid a decision"),
}
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One decision as the pages show it."""

    entry: str
    at: str
    who: str
    what: str
    why: str
    target: str
    about_statement: bool
    undone: bool


def lines(decisions: Sequence[Json], words: Words) -> list[Line]:
    """Decisions as lines, newest first."""
    return [Line(str(one["id"]), str(one["at"])[:16].replace("T", " "), str(one["author"]), said(one, words),
                 str(one["reason"]), str(one["target"]), one["target_kind"] == "statement", bool(one.get("undone")))
            for one in reversed(decisions)]


def said(decision: Json, words: Words) -> str:
    """What was decided, in words."""
    act, value = str(decision["act"]), _shown(decision)
    template = ACTS.get(act)
    if template is None:
        return f"{act} {value}".strip()
    return words.t(template, value=value).strip()


def _shown(decision: Json) -> str:
    """The value of a decision: a term, the words of the text, or the fields that it sets."""
    value, anchor = decision.get("value"), decision.get("anchor")
    parts = []
    if isinstance(anchor, dict):
        parts.append(f"« {anchor.get('quote', '')} »")
    if isinstance(value, str):
        parts.append(f"« {_unpacked(value)} »")
    elif isinstance(value, dict):
        parts.append(", ".join(f"{name} = {one}" for name, one in value.items() if name not in {"before", "span"}))
    return " → ".join(part for part in parts if part)[:_LONGEST]


def _unpacked(value: str) -> str:
    """A term that was kept as a JSON text, or the text itself."""
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except ValueError:
        return value
