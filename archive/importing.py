"""One job: tables of corrections and tags, edited elsewhere, back in as decisions. Knows no screen."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.correcting import Spot, anchor_of, field_value
from archive.decisions import Act, Draft
from archive.errors import ArchiveError, BadRequestError, NotFoundError
from archive.exchange import table
from archive.exporting import masked
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.refusals import BadLineError, UnreadableFileError
from archive.replay import Field, shown
from archive.reports import Json, StatementView
from archive.requests import Signature
from archive.store import Store
from archive.views import view_of
from archive.wording import clean, terms_of
from corpus.masking import mask_contacts
from indexer.annotation import Label

BATCH = 200
FORMS = ("csv", "jsonl")
IMPORT_SCHEMA = "archive.import/1"

# Columns of a table, and members of JSON Lines, that can come back as decisions.
FIELDS = {"title": Field.TITLE, "subtitle": Field.SUBTITLE, "date": Field.DATE, "place": Field.PLACE,
          "place_of_issue": Field.PLACE, "type": Field.TYPE, "document_type": Field.TYPE, "issuers": Field.ISSUERS}
_NAMED = ("quote", "number", "act", "label", "entity")
# What `archive export` writes: columns that say what a statement is, and cannot come back.
_EXPORTED = frozenset({*table.COLUMNS, "schema", *StatementView.__dataclass_fields__})
_ONE_WAY = frozenset({"signatories", "quoted", "contacts", "people", "organisations", "places", "cosigners",
                      "cosigning_organisations", "language", "text"})
KNOWN = frozenset({*FIELDS, *_NAMED, *_EXPORTED, "id", "tags", "author", "reason"})
_ACTS = {"": Act.CORRECT, "correct": Act.CORRECT, "confirm": Act.CONFIRM, "reject": Act.REJECT}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a table and the archive."""

    line: int
    statement: str
    field: str
    before: str
    after: str
    author: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of a table that cannot be imported, and why."""

    line: int
    statement: str
    error: ArchiveError

    def to_json(self) -> Json:
        """The problem as programs read it."""
        return {"line": self.line, "statement": self.statement, "reason": str(self.error)}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The differences, and the lines that stand in the way; where there are any, nothing was imported.

    `ignored` are the columns of which nothing is known, `unread` those in which something was changed that cannot
    come back: people, texts.
    """

    rows: int
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    dry_run: bool
    ignored: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """The `archive.import/1` object."""
        return {"schema": IMPORT_SCHEMA, "dry_run": self.dry_run, "rows": self.rows,
                "changes": [{name: getattr(one, name) for name in Change.__dataclass_fields__} for one in self.changes],
                "problems": [one.to_json() for one in self.problems], "ignored": list(self.ignored),
                "unread": list(self.unread)}


def import_table(keeping: Keeping, text: str, form: str, signature: Signature, *,
                 dry_run: bool = False) -> ImportReport:
    """What a table of corrections and tags changes: CSV, or JSON Lines (`form`).

    Only what differs from the archive becomes a decision, of the author that its line names or of the
    signature. One line that cannot be imported stops all.
    """
    rows = list(_rows(text, form))
    if dry_run:
        return _Import(keeping.store(), signature).take(rows).report(dry_run=True)
    with keeping.writing("import") as store:
        found = _Import(store, signature).take(rows)
        if not found.problems and found.drafts:
            store.decide_all(found.drafts)
        return found.report(dry_run=False)


Row = tuple[int, Mapping[str, object]]


class _Import:
    """Compares lines with the archive, one after the other."""

    def __init__(self, store: Store, signature: Signature) -> None:
        self.store = store
        self.signature = replace(signature, origin="import")
        self.rows = 0
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.drafts: list[tuple[Signature, list[Draft]]] = []
        self.ignored: dict[str, None] = {}
        self.unread: dict[str, None] = {}

    def take(self, rows: Sequence[Row]) -> _Import:
        for start in range(0, len(rows), BATCH):
            some = rows[start:start + BATCH]
            ids = [str(row.get("id") or "").strip() for _, row in some]
            kept = {one.row.id: one for one in self.store.kept_all([one for one in ids if one.isascii()])}
            for identifier, (line, row) in zip(ids, some, strict=True):
                self._take_one(line, row, identifier, kept.get(identifier))
        return self

    def report(self, *, dry_run: bool) -> ImportReport:
        return ImportReport(self.rows, tuple(self.changes), tuple(self.problems), dry_run, tuple(self.ignored),
                            tuple(self.unread))

    def _take_one(self, line: int, row: Mapping[str, object], identifier: str, kept: Kept | None) -> None:
        self.rows += 1
        self.ignored.update(dict.fromkeys(name for name in row if name not in KNOWN))
        if kept is None:
            self.problems.append(Problem(line, identifier, NotFoundError(identifier[:40])))
            return
        self.unread.update(dict.fromkeys(_edited(kept, row)))
        author = clean(str(row.get("author") or "")) or self.signature.author
        reason = clean(str(row.get("reason") or "")) or self.signature.reason
        try:
            found = [*_fields(kept, row), *_tags(kept, row), *_names(kept, row)]
        except ArchiveError as error:
            self.problems.append(Problem(line, identifier, error))
            return
        if found:
            self.drafts.append((replace(self.signature, author=author, reason=reason), [draft for draft, *_ in found]))
            self.changes += [Change(line, identifier, name, before, after, author)
                             for _, name, before, after in found]


Found = tuple[Draft, str, str, str]
"""A draft, the name of what it changes, and how that was and will be."""


def _edited(kept: Kept, row: Mapping[str, object]) -> Iterator[str]:
    """The columns that cannot come back and say otherwise than the archive, contacts masked or not."""
    wanted = [name for name in row if name in _ONE_WAY]
    views = [masked(view_of(kept, with_contacts=False)), view_of(kept, with_contacts=True)] if wanted else []
    said = [given for view in views for given in (table.cells(view), view.to_json())]
    for name in wanted:
        if _bare(row[name]) not in {_bare(one[name]) for one in said if name in one}:
            yield name


def _bare(value: object) -> str:
    """A cell or a member of JSON Lines, spaces aside."""
    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fields(kept: Kept, row: Mapping[str, object]) -> Iterator[Found]:
    decided = kept.resolved.written
    for name, field in FIELDS.items():
        if name not in row or (field is Field.TYPE and not row[name]):
            continue
        before = shown(decided, field)
        visible = list(kept.resolved.decided.analysis.issuers) if (
            field is Field.ISSUERS and kept.resolved.decided.analysis) else before
        given = _given(row[name], many=field is Field.ISSUERS)
        if _same(given, before) or _same(given, visible):
            continue
        value = field_value(field, given, decided)
        if value != before:
            yield (Draft(Act.SET, kept.row.id, {"field": field.value, "value": value, "before": before}),
                   field.value, _text(before), _text(value))


def _tags(kept: Kept, row: Mapping[str, object]) -> Iterator[Found]:
    if "tags" not in row:
        return
    wanted = terms_of(_given(row["tags"], many=True) or ())
    shown_tags = set(kept.resolved.tags)
    for term in wanted:
        if term not in shown_tags and term not in kept.state.tags and mask_contacts(term) == term:
            yield Draft(Act.TAG, kept.row.id, term), "tags", "", term
    for term, seen in zip(kept.state.tags, map(kept.resolved.name_of_tag, kept.state.tags), strict=True):
        if not {term, seen, mask_contacts(term)} & set(wanted):
            yield Draft(Act.UNTAG, kept.row.id, term), "tags", term, ""


def _names(kept: Kept, row: Mapping[str, object]) -> Iterator[Found]:
    """A correction of a name, in the columns quote, number, act, label and entity."""
    quote = str(row.get("quote") or "")
    if not quote:
        return
    number = str(row.get("number") or "1").strip()
    anchor, found = anchor_of(kept, Spot(quote, int(number) if number.isdecimal() and int(number) else 1))
    act = _ACTS.get(str(row.get("act") or "").strip().lower(), Act.CORRECT)
    label = str(row.get("label") or "").strip().upper() or (found.label.value if found else "")
    entity = clean(str(row.get("entity") or "")) or (found.entity if found else clean(quote))
    if label not in set(Label):
        raise BadRequestError(label or "–", option="label", possible=", ".join(Label))
    value = {"label": label} if act is Act.REJECT else {"label": label, "entity": entity}
    before = f"{found.label.value} {found.entity}" if found else ""
    after = "" if act is Act.REJECT else f"{label} {entity}"
    if act is Act.CONFIRM or before != after:
        yield Draft(act, kept.row.id, value, anchor), quote, before, after


def _rows(text: str, form: str) -> Iterator[Row]:
    """The lines with their numbers; raises UnreadableFileError where the file is no table of statements."""
    if form not in FORMS:
        raise BadRequestError(form, option="--format", possible=", ".join(FORMS))
    reader = _json_lines(text) if form == "jsonl" else table.read(text)
    try:
        for number, row in reader:
            if "id" not in row:
                raise BadLineError(number, detail="id")
            yield number, row
    except (csv.Error, json.JSONDecodeError, RecursionError) as error:
        raise UnreadableFileError(form, detail=error) from error


def _json_lines(text: str) -> Iterator[tuple[int, dict[str, object]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found = json.loads(line)
            if not isinstance(found, dict):
                raise BadLineError(number, detail="{…}")
            yield number, found


def _given(value: object, *, many: bool) -> str | list[str] | None:
    """A cell or JSON value as one text or several; None for nothing."""
    if many:
        return [clean(str(one)) for one in value] if isinstance(value, list) else table.split(str(value or ""))
    return clean(str(value)) or None if value is not None else None


def _same(given: object, before: object) -> bool:
    """Whether a table says what the archive says, perhaps with contacts masked."""
    one, other = _comparable(given), _comparable(before)
    return one in (other, [mask_contacts(each) for each in other])


def _comparable(value: object) -> list[str]:
    return [clean(str(one)).replace("|", "/") for one in (value if isinstance(value, Iterable) and not isinstance(
        value, str) else [value]) if one]


def _text(value: object) -> str:
    return table.join(map(str, value)) if isinstance(value, list) else str(value or "")
