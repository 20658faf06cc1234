"""One job: searches kept under a name, the same as `archive saved` keeps. Knows no template."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.errors import BadRequestError
from archive.saved import SavedSearch, load_saved, store_saved
from archive.web.access import Visitor
from archive.web.address import Address
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
    address = Address.of(parse_qsl(first(form, "address")))
    with site.writing:
        searches = load_saved(site.archive.home)
        if first(form, "act") == "forget":
            searches.pop(name, None)
        else:
            options = replace(address.options(limit=_EVERY_HIT, page=1), sort="date", copies=True)
            seen = tuple(hit.id for hit in site.archive.search(options).hits)
            searches[name] = SavedSearch(name, options, seen)
        store_saved(site.archive.home, searches)
    return RedirectResponse(address.link(), HTTPStatus.SEE_OTHER)
