"""One job: a result as a file: CSV, JSON, RIS, BibTeX, and as an Atom feed. Knows no template of a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from archive.reports import SearchHit, SearchPage
from archive.web.address import Address
from archive.web.answers import JsonAnswer, json_draft
from archive.web.citations import Citable, bibtex, ris
from archive.web.language import Words, language_of, words_in
from archive.web.marking import harmless
from archive.web.paths import public_page
from archive.web.shelf import Draft
from archive.web.site import Site, in_words, instant, origin_of

MOST = 5_000
_FEED = 30
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Writer = Callable[[SearchPage, str, Words], bytes]


def export(kind: str) -> Callable[[Site, Request], Response]:
    """The statements that match, at most MOST of them, as a file of this kind."""
    return lambda site, request: _exported(site, request, kind)


def _exported(site: Site, request: Request, kind: str) -> Response:
    address = Address.of(request.query_params.multi_items())
    found = site.archive.search(replace(address.options(limit=MOST, page=1), timeline=False, copies=True))
    headers = {"content-disposition": f'attachment; filename="communiques.{kind}"'}
    if kind == "json":
        return JsonAnswer(public_page(found).to_json(), headers=headers)
    write, media_type = WRITERS[kind]
    return Response(write(found, origin_of(request), words_in(language_of(request))), headers=headers,
                    media_type=media_type)


def feed(site: Site, request: Request) -> Draft:
    """The newest statements of a search as an Atom feed (RFC 4287)."""
    address = Address.of(request.query_params.multi_items()).setting(sort="date")
    found = site.archive.search(address.options(limit=_FEED, page=1))
    moments = _moments(site, found)
    latest = max(moments.values(), default=datetime.now(UTC).isoformat(timespec="seconds"))
    xml = site.environment.get_template("feed.xml").render(
        page=found, moments=moments, latest=latest, **in_words(words_in(language_of(request))),
        origin=origin_of(request),
        link=address.removing("sort").link(), own=address.removing("sort").link("/feed.atom"))
    return Draft.of(harmless(xml).encode(), "application/atom+xml")


def _moments(site: Site, page: SearchPage) -> dict[str, str]:
    """The moment of each entry: its date or, where a statement has none, when it came into the archive."""
    came = site.archive.arrivals([hit.id for hit in page.hits if not hit.date])
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return {hit.id: instant(hit.date) if hit.date else came.get(hit.id, now) for hit in page.hits}


def citable(hit: SearchHit, origin: str) -> Citable:
    """What a citation says of a hit."""
    return Citable(hit.id, hit.title, hit.date, None, hit.issuers, [one.name for one in hit.signatories],
                   hit.document_type, f"{origin}/statements/{hit.id}")


def _csv(page: SearchPage, origin: str, words: Words) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["id", "date", "title", "issuers", "type", "signatories", "tags", "link"])
    for hit in page.hits:
        row = [hit.id, hit.date or "", hit.title or "", " ; ".join(hit.issuers), words.type(hit.document_type),
               " ; ".join(one.name for one in hit.signatories), " ; ".join(hit.tags), f"{origin}/statements/{hit.id}"]
        writer.writerow([_cell(one) for one in row])
    # The mark at the beginning tells spreadsheets that the file is UTF-8.
    return ("\ufeff" + harmless(text.getvalue())).encode()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _ris(page: SearchPage, origin: str, words: Words) -> bytes:
    return harmless("".join(ris(citable(hit, origin), words) for hit in page.hits)).encode()


def _bibtex(page: SearchPage, origin: str, words: Words) -> bytes:
    return harmless("\n".join(bibtex(citable(hit, origin), words) for hit in page.hits)).encode()


WRITERS: Mapping[str, tuple[Writer, str]] = {
    "csv": (_csv, "text/csv; charset=utf-8"),
    "ris": (_ris, "application/x-research-info-systems; charset=utf-8"),
    "bib": (_bibtex, "application/x-bibtex; charset=utf-8"),
}


def suggestions(site: Site, request: Request) -> Draft:
    """Completions in the shape of OpenSearch suggestions: the text, then lists of completions and descriptions."""
    text = request.query_params.get("q", "")[:200]
    found = site.archive.complete(text, 10)
    return json_draft([text, [one.text for one in found], [str(one.statements) for one in found],
                       [one._asdict() for one in found]])

