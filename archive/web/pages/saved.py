"""One job: searches kept under a name, the same as `archive saved` keeps. Knows no template."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.errors import BadRequestError
from archive.saved import SavedSearch, load_saved, store_saved
from archive.web.access import Visitor
from archive.web.address import Address
from archive.web.language import Words
from archive.web.pages.handling import Form, first
from archive.web.site import Site

_EVERY_HIT = 10_000
_LONGEST_NAME = 100


def links(site: Site) -> list[tuple[str, str]]:
    """The kept searches: name and address."""
    return [(one.name, Address.of_options(one.options).link()) for one in load_saved(site.archive.home).values()]


def keep(site: Site, _request: Request, form: Form, _visitor: Visitor) -> Response:
    """The search again, now kept under a name (or forgotten); what it finds now counts as seen."""
    name = " ".join(first(form, "name").split())[:_LONGEST_NAME]
    if not name:
        raise BadRequestError("", option="name", possible="loyers, signés par Fabre, …")
    address, forgotten = Address.of(parse_qsl(first(form, "address"))), first(form, "act") == "forget"
    with site.writing:
        searches = load_saved(site.archive.home)
        if forgotten:
            searches.pop(name, None)
        else:
            options = replace(address.options(limit=_EVERY_HIT, page=1), sort="date", copies=True)
            seen = tuple(hit.id for hit in site.archive.search(options).hits)
            searches[name] = SavedSearch(name, options, seen)
        store_saved(site.archive.home, searches)
    told = urlencode({"forgotten" if forgotten else "kept": name})
    return RedirectResponse(address.link() + ("&" if address.pairs else "?") + told, HTTPStatus.SEE_OTHER)


def notice(site: Site, request: Request, words: Words) -> str:
    """What is said once a search was kept or forgotten; of a name that is not so, nothing."""
    kept, forgotten = (request.query_params.get(name, "") for name in ("kept", "forgotten"))
    names = {name for name, _ in links(site)} if kept or forgotten else set()
    if kept in names:
        return words.t("The search is kept as “{name}”; the search page lists it.", name=kept)
    return words.t("The search “{name}” is forgotten.", name=forgotten) if forgotten and forgotten not in names else ""
