"""One job: enter corrections of single statements: names, roles, title, date, issuers, type. All in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass

from archive.anchors import Anchor, anchor_at
from archive.decisions import Act, Draft
from archive.errors import BadRequestError, NotFoundError
from archive.holdings import Kept
from archive.keeping import Keeping
from archive.refusals import NoNameThereError, NotInTextError
from archive.replay import Decided, Field, shown, with_field
from archive.requests import Signature
from archive.wording import LONGEST_TEXT, clean, tidied
from corpus.dates import parse_date
from corpus.statement import DocumentType
from indexer.analysis.names import person_key
from indexer.annotation import Label, Mention, Role, RoleKind
from indexer.fields import type_named


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a statement's text: by offsets, or by its words and their number, counted from 1."""

    quote: str = ""
    number: int = 1
    start: int | None = None
    end: int | None = None


def confirm(keeping: Keeping, identifier: str, spot: Spot, signature: Signature) -> None:
    """Have the name at a spot stay as it is now, whatever a later analysis says."""
    with keeping.writing("confirm") as store:
        kept = _kept(store.kept(identifier), identifier)
        anchor, found = anchor_of(kept, spot)
        if found is None:
            raise NoNameThereError(anchor.quote)
        value = {"label": found.label.value, "entity": found.entity, "before": _said(found)}
        store.decide([Draft(Act.CONFIRM, identifier, value, anchor)], signature)


def reject(keeping: Keeping, identifier: str, spot: Spot, signature: Signature) -> None:
    """Have no name at a spot."""
    with keeping.writing("reject") as store:
        kept = _kept(store.kept(identifier), identifier)
        anchor, found = anchor_of(kept, spot)
        value: dict[str, object] = {"before": _said(found)}
        if found:
            value["label"] = found.label.value
        store.decide([Draft(Act.REJECT, identifier, value, anchor)], signature)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a name at a spot is in truth; None leaves as it is. `span` is where the name stands exactly."""

    label: Label | None = None
    entity: str | None = None
    span: Spot | None = None


def correct(keeping: Keeping, identifier: str, spot: Spot, correction: Correction, signature: Signature) -> None:
    """Have another name, kind of name or extent at a spot; a name where none was found needs a label."""
    with keeping.writing("correct") as store:
        kept = _kept(store.kept(identifier), identifier)
        anchor, found = anchor_of(kept, spot)
        label = correction.label or (found.label if found else None)
        if label is None:
            raise NoNameThereError(anchor.quote)
        value: dict[str, object] = {"label": label.value, "before": _said(found)}
        span = _anchor(kept, correction.span) if correction.span is not None else None
        if correction.entity:
            value["entity"] = tidied(correction.entity, "NAME")
        else:
            value["entity"] = found.entity if found else clean((span or anchor).quote)
        if span is not None:
            value["span"] = asdict(span)
        store.decide([Draft(Act.CORRECT, identifier, value, anchor)], signature)


def set_field(keeping: Keeping, identifier: str, field: Field, value: str | Sequence[str] | None,
              signature: Signature) -> object:
    """The value of a field, now set; None says that the statement has none. A date may be written as in French."""
    with keeping.writing("set") as store:
        kept = _kept(store.kept(identifier), identifier)
        decided = kept.resolved.written
        wanted = field_value(field, value, decided)
        before = shown(decided, field)
        if wanted != before:
            store.decide([Draft(Act.SET, identifier, {"field": field.value, "value": wanted, "before": before})],
                         signature)
        return wanted


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """A person in a role. A function or organisation of None stays as it was; "" takes it off."""

    kind: RoleKind
    name: str
    function: str | None = None
    organisation: str | None = None


def give_role(keeping: Keeping, identifier: str, role: RoleGiven, signature: Signature) -> bool:
    """Have a person in a role, with function and organisation; False where it was so already."""
    value = {"kind": role.kind.value, "name": tidied(role.name, "NAME")}
    for name in ("function", "organisation"):
        if (text := getattr(role, name)) is not None:
            value[name] = tidied(text, name.upper()) if clean(text) else ""
    with keeping.writing("role") as store:
        held = _held(_kept(store.kept(identifier), identifier), role.kind, value["name"])
        if any(_is_as(one, value) for one in held):
            return False
        store.decide([Draft(Act.ROLE, identifier, value)], signature)
        return True


def take_role(keeping: Keeping, identifier: str, kind: RoleKind, name: str, signature: Signature) -> bool:
    """Have a person not in a role; False where the person has it not."""
    given = tidied(name, "NAME")
    with keeping.writing("role") as store:
        held = _held(_kept(store.kept(identifier), identifier), kind, given)
        # The name as the text has it: that of the record, by which it is shown, may be another.
        names = dict.fromkeys(one.name for one in held)
        store.decide([Draft(Act.UNROLE, identifier, {"kind": kind.value, "name": one}) for one in names], signature)
        return bool(names)


def _held(kept: Kept, kind: RoleKind, name: str) -> list[Role]:
    """The roles of a kind that a person has, as the text names the person."""
    written, decided = kept.resolved.written.analysis, kept.resolved.decided.analysis
    if written is None or decided is None:
        return []
    key = person_key(name)
    roles = [one for one in written.roles if one.kind is kind]
    places = {(one.start, one.end) for one in decided.roles
              if one.kind is kind and person_key(one.name) == key and one.start < one.end}
    return [one for one in roles if person_key(one.name) == key] or [
        one for one in roles if (one.start, one.end) in places]


def _is_as(role: Role, value: Mapping[str, str]) -> bool:
    """Whether a role has the function and organisation already that are to be given, where any are."""
    return all((getattr(role, one) or "") == value[one] for one in ("function", "organisation") if one in value)


def dismiss(keeping: Keeping, identifier: str, item: str, signature: Signature) -> None:
    """Have a point of the review queue no longer raised."""
    with keeping.writing("review") as store:
        # A decision of another archive may wait for its statement, and be dismissed all the same.
        if not store.decisions(identifier):
            _kept(store.kept(identifier), identifier)
        store.decide([Draft(Act.DISMISS, identifier, {"item": item})], signature)


def _kept(found: Kept | None, identifier: str) -> Kept:
    if found is None:
        raise NotFoundError(identifier)
    return found


def anchor_of(kept: Kept, spot: Spot) -> tuple[Anchor, Mention | None]:
    """The anchor of a spot, and the name that stands there."""
    anchor = _anchor(kept, spot)
    start, end = _span(kept, spot)
    analysis = kept.resolved.written.analysis
    mentions = analysis.mentions if analysis else ()
    exact = (one for one in mentions if (one.start, one.end) == (start, end))
    touching = (one for one in mentions if one.start < end and start < one.end)
    return anchor, next(exact, None) or next(touching, None)


def _said(found: Mention | None) -> dict[str, str] | None:
    """What stood at a place before a decision, so that another's that did not know of it is told."""
    return {"label": found.label.value, "entity": found.entity} if found else None


def _anchor(kept: Kept, spot: Spot) -> Anchor:
    start, end = _span(kept, spot)
    return anchor_at(kept.statement.text, start, end)


def _span(kept: Kept, spot: Spot) -> tuple[int, int]:
    text = kept.statement.text
    if spot.start is not None and spot.end is not None:
        if not 0 <= spot.start < spot.end <= len(text):
            raise BadRequestError((spot.start, spot.end), option="START, END", possible=f"0…{len(text)}")
        return spot.start, spot.end
    position = -1
    for _ in range(spot.number if spot.quote else 0):
        position = text.find(spot.quote, position + 1)
        if position < 0:
            break
    if position < 0:
        raise NotInTextError(spot.quote, number=spot.number, statement=kept.row.id)
    return position, position + len(spot.quote)


def field_value(field: Field, value: str | Sequence[str] | None, decided: Decided) -> object:
    """The value in the form that is kept; raises BadRequestError where it can't be that of the field."""
    if field is Field.ISSUERS:
        given = [value] if isinstance(value, str) else list(value or ())
        return [tidied(one, field.value) for one in dict.fromkeys(given)]
    if not isinstance(value, str) or not clean(value):
        if field is Field.TYPE:
            raise BadRequestError("—", option=field.value, possible=", ".join(DocumentType))
        return None
    text = tidied(value, field.value, LONGEST_TEXT)
    if field is Field.TYPE:
        text = type_named(text) or text
    if field is Field.DATE and with_field(decided.statement.structure, field, text) is None:
        text = _french_date(text) or text
    if with_field(decided.statement.structure, field, text) is None:
        possible = ", ".join(DocumentType) if field is Field.TYPE else "2024, 2024-06, 2024-06-21, 21 juin 2024"
        raise BadRequestError(text, option=field.value, possible=possible)
    return text


def _french_date(text: str) -> str | None:
    with suppress(ValueError):
        found = parse_date(text)
        return found.edtf if found else None
    return None
