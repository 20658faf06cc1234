"""One job: pages about the site itself: how to search, the HTTP interface, OpenSearch, whether it works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from archive.errors import ArchiveError
from archive.requests import SearchOptions
from archive.web.answers import JsonAnswer
from archive.web.language import language_of, words_in
from archive.web.marking import harmless
from archive.web.site import Site, in_words, origin_of


def help_page(site: Site, request: Request) -> Response:
    """How to search."""
    return site.render(request, "help.html")


def open_search(site: Site) -> Callable[[Request], Response]:
    """The description with which a browser's address bar searches the archive (OpenSearch 1.1)."""
    def endpoint(request: Request) -> Response:
        xml = site.environment.get_template("opensearch.xml").render(
            **in_words(words_in(language_of(request))), origin=origin_of(request))
        return Response(harmless(xml).encode(), media_type="application/opensearchdescription+xml")

    return endpoint


def api_page(describe: Callable[[], dict[str, Any]]) -> Callable[[Site, Request], Response]:
    """The HTTP interface as a page, from its OpenAPI description."""
    def show(site: Site, request: Request) -> Response:
        return site.render(request, "api.html", {"description": describe()})

    return show


def health(site: Site) -> Callable[[Request], Response]:
    """Whether the archive answers; for those who watch over the site, so nobody signs in."""
    def endpoint(_request: Request) -> Response:
        try:
            statements = site.archive.search(SearchOptions(limit=0)).total
        except ArchiveError as error:
            return JsonAnswer({"status": "failing", "code": error.code}, 503)
        return JsonAnswer({"status": "ok", "statements": statements})

    return endpoint
