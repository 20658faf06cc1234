"""One job: decisions in words: what was decided, by whom, and whether it still stands. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from archive.reports import Json
from archive.reviewing import Item
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
Names = Mapping[str, str]
_NOBODY: Names = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Line:
    """One decision as the pages show it."""

    at: str
    who: str
    what: str
    why: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """In which words decisions are told, and how records are named."""

    words: Words
    names: Names

    def t(self, text: str) -> str:
        """A sentence in the reader's language."""
        return self.words.t(text)


def lines(decisions: Sequence[Json], words: Words, names: Names) -> list[Line]:
    """Decisions as lines, newest first."""
    return [Line(str(one["at"])[:16].replace("T", " "), str(one["author"]), said(one, words, names),
                 str(one["reason"]), bool(one.get("undone")))
            for one in reversed(decisions)]


def said(decision: Json, words: Words, names: Names = _NOBODY) -> str:
    """What was decided, in words; `names` are those of records, by identifier."""
    act, value = str(decision["act"]), _shown(decision, Saying(words, names))
    template = ACTS.get(act)
    if template is None:
        return f"{act} {value}".strip()
    return words.t(template, value=value).strip()


def record_said(identifier: str, words: Words, names: Names) -> str:
    """A record in words: name and kind."""
    return _record(identifier, Saying(words, names))


def _shown(decision: Json, say: Saying) -> str:
    """The value of a decision: a term, the words of the text, or what is set, in the reader's words."""
    value, anchor = decision.get("value"), decision.get("anchor")
    parts = []
    if isinstance(anchor, dict):
        parts.append(_quoted(anchor.get("quote", "")))
    if isinstance(value, str):
        parts.append(_quoted(_unpacked(value)))
    elif isinstance(value, dict):
        told = _SAYING.get(str(decision["act"]), _fields)
        parts.append(told(value, say))
    return " → ".join(part for part in parts if part)[:_LONGEST]


def _name(value: Json, say: Saying) -> str:
    """A name with its kind: "Lumières (place)"; where only the kind is known, that."""
    label, entity = str(value.get("label", "")), str(value.get("entity") or "")
    kind = say.t(LABELS[label]) if label in LABELS else label
    return f"{entity} ({kind})" if entity and kind else entity or kind


def _set(value: Json, say: Saying) -> str:
    return _fields({str(value.get("field", "")): value.get("value")}, say)


def _role(value: Json, say: Saying) -> str:
    kind = str(value.get("kind", ""))
    details = (str(value[one]) for one in ("function", "organisation") if value.get(one))
    return ", ".join([f"{value.get('name', '')} ({say.t(ROLES.get(kind, kind))})", *details])


def _identified(value: Json, say: Saying) -> str:
    return f"{_quoted(value.get('name', ''))} → {_record(str(value.get('record', '')), say)}"


def _point(value: Json, say: Saying) -> str:
    """A point of the queue: its question, and what it was about."""
    kind, _, rest = str(value.get("item", "")).partition(":")
    known = next((say.t(question) for item, question in QUESTIONS.items() if item.value == kind), kind)
    return _quoted(known) + (f" ({rest})" if rest and kind != Item.CONFLICT else "")


def _into(value: Json, say: Saying) -> str:
    return _record(str(value.get("into") or value.get("other") or ""), say)


def _split(value: Json, _say: Saying) -> str:
    return _quoted(value.get("name", ""))


def _relation(value: Json, say: Saying) -> str:
    relation, dates = str(value.get("relation", "")), str(value.get("dates") or "")
    said_so = f"{say.t(RELATIONS.get(relation, relation))} {_record(str(value.get('other', '')), say)}"
    return f"{said_so}, {dates}" if dates else said_so


def _fields(value: Json, say: Saying) -> str:
    """Fields with what they are set to."""
    return ", ".join(f"{say.t(FIELDS.get(name, name))} : {_field(name, one, say)}"
                     for name, one in value.items() if name not in _INNER)


def _field(name: str, value: object, say: Saying) -> str:
    if value in (None, "", []):
        return say.t("none")
    if name == "date":
        return say.words.date(str(value))
    if name == "type":
        return say.words.type(str(value))
    if isinstance(value, dict):
        return " ; ".join(f"{scheme.upper()} {one}" for scheme, one in value.items())
    if isinstance(value, list):
        return " ; ".join(", ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    return str(value)


def _record(identifier: str, say: Saying) -> str:
    """A record as its identifier names it: kind and name."""
    kind, _, key = identifier.partition(":")
    return f"{say.names.get(identifier, key)} ({say.t(KINDS[kind])})" if key and kind in KINDS else identifier


def _unpacked(value: str) -> str:
    """A term that was kept as a JSON text, or the text itself."""
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except ValueError:
        return value


_SAYING: Mapping[str, Callable[[Json, Saying], str]] = {
    "confirm": _name, "reject": _name, "correct": _name, "set": _set, "role": _role, "unrole": _role,
    "identify": _identified, "dismiss": _point, "merge": _into, "keep_apart": _into,
    "split": _split, "relate": _relation, "unrelate": _relation,
}


def _quoted(text: object) -> str:
    """The text in the quotation marks of French, whose spaces do not break."""
    return f"«\u00a0{text}\u00a0»"
