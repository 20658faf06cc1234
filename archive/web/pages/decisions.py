"""One job: decisions in words: what was decided, by whom, and whether it still stands. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from archive.reports import Json
from archive.terminal.record_page import RELATIONS
from archive.terminal.wording import ROLES
from archive.web.language import Words, phrase
from archive.web.pages.waiting import LABELS, QUESTIONS

ACTS = {
    "tag": phrase("tagged {value}"), "untag": phrase("took off the tag {value}"), "delete": phrase("deleted"),
    "restore": phrase("restored"), "confirm": phrase("confirmed {value}"), "reject": phrase("rejected {value}"),
    "correct": phrase("corrected {value}"), "set": phrase("set {value}"), "role": phrase("gave a role: {value}"),
    "unrole": phrase("took off a role: {value}"),
    "merge": phrase("merged into {value}"), "split": phrase("split {value}"),
    "rename": phrase("renamed {value}"), "undo": phrase("undid a decision"),
    "identify": phrase("said who is meant: {value}"), "dismiss": phrase("set aside a question: {value}"),
    "define": phrase("described a record: {value}"), "alias": phrase("added the name {value}"),
    "unalias": phrase("took off the name {value}"), "keep_apart": phrase("kept apart from {value}"),
    "relate": phrase("added a relation: {value}"), "unrelate": phrase("refused a relation: {value}"),
    "export": phrase("exported contacts: {value}"),
}
FIELDS = {
    "title": phrase("title"), "subtitle": phrase("subtitle"), "date": phrase("date"), "place": phrase("place"),
    "type": phrase("type"), "issuers": phrase("issuers"), "name": phrase("name"), "names": phrase("further names"),
    "dates": phrase("dates"), "note": phrase("note"), "uri": phrase("address"), "identifiers": phrase("identifiers"),
    "functions": phrase("functions"), "format": phrase("format"), "statements": phrase("statements"),
}
KINDS = {"person": phrase("person"), "organisation": phrase("organisation"), "place": phrase("place"),
         "term": phrase("term")}
# What an entry holds for the program alone.
_INNER = frozenset({"before", "span", "contacts"})
_LONGEST = 160


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
                 str(one["reason"]), about(one, words), one["target_kind"] == "statement", bool(one.get("undone")))
            for one in reversed(decisions)]


def said(decision: Json, words: Words) -> str:
    """What was decided, in words."""
    act, value = str(decision["act"]), _shown(decision, words)
    template = ACTS.get(act)
    if template is None:
        return f"{act} {value}".strip()
    return words.t(template, value=value).strip()


def about(decision: Json, words: Words) -> str:
    """What a decision is about: the identifier of a statement, or the record in words."""
    target = str(decision["target"])
    return target if decision["target_kind"] == "statement" else _record(target, words)


def _shown(decision: Json, words: Words) -> str:
    """The value of a decision: a term, the words of the text, or what is set, in the reader's words."""
    value, anchor = decision.get("value"), decision.get("anchor")
    parts = []
    if isinstance(anchor, dict):
        parts.append(f"« {anchor.get('quote', '')} »")
    if isinstance(value, str):
        parts.append(f"« {_unpacked(value)} »")
    elif isinstance(value, dict):
        say = _SAYING.get(str(decision["act"]), _fields)
        parts.append(say(value, words))
    return " → ".join(part for part in parts if part)[:_LONGEST]


def _name(value: Json, words: Words) -> str:
    """A name with its kind: "Lumières (place)"; where only the kind is known, that."""
    label, entity = str(value.get("label", "")), str(value.get("entity") or "")
    kind = words.t(LABELS[label]) if label in LABELS else label
    return f"{entity} ({kind})" if entity and kind else entity or kind


def _set(value: Json, words: Words) -> str:
    return _fields({str(value.get("field", "")): value.get("value")}, words)


def _role(value: Json, words: Words) -> str:
    kind = str(value.get("kind", ""))
    details = (str(value[one]) for one in ("function", "organisation") if value.get(one))
    return ", ".join([f"{value.get('name', '')} ({words.t(ROLES.get(kind, kind))})", *details])


def _identified(value: Json, words: Words) -> str:
    return f"« {value.get('name', '')} » → {_record(str(value.get('record', '')), words)}"


def _point(value: Json, words: Words) -> str:
    """A point of the queue: its question, and what it was about."""
    kind, _, rest = str(value.get("item", "")).partition(":")
    known = next((words.t(question) for item, question in QUESTIONS.items() if item.value == kind), kind)
    return f"« {known} »" + (f" ({rest})" if rest else "")


def _into(value: Json, words: Words) -> str:
    return _record(str(value.get("into") or value.get("other") or ""), words)


def _split(value: Json, _words: Words) -> str:
    return f"« {value.get('name', '')} »"


def _relation(value: Json, words: Words) -> str:
    relation, dates = str(value.get("relation", "")), str(value.get("dates") or "")
    said_so = f"{words.t(RELATIONS.get(relation, relation))} {_record(str(value.get('other', '')), words)}"
    return f"{said_so}, {dates}" if dates else said_so


def _fields(value: Json, words: Words) -> str:
    """Fields with what they are set to."""
    return ", ".join(f"{words.t(FIELDS.get(name, name))} : {_field(name, one, words)}"
                     for name, one in value.items() if name not in _INNER)


def _field(name: str, value: object, words: Words) -> str:
    if value in (None, "", []):
        return words.t("none")
    if name == "date":
        return words.date(str(value))
    if name == "type":
        return words.type(str(value))
    if isinstance(value, dict):
        return " ; ".join(f"{scheme.upper()} {one}" for scheme, one in value.items())
    if isinstance(value, list):
        return " ; ".join(", ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    return str(value)


def _record(identifier: str, words: Words) -> str:
    """A record as its identifier names it: kind and name."""
    kind, _, name = identifier.partition(":")
    return f"{name} ({words.t(KINDS[kind])})" if name and kind in KINDS else identifier


def _unpacked(value: str) -> str:
    """A term that was kept as a JSON text, or the text itself."""
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except ValueError:
        return value


_SAYING: Mapping[str, Callable[[Json, Words], str]] = {
    "confirm": _name, "reject": _name, "correct": _name, "set": _set, "role": _role, "unrole": _role,
    "identify": _identified, "dismiss": _point, "merge": _into, "keep_apart": _into,
    "split": _split, "relate": _relation, "unrelate": _relation,
}
