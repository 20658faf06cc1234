"""One job: decisions on authority records: merge, split, rename, alias, reject, describe. All in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.authorities import Authority
from archive.decisions import Act, Draft, TargetKind
from archive.errors import BadRequestError, NotFoundError
from archive.identifiers import SCHEMES, checked
from archive.keeping import Keeping
from archive.ledger import Ledger
from archive.names import Kind, kind_of, name_key
from archive.records import find_record, is_governed, names_of
from archive.refusals import (
    BadIdentifierError,
    NameTakenError,
    NotNamedError,
    OtherKindError,
    SameRecordError,
    UnknownNameError,
)
from archive.requests import Signature
from archive.resolution import appearances
from archive.store import Store
from archive.wording import LONGEST_TEXT, clean, tidied
from corpus.edtf import is_edtf

DATES = "2004, 2004/.., 2004/2012"


def merge(keeping: Keeping, one: str, into: str, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record of `into`, of which that of `one` is now part, with all its names."""
    with keeping.writing("merge") as store:
        part, whole = find_record(store, one, kind), find_record(store, into, kind)
        if part.id == whole.id:
            return _spelled(store, whole, one, into, signature)
        if part.kind != whole.kind:
            raise OtherKindError(one, other=into)
        _enter(store, signature, [*defined(store, part), *defined(store, whole),
                                  draft(Act.MERGE, part.id, {"into": whole.id})])
        return find_record(store, whole.id)


def split(keeping: Keeping, name: str, new_name: str, statements: Sequence[str], signature: Signature) -> Authority:
    """A new record, which is meant in these statements; elsewhere the name means whom it meant before."""
    new_name = tidied(new_name, "NAME")
    with keeping.writing("split") as store:
        record = find_record(store, name)
        if name_key(record.kind, new_name) in {key for _, key in names_of(store, record)}:
            raise NameTakenError(new_name, name=record.name)
        _refuse_taken(store, record, new_name)
        new = _free(store, record.id, new_name)
        drafts = [*defined(store, record), draft(Act.SPLIT, record.id, {"record": new, "name": new_name})]
        for identifier in dict.fromkeys(statements):
            drafts += _identified(store, record, identifier, new)
        _enter(store, signature, drafts)
        return find_record(store, new)


def rename(keeping: Keeping, name: str, new_name: str, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record under its new preferred name; the old one still leads to it."""
    return _named(keeping, Act.RENAME, name, new_name, signature, kind)


def alias(keeping: Keeping, name: str, other: str, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record with one more name."""
    return _named(keeping, Act.ALIAS, name, other, signature, kind)


def unalias(keeping: Keeping, name: str, other: str, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record without a further name."""
    with keeping.writing("alias") as store:
        record = find_record(store, name, kind)
        wanted = next((one for one in record.names if name_key(record.kind, one) == name_key(record.kind, other)), None)
        if wanted is None:
            raise UnknownNameError(other)
        _enter(store, signature, [draft(Act.UNALIAS, record.id, wanted)])
        return find_record(store, record.id)


def reject(keeping: Keeping, name: str, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record, whose name is no name of a person, organisation or place anywhere."""
    return _judged(keeping, Act.REJECT, name, signature, kind)


def confirm(keeping: Keeping, name: str, signature: Signature, kind: Kind | None = None) -> Authority:
    """The record, which is one indeed."""
    return _judged(keeping, Act.CONFIRM, name, signature, kind)


def describe(keeping: Keeping, name: str, fields: Mapping[str, object], signature: Signature,
             kind: Kind | None = None) -> Authority:
    """The record with these fields: dates, note, identifiers (scheme → identifier, "" takes it off), functions."""
    wanted = _checked(fields)
    with keeping.writing("describe") as store:
        record = find_record(store, name, kind)
        _enter(store, signature, [draft(Act.DEFINE, record.id, {"name": record.name, **wanted})])
        return find_record(store, record.id)


def keep_apart(keeping: Keeping, name: str, other: str, signature: Signature, kind: Kind | None = None) -> None:
    """Have two records no longer proposed as one, or two spellings of one name no longer proposed as one spelling."""
    with keeping.writing("keep apart") as store:
        one, two = find_record(store, name, kind), find_record(store, other, kind)
        if one.id == two.id and (name == other or name_key(one.kind, name) != name_key(one.kind, other)):
            raise SameRecordError(name, other=other)
        _enter(store, signature, [
            *defined(store, one), *defined(store, two), draft(Act.KEEP_APART, one.id, {"other": two.id}),
            draft(Act.KEEP_APART, two.id, {"other": one.id})])


def _named(keeping: Keeping, act: Act, name: str, new: str, signature: Signature, kind: Kind | None) -> Authority:
    new = tidied(new, "NAME")
    with keeping.writing(act.value) as store:
        record = find_record(store, name, kind)
        _refuse_taken(store, record, new)
        if new != record.name and (act is Act.RENAME or new not in record.names):
            _enter(store, signature, [*defined(store, record), draft(act, record.id, new)])
        return find_record(store, record.id)


def _spelled(store: Store, record: Authority, one: str, into: str, signature: Signature) -> Authority:
    """The record of two spellings of one name, of which `into` is now the one that is shown."""
    into = tidied(into, "NAME")
    chosen = record.name == into and is_governed(store, record.id)
    if chosen or one == into or name_key(record.kind, one) != name_key(record.kind, into):
        raise SameRecordError(one, other=into)
    _enter(store, signature, [*defined(store, record), draft(Act.RENAME, record.id, into)])
    return find_record(store, record.id)


def _judged(keeping: Keeping, act: Act, name: str, signature: Signature, kind: Kind | None) -> Authority:
    with keeping.writing(act.value) as store:
        record = find_record(store, name, kind)
        _enter(store, signature, [*defined(store, record), draft(act, record.id)])
        return find_record(store, record.id)


def _refuse_taken(store: Store, record: Authority, name: str) -> None:
    """Stop where a name leads to another record, which would vanish in this one without anybody saying so."""
    try:
        other = find_record(store, name, Kind(record.kind))
    except UnknownNameError:
        return
    if other.id != record.id:
        raise NameTakenError(name, name=record.name)


def _checked(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields in the form that is kept; raises BadRequestError for a date or identifier that can't be."""
    found: dict[str, object] = {}
    dates = fields.get("dates")
    if isinstance(dates, str):
        found["dates"] = checked_dates(dates)
    if isinstance(fields.get("note"), str):
        note = clean(str(fields["note"]))
        found["note"] = tidied(note, "--note", LONGEST_TEXT) if note else ""
    if isinstance(given := fields.get("identifiers"), Mapping):
        found["identifiers"] = {str(scheme): _identifier(str(scheme), str(value)) for scheme, value in given.items()}
    if isinstance(rows := fields.get("functions"), list):
        found["functions"] = [[clean(str(cell)) for cell in row] for row in rows]
    return found


def checked_dates(dates: str) -> str:
    """The dates; raises BadRequestError where they are no EDTF."""
    if dates and not is_edtf(dates):
        raise BadRequestError(dates, option="--dates", possible=DATES)
    return dates


def _identifier(scheme: str, value: str) -> str:
    if not value:
        return ""
    found = checked(scheme, value)
    if found is None:
        known = SCHEMES.get(scheme)
        if known:
            raise BadIdentifierError(value, scheme=scheme.upper(), example=known.example)
        raise BadRequestError(scheme, option="--identifier", possible=", ".join(SCHEMES))
    return found


def defined(store: Store, record: Authority) -> list[Draft]:
    """The draft that gives a record its row and name, where it has none yet."""
    return [] if is_governed(store, record.id) else [draft(Act.DEFINE, record.id, {"name": record.name})]


def _identified(store: Store, record: Authority, identifier: str, new: str) -> list[Draft]:
    """The drafts that say who is meant in a statement, one for each name that it has for the record."""
    kept = store.kept(identifier)
    if kept is None:
        raise NotFoundError(identifier)
    names = {key for _, key in names_of(store, record)}
    held = appearances(kept.resolved.written)
    found = [Draft(Act.IDENTIFY, identifier, {"kind": record.kind, "name": name, "record": new})
             for (kind, key), name in held.items() if kind == record.kind and key in names]
    if not found:
        raise NotNamedError(identifier, name=record.name)
    return found


def _free(store: Store, record: str, name: str) -> str:
    """A new record's identifier: it follows from the name, so that what two archives split off meets by name only."""
    ledger, base = Ledger(store), record.partition("#")[0]
    wanted = free = f"{base}#{name_key(kind_of(base), name)}"
    number = 2
    while ledger.on_record(free):
        free, number = f"{wanted} {number}", number + 1
    return free


def draft(act: Act, record: str, value: object = None) -> Draft:
    """A decision on a record."""
    return Draft(act, record, value, kind=TargetKind.AUTHORITY)


def _enter(store: Store, signature: Signature, drafts: Sequence[Draft]) -> None:
    store.decide(drafts, signature)
