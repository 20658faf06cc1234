"""One job: the page of one statement, its original, and its citation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from archive.errors import ArchiveError, NotFoundError
from archive.reports import FacetCount, SearchHit, StatementReading, StatementView
from archive.requests import SearchOptions
from archive.terminal.wording import DATE_STATUS, ROLES
from archive.web.access import Visitor
from archive.web.address import Address
from archive.web.citations import Citable, bibtex, iso_690, ris
from archive.web.comparison import MOST_WORDS, changes
from archive.web.evidence import evidence_of, ground, notes_on
from archive.web.language import Words, language_of, words_in
from archive.web.marking import Section, Span, harmless, sections, spaced
from archive.web.originals import POLICY, viewable
from archive.web.pages.decisions import Line, lines
from archive.web.pages.handling import Form, first, told
from archive.web.pages.waiting import LABELS
from archive.web.paths import file_name
from archive.web.site import Site, origin_of
from corpus.statement import DocumentType

RECORDS = {"PER": "people", "ORG": "organisations", "LOC": "places"}
TYPES = tuple(one.value for one in DocumentType)
_SIMILAR = 5
_HISTORY = 20
_VOCABULARY = 200


class _Typed(dict[str, str]):
    """The values of fields; those of the others are empty."""

    def __missing__(self, _: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Which form of the page was refused, what was typed into it, what is wrong and what to do."""

    group: str
    form: Form
    what: str
    remedy: str

    def typed(self, group: str) -> Mapping[str, str]:
        """The values of the fields, where it is this form."""
        return _Typed({name: first(self.form, name) for name in self.form} if group == self.group else {})


_NOTHING = Refused("", {}, "", "")


def show(site: Site, request: Request) -> Response:
    """The page of a statement, with what the search that led there asked for marked in it."""
    return _page(site, request, site.archive.read(request.path_params["identifier"]))


def show_with_contacts(site: Site, request: Request, _: Form, visitor: Visitor) -> Response:
    """The same page with telephone numbers and addresses, for an archivist, who is noted."""
    identifier = request.path_params["identifier"]
    found = site.archive.read(identifier, with_contacts=True)
    site.note_access(visitor, "contacts", identifier)
    response = _page(site, request, found, unmasked=True)
    response.headers["cache-control"] = "no-store"
    return response


def show_again(site: Site, request: Request, refused: Refused) -> Response:
    """The page with a form that could not be taken: what was typed still stands in it, with what is wrong."""
    found = site.archive.read(request.path_params["identifier"])
    return _page(site, request, found, refused=refused)


def download(site: Site, request: Request) -> Response:
    """The file as received, byte for byte."""
    identifier = request.path_params["identifier"]
    found = site.archive.original(identifier)
    visitor = site.visitor(request)
    if visitor is not None:
        site.note_access(visitor, "original", identifier)
    name = file_name(found.path) or identifier
    return Response(found.data, media_type="application/octet-stream", headers={
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name, errors='replace')}"})


def original(site: Site, request: Request) -> Response:
    """The file as received, as an inert page for a frame."""
    identifier = request.path_params["identifier"]
    found = site.archive.original(identifier)
    view = site.archive.show(identifier)
    encoding = next((one.encoding for one in view.sources if one.sha256 == found.sha256), "utf-8")
    page = viewable(found.data, found.media_type, encoding, title=view.title or identifier)
    return Response(page.encode(), media_type="text/html; charset=utf-8", headers={
        "content-security-policy": POLICY, "x-frame-options": "SAMEORIGIN"})


def citation(kind: str) -> Callable[[Site, Request], Response]:
    """The citation as a file of this kind."""
    return lambda site, request: _citation(site, request, kind)


def _citation(site: Site, request: Request, kind: str) -> Response:
    view = site.archive.show(request.path_params["identifier"])
    words = words_in(language_of(request))
    one = citable(view, origin_of(request))
    if kind == "txt":
        return PlainTextResponse(harmless(iso_690(one, words)))
    text = bibtex(one, words) if kind == "bib" else ris(one, words)
    return PlainTextResponse(harmless(text), headers={
        "content-disposition": f'attachment; filename="{view.id}.{kind}"'})


def compare(site: Site, request: Request) -> Response:
    """Two statements side by side, word by word: what each has that the other has not."""
    one = site.archive.show(request.path_params["identifier"])
    other = site.archive.show(request.query_params.get("with", ""))
    found = changes(one.text, other.text)
    return site.render(request, "compare.html", {
        "one": one, "other": other, "changes": found, "same": all(each.kind == "same" for each in found),
        "cut": MOST_WORDS if max(len(each.text.split()) for each in (one, other)) > MOST_WORDS else 0})


def citable(view: StatementView, origin: str) -> Citable:
    """What a citation says of a statement."""
    signed = [one.name for one in view.people if "signatory" in one.roles]
    return Citable(view.id, view.title, view.date, view.place_of_issue, view.issuers, signed, view.document_type,
                   f"{origin}/statements/{view.id}")


def _page(site: Site, request: Request, found: StatementReading, *, unmasked: bool = False,
          refused: Refused = _NOTHING) -> Response:
    view, words = found.view, words_in(language_of(request))
    address = Address.of(request.query_params.multi_items())
    one = citable(view, origin_of(request))
    found_sections = sections(spaced(view.text, view.language), view.blocks, found.mentions,
                              _marks(site, view, address))
    heading = _heading(found_sections, view)
    return site.render(request, "statement.html", {
        "view": view, "reading": found, "address": address, "labels": LABELS, "records": RECORDS,
        "heading": heading, "sections": [one for one in found_sections if one is not heading],
        "notes": notes_on(view, words), "citation": iso_690(one, words),
        "evidence": evidence_of(found, words), "ground": ground, "unmasked": unmasked,
        "similar": _hits(site, view, similar=True), "copies": _hits(site, view, similar=False),
        "vocabulary": _vocabulary(site, request, view),
        "neighbours": _neighbours(site, request, address, view), "types": TYPES, "roles": ROLES,
        "date_status": DATE_STATUS,
        "history": _history(site, view, words), "refused": refused,
        **told(request)}, HTTPStatus.BAD_REQUEST if refused.group else HTTPStatus.OK)


def _history(site: Site, view: StatementView, words: Words) -> Sequence[Line]:
    """The last decisions on a statement, newest first."""
    entries = site.archive.history(view.id)[-_HISTORY:]
    return lines(entries, words, site.archive.names_in(entries))


def _heading(found: Sequence[Section], view: StatementView) -> Section | None:
    """The part of the text that is the title, so that it is not shown twice."""
    titles = [one for one in found if one.kind == "title"]
    words = "".join(piece.text for one in titles[:1] for run in one.runs for piece in run.pieces).split()
    return titles[0] if titles and words == (view.title or "").split() else None


def _marks(site: Site, view: StatementView, address: Address) -> Sequence[Span]:
    if view.deleted or not address.value("q"):
        return ()
    return site.archive.matches(view.id, address.options())


def _hits(site: Site, view: StatementView, *, similar: bool) -> Sequence[SearchHit]:
    """Statements beside this one; of a deleted one, which the index does not have, none."""
    if view.deleted:
        return ()
    try:
        return site.archive.similar(view.id, _SIMILAR).hits if similar else site.archive.copies(view.id)
    except NotFoundError:
        return ()


def _vocabulary(site: Site, request: Request, view: StatementView) -> Sequence[FacetCount]:
    """The tags in use, for those who may add one."""
    visitor = site.visitor(request)
    if visitor is None or not visitor.may_decide or view.deleted:
        return ()
    return site.archive.facets(SearchOptions(limit=0, facet_size=_VOCABULARY, facet_kinds=("tag",)))["tag"]


def _neighbours(site: Site, request: Request, address: Address, view: StatementView) -> Mapping[str, object]:
    """The statements before and after this one in the result that led here."""
    at = request.query_params.get("at", "")
    if not (at.isascii() and at.isdigit() and 0 < int(at[:7]) <= 1_000_000):
        return {}
    number = int(at[:7])
    found: dict[str, object] = {"back": address.link(), "previous": None, "next": None}
    for name, other in (("previous", number - 1), ("next", number + 1)):
        hit = _hit_at(site, address, other)
        if hit and hit.id != view.id:
            found[name] = (hit, address.link(f"/statements/{hit.id}") + ("&" if address.pairs else "?")
                           + f"at={other}")
    return found


def _hit_at(site: Site, address: Address, number: int) -> SearchHit | None:
    if number < 1:
        return None
    try:
        found = site.archive.search(replace(address.options(), limit=1, page=number))
    except ArchiveError:
        return None
    return found.hits[0] if found.hits else None
