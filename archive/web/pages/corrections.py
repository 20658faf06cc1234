"""One job: take corrections of one statement from its page: names, roles, title, date, issuers. Knows no ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.correcting import Correction, RoleGiven, Spot
from archive.errors import BadRequestError
from archive.replay import Field
from archive.requests import Signature
from archive.web.access import Visitor
from archive.web.language import language_of, words_in
from archive.web.pages.handling import Form, first
from archive.web.pages.statement import Refused, show_again
from archive.web.refusing import explained
from archive.web.site import Site
from indexer.annotation import Label, RoleKind

_MOST_ISSUERS = 20
Act = Callable[[Site, str, Form, Signature], None]


def correct(site: Site, request: Request, form: Form, visitor: Visitor) -> Response:
    """Back on the page of the statement, once the correction is in the ledger."""
    identifier, act = request.path_params["identifier"], first(form, "act")
    if act not in _ACTS:
        raise BadRequestError(act[:50], option="act", possible=", ".join(_ACTS))
    signature = site.signature(visitor, first(form, "reason")[:500])
    try:
        with site.writing:
            before = len(site.archive.history(identifier))
            _ACTS[act](site, identifier, form, signature)
            entries = site.archive.history(identifier)
    except BadRequestError as error:
        what, remedy = explained(error, words_in(language_of(request)))
        return show_again(site, request, Refused(_GROUPS[act], form, what, remedy))
    done = len(entries) - before
    undo = f"&undo={entries[-1]['id']}" if done else ""
    return RedirectResponse(f"/statements/{identifier}?done={done}{undo}", HTTPStatus.SEE_OTHER)


def _name(site: Site, identifier: str, form: Form, signature: Signature) -> None:
    correction = Correction(Label(_choice(form, "label", Label)), first(form, "entity").strip() or None)
    site.archive.desk.correct(identifier, _spot(form), correction, signature)


def _no_name(site: Site, identifier: str, form: Form, signature: Signature) -> None:
    site.archive.desk.reject(identifier, _spot(form), signature)


def _right(site: Site, identifier: str, form: Form, signature: Signature) -> None:
    site.archive.desk.confirm(identifier, _spot(form), signature)


def _fields(site: Site, identifier: str, form: Form, signature: Signature) -> None:
    """Set what differs from what is there; the form holds every field."""
    view = site.archive.show(identifier)
    issuers = [name for one in first(form, "issuers").split(";") if (name := one.strip())][:_MOST_ISSUERS]
    wanted: list[tuple[Field, str | list[str] | None, object]] = [
        (Field.TITLE, first(form, "title").strip() or None, view.title),
        (Field.DATE, first(form, "date").strip() or None, view.date),
        (Field.PLACE, first(form, "place").strip() or None, view.place_of_issue),
        (Field.TYPE, first(form, "type").strip() or None, view.document_type),
        (Field.ISSUERS, issuers, list(view.issuers))]
    for field, value, before in wanted:
        if field.value in form and value != before:
            site.archive.desk.set(identifier, field, value, signature)


def _role(site: Site, identifier: str, form: Form, signature: Signature) -> None:
    role = RoleGiven(RoleKind(_choice(form, "role", RoleKind)), first(form, "name"),
                     first(form, "function").strip() or None, first(form, "organisation").strip() or None)
    site.archive.desk.give_role(identifier, role, signature)


def _no_role(site: Site, identifier: str, form: Form, signature: Signature) -> None:
    site.archive.desk.take_role(identifier, RoleKind(_choice(form, "role", RoleKind)), first(form, "name"), signature)


_ACTS: Mapping[str, Act] = {"correct": _name, "reject": _no_name, "confirm": _right, "set": _fields,
                            "role": _role, "unrole": _no_role}
# Which form of the page an act is of.
_GROUPS = {"correct": "name", "reject": "name", "confirm": "name", "set": "fields", "role": "role", "unrole": "role"}


def _spot(form: Form) -> Spot:
    """Where in the text: by offsets that the browser counted, else by the words."""
    start, end = first(form, "start"), first(form, "end")
    if all(one.isascii() and one.isdigit() and len(one) < 10 for one in (start, end)):
        return Spot(start=int(start), end=int(end))
    return Spot(quote=first(form, "quote").strip())


def _choice(form: Form, name: str, possible: type[Label] | type[RoleKind]) -> str:
    value, known = first(form, name), [one.value for one in possible]
    if value not in known:
        raise BadRequestError(value[:50], option=name, possible=", ".join(known))
    return value
