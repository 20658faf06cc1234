"""One job: pages about the site itself: how to search, the HTTP interface, OpenSearch, whether it works."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from archive.errors import ArchiveError
from archive.requests import SearchOptions
from archive.web.answers import JsonAnswer
from archive.web.language import language_of, words_in
from archive.web.marking import harmless
from archive.web.site import Site, in_words, origin_of


class Body(NamedTuple):
    """What can be sent: its media type, and of each field name, whether it is a list, is needed, and its meaning."""

    media_type: str
    fields: Sequence[tuple[str, bool, bool, str]]


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
        return site.render(request, "api.html", {"description": describe(), "bodies_of": bodies_of})

    return show


def bodies_of(operation: Mapping[str, Any], description: Mapping[str, Any]) -> list[Body]:
    """What an operation takes as its body: for each media type the fields, in the order of their schema."""
    made = []
    for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        schema = description["components"]["schemas"][name] if name else content["schema"]
        needed = schema.get("required", ())
        made.append(Body(media_type, [
            (field, one.get("type") == "array", field in needed, one.get("description", ""))
            for field, one in schema.get("properties", {}).items()]))
    return made


def health(site: Site) -> Callable[[Request], Response]:
    """Whether the archive answers; for those who watch over the site, so nobody signs in."""
    def endpoint(_request: Request) -> Response:
        try:
            statements = site.archive.search(SearchOptions(limit=0)).total
        except ArchiveError as error:
            return JsonAnswer({"status": "failing", "code": error.code}, 503)
        return JsonAnswer({"status": "ok", "statements": statements})

    return endpoint
