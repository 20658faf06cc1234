"""One job: the review queue as a page: what waits for a person, each with the answers that settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from archive.errors import BadRequestError, NotFoundError
from archive.requests import SearchOptions
from archive.reviewing import Item, ReviewItem, ReviewOptions
from archive.settling import Verdict
from archive.web.access import Visitor
from archive.web.address import Address
from archive.web.language import Words, language_of, phrase, words_in
from archive.web.pages.decisions import said
from archive.web.pages.handling import Form, first, told
from archive.web.pages.waiting import QUESTIONS, detail_of, what_of
from archive.web.site import Site

GAPS = ((phrase("without a date"), "date:inconnue"), (phrase("without an issuer"), "-a:émetteur"),
        (phrase("without a signatory"), "-a:signataire"), (phrase("without a tag"), "-a:mot-clé"))
VALUED = frozenset({Item.NO_DATE, Item.NO_ISSUER})
_SHOWN = 20
_COUNTED = 100
_SEARCHED = 1_000


@dataclass(frozen=True, slots=True)
class Group:
    """What waits of one kind: how many, and the first of them."""

    kind: Item
    question: str
    count: str
    items: tuple[ReviewItem, ...]


def show(site: Site, request: Request) -> Response:
    """What waits, by kind, and what statements lack."""
    words = words_in(language_of(request))
    gaps = [(words.t(label), site.archive.search(SearchOptions(query, limit=0)).total,
             Address((("q", query),)).link("/desk")) for label, query in GAPS]
    items = site.archive.review(ReviewOptions(limit=_COUNTED + 1))
    groups = [_group(site, kind, [one for one in items if one.kind is kind], words) for kind in QUESTIONS]
    return site.render(request, "review.html", {
        "gaps": gaps, "groups": [group for group in groups if group.items], "valued": VALUED,
        **told(request)})


def _group(site: Site, kind: Item, items: Sequence[ReviewItem], words: Words) -> Group:
    count = words.number(len(items)) if len(items) <= _COUNTED else words.t("more than {n}", n=_COUNTED)
    shown = tuple(replace(one, what=_what(site, one, words), detail=detail_of(one, words)) for one in items[:_SHOWN])
    return Group(kind, words.t(QUESTIONS[kind]), count, shown)


def _what(site: Site, item: ReviewItem, words: Words) -> str:
    """What an item is about; of a decision that has no place, what was decided."""
    if item.kind is not Item.CONFLICT:
        return what_of(item, words)
    entries = site.archive.history(item.statement)
    names = site.archive.names_in(entries)
    return next((said(one, words, names) for one in entries if one["id"] in item.names), item.what)


def settle(site: Site, _request: Request, form: Form, visitor: Visitor) -> Response:
    """Back in the queue, once the answer is in the ledger."""
    value = " ".join(first(form, "value").split())[:500]
    verdict = Verdict(first(form, "answer") == "yes", value)
    with site.writing:
        item = _item(site, first(form, "kind"), first(form, "key"), first(form, "statement"))
        if verdict.accepted and item.kind in VALUED and not value:
            raise BadRequestError("", option=item.kind.value, possible="2024-06-21, juin 2024, …")
        site.archive.settle(item, verdict, site.signature(visitor))
        last = site.archive.history(limit=1)
    undo = f"&undo={last[-1]['id']}" if last else ""
    return RedirectResponse(f"/desk/review?done=1{undo}#{item.kind.value}", HTTPStatus.SEE_OTHER)


def _item(site: Site, kind: str, key: str, statement: str) -> ReviewItem:
    """The item as it waits now; a form cannot make one up."""
    if kind not in list(Item):
        raise BadRequestError(kind[:50], option="kind", possible=", ".join(Item))
    waiting = site.archive.review(ReviewOptions(kinds=(Item(kind),), limit=_SEARCHED, ids=(statement,)))
    found = next((one for one in waiting if one.key == key and one.statement == statement), None)
    if found is None:
        raise NotFoundError(key[:100])
    return found
