"""One job: the archivist's desk: find statements, tag one or many, take back what was decided."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.web.access import Visitor
from archive.web.address import Address
from archive.web.chips import chips
from archive.web.language import language_of, words_in
from archive.web.pages.handling import TOLD, Form, first, told
from archive.web.pages.search import pager
from archive.web.site import Site, safe_return

_PER_PAGE = 50
_LONGEST_TERM = 200
_MOST_TERMS = 20
_VOCABULARY = 200


def show(site: Site, request: Request) -> Response:
    """A search as a list to choose from, with the form that tags what is chosen."""
    address = Address.of(request.query_params.multi_items())
    words = words_in(language_of(request))
    options = replace(address.options(facet_size=_VOCABULARY, limit=_PER_PAGE), timeline=False, copies=True,
                      facet_kinds=("tag",))
    page = site.archive.search(options)
    sized = address if address.value("limit") else address.setting(limit=str(_PER_PAGE)).at_page(address.page)
    return site.render(request, "desk.html", {
        "address": address, "page": page, "chips": [replace(chip, remove=_on_desk(chip.remove), literal="")
                                                    for chip in chips(page, address, words)],
        "vocabulary": page.facets.get("tag", ()), "back": address.link("/desk"),
        **told(request),
        "pager": _desk_pager(pager(page, sized))})


def tag(site: Site, request: Request, form: Form, visitor: Visitor) -> Response:
    """Back where the form was, once the chosen statements have (or no longer have) the tags."""
    chosen = form.get("id", ())
    terms = [term for field in form.get("term", ()) for term in _terms(field)][:_MOST_TERMS]
    back = safe_return(first(form, "back"))
    if not chosen or not terms:
        words = words_in(language_of(request))
        return site.refuse(request, HTTPStatus.BAD_REQUEST, words.t("Nothing was chosen."),
                           words.t("Tick statements, write a tag, then send the form."))
    act = site.archive.untag if first(form, "act") == "untag" else site.archive.tag
    with site.writing:
        count = act(chosen, terms, site.signature(visitor, first(form, "reason")[:500]))
        last = site.archive.history(limit=1)
    undo = [f"undo={last[-1]['id']}"] if count else []
    return RedirectResponse(_with_told(back, f"done={count}", *undo), HTTPStatus.SEE_OTHER)


def undo(site: Site, _request: Request, form: Form, visitor: Visitor) -> Response:
    """Back where the button was, once everything that was decided together with an entry is taken back."""
    entry = first(form, "entry")[:64]
    back = safe_return(first(form, "back"))
    with site.writing:
        count = len(site.archive.undo(entry or None, site.signature(visitor)))
    return RedirectResponse(_with_told(back, f"undone={count}"), HTTPStatus.SEE_OTHER)


def _terms(field: str) -> list[str]:
    """The terms of a field: several are parted by commas."""
    return [term for part in field.split(",") if (term := " ".join(part.split())[:_LONGEST_TERM])]


def _on_desk(link: str) -> str:
    parts = urlsplit(link)
    return f"/desk?{parts.query}" if parts.query else "/desk"


def _desk_pager(made: object) -> dict[str, object]:
    """The pager with its links on the desk."""
    values = dict(made) if isinstance(made, dict) else {}
    values["pages"] = [(number, _on_desk(link), gap) for number, link, gap in values["pages"]]
    for name in ("previous", "next"):
        values[name] = _on_desk(values[name]) if values[name] else ""
    return values


def _with_told(back: str, *news: str) -> str:
    """The address to go back to, with what was done in place of what it told before."""
    path, _, rest = back.partition("?")
    kept = [pair for pair in rest.split("&") if pair and pair.partition("=")[0] not in TOLD]
    return f"{path}?{'&'.join([*kept, *news])}"
