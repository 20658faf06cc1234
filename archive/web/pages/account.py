"""One job: sign in and out. Knows no other page."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.web.access import Visitor
from archive.web.language import language_of, words_in
from archive.web.pages.handling import Form, first
from archive.web.sessions import LIFETIME, SESSION, remember
from archive.web.site import Site, safe_return


def show(site: Site, request: Request) -> Response:
    """The form."""
    return _form(site, request, request.query_params.get("next", "/"))


def enter(site: Site, request: Request, form: Form) -> Response:
    """The page that was wanted, with a signed cookie; or the form again. Those who guess must wait."""
    address = request.client.host if request.client else ""
    words = words_in(language_of(request))
    back = safe_return(first(form, "next"))
    if site.throttle.is_closed(address):
        return _form(site, request, back, words.t("Too many attempts. Wait a minute."),
                     HTTPStatus.TOO_MANY_REQUESTS)
    visitor = site.accounts.with_password(first(form, "name").strip(), first(form, "password"))
    if visitor is None:
        site.throttle.failed(address)
        return _form(site, request, back, words.t("Name or password is wrong."), HTTPStatus.UNAUTHORIZED)
    site.throttle.succeeded(address)
    response = RedirectResponse(back, HTTPStatus.SEE_OTHER)
    remember(response, SESSION, site.signer.session(visitor.name), seconds=LIFETIME, secure=site.options.secure)
    return response


def leave(_site: Site, _request: Request, _form: Form, _visitor: Visitor) -> Response:
    """The search page, without the cookie."""
    response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    response.delete_cookie(SESSION)
    return response


def _form(site: Site, request: Request, back: str, problem: str = "",
          status: HTTPStatus = HTTPStatus.OK) -> Response:
    return site.render(request, "sign_in.html", {"back": safe_return(back), "problem": problem}, status)
