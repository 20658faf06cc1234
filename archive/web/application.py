"""One job: put the site together: pages, interface, files, guard. FastAPI is imported here and in `api` only."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

from anyio import to_thread
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from archive.archive import Archive
from archive.errors import ArchiveError
from archive.requests import SearchOptions
from archive.web.access import Role
from archive.web.answers import JsonAnswer
from archive.web.api import add_api
from archive.web.assets import FOLDER, TEXTS, VERSIONS
from archive.web.guard import Guard
from archive.web.language import language_of, words_in
from archive.web.mishaps import Mishaps
from archive.web.pages import (
    about,
    account,
    corrections,
    desk,
    exports,
    history,
    intake,
    records,
    review,
    saved,
    search,
    statement,
)
from archive.web.pages.handling import change, kept, page, signing_in, upload
from archive.web.site import Site, SiteOptions, site_of

READERS = 4
_STATEMENT = "/statements/{identifier}"
_FOR_EVER = "public, max-age=31536000, immutable"


class _Files(StaticFiles):
    """Static files. Text goes out compressed; browsers may keep what they ask for by the address of its content.

    Pages are not: compressed, the length of a page with a form would betray the form's token, letter by letter.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code != 200:
            return response
        text = TEXTS.get(path)
        if text is not None and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            response = Response(text.packed, media_type=text.media_type, headers={"content-encoding": "gzip"})
        elif text is not None:
            response = Response(text.body, media_type=text.media_type)
        asked = scope["query_string"].decode("latin-1")
        response.headers["cache-control"] = _FOR_EVER if asked == f"v={VERSIONS.get(path)}" else "no-cache"
        response.headers["vary"] = "accept-encoding"
        return response


def create_app(archive: Archive, options: SiteOptions | None = None) -> FastAPI:
    """The site of an archive as an ASGI application."""
    options = options or SiteOptions()
    site = site_of(archive, options)
    app = FastAPI(title="Archive of press statements", version="1", docs_url=None, redoc_url=None,
                  lifespan=_lifespan(archive), openapi_url="/api/openapi.json",
                  exception_handlers={HTTPException: _missing(site)},
                  description="Search and read French union press statements. The objects are those of --json.")
    add_api(app, site)
    app.router.routes.extend(_routes(site, app))
    app.add_middleware(Mishaps, site=site)
    app.add_middleware(Guard, hosts=options.hosts)
    return app


def _lifespan(archive: Archive) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What happens before the first request: the archive is opened, by one thread.

    Few requests are answered at a time, in their order: more threads would only take turns at the interpreter.
    """
    @asynccontextmanager
    async def opened(_app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = READERS
        await to_thread.run_sync(_open, archive)
        yield

    return opened


def _open(archive: Archive) -> None:
    """Open index and store; what fails now says so on the page."""
    with suppress(ArchiveError):
        archive.search(SearchOptions("grève ET logement", limit=0))   # so the parser of operators is there, too
        archive.history(limit=1)


def _routes(site: Site, app: FastAPI) -> list[BaseRoute]:
    return [
        kept("/", search.draft, site),
        change("/saved", saved.keep, site),
        kept("/complete", exports.suggestions, site),
        kept("/feed.atom", exports.feed, site),
        *(page(f"/export.{kind}", exports.export(kind), site) for kind in ("csv", "json", "ris", "bib")),
        page(_STATEMENT, statement.show, site),
        page(f"{_STATEMENT}/original", statement.download, site, role=Role.ARCHIVIST),
        page(f"{_STATEMENT}/original/view", statement.original, site),
        page(f"{_STATEMENT}/compare", statement.compare, site),
        *(page(f"{_STATEMENT}/citation.{kind}", statement.citation(kind), site) for kind in ("txt", "bib", "ris")),
        change(f"{_STATEMENT}/contacts", statement.show_with_contacts, site),
        change(f"{_STATEMENT}/corrections", corrections.correct, site),
        page("/people", records.show("person"), site),
        page("/organisations", records.show("organisation"), site),
        page("/places", records.show("place"), site),
        page("/desk", desk.show, site, role=Role.ARCHIVIST),
        page("/desk/history", history.show, site, role=Role.ARCHIVIST),
        page("/desk/review", review.show, site, role=Role.ARCHIVIST),
        change("/desk/review", review.settle, site),
        page("/desk/files", intake.show, site, role=Role.ARCHIVIST),
        upload("/desk/files", intake.take, site),
        change("/desk/tags", desk.tag, site),
        change("/desk/undo", desk.undo, site),
        page("/help", about.help_page, site),
        page("/api/docs", about.api_page(app.openapi), site),
        Route("/opensearch.xml", about.open_search(site), include_in_schema=False),
        Route("/health", about.health(site), include_in_schema=False),
        *signing_in(account.show, account.enter, site),
        change("/sign-out", account.leave, site, role=Role.READER),
        Mount("/static", _Files(directory=FOLDER)),
    ]


def _missing(site: Site) -> Callable[[Request, Any], Coroutine[Any, Any, Response]]:
    """What an address that nothing answers to is told."""
    async def answer(request: Request, error: HTTPException) -> Response:
        status = error.status_code
        words = words_in(language_of(request))
        title, advice = words.t("There is nothing at this address."), words.t("Search for it, or check the address.")
        if request.url.path.startswith("/api/"):
            return JsonAnswer({"code": "not_found" if status == 404 else "refused", "message": title,
                               "remedy": advice}, status)
        return await run_in_threadpool(site.render, request, "refusal.html", {"title": title, "advice": advice},
                                       status)

    return answer
