"""One job: searches kept under a name, the same as `archive saved` keeps. Knows no template."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.errors import BadRequestError
from archive.refusals import SearchTakenError
from archive.saved import LONGEST_NAME, SavedSearch, everything, load_saved, store_saved, with_saved
from archive.web.access import Visitor
from archive.web.address import Address
from archive.web.language import Words
from archive.web.pages.handling import Form, first
from archive.web.site import Site


def links(site: Site) -> list[tuple[str, str]]:
    """The kept searches: name and address."""
    return [(one.name, Address.of_options(one.options).link()) for one in load_saved(site.archive.home).values()]


def keep(site: Site, _request: Request, form: Form, _visitor: Visitor) -> Response:
    """The search again, now kept under a name (or forgotten); what it finds now counts as seen.

    A name that another search has is taken from it only where the form says so.
    """
    name = " ".join(first(form, "name").split())[:LONGEST_NAME]
    if not name:
        raise BadRequestError("", option="name", possible="loyers, signés par Fabre, …")
    address, act = Address.of(parse_qsl(first(form, "address"))), first(form, "act")
    with site.writing:
        searches = load_saved(site.archive.home)
        if act == "forget":
            searches.pop(name, None)
            return _stored(site, searches, address, forgotten=name)
        options = everything(address.options())
        search = SavedSearch(name, options, tuple(site.archive.matching(options)))
        try:
            searches = with_saved(searches, search, replacing=act == "replace")
        except SearchTakenError:
            return _back(address, taken=name)
        return _stored(site, searches, address, kept=name)


def _stored(site: Site, searches: dict[str, SavedSearch], address: Address, **told: str) -> Response:
    store_saved(site.archive.home, searches)
    return _back(address, **told)


def _back(address: Address, **told: str) -> Response:
    """To the search, which tells what was done."""
    return RedirectResponse(address.link() + ("&" if address.pairs else "?") + urlencode(told), HTTPStatus.SEE_OTHER)


def taken(site: Site, request: Request) -> tuple[str, str]:
    """The name wanted that another search has, and that search; two empty texts where there is none."""
    wanted = request.query_params.get("taken", "")
    return next((one for one in links(site) if one[0] == wanted), ("", "")) if wanted else ("", "")


def notice(site: Site, request: Request, words: Words) -> str:
    """What is said once a search was kept or forgotten; of a name that is not so, nothing."""
    kept, forgotten = (request.query_params.get(name, "") for name in ("kept", "forgotten"))
    names = {name for name, _ in links(site)} if kept or forgotten else set()
    if kept in names:
        return words.t("The search is kept as “{name}”; the search page lists it.", name=kept)
    return words.t("The search “{name}” is forgotten.", name=forgotten) if forgotten and forgotten not in names else ""
