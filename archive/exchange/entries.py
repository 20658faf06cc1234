"""The ledger of decisions as JSON Lines: one `archive.decision/1` object a line. Pure.

Another archive of the same statements reads it and takes in what it has not. An entry is written as it is or
not at all: one that was altered would be another entry under the same identifier.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace

from archive.anchors import Anchor, bare
from archive.decisions import Decision
from archive.entries import flaw
from archive.refusals import BadEntryError, UnreadableFileError
from corpus.masking import mask_contacts

SCHEMA = "archive.decision/1"
FORM = "jsonl"
_TEXTS = ("id", "act", "target_kind", "target", "author", "at")
_LATER = ("reason", "origin", "batch")


def write(decisions: Iterable[Decision]) -> Iterator[str]:
    """One line an entry."""
    for one in decisions:
        entry = {"schema": SCHEMA, **asdict(one), "value": one.content}
        yield json.dumps({name: value for name, value in entry.items() if value not in (None, "")}) + "\n"


def read(text: str) -> Iterator[Decision]:
    """The entries; raises BadEntryError or UnreadableFileError at the first line that is none."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _entry(number, line)


def without_contacts(decision: Decision) -> Decision | None:
    """The entry, its context cut before any telephone number or address; None where its own words hold one."""
    anchor = decision.anchor
    words = [decision.reason, anchor.quote if anchor else "", json.dumps(decision.content, ensure_ascii=False)]
    if any(mask_contacts(one) != one for one in words):
        return None
    return replace(decision, anchor=bare(anchor)) if anchor else decision


def _entry(number: int, line: str) -> Decision:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(FORM, detail=f"{number}: {error}") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise BadEntryError(number, detail="schema")
    wrong = next((name for name in _TEXTS if not isinstance(found.get(name), str)), "") or next(
        (name for name in _LATER if not isinstance(found.get(name, ""), str)), "")
    if wrong:
        raise BadEntryError(number, detail=wrong)
    decision = _decision(number, found)
    if wrong := flaw(decision):
        raise BadEntryError(number, detail=wrong)
    return decision


def _decision(number: int, found: Mapping[str, object]) -> Decision:
    texts = {name: str(found.get(name, "")) for name in (*_TEXTS, *_LATER)}
    value, undoes = found.get("value"), found.get("undoes")
    return Decision(
        **texts, anchor=_anchor(number, found.get("anchor")), undoes=None if undoes is None else str(undoes),
        value=None if value is None else json.dumps(value))


def _anchor(number: int, found: object) -> Anchor | None:
    if found is None:
        return None
    if not isinstance(found, dict) or set(found) - {"quote", "before", "after", "occurrence"}:
        raise BadEntryError(number, detail="anchor")
    occurrence = found.get("occurrence", 0)
    quote, before, after = (found.get(name, "") for name in ("quote", "before", "after"))
    if not isinstance(occurrence, int) or not all(isinstance(text, str) for text in (quote, before, after)):
        raise BadEntryError(number, detail="anchor")
    return Anchor(quote, before, after, occurrence)
