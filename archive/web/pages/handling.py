"""One job: turn a function of site and request into a route: sign-in, roles, forgery and failures in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus

from anyio import to_thread
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from archive.errors import (
    ArchiveError,
    BadRequestError,
    BusyError,
    DiskFullError,
    NoArchiveError,
    NotFoundError,
    NotWritableError,
)
from archive.web.access import Role, Visitor
from archive.web.language import language_of, phrase, words_in
from archive.web.recalling import recalled
from archive.web.refusing import explained
from archive.web.sessions import FIELD
from archive.web.shelf import Draft
from archive.web.site import Site
from archive.web.uploads import MOST_FILES, Upload, received

Page = Callable[[Site, Request], Response]
Form = Mapping[str, Sequence[str]]
Change = Callable[[Site, Request, Form, Visitor], Response]

TOLD = ("done", "undo", "undone")
_STATUS: Sequence[tuple[type[ArchiveError], HTTPStatus]] = (
    (NotFoundError, HTTPStatus.NOT_FOUND), (BadRequestError, HTTPStatus.BAD_REQUEST),
    (BusyError, HTTPStatus.SERVICE_UNAVAILABLE), (NoArchiveError, HTTPStatus.SERVICE_UNAVAILABLE),
    (DiskFullError, HTTPStatus.INSUFFICIENT_STORAGE), (NotWritableError, HTTPStatus.SERVICE_UNAVAILABLE))
_NEEDED = {
    Role.ARCHIVIST: phrase("This is for archivists."),
    Role.ADMINISTRATOR: phrase("This is for administrators."),
}


def page(path: str, show: Page, site: Site, *, role: Role = Role.READER) -> Route:
    """The route of a page that only reads; it runs in a thread, so that a slow one holds up nobody."""
    def endpoint(request: Request) -> Response:
        refusal = _refusal(site, request, role)
        return refusal or answering(site, request, lambda: show(site, request))

    return Route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False)


def kept(path: str, make: Callable[[Site, Request], Draft], site: Site) -> Route:
    """The route of a page from the index alone, which is given again while the index is the same.

    No thread is needed for that; only a page that must be made runs in one.
    """
    async def endpoint(request: Request) -> Response:
        if site.visitor(request) is None:
            return site.refuse(request, HTTPStatus.UNAUTHORIZED, "", "")
        try:
            return await recalled(site, request, lambda: make(site, request))
        except ArchiveError as error:
            return await run_in_threadpool(_failed, site, request, error)

    return Route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False)


def change(path: str, act: Change, site: Site, *, role: Role = Role.ARCHIVIST) -> Route:
    """The route of a form that changes something; it must come from a page of ours."""
    async def endpoint(request: Request) -> Response:
        values = await _form(request)
        return await to_thread.run_sync(_changing, site, request, values, (act, role), limiter=site.changes)

    return Route(path, endpoint, methods=["POST"], include_in_schema=False)


def upload(path: str, take: Callable[[Site, Request, Form, Sequence[Upload]], Response], site: Site) -> Route:
    """The route of a form with files, for archivists; of anybody else, no file is read."""
    async def endpoint(request: Request) -> Response:
        refusal = await run_in_threadpool(_refusal, site, request, Role.ARCHIVIST)
        if refusal:
            return refusal
        async with request.form(max_files=MOST_FILES, max_fields=20) as form:
            values = {name: [one for one in form.getlist(name) if isinstance(one, str)] for name in form}
            uploads = await received([one for one in form.getlist("file") if isinstance(one, UploadFile)])
        return await to_thread.run_sync(_uploading, site, request, values, (take, uploads), limiter=site.changes)

    return Route(path, endpoint, methods=["POST"], include_in_schema=False)


def _uploading(site: Site, request: Request, form: Form,
               wanted: tuple[Callable[[Site, Request, Form, Sequence[Upload]], Response], Sequence[Upload]]
               ) -> Response:
    take, uploads = wanted
    if not site.signer.is_own(request, first(form, FIELD)):
        return _expired(site, request)
    return answering(site, request, lambda: take(site, request, form, uploads))


async def _form(request: Request) -> Form:
    """The fields of a form; files are not taken."""
    form = await request.form(max_files=0, max_fields=2_000)
    return {name: [str(value) for value in form.getlist(name)] for name in form}


def _expired(site: Site, request: Request) -> Response:
    words = words_in(language_of(request))
    return site.refuse(request, HTTPStatus.FORBIDDEN, words.t("This form has expired."),
                       words.t("Go back, reload the page, and send it again."))


def _changing(site: Site, request: Request, form: Form, wanted: tuple[Change, Role]) -> Response:
    act, role = wanted
    if not site.signer.is_own(request, first(form, FIELD)):
        return _expired(site, request)
    refusal = _refusal(site, request, role)
    if refusal:
        return refusal
    visitor = site.visitor(request)
    if visitor is None:
        return site.refuse(request, HTTPStatus.UNAUTHORIZED, "", "")
    return answering(site, request, lambda: act(site, request, form, visitor))


def signing_in(show: Page, enter: Callable[[Site, Request, Form], Response], site: Site) -> list[Route]:
    """The routes of the sign-in page, the only ones that are for everybody."""
    def form(request: Request) -> Response:
        return answering(site, request, lambda: show(site, request))

    async def sent(request: Request) -> Response:
        values = await _form(request)
        if not site.signer.is_own(request, first(values, FIELD)):
            return await run_in_threadpool(_expired, site, request)
        return await run_in_threadpool(answering, site, request, lambda: enter(site, request, values))

    return [Route("/sign-in", form, methods=["GET", "HEAD"], include_in_schema=False),
            Route("/sign-in", sent, methods=["POST"], include_in_schema=False)]


def answering(site: Site, request: Request, answer: Callable[[], Response]) -> Response:
    """The answer, or a page that says what failed without telling where on the disk."""
    try:
        return answer()
    except ArchiveError as error:
        return _failed(site, request, error)


def _failed(site: Site, request: Request, error: ArchiveError) -> Response:
    title, advice = explained(error, words_in(language_of(request)))
    return site.refuse(request, status_of(error), title, advice)


def status_of(error: ArchiveError) -> HTTPStatus:
    """The HTTP status that a failure amounts to."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)


def first(form: Form, name: str) -> str:
    """The first value of a field, or ""."""
    return next(iter(form.get(name, ())), "")


def told(request: Request) -> dict[str, str]:
    """What the change that led to a page did: how much was done or undone, and the entry that undoes it."""
    return {name: request.query_params.get(name, "") for name in TOLD}


def _refusal(site: Site, request: Request, role: Role) -> Response | None:
    visitor = site.visitor(request)
    if visitor is None:
        return site.refuse(request, HTTPStatus.UNAUTHORIZED, "", "")
    if visitor.role < role:
        words = words_in(language_of(request))
        return site.refuse(request, HTTPStatus.FORBIDDEN, words.t(_NEEDED[role]),
                           words.t("Ask whoever runs the site for another role."))
    return None
