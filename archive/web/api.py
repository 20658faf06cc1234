"""One job: the JSON interface under /api/v1, with the same objects as the terminal's `--json`. Knows no template."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, FastAPI, File, Path, Query, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from starlette.responses import Response

from archive.errors import ArchiveError
from archive.web.access import Role, Visitor
from archive.web.answers import JsonAnswer, json_draft
from archive.web.language import language_of, phrase, words_in
from archive.web.pages.handling import status_of
from archive.web.paths import public_page, public_view
from archive.web.recalling import recalled
from archive.web.refusing import explained
from archive.web.schemas import (
    ChangeAnswer,
    CompletionAnswer,
    HistoryAnswer,
    IngestAnswer,
    Problem,
    SearchAnswer,
    SearchParameters,
    StatementAnswer,
    Tagging,
)
from archive.web.site import Site, origin_of
from archive.web.uploads import MOST_FILES, received, take_in

Identifier = Annotated[str, Path(min_length=1, max_length=100, description="Identifier of a statement")]
Prefix = Annotated[str, Query(max_length=200, description="How a name or word begins")]

_FILES = "Statements as text, Markdown or HTML"
_REASONS = {
    HTTPStatus.BAD_REQUEST: "A value cannot be understood", HTTPStatus.UNAUTHORIZED: "Sign in first",
    HTTPStatus.FORBIDDEN: "The role does not allow it", HTTPStatus.NOT_FOUND: "No such statement",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter or the body has not the form that is described",
    HTTPStatus.SERVICE_UNAVAILABLE: "The archive is being written to, or cannot be read"}
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    int(status): {"model": Problem, "description": reason} for status, reason in _REASONS.items()}


class _Refusal(Exception):  # noqa: N818 (an answer, not an error of ours)
    def __init__(self, status: HTTPStatus, message: str, remedy: str) -> None:
        super().__init__(message)
        self.status, self.message, self.remedy = status, message, remedy


def add_api(app: FastAPI, site: Site) -> None:
    """Put the interface into the application."""
    @app.exception_handler(ArchiveError)
    def failed(request: Request, error: ArchiveError) -> Response:
        message, remedy = explained(error, words_in(language_of(request)))
        return _problem(error.code, message, remedy, status_of(error))

    @app.exception_handler(_Refusal)
    def refused(request: Request, refusal: _Refusal) -> Response:
        words = words_in(language_of(request))
        return _problem(refusal.status.phrase.lower().replace(" ", "_"), words.t(refusal.message),
                        words.t(refusal.remedy), refusal.status)

    @app.exception_handler(RequestValidationError)
    def misshapen(request: Request, error: RequestValidationError) -> Response:
        words, name = words_in(language_of(request)), _misshapen(error)
        return _problem("invalid", words.t("The value of “{name}” cannot be taken.", name=name),
                        words.t("/api/docs and /api/openapi.json describe what can be sent."),
                        HTTPStatus.UNPROCESSABLE_ENTITY)

    router = APIRouter(prefix="/api/v1", responses=_PROBLEMS, default_response_class=JsonAnswer)
    _add_searching(router, site)
    _add_statements(router, site)
    _add_intake(router, site)
    _add_decisions(router, site)
    app.include_router(router)


def _add_searching(router: APIRouter, site: Site) -> None:
    @router.get("/search", response_model=SearchAnswer, summary="Find statements")
    async def search(request: Request, parameters: Annotated[SearchParameters, Query()]) -> Response:
        """A page of statements that match, with facets where asked for."""
        _admit(site, request)
        return await recalled(site, request, lambda: json_draft(
            public_page(site.archive.search(parameters.options())).to_json()))

    @router.get("/complete", response_model=CompletionAnswer, summary="Complete a name or word")
    async def complete(request: Request, q: Prefix = "") -> Response:
        """Names and words of the archive that begin so."""
        _admit(site, request)
        return await recalled(site, request, lambda: json_draft({
            "schema": "archive.complete/1", "completions": [one._asdict() for one in site.archive.complete(q)]}))


def _add_intake(router: APIRouter, site: Site) -> None:
    @router.post("/statements", response_model=IngestAnswer, summary="Add files")
    async def add(request: Request, file: Annotated[list[UploadFile], File(max_length=MOST_FILES, description=_FILES)],
                  dry_run: bool = False) -> Response:
        """What became of each file, for archivists; with `dry_run`, what would become of it."""
        _own_site(request)
        _admit(site, request, Role.ARCHIVIST)
        uploads = await received(file)
        report = await to_thread.run_sync(lambda: take_in(site, uploads, dry_run=dry_run), limiter=site.changes)
        return JsonAnswer(report.to_json())


def _add_statements(router: APIRouter, site: Site) -> None:
    @router.get("/statements/{identifier}", response_model=StatementAnswer, summary="One statement in full")
    def show(request: Request, identifier: Identifier) -> Response:
        """Metadata, people with roles, text, mentions with their evidence; contacts are masked."""
        _admit(site, request)
        found = site.archive.read(identifier)
        return JsonAnswer(public_view(found.view).to_json() | {"mentions": found.mentions, "roles": found.roles})

    @router.get("/statements/{identifier}/original", response_class=Response, summary="The file as received",
                responses={200: {"content": {"application/octet-stream": {}}, "description": "Byte for byte"}})
    def original(request: Request, identifier: Identifier) -> Response:
        """The original, for archivists, who are noted: contacts in it are not masked."""
        visitor = _admit(site, request, Role.ARCHIVIST)
        found = site.archive.original(identifier)
        site.note_access(visitor, "original", identifier)
        return Response(found.data, media_type="application/octet-stream")

    @router.get("/statements/{identifier}/history", response_model=HistoryAnswer, summary="What was decided")
    def history(request: Request, identifier: Identifier) -> Response:
        """The decisions on a statement, oldest first."""
        _admit(site, request)
        return JsonAnswer({"schema": "archive.history/1", "decisions": list(site.archive.history(identifier))})


def _add_decisions(router: APIRouter, site: Site) -> None:
    @router.post("/tags", response_model=ChangeAnswer, summary="Tag statements, or take tags off")
    def tag(request: Request, order: Tagging) -> Response:
        """How many tags are new (or gone)."""
        _own_site(request)
        visitor = _admit(site, request, Role.ARCHIVIST)
        act = site.archive.untag if order.act == "untag" else site.archive.tag
        with site.writing:
            count = act(order.ids, order.terms, site.signature(visitor, order.reason))
        return JsonAnswer({"schema": "archive.change/1", "changed": count})


def _admit(site: Site, request: Request, role: Role = Role.READER) -> Visitor:
    """Who asks, if they may."""
    visitor = site.visitor(request)
    if visitor is None:
        raise _Refusal(HTTPStatus.UNAUTHORIZED, phrase("Nobody is signed in."),
                       phrase("Send the header “Authorization: Bearer TOKEN”."))
    if visitor.role < role:
        raise _Refusal(HTTPStatus.FORBIDDEN, phrase("This is for archivists."),
                       phrase("Ask whoever runs the site for another role."))
    return visitor


def _own_site(request: Request) -> None:
    """Refuse a change that another site had a browser ask for."""
    origin = request.headers.get("origin")
    elsewhere = request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
    if elsewhere or (origin is not None and origin != origin_of(request)):
        raise _Refusal(HTTPStatus.FORBIDDEN, phrase("This comes from another site."),
                       phrase("Ask from a page of this site, or from a program."))


def _misshapen(error: RequestValidationError) -> str:
    """The first part of the request that has not the form described: "limit", "ids.0", or "body" as a whole."""
    part, *names = (str(one) for one in error.errors()[0]["loc"])
    # Of JSON that cannot be read, the place is told as a number.
    return ".".join(names)[:100] if names and not names[0].isdigit() else part


def _problem(code: str, message: str, remedy: str, status: HTTPStatus) -> Response:
    return JsonAnswer({"code": code, "message": message, "remedy": remedy}, status)
